"""The evidence panel: on what ground stands what this step says?"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from tui.locale import N_, _
from tui.widgets.evidence import evidence_markdown
from tui.widgets.key_bar import KeyBar
from tui.widgets.leaving import Panel
from tui.widgets.prose import ProseBlock
from tui.widgets.stage import Stage

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from course.model import Claim, Finding, Source


class EvidenceScreen(Panel[None]):
    """Cards of claims and findings, over the step that cites them."""

    CSS_PATH = "panel.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,e,f4,enter,q", "dismiss", N_("Close"), key_display="Esc", id="panel.close"),
    ]

    def __init__(self, cards: tuple[tuple[Claim, Source] | Finding, ...]) -> None:
        """Show these cards."""
        super().__init__(classes="panel")
        self.cards = cards

    def compose(self) -> ComposeResult:
        """A heading, the cards, the keys."""
        nothing = _("This step cites no claim and no finding.")
        with Vertical(id="panel"):
            yield Static(_("On what ground does this stand?"), id="panel-title")
            yield Stage(ProseBlock(evidence_markdown(self.cards) or nothing), id="panel-body")
            yield KeyBar()

    def on_mount(self) -> None:
        """Let the arrows scroll."""
        body = self.query_one("#panel-body")
        body.can_focus = True
        body.focus()
