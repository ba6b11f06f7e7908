"""A branching talk: scenes, replies to choose from, four meters, endings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.exercises import roads
from course.exercises.base import Answer, Flaw, Step, Table, missing_reasons, repeated, unknown
from course.exercises.roads import METERS

if TYPE_CHECKING:
    from collections.abc import Iterator

STRONGEST = 3
"""By so much one reply moves a meter at most."""


class Reply(Table, frozen=True, kw_only=True):
    """One thing the learner can say.

    Attributes:
        to: id of the scene or ending it leads to.
        why: what it does to the other person, told right after it was chosen.
        relationship, clarity, outcome, energy: by how much it moves that meter, from -3 to 3.
    """

    id: str
    text: str
    why: str
    to: str
    relationship: int = 0
    clarity: int = 0
    outcome: int = 0
    energy: int = 0

    def effect(self, meter: str) -> int:
        """By how much it moves one of the `METERS`."""
        return int(getattr(self, meter))


class Node(Table, frozen=True, kw_only=True):
    """One moment of the talk: what happens or is said, and what one can reply."""

    id: str
    scene: str
    replies: tuple[Reply, ...]


class Ending(Table, frozen=True, kw_only=True):
    """Where a road ends, and what has come of it."""

    id: str
    title: str
    text: str


class Talk(Step, frozen=True, kw_only=True):
    """A talk; it begins with the first node. No road leads in a circle, so every one ends.

    Attributes:
        question: who talks with whom about what, in Markdown.
    """

    question: str
    nodes: tuple[Node, ...]
    endings: tuple[Ending, ...]


class TalkAnswer(Answer, frozen=True, kw_only=True):
    """How far the talk has come.

    Attributes:
        way: the replies chosen so far, in order, each as `node/reply`.
        known: replies said in earlier runs or taken back, each as `node/reply`.
    """

    way: tuple[str, ...] = ()
    known: tuple[str, ...] = ()


def flaws(step: Talk) -> Iterator[Flaw]:
    """What is wrong with the talk beyond the types of its fields.

    Its roads are judged only when every reply is in order by itself, so that one slip is told once.
    """
    single = [*_single(step)]
    yield from single
    if all(flaw.path[-1] == "why" for flaw in single):
        yield from roads.flaws(step)


def _single(step: Talk) -> Iterator[Flaw]:
    """What is wrong with single nodes, replies and endings."""
    nodes, endings = [node.id for node in step.nodes], [ending.id for ending in step.endings]
    for name, ids in (("nodes", nodes), ("endings", endings)):
        if not ids:
            yield Flaw((name,), f"no {name}; a talk has at least one of them")
        yield from repeated(ids, name)
    for place, one in enumerate(endings):
        if one in nodes:
            yield Flaw(("endings", place, "id"), f'id "{one}" is that of a node; give the ending an id of its own')
    for place, node in enumerate(step.nodes):
        least = 1 if place else 2
        if not least <= len(node.replies) <= 4:
            problem = f"{len(node.replies)} replies; there are one to four, and in the first node at least two"
            yield Flaw(("nodes", place, "replies"), problem)
        for flaw in _replies(node, [*nodes, *endings]):
            yield Flaw(("nodes", place, *flaw.path), flaw.problem)


def _replies(node: Node, targets: list[str]) -> Iterator[Flaw]:
    yield from repeated([reply.id for reply in node.replies], "replies")
    yield from missing_reasons([reply.why for reply in node.replies], "replies")
    for place, reply in enumerate(node.replies):
        if reply.to not in targets:
            yield Flaw(("replies", place, "to"), unknown(reply.to, dict.fromkeys(targets), "node or ending"))
        for meter in METERS:
            if abs(reply.effect(meter)) > STRONGEST:
                problem = f'"{meter}" is {reply.effect(meter)}; it lies between -{STRONGEST} and {STRONGEST}'
                yield Flaw(("replies", place, meter), problem)
