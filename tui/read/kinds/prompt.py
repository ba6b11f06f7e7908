"""A reflection in the learner's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from course.exercises.base import read_answer
from course.exercises.prompt import PromptAnswer, blank
from tui.locale import _
from tui.read.writing import say_nothing_written, say_ticked, say_written, tick, write
from tui.wordings import prompt_fields, prompt_wording

if TYPE_CHECKING:
    from collections.abc import Mapping

    from course.exercises.prompt import Prompt
    from tui.read.desk import Desk


def take(desk: Desk, step: Prompt, stands: Mapping[str, object]) -> None:
    """Say the question, write, tick, and compare with the model."""
    desk.wording = prompt_wording(step)
    desk.prose(step.question)
    answer = read_answer(PromptAnswer, stands)
    texts = dict(answer.text)
    write(desk, prompt_fields(step), texts, lambda text: desk.keep(msgspec.structs.replace(answer, text=text)))
    answer = msgspec.structs.replace(answer, text={name: text for name, text in texts.items() if text})
    if blank(answer):
        say_nothing_written(desk)
        return
    answer = msgspec.structs.replace(answer, ticked=tick(desk, step.checklist, answer.ticked))
    desk.hand_in(answer)
    desk.say(_("It is kept."), "")
    _say_model(desk, step)


def tell(desk: Desk, step: Prompt, stands: Mapping[str, object]) -> None:
    """Say the question and what was written."""
    answer = read_answer(PromptAnswer, stands)
    desk.prose(step.question)
    say_written(desk, prompt_fields(step), dict(answer.text))
    say_ticked(desk, step.checklist, answer.ticked)
    _say_model(desk, step)


def _say_model(desk: Desk, step: Prompt) -> None:
    if step.model:
        desk.say(_("A model to compare with"))
        desk.prose(step.model)
