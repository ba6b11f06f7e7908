"""Recall words from memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.exercises.base import read_answer
from course.exercises.recall import RecallAnswer
from tui.read.gaps import take_gaps, tell_gaps
from tui.read.marked import begin, hand_in, say_sure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from course.exercises.recall import Recall
    from tui.read.desk import Desk


def take(desk: Desk, step: Recall, stands: Mapping[str, object]) -> None:
    """Ask gap by gap."""
    begin(desk, step)
    answer = read_answer(RecallAnswer, stands)
    take_gaps(desk, step.gaps, answer, desk.keep, lambda answer: hand_in(desk, step, answer))


def tell(desk: Desk, step: Recall, stands: Mapping[str, object]) -> None:
    """Say each gap and how it came out."""
    desk.prose(step.question)
    answer = read_answer(RecallAnswer, stands)
    tell_gaps(desk, step.gaps, answer)
    say_sure(desk, answer)
