"""Where a step is shown: it scrolls by line and page without motion, and brings into view what was added."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll

from tui.locale import N_
from tui.widgets.exercises.base import StepView
from tui.widgets.exercises.sight import reveal_newest, show_place

if TYPE_CHECKING:
    from textual.geometry import Size


class Stage(VerticalScroll, can_focus=False, inherit_bindings=False):
    """Scrolls what is too long for the window."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "scroll_up", N_("Up"), show=False, id="stage.up"),
        Binding("down", "scroll_down", N_("Down"), show=False, id="stage.down"),
        Binding("pageup,b", "page(-1)", N_("Page up"), show=False, id="stage.page-up"),
        Binding("space,pagedown", "page(1)", N_("Page down"), id="stage.page-down"),
        Binding("home", "scroll_home", N_("To the top"), show=False, id="stage.home"),
        Binding("end", "scroll_end", N_("To the end"), show=False, id="stage.end"),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's hook
        """Offer paging only where there is something below or above."""
        return self.max_scroll_y > 0 if action == "page" else True

    _window: Size | None = None
    """The size of the window when this was laid out last."""

    def on_resize(self) -> None:
        """Where the learner is stays in sight when the window gets another size."""
        before, self._window = self._window, self.app.size
        if before not in {None, self._window}:
            self.call_after_refresh(show_place, self.screen)

    def to_top(self, *, half_done: bool) -> None:
        """Begin at the top; in the middle of something that is half done, where the learner is."""
        self.scroll_home(animate=False)
        if half_done:
            self.call_after_refresh(show_place, self.screen)

    def watch_virtual_size(self) -> None:
        """What can be scrolled may have changed."""
        self.call_after_refresh(self.refresh_bindings)

    def action_page(self, by: int) -> None:
        """Scroll by a page, less one line to keep the place."""
        self.scroll_relative(y=by * max(self.size.height - 1, 1), animate=False)

    @on(StepView.Grown)
    def _grown(self, event: StepView.Grown) -> None:
        reveal_newest(event.view)
