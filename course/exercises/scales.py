"""Rate statements about oneself from 0 to 10. Nothing is marked; the values are compared at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.exercises.base import Answer, Flaw, Step, Table, repeated

if TYPE_CHECKING:
    from collections.abc import Iterator

LOWEST, HIGHEST = 0, 10


class Statement(Table, frozen=True, kw_only=True):
    """A statement about one's own behaviour."""

    id: str
    text: str


class Scales(Step, frozen=True, kw_only=True):
    """Statements to rate.

    Attributes:
        question: what is asked, in Markdown.
        low, high: what 0 and 10 stand for.
        statements: where there are none, the start and end scales of `course.toml` are taken.
    """

    question: str
    low: str
    high: str
    statements: tuple[Statement, ...] = ()


class ScalesAnswer(Answer, frozen=True, kw_only=True):
    """Value from 0 to 10 by statement id, for those rated so far."""

    values: dict[str, int] = {}


def flaws(step: Scales) -> Iterator[Flaw]:
    """What is wrong with the statements beyond the types of their fields."""
    yield from repeated([statement.id for statement in step.statements], "statements")
