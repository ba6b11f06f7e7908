"""When recall questions come back: 2, 7, 21 and 60 days after they were right, and after 2 days when they were wrong.

Days are days of the learner's calendar. A clock that was set back never makes a question due earlier for it.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import msgspec

from course.progress import Due, Progress, later, moment, timestamp, with_due

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

LADDER = (2, 7, 21, 60)
"""Days to the next time, by how often the answer was right in a row."""
LONGEST = timedelta(days=LADDER[-1])


def asked(due: Due | None, right: bool, now: datetime) -> Due:  # noqa: FBT001 — reads as a sentence
    """When a question comes back that was answered just now.

    A right answer before the day it was due proves little, so that day stays.
    """
    at = timestamp(now)
    if due is None:
        return _due(0, local_day(now), at)
    base = _today(due, now)
    day = _day(due.due)
    if right and day and base < day <= base + LONGEST:
        return msgspec.structs.replace(due, at=later(due.at, at))
    rung = max(0, due.rung) + 1 if right else 0
    return msgspec.structs.replace(_due(rung, base, later(due.at, at)), extra=due.extra)


def met(progress: Progress, keys: Iterable[str], now: datetime) -> Progress:
    """Recall questions (`chapter/step/gap`) were met in their chapter and come back from now on."""
    first = _due(0, local_day(now), timestamp(now))
    new = {key: first for key in keys if key not in progress.review}
    return with_due(progress, new) if new else progress


def put_off(progress: Progress, keys: Iterable[str], now: datetime) -> Progress:
    """These questions are not in the course (any more): they come back last of all, should it have them again."""
    day, at = (local_day(now) + LONGEST).isoformat(), timestamp(now)
    known = {key: progress.review[key] for key in keys}
    new = {key: msgspec.structs.replace(due, due=day, at=later(due.at, at)) for key, due in known.items()}
    return with_due(progress, new) if new else progress


def warm_up(review: Mapping[str, Due], chapters_before: Sequence[str], count: int, today: date) -> tuple[str, ...]:
    """The questions for a warm-up: those due, longest waiting first, then those that come due soonest."""
    known = [(_day(due.due) or today, key) for key, due in review.items() if key.split("/", 1)[0] in chapters_before]
    return tuple(key for _, key in sorted(known)[:count])


def local_day(now: datetime) -> date:
    """The day in the learner's calendar; naive times are taken as UTC."""
    aware = now if now.tzinfo else now.replace(tzinfo=timezone.utc)
    return aware.astimezone().date()


def _due(rung: int, base: date, at: str) -> Due:
    return Due(rung=rung, due=(base + timedelta(days=LADDER[min(rung, len(LADDER) - 1)])).isoformat(), at=at)


def _today(due: Due, now: datetime) -> date:
    """Today, or the day it was last asked where the clock has been set back since.

    A last time that lies beyond the longest interval was the mistake itself, and is passed over.
    """
    today, last = local_day(now), moment(due.at)
    try:
        asked_last = local_day(last) if last else today
    except (OverflowError, OSError, ValueError):
        return today
    return asked_last if today < asked_last <= today + LONGEST else today


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
