"""The timed talk by lines: rounds that a line ends, ticks, the questions afterwards, and the way alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui import locale
from tui.read.spoken_clock import next_mark, spoken_time

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.read.conftest import Told

    At = Callable[..., Told]

WHERE = "all-kinds/pair"
WITH_OTHERS, ALONE = "1", "2"
START, STOP = "", ""
SWAP, END, GO_ON = "1", "2", "3"
WORDING = {
    "question": "Tell the other about a bread.",
    "solo": "Write what you would tell.",
    "debrief": "What did you hear?",
    "tick/asked": "Asked back",
    "tick/looked": "Looked up",
}


def test_a_talk_goes_round_by_round_and_is_kept_as_the_screen_keeps_it(at: At) -> None:
    lines = [WITH_OTHERS, START, STOP, "1", SWAP, START, STOP, "2", END, "Warm", "bread", "."]
    told = at("pair", *lines)
    assert (told.code, told.error) == (0, "")
    talk = {"mode": "together", "round": 1, "talked": True, "ticked": ["0/asked", "1/looked"]}
    assert told.answer(WHERE) == {**talk, "text": {"debrief": "Warm\nbread"}}
    assert told.draft(WHERE) == {}
    (entry,) = told.progress.steps[WHERE].entries
    assert (entry.outcome, entry.wording) == ("", WORDING)
    said = " ".join(told.out.split())
    assert "1. With one other person. 2 rounds of 3 minutes; after each, everybody takes the next role." in said
    assert "Round 1 of 2. Person A: Tells. Tells. Person B: Listens. Asks back. The round takes 3 minutes." in said
    assert "Round 2 of 2. Person A: Listens. Asks back. Person B: Tells. Tells." in said
    assert "Both tick." in said
    assert "Talk about it for a moment: 1. What did you hear? Round 1 of 2, ticked: 1. Asked back Round 2" in said


def test_words_typed_while_the_clock_runs_do_not_end_it(at: At) -> None:
    told = at("pair", WITH_OTHERS, START, "She said", ":nonsense", "+", STOP, "", END, ".")
    assert told.out.count("Only Enter leads on here. What you typed is not kept.") == 2
    assert told.answer(WHERE) == {"mode": "together", "talked": True}


def test_a_talk_counts_without_a_word_about_it(at: At) -> None:
    told = at("pair", WITH_OTHERS, START, STOP, "", END, ".")
    assert told.answer(WHERE) == {"mode": "together", "talked": True}


@pytest.mark.parametrize(
    ("lines", "draft"),
    [
        ([], {}),
        ([WITH_OTHERS], {"mode": "together"}),
        ([WITH_OTHERS, START], {"mode": "together"}),
        ([WITH_OTHERS, START, "+"], {"mode": "together", "left": 240}),
        ([WITH_OTHERS, START, ":help", "+", STOP], {"mode": "together", "left": 240}),
        ([WITH_OTHERS, START, STOP, "2", SWAP], {"mode": "together", "round": 1, "ticked": ["0/looked"]}),
        (
            [WITH_OTHERS, START, STOP, "", END, "Warm"],
            {"mode": "together", "talked": True, "text": {"debrief": "Warm"}},
        ),
        ([ALONE, "no", "Warm"], {"mode": "solo", "text": {"solo": "Warm"}}),
        ([ALONE, "yes", "+"], {"mode": "solo", "left": 240}),
    ],
)
def test_input_that_ends_never_waits_and_loses_no_line(at: At, lines: list[str], draft: dict[str, object]) -> None:
    told = at("pair", *lines)
    assert told.code == 0
    assert told.draft(WHERE) == draft
    assert not told.answer(WHERE)


def test_a_round_left_on_the_screen_goes_on_with_what_is_left_of_it(at: At) -> None:
    draft = {"mode": "together", "round": 1, "left": 77, "ticked": ["0/asked", "1/asked"]}
    told = at("pair", START, "+", STOP, "9", "2", GO_ON, START, STOP, "", END, ".", draft=draft)
    assert "Left of this round: 1 minute and 17 seconds." in told.out
    assert "2 minutes and 17 seconds left." in told.out
    assert "Please type numbers from 1 to 2" in told.out
    assert "3. Go on with this round: 2 minutes and 17 seconds." in told.out
    kept = {"mode": "together", "round": 1, "talked": True, "ticked": ["0/asked", "1/looked"]}
    assert told.answer(WHERE) == kept


def test_a_round_whose_time_is_up_is_not_begun_again_but_can_have_a_minute_more(at: At) -> None:
    draft = {"mode": "together", "left": 0}
    told = at("pair", "1", GO_ON, START, STOP, "", draft=draft)
    assert "Left of this round: 1 minute.\n" in told.out
    assert told.draft(WHERE) == {"mode": "together", "left": 60, "ticked": ["0/asked"]}


@pytest.mark.parametrize(
    ("draft", "lines", "answer"),
    [
        (
            {"mode": "together", "round": 1, "talked": True, "text": {"debrief": "Warm"}},
            ["and brown", "."],
            {"mode": "together", "round": 1, "talked": True, "text": {"debrief": "Warm\nand brown"}},
        ),
        (
            {"mode": "solo", "text": {"solo": "Warm", "debrief": "Earlier"}, "left": 100},
            ["."],
            {"mode": "solo", "text": {"solo": "Warm", "debrief": "Earlier"}},
        ),
        (
            {"mode": "together", "round": 99},
            [START, STOP, "", "1", "."],
            {"mode": "together", "round": 3, "talked": True},
        ),
    ],
)
def test_a_draft_of_the_screen_goes_on_by_lines(
    at: At, draft: dict[str, object], lines: list[str], answer: dict[str, object]
) -> None:
    assert at("pair", *lines, draft=draft).answer(WHERE) == answer


def test_alone_one_writes(at: At) -> None:
    told = at("pair", ALONE, "perhaps", "no", "Warm", ".")
    assert "Write what you would tell." in told.out
    assert "Please type yes or no." in told.out
    assert told.answer(WHERE) == {"mode": "solo", "text": {"solo": "Warm"}}


def test_alone_without_a_word_nothing_is_handed_in(at: At) -> None:
    told = at("pair", ALONE, "no", ".")
    assert "Nothing is written; the step stays open." in told.out
    assert told.draft(WHERE) == {"mode": "solo"}
    assert not told.answer(WHERE)


def test_a_talk_handed_in_is_told_and_begun_anew_with_what_was_written(at: At) -> None:
    answer = {"mode": "together", "round": 1, "talked": True, "ticked": ["1/looked"], "text": {"debrief": "Warm"}}
    told = at("pair", ":nochmal", WITH_OTHERS, START, STOP, "", END, "!", ".", answer=answer, lang="de")
    said = " ".join(told.out.split())
    assert "Sie haben mit anderen gesprochen, 2 Runden." in said
    assert "Runde 2 von 2, angekreuzt: 1. Looked up" in said
    assert "Die Runde dauert 3 Minuten. Die Eingabetaste startet die Uhr." in said
    assert told.answer(WHERE) == {"mode": "together", "talked": True, "text": {"debrief": "Warm\n!"}}


def test_what_was_written_alone_is_told(at: At) -> None:
    told = at("pair", answer={"mode": "solo", "text": {"solo": "Warm bread"}})
    assert "Write what you would tell.\n\nYour words\nWarm bread\n" in told.out


@given(st.floats(0.001, 5940))
def test_something_is_said_at_each_minute_and_near_the_end(left: float) -> None:
    mark = next_mark(left)
    assert mark < left
    assert mark in {0, 10, 30} or mark % 60 == 0
    assert left - mark <= 60
    assert next_mark(60) == 30
    assert next_mark(30) == 10


def test_times_are_said_in_words() -> None:
    assert [spoken_time(seconds) for seconds in (180, 77, 60, 30, 1, 0)] == [
        "3 minutes",
        "1 minute and 17 seconds",
        "1 minute",
        "30 seconds",
        "1 second",
        "0 seconds",
    ]
    locale.use("de")
    assert spoken_time(61) == "1 Minute und 1 Sekunde"
