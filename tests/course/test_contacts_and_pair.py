"""The contact map and the timed talk, without a screen."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from course.encoding import decode, encode
from course.exercises import contacts, pair
from course.exercises.ago import last_day
from course.exercises.contacts import Contacts, Group, Person
from course.exercises.pair import Pair, Role
from course.exercises.prompt import Tick
from course.progress import Draft, Progress, drafted

if TYPE_CHECKING:
    from collections.abc import Callable

TODAY = date(2026, 11, 22)


def ago(days: int) -> str:
    return (TODAY - timedelta(days=days)).isoformat()


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("90", "2026-08-24"),
        ("0", "2026-11-22"),
        (" Heute ", "2026-11-22"),
        ("yesterday", "2026-11-21"),
        ("vorgestern", "2026-11-20"),
        ("3 Wochen", "2026-11-01"),
        ("vor 3 Wochen", "2026-11-01"),
        ("about 3 weeks ago", "2026-11-01"),
        ("letzte Woche", "2026-11-15"),
        ("a week ago", "2026-11-15"),
        ("3 Tage", "2026-11-19"),
        ("1 day", "2026-11-21"),
        ("2 Monate", "2026-09-22"),
        ("vor einem Monat", "2026-10-22"),
        ("9 months", "2026-02-22"),
        ("letztes Jahr", "2025-11-22"),
        ("2 years ago", "2024-11-22"),
        ("2026-08-28", "2026-08-28"),
        ("28.8.2026", "2026-08-28"),
        ("28.08.26", "2026-08-28"),
        ("28/8/2026", "2026-08-28"),
        ("28 Aug 2026", "2026-08-28"),
        ("28. August", "2026-08-28"),
        ("28.8.", "2026-08-28"),
        ("28.12.", "2025-12-28"),
        ("28 Dez", "2025-12-28"),
        ("29.2.", "2024-02-29"),
        ("August 2025", "2025-08-01"),
        ("8/2025", "2025-08-01"),
    ],
)
def test_a_day_that_has_passed_is_read_as_people_write_it(typed: str, day: str) -> None:
    assert last_day(typed, TODAY) == date.fromisoformat(day)


@pytest.mark.parametrize(
    "typed",
    ["", "irgendwann", "morgen", "23.11.2026", "2027-01-01", "2025", "9999 Jahre", "31.2.2026", "0.5.", "a", "m", "-3"],
)
def test_what_is_no_such_day_is_not_guessed(typed: str) -> None:
    assert last_day(typed, TODAY) is None


def test_months_end_where_the_month_ends() -> None:
    assert last_day("1 month", date(2026, 3, 31)) == date(2026, 2, 28)


@given(st.text(max_size=20) | st.from_regex(r"\A\d{1,5}[./ ]?\d{0,4}[./ ]?\d{0,5} ?[a-zA-Z]{0,8}\Z"), st.dates())
def test_whatever_is_typed_gives_no_day_to_come(typed: str, today: date) -> None:
    found = last_day(typed, today)
    assert found is None or found <= today


@given(st.dates(min_value=date(1970, 1, 1), max_value=TODAY))
def test_a_day_is_read_again_as_it_is_shown(day: date) -> None:
    assert last_day(f"{day:%d.%m.%Y}", TODAY) == last_day(f"{day.day} {day:%b} {day.year}", TODAY) == day


def test_near_and_silent_are_found_with_the_longest_silence_first() -> None:
    people = [
        Person(initials="new", ring=1, last=ago(3)),
        Person(initials="limit", ring=1, last=ago(90)),
        Person(initials="over", ring=2, last=ago(91)),
        Person(initials="long", ring=1, last=ago(400)),
        Person(initials="far", ring=3, last=ago(400)),
        Person(initials="nowhere", last=ago(400)),
        Person(initials="undated", ring=1),
        Person(initials="unread", ring=1, last="irgendwann"),
    ]
    assert [(one.person.initials, one.days) for one in contacts.silent(people, TODAY, 90)] == [
        ("long", 400),
        ("over", 91),
    ]
    assert [one.initials for one in contacts.undated(people)] == ["undated", "unread"]
    assert [one.initials for one in contacts.unplaced(people)] == ["nowhere"]
    assert [one.initials for one in contacts.by_ring(people, TODAY)] == [
        *("long", "limit", "new", "undated", "unread"),
        *("over", "far", "nowhere"),
    ]


def test_silence_ages_and_a_clock_set_back_makes_it_no_less_than_none() -> None:
    person = Person(initials="A", ring=1, last=ago(80))
    assert contacts.days(person, TODAY + timedelta(days=20)) == 100
    assert contacts.days(person, TODAY - timedelta(days=200)) == 0


def test_of_an_odd_file_all_that_can_be_read_is() -> None:
    plain: dict[str, Any] = {
        "people": [
            {"initials": "A", "ring": 1, "group": "gone", "last": "2026-01-01", "mood": "good"},
            {"initials": 7, "ring": 9, "last": ["x"]},
            "nobody",
            {"initials": "B", "ring": True, "group": 3},
            {"initials": " "},
            {},
        ]
    }
    found = [Person(initials="A", ring=1, group="gone", last="2026-01-01"), Person(initials="B")]
    assert list(contacts.people(plain)) == found
    assert len(contacts.rows(plain)) == 5
    assert [contacts.people({"people": odd}) for odd in (None, 3, "x", {"a": 1})] == [()] * 4


@pytest.mark.parametrize("people", [[], [{}], [{"initials": "A"}, {}, {"initials": "B", "ring": 2}]])
def test_a_map_stands_in_the_file_as_it_was_entered(people: list[dict[str, object]]) -> None:
    answer = {"people": people, "caret": [1, 0, 0]}
    progress = drafted(Progress(), "chapter/map", Draft(kind="contacts", at="2026-11-22T02:00:00.000Z", answer=answer))
    assert decode(encode(progress)).drafts["chapter/map"].answer == answer


CONTACTS = Contacts(id="map", question="Who?", groups=(Group(id="a", label="A"), Group(id="b", label="B")))
TELLER, LISTENER, OBSERVER = (Role(id=name, label=name, task="…") for name in ("teller", "listener", "observer"))
PAIR = Pair(
    id="pair",
    question="Talk.",
    minutes=3,
    roles=(TELLER, LISTENER, OBSERVER),
    observe=(Tick(id="asked", text="Asked back"), Tick(id="looked", text="Looked up")),
    solo="Write.",
    debrief=("How was it?",),
)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda: contacts.flaws(replace(CONTACTS, silent=0)), "0 days"),
        (lambda: contacts.flaws(replace(CONTACTS, groups=CONTACTS.groups[:1])), "1 groups"),
        (lambda: contacts.flaws(replace(CONTACTS, groups=CONTACTS.groups * 2)), "duplicate id"),
        (lambda: pair.flaws(replace(PAIR, minutes=0)), "0 minutes"),
        (lambda: pair.flaws(replace(PAIR, roles=PAIR.roles[:1])), "1 roles"),
        (lambda: pair.flaws(replace(PAIR, observe=PAIR.observe * 2)), "duplicate id"),
    ],
)
def test_what_is_wrong_in_a_block_is_said(change: Callable[[], Any], problem: str) -> None:
    assert problem in next(change()).problem
    assert not [*contacts.flaws(CONTACTS), *pair.flaws(PAIR)]


@pytest.mark.parametrize("roles", [PAIR.roles[:2], PAIR.roles])
def test_everybody_has_every_role_once_before_it_comes_again(roles: tuple[Role, ...]) -> None:
    step = replace(PAIR, roles=roles)
    rounds = [pair.seats(step, place) for place in range(len(roles))]
    assert [seat.role for seat in rounds[0]] == list(roles)
    for at, letter in enumerate("ABC"[: len(roles)]):
        assert {seats[at].letter for seats in rounds} == {letter}
        assert {seats[at].role.id for seats in rounds} == {role.id for role in roles}
    assert pair.seats(step, len(roles)) == rounds[0]


def test_ticks_are_told_by_round_and_unknown_ones_left_out() -> None:
    ticked = ("1/looked", "0/asked", "1/asked", "9/asked", "0/gone", "x", "-1/asked")
    assert pair.observed(PAIR, ticked) == {0: PAIR.observe[:1], 1: PAIR.observe}
