"""What a branching talk says of itself in words alone, so that nothing is only in a drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.exercises.roads import MOST, START, said
from course.exercises.walk import endings_met, moved
from tui.locale import _

if TYPE_CHECKING:
    from course.exercises.talk import Node, Reply, Talk, TalkAnswer
    from course.exercises.walk import Walk


def meter_name(meter: str) -> str:
    """What a meter is called."""
    return {
        "relationship": _("Relationship"),
        "clarity": _("Clarity"),
        "outcome": _("Outcome"),
        "energy": _("Energy"),
    }[meter]


def value_words(value: int) -> str:
    """Where a meter stands."""
    return _("{value} of {most}").format(value=value, most=MOST)


def invitation_words() -> str:
    """What is said once: that nothing can be lost here."""
    return _("You can step back and start over as often as you like. Try a bad way on purpose, too; it pays.")


def met_words(met: int, count: int) -> str:
    """To how many of the endings the learner has come so far."""
    return _("Endings reached: {met} of {count}").format(met=met, count=count)


def change_words(reply: Reply) -> str:
    """What a reply moves: `Relationship +2, Energy -1`."""
    return ", ".join(f"{meter_name(meter)} {by:+d}" for meter, by in moved(reply).items()) or _("Nothing moves")


def standing_words(walk: Walk) -> str:
    """In which scene the talk stands, and all its meters."""
    scene = _("Scene {number}").format(number=len(walk.stops) + 1)
    return " · ".join([scene, *(f"{meter_name(meter)} {value}" for meter, value in walk.meters.items())])


def since_start(walk: Walk) -> dict[str, int]:
    """By how much each meter differs from where it began."""
    return {meter: value - START for meter, value in walk.meters.items()}


def branch_words(talk: Talk, answer: TalkAnswer, walk: Walk, place: int, reply: Reply) -> str:
    """Of a reply that was not chosen: whether it was said earlier, and where its road goes.

    Args:
        talk: the talk.
        answer: the way, and what is known of earlier runs.
        walk: the way as it was gone.
        place: of the scene on the way, counted from 0.
        reply: the reply not chosen there.
    """
    return f"{known_words(answer, walk.stops[place].node, reply)} – {leads_words(talk, answer, walk, reply)}"


def known_words(answer: TalkAnswer, node: Node, reply: Reply) -> str:
    """Whether a reply was said in an earlier run."""
    return _("said earlier") if said(node, reply) in answer.known else _("not said")


def leads_words(talk: Talk, answer: TalkAnswer, walk: Walk, reply: Reply) -> str:
    """Where the road of a reply goes that was not chosen; endings never come to are not named."""
    scenes = [stop.node.id for stop in walk.stops]
    if reply.to in scenes:
        return _("leads to scene {number}").format(number=scenes.index(reply.to) + 1)
    if reply.to in {node.id for node in talk.nodes}:
        return _("leads elsewhere")
    met = {ending.id: ending.title for ending in endings_met(talk, answer)}
    return _("leads to “{ending}”").format(ending=met[reply.to]) if reply.to in met else _("leads to another ending")
