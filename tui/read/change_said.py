"""What has moved since the start, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.change import calibration, outcomes, ratings
from tui.change_words import (
    became_counts,
    calibration_notes,
    difference,
    level_words,
    plan_words,
    plans_made,
    rating_notes,
)
from tui.labels import day_label, percent
from tui.locale import _, current
from tui.read.speech import in_one, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.change import Rated
    from course.model import Course
    from course.progress import Progress


def change_said(progress: Progress, course: Course) -> Iterator[str]:
    """Ratings then, now and looking back; how sure and how right; plans and what became of them."""
    rated, levels, plans = ratings(progress, course), calibration(progress), outcomes(progress)
    yield sentence(_("How I rate myself, from 0 to 10"))
    yield rating_notes(rated)
    texts = {one.id: in_one(one.text.in_language(current())) for one in course.scales}
    yield from (f"{texts[one.id]} {_values(one)}" for one in rated if any(value is not None for value in one[1:]))
    yield ""
    yield sentence(_("How sure, and how right"))
    yield calibration_notes(levels)
    yield from (f"{percent(level.confidence)}: {sentence(level_words(level))}" for level in levels if level.answers)
    yield ""
    yield sentence(_("Plans"))
    yield sentence(plans_made(plans))
    yield from (sentence(f"{name}: {count}") for name, count in became_counts(plans).values())
    for plan in plans:
        day = day_label(plan.text.get("date", ""))
        by = sentence(_("By {day}").format(day=day)) if day else ""
        yield f"{sentence(plan_words(plan.text))} {by}".strip()


def _values(rated: Rated) -> str:
    """The values of a statement as far as they were given, and what has moved."""
    named = {_("then"): rated.then, _("now"): rated.now, _("looking back"): rated.back}
    values = ", ".join(f"{name} {value}" for name, value in named.items() if value is not None)
    moved = difference(rated.then, rated.now)
    return sentence(f"{values}; {moved}" if moved else values)
