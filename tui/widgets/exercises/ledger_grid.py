"""The learner's table while it is typed: its cells and which of them the caret is in, as a value."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from course.exercises.ledger import COLUMNS, MOST_ROWS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Cells = tuple[str, ...]
BLANK = re.compile(r"\s")
EMPTY: Cells = ("",) * len(COLUMNS)


@dataclass(frozen=True)
class Grid:
    """The rows, the last one empty as long as there may be more, and a place in them.

    Attributes:
        rows: five cells each.
        row: counted from 0; behind the last row lies what ends the table.
        column: counted from 0.
    """

    rows: tuple[Cells, ...] = (EMPTY,)
    row: int = 0
    column: int = 0

    @classmethod
    def of(cls, rows: Iterable[Sequence[str]], row: int | None = None, column: int = 0) -> Grid:
        """A table with these rows, whatever a file holds; without a place, the one behind its last row."""
        filled = [tuple(BLANK.sub(" ", cell) for cell in (*cells, *EMPTY)[: len(EMPTY)]) for cells in rows]
        while filled and not any(filled[-1]):
            filled.pop()
        open_row = (EMPTY,) if len(filled) < MOST_ROWS else ()
        whole = (*filled, *open_row)
        place = len(filled) if row is None else row
        return cls(whole, min(max(place, 0), len(whole)), min(max(column, 0), len(EMPTY) - 1))

    @property
    def written(self) -> tuple[Cells, ...]:
        """The rows up to the last that has something in it."""
        last = max((place for place, cells in enumerate(self.rows) if any(cells)), default=-1)
        return self.rows[: last + 1]

    @property
    def at_end(self) -> bool:
        """Whether the place is the one behind the last row."""
        return self.row >= len(self.rows)

    @property
    def text(self) -> str:
        """What stands in the cell."""
        return "" if self.at_end else self.rows[self.row][self.column]

    @property
    def row_is_empty(self) -> bool:
        """Whether nothing stands in the row."""
        return self.at_end or not any(self.rows[self.row])

    def put(self, text: str) -> Grid:
        """Type into the cell; a new row appears when the last one is begun."""
        cells = self.rows[self.row]
        cells = (*cells[: self.column], text, *cells[self.column + 1 :])
        rows = (*self.rows[: self.row], cells, *self.rows[self.row + 1 :])
        if any(rows[-1]) and len(rows) < MOST_ROWS:
            rows = (*rows, EMPTY)
        return replace(self, rows=rows)

    def next_cell(self, by: int) -> Grid:
        """The cell after or before this one, row by row; behind the last one the end, and from there the first."""
        places = len(self.rows) * len(EMPTY) + 1
        here = min(self.row * len(EMPTY) + self.column, places - 1) if not self.at_end else places - 1
        row, column = divmod((here + by) % places, len(EMPTY))
        return replace(self, row=row, column=column)

    def next_row(self, by: int) -> Grid:
        """The row above or below, or the end."""
        return replace(self, row=min(max(self.row + by, 0), len(self.rows)))

    def end(self) -> Grid:
        """The place behind the last row."""
        return replace(self, row=len(self.rows), column=0)

    def without_cell(self) -> Grid:
        """The table but for what is being typed at the moment, which is not finished yet."""
        return self if self.at_end else self.put("")

    def without_row(self) -> Grid:
        """The row is taken out; the place stays."""
        return Grid.of((*self.rows[: self.row], *self.rows[self.row + 1 :]), self.row, self.column)

    def with_row(self, place: int, cells: Cells) -> Grid:
        """A row is put back where it was."""
        return Grid.of((*self.rows[:place], cells, *self.rows[place:]), place, 0)
