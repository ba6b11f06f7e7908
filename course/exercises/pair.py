"""A timed talk for two or three people, with roles and something to observe; and a version for one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from course.exercises.base import Answer, Flaw, Step, Table, repeated
from course.exercises.prompt import Tick

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


LETTERS = "ABC"
"""What the people are called, since nobody's name is needed."""
Mode = Literal["", "together", "solo"]


class Role(Table, frozen=True, kw_only=True):
    """A part in the talk, and what the one who has it does. The third is the observer; with two, both observe."""

    id: str
    label: str
    task: str


class Pair(Step, frozen=True, kw_only=True):
    """A talk against the clock; then the roles are swapped.

    Attributes:
        question: what the talk is about, in Markdown.
        minutes: how long one round takes.
        roles: two or three.
        observe: what can be seen or heard in the talk, to tick.
        solo: what to write when nobody is there to talk with, in Markdown.
        debrief: questions for afterwards.
    """

    question: str
    minutes: int
    roles: tuple[Role, ...]
    observe: tuple[Tick, ...]
    solo: str
    debrief: tuple[str, ...]


class PairAnswer(Answer, frozen=True, kw_only=True):
    """How far the talk has come.

    Attributes:
        mode: with others or alone; empty while it is not chosen.
        round: the round of this moment, counted from 0.
        left: seconds that are left of it.
            Never in an answer that was handed in; below 0 the round has all its time.
        talked: whether the talk is over, so that the questions for afterwards are asked.
        ticked: what was observed, as `round/tick`.
        text: what was written: `solo` and `debrief`.
    """

    mode: Mode = ""
    round: int = 0
    left: int = -1
    talked: bool = False
    ticked: tuple[str, ...] = ()
    text: dict[str, str] = {}


class Seat(NamedTuple):
    """Who has which role in a round."""

    letter: str
    role: Role


def seats(step: Pair, place: int) -> list[Seat]:
    """Who has which role in the round of this place, counted from 0: with each round, everybody takes the next role."""
    count = len(step.roles)
    return [Seat(letter, step.roles[(at + place) % count]) for at, letter in zip(range(count), LETTERS, strict=False)]


def most_rounds(step: Pair) -> int:
    """Everybody has every role, and may have it once more (deliberate practice: repeat once)."""
    return 2 * len(step.roles)


def observed(step: Pair, ticked: Iterable[str]) -> dict[int, tuple[Tick, ...]]:
    """What was ticked, by round, in the order of the step; names of rounds and ticks there are not, left out."""
    known = set(ticked)
    by_round = {
        place: tuple(tick for tick in step.observe if tick_name(place, tick) in known)
        for place in range(most_rounds(step))
    }
    return {place: ticks for place, ticks in by_round.items() if ticks}


def tick_name(place: int, tick: Tick) -> str:
    """What a tick of a round is known by."""
    return f"{place}/{tick.id}"


def flaws(step: Pair) -> Iterator[Flaw]:
    """What is wrong beyond the types of the fields."""
    if not 2 <= len(step.roles) <= 3:
        yield Flaw(("roles",), f"{len(step.roles)} roles; a talk has two or three")
    if not 1 <= step.minutes <= 30:
        yield Flaw(("minutes",), f"{step.minutes} minutes; a round takes one to thirty")
    yield from repeated([role.id for role in step.roles], "roles")
    yield from repeated([tick.id for tick in step.observe], "observe")
