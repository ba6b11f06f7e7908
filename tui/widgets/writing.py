"""Fields to write in: running text, and single lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.binding import Binding
from textual.widgets import TextArea

from tui.locale import N_
from tui.widgets import own_words

if TYPE_CHECKING:
    from rich.text import Text
    from textual.binding import BindingType
    from textual.events import Key
    from textual.screen import Screen


class WritingArea(TextArea):
    """Running text. Tab goes on to the next field. The caret does not blink: that costs an idle line bytes for ever.

    While it is empty, ← and → have nothing to move in it and lead to other steps.
    """

    def __init__(self, text: str, *, id: str) -> None:  # noqa: A002 - Textual's name
        """Start with this text, the caret behind it."""
        super().__init__(text, id=id, soft_wrap=True, tab_behavior="focus", show_line_numbers=False)
        self.cursor_blink = False
        self.move_cursor(self.document.end)
        self._was_empty = not text

    def show_place(self) -> None:
        """Bring it into sight; the caret in it is seen to by Textual."""
        self.scroll_visible(animate=False)

    def get_line(self, line_index: int) -> Text:
        """A line as it may be seen now."""
        line = super().get_line(line_index)
        line.plain = own_words.shown(line.plain)
        return line

    def own_words_toggled(self) -> None:
        """Forget the lines as they were drawn."""
        self.notify_style_update()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's hook
        """Leave the arrows to the screen while there is nothing to move in."""
        return bool(self.text) if action in {"cursor_left", "cursor_right"} else True

    async def _on_key(self, event: Key) -> None:
        """Do at once what a key does in the text: on its way up to the app, the next character would overtake it."""
        for binding in self._bindings.key_to_bindings.get(event.key, ()):
            if not binding.priority and await self.app.run_action(binding.action, self):
                event.stop()
                event.prevent_default()
                return

    @on(TextArea.Changed)
    def _offer_arrows(self) -> None:
        """The line of keys names the arrows only while they lead to other steps."""
        if self._was_empty == bool(self.text):
            self._was_empty = not self.text
            self.refresh_bindings()


class Line(WritingArea):
    """One line, which wraps when it grows long; Enter goes on to the next field."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "app.focus_next", N_("Next field"), show=False, priority=True, id="line.enter"),
    ]

    @property
    def line(self) -> str:
        """What stands in it, as one line."""
        return " ".join(self.text.split("\n"))


def caret(screen: Screen[Any]) -> tuple[str, tuple[int, int]] | None:
    """Which field has the caret, and where in it (line and column, counted from 0)."""
    field = screen.focused
    return (field.id, field.cursor_location) if isinstance(field, WritingArea) and field.id else None


def put_caret(screen: Screen[Any], kept: tuple[str, tuple[int, int]] | None) -> None:
    """Put the caret back where it was, if the field is there again."""
    for field in screen.query(f"#{kept[0]}").results(WritingArea) if kept else ():
        field.focus(scroll_visible=True)
        field.move_cursor(kept[1] if kept else (0, 0))
