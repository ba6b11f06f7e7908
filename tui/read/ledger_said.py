"""A ledger to be heard: its channels one by one, sums, what stands out, and what the numbers cannot show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.exercises.ledger import COLUMNS
from course.exercises.reckoning import each_of, observations, rounded, total
from tui.labels import figure
from tui.locale import _, ngettext
from tui.read.speech import in_one
from tui.widgets.exercises.ledger_words import as_read, column_words, name, told, troubles

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from course.exercises.ledger import Ledger
    from course.exercises.reckoning import Cell, Line
    from tui.read.desk import Desk

COSTS = ("hours", "euros")


def number_words(cell: Cell, precise: Callable[[float], float] = as_read) -> str:
    """A number, with a word before it where it is an estimate; what is none, as it was typed."""
    if cell.value is None:
        return _("“{typed}”").format(typed=cell.typed) if cell.typed else _("unknown")
    words = figure(precise(cell.value))
    return _("about {number}").format(number=words) if cell.about else words


def counted(cell: Cell, column: str, precise: Callable[[float], float] = as_read) -> str:
    """A number with what it counts."""
    words = number_words(cell, precise)
    if cell.value is None:
        return f"{column_words()[column]} {words}"
    count = 1 if precise(cell.value) == 1 else 2
    return {
        "hours": ngettext("{number} hour", "{number} hours", count),
        "euros": ngettext("{number} euro", "{number} euros", count),
        "enquiries": ngettext("{number} enquiry", "{number} enquiries", count),
        "customers": ngettext("{number} customer", "{number} customers", count),
    }[column].format(number=words)


def channel_words(line: Line) -> str:
    """A channel with its numbers."""
    return f"{name(line)}: {_numbers(line)}."


def say_channels(desk: Desk, lines: Sequence[Line]) -> None:
    """Each channel with its numbers, and those per customer."""
    desk.numbered(f"{channel_words(line)}{_each_words([line.each(column) for column in COSTS])}" for line in lines)


def _each_words(cells: Sequence[Cell]) -> str:
    """A sentence to put behind another; where there is no customer, nothing."""
    each = _costs(cells)
    return " " + _("Per customer: {numbers}.").format(numbers=each) if each else ""


def say_costs(desk: Desk, lines: Sequence[Line]) -> None:
    """What a customer costs in each channel that was just said."""
    desk.say(_("Hours and euros per customer:"))
    desk.numbered(f"{name(line)}: {_cost_words(line)}." for line in lines)
    desk.say("")


def _cost_words(line: Line) -> str:
    if line.customers.value == 0:
        return _("no customer")
    return _costs([line.each(column) for column in COSTS]) or _("unknown")


def say_findings(desk: Desk, lines: Sequence[Line]) -> None:
    """Sums and what stands out."""
    sums = _("All together: {numbers}.").format(numbers=_numbers(total(lines)))
    desk.say(sums + _each_words([each_of(lines, column) for column in COSTS]), "")
    desk.say(_("What the numbers show") + ":")
    sentences = list(told(lines, number_words))
    if observations(lines).estimates:
        sentences.append(_("Numbers with “about” are estimates, and so is what is computed from them."))
    desk.numbered(sentences)
    desk.say("")


def say_troubles(desk: Desk, lines: Sequence[Line]) -> None:
    """What is no number."""
    if found := list(troubles(lines)):
        desk.say(*found, "")


def say_blind(desk: Desk, step: Ledger) -> None:
    """What the numbers cannot show."""
    desk.say(_("What the numbers cannot show") + ":")
    desk.numbered(in_one(sentence) for sentence in step.blind)


def _numbers(line: Line) -> str:
    return ", ".join(counted(line.cell(column), column) for column in COLUMNS[1:])


def _costs(cells: Sequence[Cell]) -> str:
    each = zip(COSTS, cells, strict=True)
    return ", ".join(counted(cell, column, rounded) for column, cell in each if cell.value is not None)
