"""How much of what comes back is offered on one day. The rest waits, so that coming late stays bearable."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING

from course.exercises.base import read_answer
from course.exercises.returning import WarmUpAnswer
from course.progress import REVIEW, Progress, key
from course.returns import Return, due, moment_day, returns

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

A_DAY: Mapping[str, int] = {"question": 10, "reflection": 3}
"""How many of a kind are offered on one day; plans, of which three can be active, are all asked about."""
QUESTIONS = "questions"
"""Id of the step of the review in which questions are asked."""


def spread(progress: Progress, today: date, chapters: Collection[str]) -> tuple[Return, ...]:
    """Everything that comes back, each on the first day that has room for it, the longest waiting first.

    What was dealt with today in the review takes up room of today.

    Args:
        progress: what the learner did.
        today: today.
        chapters: those the course has; questions of others are left out.
    """
    things = (one for one in returns(progress, today) if one.kind != "question" or one.where.split("/")[0] in chapters)
    taken = Counter({(kind, today): count for kind, count in _dealt(progress, today).items()})
    last: dict[str, date] = {}
    found = []
    for one in things:
        day, room = one.day, A_DAY.get(one.kind)
        if room:
            # What came before waited no less long, so every day before the last one taken is full.
            day = max(day, last.get(one.kind, today))
            while taken[one.kind, day] >= room and day < date.max:
                day += timedelta(days=1)
            taken[one.kind, day] += 1
            last[one.kind] = day
        found.append(one._replace(day=day))
    return tuple(found)


def offered(progress: Progress, today: date, chapters: Collection[str]) -> tuple[Return, ...]:
    """What is offered today."""
    return tuple(one for one in spread(progress, today, chapters) if one.day <= today)


def waiting(progress: Progress, today: date, chapters: Collection[str]) -> tuple[Return, ...]:
    """What is due, but is offered on another day."""
    now = {(one.kind, one.where) for one in offered(progress, today, chapters)}
    return tuple(one for one in due(progress, today, chapters) if (one.kind, one.where) not in now)


def as_many_as_a_day(things: Sequence[Return]) -> tuple[Return, ...]:
    """The first of these, as many of each kind as one day offers."""
    taken: Counter[str] = Counter()
    found = []
    for one in things:
        taken[one.kind] += 1
        if taken[one.kind] <= A_DAY.get(one.kind, taken[one.kind]):
            found.append(one)
    return tuple(found)


def next_day(progress: Progress, today: date, chapters: Collection[str]) -> date | None:
    """The day after today on which the next thing is offered; nothing when none will be."""
    return min((one.day for one in spread(progress, today, chapters) if one.day > today), default=None)


def _dealt(progress: Progress, today: date) -> Counter[str]:
    """How many of each kind were dealt with today in the review."""
    found: Counter[str] = Counter()
    for where, record in progress.steps.items():
        if where == key(REVIEW, QUESTIONS):
            days = (one for one in record.entries if moment_day(one.at) == today)
            found["question"] += sum(len(read_answer(WarmUpAnswer, one.answer).asked) for one in days)
        elif where.startswith(key(REVIEW, "")) and record.kind == "then-now" and record.state != "open":
            found["reflection"] += moment_day(record.at) == today
    return found
