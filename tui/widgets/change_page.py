"""What has moved since the start, as bars with their numbers: ratings, how sure and how right, and plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.table import Table
from rich.text import Text

from course.change import ENOUGH
from course.exercises.scales import HIGHEST
from tui.change_words import (
    became_counts,
    calibration_notes,
    difference,
    level_words,
    plan_words,
    plans_made,
    rating_notes,
)
from tui.labels import day_label, outcome_label, percent
from tui.locale import _, current
from tui.widgets.exercises.drawing import ByWidth
from tui.widgets.exercises.scales import MARK, marked
from tui.widgets.own_words import shown
from tui.widgets.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from rich.console import RenderableType

    from course.change import Became, Level, Outcome, Rated
    from course.model import CourseScale

BAR_STYLE = "markdown.diagram"
SIGNS: dict[Became, str] = {"done": "●", "partly": "◐", "open": "○", "let go": "◌"}


def ratings_page(scales: Sequence[CourseScale], rated: Sequence[Rated]) -> RenderableType:
    """Each statement with its values then, now and looking back."""
    head = _heading(_("How I rate myself, from 0 to 10"))
    parts: list[RenderableType] = [head, Prose(rating_notes(rated))]
    if not any(value is not None for one in rated for value in one[1:]):
        return Group(*parts)
    texts = {one.id: one.text.in_language(current()) for one in scales}
    for one in rated:
        parts += [Text(), Prose(texts[one.id]), _bars(list(_values(one)))]
    return Group(*parts)


def _values(rated: Rated) -> Iterator[tuple[str, str, str]]:
    """The rows of a statement: name, bar and number, and what has moved against now."""
    yield _("then"), _bar(rated.then), difference(rated.then, rated.now)
    if rated.now is not None or rated.back is not None:
        yield _("now"), _bar(rated.now), ""
        yield _("looking back"), _bar(rated.back), difference(rated.back, rated.now)


def calibration_page(levels: Sequence[Level]) -> RenderableType:
    """For each confidence how many answers were right, as bars."""
    head = _heading(_("How sure, and how right"))
    notes = Prose(calibration_notes(levels))
    if not any(level.answers for level in levels):
        return Group(head, notes)
    key = _("■ right · {mark} as sure as you were").format(mark=MARK)
    return Group(head, notes, Text(), Text(key), _bars([_level(level) for level in levels]))


def _level(level: Level) -> tuple[str, str, str]:
    name = percent(level.confidence)
    share = level.right / level.answers if level.answers >= ENOUGH else 0
    full = round(share * HIGHEST)
    bar = marked("■" * full + "·" * (HIGHEST - full), level.confidence // 10)
    return name, bar, level_words(level)


def plans_page(plans: Sequence[Outcome]) -> RenderableType:
    """How many plans were made and what became of them; then each in a sentence, hidden with the learner's words."""
    head = _heading(_("Plans"))
    if not plans:
        return Group(head, Prose(plans_made(plans)))
    counted = became_counts(plans)
    named = {one: f"{name} {count}" for one, (name, count) in counted.items()}
    parts = [plans_made(plans), *(f"{sign} {named[one]}" for one, sign in SIGNS.items() if one in named)]
    rows = [(f"{SIGNS[plan.became]} {outcome_label(plan.became)}", "", _plan(plan.text)) for plan in plans]
    return Group(head, Text(" · ".join(parts)), Text(), _bars(rows))


def _plan(text: Mapping[str, str]) -> str:
    words = shown(plan_words(text))
    day = day_label(text.get("date", ""))
    return f"{words} ({shown(day)})" if day else words


def _heading(words: str) -> RenderableType:
    return Prose(f"## {words}")


def _bar(value: int | None) -> str:
    if value is None:
        return "·" * HIGHEST + "  –"
    return "■" * value + "·" * (HIGHEST - value) + f" {value:>2}"


def _bars(rows: Iterable[tuple[str, str, str]]) -> RenderableType:
    """Rows of a name, a bar, and words, which stand below the bar where there is no room beside it."""
    wide, narrow = (Table.grid(padding=(0, 2, 0, 0), expand=True) for _each in range(2))
    for table, fixed in ((wide, 2), (narrow, 1)):
        for _column in range(fixed):
            table.add_column(no_wrap=True)
        table.add_column(ratio=1)
    for name, bar, words in rows:
        drawn = Text(bar, style=BAR_STYLE)
        wide.add_row(Text(f"  {name}"), drawn, Text(words))
        narrow.add_row(Text(name), Group(*[one for one in (drawn, Text(words)) if one.plain]))
    return ByWidth(wide, narrow)
