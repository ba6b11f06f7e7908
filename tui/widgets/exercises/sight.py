"""Bringing a part of a view into sight: a view is one renderable, so its parts are known by their lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from rich.console import Group
from rich.text import Text
from textual.geometry import Region
from textual.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from rich.console import RenderableType
    from textual.screen import Screen

    from tui.widgets.exercises.base import StepView


@runtime_checkable
class Placed(Protocol):
    """Has a caret or a cursor, and can bring it into sight."""

    def show_place(self) -> None:
        """Scroll so that it can be seen."""


def show_place(screen: Screen[object]) -> None:
    """Bring into sight where the learner is, as far as what has the focus knows that."""
    if isinstance(screen.focused, Placed):
        screen.focused.show_place()


def stacked(parts: Iterable[RenderableType]) -> Group:
    """The parts below one another, with a blank line between."""
    lined: list[RenderableType] = []
    for part in parts:
        lined += [Text(), part] if lined else [part]
    return Group(*lined)


def lines(view: Widget, part: RenderableType) -> int:
    """How many lines a part takes at the width the view has now; 0 before it has one."""
    width = view.content_size.width
    if not width:
        return 0
    console = view.app.console
    return len(console.render_lines(part, console.options.update(width=width, height=None), pad=False))


def row_lines(view: Widget, head: RenderableType, rows: Sequence[RenderableType], place: int) -> tuple[int, int]:
    """First line and number of lines of a row right below a head; with the first row goes the head."""
    if not place:
        return 0, lines(view, Group(head, rows[0]))
    return lines(view, Group(head, *rows[:place])), lines(view, rows[place])


def reveal_newest(view: StepView) -> None:
    """Scroll so that what was added last can be seen."""
    reveal(view, view.newest)


def reveal(view: Widget, where: Callable[[], tuple[int, int]]) -> None:
    """Scroll what the view lies in so that some of its lines can be seen; of too many, the first ones.

    Args:
        view: the view.
        where: gives the first line and how many; asked when the view has been drawn and knows its width.
    """
    view.call_after_refresh(_scroll, view, where)


def _scroll(view: Widget, where: Callable[[], tuple[int, int]]) -> None:
    if not view.is_attached:
        return
    top, height = where()
    region = Region(0, top, 1, height).translate(view.virtual_region.offset)
    container = view.parent
    while isinstance(container, Widget):
        if container.allow_vertical_scroll:
            room = container.scrollable_content_region.height
            seen = Region(region.x, region.y, 1, min(region.height, room))
            container.scroll_to_region(seen, animate=False, force=True, x_axis=False)
            return
        region = region.translate(container.virtual_region.offset)
        container = container.parent
