"""Two steps that open a chapter and speak of earlier ones: the follow-up on a plan and the warm-up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from course.exercises.base import Answer, Flaw, Step
from course.exercises.recall import Check

if TYPE_CHECKING:
    from collections.abc import Iterator


class FollowUp(Step, frozen=True, kw_only=True):
    """Asks what became of the latest open plan of an earlier chapter."""


class FollowUpAnswer(Answer, frozen=True, kw_only=True):
    """Which plan (`chapter/step`), what became of it, and in own words what happened and what now."""

    plan: str = ""
    outcome: Literal["", "done", "partly", "not yet"] = ""
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


def flaws(step: FollowUp | WarmUp) -> Iterator[Flaw]:
    """What is wrong beyond the types of the fields."""
    if isinstance(step, WarmUp) and not 1 <= step.count <= 6:
        yield Flaw(("count",), f"{step.count} questions; a warm-up asks one to six")
