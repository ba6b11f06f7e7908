"""The honest ledger of channels: what each one costs in hours and euros, and what comes of it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from course.exercises.base import Answer, Flaw, Step, Table, repeated

if TYPE_CHECKING:
    from collections.abc import Iterator

COLUMNS = ("channel", "hours", "euros", "enquiries", "customers")
MOST_ROWS = 12
"""A month has few channels that are worth a row; more do not fit a screen."""


class Row(Table, frozen=True, kw_only=True):
    """One channel of the worked example, in one month."""

    id: str
    channel: str
    hours: float
    euros: float
    enquiries: int
    customers: int


class Ledger(Step, frozen=True, kw_only=True):
    """A worked example, and a table for the learner's own numbers.

    Attributes:
        question: what is asked, in Markdown.
        example: the worked example, shown first.
        lesson: what one can see in the example, in Markdown.
        blind: what the numbers cannot show, each a sentence.
    """

    question: str
    example: tuple[Row, ...]
    lesson: str
    blind: tuple[str, ...]


class LedgerAnswer(Answer, frozen=True, kw_only=True):
    """The learner's table.

    Attributes:
        rows: as they were typed, five cells each; `reckoning.lines` reads them.
        example_read: whether the worked example was read.
        cell: row, column and caret where the learner is, counted from 0; only in what is half done.
    """

    rows: tuple[tuple[str, ...], ...] = ()
    example_read: bool = False
    cell: tuple[int, ...] = ()


def flaws(step: Ledger) -> Iterator[Flaw]:
    """What is wrong with the example beyond the types of its fields."""
    yield from repeated([row.id for row in step.example], "example")
    if not 2 <= len(step.example) <= MOST_ROWS:
        yield Flaw(("example",), f"{len(step.example)} rows; an example has 2 to {MOST_ROWS}")
    for place, row in enumerate(step.example):
        for column in COLUMNS[1:]:
            value = getattr(row, column)
            if not 0 <= value < math.inf:
                yield Flaw(("example", place, column), f"{value}; a ledger holds numbers from 0 on")
