"""A calendar file (iCalendar, RFC 5545) of days: each event is a whole day with a summary and a description.

Nothing here says who or where the learner is: an event is known by a number made of what it is about.
"""

from __future__ import annotations

import uuid
from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, NamedTuple

from course.cleaning import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

OURS = uuid.UUID("4c1d4a55-3c0f-5d0e-9a57-3f2c8f6f2b61")
"""What all our numbers are made from; a number of our own, drawn once."""
LONGEST_LINE = 75
"""Octets on a line, without its end (RFC 5545, 3.1)."""
END = "\r\n"
MEANT = str.maketrans({"\\": r"\\", ";": r"\;", ",": r"\,", "\n": r"\n"})
"""How a text says signs that have a meaning of their own (RFC 5545, 3.3.11)."""


class Event(NamedTuple):
    """Something on one day.

    Attributes:
        about: what it is known by; the same in every export, so that a calendar does not show it twice.
    """

    about: str
    day: date
    summary: str
    description: str = ""


def calendar(name: str, events: Iterable[Event], now: datetime) -> str:
    """The calendar file, the earliest event first; `now` is when it was made.

    Events are private, and a day with one counts as free.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//h2h//Truly Connected//EN",
        "CALSCALE:GREGORIAN",
        f"NAME:{_text(name)}",
        f"X-WR-CALNAME:{_text(name)}",
        *(line for event in sorted(events, key=lambda one: (one.day, one.about)) for line in _event(event, now)),
        "END:VCALENDAR",
    ]
    return "".join(fold(line) + END for line in lines)


def _event(event: Event, now: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{uuid.uuid5(OURS, clean(event.about))}"
    yield f"DTSTAMP:{now.astimezone(timezone.utc):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{_day(event.day)}"
    if event.day < date.max:
        yield f"DTEND;VALUE=DATE:{_day(event.day + timedelta(days=1))}"
    yield f"SUMMARY:{_text(' '.join(clean(event.summary).split()))}"
    if description := clean(event.description).strip():
        yield f"DESCRIPTION:{_text(description)}"
    yield "CLASS:PRIVATE"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _text(text: str) -> str:
    return clean(text).translate(MEANT)


def fold(line: str) -> str:
    """A line as the file has it: no more than 75 octets, cut between characters, going on after a blank."""
    pieces, room = [""], LONGEST_LINE
    for sign in line:
        size = len(sign.encode())
        if size > room:
            pieces.append(" ")
            room = LONGEST_LINE - 1
        pieces[-1] += sign
        room -= size
    return END.join(pieces)
