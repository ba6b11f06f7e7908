"""A tiny app around one step view: it scrolls like the chapter screen and keeps what the view reports."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

import pytest
from textual import on
from textual.app import App
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import Screen

from tui import theme
from tui.widgets.exercises.base import StepView
from tui.widgets.exercises.sight import reveal_newest

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.app import ComposeResult
    from textual.binding import BindingType

LOOK = Path(theme.__file__).with_name("app.tcss")


class Page(Screen[None]):
    """Has some of the keys the real screens have, to see which of them reach it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key, f"heard('{key}')") for key in ("e", "j", "l", "q", "s", "question_mark", "left", "right", "f5")),
        Binding("enter", "heard('enter')"),
    ]

    def __init__(self, view: StepView) -> None:
        super().__init__()
        self.view = view
        self.heard: list[str] = []

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="stage", can_focus=False):
            yield self.view

    def action_heard(self, key: str) -> None:
        self.heard.append(key)

    @on(StepView.Grown)
    def _grown(self, event: StepView.Grown) -> None:
        reveal_newest(event.view)


class Host(App[None]):
    """Shows one view; `answered`, `drafts` and `onward` are what it reported."""

    CSS_PATH = LOOK

    def __init__(self, view: StepView) -> None:
        super().__init__()
        self.view = view
        self.page = Page(view)
        self.answered: list[tuple[dict[str, object], str]] = []
        self.drafts: list[object] = []
        self.onward = 0

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return {"muted": "#888888", "chosen": "#333333"}

    def on_mount(self) -> None:
        for own in theme.OWN:
            self.register_theme(own)
        self.theme = "h2h-dark"
        self.console.push_theme(theme.prose_styles(self.current_theme))
        self.push_screen(self.page)

    @on(StepView.Changed)
    def _changed(self, event: StepView.Changed) -> None:
        self.drafts.append(event.view.so_far())

    @on(StepView.Answered)
    def _answered(self, event: StepView.Answered) -> None:
        self.answered.append((event.answer, event.outcome))

    @on(StepView.Onward)
    def _onward(self) -> None:
        self.onward += 1

    def text(self) -> str:
        """All of the view, scrolled or not, as plain lines."""
        options = self.console.options.update(width=self.view.content_size.width, height=None)
        drawn = cast("RenderableType", self.view.render())
        lines = self.console.render_lines(drawn, options)
        return "\n".join("".join(segment.text for segment in line).rstrip() for line in lines)

    def seen(self) -> str:
        """What stands in the window."""
        stage = self.page.query_one("#stage")
        top, height = int(stage.scroll_y), stage.content_size.height
        return "\n".join(self.text().split("\n")[top : top + height])


@pytest.fixture
def host() -> type[Host]:
    """The app; given to tests as a fixture, since tests are no package to import from."""
    return Host
