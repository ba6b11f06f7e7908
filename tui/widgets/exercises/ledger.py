"""The ledger of channels: a worked example, the learner's own table, and what both show and cannot show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Literal

from msgspec.structs import replace
from rich.text import Text
from textual.binding import Binding

from course.exercises.ledger import Ledger, LedgerAnswer
from course.exercises.reckoning import lines as read_lines
from tui.locale import N_, _
from tui.widgets.exercises.answering import AnswerView
from tui.widgets.exercises.ledger_grid import Grid
from tui.widgets.exercises.ledger_pages import example_page, result_page, typed_page
from tui.widgets.exercises.ledger_table import column_words
from tui.widgets.exercises.ledger_typing import GRID_KEYS, GridView
from tui.widgets.exercises.sight import lines, reveal, stacked
from tui.widgets.exercises.typing_line import TypingLine

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.console import RenderableType
    from textual.binding import BindingType

    from course.progress import Plain
    from tui.widgets.exercises.ledger_grid import Cells

STAGES: dict[str, set[str]] = {
    "begin": {"example"},
    "finish": {"end"},
    "move": {"typing"},
    "edit": {"typing"},
    "delete_row": {"typing"},
    "restore_row": {"typing", "end"},
    "look_back": {"typing", "end", "over"},
    "onward": {"over"},
    "redo": {"over"},
}
"""At which stages an action can be taken."""


class LedgerView(AnswerView[Ledger, LedgerAnswer], GridView, inherit_bindings=False):
    """First the worked example, then the table to type, then what it shows.

    Behind the last row of the table stands the word Done; Esc leads there, and there letters are commands.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "begin", N_("Your own table"), id="ledger.begin"),
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
        self.looking_back = False
        self.saved_words = ""

    @property
    def stage(self) -> Literal["example", "typing", "end", "over"]:
        """What the learner is at."""
        if self.looking_back or not (self.answer.example_read or self.handed_in):
            return "example"
        if self.handed_in:
            return "over"
        return "end" if self.grid.at_end else "typing"

    @property
    def typing(self) -> bool:
        """Whether letters go into a cell."""
        return self.stage == "typing"

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
        return {"question": self.step.question, **column_words()}

    def saved(self, words: str) -> None:
        """Show when it was saved."""
        self.saved_words = words
        self.refresh(layout=True)

    def own_words_toggled(self) -> None:
        """What the numbers show is hidden as well, so the height changes."""
        self.refresh(layout=True)

    def parts(self) -> dict[str, RenderableType]:
        """The example, the table to type, or what it shows."""
        if self.stage == "example":
            return example_page(self, self.step)
        if self.stage == "over":
            return result_page(self, self.step, read_lines(self.answer))
        parts = typed_page(self, self.step, self.grid, self.line, self.saved_words)
        return {**parts, "notice": Text(self.notice)} if self.notice else parts

    def newest(self) -> tuple[int, int]:
        """A new page is read from its top; on that of the table, what came last stands last."""
        return super().newest() if self.stage in {"typing", "end"} else (0, 1)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What can be done at this stage; in an empty table the arrows lead to other steps."""
        stage = self.stage
        if action == "move" and stage == "end":
            return parameters[0] in {"up", "next", "back"}
        if action == "edit" and not self.grid.written:
            return False
        if action == "delete_row" and self.grid.row_is_empty and len(self.grid.rows) == 1:
            return False
        return stage in STAGES.get(action, ()) and (action != "restore_row" or bool(self.deleted))

    def typed(self) -> None:
        """Keep what stands in the table."""
        self.change(rows=self.grid.written, cell=())

    def went(self) -> None:
        """Show the cell, or the end of the table."""
        self.notice = ""
        self.redraw()
        reveal(self, self._place)

    def say(self, words: str) -> None:
        """Say it below the table."""
        self.notice = words
        self.redraw()

    def _place(self) -> tuple[int, int]:
        """The lines of the row the caret is in; with the first one all that stands above it, if there is room."""
        if self.stage != "typing":
            return self.newest()
        parts = self.parts()
        head = lines(self, stacked([parts["question"], parts["hint"]])) + 2
        whole = self.grid.row == 0 and head < self.container_size.height
        return (0, head + 1) if whole else (head + self.grid.row - 1, 2)

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
        reveal(self, self._place)

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
