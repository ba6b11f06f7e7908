"""Where the roads of a branching talk lead: that each ends, that each place is reached, and how far its meters go."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from course.exercises.base import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from course.exercises.talk import Node, Reply, Talk

METERS = ("relationship", "clarity", "outcome", "energy")
START, LEAST, MOST = 5, 0, 10
"""Where every meter begins, and between which values it stays on every road."""


class Reached(NamedTuple):
    """What a meter can have come to, and the replies of a road on which it has."""

    value: int
    road: tuple[str, ...]


Range = tuple[Reached, Reached]
"""The least and the greatest value of a meter."""


def said(node: Node, reply: Reply) -> str:
    """How an answer names a reply: ids of replies are unique within their node only."""
    return f"{node.id}/{reply.id}"


def flaws(step: Talk) -> Iterator[Flaw]:
    """Roads in a circle, places to which no road leads, and meters that leave their range.

    Every reply is to name a node or an ending that exists, and ids are to be unique.
    """
    nodes = {node.id: place for place, node in enumerate(step.nodes)}
    order, circles = _explored(step)
    for name, place in circles:
        back = step.nodes[nodes[name]].replies[place].to
        problem = f'"to" leads back to "{back}", so that the talk goes in a circle; lead it on, to a node of its own'
        yield Flaw(("nodes", nodes[name], "replies", place, "to"), problem)
    ends = {reply.to for name in order for reply in step.nodes[nodes[name]].replies}
    yield from _lost("nodes", nodes, set(order))
    yield from _lost("endings", (ending.id for ending in step.endings), ends)
    if not circles:
        yield from _meters(step, [nodes[name] for name in order])


def _lost(table: str, names: Iterable[str], reached: set[str]) -> Iterator[Flaw]:
    for place, name in enumerate(names):
        if name not in reached:
            problem = f'no road leads to "{name}"; let a reply lead there, or take it out'
            yield Flaw((table, place, "id"), problem)


def _explored(step: Talk) -> tuple[list[str], list[tuple[str, int]]]:
    """All nodes that are reached, each before those it leads to, and the replies (node, place) that close a circle."""
    nodes = {node.id: node for node in step.nodes}
    first = step.nodes[0]
    done: list[str] = []
    circles: list[tuple[str, int]] = []
    seen = {first.id}
    road = [(first.id, iter(enumerate(first.replies)))]
    while road:
        name, rest = road[-1]
        for place, reply in rest:
            if any(reply.to == before for before, _rest in road):
                circles.append((name, place))
            elif reply.to in nodes and reply.to not in seen:
                seen.add(reply.to)
                road.append((reply.to, iter(enumerate(nodes[reply.to].replies))))
                break
        else:
            done.append(name)
            road.pop()
    return done[::-1], circles


def _meters(step: Talk, order: list[int]) -> Iterator[Flaw]:
    """Each reply with which a meter leaves its range on some road; what follows counts from the end of the range."""
    for meter in METERS:
        reached: dict[str, Range] = {step.nodes[0].id: (Reached(START, ()), Reached(START, ()))}
        for place in order:
            node = step.nodes[place]
            for number, reply in enumerate(node.replies):
                least, greatest = (
                    Reached(come.value + reply.effect(meter), (*come.road, said(node, reply)))
                    for come in reached[node.id]
                )
                beyond = [least] * (least.value < LEAST) + [greatest] * (greatest.value > MOST)
                for one in beyond:
                    yield Flaw(("nodes", place, "replies", number, meter), _beyond(meter, one))
                known = reached.get(reply.to, (_within(least), _within(greatest)))
                reached[reply.to] = (min(known[0], _within(least)), max(known[1], _within(greatest)))


def _within(come: Reached) -> Reached:
    return come._replace(value=min(max(come.value, LEAST), MOST))


def _beyond(meter: str, come: Reached) -> str:
    road = ", ".join(come.road)
    return (
        f'"{meter}" comes to {come.value} here; it begins at {START} and stays within {LEAST} to {MOST} (road: {road})'
    )
