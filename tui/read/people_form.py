"""The people on a contact map by lines, entered one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from course.exercises.ago import last_day
from course.exercises.base import plain_values
from course.exercises.contacts import MOST, RINGS, Contacts, ContactsAnswer, Person, day, empty
from tui.coming import today
from tui.locale import _
from tui.locale import day as day_words
from tui.read.lists import short, so_far
from tui.read.people_said import ago_words, called
from tui.widgets.exercises.contacts_words import group_words, ring_words, unread_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.progress import Plain
    from tui.read.desk import Desk

NAME, RING, _GROUP, LAST = range(4)
"""What is asked about a person, in this order."""


class OneByOne:
    """Asks about people, and keeps the map after each line.

    Attributes:
        desk: asks and keeps.
        step: the rings and groups there are.
        everybody: the people entered so far.
        kept: the map that was handed in last, as plain values.
    """

    def __init__(self, desk: Desk, step: Contacts, everybody: Sequence[Person]) -> None:
        """Ask nothing yet."""
        self.desk = desk
        record = desk.turn.keeper.progress.steps.get(desk.turn.where)
        self.kept: Plain = dict(record.latest.answer) if record and record.latest else {}
        self.step = step
        self.everybody = tuple(everybody)

    @property
    def full(self) -> bool:
        """Whether nobody can be added."""
        return len(self.everybody) >= MOST

    def add(self) -> None:
        """Ask for further people until one has no name, or the map is full."""
        while not self.full:
            words = _("Person {place} of {most}: initials or name, or an empty line to end:")
            place = len(self.everybody)
            name = short(self.desk, words.format(place=place + 1, most=MOST))
            if not name:
                return
            self._put(place, RING, Person(initials=name))
            self.enter(place, RING)
        self.desk.say(_("The map is full: it has room for {count} people.").format(count=MOST))

    def enter(self, place: int, field: int = NAME) -> None:
        """Ask about the person at this place, from this field on; an empty line leaves what stands there."""
        for at in range(field, LAST):
            self._put(place, at + 1, self._asked(self.everybody[place], at))
        self._last(place)
        if empty(self.everybody[place]):
            self.everybody = (*self.everybody[:place], *self.everybody[place + 1 :])
        self.keep()

    def _put(self, place: int, field: int, person: Person) -> None:
        """Keep what is known about a person, and which field is asked for next."""
        self.everybody = (*self.everybody[:place], person, *self.everybody[place + 1 :])
        self.keep(place, field)

    def _asked(self, person: Person, field: int) -> Person:
        """Ask for the name, the ring or the group."""
        if field == NAME:
            typed = short(self.desk, so_far(_("Initials or name"), person.initials))
            return msgspec.structs.replace(person, initials=typed) if typed else person
        if field == RING:
            now = ring_words(person.ring) if person.ring else ""
            number = self._number(person, _("Ring"), [ring_words(ring) for ring in RINGS], now)
            return msgspec.structs.replace(person, ring=number) if number else person
        now = group_words(self.step, person.group) if person.group else ""
        number = self._number(person, _("Group"), [group.label for group in self.step.groups], now)
        return msgspec.structs.replace(person, group=self.step.groups[number - 1].id) if number else person

    def _number(self, person: Person, label: str, choices: Sequence[str], now: str) -> int | None:
        listed = ", ".join(f"{number} {words}" for number, words in enumerate(choices, 1))
        if now:
            words = _("{label}, so far {now}: {choices}. A number, or an empty line to leave it:")
        else:
            words = _("{label}: {choices}. A number, or an empty line to leave it open:")
        question = words.format(label=f"{called(person)}, {label}", now=now, choices=listed)
        return self.desk.number(question, 1, len(choices), blank=True)

    def _last(self, place: int) -> None:
        """Ask until it is a day, or is left as it stands; what is no day is kept as it was typed."""
        while typed := short(self.desk, self._last_question(self.everybody[place])):
            found = last_day(typed, today())
            last = found.isoformat() if found else typed
            self._put(place, LAST, msgspec.structs.replace(self.everybody[place], last=last))
            if found:
                words = _("Understood as {day}, {ago}.")
                self.desk.say(words.format(day=day_words(found), ago=ago_words((today() - found).days)))
                return
            self.desk.say(unread_words(typed))

    def _last_question(self, person: Person) -> str:
        known = day(person)
        if person.last:
            words = _("{name}, last contact, so far “{text}”. {examples} An empty line leaves it:")
        else:
            words = _("{name}, last contact. {examples} An empty line leaves it open:")
        examples = _("For example 90 for days ago, 3 weeks, today, 28.8.")
        text = day_words(known) if known else person.last
        return words.format(name=called(person), text=text, examples=examples)

    def keep(self, place: int = 0, field: int | None = None) -> None:
        """Keep what is on the map now, unless that was handed in, with the field that is asked for next."""
        caret: tuple[int, ...] = ()
        if field is not None:
            person = self.everybody[place]
            caret = (place, field, len({NAME: person.initials, LAST: person.last}.get(field, "")))
        plain = plain_values(ContactsAnswer(people=self.everybody, caret=caret))
        self.desk.turn.put_away(None if plain == self.kept else {"people": [], **plain}, self.desk.wording)
