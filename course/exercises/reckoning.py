"""What a ledger of channels comes to: typed cells read as numbers, sums, and what stands out.

Everything here is a fact about the table. What follows from it is the learner's to say, so nothing is called good or
bad.
"""

from __future__ import annotations

import math
import re
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple

from course.exercises.ledger import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from course.exercises.ledger import Ledger, LedgerAnswer

LARGEST = 10_000_000
"""More hours or euros than one month of any channel takes here; beyond it lies a slip of the finger."""
FEW = 5
"""With fewer customers in all, one more or less turns the picture around."""
BEST, OF_AT_LEAST = 3, 5
"""So many channels are looked at together where there are at least so many; otherwise one."""

Trouble = Literal["", "unreadable", "negative", "too large"]

BLANK = {"", "-", "–", "—"}
MINUS = {"-", "\u2212", "–", "—"}
DECIMALS = 6
"""More than anybody counts; it keeps what is computed within bounds."""
ABOUT = re.compile(r"(?:~|≈|(?:ca|circa|etwa|rund|about|approx)(?![a-z])\.?)\s*", re.IGNORECASE)
UNITS = {
    "hours": re.compile(r"\s*(?:h|std\.?|stunden?|hours?|hrs?\.?)\Z", re.IGNORECASE),
    "euros": re.compile(r",[-–—]\Z|\s*(?:€|eur|euros?)\Z", re.IGNORECASE),
}
MINUTES = re.compile(r"([0-9]{1,6})\s*min(?:\.|uten?|utes?)?", re.IGNORECASE)
CLOCK = re.compile(r"([0-9]{1,6}):([0-5][0-9])")
GROUPED = re.compile(r"([1-9][0-9]{0,2}(?:([ .,'’])[0-9]{3})(?:\2[0-9]{3})*)(?:(?!\2)[.,]([0-9]+))?")
PLAIN = re.compile(r"[0-9]+[.,]?[0-9]*|[.,][0-9]+")


class Cell(NamedTuple):
    """A number of the table, typed or computed.

    Attributes:
        value: the number; nothing where there is none.
        about: whether it is an estimate.
        typed: what was typed; empty where it was computed.
        trouble: why it is no number.
    """

    value: float | None = 0.0
    about: bool = False
    typed: str = ""
    trouble: Trouble = ""


class Line(NamedTuple):
    """One channel with its numbers; `place` is its row, counted from 0, since a channel can be without a name."""

    place: int
    channel: str
    hours: Cell
    euros: Cell
    enquiries: Cell
    customers: Cell

    def cell(self, column: str) -> Cell:
        """The number in a column of `COLUMNS`."""
        found: Cell = getattr(self, column)
        return found

    def each(self, column: str) -> Cell:
        """Hours or euros per customer; nothing where there is no customer."""
        cost = self.cell(column)
        if cost.value is None or not self.customers.value:
            return Cell(None)
        return Cell(cost.value / self.customers.value, cost.about or self.customers.about)


class Fact(NamedTuple):
    """Some channels, their sum, and the sum of all channels whose numbers count here."""

    lines: tuple[Line, ...]
    together: Line
    whole: Line


class Observations(NamedTuple):
    """What stands out in a table.

    Attributes:
        few: whether there are too few customers in all to tell.
        estimates: whether some numbers are estimates.
        idle: channels that take hours and bring no customers.
        best: those with the fewest hours per customer.
        most_hours, most_euros: the channel that takes most, or those that take equally much.
    """

    few: bool
    estimates: bool
    idle: Fact | None
    best: Fact | None
    most_hours: Fact | None
    most_euros: Fact | None


# Reading


def read(typed: str, column: str) -> Cell:
    """Read a cell of a column of `COLUMNS`, the same in every language. An empty one counts as 0.

    A comma or point is a decimal sign, or groups thousands where exactly three digits follow it: 1.250 and 1,250 are
    both 1250. A sign for “about” comes first; a unit is left out; in hours, 1:30 and 90 min are one and a half.
    """
    text = " ".join(typed.split())
    if text in BLANK:
        return Cell(typed=typed)
    about = ABOUT.match(text)
    bare = text[about.end() :] if about else text
    positive = bare[1:].lstrip() if bare[:1] in MINUS else bare
    value = _timed(positive) if column == "hours" else None
    value = _amount(positive, column) if value is None else value
    trouble: Trouble = ""
    if value is None:
        trouble = "unreadable"
    elif value and positive != bare:
        trouble = "negative"
    elif value > LARGEST:
        trouble = "too large"
    known = None if trouble or value is None else round(value, DECIMALS)
    return Cell(known, about is not None and not trouble, typed, trouble)


def _timed(text: str) -> float | None:
    if found := MINUTES.fullmatch(text):
        return int(found[1]) / 60
    if found := CLOCK.fullmatch(text):
        return int(found[1]) + int(found[2]) / 60
    return None


def _amount(text: str, column: str) -> float | None:
    if column == "euros":
        text = text.removeprefix("€").lstrip()
    if unit := UNITS.get(column):
        text = unit.sub("", text, count=1)
    if found := GROUPED.fullmatch(text):
        return float(re.sub(r"[^0-9]", "", found[1]) + "." + (found[3] or "0"))
    return float(text.replace(",", ".")) if PLAIN.fullmatch(text) else None


