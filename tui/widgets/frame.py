"""What all screens have in common: a line at the top, a notice when something is wrong, a line of keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar

from rich.text import Text
from textual.reactive import reactive
from textual.widgets import Static

from tui.locale import _
from tui.terminal import LEAST_COLUMNS, LEAST_ROWS
from tui.widgets import own_words
from tui.widgets.key_bar import KeyBar
from tui.widgets.leaving import LeftOnce

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult
    from textual.widget import Widget

ResultT = TypeVar("ResultT")


class TopLine(Static):
    """What this is on the left, where we are on the right; the right side wins where both do not fit."""

    def say(self, left: str, right: str, *, middle: Text | None = None) -> None:
        """Show these; `middle` is left out where there is no room for it."""
        self._parts = (left, middle or Text(), right)
        self.refresh()

    def render(self) -> Text:
        """The line as wide as the window."""
        left, middle, right = getattr(self, "_parts", ("", Text(), ""))
        if own_words.hidden():
            right = _("own words hidden") + (f" · {right}" if right else "")
        width = self.size.width - 2
        if len(left) + middle.cell_len + len(right) + 4 > width:
            middle = Text()
        start = Text(left, style="bold")
        start.truncate(max(width - len(right) - middle.cell_len - 2, 8), overflow="ellipsis")
        gap = width - start.cell_len - middle.cell_len - len(right)
        return Text.assemble(" ", start, " " * max(gap - 2, 1), middle, "  " if gap > 2 else "", right, no_wrap=True)


class CourseScreen(LeftOnce[ResultT]):
    """A screen of the course: it can be spoken anew in another language, and it says when saving fails."""

    finds: ClassVar[bool] = False
    """Whether this is where one searches."""

    trouble: reactive[str] = reactive("", init=False)
    """What is wrong with saving, in a sentence; empty while all is well."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-medium"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-tall")]

    def compose(self) -> ComposeResult:
        """Top line, content, notice, keys."""
        yield TopLine(id="top")
        yield from self.content()
        yield Static(self.trouble, id="trouble", markup=False)
        yield KeyBar()
        yield Static(id="too-small", markup=False)

    def content(self) -> Iterable[Widget]:
        """What stands between the top line and the keys."""
        return ()

    def watch_trouble(self, trouble: str) -> None:
        """Show the notice, or take it away."""
        for notice in self.query("#trouble").results(Static):
            notice.update(Text(trouble))
            notice.set_class(bool(trouble), "-shown")

    def on_resize(self) -> None:
        """Ask for more room below the smallest size that can be worked with."""
        width, height = self.size
        too_small = width < LEAST_COLUMNS or height < LEAST_ROWS
        self.set_class(too_small, "-too-small")
        for notice in self.query("#too-small").results(Static):
            words = _("This window is {width}×{height}. The course needs {needed}: please enlarge it.")
            notice.update(
                words.format(width=width, height=height, needed=f"{LEAST_COLUMNS}×{LEAST_ROWS}") if too_small else ""
            )

    async def speak(self) -> None:
        """Say everything again, in the language spoken now."""
        await self.recompose()
        self.on_resize()
        self.watch_trouble(self.trouble)
