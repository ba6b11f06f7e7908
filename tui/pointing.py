"""Leaves the terminal's own cursor, which is not drawn, where the learner is: braille displays follow it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Offset
from textual.widgets import OptionList

from tui.finding import Finding
from tui.labels import POINTER

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.screen import Screen
    from textual.strip import Strip
    from textual.widget import Widget


class Pointing(Finding):
    """Finds the place at each drawing."""

    points = True
    """Whether the learner wants that."""

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        if self.points and screen is self.screen and (focused := screen.focused):
            self.cursor_position = place(focused) or self.cursor_position
        super()._display(screen, renderable)


def place(widget: Widget) -> Offset | None:
    """Where on the screen the learner is within what has the focus: a caret, a row pointed at, or where it begins.

    Nothing where the widget sees to that itself, or lies out of sight.
    """
    if hasattr(widget, "selection") or not widget.content_size:  # a field to type in
        return None
    here = Offset(0, 0)
    for line in range(widget.content_size.height):
        column = _column(widget, widget.render_line(line))
        if column is not None:
            here = Offset(column, line)
            break
    geometry = widget.screen.find_widget(widget)
    found = geometry.region.offset + widget.gutter.top_left + here
    return found if geometry.visible_region.contains_point(found) else None


def _column(widget: Widget, strip: Strip) -> int | None:
    """The column of the caret, or of what points at the row, or the beginning of a list's highlighted row."""
    column = 0
    for segment in strip:
        style = segment.style
        if segment.text.startswith(POINTER) or (style and style.reverse):
            return column
        if isinstance(widget, OptionList) and style and style.meta.get("option", -1) == widget.highlighted:
            return column
        column += segment.cell_length
    return None
