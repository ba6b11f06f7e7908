"""The contact map as a picture: three rings, drawn in characters, with everybody's initials where they belong."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from rich.cells import cell_len
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
    from rich.style import Style

EDGES: Final = (0.0, 0.4, 0.7, 1.0)
"""Where the rings end, as shares of the outermost."""
LEAST_WIDTH, LEAST_HEIGHT = 56, 15
DOT: Final = "·"
WIDEST: Final = 4
"""How many times as many columns as rows a ring has at most: a cell is twice as high as wide, and names are long."""


class Label(NamedTuple):
    """What stands in a ring: from 1, the innermost."""

    ring: int
    words: str
    style: Style


class Piece(NamedTuple):
    """Words at a place of the picture: row and column from the top left."""

    row: int
    column: int
    words: str
    style: Style

    @property
    def end(self) -> int:
        """The column behind it."""
        return self.column + cell_len(self.words)


class Rings:
    """The picture; where it does not fit, or somebody finds no room in it, what is drawn instead."""

    def __init__(
        self, labels: Sequence[Label], names: Sequence[str], line: Style, height: int, instead: RenderableType
    ) -> None:
        """Take what stands in the rings, what they are called, and how they look.

        Args:
            labels: what stands in the rings.
            names: what the rings are called, from the innermost.
            line: the style of the rings and their names.
            height: how many rows there are.
            instead: drawn where the picture has no room.
        """
        self.labels = tuple(labels)
        self.names = tuple(names)
        self.line = line
        self.height = height
        self.instead = instead

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw the one or the other."""
        pieces = picture(self.labels, self.names, self.line, (options.max_width, self.height))
        if pieces is None:
            yield self.instead
        else:
            yield from drawn(pieces)


@lru_cache(maxsize=4)
def picture(
    labels: tuple[Label, ...], names: tuple[str, ...], line: Style, room: tuple[int, int]
) -> tuple[Piece, ...] | None:
    """All pieces of the picture, none of them over another; nothing where there is no room.

    Kept, since a view is drawn far more often than its people change.
    """
    width, height = room
    if width < LEAST_WIDTH or height < LEAST_HEIGHT:
        return None
    down = (height - 1) // 2
    ellipse = _Ellipse(min((width - 1) // 2, down * WIDEST), down)
    pieces = ellipse.lines(names, line)
    for ring in (1, 2, 3):
        here = [label for label in labels if label.ring == ring]
        for place, label in enumerate(here):
            ideal = ellipse.ideal(ring, place, len(here))
            piece = ellipse.free(label, ideal, pieces) or ellipse.free(label, ideal, pieces, on_lines=True)
            if piece is None:
                return None
            pieces = [other for other in pieces if other.words != DOT or _apart(other, piece, 1)] + [piece]
    return tuple(pieces)


def _apart(one: Piece, other: Piece, gap: int) -> bool:
    """Whether there are so many blanks between two pieces, or they stand in different rows."""
    return one.row != other.row or one.end + gap <= other.column or other.end + gap <= one.column


class _Ellipse:
    """The outermost ring: how many columns to the side and rows down from the middle."""

    def __init__(self, across: int, down: int) -> None:
        self.across = across
        self.down = down

    def lines(self, names: Sequence[str], style: Style) -> list[Piece]:
        """The rings as dots, each with its name where it is lowest."""
        pieces = []
        taken: set[tuple[int, int]] = set()
        for edge, name in zip(EDGES[1:], names, strict=True):
            row, start = self.down + round(self.down * edge), self.across - cell_len(name) // 2
            pieces.append(Piece(row, start, name, style))
            taken |= {(row, column) for column in range(start - 1, start + cell_len(name) + 1)}
        for edge in EDGES[1:]:
            for cell in self._circle(edge):
                if cell not in taken:
                    taken.add(cell)
                    pieces.append(Piece(*cell, DOT, style))
        return pieces

    def _circle(self, edge: float) -> Iterator[tuple[int, int]]:
        steps = 8 * self.across
        for step in range(steps):
            angle = 2 * math.pi * step / steps
            row, column = self.down * edge * math.sin(angle), self.across * edge * math.cos(angle)
            yield self.down + round(row), self.across + round(column)

    def ideal(self, ring: int, place: int, count: int) -> tuple[float, float]:
        """Row and column where the middle of a label would best be: all of a ring evenly around, one alone inside."""
        middle = 0.0 if ring == count == 1 else (EDGES[ring - 1] + EDGES[ring]) / 2
        angle = 2 * math.pi * (place / count + 0.13 * ring) - math.pi / 2
        return self.down * (1 + middle * math.sin(angle)), self.across * (1 + middle * math.cos(angle))

    def free(
        self, label: Label, ideal: tuple[float, float], pieces: Sequence[Piece], *, on_lines: bool = False
    ) -> Piece | None:
        """The label at the free place of its ring that is nearest to the ideal one; on the dots only if need be."""
        width, scale = cell_len(label.words), self.across / self.down
        best: tuple[float, Piece] | None = None
        for row in range(2 * self.down + 1):
            others = [piece for piece in pieces if piece.row == row and not (on_lines and piece.words == DOT)]
            for column in range(2 * self.across + 2 - width):
                far = (row - ideal[0]) ** 2 + ((column + width / 2 - ideal[1]) / scale) ** 2
                if best and far >= best[0]:
                    continue
                piece = Piece(row, column, label.words, label.style)
                if self._inside(label.ring, piece, whole=not on_lines) and _clear(piece, others):
                    best = far, piece
        return best[1] if best else None

    def _inside(self, ring: int, piece: Piece, *, whole: bool) -> bool:
        """Whether a piece lies in a ring, with its middle or as a whole, which means with what is least far in."""
        below, above = EDGES[ring - 1], EDGES[ring]
        first, last = piece.column, piece.end - 1
        middle = (first + last) / 2
        nearest = min(max(self.across, first), last) if whole else middle
        ends = (first, last) if whole else (middle,)
        return self._far(piece.row, nearest) > below and all(self._far(piece.row, end) < above for end in ends)

    def _far(self, row: int, column: float) -> float:
        return math.hypot((row - self.down) / self.down, (column - self.across) / self.across)


def _clear(piece: Piece, others: Sequence[Piece]) -> bool:
    """Whether a piece leaves a blank to the dots of its row, and two to other words, since names hold blanks too."""
    return all(_apart(piece, other, 1 if other.words == DOT else 2) for other in others)


def drawn(pieces: Sequence[Piece]) -> Iterator[Text]:
    """The rows of the picture."""
    for row in range(max(piece.row for piece in pieces) + 1):
        line = Text(no_wrap=True)
        for piece in sorted((one for one in pieces if one.row == row), key=lambda one: one.column):
            line.append(" " * (piece.column - line.cell_len))
            line.append(piece.words, piece.style)
        yield line
