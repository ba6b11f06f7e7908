"""How the cards and buckets of a sort are drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich import box
from rich.console import Group
from rich.panel import Panel
from rich.text import Text

from course.exercises.base import Verdict
from tui.locale import _
from tui.widgets.exercises.drawing import SIGNS, ByWidth, keyed, quiet, reason, row
from tui.widgets.exercises.sight import stacked
from tui.widgets.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rich.console import RenderableType
    from textual.widget import Widget

    from course.exercises.base import Remark
    from course.exercises.sort import Card, Sort

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


def label(step: Sort, bucket: str) -> str:
    """What a bucket is called."""
    return next((one.label for one in step.buckets if one.id == bucket), bucket)


def verdict(widget: Widget, step: Sort, card: Card, placed: str, remark: Remark) -> RenderableType:
    """Whether a card lies where it belongs, where that is, and why."""
    words = {
        Verdict.RIGHT: _("Right: {bucket}"),
        Verdict.ARGUABLE: _("“{placed}” is arguable; here it counts as: {bucket}"),
        Verdict.WRONG: _("Not “{placed}”, but: {bucket}"),
    }.get(remark.verdict, "")
    return reason(widget, remark, words.format(placed=label(step, placed), bucket=label(step, card.bucket)))


def overview(widget: Widget, step: Sort, placed: Mapping[str, str], remarks: Iterable[Remark]) -> RenderableType:
    """All cards by the bucket they belong to, each with what became of it."""
    verdicts = {remark.id: remark.verdict for remark in remarks}
    groups: list[RenderableType] = [_legend(widget, set(verdicts.values()))]
    for bucket in step.buckets:
        rows: list[RenderableType] = []
        for card in step.cards:
            if card.bucket == bucket.id:
                found = verdicts.get(card.id, Verdict.OPEN)
                text: list[RenderableType] = [Prose(card.text)]
                if found is not Verdict.RIGHT:
                    words = _outcome(found).format(placed=label(step, placed.get(card.id, "")))
                    text.append(quiet(widget, words))
                rows.append(row(widget, SIGNS[found], Group(*text)))
        if rows:
            groups.append(Group(Text(bucket.label, style="bold"), *rows))
    return stacked(groups)


def _outcome(found: Verdict) -> str:
    return {
        Verdict.ARGUABLE: _("arguable; your choice: {placed}"),
        Verdict.WRONG: _("your choice: {placed}"),
    }.get(found, _("not placed"))


def _legend(widget: Widget, found: set[Verdict]) -> Text:
    words = {Verdict.RIGHT: _("right"), Verdict.ARGUABLE: _("arguable"), Verdict.WRONG: _("belongs elsewhere")}
    return quiet(widget, " · ".join(f"{SIGNS[one]} {word}" for one, word in words.items() if one in found))


def debatable(widget: Widget, step: Sort) -> RenderableType:
    """The cards over which one can argue, whatever the learner did with them."""
    rows: list[RenderableType] = []
    for card in step.cards:
        if card.arguable:
            others = ", ".join(label(step, other) for other in card.arguable)
            words = _("{bucket}; also defensible: {others}").format(bucket=label(step, card.bucket), others=others)
            text = Group(Prose(card.text), quiet(widget, words), Prose(card.why))
            rows.append(row(widget, SIGNS[Verdict.ARGUABLE], text))
    if not rows:
        return Text(_("That was the last card."))
    return Group(Text(_("Cards over which one can argue"), style="bold"), *rows)
