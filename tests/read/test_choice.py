"""Choices by lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from course.progress import Progress
    from tests.read.conftest import Told

WHERE = "all-kinds/choice"
ONE = ('mode = "multiple"', 'mode = "single"')
NO_CONFIDENCE = ("confidence = true", "confidence = false")
DOWN_IS_WRONG = ('verdict = "arguable"', 'verdict = "wrong"')


def test_several_are_chosen_on_one_line_and_each_is_told(
    read: Callable[..., Told], every_kind: Path, came_to: Callable[[str], Progress]
) -> None:
    told = read("2, 1", "70", course=every_kind, progress=came_to("choice"))
    assert (told.code, told.error) == (0, "")
    assert told.answer(WHERE) == {"chosen": ["up", "down"], "confidence": 70}
    assert told.outcome(WHERE) == "right"
    below = told.out[told.out.index("70\n") :]
    assert "Right: 1 holds.\nIt is up.\nArguable: 2; you chose it.\nDepends on where one stands.\n" in below
    assert WHERE not in told.progress.drafts


def test_what_does_not_hold_and_what_was_left_out_are_told_apart(
    read: Callable[..., Told], rewritten: Callable[..., Path], came_to: Callable[[str], Progress]
) -> None:
    course = rewritten(NO_CONFIDENCE, DOWN_IS_WRONG)
    told = read("", "3", "one", "22", course=course, progress=came_to("choice"))
    assert "Choose at least one option." in told.out
    assert told.out.count("Please type numbers from 1 to 2, with a space between them.") == 2
    assert told.answer(WHERE) == {"chosen": ["down"]}
    assert told.outcome(WHERE) == "wrong"
    assert "1 holds; you did not choose it." in told.out
    assert "2 does not hold; you chose it." in told.out


def test_one_is_chosen_and_the_reasons_of_the_others_follow(
    read: Callable[..., Told], rewritten: Callable[..., Path], came_to: Callable[[str], Progress]
) -> None:
    told = read("", "3", "1 2", "2.", course=rewritten(ONE, NO_CONFIDENCE), progress=came_to("choice"))
    assert told.out.count("Please type a number from 1 to 2.") == 3
    assert told.answer(WHERE) == {"chosen": ["down"]}
    assert told.outcome(WHERE) == "arguable"
    assert "Arguable: 2.\nDepends on where one stands.\n\nThe others:\n1. Right. It is up.\n" in told.out


def test_where_one_is_better_no_other_is_called_wrong(
    read: Callable[..., Told], rewritten: Callable[..., Path], came_to: Callable[[str], Progress]
) -> None:
    better = ('mode = "multiple"', 'mode = "better"')
    told = read("2", course=rewritten(better, NO_CONFIDENCE, DOWN_IS_WRONG), progress=came_to("choice"))
    assert "Weaker: 2." in told.out
    assert "1. Better. It is up." in told.out
    assert "Right" not in told.out


def test_how_sure_is_asked_until_it_is_one_of_four(
    read: Callable[..., Told], every_kind: Path, came_to: Callable[[str], Progress]
) -> None:
    told = read("1", "60", "3", "", "90 %", course=every_kind, progress=came_to("choice"))
    assert told.out.count("Please type one of these: 50, 70, 90 or 100.") == 3
    assert "It is up." not in told.out[: told.out.index("90 %\n")]
    assert told.answer(WHERE) == {"chosen": ["up"], "confidence": 90}


def test_hints_come_one_at_a_time_and_not_when_it_is_too_late(
    read: Callable[..., Told], every_kind: Path, came_to: Callable[[str], Progress]
) -> None:
    told = read(":hint", ":hint", ":hint", course=every_kind, progress=came_to("choice"))
    found = [told.out.index(words) for words in ("Hint: Look up", "Hint: Look down", "There is no further hint.")]
    assert found == sorted(found)
    told = read("1", ":hint", course=every_kind)
    assert "There is no further hint." in told.out
    assert "Look up" not in told.out


def test_a_choice_that_was_cut_off_stands_and_can_still_be_another(
    read: Callable[..., Told], every_kind: Path, came_to: Callable[[str], Progress]
) -> None:
    told = read("2", course=every_kind, progress=came_to("choice"))
    assert told.draft(WHERE) == {"chosen": ["down"]}
    told = read("", course=every_kind)
    assert "So far you chose 2. An empty line leaves it so." in told.out
    assert told.draft(WHERE) == {"chosen": ["down"]}
    told = read("1", "50", course=every_kind)
    assert told.answer(WHERE) == {"chosen": ["up"], "confidence": 50}


def test_an_earlier_choice_is_told_and_can_be_made_anew(
    read: Callable[..., Told], every_kind: Path, came_to: Callable[[str], Progress]
) -> None:
    read("1", "100", course=every_kind, progress=came_to("choice"))
    told = read(":nochmal", "12", "50", course=every_kind, args=("--lang", "de"))
    assert "Sie haben 1 gewählt." in told.out
    assert "Richtig: 1 trifft zu." in told.out
    assert "Vertretbar: 2; Sie haben es nicht gewählt." in told.out
    assert "Sie waren sich zu 100 % sicher." in told.out
    assert told.answer(WHERE) == {"chosen": ["up", "down"], "confidence": 50}
