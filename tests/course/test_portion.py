"""How much is offered on one day, and that nothing is lost by waiting."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from course.portion import A_DAY, QUESTIONS, as_many_as_a_day, next_day, offered, spread, waiting
from course.progress import REVIEW, Due, Entry, Progress, Record, answered, key, timestamp
from course.returns import due, left
from course.review import local_day, put_off

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=timezone.utc)
TODAY = local_day(NOW)
CHAPTERS = ["one"]


def back(questions: int, reflections: int, days: int = 90) -> Progress:
    """Someone comes back after so many days."""
    at = timestamp(NOW - timedelta(days=days))
    progress = Progress(review={f"one/words/q{place}": Due(rung=0, due=at[:10], at=at) for place in range(questions)})
    for place in range(reflections):
        entry = Entry(at=at, answer={"text": {"what": "Once"}})
        progress = answered(progress, f"one/p{place}", "prompt", entry)
    return progress


def kinds(progress: Progress, days: int = 0) -> dict[str, int]:
    return dict(Counter(one.kind for one in offered(progress, TODAY + timedelta(days=days), CHAPTERS)))


def test_a_day_offers_a_few_and_the_rest_waits() -> None:
    progress = back(40, 30)
    assert kinds(progress) == {"question": 10, "reflection": 3}
    assert len(waiting(progress, TODAY, CHAPTERS)) == 57
    assert next_day(progress, TODAY, CHAPTERS) == TODAY + timedelta(days=1)
    assert max(one.day for one in spread(progress, TODAY, CHAPTERS)) == TODAY + timedelta(days=9)


def test_what_was_dealt_with_today_takes_up_its_room_until_tomorrow() -> None:
    progress = back(40, 30)
    for place in range(2):
        progress = left(progress, key(REVIEW, f"one/p{place}"), "then-now", NOW)
    assert kinds(progress) == {"question": 10, "reflection": 1}
    asked = [f"one/words/q{place}" for place in range(10)]
    progress = answered(progress, key(REVIEW, QUESTIONS), "warm-up", Entry(at=timestamp(NOW), answer={"asked": asked}))
    assert kinds(progress) == {"reflection": 1}
    assert kinds(progress, days=1) == {"question": 10, "reflection": 3}
    assert Counter(one.kind for one in as_many_as_a_day(waiting(progress, TODAY, CHAPTERS))) == A_DAY


def test_questions_of_a_chapter_that_is_gone_take_no_room() -> None:
    progress = back(1, 0)
    old = {f"gone/words/q{place}": Due(rung=0, due="2020-01-01", at="") for place in range(20)}
    progress = Progress(review={**old, **progress.review})
    assert [one.where for one in offered(progress, TODAY, CHAPTERS)] == ["one/words/q0"]


def test_questions_that_are_gone_come_back_last_of_all() -> None:
    progress = put_off(back(2, 0), ["one/words/q0"], NOW)
    assert [one.where for one in offered(progress, TODAY, CHAPTERS)] == ["one/words/q1"]
    assert progress.review["one/words/q0"].due == (TODAY + timedelta(days=60)).isoformat()
    assert put_off(progress, [], NOW) is progress


@given(questions=st.integers(0, 35), reflections=st.integers(0, 12), days=st.integers(21, 300))
def test_everything_due_has_its_day_and_none_is_crowded(questions: int, reflections: int, days: int) -> None:
    progress = back(questions, reflections, days)
    laid_out = spread(progress, TODAY, CHAPTERS)
    assert {one.where for one in laid_out} == {one.where for one in due(progress, TODAY, CHAPTERS)}
    crowds = Counter((one.kind, one.day) for one in laid_out)
    assert all(count <= A_DAY[kind] for (kind, _day), count in crowds.items())


def test_the_last_day_there_is_has_room_for_all() -> None:
    last = {f"one/words/q{place}": Due(rung=0, due="9999-12-31", at="") for place in range(25)}
    assert len(spread(Progress(review=last), TODAY, CHAPTERS)) == 25


def test_odd_answers_in_the_review_are_no_answers() -> None:
    odd = (Entry(at=timestamp(NOW), answer={"asked": 3}), Entry(at="soon", answer={"asked": ["a"]}))
    where = key(REVIEW, QUESTIONS)
    record = Record(kind="warm-up", state="answered", at="", entries=odd)
    progress = back(2, 0)
    assert kinds(Progress(review=progress.review, steps={where: record})) == {"question": 2}
