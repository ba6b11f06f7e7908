"""The honest ledger of channels: what each one costs in hours and euros, and what comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.exercises.base import Answer, Flaw, Step, Table, repeated

if TYPE_CHECKING:
    from collections.abc import Iterator

COLUMNS = ("channel", "hours", "euros", "enquiries", "customers")


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
    """The learner's table as it was typed, row by row, five cells each; and whether the example was read."""

    rows: tuple[tuple[str, ...], ...] = ()
    example_read: bool = False


def flaws(step: Ledger) -> Iterator[Flaw]:
    """What is wrong with the example beyond the types of its fields."""
    yield from repeated([row.id for row in step.example], "example")
