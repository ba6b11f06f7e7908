"""Sends a terminal only what changes: a driver's writes in, the fewest bytes that have the same effect out.

Textual draws whole regions anew. The wire keeps the cells that the writes want, and a stylus sends the difference to
what the terminal shows. Whatever is not understood is passed on as it is, and then nothing is taken for known.
"""

from __future__ import annotations

import re
import unicodedata

from tui.ink import CERTAIN, PLAIN, Ink, blank, clusters, inked
from tui.stylus import Row, Stylus, is_second, unknown

TOGETHER = 200
"""Characters from which on the terminal is asked to show them all at once, if it can."""

TOKEN = re.compile(
    r"(?P<ink>\x1b\[[\d;:]*m)"
    r"|(?P<cursor>\x1b\[\d*(?:;\d*)?H)"
    r"|(?P<link>\x1b\]8;[^\x07\x1b]*(?:\x07|\x1b\\))"
    r"|(?P<mode>\x1b\[\?(?:7|25|100[0-6]|1015|1016|2004|2026|2048)[hl]|\x1b\[[<>=?][\d;]*u|\x1b\[\d* q"
    r"|\x1b\[\?[\d;]*\$p|\x1b\](?:0|2|22|52);[^\x07\x1b]*(?:\x07|\x1b\\)|\x07)"
    r"|(?P<newline>\r?\n|\r)"
    r"|(?P<text>[^\x00-\x1f\x7f-\x9f]+)"
    r"|(?P<other>\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[PX^_][^\x1b]*\x1b\\"
    r"|\x1b[ -/]*[0-Z\\`-~]|[\x00-\x1f\x7f-\x9f])"
)
"""What a write consists of. Modes, and with them questions, titles and the bell, leave all cells as they are."""


class Wire:
    """One terminal's screen.

    Args:
        columns: cells in a row.
        rows: rows.
    """

    def __init__(self, columns: int, rows: int) -> None:
        """Nothing is known of the screen yet."""
        self._size = (columns, rows)
        self._new_size: tuple[int, int] | None = None
        self._stylus = Stylus(columns, rows)
        self._wanted = unknown(columns, rows)
        self._ink: Ink | None = PLAIN
        self._link = ""
        # Where the writes left the cursor: a column, and a row; the column, or both, may not be known.
        self._column: int | None = None
        self._line: int | None = None
        self._wraps = True
        self._together = False

    def resize(self, columns: int, rows: int) -> None:
        """The terminal has another size, and shows nobody knows what; safe in a signal handler."""
        self._new_size = (columns, rows)

    def forget(self) -> None:
        """Something else may have drawn on the terminal: the next drawing sends all that is wanted."""
        self._stylus.forget(*self._size)

    def take(self, data: str) -> None:
        """Take a driver's write: text and escape sequences, each whole."""
        if self._new_size:
            self._size, self._new_size = self._new_size, None
            self._know_nothing()
        for token in TOKEN.finditer(data):
            getattr(self, f"_take_{token.lastgroup}")(token.group())

    def draw(self) -> str:
        """What brings the terminal to where the writes want it; empty if it is there already."""
        if not self._new_size:
            self._catch_up()
        drawn, self._stylus.out = "".join(self._stylus.out), []
        if self._together and len(drawn) > TOGETHER:
            return f"\x1b[?2026h{drawn}\x1b[?2026l"
        return drawn

    def _catch_up(self) -> None:
        """Bring cells and cursor to where the writes want them."""
        self._stylus.draw(self._wanted)
        if self._column is not None and self._line is not None:
            self._stylus.move((min(self._column, self._size[0] - 1), self._line))

    def _know_nothing(self) -> None:
        self._wanted = unknown(*self._size)
        self._column = self._line = None
        self._stylus.forget(*self._size)

    def _take_ink(self, whole: str) -> None:
        ink = inked(self._ink, whole[2:-1])
        if ink is None:
            self._take_other(whole)
        self._ink = ink and ink._replace(link=self._link)

    def _take_cursor(self, whole: str) -> None:
        line, _, column = whole[2:-1].partition(";")
        columns, rows = self._size
        self._line = min(max(int(line or 1), 1), rows) - 1
        self._column = min(max(int(column or 1), 1), columns) - 1

    def _take_link(self, whole: str) -> None:
        body = whole[4:].rstrip("\x07\x1b\\")
        self._link = "" if body.endswith(";") else body
        if self._ink is None:
            self._stylus.open(self._link)
        else:
            self._ink = self._ink._replace(link=self._link)

    def _take_mode(self, whole: str) -> None:
        if whole[:-1] == "\x1b[?2026":
            self._together = True
            return
        if whole[:-1] == "\x1b[?7":
            self._wraps = whole[-1] == "h"
        self._stylus.out.append(whole)

    def _take_newline(self, whole: str) -> None:
        if self._line is None or (whole != "\r" and self._line + 1 == self._size[1]):
            self._take_other(whole)
        else:
            self._column, self._line = 0, self._line + (whole != "\r")

    def _take_text(self, text: str) -> None:
        cells = self._cells(text)
        if not cells or self._column is None or self._line is None:
            self._take_other(text)
            return
        row, columns = self._wanted[self._line], self._size[0]
        column = min(self._column, columns - 1)
        if column + len(cells) > columns:  # without wrapping, what comes too late is written over the last cell
            cells = [*cells[: columns - column - 1], cells[-1]]
        end = column + len(cells)
        # Half a wide character is no character.
        if is_second(row[column]):
            row[column - 1] = (" ", blank((row[column] or ("", PLAIN))[1]))
        if end < columns and is_second(row[end]):
            row[end] = (" ", blank((row[end] or ("", PLAIN))[1]))
        row[column:end] = cells
        self._column = end

    def _cells(self, text: str) -> Row:
        """The cells this text fills; none if what it does to the screen cannot be told."""
        ink, room = self._ink, self._size[0] - (self._column or 0)
        if ink is None:
            return []
        if CERTAIN.fullmatch(text):
            seen = blank(ink)
            cells: Row = [(one, seen if one == " " else ink) for one in text]
        else:
            try:
                cells = [cell for one, width in clusters(text) for cell in ((one, ink), ("", ink))[:width]]
            except ValueError:
                return []
            if len(cells) > room and ("", ink) in cells:
                return []
        return [] if self._wraps and len(cells) >= room else cells

    def _take_other(self, whole: str) -> None:
        """Send this as it is, behind what was wanted before; what it changes is no longer known."""
        self._catch_up()
        if self._column == self._size[0] and self._line is not None:  # behind the last cell one only is by writing it
            row = self._wanted[self._line]
            start = len(row) - 1 - is_second(row[-1])
            self._stylus.move((start, self._line))
            self._stylus.write(row[start:])
        if self._ink is not None:
            self._stylus.dip(self._ink)
        self._stylus.out.append(whole)
        joins = self._column == 0 and unicodedata.combining(whole[0])
        if whole[0] < " " or self._line is None or self._wraps or joins:
            self._know_nothing()
        else:
            self._wanted[self._line] = [None] * self._size[0]
            self._stylus.forget_row(self._line)
            self._column = None
