"""How each kind of step is taken by lines: one module for each, with two functions.

`take(desk, step, stands)` leads from what stands in the step to an answer that was handed in, and says how it came out.
`tell(desk, step, stands)` says an answer that was handed in before, and how it came out.

Where the step is more than a question, so that on the screen too one goes on with what stands there, a third,
`anew(stands)`, gives what `:again` begins with; elsewhere it begins with nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol, cast

from course.exercises import kind_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from course.exercises.base import Step
    from course.progress import Plain
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


def begun_anew(way: Way, stands: Plain) -> Plain:
    """What a step begins with that is answered anew, while this stands in it."""
    anew = getattr(way, "anew", None)
    return cast("Plain", anew(stands)) if anew else {}
