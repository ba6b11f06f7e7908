"""The people on a contact map to be heard: each in a sentence, all by ring, and who has gone silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.exercises.contacts import RINGS, by_ring, day, days, silent, undated, unplaced
from tui.locale import _, ngettext
from tui.widgets.exercises.contacts_words import group_words, ring_words, silent_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from course.exercises.contacts import Contacts, Person
    from tui.read.desk import Desk


def called(person: Person) -> str:
    """What somebody is called."""
    return " ".join(person.initials.split()) or _("somebody without a name")


def ago_words(count: int) -> str:
    """So many days ago."""
    return ngettext("{count} day ago", "{count} days ago", count).format(count=count) if count else _("today")


def person_words(step: Contacts, person: Person, today: date) -> str:
    """What is known about somebody."""
    ring = ring_words(person.ring) if person.ring in RINGS else _("in no ring yet")
    group = group_words(step, person.group) if person.group else _("in no group yet")
    words = _("{name}: {ring}, {group}, last contact {last}.")
    return words.format(name=called(person), ring=ring, group=group, last=_last_words(person, today))


def _last_words(person: Person, today: date) -> str:
    ago = days(person, today)
    if ago is not None:
        return ago_words(ago)
    return _("“{typed}”").format(typed=person.last) if person.last else _("unknown")


def say_rings(desk: Desk, everybody: Sequence[Person], today: date) -> None:
    """Who is in which ring, and who has been silent longest."""
    nobody = _("nobody")
    desk.say(_("From the nearest ring to the farthest; in each, the longest silence comes first."))
    ordered = by_ring(everybody, today)
    for ring in RINGS:
        here = [f"{called(person)}, {_last_words(person, today)}" for person in ordered if person.ring == ring]
        desk.say(f"{ring_words(ring).capitalize()}: {'; '.join(here) or nobody}.")
    if left := unplaced(ordered):
        desk.say(_("In no ring yet: {names}").format(names=_names(left)) + ".")
    known = [person for person in ordered if day(person)]
    longest = max(known, key=lambda person: days(person, today) or 0, default=None)
    if longest and days(longest, today):
        words = _("Longest without contact: {name}, {ago}.")
        desk.say(words.format(name=called(longest), ago=_last_words(longest, today)))


def say_silent(desk: Desk, step: Contacts, everybody: Sequence[Person], today: date) -> None:
    """Who is near but silent, and about whom nothing can be said."""
    near = _("Near are the two inner rings.")
    desk.say(f"{silent_words(step.silent)}. {near}")
    if found := [one.person for one in silent(everybody, today, step.silent)]:
        desk.numbered(person_words(step, person, today) for person in found)
    else:
        desk.say(_("Nobody on your map, as far as the days say."))
    if left := undated(everybody):
        desk.say(_("Without a day, so nothing can be said: {names}").format(names=_names(left)) + ".")


def _names(everybody: Iterable[Person]) -> str:
    return ", ".join(called(person) for person in everybody)
