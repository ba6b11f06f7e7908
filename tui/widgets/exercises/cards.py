"""How the cards and buckets of a sort are drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich import box
from rich.console import Group
from rich.panel import Panel
from rich.text import Text

from course.exercises.base import Verdict
from course.exercises.sort import mark as marked
from tui.locale import _
from tui.outcomes import bucket_label, defensible_words, placed_words
from tui.widgets.exercises.drawing import SIGNS, ByWidth, Tailed, keyed, pointer, quiet, reason, row
from tui.widgets.prose import Prose

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.widget import Widget

    from course.exercises.base import Remark
    from course.exercises.sort import Card, Sort, SortAnswer

CARD_WIDTH: Final = 60


def boxed(widget: Widget, text: str) -> RenderableType:
    """A card; in a narrow window it takes the whole width."""
    style = widget.get_component_rich_style("step--muted", partial=True)
    wide, narrow = (
        Panel(Prose(text), box=box.ROUNDED, width=width, padding=padding, border_style=style)
        for width, padding in ((CARD_WIDTH, (0, 2)), (None, (0, 1)))
    )
    return ByWidth(wide, narrow)


def buckets(widget: Widget, step: Sort) -> RenderableType:
    """The buckets with their digits; what they mean is told where there is room."""
    line = keyed(widget, {str(place): bucket.label for place, bucket in enumerate(step.buckets, 1)})
    if not any(bucket.meaning for bucket in step.buckets):
        return line
    rows = []
    for place, bucket in enumerate(step.buckets, 1):
        words = Text(bucket.label)
        if bucket.meaning:
            words.append_text(quiet(widget, f" – {bucket.meaning}"))
        rows.append(row(widget, str(place), words))
    return ByWidth(Group(*rows), line)


def verdict(widget: Widget, step: Sort, card: Card, placed: str, remark: Remark) -> RenderableType:
    """Whether a card lies where it belongs, where that is, and why."""
    return reason(widget, remark, placed_words(step, card, placed, remark.verdict))


def overview(widget: Widget, step: Sort, answer: SortAnswer, cursor: int) -> list[tuple[str, RenderableType]]:
    """All cards below the bucket they belong to, each with what became of it; below the one under the cursor why.

    Returns:
        What is drawn, from top to bottom: the id of the card, or nothing where it is none, and the drawing.
    """
    verdicts = {remark.id: remark.verdict for remark in marked(step, answer).remarks}
    drawn: list[tuple[str, RenderableType]] = [
        ("", quiet(widget, _("↑↓ lead from card to card; the reason stands below it.")))
    ]
    count = 0
    for bucket in step.buckets:
        cards = [card for card in step.cards if card.bucket == bucket.id]
        if cards:
            drawn += [("", Text()), ("", Text(bucket.label, style="bold"))]
        for place, card in enumerate(cards, count):
            placed = bucket_label(step, answer.placed.get(card.id, ""))
            verdict = verdicts.get(card.id, Verdict.OPEN)
            drawn.append((card.id, _listed(widget, card, verdict, placed, here=place == cursor)))
        count += len(cards)
    return drawn


def _listed(widget: Widget, card: Card, found: Verdict, placed: str, *, here: bool) -> RenderableType:
    words = {
        Verdict.RIGHT: _("right"),
        Verdict.ARGUABLE: _("arguable; you put it under “{placed}”"),
        Verdict.WRONG: _("you put it under “{placed}”"),
    }.get(found, _("not placed"))
    text = Tailed(card.text, quiet(widget, words.format(placed=placed)))
    body = Group(text, Prose(card.why)) if here else text
    return row(widget, f"{pointer(here=here)} {SIGNS[found]}", body, "step--cursor" if here else "")


def debatable(widget: Widget, step: Sort) -> RenderableType:
    """The cards over which one can argue, whatever the learner did with them."""
    rows: list[RenderableType] = []
    for card in step.cards:
        if card.arguable:
            text = Group(Prose(card.text), quiet(widget, defensible_words(step, card)), Prose(card.why))
            rows.append(row(widget, SIGNS[Verdict.ARGUABLE], text))
    if not rows:
        return Text(_("That was the last card."))
    return Group(Text(_("Cards over which one can argue"), style="bold"), *rows)
