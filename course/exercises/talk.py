"""A branching talk: scenes, replies to choose from, four meters, endings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.exercises.base import Answer, Flaw, Step, Table, repeated

if TYPE_CHECKING:
    from collections.abc import Iterator

METERS = ("relationship", "clarity", "outcome", "energy")
START, LEAST, MOST = 5, 0, 10
"""Where every meter begins, and between which values it stays on every road."""


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
    """The replies chosen so far, in order, each as `node/reply`."""

    way: tuple[str, ...] = ()


def flaws(step: Talk) -> Iterator[Flaw]:
    """What is wrong with the talk beyond the types of its fields."""
    yield from repeated([node.id for node in step.nodes], "nodes")
    yield from repeated([ending.id for ending in step.endings], "endings")
