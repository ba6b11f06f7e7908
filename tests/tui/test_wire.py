"""The wire: whatever is written, a terminal shows the same as without it, and gets less to read."""

from __future__ import annotations

import re
from typing import NamedTuple

import pyte
import pyte.modes
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from wcwidth import wcwidth

from tui.wire import Wire

HALF = ("half",)
LINK = re.compile(r"\x1b\]8;(.*?)\x1b\\")


class Emulator(pyte.Screen):
    """A terminal that keeps links, too, and to which `\\n` is a new line, as it is behind a tty."""

    def __init__(self, columns: int, lines: int) -> None:
        self.links: dict[tuple[int, int], str] = {}
        self.link = ""
        super().__init__(columns, lines)
        self.set_mode(pyte.modes.LNM)

    def draw(self, data: str) -> None:
        for character in data:
            super().draw(character)
            for column in range(self.cursor.x - max(wcwidth(character), 0), self.cursor.x):
                self.links[self.cursor.y, column] = self.link

    def read(self, data: str) -> None:
        """Take bytes, as text."""
        stream = pyte.Stream(self)
        for number, piece in enumerate(LINK.split(data)):
            if number % 2:
                self.link = "" if piece == ";" else piece
            else:
                stream.feed(piece)

    def cells(self) -> list[tuple[object, ...]]:
        """What one sees: half a wide character is no character, and on a blank one sees neither colour nor weight."""
        return [self.cell(line, column) for line in range(self.lines) for column in range(self.columns)]

    def cell(self, line: int, column: int) -> tuple[object, ...]:
        row = self.buffer[line]
        cell = row[column]
        wide = cell.data and wcwidth(cell.data[0]) == 2
        if (wide and (column + 1 == self.columns or row[column + 1].data)) or (
            not cell.data and (not column or wcwidth(row[column - 1].data[:1] or " ") != 2)
        ):
            return HALF
        link = self.links.get((line, column), "")
        lines = (cell.underscore, cell.reverse, cell.strikethrough)
        if cell.data == " " and not any(lines) and not link:
            return (" ", cell.bg)
        return (cell.data, cell.fg, cell.bg, cell.bold, cell.italics, cell.blink, *lines, link)


class Resize(NamedTuple):
    """The window changes, and the program draws all of it anew."""

    columns: int
    rows: int


DRAW = "draw"
"""The terminal has time to take what there is."""

LETTERS = "ab  ─■ä" + "世界" + "e\u0301\u0308" + "👍\u200d🏽\ufe0f❤\uff57\u202e\u1100\u1161\u0903"
COLOURS = ["31", "94", "39", "44", "105", "49", "38;5;7", "48;5;0", "38;2;1;2;3", "48;2;0;0;9"]
TURNS = ["", "0", "1", "2", "3", "4", "5", "7", "9", "22", "23", "24", "25", "27", "29", "21", "53", "58;5;3"]
OTHERS = (
    *("\x1b[2J", "\x1b[K", "\x1b[1J", "\x1b[A", "\x1b[2C", "\x1bM", "\b", "\r", "\n", "\n", "\a"),
    *("\x1b[?7l", "\x1b[?7h", "\x1b[?25l", "\x1b[?2026h", "\x1b[?2026l", "\x1b]2;title\x1b\\"),
)

texts = st.text(LETTERS, min_size=1, max_size=9)
places = st.builds("\x1b[{};{}H".format, st.integers(0, 6), st.integers(0, 12)) | st.just("\x1b[H")
inks = st.lists(st.sampled_from(COLOURS + TURNS), min_size=1, max_size=3).map(lambda some: f"\x1b[{';'.join(some)}m")
links = st.sampled_from(["\x1b]8;;\x1b\\", "\x1b]8;;http://a\x1b\\", "\x1b]8;id=1;http://b\x1b\\"])
writes = st.lists(st.one_of(texts, texts, places, places, inks, inks, links, st.sampled_from(OTHERS)), max_size=12)
sizes = st.builds(Resize, st.integers(1, 10), st.integers(1, 5))
steps = st.lists(st.one_of(writes.map("".join), writes.map("".join), st.just(DRAW), sizes), max_size=8)


