"""The practice course: the three long talks in full, and every kind of exercise that the first chapters do not have."""

from __future__ import annotations

from pathlib import Path
from textwrap import wrap

import pytest

from course.catalog import Catalog
from course.check import check_course
from course.exercises import kind_name
from course.exercises.ledger import Ledger
from course.exercises.prompt import Prompt
from course.exercises.roads import METERS
from course.exercises.talk import Reply, Talk
from course.model import LANGUAGES, Chapter, Language

PRACTICE = Path(__file__).parents[1] / "data/practice"
WIDTH = 72
KINDS = {
    "rewrite",
    "talk",
    "ledger",
    "contacts",
    "pair",
    "then-now",
    "follow-up",
    "warm-up",
    "recall",
    "prompt",
    "plan",
}


def chapters(language: Language) -> list[Chapter]:
    catalog = Catalog.open(PRACTICE)
    return [catalog.chapter(entry.id, language) for entry in catalog.course.chapters]


def test_nothing_is_wrong_with_it() -> None:
    assert check_course(PRACTICE) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_has_every_new_kind(language: Language) -> None:
    assert {kind_name(step) for chapter in chapters(language) for step in chapter.steps} >= KINDS


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
    for number in ("10", "47", "11", "18"):
        assert number in ledger.lesson.split() or f"{number}." in ledger.lesson.split()
