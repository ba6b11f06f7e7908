"""Steps the learner writes: labelled fields, saved while typing, kept when left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual import on
from textual.binding import Binding
from textual.widgets import Button, Input, Static, TextArea

from course.exercises import kind_name
from course.exercises.prompt import Field
from tui.locale import N_, _
from tui.widgets.exercises.base import Plain, StepView
from tui.widgets.prose import ProseBlock
from tui.widgets.writing import Line, WritingArea

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from course.exercises.base import Step

__all__ = ["Field", "FormView"]


class FormView(StepView, can_focus=True):
    """A question and fields to write in, with a button to finish.

    The view itself has the focus at first, so that arrows still lead to other steps; Enter begins to write.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "write", N_("Write"), id="form.write"),
        Binding("tab", "app.focus_next", N_("Next field"), id="form.tab"),
        Binding("escape", "leave_field", N_("Leave the field"), id="form.leave"),
    ]

    def __init__(self, step: Step, answer: Mapping[str, Any] | None = None, *, handed_in: bool = False) -> None:
        """Show a step with what was written so far, given as plain values."""
        super().__init__(id="step", classes=f"kind-{kind_name(step)}")
        self.step = step
        given = dict(answer or {})
        self._text = {str(name): str(text) for name, text in dict(given.get("text") or {}).items()}
        self._kept: Plain | None = self.plain() if handed_in else None
        self._parts: dict[str, list[WritingArea | Line]] = {}

    def fields(self) -> tuple[Field, ...]:
        """The fields of this form."""
        raise NotImplementedError

    def question(self) -> str:
        """What is asked, in Markdown."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Question, fields, button, and when it was saved."""
        yield ProseBlock(self.question(), id="question")
        for field in self.fields():
            yield Static(Text(field.label), classes="label")
            yield from self._inputs(field)
        yield Button(_("Done"), compact=True, id="done")
        yield Static(id="saved", markup=False)

    def _inputs(self, field: Field) -> Iterator[WritingArea | Line]:
        text = self._text.get(field.id, "")
        if field.lines:
            lines = [*text.split("\n"), *[""] * field.lines][: max(field.lines, text.count("\n") + 1)]
            parts: list[WritingArea | Line] = [Line(line, id=f"field-{field.id}-{n}") for n, line in enumerate(lines)]
        else:
            parts = [WritingArea(text, id=f"field-{field.id}")]
        self._parts[field.id] = parts
        yield from parts

    # What is written

    def texts(self) -> dict[str, str]:
        """Text by field, empty ones left out; the lines of a list joined with newlines."""
        found = dict(self._text)
        for name, parts in list(self._parts.items()):
            lines = [part.text if isinstance(part, TextArea) else part.value for part in parts]
            found[name] = "\n".join(lines).rstrip() if any(line.strip() for line in lines) else ""
        return {name: text for name, text in found.items() if text}

    def plain(self) -> Plain:
        """What stands in the form, as plain values."""
        texts = self.texts() if hasattr(self, "_parts") else dict(self._text)
        return {"text": texts} if texts else {}

    def so_far(self) -> Plain | None:
        """What stands in the form, when it differs from what was handed in."""
        plain = self.plain()
        return plain if plain and plain != self._kept else None

    def closing(self) -> Plain | None:
        """Writing counts when the learner goes on: it is never right or wrong, so there is nothing to hand in."""
        return self.so_far()

    def finish(self) -> None:
        """Done was pressed: keep what stands here, and go on."""
        self.keep()
        self.post_message(self.Onward(self))

    def keep(self) -> None:
        """Keep what stands here as an answer."""
        if plain := self.closing():
            self.taken(plain)
            self.post_message(self.Answered(self, plain, ""))

    def taken(self, plain: Plain) -> None:
        """From now on only what differs from this is a draft."""
        self._kept = plain

    def saved(self, words: str) -> None:
        """Say when it was saved."""
        for note in self.query("#saved").results(Static):
            note.update(Text(words))

    # Keys and events

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's hook
        """Begin to write from outside, leave from inside."""
        inside = self.screen.focused is not self
        return {"write": not inside, "leave_field": inside}.get(action, True)

    def action_write(self) -> None:
        """Put the caret into the first field that is empty, otherwise into the first."""
        parts = [part for group in self._parts.values() for part in group]
        empty = (part for part in parts if not (part.text if isinstance(part, TextArea) else part.value))
        if target := next(empty, parts[0] if parts else None):
            target.focus()

    def action_leave_field(self) -> None:
        """Leave the field; the text stays."""
        self.focus()

    @on(TextArea.Changed)
    @on(Input.Changed)
    def _touch(self) -> None:
        self.post_message(self.Changed(self))

    @on(Input.Submitted)
    def _next_line(self) -> None:
        self.screen.focus_next()

    @on(Button.Pressed, "#done")
    def _done(self) -> None:
        self.finish()
