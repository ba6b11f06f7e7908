"""A sheet to write on: labelled fields one below the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.binding import Binding
from textual.containers import VerticalGroup
from textual.widgets import Static, TextArea

from tui.locale import N_
from tui.widgets.focus import focus_now
from tui.widgets.writing import Line, WritingArea

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from course.exercises.prompt import Field


class Sheet(VerticalGroup):
    """The fields of a form. Its texts are read by the thread that saves, so reading them only reads.

    The keys that lead out of a field come before its own: what is typed right behind them belongs elsewhere already.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "app.focus_next", N_("Next field"), priority=True, id="sheet.tab"),
        Binding("shift+tab", "app.focus_previous", N_("Back"), show=False, priority=True, id="sheet.back"),
        Binding("escape", "leave", N_("Leave the field"), priority=True, id="sheet.leave"),
    ]

    def __init__(self, fields: Iterable[Field], texts: Mapping[str, str]) -> None:
        """Show these fields with what was written in them."""
        super().__init__()
        self._fields = tuple(fields)
        self._parts = {field.id: list(_inputs(field, texts.get(field.id, ""))) for field in self._fields}

    def compose(self) -> ComposeResult:
        """Each field below its label."""
        for field in self._fields:
            yield Static(Text(field.label), classes="label")
            yield from self._parts[field.id]

    def action_leave(self) -> None:
        """Leave the fields for the button below; the text stays."""
        self.screen.set_focus(self.screen.query_one("#done"))

    @on(TextArea.Changed)
    def _look(self, event: TextArea.Changed) -> None:
        if event.text_area.has_focus:
            event.text_area.scroll_visible(animate=False)

    def texts(self) -> dict[str, str]:
        """Text by field, empty ones left out; the lines of a list joined with newlines."""
        found = {}
        for name, parts in self._parts.items():
            lines = [_text(part) for part in parts]
            if any(line.strip() for line in lines):
                found[name] = "\n".join(lines)
        return found

    def begin(self) -> None:
        """Put the caret into the first field that is empty, otherwise into the first."""
        parts = [part for group in self._parts.values() for part in group]
        if target := next((part for part in parts if not part.text), parts[0] if parts else None):
            focus_now(target)

    def fill(self, field: str, text: str) -> None:
        """Put a text into a field."""
        for part in self._parts.get(field, []):
            part.text = text


def _inputs(field: Field, text: str) -> Iterator[WritingArea | Line]:
    if not field.lines:
        yield WritingArea(text, id=f"field-{field.id}")
        return
    written = text.split("\n")
    for place in range(max(field.lines, len(written))):
        yield Line(written[place] if place < len(written) else "", id=f"field-{field.id}-{place}")


def _text(part: WritingArea | Line) -> str:
    return part.line if isinstance(part, Line) else part.text
