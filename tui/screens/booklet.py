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
from textual.widgets.option_list import Option

from course.model import Finding
from tui.locale import N_, _, current
from tui.messages import OpenChapter
from tui.widgets.evidence import STAMP_SIGNS, evidence_markdown, stamp_line
from tui.widgets.frame import CourseScreen, TopLine
from tui.widgets.listing import Listing
from tui.widgets.prose import Prose
from tui.widgets.stage import Stage
from tui.widgets.step_views import kind_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from rich.console import RenderableType
    from textual.binding import BindingType
    from textual.widget import Widget

    from course.booklet import Place
    from course.evidence import Evidence
    from course.model import Claim, Source, Stamp

    Card = tuple[Claim, Source] | Finding


class CardList(Listing):
    """Enter goes to where the card was met; a list has nothing to the left or right, so ← and → choose a stamp."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", N_("To the step"), id="booklet.place"),
        Binding("right", "screen.stamp(1)", N_("Stamp"), key_display="←→", id="booklet.stamp"),
        Binding("left", "screen.stamp(-1)", N_("Stamp"), show=False, id="booklet.stamp-back"),
    ]


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
        listing = CardList(*self._options(), id="cards", markup=False)
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
            words = _("Nothing is met yet. What the course says stands here, with its ground, once you have read it.")
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

    def _options(self) -> Iterator[Option]:
        """Rows below headings: first the sources in their order, then the findings."""
        shown = {name: card for name, card in self.cards.items() if self.stamp in {None, stamp_of(card)}}
        sources = {source.id: source for _claim, source in self.evidence.claims.values()}
        for source in (sources[name] for name in sorted(sources)):
            own = {name for name, (_claim, its) in self.evidence.claims.items() if its.id == source.id}
            author = source.author.in_language(current())
            yield from self._group(f"{source.id} {author}", {one: shown[one] for one in shown if one in own}, own)
        findings = set(self.evidence.findings)
        yield from self._group(_("Findings"), {one: shown[one] for one in shown if one in findings}, findings)

    def _group(self, name: str, shown: Mapping[str, Card], group: set[str]) -> Iterator[Option]:
        if not shown:
            return
        count = _("{place} of {count}").format(place=len(group & set(self.met)), count=len(group))
        yield Option(Text(f"{name} · {count}", style="bold"), disabled=True)
        for one, card in shown.items():
            words = card.says if isinstance(card, Finding) else card[0]
            yield Option(Text(f" {one:<6}{stamp_line(stamp_of(card))} · {words.in_language(current())}"), id=one)

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
        self.listing.add_options(self._options())
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
        places = [Text(f"• {self._place_words(place)}") for place in self.met[name]]
        return Group(Prose(evidence_markdown([self.cards[name]])), Text(), Text(_("Met in"), style="bold"), *places)

    def _place_words(self, place: Place) -> str:
        step = self.title_of(place.chapter, place.step) or kind_words(place.kind)
        return f"{self.title_of(place.chapter, '')}: {step}"

    @on(OptionList.OptionSelected)
    def _open(self, event: OptionList.OptionSelected) -> None:
        place = self.met[event.option.id or ""][0]
        self.dismiss(OpenChapter(place.chapter, place.step))


def stamp_of(card: Card) -> Stamp:
    """On what kind of ground a claim or finding stands."""
    return card.stamp if isinstance(card, Finding) else card[0].stamp
