"""Calendar files that a real reader of them understands, whatever the learner wrote."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from course.calendar import Event, calendar, fold
from course.cleaning import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

NOW = datetime(2026, 11, 22, 14, 2, tzinfo=timezone(timedelta(hours=1)))
NASTY = "ab ,;:\\\n\r\t\"'äß€😀\x00\x1b\x85\u2028\u202e\ud800\ufeff"
TEXT = st.text(max_size=120) | st.text(st.sampled_from(NASTY), max_size=120)
EVENTS = st.lists(st.builds(Event, about=TEXT, day=st.dates(), summary=TEXT, description=TEXT), max_size=4)


def read(text: str) -> list[Any]:
    """The events as a real reader finds them."""
    found = Calendar.from_ical(text.encode())
    assert not [error for part in found.walk() for error in part.errors]
    return list(found.walk("VEVENT"))


def made(*events: Event) -> str:
    return calendar("Truly Connected", events, NOW)


def in_order(events: Iterable[Event]) -> list[Event]:
    return sorted(events, key=lambda one: (one.day, one.about))


@given(EVENTS)
def test_any_text_reads_back_as_it_was_written(events: list[Event]) -> None:
    found = read(made(*events))
    assert len(found) == len(events)
    for event, one in zip(in_order(events), found, strict=True):
        assert one["DTSTART"].dt == event.day
        assert str(one["SUMMARY"]) == " ".join(clean(event.summary).split())
        assert str(one.get("DESCRIPTION", "")) == clean(event.description).strip()


@given(EVENTS)
def test_lines_end_and_fold_as_the_format_wants(events: list[Event]) -> None:
    data = made(*events).encode()
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()  # no character is cut in two


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"])))
def test_folding_only_adds_breaks(line: str) -> None:
    assert fold(line).replace("\r\n ", "") == line


def test_an_event_takes_its_whole_day_is_private_and_keeps_nobody_busy() -> None:
    (one,) = read(made(Event("a/b 1", date(2026, 11, 28), "If it rings, then I listen.", "Call.")))
    assert (one["DTSTART"].dt, one["DTEND"].dt) == (date(2026, 11, 28), date(2026, 11, 29))
    assert (str(one["CLASS"]), str(one["TRANSP"])) == ("PRIVATE", "TRANSPARENT")
    assert one["DTSTAMP"].dt == datetime(2026, 11, 22, 13, 2, tzinfo=timezone.utc)


def test_the_calendar_says_what_made_it() -> None:
    found = Calendar.from_ical(made())
    assert (str(found["VERSION"]), str(found["PRODID"])) == ("2.0", "-//h2h//Truly Connected//EN")
    assert str(found["X-WR-CALNAME"]) == "Truly Connected"


def test_an_event_is_known_by_what_it_is_about_alone() -> None:
    first, second = (
        read(made(Event("a/b 1", day, words)))[0]["UID"]
        for day, words in ((date(2026, 1, 1), "Ada"), (date(2026, 2, 2), "Bo"))
    )
    (other,) = read(made(Event("a/b 2", date(2026, 1, 1), "Ada")))
    assert first == second != other["UID"]
    assert "a/b" not in first


def test_the_last_day_there_is_has_no_day_after_it() -> None:
    (one,) = read(made(Event("x", date.max, "End")))
    assert one["DTSTART"].dt == date.max
    assert "DTEND" not in one
