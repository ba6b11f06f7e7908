"""Choose one option, several, or the better of several."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import msgspec
from rich.console import Group
from rich.text import Text
from textual.binding import Binding
from textual.reactive import var

from course.exercises.base import Verdict
from course.exercises.choice import Choice, ChoiceAnswer
from tui.labels import better_words, several_words, verdict_words
from tui.locale import N_, _
from tui.widgets.exercises.drawing import SIGNS, pointer, quiet, reason, row
from tui.widgets.exercises.marked import ExerciseView
from tui.widgets.exercises.sight import reveal, row_lines
from tui.widgets.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.console import RenderableType
    from textual.binding import BindingType

    from course.exercises.base import Marking


class ChoiceView(ExerciseView[Choice, ChoiceAnswer], inherit_bindings=False):
    """Options with a digit each; a cursor for those who prefer arrows.

    A digit or an arrow only marks; Enter answers.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(str(digit), f"pick({digit})", N_("Choose"), show=digit == 1, id=f"choice.{digit}")
            for digit in range(1, 7)
        ),
        Binding("up", "move(-1)", N_("Up"), show=False, id="choice.up"),
        Binding("down", "move(1)", N_("Down"), show=False, id="choice.down"),
        Binding("space", "tick", N_("Tick"), id="choice.tick"),
        Binding("enter", "done", N_("Answer"), id="choice.done"),
        *ExerciseView.BINDINGS,
    ]

    cursor: var[int] = var(-1)
    """The option the arrows stand on; none until a key is pressed, so that Enter alone answers nothing."""

    def __init__(self, step: Choice, answer: Mapping[str, Any] | None = None, *, handed_in: bool = False) -> None:
        """Show what is marked so far."""
        super().__init__(step, answer, handed_in=handed_in)
        places = [place for place, option in enumerate(step.options) if option.id in self.answer.chosen]
        if not self.several:
            places = places[:1]
            self.set_reactive(ChoiceView.cursor, next(iter(places), -1))
        chosen = tuple(step.options[place].id for place in places)
        self.answer = msgspec.structs.replace(self.answer, chosen=chosen)

    @property
    def several(self) -> bool:
        """Whether several options may be chosen."""
        return self.step.mode == "multiple"

    def body(self) -> RenderableType:
        """The options, each with its digit and whether it is chosen."""
        return Group(*(self._option(place) for place in range(len(self.step.options))))

    def _option(self, place: int) -> RenderableType:
        option = self.step.options[place]
        chosen = option.id in self.answer.chosen
        here = place == self.cursor and not self.handed_in and not self.asking_confidence
        mark = ("[x]" if chosen else "[ ]") if self.several else ("●" if chosen else "○")
        sign = f"{pointer(here=here)} {place + 1} {mark}"
        return row(self, sign, option.text, "step--cursor" if here else "")

    def missing(self) -> str:
        """Ask for a choice."""
        return _("Tick at least one option first.") if self.several else _("Choose an option first.")

    def reasons(self, marking: Marking) -> RenderableType:
        """A reason for the chosen option, or for each where several can be chosen."""
        places = {option.id: place for place, option in enumerate(self.step.options, 1)}
        rows = (
            row(self, str(places[one.id]), reason(self, one, self._word(one.id, one.verdict)))
            for one in marking.remarks
        )
        return Group(*rows)

    def _word(self, option: str, verdict: Verdict) -> str:
        """A verdict on an option as this question says it."""
        if self.several:
            return several_words(verdict, chosen=option in self.answer.chosen)
        return better_words(verdict) if self.step.mode == "better" else verdict_words(verdict)

    def parts(self) -> dict[str, RenderableType]:
        """Below the reason for the one chosen stand, quieter, those of the others."""
        parts = super().parts()
        if self.handed_in and not self.several:
            rows = []
            for place, option in enumerate(self.step.options, 1):
                verdict = Verdict(option.verdict)
                head = quiet(self, f"{SIGNS[verdict]} {self._word(option.id, verdict)}")
                if option.id not in self.answer.chosen:
                    rows.append(row(self, str(place), Group(head, Prose(option.why))))
            parts["others"] = Group(quiet(self, _("The others")), *rows)
        return parts

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only as many digits as options; ticking only where several can be chosen; answering once one is."""
        allowed = super().check_action(action, parameters)
        if action == "pick":
            return allowed and int(str(parameters[0])) <= len(self.step.options)
        if action == "tick":
            return allowed and self.several and self.cursor >= 0
        if action == "done":
            return allowed and bool(self.answer.chosen)
        return allowed

    def action_pick(self, digit: int) -> None:
        """Mark the option with this digit; nothing is handed in by it, so that a slip can be mended."""
        self.cursor = digit - 1
        if self.several:
            self.action_tick()
        else:
            self._mark()

    def action_move(self, by: int) -> None:
        """Move the cursor; where only one can be chosen, the mark goes with it."""
        start = self.cursor if self.cursor >= 0 or by > 0 else 0
        self.cursor = (start + by) % len(self.step.options)
        if self.several:
            self.redraw()
        else:
            self._mark()
        head, here = Group(Prose(self.step.question), Text()), self.cursor
        options = [self._option(place) for place in range(here + 1)]
        reveal(self, lambda: row_lines(self, head, options, here))

    def _mark(self) -> None:
        self.change(chosen=(self.step.options[self.cursor].id,))

    def action_tick(self) -> None:
        """Choose the option under the cursor, or no longer."""
        here = self.step.options[self.cursor].id
        chosen = set(self.answer.chosen) ^ {here}
        self.change(chosen=tuple(option.id for option in self.step.options if option.id in chosen))

    def action_done(self) -> None:
        """Hand in what is marked."""
        self.hand_in()

    def action_redo(self) -> None:
        """Start over with nothing marked."""
        self.cursor = -1
        super().action_redo()
