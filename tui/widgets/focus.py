"""Giving the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.widget import Widget


def focus_now(widget: Widget) -> None:
    """Give a widget the focus at once, without moving it into sight.

    `Widget.focus` leaves it to the app, behind the keys that wait there already: those typed right behind the key that
    brought the widget would be lost.
    """
    widget.screen.set_focus(widget, scroll_visible=False)
