"""Rewrite a bad original: first the learner's own text, then a checklist, then a model with notes. No verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from course.exercises.base import Answer, Flaw, Step, repeated
from course.exercises.prompt import Tick

if TYPE_CHECKING:
    from collections.abc import Iterator


class Rewrite(Step, frozen=True, kw_only=True):
    """A text that does not work yet, and what helps to write a better one.

    Attributes:
        question: what is asked, in Markdown; kept with the answer, since courses change.
        original: the text to rewrite, in Markdown.
        checklist: two to six points, to be ticked after writing.
        model: one good version, shown after ticking.
        notes: what the model does and why, each a sentence or two.
    """

    question: str
    original: str
    checklist: tuple[Tick, ...]
    model: str
    notes: tuple[str, ...] = ()


class RewriteAnswer(Answer, frozen=True, kw_only=True):
    """What was written, and how far it was compared.

    Attributes:
        text: the learner's version, under the name `rewritten`.
        ticked: ids of the ticks set.
        seen: what follows writing and has been shown already, so that coming back leads there again.
    """

    text: dict[str, str] = {}
    ticked: tuple[str, ...] = ()
    seen: Literal["", "checklist", "model"] = ""


def flaws(step: Rewrite) -> Iterator[Flaw]:
    """What is wrong with the checklist beyond the types of its fields."""
    if not 2 <= len(step.checklist) <= 6:
        yield Flaw(("checklist",), f"{len(step.checklist)} points; a checklist has two to six")
    yield from repeated([tick.id for tick in step.checklist], "checklist")
