"""What is said of a branching talk: what a reply did to the meters, and the way with the roads not taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.exercises.roads import METERS, START
from course.exercises.walk import moved
from tui.locale import _
from tui.read.speech import in_one, sentence
from tui.widgets.exercises.talk_words import known_words, leads_words, meter_name, since_start, value_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.exercises.talk import Ending, Talk, TalkAnswer
    from course.exercises.walk import Stop, Walk


def number_word(number: int) -> str:
    """A small number as a word."""
    return ("", _("one"), _("two"), _("three"), _("four"), _("five"))[number]


def moved_words(meter: str, by: int, value: int) -> str:
    """By how much a meter moved, and where it stands, as in `Relationship: two better, now 7 of 10`."""
    words = _("{meter}: unchanged, {value}.")
    if by:
        words = _("{meter}: {by} better, now {value}.") if by > 0 else _("{meter}: {by} worse, now {value}.")
    return words.format(meter=meter_name(meter), by=number_word(abs(by)), value=value_words(value))


def begin_words() -> str:
    """Which meters there are, and where they begin."""
    words = _("Four meters go along with the talk. Each begins at {value}: {meters}.")
    return words.format(value=value_words(START), meters=", ".join(meter_name(meter) for meter in METERS))


def effect_words(stop: Stop) -> list[str]:
    """What a reply did to each meter it moved, and where that stands after it."""
    moves = [moved_words(meter, by, stop.meters[meter]) for meter, by in moved(stop.reply).items()]
    return moves or [_("Nothing moves") + "."]


def in_all_words(walk: Walk) -> list[str]:
    """Where each meter stands, and by how much it has moved since the talk began."""
    return [moved_words(meter, by, walk.meters[meter]) for meter, by in since_start(walk).items()]


def ending_words(ending: Ending) -> str:
    """How the talk ended, in a few words."""
    return sentence(_("The talk ends: {title}").format(title=ending.title))


def way_words(talk: Talk, answer: TalkAnswer, walk: Walk) -> Iterator[str]:
    """Scene by scene what was said and what else could have been, and at last the ending."""
    for place, stop in enumerate(walk.stops):
        yield _("Scene {number}").format(number=place + 1) + ": " + in_one(stop.node.scene)
        yield _("You said: {reply}").format(reply=in_one(stop.reply.text))
        for reply in stop.node.replies:
            if reply is not stop.reply:
                known, leads = known_words(answer, stop.node, reply), leads_words(talk, answer, walk, reply)
                words = _("Another reply, {known}, {leads}: {reply}")
                yield words.format(known=known, leads=leads, reply=in_one(reply.text))
        yield ""
    if walk.ending:
        yield ending_words(walk.ending)
