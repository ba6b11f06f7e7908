"""Choose one option by its number, or several by theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from course.exercises import mark
from course.exercises.base import Verdict, read_answer
from course.exercises.choice import ChoiceAnswer
from tui.labels import better_words, verdict_words
from tui.locale import _
from tui.read.marked import begin, hand_in, say_remark, say_sure
from tui.read.speech import in_one

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from course.exercises.base import Marking
    from course.exercises.choice import Choice, Option
    from tui.read.desk import Desk


def take(desk: Desk, step: Choice, stands: Mapping[str, object]) -> None:
    """Say the options, take one or several, and say how they come out."""
    begin(desk, step)
    desk.numbered(in_one(option.text) for option in step.options)
    answer = read_answer(ChoiceAnswer, stands)
    if not answer.confidence:
        answer = msgspec.structs.replace(answer, chosen=_chosen(desk, step, answer.chosen))
        desk.keep(answer)
    marking = hand_in(desk, step, answer)
    _say_outcome(desk, step, answer, marking)


def tell(desk: Desk, step: Choice, stands: Mapping[str, object]) -> None:
    """Say what was chosen, and how it came out."""
    desk.prose(step.question)
    desk.numbered(in_one(option.text) for option in step.options)
    answer = read_answer(ChoiceAnswer, stands)
    numbers = [str(number) for number, option in enumerate(step.options, 1) if option.id in answer.chosen]
    desk.say(_("You chose {numbers}.").format(numbers=", ".join(numbers)))
    _say_outcome(desk, step, answer, mark(step, stands))
    say_sure(desk, answer)


def _chosen(desk: Desk, step: Choice, before: Sequence[str]) -> tuple[str, ...]:
    """Ask for one option or several; those marked before stay where the line is empty."""
    count, several = len(step.options), step.mode == "multiple"
    marked = [place for place, option in enumerate(step.options) if option.id in before]
    marked = marked if several else marked[:1]
    if marked:
        numbers = ", ".join(str(place + 1) for place in marked)
        desk.say(_("So far you chose {numbers}. An empty line leaves it so.").format(numbers=numbers))
    if several:
        question = _("All that hold, numbers from 1 to {count} with a space between them:").format(count=count)
        while not (places := desk.several(question, count) or marked):
            desk.say(_("Choose at least one option."))
    else:
        question = _("Your choice, a number from 1 to {count}:").format(count=count)
        number = desk.number(question, 1, count, blank=bool(marked))
        places = marked if number is None else [number - 1]
    return tuple(step.options[place].id for place in sorted(places))


def _say_outcome(desk: Desk, step: Choice, answer: ChoiceAnswer, marking: Marking) -> None:
    """A verdict and a reason for each option that has one; where one was chosen, then those of the others."""
    places = {option.id: number for number, option in enumerate(step.options, 1)}
    if step.mode == "multiple":
        for remark in marking.remarks:
            words = _one_of_several(remark.verdict, chosen=remark.id in answer.chosen)
            desk.say(words.format(number=places[remark.id]), in_one(remark.why))
        return
    for remark in marking.remarks:
        say_remark(desk, remark, _("{number}.").format(number=places[remark.id]), _word(step, remark.verdict))
    told = {remark.id for remark in marking.remarks}
    desk.say("", _("The others:"))
    for option in step.options:
        if option.id not in told:
            _say_option(desk, step, option, places[option.id])


def _say_option(desk: Desk, step: Choice, option: Option, number: int) -> None:
    desk.say(f"{number}. {_word(step, Verdict(option.verdict))}. {in_one(option.why)}")


def _one_of_several(verdict: Verdict, *, chosen: bool) -> str:
    """What there is to say of one option where several can hold; whether it was chosen is not before the eyes."""
    if verdict is Verdict.RIGHT:
        return _("Right: {number} holds.") if chosen else _("Right: {number} does not hold.")
    if verdict is Verdict.WRONG:
        return _("{number} does not hold; you chose it.") if chosen else _("{number} holds; you did not choose it.")
    return _("Arguable: {number}; you chose it.") if chosen else _("Arguable: {number}; you did not choose it.")


def _word(step: Choice, verdict: Verdict) -> str:
    return better_words(verdict) if step.mode == "better" else verdict_words(verdict)
