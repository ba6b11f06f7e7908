"""Evidence cards as rows of a list, by source and then the findings."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.binding import Binding
from textual.widgets.option_list import Option

from course.model import Finding
from tui.locale import N_, _, current
from tui.widgets.evidence import stamp_line
from tui.widgets.listing import Listing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from textual.binding import BindingType

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


def stamp_of(card: Card) -> Stamp:
    """On what kind of ground a claim or finding stands."""
    return card.stamp if isinstance(card, Finding) else card[0].stamp


def card_rows(evidence: Evidence, shown: Mapping[str, Card], met: set[str]) -> Iterator[Option]:
    """Rows below headings: first the sources in their order, then the findings.

    Args:
        evidence: all claims and findings.
        shown: the cards that have a row, by id, in order.
        met: ids of all that were met, for the counts in the headings.
    """
    sources = {source.id: source for _claim, source in evidence.claims.values()}
    for name in sorted(sources):
        own = {one for one, (_claim, source) in evidence.claims.items() if source.id == name}
        yield from _group(f"{name} {sources[name].author.in_language(current())}", shown, own, met)
    yield from _group(_("Findings"), shown, set(evidence.findings), met)


def _group(name: str, shown: Mapping[str, Card], group: set[str], met: set[str]) -> Iterator[Option]:
    rows = {one: card for one, card in shown.items() if one in group}
    if rows:
        count = _("{place} of {count}").format(place=len(group & met), count=len(group))
        yield Option(Text(f"{name} · {count}", style="bold"), disabled=True)
    for one, card in rows.items():
        says = card.says if isinstance(card, Finding) else card[0]
        yield Option(Text(f" {one:<6}{stamp_line(stamp_of(card))} · {says.in_language(current())}"), id=one)
