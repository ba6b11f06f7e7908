"""Take a branching talk: choose what to say by its number, hear what it does, step back, try another road."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.exercises.base import read_answer
from course.exercises.talk import TalkAnswer
from course.exercises.walk import chosen, endings_met, started_over, stepped_back, walk
from tui.locale import _
from tui.read.speech import in_one
from tui.read.talk_said import begin_words, effect_words, ending_words, in_all_words, way_words
from tui.widgets.exercises.talk_words import invitation_words, met_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from course.exercises.talk import Ending, Node, Talk
    from course.exercises.walk import Walk
    from tui.read.desk import Desk


def take(desk: Desk, step: Talk, stands: Mapping[str, object]) -> None:
    """Lead on from where the talk stands; where it begins anew, what was said before stays known."""
    answer = read_answer(TalkAnswer, stands)
    if not stands:
        answer = started_over(step, read_answer(TalkAnswer, desk.turn.stands()[0]))
    _begin(desk, step, answer, handed_in=False)
    _lead(desk, step, answer)


def tell(desk: Desk, step: Talk, stands: Mapping[str, object]) -> None:
    """Say where the talk ended; one that has not, since the course has changed, goes on."""
    answer = read_answer(TalkAnswer, stands)
    _begin(desk, step, answer, handed_in=True)
    _lead(desk, step, answer)


def _begin(desk: Desk, step: Talk, answer: TalkAnswer, *, handed_in: bool) -> None:
    """Say who talks with whom; in the middle of a talk also what was said last, to find back into it.

    One that was cut off right at its ending is handed in.
    """
    gone = walk(step, answer.way)
    desk.prose(step.question)
    if not gone.stops:
        desk.say(begin_words(), *([] if answer.known else [invitation_words()]), "")
    elif gone.node or not handed_in:
        _say_reply(desk, gone, _("You said: {reply}").format(reply=in_one(gone.stops[-1].reply.text)))
        if gone.ending:
            desk.hand_in(answer)


def _lead(desk: Desk, step: Talk, answer: TalkAnswer) -> None:
    """Scene by scene, until the learner goes on from an ending."""
    led: TalkAnswer | None = answer
    while led is not None:
        gone = walk(step, led.way)
        if gone.node:
            led = _at_scene(desk, step, led, gone.node)
        elif gone.ending:
            led = _at_ending(desk, step, led, gone.ending)
        else:
            return


def _at_scene(desk: Desk, step: Talk, answer: TalkAnswer, node: Node) -> TalkAnswer:
    """Say a scene, take a reply, and say what it does; with the last reply, the answer is handed in."""
    gone = walk(step, answer.way)
    desk.say(_("Scene {number}").format(number=len(gone.stops) + 1) + ".")
    desk.prose(node.scene)
    desk.numbered(in_one(reply.text) for reply in node.replies)
    question = _("Your reply, a number from 1 to {count}:")
    if gone.stops:
        question = _("Your reply, a number from 1 to {count}, or 0 to take the last one back:")
    count = len(node.replies)
    number = desk.number(question.format(count=count), 0 if gone.stops else 1, count)
    desk.say("")
    if not number:
        return _kept(desk, stepped_back(step, answer))
    answer = chosen(step, answer, node.replies[number - 1])
    gone = walk(step, answer.way)
    if gone.ending:
        desk.hand_in(answer)
    else:
        _kept(desk, answer)
    _say_reply(desk, gone)
    return answer


def _kept(desk: Desk, answer: TalkAnswer) -> TalkAnswer:
    """Keep a talk that goes on; before the first reply there is nothing to keep."""
    desk.keep(answer if answer.way else TalkAnswer())
    return answer


def _say_reply(desk: Desk, gone: Walk, *before: str) -> None:
    """Why the last reply does what it does, and what it moves."""
    last = gone.stops[-1]
    desk.say(*before)
    desk.prose(last.reply.why)
    desk.say(*effect_words(last), "")


def _at_ending(desk: Desk, step: Talk, answer: TalkAnswer, ending: Ending) -> TalkAnswer | None:
    """Say the ending; whether to begin anew, to take the last reply back, or nothing, to go on."""
    gone = walk(step, answer.way)
    desk.say(ending_words(ending))
    desk.prose(ending.text)
    desk.say(_("The meters, and how far they have moved in all") + ":", *in_all_words(gone), "")
    desk.say(met_words(len(endings_met(step, answer)), len(step.endings)), "")
    ways = _("Again from the start."), _("One reply back."), _("The way, and the roads not taken."), _("Go on.")
    while True:
        desk.numbered(ways)
        question = _("Your choice, a number from 1 to {count}; an empty line goes on:")
        number = desk.number(question.format(count=len(ways)), 1, len(ways), blank=True)
        desk.say("")
        if number == 3:
            desk.say(*way_words(step, answer, gone), "")
            continue
        if number in {1, 2}:
            return _kept(desk, (started_over if number == 1 else stepped_back)(step, answer))
        return None
