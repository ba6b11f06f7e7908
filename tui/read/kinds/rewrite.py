"""Rewrite a text: the original is said, then one's own version is written, looked at by points, and compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from course.exercises.base import read_answer
from course.exercises.rewrite import RewriteAnswer
from tui.locale import _
from tui.read.writing import say_nothing_written, say_ticked, say_written, tick, write
from tui.wordings import rewrite_fields, rewrite_wording

if TYPE_CHECKING:
    from collections.abc import Mapping

    from course.exercises.rewrite import Rewrite
    from tui.read.desk import Desk


def take(desk: Desk, step: Rewrite, stands: Mapping[str, object]) -> None:
    """Say question and original, take the learner's version and ticks, and say the model."""
    _say_task(desk, step)
    _go_on(desk, step, read_answer(RewriteAnswer, stands))


def tell(desk: Desk, step: Rewrite, stands: Mapping[str, object]) -> None:
    """Say original and own version, then ticks and model; where those were not reached, go on from there."""
    answer = read_answer(RewriteAnswer, stands)
    _say_task(desk, step)
    if answer.seen != "model" or not _written(answer):
        _go_on(desk, step, answer)
        return
    say_written(desk, rewrite_fields(), dict(answer.text))
    say_ticked(desk, step.checklist, answer.ticked)
    _say_model(desk, step)


def _say_task(desk: Desk, step: Rewrite) -> None:
    desk.wording = rewrite_wording(step)
    desk.prose(step.question)
    desk.say(_("The original"))
    desk.prose("\n".join(f"> {line}" for line in step.original.strip("\n").split("\n")))


def _go_on(desk: Desk, step: Rewrite, answer: RewriteAnswer) -> None:
    """Go on where the learner was: writing, or with the points."""
    if answer.seen == "checklist" and _written(answer):
        say_written(desk, rewrite_fields(), dict(answer.text))
    else:
        answer = _own_version(desk, answer)
    if not _written(answer):
        say_nothing_written(desk)
        return
    desk.hand_in(replace(answer, ticked=tick(desk, step.checklist, answer.ticked), seen="model"))
    desk.say(_("It is kept."), "")
    _say_model(desk, step)


def _own_version(desk: Desk, answer: RewriteAnswer) -> RewriteAnswer:
    """Take the learner's version; then the points come next, also where the learner leaves before."""
    texts = dict(answer.text)
    write(desk, rewrite_fields(), texts, lambda text: desk.keep(replace(answer, text=text)))
    answer = replace(answer, text={name: text for name, text in texts.items() if text.strip()})
    if _written(answer) and not answer.seen:
        answer = replace(answer, seen="checklist")
        desk.keep(answer)
    return answer


def _written(answer: RewriteAnswer) -> bool:
    return any(text.strip() for text in answer.text.values())


def _say_model(desk: Desk, step: Rewrite) -> None:
    desk.say(_("A model to compare with"))
    desk.prose(step.model)
    if step.notes:
        desk.say(_("What it does"))
        desk.prose("\n".join(f"- {note}" for note in step.notes))
