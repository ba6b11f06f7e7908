"""Points to tick about one's own text."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.console import Group
from rich.text import Text
from textual.binding import Binding
from textual.message import Message
from textual.widget import Widget

from tui.locale import N_, _
from tui.widgets.exercises.drawing import COMPONENTS, pointer, row
from tui.widgets.exercises.sight import reveal, row_lines
from tui.widgets.focus import focus_now

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import RenderableType
    from textual.binding import BindingType

    from course.exercises.prompt import Tick


class Checklist(Widget, can_focus=True):
    """Points to tick about one's own text. Nobody else judges it."""

    class Ticked(Message):
        """A tick was set or taken away."""

    COMPONENT_CLASSES: ClassVar[set[str]] = COMPONENTS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", N_("Up"), show=False, id="checklist.up"),
        Binding("down", "move(1)", N_("Down"), show=False, id="checklist.down"),
        Binding("space", "tick", N_("Tick"), id="checklist.tick"),
        Binding("enter", "finish", N_("Done"), id="checklist.finish"),
    ]

    def __init__(
        self, ticks: tuple[Tick, ...], ticked: tuple[str, ...], finished: Callable[[], object] | None = None
    ) -> None:
        """Show these points, some of them ticked; `finished` is called at once when the learner wants to go on."""
        super().__init__(id="checklist")
        self.finished = finished
        self.ticks = ticks
        self.ticked = ticked
        self.cursor = 0

    def render(self) -> RenderableType:
        """One row a point."""
        return Group(self._head(), *self._rows())

    def _head(self) -> Text:
        return Text(_("Read your text again. What does it have?"))

    def _rows(self) -> list[RenderableType]:
        rows: list[RenderableType] = []
        for place, tick in enumerate(self.ticks):
            here = place == self.cursor and self.has_focus
            sign = f"{pointer(here=here)} {'[x]' if tick.id in self.ticked else '[ ]'}"
            rows.append(row(self, sign, tick.text, "step--cursor" if here else ""))
        return rows

    def begin(self) -> None:
        """Take the focus, with the row under the cursor in sight."""
        focus_now(self)
        self.show_place()

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self.cursor = (self.cursor + by) % len(self.ticks)
        self.refresh()
        self.show_place()

    def action_finish(self) -> None:
        """Go on."""
        if self.finished:
            self.finished()

    def show_place(self) -> None:
        """Bring the row under the cursor into sight."""
        reveal(self, lambda: row_lines(self, self._head(), self._rows(), self.cursor))

    def action_tick(self) -> None:
        """Tick the point under the cursor, or no longer."""
        chosen = set(self.ticked) ^ {self.ticks[self.cursor].id}
        self.ticked = tuple(tick.id for tick in self.ticks if tick.id in chosen)
        self.refresh()
        self.post_message(self.Ticked())
