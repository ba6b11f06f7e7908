"""Bringing a part of a view into sight: a view is one renderable, so its parts are known by their lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text
from textual.geometry import Region
from textual.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import RenderableType


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


def reveal_part(view: Widget, parts: Sequence[RenderableType], place: int) -> None:
    """Scroll so that one of the parts the view begins with can be seen; with the first one, its very start."""
    top = lines(view, Group(*parts[:place])) if place else 0
    reveal(view, top, lines(view, parts[place]))


def reveal(view: Widget, top: int, height: int) -> None:
    """Scroll what the view lies in so that these lines can be seen; of too many, the first ones.

    Args:
        view: the view.
        top: first line, counted from 0.
        height: how many lines; 0 for the end of the view, as far as it can be seen with `top`.
    """
    view.call_after_refresh(_scroll, view, top, height)


def _scroll(view: Widget, top: int, height: int) -> None:
    last = view.outer_size.height
    start = top if height else max(top, last - 1)
    region = Region(0, start, 1, height or 1).translate(view.virtual_region.offset)
    container = view.parent
    while isinstance(container, Widget):
        if container.allow_vertical_scroll:
            room = container.scrollable_content_region.height
            seen = Region(region.x, region.y, 1, min(region.height, room))
            container.scroll_to_region(seen, animate=False, force=True, x_axis=False)
            return
        region = region.translate(container.virtual_region.offset)
        container = container.parent
