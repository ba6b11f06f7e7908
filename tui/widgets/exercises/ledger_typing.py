"""Typing into a table: keys move from cell to cell, edit the one with the caret, and take rows out and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding

from tui.locale import N_, _
from tui.widgets.exercises.ledger_grid import EMPTY, Grid
from tui.widgets.exercises.typing_line import CARET, RUB_OUT, TypingLine, TypingView

if TYPE_CHECKING:
    from textual.binding import BindingType

    from tui.widgets.exercises.ledger_grid import Cells

GRID_KEYS: list[BindingType] = [
    Binding("enter", "move('enter')", N_("Next cell"), id="ledger.next"),
    Binding("escape", "move('end')", N_("Leave"), id="ledger.leave"),
    Binding("tab", "move('next')", N_("Next cell"), show=False, id="ledger.tab"),
    Binding("shift+tab", "move('back')", N_("Cell before"), show=False, id="ledger.back"),
    Binding("up", "move('up')", N_("Row"), key_display="↑↓", id="ledger.up"),
    Binding("down", "move('down')", N_("Row"), show=False, id="ledger.down"),
    Binding("f7", "restore_row", N_("Row back"), id="ledger.restore"),
    Binding("ctrl+d", "delete_row", N_("Delete row"), id="ledger.delete"),
    *RUB_OUT,
    *CARET,
]


class GridView(TypingView):
    """Holds the table and the line that is typed in one of its cells."""

    grid = Grid()
    deleted: tuple[tuple[int, Cells], ...] = ()
    """Rows taken out since the table is on the screen, and where they stood."""

    def typed(self) -> None:
        """What stands in the table is something else now."""
        raise NotImplementedError

    def went(self) -> None:
        """The caret is in another cell, or behind the table."""
        raise NotImplementedError

    def say(self, words: str) -> None:
        """There is something to say about what was just done."""
        raise NotImplementedError

    def line_changed(self) -> None:
        """Put what stands in the line into its cell."""
        self.grid = self.grid.put(self.line.text)
        self.typed()

    def go(self, grid: Grid) -> None:
        """Go to the place of this table, the caret behind what stands there."""
        self.grid = grid
        self.line = TypingLine.holding(grid.text)
        self.went()

    def action_move(self, how: str) -> None:
        """Go to another cell; Enter at the head of an empty row ends the table."""
        grid = self.grid
        if how == "enter":
            how = "end" if grid.row_is_empty and not grid.column else "next"
        places = {
            "next": lambda: grid.next_cell(1),
            "back": lambda: grid.next_cell(-1),
            "up": lambda: grid.next_row(-1),
            "down": lambda: grid.next_row(1),
        }
        self.go(places.get(how, grid.end)())

    def action_edit(self, how: str) -> None:
        """Delete, or move the caret; beyond the text it goes on to the cell beside it."""
        edge = {"left": 0, "right": len(self.line.text)}.get(how)
        column = self.grid.column + (1 if how == "right" else -1)
        if edge == self.line.caret and 0 <= column < len(EMPTY):
            self.go(self.grid.next_cell(column - self.grid.column))
            self.line = self.line.edited("home") if how == "right" else self.line
        else:
            super().action_edit(how)

    def action_delete_row(self) -> None:
        """Take the row out."""
        if not self.grid.row_is_empty:
            self.deleted = (*self.deleted, (self.grid.row, self.grid.rows[self.grid.row]))
        self.go(self.grid.without_row())
        self.typed()
        self.say(_("The row is deleted. F7 brings it back.") if self.deleted else "")

    def action_restore_row(self) -> None:
        """Put the row taken out last back."""
        *rest, (place, cells) = self.deleted
        self.deleted = tuple(rest)
        self.go(self.grid.with_row(place, cells))
        self.typed()
