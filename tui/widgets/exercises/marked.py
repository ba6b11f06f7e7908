"""A marked exercise: question, task, hints, how sure the learner is, and after handing in the reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from rich.console import Group
from rich.text import Text
from textual.binding import Binding
from textual.reactive import var

from course.exercises import mark
from course.exercises.base import Answer, Exercise, Marking
from tui.labels import CONFIDENCES
from tui.locale import N_, _
from tui.widgets.exercises.answering import AnswerView
from tui.widgets.exercises.drawing import confidence_question, how_sure, quiet, reason
from tui.widgets.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.console import RenderableType
    from textual.binding import BindingType

ExerciseT = TypeVar("ExerciseT", bound=Exercise)
AnswerT = TypeVar("AnswerT", bound=Answer)

CONFIDENCE_KEYS: list[BindingType] = [
    Binding(str(place), f"confidence({value})", N_("How sure"), show=place == 1, id=f"step.sure-{value}")
    for place, value in enumerate(CONFIDENCES, 1)
]


class ExerciseView(AnswerView[ExerciseT, AnswerT], inherit_bindings=False):
    """An exercise with right and wrong.

    A subclass draws `body()`, changes the answer with `change(...)`, and calls `hand_in()` when it is complete.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *CONFIDENCE_KEYS,
        *AnswerView.BINDINGS,
        Binding("h", "hint", N_("Hint"), id="step.hint"),
    ]

    asking_confidence: var[bool] = var(default=False)
    """Whether the answer is complete and only the learner's confidence is missing."""

    def __init__(self, step: ExerciseT, answer: Mapping[str, Any] | None = None, *, handed_in: bool = False) -> None:
        """Show a step with a half-done or earlier answer, given as plain values."""
        super().__init__(step, answer, handed_in=handed_in)
        self.hints_shown = 0
        asking = step.confidence and not self.answer.confidence and not handed_in and self.complete()
        self.set_reactive(ExerciseView.asking_confidence, asking)

    def complete(self) -> bool:
        """Whether the answer was handed in but for the confidence, as the answer alone tells."""
        return False

    def body(self) -> RenderableType:
        """The part to answer: options, cards, fields."""
        raise NotImplementedError

    def reasons(self, marking: Marking) -> RenderableType:
        """What is said after handing in: for each part the verdict and why."""
        return Group(*(reason(self, remark) for remark in marking.remarks))

    def hints(self) -> tuple[str, ...]:
        """The hints that can be asked for now."""
        return self.step.hints

    def outcome(self) -> str:
        """The verdict on the whole answer."""
        return mark(self.step, self.plain()).outcome.value

    def parts(self) -> dict[str, RenderableType]:
        """Question, task, hint, what is missing, confidence, reasons."""
        parts: dict[str, RenderableType] = {"question": Prose(self.step.question), "body": self.body()}
        hints = self.hints()[: self.hints_shown]
        if hints and not self.handed_in:
            parts["hint"] = Group(quiet(self, _("Hint")), Prose(hints[-1]))
        if self.notice:
            parts["notice"] = Text(self.notice)
        if self.asking_confidence:
            parts["confidence"] = confidence_question(self)
        if self.handed_in:
            reasons = self.reasons(mark(self.step, self.plain()))
            sure = [Text(), how_sure(self, self.answer.confidence)] if self.answer.confidence else []
            parts["reasons"] = Group(reasons, *sure)
        return parts

    def hand_in(self) -> None:
        """The answer is complete; where the step wants it, ask first how sure the learner is."""
        self.asking_confidence = self.step.confidence and not self.answer.confidence
        if self.asking_confidence:
            self.redraw(grown=True)
        else:
            super().hand_in()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done now; while confidence is asked for, nothing else."""
        if action == "no_hint":
            return not self.check_action("hint", ())
        if action == "confidence":
            return self.asking_confidence
        if action == "hint":
            return not self.asking_confidence and not self.handed_in and self.hints_shown < len(self.hints())
        return super().check_action(action, parameters) and (action == "not_yet" or not self.asking_confidence)

    def action_not_yet(self) -> None:
        """Where only the confidence is missing, say so."""
        if not self.asking_confidence:
            super().action_not_yet()
            return
        self.notice = _("Say with a digit how sure you are.")
        self.redraw(grown=True)

    def action_confidence(self, value: int) -> None:
        """The learner said how sure they are."""
        self.change(confidence=value)
        self.hand_in()

    def action_hint(self) -> None:
        """Show the next hint."""
        self.hints_shown += 1
        self.redraw(grown=True)

    def action_no_hint(self) -> None:
        """Say so; the key must not do something else because the hints have run out."""
        words = _("There is no further hint.") if self.hints_shown else _("There is no hint here.")
        self.notice = "" if self.handed_in else words
        self.redraw(grown=bool(self.notice))

    def action_redo(self) -> None:
        """Start over, without the hints."""
        self.hints_shown = 0
        super().action_redo()
