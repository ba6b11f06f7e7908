"""Guess a number, and see how far it lies from the one found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from rich.console import Group
from rich.table import Table
from rich.text import Text
from textual.binding import Binding

from course.exercises.base import Verdict
from course.exercises.guess import TYPED, Guess, GuessAnswer, number
from tui.labels import figure
from tui.locale import N_, _
from tui.outcomes import ends, guess_trouble, guess_words
from tui.widgets.exercises.drawing import Bar, field, quiet
from tui.widgets.exercises.marked import ExerciseView
from tui.widgets.exercises.typing_line import RUB_OUT, TypingLine, TypingView
from tui.widgets.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.console import RenderableType
    from textual.binding import BindingType

    from course.exercises.base import Marking

BAR_WIDTH = 40


class GuessView(ExerciseView[Guess, GuessAnswer], TypingView, inherit_bindings=False):
    """A field for one number; letters and arrows stay what they are on the screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "done", N_("Answer"), id="guess.done"),
        *RUB_OUT,
        *ExerciseView.BINDINGS,
    ]

    longest = 15

    def __init__(self, step: Guess, answer: Mapping[str, Any] | None = None, *, handed_in: bool = False) -> None:
        """Show the field with what was typed so far."""
        super().__init__(step, answer, handed_in=handed_in)
        self.line = TypingLine.holding(self.answer.typed)

    @property
    def typing(self) -> bool:
        """Whether digits go into the field."""
        return not self.handed_in and not self.asking_confidence

    def complete(self) -> bool:
        """Whether a number was handed in."""
        return self.answer.value is not None

    def fits(self, sign: str) -> bool:
        """Only what belongs to a number; letters stay the screen's keys."""
        return sign in TYPED

    def line_changed(self) -> None:
        """Keep what stands in the field."""
        self.change(typed=self.line.text)

    def action_done(self) -> None:
        """Hand the number in; otherwise say what is wrong with it."""
        self.notice = guess_trouble(self.step, self.line.text)
        if self.notice:
            self.redraw(grown=True)
        else:
            self.change(value=number(self.line.text))
            self.hand_in()

    def body(self) -> RenderableType:
        """The field, the unit and the range; afterwards both numbers on the scale."""
        if self.handed_in and self.answer.value is not None:
            return self._scale(self.answer.value)
        line = Text(_("Your guess:") + " ")
        line.append_text(field(self.line.text, self.line.caret) if self.typing else Text(self.line.text + " "))
        line.append(self.step.unit)
        return Group(line, quiet(self, _("between {low} and {high}").format(**ends(self.step))))

    def _scale(self, guess: float) -> RenderableType:
        table = Table.grid(padding=(0, 1, 0, 0))
        span = self.step.maximum - self.step.minimum or 1.0
        for words, value, style in (
            (_("Your guess"), guess, "step--muted"),
            (_("Found"), self.step.value, "step--key"),
        ):
            bar_style = self.get_component_rich_style(style, partial=True)
            label = Text(f"{figure(value)} {self.step.unit}", no_wrap=True)
            table.add_row(
                Text(words, no_wrap=True), Bar((value - self.step.minimum) / span, BAR_WIDTH, bar_style), label
            )
        words = _("The bar runs from {low} to {high}.").format(**ends(self.step))
        return Group(table, quiet(self, words))

    def reasons(self, marking: Marking) -> RenderableType:
        """How near the guess came, in words and without points, and where the number comes from."""
        bands = {
            Verdict.RIGHT: ("●", "step--right"),
            Verdict.PARTLY: ("◐", "step--partly"),
            Verdict.WRONG: ("↔", "step--arguable"),
        }
        why = Prose(self.step.why)
        if marking.outcome not in bands:
            return why
        sign, style = bands[marking.outcome]
        words = guess_words(marking.outcome, exactly=self.answer.value == self.step.value)
        band = Text(f"{sign} {words}", style=self.get_component_rich_style(style, partial=True))
        return Group(band, Text(), why)

    def action_redo(self) -> None:
        """Start with an empty field."""
        self.line = TypingLine()
        super().action_redo()
