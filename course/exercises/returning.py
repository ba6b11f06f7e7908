"""Steps that speak of earlier ones: the follow-up on a plan, the warm-up, and earlier words looked at again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from course.exercises.base import Answer, Flaw, Step, Verdict, read_answer
from course.exercises.recall import Check, RecallAnswer, judge

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from course.exercises.recall import Gap


class FollowUp(Step, frozen=True, kw_only=True):
    """Asks what became of the latest open plan of an earlier chapter."""


class FollowUpAnswer(Answer, frozen=True, kw_only=True):
    """Which plan (`chapter/step`), what became of it, and in own words what happened and what now."""

    plan: str = ""
    outcome: Literal["", "done", "partly", "not yet", "let go"] = ""
    text: dict[str, str] = {}


class WarmUp(Step, frozen=True, kw_only=True):
    """Asks gaps of earlier chapters again, those first that are due (`course.review`).

    Attributes:
        count: how many gaps at most.
    """

    count: int = 3


class WarmUpAnswer(Answer, frozen=True, kw_only=True):
    """As a recall answer, by `chapter/step/gap`."""

    asked: tuple[str, ...] = ()
    words: dict[str, str] = {}
    checked: dict[str, Check] = {}
    shown: tuple[str, ...] = ()


class ThenNow(Step, frozen=True, kw_only=True):
    """Shows what the learner wrote in an earlier step, and asks what they would write now.

    Attributes:
        about: the earlier step, as `chapter/step`.
        question: what is asked, in Markdown; where it is empty the interface asks.
    """

    about: str
    question: str = ""


class ThenNowAnswer(Answer, frozen=True, kw_only=True):
    """The words of now under the name `now`, and the step they look back at (`chapter/step`)."""

    about: str = ""
    text: dict[str, str] = {}


def flaws(step: FollowUp | WarmUp | ThenNow) -> Iterator[Flaw]:
    """What is wrong beyond the types of the fields."""
    if isinstance(step, WarmUp) and not 1 <= step.count <= 6:
        yield Flaw(("count",), f"{step.count} questions; a warm-up asks one to six")


def held(questions: Sequence[tuple[str, Gap]], answer: Mapping[str, object]) -> dict[str, bool]:
    """Which questions of a warm-up were remembered, by `chapter/step/gap`; those not judged are left out.

    Remembered is only what was right; *nearly* comes back as soon as *not*.

    Args:
        questions: what was asked: `chapter/step/gap` and the gap.
        answer: plain values of the `WarmUpAnswer`.
    """
    given = read_answer(RecallAnswer, answer)
    verdicts = {
        where: judge(msgspec.structs.replace(gap, id=where), given) for where, gap in questions if where in given.shown
    }
    return {where: verdict is Verdict.RIGHT for where, verdict in verdicts.items() if verdict is not Verdict.OPEN}
