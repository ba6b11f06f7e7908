"""Rate statements about oneself from 0 to 10. Nothing is marked; the values are compared at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

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
        compare: an earlier step with the same statements, whose values are shown beside those of now once these are
            given: the id of a step of this chapter, or `chapter/step`.
    """

    question: str
    low: str
    high: str
    statements: tuple[Statement, ...] = ()
    compare: str = ""


class ScalesAnswer(Answer, frozen=True, kw_only=True):
    """Value from 0 to 10 by statement id, for those rated so far."""

    values: dict[str, int] = {}


def home_of(name: str, chapter: str) -> str:
    """The `chapter/step` that is meant by the id of a step of this chapter, or by `chapter/step`."""
    return name if "/" in name else f"{chapter}/{name}"


def wording(step: Scales) -> dict[str, str]:
    """What is kept with the values: the question and the statements as they were rated."""
    return {"question": step.question} | {one.id: one.text for one in step.statements}


def known(step: Scales, answer: ScalesAnswer) -> ScalesAnswer:
    """The answer without statements that the step no longer has, each value on the scale."""
    ids = {one.id for one in step.statements}
    values = {one: min(max(value, LOWEST), HIGHEST) for one, value in answer.values.items() if one in ids}
    return msgspec.structs.replace(answer, values=values)


def flaws(step: Scales) -> Iterator[Flaw]:
    """What is wrong with the statements beyond the types of their fields."""
    yield from repeated([statement.id for statement in step.statements], "statements")
