"""Guess a number before reading about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.exercises.base import Answer, Exercise, Flaw, Marking, Remark, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

TYPED = "0123456789,.-%"
"""What belongs to a number as it is typed."""


class Guess(Exercise, frozen=True, kw_only=True):
    """A number to guess; the guess is compared, not scored.

    Attributes:
        unit: what the number counts, shown behind it, such as `%`.
        minimum, maximum: ends of the scale.
        value: the number found.
        near, fair: distance from the value, in units, up to which a guess is called near, or fair.
        why: where the number comes from and what it means.
    """

    unit: str
    minimum: float
    maximum: float
    value: float
    near: float
    fair: float
    why: str


class GuessAnswer(Answer, frozen=True, kw_only=True):
    """The number guessed, or nothing yet; `typed` is what stands in the field."""

    value: float | None = None
    typed: str = ""


def flaws(step: Guess) -> Iterator[Flaw]:
    """What is wrong with the numbers beyond their types."""
    if not step.minimum <= step.value <= step.maximum:
        yield Flaw(("value",), f"{step.value:g} does not lie between {step.minimum:g} and {step.maximum:g}")
    if not 0 <= step.near <= step.fair:
        yield Flaw(("near",), "the bands must satisfy 0 <= near <= fair")
    if not step.why.strip():
        yield Flaw(("why",), 'missing reason; say in "why" where the number comes from')


def mark(step: Guess, answer: GuessAnswer) -> Marking:
    """Right within `near`, partly within `fair`, otherwise wrong; the interface speaks of near, fair and far."""
    if answer.value is None or answer.value != answer.value:
        return Marking(Verdict.OPEN)
    distance = abs(answer.value - step.value)
    verdict = Verdict.RIGHT if distance <= step.near else Verdict.PARTLY if distance <= step.fair else Verdict.WRONG
    return Marking(verdict, (Remark("value", verdict, step.why),))


def number(typed: str) -> float | None:
    """The number in what was typed, with a decimal comma or point, or nothing if there is none."""
    if not set("".join(typed.split())) <= set(TYPED):
        return None
    try:
        value = float(typed.strip().rstrip("%").strip().replace(",", "."))
    except ValueError:
        return None
    return value if abs(value) < 1e15 else None
