"""Fields to write in: running text, and single lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.widgets import Input, TextArea

if TYPE_CHECKING:
    from textual.screen import Screen


class WritingArea(TextArea):
    """Running text. Tab goes on to the next field. The caret does not blink: that costs an idle line bytes for ever."""

    def __init__(self, text: str, *, id: str) -> None:  # noqa: A002 - Textual's name
        """Start with this text, the caret behind it."""
        super().__init__(text, id=id, soft_wrap=True, tab_behavior="focus", show_line_numbers=False)
        self.cursor_blink = False
        self.move_cursor(self.document.end)


class Line(Input):
    """A single line; Enter and Tab go on to the next."""

    def __init__(self, value: str, *, id: str) -> None:  # noqa: A002 - likewise
        """Start with this value."""
        super().__init__(value, id=id, max_length=1000, select_on_focus=False)
        self.cursor_blink = False

    def on_input_submitted(self) -> None:
        """Enter goes on to the next field."""
        self.screen.focus_next()


def caret(screen: Screen[Any]) -> tuple[str, tuple[int, int] | int] | None:
    """Which field has the caret, and where in it."""
    field = screen.focused
    if isinstance(field, TextArea) and field.id:
        return field.id, field.cursor_location
    if isinstance(field, Input) and field.id:
        return field.id, field.cursor_position
    return None


def put_caret(screen: Screen[Any], kept: tuple[str, tuple[int, int] | int] | None) -> None:
    """Put the caret back where it was, if the field is there again."""
    for field in screen.query(f"#{kept[0]}") if kept else ():
        field.focus(scroll_visible=True)
        if isinstance(field, TextArea) and kept and isinstance(kept[1], tuple):
            field.move_cursor(kept[1])
        elif isinstance(field, Input) and kept and isinstance(kept[1], int):
            field.cursor_position = kept[1]
