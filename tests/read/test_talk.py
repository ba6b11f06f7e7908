"""A branching talk by lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.read.conftest import Told

WHERE = "all-kinds/talk"
ROLL = ["door/ask", "counter/thank"]
STREET = {"way": ["door/wait"]}


def answers(told: Told) -> list[dict[str, object]]:
    return [dict(entry.answer) for entry in told.progress.steps[WHERE].entries]


def test_each_reply_is_told_with_what_it_does_in_words(at: Callable[..., Told]) -> None:
    told = at("talk", "0", "", "1", "1")
    assert (told.code, told.error) == (0, "")
    assert "Each begins at 5 of 10: Relationship, Clarity, Outcome, Energy." in " ".join(told.out.split())
    assert told.out.count("Please type a number from 1 to 2.") == 2
    assert "Short and kind.\n\nClarity: one better, now 6 of 10.\n\nScene 2.\n" in told.out
    assert "She smiles.\n\nRelationship: two better, now 7 of 10.\nOutcome: one better, now 6 of 10.\n" in told.out
    assert "The talk ends: A warm roll.\nYou eat it on the way." in told.out
    assert (
        "Clarity: one better, now 6 of 10.\nOutcome: one better, now 6 of 10.\nEnergy: unchanged, 5 of 10." in told.out
    )
    assert "Endings reached: 1 of 2" in told.out
    assert answers(told) == [{"way": ROLL}]
    assert not set(told.out) & set("→·●○◐▸–")


def test_again_from_the_start_what_was_said_stays_known(at: Callable[..., Told]) -> None:
    told = at("talk", "2", "1", "1", "1", "3")
    assert "She cannot know what you want.\n\nRelationship: one worse, now 4 of 10." in told.out
    assert answers(told) == [STREET, {"way": ROLL, "known": ["door/wait"]}]
    assert "Endings reached: 2 of 2" in told.out
    way = told.out.split("Endings reached: 2 of 2")[1]
    assert "Scene 1: She looks up: Yes?\nYou said: One roll, please.\n" in way
    assert "Another reply, said earlier, leads to “Back in the street”: (Say nothing.)" in " ".join(way.split())


def test_a_reply_is_taken_back_at_the_ending_and_in_between(
    at: Callable[..., Told], read: Callable[..., Told], every_kind: Path
) -> None:
    told = at("talk", "1", "1", "2")
    assert told.draft(WHERE) == {"way": ["door/ask"], "known": ["counter/thank"]}
    again = read("0", "2", "4", course=every_kind)
    assert answers(again) == [{"way": ROLL}, {"way": ["door/wait"], "known": ["counter/thank", "door/ask"]}]
    assert again.progress.position.step == "talk"


def test_before_the_first_reply_there_is_nothing_to_keep(at: Callable[..., Told]) -> None:
    told = at("talk", "1", "0")
    assert WHERE not in told.progress.drafts
    assert WHERE not in told.progress.steps


def test_half_a_talk_goes_on_with_what_was_said_last(
    at: Callable[..., Told], read: Callable[..., Told], every_kind: Path
) -> None:
    told = at("talk", "1", draft={"way": [], "known": ["door/wait"]})
    assert told.draft(WHERE) == {"way": ["door/ask"], "known": ["door/wait"]}
    again = read("1", "", course=every_kind)
    assert "You said: One roll, please.\nShort and kind.\n\nClarity: one better" in again.out
    assert answers(again) == [{"way": ROLL, "known": ["door/wait"]}]


def test_a_talk_cut_off_right_at_its_ending_is_handed_in_late(at: Callable[..., Told]) -> None:
    told = at("talk", draft=STREET)
    assert answers(told) == [STREET]
    assert "She cannot know what you want." in told.out
    assert "The talk ends: Back in the street." in told.out


@pytest.mark.parametrize("odd", [["door/gone", "counter/thank"], ["counter/thank"], "door/ask", [1, 2]])
def test_an_odd_answer_begins_where_it_still_makes_sense(at: Callable[..., Told], odd: object) -> None:
    told = at("talk", "2", "4", answer={"way": odd})
    assert "Scene 1." in told.out
    assert answers(told)[1:] == [STREET]


def test_an_ending_is_told_in_german_and_another_road_can_be_taken(at: Callable[..., Told]) -> None:
    told = at("talk", "", ":nochmal", "1", "1", "", answer=STREET, lang="de")
    assert "Das Gespräch endet: Back in the street." in told.out
    assert "Beziehung: um eins schlechter, jetzt 4 von 10.\nKlarheit: unverändert, 5 von 10." in told.out
    assert "Ausgänge, die Sie erreicht haben: 1 von 2" in told.out
    assert answers(told)[1:] == [{"way": ROLL, "known": ["door/wait"]}]
    assert "Beziehung: um zwei besser, jetzt 7 von 10." in told.out