def lines(answer: LedgerAnswer) -> tuple[Line, ...]:
    """The rows of an answer that have something in them, with their numbers read. Any answer can be read."""
    cells = ((*row, "", "", "", "", "") for row in answer.rows)
    read_rows = (row_line(place, dict(zip(COLUMNS, row))) for place, row in enumerate(cells))  # noqa: B905 - a file may hold more
    return tuple(line for line in read_rows if line)


def row_line(place: int, row: Mapping[str, str]) -> Line | None:
    """One row, typed by column; nothing where it is empty."""
    if not any(typed.strip() for typed in row.values()):
        return None
    channel = " ".join(row[COLUMNS[0]].split())
    return Line(place, channel, *(read(row[column], column) for column in COLUMNS[1:]))


def example_lines(step: Ledger) -> tuple[Line, ...]:
    """The worked example."""
    return tuple(
        Line(place, row.channel, *(Cell(float(getattr(row, column))) for column in COLUMNS[1:]))
        for place, row in enumerate(step.example)
    )


# Reckoning


def total(rows: Iterable[Line]) -> Line:
    """The sum of some rows; cells without a number are left out, and of such cells alone there is no sum."""
    known = list(rows)
    sums = (_sum(line.cell(column) for line in known) for column in COLUMNS[1:])
    return Line(-1, "", *sums)


def each_of(rows: Iterable[Line], column: str) -> Cell:
    """Hours or euros per customer of all rows together; a row counts that has both numbers."""
    return total(_with_numbers(rows, column, "customers")).each(column)


def _sum(cells: Iterable[Cell]) -> Cell:
    each = list(cells)
    known = [cell for cell in each if cell.value is not None]
    if each and not known:
        return Cell(None)
    return Cell(math.fsum(cell.value or 0.0 for cell in known), any(cell.about for cell in known))


def per_cent(part: Cell, whole: Cell) -> int:
    """The share in whole per cent; 0 of nothing."""
    return round(100 * (part.value or 0.0) / whole.value) if whole.value else 0


def rounded(value: float) -> float:
    """With one decimal, halves up; what would thereby become nothing keeps its first digit."""
    near = float(Decimal(repr(value)).quantize(Decimal("0.1"), ROUND_HALF_UP))
    return near or float(f"{value:.1g}")


def observations(rows: Sequence[Line]) -> Observations:
    """What stands out in a table."""
    return Observations(
        few=(total(rows).customers.value or 0.0) < FEW,
        estimates=any(line.cell(column).about for line in rows for column in COLUMNS[1:]),
        idle=idle(rows),
        best=best(rows),
        most_hours=most(rows, "hours"),
        most_euros=most(rows, "euros"),
    )


def idle(rows: Sequence[Line]) -> Fact | None:
    """The channels that take hours and bring no customers."""
    found = tuple(line for line in rows if line.hours.value and line.customers.value == 0)
    return Fact(found, total(found), total(rows)) if found else None


def best(rows: Sequence[Line]) -> Fact | None:
    """The three channels with the fewest hours per customer, of at least five; otherwise the first of them.

    Of equal ones, that with more customers comes first, then the order of the table.
    """
    known = _with_numbers(rows, "hours", "customers")
    whole = total(known)
    ranked = sorted(
        (line for line in known if line.customers.value),
        key=lambda line: (line.each("hours").value or 0.0, -(line.customers.value or 0.0)),
    )
    if len(known) < 2 or not ranked or not whole.hours.value:
        return None
    count = BEST if len(known) >= OF_AT_LEAST and len(ranked) >= BEST else 1
    chosen = tuple(ranked[:count])
    return Fact(chosen, total(chosen), whole)


def most(rows: Sequence[Line], column: str) -> Fact | None:
    """The channel that costs most hours or euros, or several that cost the same; nothing where all cost the same."""
    known = _with_numbers(rows, column)
    top = max((line.cell(column).value or 0.0 for line in known), default=0.0)
    chosen = tuple(line for line in known if line.cell(column).value == top)
    if not top or len(chosen) == len(known):
        return None
    return Fact(chosen, total(chosen), total(known))


def _with_numbers(rows: Iterable[Line], *columns: str) -> list[Line]:
    return [line for line in rows if all(line.cell(column).value is not None for column in columns)]


def scale(largest: float, cells: int) -> float:
    """What one cell of a bar stands for: the smallest of 1, 2, 5, 10, 20, 50 … and 0.5, 0.2 … with which all fit.

    Args:
        largest: the largest number shown, above 0.
        cells: how many cells there are, at least 1.
    """
    magnitude: float = 10.0 ** math.floor(math.log10(largest / cells))
    steps = (step * magnitude for step in (1, 2, 5, 10))
    return next((step for step in steps if largest <= step * cells), 10 * magnitude)


def halves(value: float, unit: float) -> int:
    """How many half cells a bar has; one at least for what is more than nothing."""
    return max(round(2 * value / unit), 1) if value > 0 else 0
