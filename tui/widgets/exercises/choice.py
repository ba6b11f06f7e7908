"""Choose one option, several, or the better of several."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.console import Group
from rich.text import Text
from textual.binding import Binding
from textual.reactive import var

from course.exercises.base import Verdict
from course.exercises.choice import Choice, ChoiceAnswer
from tui.locale import N_, _
from tui.widgets.exercises.drawing import pointer, reason, row
from tui.widgets.exercises.marked import ExerciseView
from tui.widgets.exercises.sight import reveal, row_lines
from tui.widgets.prose import Prose

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.binding import BindingType

    from course.exercises.base import Marking


class ChoiceView(ExerciseView[Choice, ChoiceAnswer], inherit_bindings=False):
    """Options with a digit each; a cursor for those who prefer arrows."""

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
    """The option the arrows stand on; none until an arrow is pressed, so that Enter alone answers nothing."""

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
        here = place == self.cursor and not self.handed_in
        sign = f"{pointer(here=here)} {place + 1} {'●' if chosen else '○'}"
        return row(self, sign, option.text, "step--cursor" if here else "")

    def complete(self) -> bool:
        """A single choice is only kept with the answer once it is made; several can still be changed."""
        return bool(self.answer.chosen) and not self.several

    def missing(self) -> str:
        """Ask for a choice."""
        return _("Tick at least one option first.") if self.several else _("Choose an option first.")

    def reasons(self, marking: Marking) -> RenderableType:
        """A reason for the chosen option, or for each where several can be chosen."""
        words = {Verdict.RIGHT: _("Better"), Verdict.WRONG: _("Weaker")} if self.step.mode == "better" else {}
        places = {option.id: place for place, option in enumerate(self.step.options, 1)}
        parts: list[RenderableType] = []
        for remark in marking.remarks:
            if self.several:
                parts.append(Text(f"{places[remark.id]}", end=" "))
            parts.append(reason(self, remark, words.get(remark.verdict, "")))
        return Group(*parts)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only as many digits as options; ticking only where several can be chosen; answering once one is."""
        allowed = super().check_action(action, parameters)
        if action == "pick":
            return allowed and int(str(parameters[0])) <= len(self.step.options)
        if action == "tick":
            return allowed and self.several and self.cursor >= 0
        if action == "done":
            return allowed and bool(self.answer.chosen if self.several else self.cursor >= 0)
        return allowed

    def action_pick(self, digit: int) -> None:
        """Choose the option with this digit; a single choice is handed in at once."""
        self.cursor = digit - 1
        if self.several:
            self.action_tick()
        else:
            self.action_done()

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        start = self.cursor if self.cursor >= 0 or by > 0 else 0
        self.cursor = (start + by) % len(self.step.options)
        self.redraw()
        reveal(self, self._cursor_lines)

    def _cursor_lines(self) -> tuple[int, int]:
        options = [self._option(place) for place in range(self.cursor + 1)]
        return row_lines(self, Group(Prose(self.step.question), Text()), options, self.cursor)

    def action_tick(self) -> None:
        """Choose the option under the cursor, or no longer."""
        here = self.step.options[self.cursor].id
        chosen = set(self.answer.chosen) ^ {here}
        self.change(chosen=tuple(option.id for option in self.step.options if option.id in chosen))

    def action_done(self) -> None:
        """Hand in; a single choice takes the option under the cursor."""
        if not self.several:
            self.change(chosen=(self.step.options[self.cursor].id,))
        self.hand_in()
