"""Choose one option, several options, or the better of several."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from course.exercises.base import (
    Answer,
    Exercise,
    Flaw,
    Marking,
    Remark,
    Table,
    Verdict,
    missing_reasons,
    overall,
    repeated,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


class Option(Table, frozen=True, kw_only=True):
    """One option with its verdict and its own reason."""

    id: str
    text: str
    verdict: Literal["right", "wrong", "arguable"]
    why: str


class Choice(Exercise, frozen=True, kw_only=True):
    """Three to six options.

    Attributes:
        mode: `single` (one option, right or wrong), `multiple` (all that hold), or `better` (one option; the screen
            says *better* and *weaker* instead of right and wrong, for questions that depend on the situation).
    """

    options: tuple[Option, ...]
    mode: Literal["single", "multiple", "better"] = "single"


class ChoiceAnswer(Answer, frozen=True, kw_only=True):
    """Ids of the options chosen."""

    chosen: tuple[str, ...] = ()


def flaws(step: Choice) -> Iterator[Flaw]:
    """What is wrong with the options beyond the types of their fields."""
    if not 2 <= len(step.options) <= 6:
        yield Flaw(("options",), f"{len(step.options)} options; a choice has two to six")
    yield from repeated([option.id for option in step.options], "options")
    yield from missing_reasons([option.why for option in step.options], "options")
    right = sum(option.verdict == "right" for option in step.options)
    if step.mode != "multiple" and right != 1:
        yield Flaw(("options",), f'{right} options are "right"; with mode = "{step.mode}" it is exactly one')
    if step.mode == "multiple" and not right:
        yield Flaw(("options",), 'no option is "right"; mark at least one')


def mark(step: Choice, answer: ChoiceAnswer) -> Marking:
    """Single and better: a remark on the chosen option. Multiple: a remark on every option.

    With several to choose, leaving a wrong option alone is as right as choosing a right one.
    """
    chosen = set(answer.chosen) & {option.id for option in step.options}
    if not chosen:
        return Marking(Verdict.OPEN)
    if step.mode != "multiple":
        remarks = [_remark(option, chosen=True) for option in step.options if option.id in chosen][:1]
        return Marking(remarks[0].verdict, tuple(remarks))
    remarks = [_remark(option, chosen=option.id in chosen) for option in step.options]
    return Marking(overall(remarks, len(step.options)), tuple(remarks))


def _remark(option: Option, *, chosen: bool) -> Remark:
    verdict = Verdict(option.verdict)
    if not chosen and verdict is not Verdict.ARGUABLE:
        verdict = Verdict.WRONG if verdict is Verdict.RIGHT else Verdict.RIGHT
    return Remark(option.id, verdict, option.why)
