"""The packaged course: what it promises beyond what `h2h check` can tell."""

from __future__ import annotations

import re
from textwrap import wrap

import pytest

from course.catalog import Catalog
from course.exercises import KINDS, kind_name
from course.exercises.ledger import Ledger
from course.exercises.prompt import Prompt
from course.exercises.roads import METERS
from course.exercises.talk import Reply, Talk
from course.model import LANGUAGES, Chapter, Language

WIDTH = 72


def chapters(language: Language) -> list[Chapter]:
    catalog = Catalog.open()
    return [catalog.chapter(entry.id, language) for entry in catalog.course.chapters]


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_has_every_kind(language: Language) -> None:
    assert {kind_name(step) for chapter in chapters(language) for step in chapter.steps} >= set(KINDS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_chapter_comes_back_ends_with_a_plan_and_can_be_taught_to_a_room(language: Language) -> None:
    first, *others = chapters(language)
    for chapter in (first, *others):
        kinds = [kind_name(step) for step in chapter.steps]
        assert kinds.count("plan") == 1, chapter.id
        assert "prompt" in kinds, chapter.id
        assert len({*kinds} & {"guess", "choice", "sort", "order", "match", "recall", "rewrite", "talk"}) >= 3, (
            chapter.id
        )
        assert any(step.id == "evidence-check" for step in chapter.steps), chapter.id
        assert chapter.facilitator, chapter.id
        assert [gap for recall in chapter.later for gap in recall.gaps], chapter.id
        assert chapter is first or kinds[:2] == ["follow-up", "warm-up"], chapter.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_part_has_a_card_for_leaders_on_their_path(language: Language) -> None:
    course = Catalog.open().course
    (leaders,) = (path for path in course.paths if path.id == "leaders")
    cards = [chapter.id for chapter in chapters(language) if any(step.id == "leaders" for step in chapter.steps)]
    assert len(cards) == len(course.parts)
    assert set(cards) <= set(leaders.chapters)
    assert [sum(entry.id in cards for entry in part.chapters) for part in course.parts] == [1] * len(course.parts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_talk_goes_on_with_the_learners_own_case(language: Language) -> None:
    found = []
    for chapter in chapters(language):
        for step, following in zip(chapter.steps, chapter.steps[1:], strict=False):
            if isinstance(step, Talk):
                found.append(step.id)
                assert isinstance(following, Prompt), step.id
    assert found == ["discovery", "complaint", "unfinished-idea", "bring-it-up"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_fits_the_screen(language: Language) -> None:
    talks = [step for chapter in chapters(language) for step in chapter.steps if isinstance(step, Talk)]
    nodes = [node for talk in talks for node in talk.nodes]
    assert [node.scene for node in nodes if len(wrap(node.scene, WIDTH)) > 5] == []
    assert [said.text for node in nodes for said in node.replies if len(wrap(said.text, WIDTH)) > 2] == []
    assert [said.why for node in nodes for said in node.replies if len(wrap(said.why, WIDTH)) > 3] == []


def total(reply: Reply) -> int:
    """What a reply moves, all meters taken together."""
    return sum(reply.effect(meter) for meter in METERS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_is_the_best_one_throughout(language: Language) -> None:
    """Pressing one digit all the way must not lead to the best ending: the replies have to be read."""
    for talk in (step for chapter in chapters(language) for step in chapter.steps if isinstance(step, Talk)):
        effects = [[total(reply) for reply in node.replies] for node in talk.nodes]
        best = [values.index(max(values)) for values in effects]
        assert max(best.count(place) for place in best) <= len(best) / 2, talk.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_ledger_adds_up_to_the_numbers_its_lesson_speaks_of(language: Language) -> None:
    (ledger,) = (step for chapter in chapters(language) for step in chapter.steps if isinstance(step, Ledger))
    rows = ledger.example
    sums = [sum(column) for column in zip(*((r.hours, r.euros, r.enquiries, r.customers) for r in rows), strict=True)]
    assert sums == [47, 495, 51, 18]
    best = sorted((row for row in rows if row.customers), key=lambda row: row.hours / row.customers)[:3]
    assert (sum(row.hours for row in best), sum(row.customers for row in best)) == (10, 11)
    assert sums[-1] - 11 < 11
    assert len(rows) - len(best) == 5
    for number in {"de": ("Drei", "fünf", "elf"), "en": ("Three", "five", "eleven")}[language]:
        assert re.search(rf"\b{number}\b", ledger.lesson)
