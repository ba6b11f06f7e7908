"""What has moved since the start, as bars with their numbers: ratings, how sure and how right, and plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.table import Table
from rich.text import Text

from course.change import BECAME, ENOUGH
from course.exercises.scales import HIGHEST
from tui.labels import day_label, outcome_label, plan_label
from tui.locale import _, current, ngettext
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
    if not any(value is not None for one in rated for value in one[1:]):
        return Group(head, Prose(_("Nothing is rated yet. The course asks at its beginning and again at its end.")))
    notes = [
        _("Such ratings show how one sees oneself; they are no measure of skill."),
        _("Looking back, people often rate their beginnings lower than they did then: they know more about it now."),
    ]
    if not any(one.now is not None or one.back is not None for one in rated):
        notes.append(_("Now and looking back follow at the end of the course."))
    texts = {one.id: one.text.in_language(current()) for one in scales}
    parts: list[RenderableType] = [head, Prose(" ".join(notes))]
    for one in rated:
        parts += [Text(), Prose(texts[one.id]), _bars(list(_values(one)))]
    return Group(*parts)


def _values(rated: Rated) -> Iterator[tuple[str, str, str]]:
    """The rows of a statement: name, bar and number, and what has moved against now."""
    yield _("then"), _bar(rated.then), difference(rated.then, rated.now)
    if rated.now is not None or rated.back is not None:
        yield _("now"), _bar(rated.now), ""
        yield _("looking back"), _bar(rated.back), difference(rated.back, rated.now)


def difference(before: int | None, now: int | None) -> str:
    """How much higher or lower it is now, in words; nothing where one of the two is missing."""
    if before is None or now is None:
        return ""
    if now == before:
        return _("unchanged")
    words = _("now {count} higher") if now > before else _("now {count} lower")
    return words.format(count=abs(now - before))


def calibration_page(levels: Sequence[Level]) -> RenderableType:
    """For each confidence how many answers were right, as bars."""
    head = _heading(_("How sure, and how right"))
    if not any(level.answers for level in levels):
        return Group(head, Prose(_("Some exercises ask how sure you are. How often that was right stands here.")))
    notes = [
        _("If “70 %” fits, about seven in ten of the answers you were that sure of are right."),
        _("Of each exercise the first answer counts; arguable counts as right, partly right does not."),
    ]
    key = _("■ right · {mark} as sure as you were").format(mark=MARK)
    return Group(head, Prose(" ".join(notes)), Text(), Text(key), _bars([_level(level) for level in levels]))


def _level(level: Level) -> tuple[str, str, str]:
    name = f"{level.confidence} %"
    if level.answers < ENOUGH:
        words = ngettext("{count} answer: too few to tell", "{count} answers: too few to tell", level.answers)
        return name, marked("·" * HIGHEST, level.confidence // 10), words.format(count=level.answers)
    share = level.right / level.answers
    full = round(share * HIGHEST)
    bar = marked("■" * full + "·" * (HIGHEST - full), level.confidence // 10)
    words = _("{right} of {count} right: {share} %")
    return name, bar, words.format(right=level.right, count=level.answers, share=round(share * 100))


def plans_page(plans: Sequence[Outcome]) -> RenderableType:
    """How many plans were made and what became of them; then each in a sentence, hidden with the learner's words."""
    head = _heading(_("Plans"))
    if not plans:
        return Group(head, Prose(_("No plan is made yet. Each chapter ends with one.")))
    made = ngettext("{count} plan made", "{count} plans made", len(plans)).format(count=len(plans))
    counts = {became: sum(plan.became == became for plan in plans) for became in BECAME}
    parts = [made, *(f"{SIGNS[one]} {outcome_label(one)} {count}" for one, count in counts.items() if count)]
    rows = [(f"{SIGNS[plan.became]} {outcome_label(plan.became)}", "", _plan(plan.text)) for plan in plans]
    return Group(head, Text(" · ".join(parts)), Text(), _bars(rows))


def _plan(text: Mapping[str, str]) -> str:
    halves = [text.get(name, "").strip() for name in ("cue", "act")]
    words = shown(plan_label(*halves) if all(halves) else "".join(halves))
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
