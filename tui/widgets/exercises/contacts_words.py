"""The contact map in words: rings, groups, and how long ago there was contact.

Nothing here draws, so that the course by lines says the same as the screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.locale import _

if TYPE_CHECKING:
    from course.exercises.contacts import Contacts


def ring_words(ring: int) -> str:
    """A ring in words; near are the first two."""
    return {1: _("very near"), 2: _("near"), 3: _("further away")}.get(ring, "–")


def group_words(step: Contacts, group: str) -> str:
    """What a group is called; one the course no longer has keeps its id."""
    return next((one.label for one in step.groups if one.id == group), group) or "–"


def privacy_words() -> str:
    """What becomes of the map."""
    return _("This stays on this machine, and is left out of every export unless you choose it by name.")


def unread_words(typed: str) -> str:
    """What was typed as the last contact is no day."""
    words = _("“{typed}” cannot be read as a day that has passed; it is kept as you wrote it.")
    return words.format(typed=typed)


def silent_words(days: int) -> str:
    """What the report is about."""
    return _("Near, but silent for more than {count} days").format(count=days)


def contacts_wording(step: Contacts) -> dict[str, str]:
    """The question, and what the groups are called; kept with the answer."""
    return {"question": step.question} | {group.id: group.label for group in step.groups}
