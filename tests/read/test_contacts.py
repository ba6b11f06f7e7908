"""The contact map by lines: people one by one, changed by number, and who has gone silent."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.read.conftest import Told

    At = Callable[..., Told]

WHERE = "all-kinds/contacts"
DONE, CHANGE, TAKE_OUT, RINGS, ADD, BACK = (str(number) for number in range(1, 7))


def ago(days: int) -> str:
    return (datetime.now().astimezone().date() - timedelta(days=days)).isoformat()


AB = {"initials": "AB", "ring": 1, "group": "friends", "last": ago(120)}
CD = {"initials": "CD", "ring": 2, "group": "guests", "last": ago(0)}
EF = {"initials": "EF", "ring": 3}
LINES = ["AB", "1", "2", "120", "CD", "2", "1", "today", "EF", "3", "", "", ""]


def test_people_are_entered_and_kept_as_the_screen_keeps_them(at: At) -> None:
    told = at("contacts", *LINES, DONE)
    assert (told.code, told.error) == (0, "")
    assert told.answer(WHERE) == {"people": [AB, CD, EF]}
    assert told.draft(WHERE) == {}
    wording = {"question": "Who is near?", "guests": "Guests", "friends": "Friends"}
    assert told.progress.steps[WHERE].entries[0].wording == wording
    said = " ".join(told.out.split())
    assert "This stays on this machine" in said
    assert "EF: further away, in no group yet, last contact unknown." in said
    assert "silent for more than 60 days. Near are the two inner rings. 1. AB: very near, Friends, last contact" in said
    assert "Without a day, so nothing can be said: EF." in said
    assert "Very near: AB, 120 days ago. Near: CD, today. Further away: EF, unknown." in said
    assert "Longest without contact: AB, 120 days ago." in said


def test_bad_input_is_told_and_asked_again(at: At) -> None:
    told = at("contacts", "AB", "4", "1", "x", "2", "3 weeks or so", "17 weeks", "", DONE)
    said = " ".join(told.out.split())
    assert "Please type a number from 1 to 3." in said
    assert "Please type a number from 1 to 2." in said
    assert "“3 weeks or so” cannot be read as a day that has passed; it is kept as you wrote it." in said
    assert "AB, last contact, so far “3 weeks or so”. For example 90 for days ago" in said
    assert ", 119 days ago." in said
    assert told.answer(WHERE) == {"people": [{**AB, "last": ago(119)}]}


def test_what_is_no_day_can_be_left_as_it_was_written(at: At) -> None:
    told = at("contacts", "AB", "", "", "at the fair", "", "", DONE)
    assert told.answer(WHERE) == {"people": [{"initials": "AB", "last": "at the fair"}]}
    assert "AB: in no ring yet, in no group yet, last contact “at the fair”." in told.out
    assert "In no ring yet: AB." in told.out


def test_people_are_changed_taken_out_and_put_back_by_number(at: At) -> None:
    lines = [CHANGE, "2", "Cd", "3", "", "", RINGS, TAKE_OUT, "1", BACK, TAKE_OUT, "", TAKE_OUT, "3", DONE]
    told = at("contacts", *lines, draft={"people": [AB, CD, EF]})
    assert told.answer(WHERE) == {"people": [AB, {**CD, "initials": "Cd", "ring": 3}]}
    assert "Cd, Ring, so far near: 1 very near" in told.out
    assert "AB is no longer on the map." in told.out
    assert "6. Put AB back." in told.out


def test_what_can_be_done_is_said_once_until_it_changes_or_is_asked_for(at: At) -> None:
    told = at("contacts", RINGS, RINGS, DONE, draft={"people": [AB]})
    assert told.out.count("5. Add somebody.") == 1
    assert told.out.count("or 0 to hear what there is:") == 2
    told = at("contacts", RINGS, "0", TAKE_OUT, "1", BACK, DONE, draft={"people": [AB, CD]})
    assert told.out.count("5. Add somebody.") == 4
    assert told.out.count("6. Put AB back.") == 1


def test_input_that_ends_loses_no_line_and_lines_go_on_with_the_same_field(
    at: At, read: Callable[..., Told], every_kind: Path
) -> None:
    told = at("contacts", *LINES[:5], "2")
    assert told.draft(WHERE) == {"people": [AB, {"initials": "CD", "ring": 2}], "caret": [1, 2, 0]}
    assert not told.answer(WHERE)
    again = read(*LINES[6:], DONE, course=every_kind)
    assert again.answer(WHERE) == {"people": [AB, CD, EF]}


@pytest.mark.parametrize(
    ("draft", "lines"),
    [
        ({"people": [AB, {"initials": "C"}], "caret": [1, 0, 1]}, ["CD", "2", "1", "today", "EF", "3", "", "", ""]),
        ({"people": [AB, CD, {}], "caret": [2, 0, 0]}, ["EF", "3", "", "", ""]),
        ({"people": [{**AB, "ring": 3}, CD, EF], "caret": [0, 1, 0]}, ["1", "", ""]),
        ({"people": [AB, CD, EF, 5], "caret": ["x"]}, []),
    ],
)
def test_a_draft_of_the_screen_goes_on_by_lines(at: At, draft: dict[str, object], lines: list[str]) -> None:
    assert at("contacts", *lines, DONE, draft=draft).answer(WHERE) == {"people": [AB, CD, EF]}


def test_with_nobody_on_it_a_map_is_not_handed_in(at: At) -> None:
    told = at("contacts", "")
    assert "Nobody is on the map yet. Initials will do.\nThe step stays open." in told.out
    assert not told.draft(WHERE)
    assert not told.answer(WHERE)


def test_a_map_everybody_was_taken_out_of_is_not_handed_in(at: At) -> None:
    told = at("contacts", TAKE_OUT, "1", DONE, draft={"people": [AB]})
    assert "The step stays open." in told.out
    assert not told.draft(WHERE)
    assert not told.answer(WHERE)


def test_a_full_map_takes_nobody_more(at: At) -> None:
    told = at("contacts", "", *LINES[:4], DONE, draft={"people": [EF] * 14, "caret": [13, 3, 0]})
    assert "The map is full: it has room for 15 people." in told.out
    assert "Add somebody" not in told.out
    assert told.answer(WHERE) == {"people": [*[EF] * 14, AB]}


def test_a_map_handed_in_is_told_and_changed_even_to_an_empty_one(
    at: At, read: Callable[..., Told], every_kind: Path
) -> None:
    told = at("contacts", ":nochmal", TAKE_OUT, "1", answer={"people": [AB]}, lang="de")
    said = " ".join(told.out.split())
    assert "Nah, aber still seit mehr als 60 Tagen." in said
    assert "1. AB: sehr nah, Friends, letzter Kontakt vor 120 Tagen." in said
    assert "Am längsten ohne Kontakt: AB, vor 120 Tagen." in said
    assert told.draft(WHERE) == {"people": []}
    emptied = read("", DONE, course=every_kind)
    assert emptied.answer(WHERE) == {}
    assert len(emptied.progress.steps[WHERE].entries) == 2


def test_a_map_changed_back_to_what_was_handed_in_is_no_draft(at: At) -> None:
    told = at("contacts", ":again", TAKE_OUT, "1", "3", CHANGE, "1", "", "", "", "", answer={"people": [AB]})
    assert "Put AB back" in told.out
    assert WHERE not in told.progress.drafts