def take_all(columns: int, rows: int, steps: list[str | Resize]) -> tuple[Emulator, Emulator]:
    """A terminal that gets the writes as they are, and one behind the wire."""
    plain, wired, wire = Emulator(columns, rows), Emulator(columns, rows), Wire(columns, rows)
    for step in steps:
        if isinstance(step, Resize):
            wire.resize(step.columns, step.rows)
            wired.read(wire.draw())
            for terminal in (plain, wired):
                terminal.resize(step.rows, step.columns)
            step = "\x1b[?7l\x1b[0m" + "".join(  # noqa: PLW2901 - as an app does
                f"\x1b[{line};1H{'.' * step.columns}" for line in range(1, step.rows + 1)
            )
        if step == DRAW:
            wired.read(wire.draw())
        else:
            plain.read(step)
            wire.take(step)
    wired.read(wire.draw())
    return plain, wired


@settings(max_examples=500, deadline=None)
@given(sizes, steps)
@example(Resize(4, 1), ["\x1b[?7l\x1b[H世世", DRAW, "\x1b[1;2Ha", DRAW, "\x1b[1;1H世"])
@example(Resize(3, 2), ["\x1b[?7l\x1b[Habcdef\u0301g", DRAW])
def test_a_terminal_shows_the_same_behind_the_wire(size: Resize, steps: list[str | Resize]) -> None:
    plain, wired = take_all(size.columns, size.rows, steps)
    for seen, meant in zip(wired.cells(), plain.cells(), strict=True):
        assert seen == meant or (HALF in {seen, meant} and {seen[0], meant[0]} <= {" ", "half"})


@pytest.mark.parametrize("cursor", ["\x1b[2;3H", "\x1b[1;1H", "\x1b[3;10H"])
def test_the_cursor_ends_where_the_writes_left_it(cursor: str) -> None:
    plain, wired = take_all(10, 3, ["\x1b[?7l\x1b[1;1Hab\x1b[2;1Hcd" + cursor, DRAW, "\x1b[1;1Hxb" + cursor])
    assert (wired.cursor.x, wired.cursor.y) == (plain.cursor.x, plain.cursor.y)


def frame(word: str) -> str:
    """A screen as Textual writes it: row by row, each piece with all its looks."""
    look = "\x1b[1;38;2;200;200;200;48;2;18;18;18m"
    rows = [f"\x1b[{line};1H{look}{word:<40}\x1b[0m{look}{' ' * 40}\x1b[0m" for line in range(1, 25)]
    return "\x1b[?2026h" + "\n".join(rows) + "\x1b[24;1H\x1b[?2026l"


def test_nothing_is_sent_for_a_screen_that_is_there_already() -> None:
    wire = Wire(80, 24)
    wire.take("\x1b[?7l" + frame("as it was"))
    assert wire.draw()
    wire.take(frame("as it was"))
    assert wire.draw() == ""


def test_a_small_change_is_sent_alone_and_a_large_one_together() -> None:
    wire = Wire(80, 24)
    wire.take("\x1b[?7l" + frame("as it was"))
    drawn = wire.draw()
    assert drawn.startswith("\x1b[?2026h")
    assert drawn.endswith("\x1b[?2026l")
    wire.take(frame("as it was").replace("was", "is.", 1))
    assert wire.draw() == "\x1b[1;7His.\x1b[24H"


def test_what_the_terminal_had_no_time_for_is_left_out() -> None:
    wire = Wire(80, 24)
    wire.take("\x1b[?7l")
    for number in range(100):
        wire.take(frame(f"page {number}"))
    drawn = wire.draw()
    assert "page 99" in drawn
    assert "page 98" not in drawn


def test_what_was_forgotten_is_sent_again() -> None:
    wire = Wire(80, 24)
    wire.take("\x1b[?7l" + frame("as it was"))
    wire.draw()
    wire.forget()
    assert wire.draw().count("as it was") == 24
