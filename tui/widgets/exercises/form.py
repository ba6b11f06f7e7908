"""Steps the learner writes: labelled fields, saved while typing, kept when left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.binding import Binding
from textual.widgets import Button, Static, TextArea

from course.exercises.base import read_answer
from course.exercises.prompt import PromptAnswer
from tui.locale import N_, _
from tui.widgets.exercises.base import StepView
from tui.widgets.focus import focus_now
from tui.widgets.prose import ProseBlock
from tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from course.exercises.base import Step
    from course.exercises.prompt import Field
    from course.progress import Plain


FEW = 3
"""So many fields stand apart; more stand closer together, so that all are in sight."""


class DoneButton(Button):
    """Ends a form; where nothing is left to do in it, it only leads on, and says so."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "press", N_("Done"), id="form.done"),
        Binding("enter", "lead_on", N_("Next"), id="form.next"),
    ]

    def __init__(self, *, leads_on: bool = False) -> None:
        """Stand below the fields."""
        super().__init__(compact=True, id="done")
        self.active_effect_duration = 0  # while it flashes, Textual's button ignores a second Enter
        self.set_leads_on(on=leads_on)

    def set_leads_on(self, *, on: bool = True) -> None:
        """Say whether it ends something or only leads on."""
        self.leads_on = on
        self.label = _("Next") if on else _("Done")
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter has one of two names."""
        if action in {"press", "lead_on"}:
            return self.leads_on == (action == "lead_on")
        return super().check_action(action, parameters)

    def action_lead_on(self) -> None:
        """Go on."""
        self.press()


class WrittenView(StepView):
    """What is written counts when the learner goes on; until then it is a draft."""

    sheet: Sheet
    _kept: Plain | None = None
    """What was kept as an answer."""

    def plain(self) -> Plain:
        """What stands in the form, as plain values."""
        texts = self.sheet.texts()
        return {"text": texts} if texts else {}

    def so_far(self) -> Plain | None:
        """What stands in the form, when it differs from what was handed in."""
        plain = self.plain()
        return plain if plain and not same(plain, self._kept) else None

    def closing(self) -> Plain | None:
        """Writing counts when the learner goes on: it is never right or wrong, so there is nothing to hand in.

        Taking everything out again counts too; what stood there stays among the earlier versions.
        """
        plain = self.plain()
        return None if same(plain, self._kept) else plain

    def finish(self) -> None:
        """Done was pressed: keep what stands here, and go on."""
        self.keep()
        self.post_message(self.Onward(self))

    def keep(self) -> None:
        """Keep what stands here as an answer."""
        plain = self.closing()
        if plain is not None:
            self.hand_over(plain)
            self.taken(plain)

    def taken(self, plain: Plain) -> None:
        """From now on only what differs from this is a draft."""
        self._kept = plain

    @on(TextArea.Changed)
    def _touch(self) -> None:
        self.post_message(self.Changed(self))

    @on(Button.Pressed, "#done")
    def _done(self) -> None:
        self.finish()


class FormView(WrittenView):
    """A question and fields to write in, with a button to finish.

    The caret stands in the first empty field at once, as in every other step that is typed. Esc leaves the fields for
    the button, from where letters are commands again.
    """

    def __init__(self, step: Step, answer: Mapping[str, Any] | None = None, *, handed_in: bool = False) -> None:
        """Show a step with what was written so far, given as plain values."""
        super().__init__(id="step")
        self.step = step
        self._text = read_answer(PromptAnswer, answer or {}).text
        self.sheet = Sheet(self.fields(), self._text)
        self.set_class(len(self.fields()) > FEW, "-many")
        self._kept = self.plain() if handed_in else None

    def fields(self) -> tuple[Field, ...]:
        """The fields of this form."""
        raise NotImplementedError

    def question(self) -> str:
        """What is asked, in Markdown."""
        raise NotImplementedError

    def above(self) -> ComposeResult:
        """What stands between question and fields."""
        yield from ()

    def below(self) -> ComposeResult:
        """What stands between fields and button."""
        yield from ()

    def compose(self) -> ComposeResult:
        """Question, fields, remarks, button, and when it was saved."""
        yield ProseBlock(self.question(), id="question")
        yield from self.above()
        yield self.sheet
        yield Static(id="notes", markup=False)
        yield from self.below()
        yield DoneButton(leads_on=not self.fields())
        yield Static(id="saved", markup=False)

    def begin(self) -> None:
        """Write in the first empty field; where everything is written, stand on the button."""
        if self._kept or not self.fields():
            focus_now(self.query_one("#done"))
        else:
            self.sheet.begin()


def same(plain: Plain, kept: Plain | None) -> bool:
    """Whether two answers differ in nothing but blanks at the end of a text."""

    def bare(answer: Plain) -> Plain:
        texts = {name: text.rstrip() for name, text in answer.get("text", {}).items()}
        return {**answer, "text": {name: text for name, text in texts.items() if text}}

    return bare(plain) == bare(kept or {})
