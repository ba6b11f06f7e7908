"""A view whose answer is one frozen value, drawn as one renderable."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar, cast

import msgspec
from textual.binding import Binding
from textual.reactive import var

from course.exercises import KINDS, kind_name
from course.exercises.base import Answer, Step, plain_values, read_answer
from tui.locale import N_
from tui.widgets.exercises.base import StepView
from tui.widgets.exercises.drawing import COMPONENTS
from tui.widgets.exercises.sight import lines, stacked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.console import RenderableType
    from textual.binding import BindingType

    from course.progress import Plain

StepT = TypeVar("StepT", bound=Step)
AnswerT = TypeVar("AnswerT", bound=Answer)


class AnswerView(StepView, Generic[StepT, AnswerT], can_focus=True):
    """Holds an answer until it is handed in, and shows it afterwards.

    A key can have several bindings, told apart by `check_action`. Of a key that a class names, Textual forgets the
    bindings of its base; so a subclass inherits none, and lists its own and then those of its base.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = COMPONENTS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "onward", N_("Next"), id="step.onward"),
        Binding("r", "redo", N_("Once more"), id="step.redo"),
        Binding("enter", "not_yet", N_("Next"), show=False, id="step.not-yet"),
    ]

    handed_in: var[bool] = var(default=False)
    """Whether the answer was handed in, so that what there is to say about it is shown."""

    def __init__(self, step: StepT, answer: Mapping[str, Any] | None = None, *, handed_in: bool = False) -> None:
        """Show a step with a half-done or earlier answer, given as plain values."""
        kind = kind_name(step)
        super().__init__(id="step")
        self.step = step
        self.answer_type = cast("type[AnswerT]", KINDS[kind].answer)
        self.answer: AnswerT = read_answer(self.answer_type, answer or {})
        self.notice = ""
        self.set_reactive(AnswerView.handed_in, handed_in)

    def parts(self) -> dict[str, RenderableType]:
        """What is drawn, by name, from top to bottom; what was added last stands last."""
        raise NotImplementedError

    def missing(self) -> str:
        """What is still to be done before Enter goes on, in one sentence."""
        return ""

    def outcome(self) -> str:
        """How the answer comes out; empty where there is no right and wrong."""
        return ""

    def render(self) -> RenderableType:
        """All parts, with a blank line between them."""
        return stacked(self.parts().values())

    def plain(self) -> Plain:
        """The answer as a progress file keeps it, and gives it back: with lists, never tuples."""
        return plain_values(self.answer)

    def so_far(self) -> Plain | None:
        """The half-done answer."""
        return None if self.handed_in else self.plain() or None

    def change(self, **values: Any) -> None:  # noqa: ANN401 - the fields of the kind's answer
        """The learner changed the answer."""
        self.answer = msgspec.structs.replace(self.answer, **values)
        self.notice = ""
        self.post_message(self.Changed(self))
        self.redraw()

    def redraw(self, *, grown: bool = False) -> None:
        """Show the answer as it is now; `grown`: the last part is new and should be seen."""
        self.refresh(layout=True)
        self.refresh_bindings()
        if grown:
            self.post_message(self.Grown(self))

    def newest(self) -> tuple[int, int]:
        """The lines of the last part; what is there to read on (`others`) can wait below."""
        parts = self.parts()
        parts.pop("others", None)
        *above, last = parts.values()
        return (lines(self, stacked(above)) + 1 if above else 0), lines(self, last)

    def hand_in(self) -> None:
        """The answer is complete."""
        self.hand_over(self.plain(), self.outcome())
        self.handed_in = True
        self.notice = ""
        self.redraw(grown=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's hook
        """Going on and starting over once it is handed in; everything else before."""
        return self.handed_in == (action in {"onward", "redo"})

    def action_onward(self) -> None:
        """Go on to the next step."""
        self.post_message(self.Onward(self))

    def action_not_yet(self) -> None:
        """Say what is missing, so that Enter never runs past an open question."""
        self.notice = self.missing()
        self.redraw(grown=bool(self.notice))

    def action_redo(self) -> None:
        """Start over; what was answered before stays in the progress file."""
        self.answer = self.answer_type()
        self.handed_in = False
        self.redraw()
