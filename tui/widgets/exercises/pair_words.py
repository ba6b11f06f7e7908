"""The timed talk in words: its ways, its rounds, its roles, and what is kept with the answer.

Nothing here draws, so that the course by lines says the same as the screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.exercises.prompt import Field
from tui.locale import _, ngettext

if TYPE_CHECKING:
    from course.exercises.pair import Pair, Seat


def others_words(step: Pair) -> str:
    """With how many others the talk is."""
    count = len(step.roles) - 1
    return ngettext("With one other person", "With {count} others", count).format(count=count)


def rounds_words(step: Pair) -> str:
    """How many rounds there are, and how long one takes."""
    return ngettext(
        "{rounds} rounds of {minutes} minute; after each, everybody takes the next role.",
        "{rounds} rounds of {minutes} minutes; after each, everybody takes the next role.",
        step.minutes,
    ).format(rounds=len(step.roles), minutes=step.minutes)


def round_words(step: Pair, place: int) -> str:
    """Which round this is."""
    if place < len(step.roles):
        return _("Round {place} of {count}").format(place=place + 1, count=len(step.roles))
    return _("Round {place}, once more").format(place=place + 1)


def seat_words(seat: Seat) -> str:
    """Who has which role."""
    return _("Person {letter}: {role}").format(letter=seat.letter, role=seat.role.label)


def observing_words(step: Pair) -> str:
    """Who ticks what was observed."""
    if len(step.roles) < 3:
        return _("Seen or heard in this round? Both tick.")
    return _("Seen or heard in this round? The observer ticks.")


def solo_field() -> Field:
    """Where one writes alone."""
    return Field(id="solo", label=_("Your words"))


def debrief_field() -> Field:
    """Where one writes after the talk."""
    return Field(id="debrief", label=_("What stays with you? (optional)"))


def pair_wording(step: Pair) -> dict[str, str]:
    """What was asked, and what could be ticked; kept with the answer."""
    asked = {"question": step.question, "solo": step.solo, "debrief": "\n".join(step.debrief)}
    return asked | {f"tick/{tick.id}": tick.text for tick in step.observe}
