"""A learner's way through a branching talk: the replies said, what each did, and where the talk stands.

An answer may come from a file that was written for another version of the course, or by hand; of such a way counts what
can still be gone, up to the first reply that is not there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from course.exercises.roads import METERS, START, said

if TYPE_CHECKING:
    from collections.abc import Iterable

    from course.exercises.talk import Ending, Node, Reply, Talk, TalkAnswer


class Stop(NamedTuple):
    """One reply on the way, the scene in which it was said, and all meters after it."""

    node: Node
    reply: Reply
    meters: dict[str, int]


class Walk(NamedTuple):
    """A way that was gone.

    Attributes:
        stops: the replies said, in order.
        node: the scene in which the talk stands; nothing at an ending.
        ending: the ending that was reached.
    """

    stops: tuple[Stop, ...]
    node: Node | None
    ending: Ending | None

    @property
    def way(self) -> tuple[str, ...]:
        """The replies as an answer names them."""
        return tuple(said(stop.node, stop.reply) for stop in self.stops)

    @property
    def meters(self) -> dict[str, int]:
        """The meters where the talk stands."""
        return self.stops[-1].meters if self.stops else dict.fromkeys(METERS, START)


def walk(talk: Talk, way: Iterable[str]) -> Walk:
    """Go this way, as far as it goes."""
    nodes = {node.id: node for node in talk.nodes}
    stops: list[Stop] = []
    node: Node | None = talk.nodes[0]
    meters = dict.fromkeys(METERS, START)
    for one in way:
        reply = next((reply for reply in node.replies if said(node, reply) == one), None) if node else None
        if node is None or reply is None:
            break
        meters = {meter: value + reply.effect(meter) for meter, value in meters.items()}
        stops.append(Stop(node, reply, meters))
        node = nodes.get(reply.to)
    ending = None if node else next((one for one in talk.endings if one.id == stops[-1].reply.to), None)
    return Walk(tuple(stops), node, ending)


def moved(reply: Reply) -> dict[str, int]:
    """The meters a reply moves, and by how much."""
    return {meter: reply.effect(meter) for meter in METERS if reply.effect(meter)}


def chosen(talk: Talk, answer: TalkAnswer, reply: Reply) -> TalkAnswer:
    """The reply is said where the talk stands."""
    gone = walk(talk, answer.way)
    return replace(answer, way=(*gone.way, said(gone.node, reply))) if gone.node else answer


def stepped_back(talk: Talk, answer: TalkAnswer) -> TalkAnswer:
    """The last reply is taken back; it stays known."""
    way = walk(talk, answer.way).way
    return replace(answer, way=way[:-1], known=_known(talk, [*answer.known, *way[-1:]]))


def started_over(talk: Talk, answer: TalkAnswer) -> TalkAnswer:
    """The talk begins anew; all replies said so far stay known."""
    return replace(answer, way=(), known=_known(talk, [*answer.known, *answer.way]))


def _known(talk: Talk, ways: Iterable[str]) -> tuple[str, ...]:
    there = {said(node, reply) for node in talk.nodes for reply in node.replies}
    return tuple(dict.fromkeys(one for one in ways if one in there))


def endings_met(talk: Talk, answer: TalkAnswer) -> tuple[Ending, ...]:
    """The endings the learner has come to, now or earlier."""
    gone = {*answer.known, *answer.way}
    met = {reply.to for node in talk.nodes for reply in node.replies if said(node, reply) in gone}
    return tuple(ending for ending in talk.endings if ending.id in met)
