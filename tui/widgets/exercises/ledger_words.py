"""A ledger in words: what its columns and channels are called, its numbers, its troubles, and what stands out.

Nothing here draws, so that the course by lines says the same sentences as the screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.exercises.ledger import COLUMNS
from course.exercises.reckoning import observations, per_cent, rounded, total
from tui.labels import figure
from tui.locale import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from course.exercises.ledger import Ledger
    from course.exercises.reckoning import Cell, Fact, Line


def column_words() -> dict[str, str]:
    """What the columns are called."""
    names = (_("Channel"), _("Hours"), _("Euros"), _("Enquiries"), _("Customers"))
    return dict(zip(COLUMNS, names, strict=True))


def ledger_wording(step: Ledger) -> dict[str, str]:
    """The question, and what the columns are called; kept with the answer."""
    return {"question": step.question, **column_words()}


def name(line: Line) -> str:
    """The channel, or the row where it has no name."""
    return line.channel or _("Row {place}").format(place=line.place + 1)


def amount(cell: Cell, precise: Callable[[float], float] = rounded) -> str:
    """A number as it is shown: with ~ where it is an estimate; what is none as it was typed, or a dash."""
    if cell.value is None:
        return cell.typed or "–"
    return ("~" if cell.about else "") + figure(precise(cell.value))


def typed_amount(cell: Cell) -> str:
    """A number the learner typed, as it was read."""
    return amount(cell, as_read)


def as_read(value: float) -> float:
    """A number the learner typed, without the digits nobody typed."""
    return round(value, 2)


# Troubles


def troubles(lines: Sequence[Line], seen: Callable[[str], str] = str) -> Iterator[str]:
    """A sentence for each cell that is no number; `seen` gives the learner's words as they may be seen."""
    for line in lines:
        for column in COLUMNS[1:]:
            if words := trouble(line, column, seen):
                yield words


def trouble(line: Line, column: str, seen: Callable[[str], str] = str) -> str:
    """Why the cell in a column is no number, in a sentence; of a number nothing."""
    cell = line.cell(column)
    if not cell.trouble:
        return ""
    words = {
        "unreadable": _("{channel}, {column}: “{typed}” is no number and is left out of the sums."),
        "negative": _("{channel}, {column}: {typed} is less than 0 and is left out of the sums."),
        "too large": _("{channel}, {column}: {typed} is too large and is left out of the sums."),
    }[cell.trouble]
    typed = seen(" ".join(cell.typed.split()))
    return words.format(channel=seen(name(line)), column=column_words()[column], typed=typed)


# What stands out


def told(lines: Sequence[Line], number: Callable[[Cell], str] = typed_amount) -> Iterator[str]:
    """The observations in words: facts, never advice; `number` says a number."""
    found = observations(lines)
    sentences = [
        _few(lines, number) if found.few else "",
        _idle(found.idle, number) if found.idle else "",
        _best(found.best, number) if found.best else "",
        _most_hours(found.most_hours, number) if found.most_hours else "",
        _most_euros(found.most_euros, number) if found.most_euros else "",
    ]
    yield from [one for one in sentences if one] or [_("No channel stands out from the others.")]


def _few(lines: Sequence[Line], number: Callable[[Cell], str]) -> str:
    words = _("Customers in all: {count}. That is too few to tell; one more or less changes the picture.")
    return words.format(count=number(total(lines).customers))


def _idle(fact: Fact, number: Callable[[Cell], str]) -> str:
    words = _("Hours, but no customers: {channels} ({part} of {whole} hours).")
    return words.format(channels=_names(fact), **_shares(fact, "hours", number))


def _best(fact: Fact, number: Callable[[Cell], str]) -> str:
    words = _(
        "Fewest hours per customer: {channels}. Hours: {part} of {whole} ({share}%). "
        "Customers: {customers} of {all_customers} ({customer_share}%)."
    )
    people = _shares(fact, "customers", number)
    numbers = {
        "customers": people["part"],
        "all_customers": people["whole"],
        "customer_share": people["share"],
        **_shares(fact, "hours", number),
    }
    return words.format(channels=_names(fact), **numbers)


def _most_hours(fact: Fact, number: Callable[[Cell], str]) -> str:
    words = _("Most hours: {channels}, {part} of {whole} ({share}%). Enquiries: {enquiries}, customers: {customers}.")
    return words.format(channels=_names(fact), **_shares(fact, "hours", number), **_brought(fact, number))


def _most_euros(fact: Fact, number: Callable[[Cell], str]) -> str:
    words = _("Most euros: {channels}, {part} of {whole} ({share}%). Enquiries: {enquiries}, customers: {customers}.")
    return words.format(channels=_names(fact), **_shares(fact, "euros", number), **_brought(fact, number))


def _names(fact: Fact) -> str:
    return ", ".join(name(line) for line in fact.lines)


def _shares(fact: Fact, column: str, number: Callable[[Cell], str]) -> dict[str, object]:
    part, whole = fact.together.cell(column), fact.whole.cell(column)
    return {"part": number(part), "whole": number(whole), "share": per_cent(part, whole)}


def _brought(fact: Fact, number: Callable[[Cell], str]) -> dict[str, str]:
    return {one: number(fact.together.cell(one)) for one in ("enquiries", "customers")}
