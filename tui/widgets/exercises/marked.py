"""A marked exercise drawn as one renderable, with the answer as a frozen value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar, cast

import msgspec
from rich.console import Group
from rich.text import Text
from textual.binding import Binding
from textual.reactive import var

from course.exercises import KINDS, kind_name, mark
from course.exercises.base import Answer, Exercise, Marking, read_answer
from tui.locale import N_, _
from tui.widgets.exercises.base import Plain, StepView
from tui.widgets.exercises.drawing import COMPONENTS, CONFIDENCES, confidence_question, reason
from tui.widgets.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.console import RenderableType
    from textual.binding import BindingType

ExerciseT = TypeVar("ExerciseT", bound=Exercise)
AnswerT = TypeVar("AnswerT", bound=Answer)


class ExerciseView(StepView, Generic[ExerciseT, AnswerT], can_focus=True):
    """Question, task, hints, and after handing in the reasons.

    A subclass draws `body()`, changes the answer with `change(...)`, and calls `hand_in()` when it is complete.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = COMPONENTS
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(
                str(place),
                f"confidence({value})",
                N_("How sure"),
                key_display="1-4",
                show=place == 1,
                id=f"step.confidence-{value}",
            )
            for place, value in enumerate(CONFIDENCES, 1)
        ),
        Binding("enter", "onward", N_("Next"), id="step.onward"),
        Binding("h", "hint", N_("Hint"), id="step.hint"),
        Binding("r", "redo", N_("Once more"), id="step.redo"),
    ]

    handed_in: var[bool] = var(default=False)
    """Whether the answer was handed in, so that its reasons are shown."""

    asking_confidence: var[bool] = var(default=False)
    """Whether the answer is complete and only the learner's confidence is missing."""

    def __init__(self, step: ExerciseT, answer: Mapping[str, Any] | None = None, *, handed_in: bool = False) -> None:
        """Show a step with a half-done or earlier answer, given as plain values."""
        kind = kind_name(step)
        super().__init__(id="step", classes=f"kind-{kind}")
        self.step = step
        self._answer_type = cast("type[AnswerT]", KINDS[kind].answer)
        self.answer: AnswerT = read_answer(self._answer_type, answer or {})
        self.hints_shown = 0
        self.set_reactive(ExerciseView.handed_in, handed_in)

    def body(self) -> RenderableType:
        """The part to answer: options, cards, fields."""
        raise NotImplementedError

    def reasons(self, marking: Marking) -> RenderableType:
        """What is said after handing in: for each part the verdict and why."""
        return Group(*(reason(self, remark) for remark in marking.remarks))

    def hints(self) -> tuple[str, ...]:
        """The hints that can be asked for now."""
        return self.step.hints

    def render(self) -> RenderableType:
        """Question, task, hint, confidence, reasons."""
        parts: list[RenderableType] = [Prose(self.step.question), Text(), self.body()]
        hints = self.hints()[: self.hints_shown]
        if hints and not self.handed_in:
            parts += [Text(), Prose(f"*{_('Hint')}:* {hints[-1]}")]
        if self.asking_confidence:
            parts += [Text(), confidence_question(self)]
        if self.handed_in:
            parts += [Text(), self.reasons(mark(self.step, _plain(self.answer)))]
        return Group(*parts)

    def so_far(self) -> Plain | None:
        """The half-done answer."""
        return None if self.handed_in else _plain(self.answer) or None

    def change(self, **values: Any) -> None:  # noqa: ANN401 - the fields of the kind's answer
        """The learner changed the answer."""
        self.answer = msgspec.structs.replace(self.answer, **values)
        self.post_message(self.Changed(self))
        self.redraw()

    def redraw(self) -> None:
        """Show the answer as it is now."""
        self.refresh(layout=True)
        self.refresh_bindings()

    def hand_in(self) -> None:
        """The answer is complete; where the step wants it, ask first how sure the learner is."""
        self.asking_confidence = self.step.confidence and not self.answer.confidence
        if not self.asking_confidence:
            self.handed_in = True
            plain = _plain(self.answer)
            self.post_message(self.Answered(self, plain, mark(self.step, plain).outcome.value))
        self.post_message(self.Grown(self))
        self.redraw()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's hook
        """Offer only what can be done now; while confidence is asked for, nothing else."""
        allowed = {
            "confidence": self.asking_confidence,
            "onward": self.handed_in,
            "redo": self.handed_in,
            "hint": not self.handed_in and self.hints_shown < len(self.hints()),
        }
        return allowed.get(action, not self.asking_confidence and not self.handed_in)

    def action_confidence(self, value: int) -> None:
        """The learner said how sure they are."""
        self.change(confidence=value)
        self.hand_in()

    def action_onward(self) -> None:
        """Go on to the next step."""
        self.post_message(self.Onward(self))

    def action_hint(self) -> None:
        """Show the next hint."""
        self.hints_shown += 1
        self.post_message(self.Grown(self))
        self.redraw()

    def action_redo(self) -> None:
        """Start over; what was answered before stays in the progress file."""
        self.answer = self._answer_type()
        self.hints_shown = 0
        self.handed_in = False
        self.redraw()


def _plain(answer: Answer) -> Plain:
    """An answer as a progress file keeps it."""
    return dict(msgspec.to_builtins(answer))
