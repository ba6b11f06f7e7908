"""What a ledger shows: bars for the hours per customer, what stands out in words, and what the numbers cannot show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.console import Group
from rich.table import Table
from rich.text import Text

from course.exercises.ledger import COLUMNS
from course.exercises.reckoning import halves, observations, per_cent, rounded, scale, total
from tui.labels import figure
from tui.locale import _
from tui.widgets.exercises.drawing import NARROW, quiet, row
from tui.widgets.exercises.ledger_table import amount, column_words, name, typed_amount
from tui.widgets.own_words import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
    from textual.widget import Widget

    from course.exercises.reckoning import Fact, Line

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


def troubles(lines: Sequence[Line]) -> Iterator[str]:
    """A sentence for each cell that is no number."""
    columns = column_words()
    words = {
        "unreadable": _("{channel}, {column}: “{typed}” is no number and is left out of the sums."),
        "negative": _("{channel}, {column}: {typed} is less than 0 and is left out of the sums."),
        "too large": _("{channel}, {column}: {typed} is too large and is left out of the sums."),
    }
    for line in lines:
        for column in COLUMNS[1:]:
            cell = line.cell(column)
            if cell.trouble:
                typed = shown(" ".join(cell.typed.split()))
                yield words[cell.trouble].format(channel=shown(name(line)), column=columns[column], typed=typed)


def findings(widget: Widget, lines: Sequence[Line]) -> RenderableType:
    """What stands out, each in a sentence."""
    return Group(Text(_("What the numbers show"), style="bold"), *(row(widget, "•", Text(one)) for one in told(lines)))


def blind(widget: Widget, sentences: Sequence[str]) -> RenderableType:
    """What the numbers cannot show."""
    head = Text(_("What the numbers cannot show"), style="bold")
    return Group(head, *(row(widget, "•", sentence) for sentence in sentences))


def told(lines: Sequence[Line]) -> Iterator[str]:
    """The observations in words: facts, never advice."""
    found = observations(lines)
    sentences = [
        _few(lines) if found.few else "",
        _idle(found.idle) if found.idle else "",
        _best(found.best) if found.best else "",
        _most_hours(found.most_hours) if found.most_hours else "",
        _most_euros(found.most_euros) if found.most_euros else "",
    ]
    yield from [one for one in sentences if one] or [_("No channel stands out from the others.")]
    if found.estimates:
        yield _("Numbers with ~ are estimates, and so is what is computed from them.")


def _few(lines: Sequence[Line]) -> str:
    words = _("Customers in all: {count}. That is too few to tell; one more or less changes the picture.")
    return words.format(count=typed_amount(total(lines).customers))


def _idle(fact: Fact) -> str:
    words = _("Hours, but no customers: {channels} ({part} of {whole} hours).")
    return words.format(channels=_names(fact), **_shares(fact, "hours"))


def _best(fact: Fact) -> str:
    words = _(
        "Fewest hours per customer: {channels}. Hours: {part} of {whole} ({share} %). "
        "Customers: {customers} of {all_customers} ({customer_share} %)."
    )
    people = _shares(fact, "customers")
    numbers = {
        "customers": people["part"],
        "all_customers": people["whole"],
        "customer_share": people["share"],
        **_shares(fact, "hours"),
    }
    return words.format(channels=_names(fact), **numbers)


def _most_hours(fact: Fact) -> str:
    words = _("Most hours: {channels}, {part} of {whole} ({share} %). Enquiries: {enquiries}, customers: {customers}.")
    return words.format(channels=_names(fact), **_shares(fact, "hours"), **_brought(fact))


def _most_euros(fact: Fact) -> str:
    words = _("Most euros: {channels}, {part} of {whole} ({share} %). Enquiries: {enquiries}, customers: {customers}.")
    return words.format(channels=_names(fact), **_shares(fact, "euros"), **_brought(fact))


def _names(fact: Fact) -> str:
    return ", ".join(name(line) for line in fact.lines)


def _shares(fact: Fact, column: str) -> dict[str, object]:
    part, whole = fact.together.cell(column), fact.whole.cell(column)
    return {"part": typed_amount(part), "whole": typed_amount(whole), "share": per_cent(part, whole)}


def _brought(fact: Fact) -> dict[str, str]:
    return {one: typed_amount(fact.together.cell(one)) for one in ("enquiries", "customers")}
