"""Guess a number, and see how far it lies from the one found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from rich.console import Group
from rich.table import Table
from rich.text import Text
from textual.binding import Binding

from course.exercises.base import Verdict
from course.exercises.guess import Guess, GuessAnswer, number
from tui.labels import figure
from tui.locale import N_, _
from tui.widgets.exercises.drawing import Bar, field, quiet
from tui.widgets.exercises.marked import ExerciseView
from tui.widgets.exercises.typing_line import RUB_OUT, TypingLine, TypingView
from tui.widgets.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.console import RenderableType
    from textual.binding import BindingType

    from course.exercises.base import Marking

TYPED = "0123456789,.-%"
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
        value = number(self.line.text)
        self.notice = self._trouble(value)
        if self.notice or value is None:
            self.redraw(grown=True)
        else:
            self.change(value=value)
            self.hand_in()

    def _trouble(self, value: float | None) -> str:
        if not self.line.text:
            return _("Type a number first; a rough one will do.")
        if value is None:
            return _("“{typed}” is not a number yet; digits, with a comma or point for decimals.").format(
                typed=self.line.text
            )
        if not self.step.minimum <= value <= self.step.maximum:
            return _("The number lies between {low} and {high}.").format(**self._ends())
        return ""

    def _ends(self) -> dict[str, str]:
        return {"low": figure(self.step.minimum), "high": figure(self.step.maximum)}

    def body(self) -> RenderableType:
        """The field, the unit and the range; afterwards both numbers on the scale."""
        if self.handed_in and self.answer.value is not None:
            return self._scale(self.answer.value)
        line = Text(_("Your guess:") + " ")
        line.append_text(field(self.line.text, self.line.caret) if self.typing else Text(self.line.text + " "))
        line.append(self.step.unit)
        return Group(line, quiet(self, _("between {low} and {high}").format(**self._ends())))

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
        ends = _("The bar runs from {low} to {high}.").format(**self._ends())
        return Group(table, quiet(self, ends))

    def reasons(self, marking: Marking) -> RenderableType:
        """How near the guess came, in words and without points, and where the number comes from."""
        near = _("Exactly that.") if self.answer.value == self.step.value else _("Close to it.")
        far = _("Far from it. The guess shows the picture you had until now.")
        bands = {
            Verdict.RIGHT: ("●", "step--right", near),
            Verdict.PARTLY: ("◐", "step--partly", _("Some way off.")),
            Verdict.WRONG: ("↔", "step--arguable", far),
        }
        why = Prose(self.step.why)
        if marking.outcome not in bands:
            return why
        sign, style, words = bands[marking.outcome]
        band = Text(f"{sign} {words}", style=self.get_component_rich_style(style, partial=True))
        return Group(band, Text(), why)

    def action_redo(self) -> None:
        """Start with an empty field."""
        self.line = TypingLine()
        super().action_redo()
