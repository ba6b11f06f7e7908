"""Sorting by lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from course.progress import Progress
    from tests.read.conftest import Told

WHERE = "all-kinds/sort"
CONFIDENCE = ('question = "Where to?"', 'question = "Where to?"\nconfidence = true\nhints = ["Think of *heat*."]')


def test_each_card_is_told_at_once_and_those_to_argue_about_at_the_end(
    read: Callable[..., Told], every_kind: Path, came_to: Callable[[str], Progress]
) -> None:
    told = read("2", "2", course=every_kind, progress=came_to("sort"))
    assert (told.code, told.error) == (0, "")
    assert told.answer(WHERE) == {"placed": {"dough": "shop", "roll": "shop"}}
    assert told.outcome(WHERE) == "right"
    assert "1. Oven.\n2. Shop: for all.\n" in told.out
    assert 'Card 1 of 2: Dough with a "quote" and ""two"" of them\n1 Oven; 2 Shop: 2\n' in told.out
    first = "“Shop” is arguable; here it counts as: Oven.\nDough wants heat.\n"
    assert told.out.index(first) < told.out.index("Card 2 of 2: A roll")
    assert "Right: Shop.\nIt is baked.\n" in told.out
    below = told.out[told.out.index("Cards over which one can argue:") :]
    assert "of them. Oven; also defensible: Shop.\n" in below
    assert "A roll" not in below


def test_a_number_no_bucket_has_is_asked_for_again(
    read: Callable[..., Told], every_kind: Path, came_to: Callable[[str], Progress]
) -> None:
    told = read("", "3", "Shop", "1", course=every_kind, progress=came_to("sort"))
    assert told.out.count("Please type a number from 1 to 2.") == 3
    assert told.draft(WHERE) == {"placed": {"dough": "oven"}}


def test_a_half_sorted_answer_goes_on_at_the_first_open_card(
    read: Callable[..., Told], every_kind: Path, half_done: Callable[..., Progress]
) -> None:
    half = half_done("sort", placed={"dough": "oven", "gone": "oven", "roll": "nowhere"})
    told = read("1", course=every_kind, progress=half)
    assert "Card 1 of 2" not in told.out
    assert "Not “Oven”, but: Shop." in told.out
    assert told.answer(WHERE) == {"placed": {"dough": "oven", "roll": "oven"}}
    assert told.outcome(WHERE) == "partly"


def test_how_sure_is_asked_before_the_last_reason_and_hints_are_there_for_each_card(
    read: Callable[..., Told], rewritten: Callable[..., Path], came_to: Callable[[str], Progress]
) -> None:
    course = rewritten(CONFIDENCE)
    told = read(":hint", ":hint", "1", ":hint", "2", course=course, progress=came_to("sort"))
    assert told.out.count("Hint: Think of heat.") == 2
    assert told.out.count("There is no further hint.") == 1
    assert "It is baked." not in told.out
    assert told.draft(WHERE) == {"placed": {"dough": "oven", "roll": "shop"}}
    told = read("90", course=course)
    assert told.answer(WHERE) == {"placed": {"dough": "oven", "roll": "shop"}, "confidence": 90}
    assert "Card 2 of 2: A roll" in told.out
    assert "It is baked." in told.out


def test_an_earlier_sort_is_told_card_by_card_and_begun_anew_in_the_middle(
    read: Callable[..., Told], every_kind: Path, came_to: Callable[[str], Progress]
) -> None:
    read("2", "1", course=every_kind, progress=came_to("sort"))
    told = read(":nochmal", "1", ":nochmal", course=every_kind, args=("--lang", "de"))
    assert "Karte 1 von 2: Dough" in told.out
    assert "„Shop“ ist vertretbar; hier gilt: Oven." in told.out
    assert "Nicht „Oven“, sondern: Shop.\nIt is baked." in told.out
    assert told.out.count("Karte 1 von 2") == 3
    assert told.answer(WHERE) == {"placed": {"dough": "shop", "roll": "oven"}}
