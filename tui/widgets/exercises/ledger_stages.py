"""The stages of the ledger: the worked example, the table to type, its end, and what it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from rich.text import Text

from course.exercises.ledger import Ledger, LedgerAnswer
from course.exercises.reckoning import lines as read_lines
from tui.widgets.exercises.answering import AnswerView
from tui.widgets.exercises.ledger_pages import example_page, result_page, typed_page
from tui.widgets.exercises.ledger_typing import GridView
from tui.widgets.exercises.sight import lines, reveal, stacked

if TYPE_CHECKING:
    from rich.console import RenderableType

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


class LedgerStages(AnswerView[Ledger, LedgerAnswer], GridView, inherit_bindings=False):
    """Shows the page of the stage the learner is at, and brings into sight where something happens."""

    looking_back = False
    """Whether the example is looked at again."""
    saved_words = ""

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

    def went(self) -> None:
        """Show the cell, or the end of the table."""
        self.notice = ""
        self.redraw()
        self.show_place()

    def say(self, words: str) -> None:
        """Say it below the table."""
        self.notice = words
        self.redraw()

    def show_place(self) -> None:
        """Bring the row with the caret into sight; on pages that are only read, stay where that was."""
        if self.stage in {"typing", "end"}:
            reveal(self, self.place)

    def place(self) -> tuple[int, int]:
        """The lines of the row the caret is in; with the first one all that stands above it, if there is room."""
        if self.stage != "typing":
            return self.newest()
        parts = self.parts()
        head = lines(self, stacked([parts["question"], parts["hint"]])) + 2
        whole = self.grid.row == 0 and head < self.container_size.height
        return (0, head + 1) if whole else (head + self.grid.row - 1, 2)
