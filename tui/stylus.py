"""Draws a grid of cells on a terminal, in the fewest bytes, from what the terminal is known to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.ink import Ink, blank, change, for_blank

if TYPE_CHECKING:
    from collections.abc import Iterator

Cell = tuple[str, Ink]
"""A character with what joins it, and its looks. The second cell of a wide character has no text."""

Row = list["Cell | None"]
"""Cells from left to right; nothing where a cell is not known."""

GAP = 4
"""Cells that are right already and are sent again, because jumping over them would be no shorter."""


def unknown(columns: int, rows: int) -> list[Row]:
    """A grid of which nothing is known."""
    return [[None] * columns for _ in range(rows)]


def is_second(cell: Cell | None) -> bool:
    """Whether this is the second cell of a wide character."""
    return cell is not None and not cell[0]


class Stylus:
    """What a terminal shows, with which pen it writes, and where.

    Args:
        columns: cells in a row.
        rows: rows.

    Attributes:
        out: what is to be sent.
        shown: what the terminal shows then.
    """

    def __init__(self, columns: int, rows: int) -> None:
        """A terminal of which nothing is known."""
        self.out: list[str] = []
        self._link = ""
        self.forget(columns, rows)

    def forget(self, columns: int, rows: int) -> None:
        """Something else may have changed screen, pen and cursor."""
        self.shown = unknown(columns, rows)
        self._pen: Ink | None = None
        self._at: tuple[int, int] | None = None

    def forget_row(self, line: int) -> None:
        """What this row shows is no longer known, nor where in it the cursor is."""
        self.shown[line] = [None] * len(self.shown[line])
        self._at = None

    def draw(self, wanted: list[Row]) -> None:
        """Make the terminal show these cells; those that are not known stay as they are."""
        for line, row in enumerate(wanted):
            if row != self.shown[line]:
                for start, end in _spans(row, self.shown[line]):
                    self.move((start, line))
                    self.write(row[start:end])
                    self._at = (end, line) if end < len(row) else None
                self.shown[line] = row.copy()

    def write(self, cells: Row) -> None:
        """Write these cells where the cursor is."""
        for text, ink in filter(None, cells):
            if text == " " and self._pen is not None:
                self.dip(self._pen if blank(self._pen) == ink else for_blank(self._pen, ink))
            elif text:
                self.dip(ink)
            self.out.append(text)

    def dip(self, ink: Ink) -> None:
        """Give the pen these looks."""
        if ink != self._pen:
            self.out.append(change(self._pen, ink))
            self.open(ink.link)
            self._pen = ink

    def open(self, link: str) -> None:
        """What is written from now on leads to this link, given as the body of an OSC 8; to none if it is empty."""
        if link != self._link:
            self.out.append(f"\x1b]8;{link or ';'}\x1b\\")
            self._link = link

    def move(self, cursor: tuple[int, int]) -> None:
        """Move the cursor to this column and row, counted from 0."""
        if cursor == self._at:
            return
        column, line = cursor
        step = column - self._at[0] if self._at and self._at[1] == line else 0
        if step > 0:
            self.out.append(f"\x1b[{step}C" if step > 1 else "\x1b[C")
        elif step < 0:
            self.out.append("\r" if column == 0 else f"\x1b[{-step}D")
        elif column == 0:
            self.out.append("\r\n" if self._at and self._at[1] + 1 == line else f"\x1b[{line + 1}H")
        else:
            self.out.append(f"\x1b[{line + 1};{column + 1}H")
        self._at = cursor


def _spans(wanted: Row, shown: Row) -> Iterator[tuple[int, int]]:
    """From where to where cells of a row must be sent; wide characters whole, small gaps included."""
    start = end = -1
    for column, cell in enumerate(wanted):
        if cell is None or cell == shown[column]:
            continue
        if start < 0 or not _worth(wanted[max(end - 1, 0) : column]):
            if start >= 0:
                yield start, end
            start = column - is_second(cell)
        end = column + 1
        while end < len(wanted) and is_second(wanted[end]):
            end += 1
    if start >= 0:
        yield start, end


def _worth(gap: Row) -> bool:
    """Whether the cells behind the first are sent rather than jumped over: few, and with its looks."""
    return len(gap) <= GAP + 1 and all(one and gap[0] and one[1] == gap[0][1] for one in gap)
