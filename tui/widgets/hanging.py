"""A text beside a sign, as in a list; quicker to draw than a table."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from rich import get_console
from rich.cells import cell_len
from rich.measure import Measurement
from rich.segment import Segment
from rich.text import Text
from textual.strip import Strip
from textual.visual import Visual

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult
    from textual.css.styles import RulesMap
    from textual.style import Style
    from textual.visual import RenderOptions


@lru_cache(1024)
def _hung(start: str, text: str, width: int) -> list[str]:
    """The lines in so many cells: the first with the sign, the others behind as many blanks."""
    room = max(width - cell_len(start), 1)
    lines = [text] if cell_len(text) <= room else [one.plain.rstrip() for one in Text(text).wrap(get_console(), room)]
    return [(" " * cell_len(start) if number else start) + line for number, line in enumerate(lines)]


class Hanging(NamedTuple):
    """A sign, and beside it a text that may take several lines; among what Rich draws."""

    start: str
    text: str

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """As wide as there is room for."""
        for line in _hung(self.start, self.text, options.max_width):
            yield Text(line, no_wrap=True)

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        """All there is."""
        return Measurement(options.max_width, options.max_width)


class HangingRow(Visual):
    """The same as a row of a list, whose height is known without drawing it."""

    def __init__(self, start: str, text: str) -> None:
        """A sign and a text."""
        self._start = start
        self._text = text

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:  # noqa: ARG002 - Textual's signature
        """One strip a line."""
        look = style.rich_style
        return [Strip([Segment(line, look)]) for line in _hung(self._start, self._text, width)[:height]]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:  # noqa: ARG002 - Textual's signature
        """All in one line."""
        return cell_len(self._start) + cell_len(self._text)

    def get_height(self, rules: RulesMap, width: int) -> int:  # noqa: ARG002 - Textual's signature
        """Lines in so many cells."""
        return len(_hung(self._start, self._text, width))
