"""What comes back, and when: recall questions, plans to follow up, and earlier reflections to look at again.

All of it follows from what was done; nothing is kept about it, and nothing is lost by coming late. Days are days of the
learner's calendar.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Literal, NamedTuple

import msgspec

from course.exercises.base import read_answer
from course.exercises.prompt import PromptAnswer, blank
from course.exercises.returning import ThenNowAnswer
from course.journal import OpenPlan, open_plans, reports
from course.progress import REVIEW, Progress, Record, key, later, moment, timestamp
from course.review import local_day

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

STAGES = (21, 60)
"""Days after it was last written that a reflection comes back."""
AGAIN = 7
"""Days after which a plan is asked about again that was reported as partly done or not yet."""
ACTIVE = 3
"""How many plans can be active at a time (P11 of the course's didactics)."""


class Return(NamedTuple):
    """Something that comes back: on that day, or on any day after it.

    Attributes:
        where: what it is about: `chapter/step/gap` of a question, otherwise `chapter/step`.
    """

    day: date
    kind: Literal["question", "plan", "reflection"]
    where: str


class Earlier(NamedTuple):
    """What stood in an earlier step; without an answer, `at` is empty and the wording is the question of now.

    Attributes:
        at: when it was answered.
        wording: the question and labels that were answered.
    """

    kind: str
    at: str
    answer: Mapping[str, object]
    wording: Mapping[str, str]


def returns(progress: Progress, today: date) -> tuple[Return, ...]:
    """Everything that comes back, the longest waiting first; `today` stands for a day that cannot be read."""
    found = [Return(_day(due.due) or today, "question", where) for where, due in progress.review.items()]
    known = reports(progress)
    found += [
        Return(_plan_day(plan, known.get(plan.where, ("", ""))[0]) or today, "plan", plan.where)
        for plan in open_plans(progress)
    ]
    looked = _looked_back(progress)
    for where, record in progress.steps.items():
        if record.kind == "prompt" and (day := _reflection_day(record, looked.get(where, ""))):
            found.append(Return(day, "reflection", where))
    return tuple(sorted(found))


def due(progress: Progress, today: date, chapters: Collection[str]) -> tuple[Return, ...]:
    """What is due today, the longest waiting first; questions only of these chapters, those the course has."""
    found = (one for one in returns(progress, today) if one.day <= today)
    return tuple(one for one in found if one.kind != "question" or one.where.partition("/")[0] in chapters)


def plans_due(progress: Progress, today: date) -> tuple[OpenPlan, ...]:
    """The plans to be followed up today: their day has come, or they were reported on seven days ago."""
    waiting = {one.where for one in due(progress, today, ()) if one.kind == "plan"}
    return tuple(plan for plan in open_plans(progress) if plan.where in waiting)


def to_follow_up(progress: Progress, chapter: str, today: date) -> OpenPlan | None:
    """The plan that a chapter asks about: the latest one due, otherwise the latest that was not asked about yet.

    Plans of the chapter itself are not asked about in it.
    """
    known = reports(progress)
    others = [plan for plan in open_plans(progress) if not plan.where.startswith(f"{chapter}/")]
    waiting = {plan.where for plan in plans_due(progress, today)}
    fresh = [plan for plan in others if known.get(plan.where, ("", ""))[0] <= plan.at]
    ready = [plan for plan in others if plan.where in waiting] or fresh
    return ready[-1] if ready else None


def beside(progress: Progress, where: str) -> tuple[OpenPlan, ...]:
    """The plans that are active beside the one of this step; none where it is active itself, and so counts already."""
    active = open_plans(progress)
    return () if where in {plan.where for plan in active} else active


def earlier(progress: Progress, about: str, before: str = "") -> Earlier | None:
    """What was written in an earlier step, as it stood before the looking back that was answered at `before`."""
    record = progress.steps.get(about)
    if not record or not record.answers:
        return None
    stood = [one for one in record.answers if not before or one.at <= before] or record.answers[:1]
    return Earlier(record.kind, stood[-1].at, stood[-1].answer, stood[-1].wording)


def left(progress: Progress, where: str, kind: str, now: datetime) -> Progress:
    """Something that came back was knowingly passed over; what was answered in it before stays."""
    before = progress.steps.get(where) or Record(kind=kind, state="skipped", at="")
    state: Literal["answered", "skipped"] = "answered" if before.latest else "skipped"
    record = msgspec.structs.replace(before, state=state, at=later(before.at, timestamp(now)))
    return msgspec.structs.replace(progress, steps={**progress.steps, where: record})


def _plan_day(plan: OpenPlan, reported: str) -> date | None:
    """The day it was planned for, or seven days after the last report on it, or after it was made with no such day."""
    asked = moment_day(reported) if reported > plan.at else None
    made = moment_day(plan.at)
    if not asked and (day := _day(plan.date)):
        return day
    since = asked or made
    return since + timedelta(days=AGAIN) if since else None


def _reflection_day(record: Record, looked: str) -> date | None:
    """The next day a reflection comes back, of those that lie behind the day it was last looked at."""
    latest = record.latest
    if not latest or blank(read_answer(PromptAnswer, latest.answer)) or not (written := moment_day(latest.at)):
        return None
    seen = moment_day(looked) if looked > latest.at else None
    days = (written + timedelta(days=stage) for stage in STAGES)
    return next((day for day in days if not seen or day > seen), None)


def _looked_back(progress: Progress) -> dict[str, str]:
    """When an earlier step was last looked at again, or knowingly not."""
    found: dict[str, str] = {}
    for about, at in _looks(progress):
        found[about] = max(at, found.get(about, ""))
    return found


def _looks(progress: Progress) -> Iterator[tuple[str, str]]:
    for where, record in progress.steps.items():
        if record.kind != "then-now" or record.state == "open":
            continue
        if where.startswith(key(REVIEW, "")):
            yield where.removeprefix(key(REVIEW, "")), record.at
        elif record.latest:
            yield read_answer(ThenNowAnswer, record.latest.answer).about, record.latest.at


def moment_day(at: str) -> date | None:
    """The day of the learner's calendar on which this was; nothing where a file holds no time."""
    found = moment(at)
    try:
        return local_day(found) if found and found.year < date.max.year else None
    except (OverflowError, OSError, ValueError):
        return None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
