"""A plan is made by lines."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from course.journal import open_plans
from course.progress import Entry, answered, timestamp
from tui.coming import today

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from course.progress import Progress
    from tests.read.conftest import Told

WHERE = "all-kinds/plan"
PLAN = ("Rain", "the bell rings", "I go in", "", "Anna")


@pytest.fixture
def three_active(came_to: Callable[[str], Progress]) -> Progress:
    """Three plans are active beside the one of this step."""
    progress = came_to("plan")
    for days, name in ((2, "rolls"), (1, "later")):
        at = timestamp(datetime.now(timezone.utc) - timedelta(days=days))
        entry = Entry(at=at, answer={"text": {"cue": f"{name} rise", "act": "I eat"}})
        progress = answered(progress, f"{name}/plan", "plan", entry)
    assert len(open_plans(progress)) == 3
    return progress


def ahead(days: int) -> str:
    return (today() + timedelta(days=days)).isoformat()


def test_a_plan_is_said_back_kept_and_rehearsed(at: Callable[..., Told]) -> None:
    told = at("plan", *PLAN, "maybe", "yes", "Bell, then in")
    assert (told.code, told.error) == (0, "")
    assert "For example: If I pass the bakery, then I go in." in told.out
    assert "Your plan:\nIf the bell rings, then I go in.\nBy: " in told.out
    assert "Please type yes or no." in told.out
    text = {"obstacle": "Rain", "cue": "the bell rings", "act": "I go in", "date": ahead(7), "whom": "Anna"}
    entries = told.progress.steps[WHERE].entries
    assert [entry.answer for entry in entries] == [{"text": text}, {"text": {**text, "rehearsed": "Bell, then in"}}]
    assert entries[0].wording == {"question": "Visit a bakery."}


def test_both_halves_are_needed_and_the_rest_is_not(at: Callable[..., Told]) -> None:
    told = at("plan", "", "", "the bell rings", "", "I go in", "+3", "", "y", "")
    assert "The “if” half is missing" in told.out
    assert "The “then” half is missing" in told.out
    assert told.answer(WHERE) == {"text": {"cue": "the bell rings", "act": "I go in", "date": ahead(3)}}
    assert len(told.progress.steps[WHERE].entries) == 1


def test_what_there_is_to_say_is_said_and_each_part_can_be_changed(at: Callable[..., Told]) -> None:
    first = ("", "if it rings or rains", "then I try it", "some day", "")
    told = at("plan", *first, "no", "", "it rings", "I go in", "1 Jan 2020", "", "no", "", "", "", "+1", "", "yes")
    before, between, after = " ".join(told.out.split()).split("Does the plan stand?")[:3]
    for words in ("already begins with “if”", "already has its “then”", "like trying", "like two cues", "“some day”"):
        assert words in before
        assert words not in between.split("Whom do I tell?")[1]
    assert "“some day” cannot be read as a day" in before
    assert "This day lies in the past." in between
    assert "This day lies in the past." not in after
    assert "So far “it rings”; an empty line leaves it so:" in after
    assert told.answer(WHERE) == {"text": {"cue": "it rings", "act": "I go in", "date": ahead(1)}}


def test_what_need_not_be_there_can_be_taken_out(at: Callable[..., Told]) -> None:
    told = at("plan", *PLAN, "no", "-", "", "", "", "-", "yes")
    assert "So far “Rain”; an empty line leaves it so, a single minus takes it out:" in " ".join(told.out.split())
    assert told.answer(WHERE) == {"text": {"cue": "the bell rings", "act": "I go in", "date": ahead(7)}}


def test_words_that_are_no_day_are_kept_as_they_are(at: Callable[..., Told]) -> None:
    told = at("plan", "", "it rings", "I go in", "when it snows", "", "yes")
    assert told.answer(WHERE) == {"text": {"cue": "it rings", "act": "I go in", "date": "when it snows"}}


def test_a_half_done_plan_is_asked_only_for_what_is_missing(
    at: Callable[..., Told], read: Callable[..., Told], every_kind: Path
) -> None:
    told = at("plan", "Rain", "it rings", draft={"text": {"whom": "Anna"}})
    assert told.draft(WHERE) == {"text": {"obstacle": "Rain", "cue": "it rings", "whom": "Anna"}}
    again = read("I go in", "", "yes", course=every_kind)
    assert "This stands here so far:\nIn the way: Rain\nIf: it rings\nTold to: Anna" in again.out
    assert again.answer(WHERE) == {
        "text": {"obstacle": "Rain", "cue": "it rings", "act": "I go in", "date": ahead(7), "whom": "Anna"}
    }


def test_where_three_are_active_one_is_let_go(at: Callable[..., Told], three_active: Progress) -> None:
    told = at("plan", *PLAN, "yes", "4", "2", "", progress=three_active)
    assert "3 plans are active already. This one counts once you let one of them go." in told.out
    assert "2. If rolls rise, then I eat." in told.out
    assert [plan.where for plan in open_plans(told.progress)] == ["bread/plan", "later/plan", WHERE]
    report = told.progress.steps["review/rolls/plan"].latest
    assert report
    assert report.answer == {"plan": "rolls/plan", "outcome": "let go"}
    assert report.wording == {"question": "If rolls rise, then I eat."}


def test_where_none_is_let_go_the_plan_stays_a_draft(at: Callable[..., Told], three_active: Progress) -> None:
    told = at("plan", *PLAN, "yes", "0", progress=three_active)
    assert "This plan stays a draft." in told.out
    assert not told.answer(WHERE)
    assert told.progress.drafts[WHERE].answer["text"]["cue"] == "the bell rings"
    assert len(open_plans(told.progress)) == 3


def test_a_plan_is_told_in_german_and_made_anew_where_it_is_active_itself(at: Callable[..., Told]) -> None:
    text = {"cue": "wenn es klingelt", "act": "gehe ich hin", "date": "2026-12-04", "rehearsed": "Klingel"}
    new = ("", "es schellt", "laufe ich", "+2", "")
    told = at("plan", ":nochmal", *new, "ja", "", answer={"text": text}, lang="de")
    assert "Ihr Vorhaben:\nWenn es klingelt, dann gehe ich hin.\nBis: 04.12.2026\nAus dem Kopf: Klingel\n" in told.out
    assert told.answer(WHERE) == {"text": {"cue": "es schellt", "act": "laufe ich", "date": ahead(2)}}
