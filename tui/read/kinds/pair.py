"""A timed talk for two or three, or the same alone in writing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from course.exercises.base import plain_values, read_answer
from course.exercises.pair import PairAnswer, observed
from tui.locale import _, ngettext
from tui.read.lists import choose
from tui.read.rounds import Rounds
from tui.read.speech import in_one
from tui.read.spoken_clock import spoken_time
from tui.read.writing import say_written, write
from tui.widgets.exercises.pair_words import (
    debrief_field,
    others_words,
    pair_wording,
    round_words,
    rounds_words,
    solo_field,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from course.exercises.pair import Pair
    from course.exercises.prompt import Field
    from course.progress import Plain
    from tui.read.desk import Desk


def take(desk: Desk, step: Pair, stands: Mapping[str, object]) -> None:
    """Ask whether with others or alone; then talk and ask what stays, or write."""
    desk.wording = pair_wording(step)
    desk.prose(step.question)
    rounds = Rounds(desk, step, read_answer(PairAnswer, stands))
    if not rounds.answer.mode:
        desk.say(_("How do you take this step?"))
        others = f"{others_words(step)}. {rounds_words(step)}".rstrip(".")
        rounds.change(mode=choose(desk, {"together": others, "solo": _("Alone, in writing")}))
        desk.say("")
    if rounds.answer.mode == "together":
        rounds.talk()
        _say_debrief(desk, step, rounds.answer)
        _write(desk, rounds, debrief_field())
    else:
        _alone(desk, step, rounds)
        if not rounds.answer.text.get("solo"):
            desk.say(_("Nothing is written; the step stays open."))
            return
    desk.hand_in(replace(rounds.answer, left=-1))
    desk.say(_("It is kept."))


def tell(desk: Desk, step: Pair, stands: Mapping[str, object]) -> None:
    """Say how the step was taken, what was observed, and what was written."""
    answer = read_answer(PairAnswer, stands)
    desk.prose(step.question)
    if answer.mode == "solo":
        desk.prose(step.solo)
        say_written(desk, [solo_field()], answer.text)
        return
    count = answer.round + 1
    words = ngettext("You talked with others, {count} round.", "You talked with others, {count} rounds.", count)
    desk.say(words.format(count=count), "")
    _say_debrief(desk, step, answer)
    say_written(desk, [debrief_field()], answer.text)


def anew(stands: Mapping[str, object]) -> Plain:
    """What was written; the talk itself begins anew."""
    return plain_values(PairAnswer(text=read_answer(PairAnswer, stands).text))


def _alone(desk: Desk, step: Pair, rounds: Rounds) -> None:
    """Write, first with the clock where that is wanted."""
    desk.prose(step.solo)
    if rounds.left and not rounds.answer.text.get("solo"):
        words = _("Do you want the clock to run first, {time}? Yes or no:")
        if desk.yes(words.format(time=spoken_time(rounds.left))):
            rounds.let_clock_run()
    _write(desk, rounds, solo_field())


def _write(desk: Desk, rounds: Rounds, field: Field) -> None:
    def keep(texts: Mapping[str, str]) -> None:
        rounds.change(text={name: text for name, text in texts.items() if text.strip()})

    write(desk, [field], dict(rounds.answer.text), keep)


def _say_debrief(desk: Desk, step: Pair, answer: PairAnswer) -> None:
    """The questions for afterwards, and what was observed."""
    desk.say(_("Talk about it for a moment") + ":")
    desk.numbered(in_one(question) for question in step.debrief)
    desk.say("")
    for place, ticks in observed(step, answer.ticked).items():
        desk.say(_("{round}, ticked:").format(round=round_words(step, place)))
        desk.numbered(in_one(tick.text) for tick in ticks)
        desk.say("")
