"""What is said about plans: while one is made, where enough are active, and when one is followed up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.exercises import plan as rules
from course.returns import AGAIN
from tui.labels import day_label, plan_label
from tui.locale import _, current, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from course.exercises.plan import Note
    from course.journal import OpenPlan

OUTCOMES = ("done", "partly", "not yet", "let go")
"""What can have become of a plan."""


def note_words(note: Note) -> str:
    """What the form says about a plan."""
    return {
        "cue missing": _("The “if” half is missing: at which moment, at which place, after what?"),
        "act missing": _("The “then” half is missing: what will one see you do?"),
        "cue repeats if": _("The sentence already begins with “if”; the field needs only what follows."),
        "act repeats then": _("The sentence already has its “then”; the field needs only what follows."),
        "trying": _("This sounds like trying. A plan holds better when it names one act that can be seen."),
        "two acts": _("These look like two acts. One is enough; the other can be the next plan."),
        "two cues": _("These look like two cues. A plan holds better when exactly one moment sets it off."),
    }[note]


def remarks(texts: Mapping[str, str], today: date, shown: Callable[[str], str] = str) -> list[str]:
    """Everything there is to say about a plan as it stands in the form, a sentence or two each.

    Args:
        texts: what stands there, by field.
        today: the day it is.
        shown: the learner's words as they may be seen now.
    """
    notes = [note_words(note) for note in rules.notes(rules.PlanAnswer(text=dict(texts)), current())]
    typed = texts.get("date", "")
    found = rules.when(typed, today)
    if typed and not found:
        unread = _("“{typed}” cannot be read as a day; it is kept as you wrote it. Days look like 28.11. or +7.")
        notes.append(unread.format(typed=shown(typed)))
    if found and found < today:
        notes.append(_("This day lies in the past."))
    return notes


def full_words(count: int) -> str:
    """Why a further plan does not count by itself."""
    words = ngettext(
        "{count} plan is active already. This one counts once you let another one go.",
        "{count} plans are active already. This one counts once you let one of them go.",
        count,
    )
    return words.format(count=count)


def follow_up_words(plan: OpenPlan | None) -> str:
    """What a follow-up asks, or that there is nothing to ask about."""
    if not plan:
        return _("No plan is open, so there is nothing to follow up. At the end of this chapter you make one.")
    return _("You had planned something. What became of it? However it went, it is worth knowing.")


def planned_words(plan: OpenPlan) -> str:
    """A plan in one sentence, with its day."""
    planned = plan_label(plan.cue, plan.act)
    return f"{planned} ({day_label(plan.date)})" if plan.date else planned


def again_words(outcome: str) -> str:
    """What follows from what became of a plan."""
    again = ngettext("It is asked about again in {count} day.", "It is asked about again in {count} days.", AGAIN)
    return again.format(count=AGAIN) if outcome in {"partly", "not yet"} else ""
