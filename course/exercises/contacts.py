"""The contact map: who is near, who is far, and who is near but has gone silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from course.exercises.base import Answer, Flaw, Step, Table, repeated

if TYPE_CHECKING:
    from collections.abc import Iterator

RINGS = (1, 2, 3)
"""1 is nearest."""


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
    """The people on the map."""

    people: tuple[Person, ...] = ()


def flaws(step: Contacts) -> Iterator[Flaw]:
    """What is wrong with the groups beyond the types of their fields."""
    if not 2 <= len(step.groups) <= 5:
        yield Flaw(("groups",), f"{len(step.groups)} groups; a map has two to five")
    yield from repeated([group.id for group in step.groups], "groups")
