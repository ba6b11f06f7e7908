"""What is brought into a step from elsewhere."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from course.exercises.recall import Gap
    from course.journal import OpenPlan
    from course.returns import Earlier


class Returning(NamedTuple):
    """What is brought into a step from elsewhere.

    Attributes:
        plan: the plan to follow up.
        questions: what a warm-up asks, as `chapter/step/gap` and the gap.
        values: earlier values to compare with, by statement.
        earlier: the earlier words to look at again.
        beside: the plans that are active beside the one to be made.
    """

    plan: OpenPlan | None = None
    questions: tuple[tuple[str, Gap], ...] = ()
    values: Mapping[str, int] = MappingProxyType({})
    earlier: Earlier | None = None
    beside: tuple[OpenPlan, ...] = ()
