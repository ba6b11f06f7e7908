"""What became of a plan, by lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from course.journal import open_plans

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from course.progress import Progress
    from tests.read.conftest import Told

WHERE, PLAN = "all-kinds/follow-up", "bread/plan"


def test_outcome_and_words_become_the_answer(at: Callable[..., Told]) -> None:
    told = at("follow-up", "5", "2", "I looked", "twice", ".", "Again.", ".")
    assert (told.code, told.error) == (0, "")
    assert "If the bell rings, then I look up. (" in told.out
    assert "It is asked about again in 7 days." in told.out
    assert told.answer(WHERE) == {
        "plan": PLAN,
        "outcome": "partly",
        "text": {"happened": "I looked\ntwice", "now": "Again."},
    }
    latest = told.progress.steps[WHERE].latest
    assert latest
    assert latest.wording["question"].startswith("If the bell rings, then I look up. (")


def test_a_plan_that_is_let_go_needs_no_words(at: Callable[..., Told]) -> None:
    told = at("follow-up", "4", "no")
    assert told.answer(WHERE) == {"plan": PLAN, "outcome": "let go"}
    assert not open_plans(told.progress)


def test_without_a_plan_there_is_nothing_to_ask(at: Callable[..., Told], came_to: Callable[[str], Progress]) -> None:
    told = at("follow-up", progress=msgspec.structs.replace(came_to("follow-up"), steps={}))
    assert "No plan is open, so there is nothing to follow up." in told.out
    assert (told.progress.steps[WHERE].state, told.progress.steps[WHERE].entries) == ("seen", ())


def test_half_done_it_goes_on_with_the_same_plan(
    at: Callable[..., Told], read: Callable[..., Told], every_kind: Path
) -> None:
    told = at("follow-up", "1", "I looked")
    half = {"plan": PLAN, "outcome": "done", "text": {"happened": "I looked"}}
    assert told.draft(WHERE) == half
    again = read(".", ".", course=every_kind)
    assert "What became of it: done." in again.out
    assert again.answer(WHERE) == half


def test_words_that_the_screen_has_without_an_outcome_stay(at: Callable[..., Told]) -> None:
    told = at("follow-up", "3", "today", ".", ".", draft={"text": {"happened": "Nothing"}})
    assert told.answer(WHERE) == {"plan": PLAN, "outcome": "not yet", "text": {"happened": "Nothing\ntoday"}}


def test_an_answer_is_told_in_german(at: Callable[..., Told]) -> None:
    answer = {"plan": PLAN, "outcome": "not yet", "text": {"now": "Morgen."}}
    told = at("follow-up", answer=answer, lang="de")
    assert "Wenn the bell rings, dann I look up." in told.out
    assert (
        "Was daraus wurde: noch nicht.\nIn 7 Tagen wird noch einmal danach gefragt.\n\nWas nun?\nMorgen.\n" in told.out
    )
    assert "Was war?" not in told.out
    assert told.answer(WHERE) == answer
