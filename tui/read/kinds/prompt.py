"""A reflection in the learner's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from course.exercises.base import read_answer
from course.exercises.prompt import PromptAnswer, blank
from tui.labels import standard_fields
from tui.locale import _
from tui.read.writing import say_ticked, say_written, tick, write

if TYPE_CHECKING:
    from collections.abc import Mapping

    from course.exercises.prompt import Prompt
    from tui.read.desk import Desk


def take(desk: Desk, step: Prompt, stands: Mapping[str, object]) -> None:
    """Say the question, write, tick, and compare with the model."""
    fields = step.fields or standard_fields()
    points = {f"tick/{one.id}": one.text for one in step.checklist}
    desk.wording = {"question": step.question, **{field.id: field.label for field in fields}, **points}
    desk.prose(step.question)
    answer = read_answer(PromptAnswer, stands)
    texts = dict(answer.text)
    write(desk, fields, texts, lambda text: desk.keep(msgspec.structs.replace(answer, text=text)))
    answer = msgspec.structs.replace(answer, text={name: text for name, text in texts.items() if text})
    if blank(answer):
        desk.say(_("Nothing is written; the step stays open."))
        return
    answer = msgspec.structs.replace(answer, ticked=tick(desk, step.checklist))
    desk.hand_in(answer)
    desk.say(_("It is kept."))
    _say_model(desk, step)


def tell(desk: Desk, step: Prompt, stands: Mapping[str, object]) -> None:
    """Say the question and what was written."""
    answer = read_answer(PromptAnswer, stands)
    desk.prose(step.question)
    say_written(desk, step.fields or standard_fields(), dict(answer.text))
    say_ticked(desk, step.checklist, answer.ticked)
    _say_model(desk, step)


def _say_model(desk: Desk, step: Prompt) -> None:
    if step.model:
        desk.say(_("A model to compare with"))
        desk.prose(step.model)
