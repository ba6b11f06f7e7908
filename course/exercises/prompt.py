"""A reflection in the learner's own words; never right or wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.exercises.base import Answer, Flaw, Step, Table, repeated

if TYPE_CHECKING:
    from collections.abc import Iterator


class Field(Table, frozen=True, kw_only=True):
    """One field to write in.

    Attributes:
        label: what is asked here, in a few words.
        lines: 0 for running text; otherwise the field is a list of that many single lines.
    """

    id: str
    label: str
    lines: int = 0


class Tick(Table, frozen=True, kw_only=True):
    """One point of the checklist that is ticked after writing."""

    id: str
    text: str


class Prompt(Step, frozen=True, kw_only=True):
    """A question and one to six fields.

    Attributes:
        question: what is asked, in Markdown; kept with the answer, since courses change.
        fields: where there are none, the three of the standard reflection are taken: what, so what, now what.
        checklist: shown after writing, to tick what the text has.
        model: a model answer, shown after the checklist.
    """

    question: str
    fields: tuple[Field, ...] = ()
    checklist: tuple[Tick, ...] = ()
    model: str = ""


class PromptAnswer(Answer, frozen=True, kw_only=True):
    """Text by field id (the lines of a list are joined with newlines) and ids of the ticks set."""

    text: dict[str, str] = {}
    ticked: tuple[str, ...] = ()


def flaws(step: Prompt) -> Iterator[Flaw]:
    """What is wrong with the fields beyond their types."""
    if len(step.fields) > 6:
        yield Flaw(("fields",), f"{len(step.fields)} fields; a prompt has one to six")
    for place, field in enumerate(step.fields):
        if not 0 <= field.lines <= 6:
            yield Flaw(("fields", place, "lines"), f"{field.lines} lines; a list has one to six, running text 0")
    yield from repeated([field.id for field in step.fields], "fields")
    yield from repeated([tick.id for tick in step.checklist], "checklist")


def blank(answer: PromptAnswer) -> bool:
    """Whether nothing has been written."""
    return not any(text.strip() for text in answer.text.values())
