"""The cells of the learner's own ledger by lines, asked for one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.exercises.ledger import COLUMNS, MOST_ROWS, LedgerAnswer
from course.exercises.reckoning import row_line
from tui.locale import _
from tui.read.lists import short, so_far
from tui.widgets.exercises.ledger_grid import Grid
from tui.widgets.exercises.ledger_words import column_words, name, trouble

if TYPE_CHECKING:
    from course.exercises.reckoning import Line
    from tui.read.desk import Desk


class CellByCell:
    """Asks for cells, and keeps the table after each.

    Attributes:
        desk: asks and keeps.
        grid: the table, and the cell that is asked for next.
    """

    def __init__(self, desk: Desk, answer: LedgerAnswer) -> None:
        """Go on in the cell where the learner was."""
        self.desk = desk
        row, column, _caret = answer.cell if len(answer.cell) == 3 else (None, 0, None)
        self.grid = Grid.of(answer.rows, row, column)

    def add(self) -> None:
        """Ask for further channels until one has no name."""
        self.grid = Grid.of(self.grid.written)
        while not self.grid.at_end:
            self._cell()
            if self.grid.row_is_empty:
                return
            self.row()
        self.desk.say(_("The table is full: it has room for {count} channels.").format(count=MOST_ROWS))

    def row(self) -> None:
        """Ask for what is left of a row."""
        row = self.grid.row
        while self.grid.row == row:
            self._cell()

    def _cell(self) -> None:
        """Ask for a cell and go to the next; where there is no name to begin a row with, stay."""
        while typed := short(self.desk, self._question()):
            self.grid = self.grid.put(typed)
            line = self._line()
            words = trouble(line, COLUMNS[self.grid.column]) if line and self.grid.column else ""
            if not words:
                break
            self.keep()
            self.desk.say(words)
        if typed or not self.grid.row_is_empty:
            self.grid = self.grid.next_cell(1)
        if typed:
            self.keep()

    def _question(self) -> str:
        """What is asked for in the cell."""
        grid, line = self.grid, self._line()
        if not line:
            words = _("Channel {number}, its name, or an empty line to end:")
            return words.format(number=grid.row + 1)
        if not grid.column:
            return so_far(_("Channel {number}, its name").format(number=grid.row + 1), grid.text)
        return so_far(f"{name(line)}, {column_words()[COLUMNS[grid.column]]}", grid.text)

    def _line(self) -> Line | None:
        return row_line(self.grid.row, dict(zip(COLUMNS, self.grid.rows[self.grid.row], strict=True)))

    def tidy(self) -> None:
        """Rows with nothing in them are none; the place is the one behind the last row."""
        stripped = (tuple(cell.strip() for cell in cells) for cells in self.grid.written)
        self.grid = Grid.of(cells for cells in stripped if any(cells)).end()

    def keep(self) -> None:
        """Keep the table, and the cell that is asked for next."""
        grid = self.grid
        cell = (grid.row, grid.column, len(grid.text)) if grid.written else ()
        self.desk.keep(LedgerAnswer(rows=grid.written, example_read=True, cell=cell))
