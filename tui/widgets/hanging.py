"""A text beside a sign, as in a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.measure import Measurement
from rich.text import Text

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult


class Hanging(NamedTuple):
    """A sign, and beside it a text that may take several lines; quicker to draw than a table."""

    start: str
    text: str

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """As wide as there is room for."""
        start = self.start
        for line in Text(self.text).wrap(console, max(options.max_width - len(start), 1)):
            line.rstrip()
            yield Text.assemble(start, line, no_wrap=True)
            start = " " * len(start)

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        """All there is."""
        return Measurement(options.max_width, options.max_width)
