"""One step, taken by lines: what its kind needs to say, to ask and to keep."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.exercises.base import plain_values
from tui.read.questions import Questions

if TYPE_CHECKING:
    from collections.abc import Callable

    from course.exercises.base import Answer
    from tui.read.commands import Command
    from tui.read.voice import Voice
    from tui.returning import Returning
    from tui.sitting import Turn


class Desk(Questions):
    """Where a step is taken. Whatever is answered is kept at once, line by line.

    Attributes:
        wording: question and labels as they are said, kept with what is written.

    Args:
        voice: says and asks.
        turn: keeps what is answered.
        returning: what is brought into the step from elsewhere.
        aside: does what a command says without leaving the question; false where it leads away.
    """

    def __init__(self, voice: Voice, turn: Turn, returning: Returning, aside: Callable[[Command], bool]) -> None:
        """Lay out nothing yet."""
        super().__init__(voice, aside)
        self.turn = turn
        self.returning = returning
        self.wording: dict[str, str] = {}

    def keep(self, answer: Answer) -> None:
        """Keep what is half done."""
        self.turn.put_away(plain_values(answer) or None, self.wording)

    def hand_in(self, answer: Answer, outcome: str = "") -> None:
        """Keep an answer."""
        self.turn.answered(plain_values(answer), outcome, self.wording)
