"""Help: the keys of the screen below, and what the course keeps about its learner."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.table import Table
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from tui.locale import N_, _
from tui.widgets.key_bar import KeyBar
from tui.widgets.leaving import Panel
from tui.widgets.prose import ProseBlock
from tui.widgets.stage import Stage

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from tui.widgets.key_bar import Key


class HelpScreen(Panel[None]):
    """Made from the bindings of the screen it was opened on, so it cannot disagree with what keys do."""

    CSS_PATH = "panel.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,f1,enter,q", "dismiss", N_("Close"), key_display="Esc", id="panel.close"),
    ]

    def __init__(self, keys: list[Key], file: str) -> None:
        """Show these keys, and name the file progress is kept in."""
        super().__init__(classes="panel")
        self.keys = keys
        self.file = file

    def compose(self) -> ComposeResult:
        """Keys first, then what is kept."""
        with Vertical(id="panel"):
            yield Static(_("Help"), id="panel-title")
            yield Stage(Static(self._keys()), ProseBlock(self._kept()), id="panel-body")
            yield KeyBar()

    def _keys(self) -> Table:
        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_column(style="bold", no_wrap=True)
        for key in self.keys:
            same = (other.words for other in self.keys if other.does == key.does and other.words != key.words)
            if not any(key.words in words for words in same):  # as ↓ in ↑↓
                table.add_row(key.words, key.does)
        return table

    def _kept(self) -> str:
        signs = _("Signs: ✓ right · ~ arguable · ◐ partly · ✗ not this one · ● done · ◌ skipped · ◉ here · ○ open")
        who = _(
            "The course keeps what you write and answer in one file that you alone can read: `{file}`. Nothing of it "
            "leaves this machine unless you export it. On a shared server an administrator could read the file."
        )
        when = _(
            "Everything is saved while you type. You can leave at any moment, also by closing the terminal, and find "
            "your place and your words again."
        )
        minutes = _(
            "The minutes of a chapter count two of its reflections. Take those that speak to you: → goes on and leaves "
            "a step open, s skips it."
        )
        heading = _("What is kept about you")
        return "\n\n".join(["", signs, minutes, f"**{heading}**", who.format(file=self.file), when])

    def on_mount(self) -> None:
        """Let the arrows scroll."""
        body = self.query_one("#panel-body")
        body.can_focus = True
        body.focus()
