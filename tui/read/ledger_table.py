"""The learner's own ledger by lines: filled cell by cell, and then changed by number until it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.exercises.ledger import MOST_ROWS, LedgerAnswer
from course.exercises.reckoning import lines
from tui.locale import _
from tui.read.ledger_cells import CellByCell
from tui.read.ledger_said import channel_words
from tui.read.lists import Menu, which
from tui.widgets.exercises.ledger_grid import Grid

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.read.desk import Desk
    from tui.widgets.exercises.ledger_grid import Cells


class OwnTable(CellByCell):
    """Fills the table, and changes it.

    Args:
        desk: asks and keeps.
        answer: the table so far, and the cell where the learner was.
        example: says the worked example once more.
    """

    def __init__(self, desk: Desk, answer: LedgerAnswer, example: Callable[[], object]) -> None:
        """Go on in that cell."""
        super().__init__(desk, answer)
        self._example = example
        self._deleted: tuple[tuple[int, Cells], ...] = ()
        self._said: tuple[Cells, ...] = ()

    def fill(self) -> None:
        """Ask on in the cell where the learner was, then for further channels, and change what is to be changed."""
        if not (self.grid.at_end and self.grid.written):
            self._go_on()
            self.desk.say("")
        does = {"alter": self._alter, "remove": self._remove, "add": self.add, "back": self._put_back}
        does["table"] = self._say_table
        menu = Menu(self.desk)
        self.tidy()
        if self.grid.written:
            self._say_table()
        while self.grid.written or self._deleted:
            self.desk.say("")
            if (wanted := menu.choose(self._ways())) == "done":
                return
            does.get(wanted, self._example)()
            self.tidy()

    def _go_on(self) -> None:
        """Ask for the rest of the row where the learner was and, if it was the last, for further channels."""
        self.desk.say(
            _("Channel by channel, for one month. Estimates will do: about 14."),
            _("An empty line leaves what stands there; where nothing stands, it counts as 0."),
        )
        if self.grid.written:
            self.desk.say("")
            self._say_table()
            self.desk.say("")
        if not self.grid.row_is_empty:
            self.row()
        if self.grid.row_is_empty:
            self.add()

    def _say_table(self) -> None:
        self._said = self.grid.written
        self.desk.say(_("Your table") + ":" if self._said else _("The table is empty."))
        self.desk.numbered(channel_words(line) for line in lines(LedgerAnswer(rows=self._said)))

    def _ways(self) -> dict[str, str]:
        """What can be done, by name."""
        count = len(self.grid.written)
        ways = {"done": _("Done: hear what the table shows")}
        if count:
            ways |= {"alter": _("Change a channel"), "remove": _("Take a channel out"), "table": _("Hear the table")}
        ways["example"] = _("Hear the worked example again")
        if count < MOST_ROWS:
            ways["add"] = _("Add a channel")
            if self._deleted:
                ways["back"] = _("Put back the channel taken out last")
        return ways

    def _which(self) -> int | None:
        """Which row is meant, by a number that was said since the table last changed."""
        if self._said != self.grid.written:
            self._say_table()
        return which(self.desk, len(self.grid.written))

    def _alter(self) -> None:
        if (place := self._which()) is not None:
            self.grid = Grid.of(self.grid.written, place)
            self.row()
            self._say_row(place)

    def _remove(self) -> None:
        if (place := self._which()) is not None:
            grid = Grid.of(self.grid.written, place)
            self._deleted = (*self._deleted, (place, grid.rows[place]))
            self.grid = grid.without_row()
            self.tidy()
            self.keep()
            self.desk.say(_("The channel is taken out."))

    def _put_back(self) -> None:
        *rest, (place, cells) = self._deleted
        self._deleted = tuple(rest)
        self.grid = Grid.of(self.grid.written).with_row(place, cells)
        self.tidy()
        self.keep()
        self._say_row(place)

    def _say_row(self, place: int) -> None:
        self.desk.say(
            *(channel_words(line) for line in lines(LedgerAnswer(rows=self.grid.written)) if line.place == place)
        )
