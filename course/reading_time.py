"""How many words a chapter has, and how many minutes it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec

from course.exercises import kind_name
from course.exercises.recall import Recall
from course.exercises.scales import Scales
from course.exercises.sort import Sort
from course.exercises.talk import Talk
from course.model import Reading
from course.texts import GIVES_AWAY, NO_TEXT, prose, texts, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from course.exercises.base import Step
    from course.exercises.scales import Statement

WORDS_A_MINUTE: Final = 200
"""Careful reading of prose that is new to the reader."""
MINUTES: Final = {
    "guess": 0.5, "choice": 1.0, "order": 1.0, "match": 1.5, "prompt": 1.5, "rewrite": 3.0, "talk": 4.0,
    "ledger": 5.0, "contacts": 4.0, "pair": 3.0, "plan": 1.5, "follow-up": 1.0, "warm-up": 1.5, "then-now": 1.5,
}  # fmt: skip
"""What is done in a step beyond reading what stands in it: thinking, writing, reading reasons.

Estimates, for somebody alone: the talk in pairs is written."""
A_CARD, A_GAP, A_STATEMENT = 0.2, 0.4, 0.15
"""The same for each card of a sort, gap of a recall, and statement of scales."""


class Extent(NamedTuple):
    """How long a chapter is.

    Attributes:
        core: words of the core idea, in readings called `core`, `core-2` and so on.
        readings: words of all readings.
        words: words of all that is shown before something is answered; of a talk half, as on one road through it.
        minutes: for all steps; of several reflections the learner writes two, and of several talks takes one.
    """

    core: int
    readings: int
    words: int
    minutes: float


def extent(steps: Iterable[Step], statements: tuple[Statement, ...] = ()) -> Extent:
    """The extent of a chapter; `statements` are those of the course, for scales without any of their own."""
    shown = [_whole(step, statements) for step in steps if not (isinstance(step, Recall) and step.later)]
    readings = {step.id: len(words(prose(step.markdown))) for step in shown if isinstance(step, Reading)}
    core = sum(count for name, count in readings.items() if name.split("-")[0] == "core")
    prompts = [step for step in shown if kind_name(step) == "prompt"]
    talks = [step for step in shown if isinstance(step, Talk)]
    taken = [step for step in shown if step not in (*prompts[2:], *talks[1:])]
    read = sum(map(_count, (step for step in shown if step not in talks[1:])))
    minutes = read / WORDS_A_MINUTE + sum(map(_doing, taken))
    return Extent(core, sum(readings.values()), sum(map(_count, shown)), minutes)


def _whole(step: Step, statements: tuple[Statement, ...]) -> Step:
    if isinstance(step, Scales) and not step.statements:
        return msgspec.structs.replace(step, statements=statements)
    return step


def _count(step: Step) -> int:
    count = sum(len(words(prose(text))) for _path, text in texts(step, NO_TEXT | GIVES_AWAY))
    return count // 2 if isinstance(step, Talk) else count


def _doing(step: Step) -> float:
    if isinstance(step, Sort):
        return A_CARD * len(step.cards)
    if isinstance(step, Recall):
        return A_GAP * len(step.gaps)
    if isinstance(step, Scales):
        return A_STATEMENT * len(step.statements)
    return MINUTES.get(kind_name(step), 0.0)
