"""Which claims and findings were met, and in which steps."""

from __future__ import annotations

from datetime import datetime, timezone

from course.booklet import Place, cited, met
from course.catalog import Catalog
from course.exercises import kind_name
from course.exercises.choice import Choice, Option
from course.model import Chapter, Reading
from course.progress import Entry, Progress, answered, key, noted

NOW = datetime(2026, 11, 22, tzinfo=timezone.utc)


def chapter(name: str, *steps: Reading | Choice) -> Chapter:
    return Chapter(id=name, language="en", title=name, minutes=1, objectives=(), claims=(), steps=steps)


def reading(name: str, *ids: str) -> Reading:
    return Reading(id=name, markdown=" ".join(f"[words](evidence:{one})" for one in ids) or "Nothing.")


FIRST = chapter("first", reading("story", "S0.2", "F1"), reading("core", "S0.1", "S0.2"), reading("end", "S0.3"))
SECOND = chapter("second", reading("story", "S0.4", "F1"))
BODIES = {"first": FIRST, "second": SECOND}


def seen(*wheres: str) -> Progress:
    progress = Progress()
    for where in wheres:
        progress = noted(progress, where, "reading", "seen", NOW)
    return progress


def test_a_step_cites_in_all_its_texts_and_for_its_panel_each_once() -> None:
    step = Choice(
        id="flour",
        question="Says [who](evidence:S0.1)?",
        hints=("Look at [this](evidence:F1).",),
        evidence=("S0.1", "E2"),
        options=(
            Option(id="a", text="A", verdict="right", why="Because of [that](evidence:S0.2) and [this](evidence:F1)."),
            Option(id="b", text="B", verdict="wrong", why="It does not."),
        ),
    )
    assert sorted(cited(step)) == ["E2", "F1", "S0.1", "S0.2"]
    assert cited(reading("nothing")) == ()


def test_what_steps_cite_that_were_seen_is_met_in_the_order_of_the_course() -> None:
    found = met(seen("second/story", "first/core", "first/story"), BODIES, BODIES.get)
    assert list(found) == ["S0.2", "F1", "S0.1", "S0.4"]
    assert found["S0.2"] == (Place("first", "story", "reading"), Place("first", "core", "reading"))
    assert found["F1"][1] == Place("second", "story", "reading")


def test_what_was_skipped_or_only_begun_is_not_met() -> None:
    progress = noted(Progress(), "first/story", "reading", "skipped", NOW)
    assert met(progress, BODIES, BODIES.get) == {}
    answer = answered(progress, "first/story", "reading", Entry(at="2026-11-22T00:00:00.000Z"))
    assert "S0.2" in met(answer, BODIES, BODIES.get)


def test_only_chapters_that_were_begun_are_read() -> None:
    asked: list[str] = []

    def read(name: str) -> Chapter:
        asked.append(name)
        return BODIES[name]

    assert met(seen("second/story", "gone/story"), BODIES, read)
    assert asked == ["second"]


def test_a_chapter_with_problems_is_left_out() -> None:
    found = met(seen("first/story", "second/story"), BODIES, {"second": SECOND}.get)
    assert list(found) == ["S0.4", "F1"]


def test_all_that_the_packaged_course_cites_can_be_met() -> None:
    catalog = Catalog.open()
    chapters = [entry.id for entry in catalog.course.chapters]
    progress, ids = Progress(), set()
    for name in chapters:
        for step in catalog.chapter(name, "de").steps:
            progress = noted(progress, key(name, step.id), kind_name(step), "seen", NOW)
            ids |= set(step.evidence)
        ids |= set(catalog.chapter(name, "de").claims)
    found = set(met(progress, chapters, lambda name: catalog.chapter(name, "de")))
    assert ids <= found
    assert found == set(met(progress, chapters, lambda name: catalog.chapter(name, "en")))
    assert all(name in catalog.all_evidence() for name in found)
