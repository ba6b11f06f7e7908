"""When recall questions come back."""

# ruff: noqa: FBT003 — right or wrong is what is tested here

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.progress import Due, Progress
from course.review import LADDER, asked, local_day, met, warm_up

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=timezone.utc)
TODAY = local_day(NOW)
MOMENTS = st.integers(-9000, 9000).map(lambda hours: NOW + timedelta(hours=hours * 7))


def days(due: Due, start: date = TODAY) -> int:
    return (date.fromisoformat(due.due) - start).days


def due_in(count: int, **other: object) -> Due:
    fields = {"rung": 1, "at": "2026-11-14T12:00:00.000Z", "due": (TODAY + timedelta(days=count)).isoformat()}
    return Due(**{**fields, **other})  # type: ignore[arg-type]


def test_right_climbs_the_ladder_and_stays_at_its_top() -> None:
    now, due, steps = NOW, asked(None, True, NOW), []
    for _ in range(6):
        steps.append(days(due, local_day(now)))
        now += timedelta(days=steps[-1])
        due = asked(due, True, now)
    assert steps == [*LADDER, 60, 60]


def test_wrong_starts_again() -> None:
    again = asked(due_in(0, rung=3), False, NOW)
    assert (again.rung, days(again)) == (0, 2)
    assert (asked(None, False, NOW).rung, days(asked(None, False, NOW))) == (0, 2)


def test_right_before_it_was_due_leaves_the_day() -> None:
    due = due_in(5)
    again = asked(due, True, NOW)
    assert (again.rung, again.due) == (due.rung, due.due)
    assert again.at > due.at
    assert days(asked(due, False, NOW)) == 2


def test_a_question_due_long_ago_climbs_from_today() -> None:
    assert days(asked(due_in(-300), True, NOW)) == 21


@given(first=MOMENTS, second=MOMENTS, right=st.tuples(st.booleans(), st.booleans()))
def test_a_clock_set_back_makes_nothing_due_at_once(
    first: datetime, second: datetime, right: tuple[bool, bool]
) -> None:
    due = asked(None, right[0], first)
    again = asked(due, right[1], second)
    assert date.fromisoformat(again.due) > local_day(second)
    assert again.at > due.at
    if local_day(second) < local_day(first) <= local_day(second) + timedelta(days=60):
        assert date.fromisoformat(again.due) > local_day(first)


def test_a_clock_that_was_years_ahead_is_forgotten() -> None:
    due = asked(None, True, NOW + timedelta(days=4000))
    assert days(asked(due, True, NOW)) == 7


@pytest.mark.parametrize("due", ["", "soon", "2026-13-45", "9999-12-31"])
@pytest.mark.parametrize("at", ["", "soon", "9999-12-31T23:59:59.999Z", "0001-01-01T00:00:00.000Z"])
@pytest.mark.parametrize("rung", [-(10**9), 10**9])
def test_whatever_the_file_holds(due: str, at: str, rung: int) -> None:
    known = Due(rung=rung, due=due, at=at)
    for right in (True, False):
        assert 2 <= days(asked(known, right, NOW)) <= 60
    assert warm_up({"a/b/c": known}, ["a"], 3, TODAY) == ("a/b/c",)


def test_the_warm_up_asks_what_is_due_then_what_comes_soonest() -> None:
    review = {
        "one/words/soon": due_in(1),
        "one/words/later": due_in(9),
        "one/words/long": due_in(-9),
        "two/words/b": due_in(0),
        "two/words/a": due_in(0),
        "three/words/not-yet-taken": due_in(-20),
    }
    order = warm_up(review, ["one", "two"], 4, TODAY)
    assert order == ("one/words/long", "two/words/a", "two/words/b", "one/words/soon")
    assert warm_up(review, [], 3, TODAY) == ()


def test_a_question_met_comes_back_after_two_days_and_is_not_met_twice() -> None:
    progress = met(Progress(), ["a/b/c", "a/b/d"], NOW)
    assert {days(due) for due in progress.review.values()} == {2}
    assert met(progress, ["a/b/c"], NOW + timedelta(days=9)) is progress


def test_unknown_keys_stay() -> None:
    due = due_in(0, extra={"ease": 2})
    assert asked(due, True, NOW).extra == asked(due, False, NOW).extra == {"ease": 2}
