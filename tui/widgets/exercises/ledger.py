"""The ledger of channels: a worked example, the learner's own table, and what both show and cannot show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from msgspec.structs import replace
from textual.binding import Binding

from tui.locale import N_, _
from tui.widgets.exercises.ledger_grid import Grid
from tui.widgets.exercises.ledger_stages import LedgerStages
from tui.widgets.exercises.ledger_typing import GRID_KEYS
from tui.widgets.exercises.ledger_words import ledger_wording
from tui.widgets.exercises.sight import reveal
from tui.widgets.exercises.typing_line import TypingLine

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.binding import BindingType

    from course.exercises.ledger import Ledger
    from course.progress import Plain
    from tui.widgets.exercises.ledger_grid import Cells


class LedgerView(LedgerStages, inherit_bindings=False):
    """First the worked example, then the table to type, then what it shows.

    Behind the last row of the table stands the word Done; Esc leads there, and there letters are commands.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "begin", N_("Your table"), id="ledger.begin"),
        Binding("enter", "finish", N_("Done"), id="ledger.finish"),
        Binding("enter", "onward", N_("Next"), id="step.onward"),
        *GRID_KEYS,
        Binding("r", "redo", N_("Change numbers"), id="ledger.redo"),
        Binding("f6", "look_back", N_("Example"), id="ledger.example"),
    ]

    longest = 60

    def __init__(self, step: Ledger, answer: Mapping[str, Any] | None = None, *, handed_in: bool = False) -> None:
        """Go on where the learner was."""
        super().__init__(step, answer, handed_in=handed_in)
        row, column, caret = self.answer.cell if len(self.answer.cell) == 3 else (None, 0, None)
        self.grid = Grid.of(self.answer.rows, row, column)
        whole = TypingLine.holding(self.grid.text)
        self.line = whole if caret is None else TypingLine(whole.text, min(max(caret, 0), len(whole.text)))
        self.kept: tuple[Cells, ...] | None = self.grid.written if handed_in else None

    def plain(self) -> Plain:
        """The rows as they were typed."""
        rows = [list(cells) for cells in self.grid.written]
        return {**({"rows": rows} if rows else {}), **({"example_read": True} if self.answer.example_read else {})}

    def so_far(self) -> Plain | None:
        """The table and the place in it, when it differs from what was handed in."""
        plain, grid = self.plain(), self.grid
        if self.handed_in or grid.written == self.kept:
            return None
        return {**plain, "cell": [grid.row, grid.column, self.line.caret]} if grid.written else plain or None

    def wording(self) -> dict[str, str]:
        """The question, and what the columns are called."""
        return ledger_wording(self.step)

    def typed(self) -> None:
        """Keep what stands in the table."""
        self.change(rows=self.grid.written, cell=())

    def action_begin(self) -> None:
        """From the example to the table, or back to where the learner was."""
        self.looking_back = False
        if not self.handed_in:
            self.change(example_read=True)
        self._turn_page()

    def action_look_back(self) -> None:
        """Look at the worked example again; the table stays as it is."""
        self.looking_back = True
        self._turn_page()

    def _turn_page(self) -> None:
        self.redraw()
        reveal(self, self.place)

    def action_finish(self) -> None:
        """Hand the table in; an empty one is none."""
        rows = (tuple(cell.strip() for cell in cells) for cells in self.grid.written)
        whole = Grid.of(cells for cells in rows if any(cells))
        if whole.written:
            self.grid, self.kept = whole, whole.written
            self.answer = replace(self.answer, rows=whole.written, cell=())
            self.hand_in()
        else:
            self.notice = _("Nothing stands in the table yet. Estimates will do; s skips this step.")
            self.redraw(grown=True)

    def action_redo(self) -> None:
        """Back to the table with its numbers."""
        self.handed_in = False
        self.deleted = ()
        self.go(Grid.of(self.grid.rows, 0))
