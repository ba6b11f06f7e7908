"""The contact map: who is near, who is far, and who is near but has gone silent."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from course.exercises.base import Answer, Flaw, Step, Table, repeated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

RINGS = (1, 2, 3)
"""1 is nearest."""
NEAR = (1, 2)
"""The rings whose people count as near."""
MOST = 15
"""How many people a map takes; one that has more already keeps them."""


class Group(Table, frozen=True, kw_only=True):
    """One of the groups a person can belong to."""

    id: str
    label: str


class Contacts(Step, frozen=True, kw_only=True):
    """A map of eight to fifteen people. It never leaves the machine unless it is exported by name.

    Attributes:
        question: what is asked, in Markdown.
        groups: two to five groups.
        silent: after how many days without contact a near person counts as silent.
    """

    question: str
    groups: tuple[Group, ...]
    silent: int = 90


class Person(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One person on the map.

    Attributes:
        initials: initials or whatever the learner calls them.
        ring: 1 (near) to 3; 0 while it is not said.
        group: id of a group; empty while it is not said.
        last: day of the last contact (ISO 8601), or what was typed where it is no day.
    """

    initials: str = ""
    ring: int = 0
    group: str = ""
    last: str = ""


class ContactsAnswer(Answer, frozen=True, kw_only=True):
    """The people on the map.

    Attributes:
        people: everybody, in the order they were entered.
        caret: while one of them is being entered, where the caret stands: place of the person, place of the field, and
            place in its text. Never in an answer that was handed in.
    """

    people: tuple[Person, ...] = ()
    caret: tuple[int, ...] = ()


class Silence(NamedTuple):
    """A near person, and for how many days there was no contact."""

    person: Person
    days: int


def flaws(step: Contacts) -> Iterator[Flaw]:
    """What is wrong with the groups and days beyond the types of their fields."""
    if not 2 <= len(step.groups) <= 5:
        yield Flaw(("groups",), f"{len(step.groups)} groups; a map has two to five")
    if not 1 <= step.silent <= 3650:
        yield Flaw(("silent",), f"{step.silent} days; a near person is silent after one day to ten years")
    yield from repeated([group.id for group in step.groups], "groups")


def people(plain: Mapping[str, object]) -> tuple[Person, ...]:
    """The people in the plain values of an answer; of each what can be read, and nobody who is empty."""
    return tuple(person for person in rows(plain) if not empty(person))


def rows(plain: Mapping[str, object]) -> tuple[Person, ...]:
    """As `people`, with those who are still empty because they are being entered."""
    given = plain.get("people")
    return tuple(_person(one) for one in given if isinstance(one, Mapping)) if isinstance(given, (list, tuple)) else ()


def _person(plain: Mapping[str, object]) -> Person:
    fitting: dict[str, Any] = {}
    for field in msgspec.structs.fields(Person):
        value = plain.get(field.name)
        if type(value) is field.type and (field.name != "ring" or value in RINGS):
            fitting[field.name] = value
    return Person(**fitting)


def empty(person: Person) -> bool:
    """Whether nothing is said about a person."""
    return not (person.initials.strip() or person.ring or person.group or person.last.strip())


def day(person: Person) -> date | None:
    """The day of the last contact; nothing where it is not said, or no day."""
    try:
        return date.fromisoformat(person.last)
    except ValueError:
        return None


def days(person: Person, today: date) -> int | None:
    """How many days the last contact is ago; 0 where a clock was set back and the day is still to come."""
    last = day(person)
    return max((today - last).days, 0) if last else None


def silent(everybody: Iterable[Person], today: date, limit: int) -> list[Silence]:
    """Near people without contact for more than `limit` days, the longest silence first."""
    near = (Silence(person, days(person, today) or 0) for person in everybody if person.ring in NEAR)
    return sorted((one for one in near if one.days > limit), key=lambda one: -one.days)


def undated(everybody: Iterable[Person]) -> list[Person]:
    """People of whom no day of the last contact is known, so that nothing can be said about their silence."""
    return [person for person in everybody if not day(person)]


def unplaced(everybody: Iterable[Person]) -> list[Person]:
    """People who are in no ring yet."""
    return [person for person in everybody if person.ring not in RINGS]


def by_ring(everybody: Iterable[Person], today: date) -> list[Person]:
    """Everybody from the nearest ring to the farthest, those in none last; in a ring, the longest silence first."""

    def order(person: Person) -> tuple[int, int]:
        ago = days(person, today)
        return person.ring or len(RINGS) + 1, 1 if ago is None else -ago

    return sorted(everybody, key=order)
