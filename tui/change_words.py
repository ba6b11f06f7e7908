"""What is said about what has changed, on the screen and by lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.change import BECAME, ENOUGH
from tui.labels import outcome_label, plan_label
from tui.locale import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from course.change import Level, Outcome, Rated


def rating_notes(rated: Sequence[Rated]) -> str:
    """How ratings are to be taken, or that there are none yet."""
    if not any(value is not None for one in rated for value in one[1:]):
        return _("Nothing is rated yet. The course asks at its beginning and again at its end.")
    notes = [
        _("Such ratings show how one sees oneself; they are no measure of skill."),
        _("Looking back, people often rate their beginnings lower than they did then: they know more about it now."),
    ]
    if not any(one.now is not None or one.back is not None for one in rated):
        notes.append(_("Now and looking back follow at the end of the course."))
    return " ".join(notes)


def difference(before: int | None, now: int | None) -> str:
    """How much higher or lower it is now, in words; nothing where one of the two is missing."""
    if before is None or now is None:
        return ""
    if now == before:
        return _("unchanged")
    words = _("now {count} higher") if now > before else _("now {count} lower")
    return words.format(count=abs(now - before))


def calibration_notes(levels: Sequence[Level]) -> str:
    """What a confidence means, or that none was asked for yet."""
    if not any(level.answers for level in levels):
        return _("Some exercises ask how sure you are. How often that was right stands here.")
    return " ".join(
        [
            _("If “70%” fits, about seven in ten of the answers you were that sure of are right."),
            _("Of each exercise the first answer counts; arguable counts as right, partly right does not."),
        ]
    )


def level_words(level: Level) -> str:
    """How many answers of a confidence were right, if that says anything."""
    if level.answers < ENOUGH:
        words = ngettext("{count} answer: too few to tell", "{count} answers: too few to tell", level.answers)
        return words.format(count=level.answers)
    words = _("{right} of {count} right: {share}%")
    return words.format(right=level.right, count=level.answers, share=round(level.right / level.answers * 100))


def plans_made(plans: Sequence[Outcome]) -> str:
    """How many plans were made, or that there are none yet."""
    if not plans:
        return _("No plan is made yet. Each chapter ends with one.")
    return ngettext("{count} plan made", "{count} plans made", len(plans)).format(count=len(plans))


def became_counts(plans: Sequence[Outcome]) -> dict[str, tuple[str, int]]:
    """By what became of them, its name and how many plans."""
    counts = {became: sum(plan.became == became for plan in plans) for became in BECAME}
    return {became: (outcome_label(became), count) for became, count in counts.items() if count}


def plan_words(text: Mapping[str, str]) -> str:
    """A plan in a sentence, or what there is of one."""
    halves = [text.get(name, "").strip() for name in ("cue", "act")]
    return plan_label(*halves) if all(halves) else "".join(halves)
