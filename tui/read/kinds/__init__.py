"""How each kind of step is taken by lines: one module for each, with two functions.

`take(desk, step, stands)` leads from what stands in the step to an answer that was handed in, and says how it came out.
`tell(desk, step, stands)` says an answer that was handed in before, and how it came out.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol, cast

from course.exercises import kind_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from course.exercises.base import Step
    from tui.read.desk import Desk


class Way(Protocol):
    """What such a module has."""

    def take(self, desk: Desk, step: Any, stands: Mapping[str, object]) -> None:  # noqa: ANN401 - its kind's own
        """Lead to an answer."""

    def tell(self, desk: Desk, step: Any, stands: Mapping[str, object]) -> None:  # noqa: ANN401 - its kind's own
        """Say an answer given before."""


def way_of(step: Step) -> Way:
    """The module for a step, imported when its kind first comes up."""
    return cast("Way", import_module(f"tui.read.kinds.{kind_name(step).replace('-', '_')}"))
