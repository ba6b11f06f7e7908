"""What a ledger shows: bars for the hours per customer, what stands out in words, and what the numbers cannot show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.console import Group
from rich.table import Table
from rich.text import Text

from course.exercises.reckoning import halves, observations, rounded, scale
from tui.labels import figure
from tui.locale import _
from tui.widgets.exercises.drawing import NARROW, quiet, row
from tui.widgets.exercises.ledger_words import amount, name, told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
    from textual.widget import Widget

    from course.exercises.reckoning import Line

BARS: Final = 42
"""Columns bars and numbers should have before names of channels get more than a third of the line."""
NUMBER: Final = 6


class Chart:
    """A bar for each channel, with its number; the scale is a round number, told in words."""

    def __init__(self, widget: Widget, lines: Sequence[Line]) -> None:
        """Take the channels."""
        self.widget = widget
        self.lines = lines

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw it as wide as there is room."""
        each = [line.each("hours") for line in self.lines]
        largest = max((rounded(cell.value) for cell in each if cell.value), default=0.0)
        if not largest:
            yield Text(_("There are no hours per customer to draw."))
            return
        room = max(options.max_width // 3 + 1, options.max_width - BARS)
        names = min(max(Text(name(line)).cell_len for line in self.lines), room)
        unit = scale(largest, max(options.max_width - names - NUMBER - 4, 4))
        table = Table.grid(padding=(0, 1, 0, 0))
        table.add_column(width=names, no_wrap=True, overflow="ellipsis")
        table.add_column(no_wrap=True)
        style = self.widget.get_component_rich_style("step--key", partial=True)
        for line, cell in zip(self.lines, each, strict=True):
            count = halves(rounded(cell.value), unit) if cell.value else 0
            bar = Text("█" * (count // 2) + "▌" * (count % 2), style=style)
            number = amount(cell) if cell.value is not None else self._none(line, options.max_width)
            table.add_row(Text(name(line)), Text.assemble(bar, " " if count else "", number))
        yield Text(_("Hours per customer"), style="bold")
        yield table
        words = _("One █ stands for {unit}, ▌ for half of it.")
        yield quiet(self.widget, words.format(unit=figure(unit)))

    def _none(self, line: Line, width: int) -> str:
        """A dash, and why where there is room for it."""
        return "–  " + _("no customer") if line.customers.value == 0 and width >= NARROW else "–"


def findings(widget: Widget, lines: Sequence[Line]) -> RenderableType:
    """What stands out, each in a sentence."""
    sentences = list(told(lines))
    if observations(lines).estimates:
        sentences.append(_("Numbers with ~ are estimates, and so is what is computed from them."))
    return Group(Text(_("What the numbers show"), style="bold"), *(row(widget, "•", Text(one)) for one in sentences))


def blind(widget: Widget, sentences: Sequence[str]) -> RenderableType:
    """What the numbers cannot show."""
    head = Text(_("What the numbers cannot show"), style="bold")
    return Group(head, *(row(widget, "•", sentence) for sentence in sentences))
