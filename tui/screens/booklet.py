"""The evidence booklet: claims and findings met so far, on what ground each stands, and where it was met."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.console import Group
from rich.text import Text
from textual import on
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.getters import query_one
from textual.widgets import OptionList, Static

from tui.labels import kind_label
from tui.locale import N_, _
from tui.messages import OpenChapter
from tui.widgets.card_list import CardList, card_rows, stamp_of
from tui.widgets.evidence import STAMP_SIGNS, evidence_markdown, stamp_line
from tui.widgets.frame import CourseScreen, TopLine
from tui.widgets.prose import Prose
from tui.widgets.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from rich.console import RenderableType
    from textual.binding import BindingType
    from textual.widget import Widget
    from textual.widgets.option_list import Option

    from course.booklet import Place
    from course.evidence import Evidence
    from course.model import Stamp
    from tui.widgets.card_list import Card


class BookletScreen(CourseScreen[OpenChapter]):
    """A list of cards, by source and then the findings, and the one under the cursor in full.

    Dismissed with the step in which a card was met first, or with nothing.
    """

    CSS_PATH = "booklet.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,pagedown", "page(1)", N_("Page down"), id="booklet.page-down"),
        Binding("b,pageup", "page(-1)", N_("Page up"), show=False, id="booklet.page-up"),
        Binding("escape,q", "dismiss", N_("Back"), key_display="Esc", id="booklet.back"),
    ]

    listing = query_one("#cards", CardList)
    page = query_one("#page", Static)

    def __init__(
        self, evidence: Evidence, met: Mapping[str, tuple[Place, ...]], title: Callable[[str, str], str]
    ) -> None:
        """Show what was met.

        Args:
            evidence: all claims and findings.
            met: the steps that cite them, by id, in the order of the course.
            title: the title of a chapter, or of a step in it, in the language spoken now; see `JournalScreen`.
        """
        super().__init__()
        self.evidence = evidence
        self.met = {name: places for name, places in met.items() if name in evidence}
        self.title_of = title
        self.cards: dict[str, Card] = {name: evidence.chosen([name])[0] for name in self.met}
        found = {stamp_of(card) for card in self.cards.values()}
        self.stamps: list[Stamp | None] = [None, *(stamp for stamp in STAMP_SIGNS if stamp in found)]
        self.stamp: Stamp | None = None

    def content(self) -> Iterable[Widget]:
        """The stamp chosen and the list; beside it, or below, the card."""
        listing = CardList(*self._rows(), id="cards", markup=False)
        stage = Stage(Static(id="page"), id="page-stage")
        yield Horizontal(Vertical(Static(self._stamp_words(), id="stamp"), listing, id="met"), stage, id="desk")

    def on_mount(self) -> None:
        """Begin with the first card."""
        self._say("")

    async def speak(self) -> None:
        """Say it again in the language spoken now; the place and the stamp stay."""
        here = self.listing.here
        await super().speak()
        self._say(here)

    def _say(self, here: str) -> None:
        claims = sum(name in self.evidence.claims for name in self.met)
        count = _("{met} of {total} claims met").format(met=claims, total=len(self.evidence.claims))
        self.query_one("#top", TopLine).say(_("Evidence booklet"), count)
        if not self.met:
            words = _("Nothing here yet. What you have read stands here with what it rests on.")
            self.page.update(Text(words))
        self._highlight(here)
        self.listing.focus()

    def _highlight(self, here: str) -> None:
        ids = [option.id for option in self.listing.options]
        first = next((place for place, one in enumerate(ids) if one), None)
        self.listing.highlighted = ids.index(here) if here in ids else first

    def _stamp_words(self) -> Text:
        if len(self.stamps) <= 2:
            return Text()
        count = sum(self.stamp in {None, stamp_of(card)} for card in self.cards.values())
        words = stamp_line(self.stamp) if self.stamp else _("All stamps")
        return Text(f"← {words} · {count} →")

    def _rows(self) -> Iterator[Option]:
        shown = {name: card for name, card in self.cards.items() if self.stamp in {None, stamp_of(card)}}
        return card_rows(self.evidence, shown, set(self.met))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's hook
        """Offer only what there is."""
        if action == "stamp":
            return len(self.stamps) > 2
        return self.query_one("#page-stage").max_scroll_y > 0 if action == "page" and self.met else action != "page"

    def action_stamp(self, by: int) -> None:
        """Show only the cards with the next stamp, or all again; the card under the cursor stays if it has it."""
        here = self.listing.here
        self.stamp = self.stamps[(self.stamps.index(self.stamp) + by) % len(self.stamps)]
        self.query_one("#stamp", Static).update(self._stamp_words())
        self.listing.clear_options()
        self.listing.add_options(self._rows())
        self._highlight(here)

    def action_page(self, by: int) -> None:
        """Scroll the card beside the list."""
        self.query_one("#page-stage", Stage).action_page(by)

    @on(OptionList.OptionHighlighted)
    def _show(self, event: OptionList.OptionHighlighted) -> None:
        if event.option.id:
            self.page.update(self._card(event.option.id))
            self.query_one("#page-stage").scroll_home(animate=False)
            self.refresh_bindings()

    def _card(self, name: str) -> RenderableType:
        places = []
        for place in self.met[name]:
            step = self.title_of(place.chapter, place.step) or kind_label(place.kind)
            places.append(Text(f"• {self.title_of(place.chapter, '')}: {step}"))
        return Group(Prose(evidence_markdown([self.cards[name]])), Text(), Text(_("Met in"), style="bold"), *places)

    @on(OptionList.OptionSelected)
    def _open(self, event: OptionList.OptionSelected) -> None:
        place = self.met[event.option.id or ""][0]
        self.dismiss(OpenChapter(place.chapter, place.step))
