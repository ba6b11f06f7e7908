"""Guess a number, and hear how far it lies from the one found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.exercises import mark
from course.exercises.base import read_answer
from course.exercises.guess import GuessAnswer, number
from tui.labels import figure
from tui.locale import _
from tui.outcomes import ends, guess_trouble, guess_words
from tui.read.marked import begin, hand_in, say_sure
from tui.read.speech import in_one

if TYPE_CHECKING:
    from collections.abc import Mapping

    from course.exercises.base import Marking
    from course.exercises.guess import Guess
    from tui.read.desk import Desk


def take(desk: Desk, step: Guess, stands: Mapping[str, object]) -> None:
    """Ask for the number, and say the one found."""
    begin(desk, step)
    answer = read_answer(GuessAnswer, stands)
    if answer.value is None:
        answer = _guessed(desk, step, answer.typed)
        desk.keep(answer)
    _say_outcome(desk, step, answer, hand_in(desk, step, answer))


def tell(desk: Desk, step: Guess, stands: Mapping[str, object]) -> None:
    """Say both numbers, and how near they are."""
    desk.prose(step.question)
    answer = read_answer(GuessAnswer, stands)
    _say_outcome(desk, step, answer, mark(step, stands))
    say_sure(desk, answer)


def _guessed(desk: Desk, step: Guess, before: str) -> GuessAnswer:
    """Ask until a number comes that can be one; `before` is what was typed already."""
    question = _("How many {unit}? A number between {low} and {high}:").format(unit=step.unit, **ends(step))
    if before:
        desk.say(_("So far you typed {typed}. An empty line leaves it so.").format(typed=before))
    while True:
        typed = "".join(desk.answer(question).split()) or before
        if not (trouble := guess_trouble(step, typed)):
            return GuessAnswer(value=number(typed), typed=typed)
        desk.say(trouble)


def _say_outcome(desk: Desk, step: Guess, answer: GuessAnswer, marking: Marking) -> None:
    if answer.value is not None:
        words = _("Your guess: {guess} {unit}. Found: {found} {unit}.")
        desk.say(words.format(guess=figure(answer.value), found=figure(step.value), unit=step.unit))
        desk.say(guess_words(marking.outcome, exactly=answer.value == step.value))
    desk.say(in_one(step.why))
