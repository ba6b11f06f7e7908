"""Prose to read."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding

from tui.locale import N_
from tui.widgets.exercises.base import StepView
from tui.widgets.prose import Prose

if TYPE_CHECKING:
    from textual.binding import BindingType

    from course.model import Reading


class ReadingView(StepView, can_focus=True):
    """A reading; it scrolls with the screen around it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "onward", N_("Next"), id="step.onward")]

    def __init__(self, step: Reading) -> None:
        """Show a reading."""
        super().__init__(id="step")
        self._prose = Prose(step.markdown)

    def render(self) -> Prose:
        """The text."""
        return self._prose

    def action_onward(self) -> None:
        """Go on to the next step."""
        self.post_message(self.Onward(self))
