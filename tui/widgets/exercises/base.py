"""What every widget that shows a step has in common: its messages, and the half-done answer it can be asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.text import Text
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from tui.widgets.focus import focus_now

if TYPE_CHECKING:
    from collections.abc import Callable

    from course.progress import Plain


class StepView(Widget):
    """Shows one step and lets the learner do it.

    `so_far` and `wording` are asked by the thread that saves, so they read plain attributes only.
    """

    @dataclass
    class Changed(Message):
        """Something half done changed; nobody reads it now, the saver asks for it when it is time."""

        view: StepView

    @dataclass
    class Answered(Message):
        """The step was answered.

        Attributes:
            answer: plain values of the kind's answer.
            outcome: value of a `Verdict`; empty where there is no right and wrong.
        """

        view: StepView
        answer: Plain
        outcome: str

    @dataclass
    class Grown(Message):
        """Something was added that should be seen, such as a reason; `newest` tells where."""

        view: StepView

    @dataclass
    class Onward(Message):
        """The learner is done here and wants the next step."""

        view: StepView

    record: Callable[[Plain, str], object] | None = None
    """Keeps an answer at once: on a stalled line, or in a burst of keys, a message may come too late."""

    let_go: Callable[[str, str], object] | None = None
    """Lets another plan (`chapter/step`, and its sentence) go at once, to make room for the plan of this step."""

    def hand_over(self, plain: Plain, outcome: str = "") -> None:
        """The step is answered: keep it, then tell."""
        if self.record:
            self.record(plain, outcome)
        self.post_message(self.Answered(self, plain, outcome))

    def so_far(self) -> Plain | None:
        """The half-done answer as plain values; nothing when there is none, or when it was handed in."""
        return None

    def newest(self) -> tuple[int, int]:
        """Where what was added last stands now: its first line and how many; by default the last line of all."""
        return max(self.outer_size.height - 1, 0), 1

    def wording(self) -> dict[str, str]:
        """The question and the labels of fields as they stand on the screen, kept with what is written."""
        return {}

    def closing(self) -> Plain | None:
        """What counts as an answer when the learner simply goes on; nothing where an answer is handed in."""
        return None

    def begin(self) -> None:
        """Take the focus; the question stays in sight."""
        focus_now(self)

    def taken(self, plain: Plain) -> None:
        """What `closing` gave was kept as an answer."""

    def saved(self, words: str) -> None:
        """The saver wrote what stands here; views to write in show these words."""
        for note in self.query("#saved").results(Static):
            note.update(Text(words))
