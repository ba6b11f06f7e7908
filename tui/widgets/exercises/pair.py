"""A timed talk for two or three, or the same alone in writing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from rich.console import Group
from textual.widgets import Static

from course.exercises.base import read_answer
from course.exercises.pair import PairAnswer
from tui.locale import _
from tui.widgets.exercises import pair_drawing as draw
from tui.widgets.exercises.drawing import COMPONENTS
from tui.widgets.exercises.form import DoneButton, same
from tui.widgets.exercises.pair_rounds import PairRounds
from tui.widgets.exercises.pair_words import debrief_field, pair_wording, solo_field
from tui.widgets.focus import focus_now
from tui.widgets.key_bar import KEYS
from tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.console import RenderableType
    from textual.app import ComposeResult
    from textual.widget import Widget

    from course.exercises.pair import Pair
    from course.exercises.prompt import Field
    from course.progress import Plain


class PairView(PairRounds, can_focus=True):
    """First the choice of a way; then rounds against the clock and questions, or a field to write in."""

    COMPONENT_CLASSES: ClassVar[set[str]] = COMPONENTS

    def __init__(self, step: Pair, answer: Mapping[str, Any] | None = None, **options: Any) -> None:  # noqa: ANN401
        """Show what was written so far; `options` are those of a form with a clock."""
        text = read_answer(PairAnswer, answer or {}).text
        self.after = Sheet([debrief_field()], text)
        super().__init__(step, answer, **options)
        button = DoneButton()
        self.ending: tuple[Widget, ...] = (button, Static(id="saved", markup=False))
        if self._kept is not None:
            self._kept = self.whole()

    def fields(self) -> tuple[Field, ...]:
        """The field of the way alone."""
        return (solo_field(),)

    def question(self) -> str:
        """What the talk is about."""
        return self.pair.question

    def wording(self) -> dict[str, str]:
        """What was asked, and what could be ticked."""
        return pair_wording(self.pair)

    def compose(self) -> ComposeResult:
        """What is drawn, the fields, the button, and when it was saved."""
        yield self.face
        yield self.sheet
        yield self.after
        yield from self.ending
        self.show_stage()

    def show_stage(self) -> None:
        """Show the widgets of the stage."""
        self.sheet.display = self.stage == "solo"
        self.after.display = self.stage == "debrief"
        self.can_focus = self.stage in {"choice", "talk"}
        for part in self.ending:
            part.display = not self.can_focus

    def begin(self) -> None:
        """Write where there is something to write; what was handed in stands as it is."""
        if self.can_focus:
            focus_now(self)
        elif self._kept is not None and same(self.whole(), self._kept):
            focus_now(self.query_one("#done"))
        else:
            (self.after if self.stage == "debrief" else self.sheet).begin()

    def go_on(self) -> None:
        """Show the stage, and let the caret stand where one goes on."""
        self.show_stage()
        self.redraw()
        self.begin()

    # What is drawn

    def drawn(self) -> RenderableType:
        """What the stage shows above its fields."""
        if self.stage == "talk":
            return Group(*self.talk_parts().values())
        if self.stage == "debrief":
            return draw.debrief(self, self.pair, self.answer.ticked)
        if self.stage == "solo":
            return draw.solo(self, self.pair, self._clock("F6", "F7") if self.begun() else None)
        return draw.choice(self, self.pair)

    def talk_parts(self) -> dict[str, RenderableType]:
        """A round from top to bottom."""
        start, more = KEYS["space"], KEYS["plus"]
        clock = self._clock(_(start), more)
        return draw.talk(self, self.pair, self.answer.round, self.answer.ticked, clock)

    def _clock(self, key: str, more: str) -> draw.Clock:
        return draw.Clock(self, self.clock, draw.clock_words(self.clock, (key, more), begun=self.begun()))

    # What is kept

    def whole(self) -> Plain:
        """The answer without the time that is left, which says nothing once it is handed in."""
        answer = self.answer
        known: Plain = {"mode": answer.mode, "round": answer.round, "talked": answer.talked}
        known |= {"ticked": list(answer.ticked), "text": self._texts()}
        return {name: value for name, value in known.items() if value}

    def _texts(self) -> dict[str, str]:
        return self.sheet.texts() | self.after.texts()

    def plain(self) -> Plain:
        """The answer with the time that is left."""
        whole = self.whole()
        return {**whole, "left": self.clock.shown()} if whole and self.begun() else whole

    def closing(self) -> Plain | None:
        """Words count, and a talk that is over; a talk in between is only half done."""
        counts = self.stage == "debrief" or (self.stage == "solo" and (self._texts() or self._kept is not None))
        whole = self.whole()
        return whole if counts and not same(whole, self._kept) else None
