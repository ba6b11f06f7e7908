"""What has changed: how people rate themselves then, now and looking back, how sure and how right, and their plans.

Ratings of oneself are no measure of skill, and after learning people judge their own beginnings lower (Howard 1980). So
three values stand side by side and nothing is computed from them but a difference.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from course.exercises.base import read_answer
from course.exercises.plan import PlanAnswer
from course.exercises.scales import HIGHEST, LOWEST, Scales, ScalesAnswer, home_of
from course.journal import reports
from course.progress import key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from course.exercises.base import Step
    from course.model import Course
    from course.progress import Entry, Progress

CONFIDENCES = (50, 70, 90, 100)
"""How sure one can say to be, in per cent."""
ENOUGH = 5
"""So many answers say something about how sure one was; fewer are too few to tell."""
HELD = frozenset({"right", "arguable"})
MARKED = HELD | {"partly", "wrong"}

Became = Literal["done", "partly", "open", "let go"]
BECAME: tuple[Became, ...] = ("done", "partly", "open", "let go")


class Rated(NamedTuple):
    """One statement of the start and end scales, by id, with its values from 0 to 10 as far as they were given."""

    id: str
    then: int | None
    now: int | None
    back: int | None


class Level(NamedTuple):
    """How many answers were given with this confidence (per cent), and how many of them were right.

    What is arguable is as right as anything can be there, as everywhere in the course; what is partly right is not.
    """

    confidence: int
    answers: int
    right: int


class Outcome(NamedTuple):
    """A plan and what has become of it; `where` is its `chapter/step`, `date` the day it was made for."""

    where: str
    text: Mapping[str, str]
    became: Became


def ratings(progress: Progress, course: Course) -> tuple[Rated, ...]:
    """The values of every statement of the course, in its order.

    What was rated at the start again after the end is no longer how things were then, and is left out.
    """
    named = course.change
    last = _latest(progress, named.now)
    then = given(progress, named.then, until=last.at if last else "")
    now, back = given(progress, named.now), given(progress, named.back)
    return tuple(Rated(one.id, then.get(one.id), now.get(one.id), back.get(one.id)) for one in course.scales)


def compared(progress: Progress, chapter: str, step: Step) -> dict[str, int]:
    """The earlier values, by statement, that a step's own are compared with: those given before its own."""
    if not isinstance(step, Scales) or not step.compare:
        return {}
    own = _latest(progress, key(chapter, step.id))
    return given(progress, home_of(step.compare, chapter), until=own.at if own else "")


def given(progress: Progress, where: str, *, until: str = "") -> dict[str, int]:
    """The values that were handed in last in a step, by statement; only up to a time, if one is given.

    Where all were given later, clocks differ or the order was another: then the first ones count.
    """
    record = progress.steps.get(where)
    if not record or not record.answers:
        return {}
    before = [entry for entry in record.answers if not until or entry.at <= until] or record.answers[:1]
    values = read_answer(ScalesAnswer, before[-1].answer).values
    return {name: min(max(value, LOWEST), HIGHEST) for name, value in values.items()}


def calibration(progress: Progress) -> tuple[Level, ...]:
    """How often answers of each confidence were right.

    Of each exercise the first answer counts: later the reasons are known.
    """
    found = [
        (entry.answer.get("confidence"), entry.outcome in HELD)
        for record in progress.steps.values()
        for entry in [one for one in record.entries if one.outcome in MARKED][:1]
    ]
    levels = ([right for sure, right in found if sure == level] for level in CONFIDENCES)
    return tuple(Level(level, len(ones), sum(ones)) for level, ones in zip(CONFIDENCES, levels, strict=True))


def outcomes(progress: Progress) -> tuple[Outcome, ...]:
    """All plans that were made, the oldest first. One that was made anew after a report is open again."""
    last = reports(progress)
    found = []
    for where, record in progress.steps.items():
        if record.kind != "plan" or not (latest := record.latest):
            continue
        text = read_answer(PlanAnswer, latest.answer).text
        if text.get("cue", "").strip() or text.get("act", "").strip():
            at, became = last.get(where, ("", ""))
            state: Became = next((one for one in BECAME if one == became and at >= latest.at), "open")
            found.append((record.entries[0].at, Outcome(where, text, state)))
    return tuple(plan for _, plan in sorted(found, key=lambda one: (one[0], one[1].where)))


def _latest(progress: Progress, where: str) -> Entry | None:
    record = progress.steps.get(where)
    return record.latest if record else None
