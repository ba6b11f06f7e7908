"""What exercises with right and wrong share: how sure the learner is, how it came out, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import msgspec

from course.exercises import mark
from course.exercises.base import plain_values
from tui.labels import CONFIDENCES, verdict_words
from tui.locale import _
from tui.read.speech import in_one

if TYPE_CHECKING:
    from course.exercises.base import Answer, Exercise, Marking, Remark
    from tui.read.desk import Desk

AnswerT = TypeVar("AnswerT", bound="Answer")


def begin(desk: Desk, step: Exercise) -> None:
    """Say the question, and have the hints ready."""
    desk.prose(step.question)
    desk.hints = step.hints


def sure(desk: Desk, step: Exercise, answer: AnswerT) -> AnswerT:
    """Ask how sure the learner is, where the exercise wants to know and it was not said yet."""
    desk.hints = ()
    if not step.confidence or answer.confidence:
        return answer
    listed = _("50, 70, 90 or 100")
    question = _("How sure are you, in per cent? {values}:").format(values=listed)
    known = {str(value): value for value in CONFIDENCES}
    while (typed := desk.answer(question).rstrip("%. ")) not in known:
        desk.say(_("Please type one of these: {values}.").format(values=listed))
    return msgspec.structs.replace(answer, confidence=known[typed])


def hand_in(desk: Desk, step: Exercise, answer: AnswerT) -> Marking:
    """Ask for confidence, keep the answer, and say how sure the learner was; the marking is for the kind to say."""
    answer = sure(desk, step, answer)
    marking = mark(step, plain_values(answer))
    desk.hand_in(answer, marking.outcome.value)
    return marking


def say_sure(desk: Desk, answer: Answer) -> None:
    """How sure the learner was."""
    if answer.confidence:
        desk.say(_("You were {value}% sure.").format(value=answer.confidence))


def say_remark(desk: Desk, remark: Remark, about: str = "", label: str = "") -> None:
    """A verdict in a word, what it is about, and why."""
    words = label or verdict_words(remark.verdict)
    desk.say(f"{words}: {about}" if about else f"{words}.", in_one(remark.why))
