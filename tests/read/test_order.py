"""Putting in order by lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.exercises.base import shuffled

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from course.progress import Progress
    from tests.read.conftest import Told

WHERE = "all-kinds/order"
MIXED = "Mixed up, they are:\n1. {}\n2. {}\n3. {}\n"


def test_all_numbers_on_one_line_become_the_order(
    read: Callable[..., Told], every_kind: Path, came_to: Callable[[str], Progress]
) -> None:
    mixed = shuffled("abc", "order")
    numbers = [str(mixed.index(one) + 1) for one in "bac"]
    told = read(" ".join(numbers), course=every_kind, progress=came_to("order"))
    assert (told.code, told.error) == (0, "")
    assert MIXED.format(*(one.upper() for one in mixed)) in told.out
    assert told.answer(WHERE) == {"order": ["b", "a", "c"], "handed_in": True}
    assert told.outcome(WHERE) == "right"
    assert "Right order.\n1. B. Second.\n2. A. First.\n3. C. Third.\n" in told.out
    told = read(":again", "".join(numbers), course=every_kind)
    assert told.outcome(WHERE) == "right"


def test_what_is_missing_or_doubled_is_named(
    read: Callable[..., Told], every_kind: Path, came_to: Callable[[str], Progress]
) -> None:
    told = read("", "3", "1 2 2 1", "4 1 2", "a b c", course=every_kind, progress=came_to("order"))
    said = ("Missing: 1, 2, 3.\n", "Missing: 1, 2.\n", "Missing: 3. More than once: 1, 2.\n")
    assert all(words in told.out for words in said)
    assert told.out.count("Please type numbers from 1 to 3, with a space between them.") == 2
    assert not told.answer(WHERE)


def test_of_a_wrong_order_the_first_deviation_is_told_and_the_right_one_on_request(
    read: Callable[..., Told], every_kind: Path, half_done: Callable[..., Progress]
) -> None:
    half = half_done("order", order=["a", "c", "b"])
    told = read("1 2 3", "perhaps", "no", course=every_kind, progress=half)
    assert "So far they stand in this order:\n1. A\n2. C\n3. B\n" in told.out
    assert told.answer(WHERE) == {"order": ["a", "c", "b"], "handed_in": True}
    assert told.outcome(WHERE) == "partly"
    assert "Right up to place 1; something else belongs in place 2.\nSecond.\n" in told.out
    assert "Please type yes or no." in told.out
    assert "The right order:" not in told.out
    told = read("yes", course=every_kind)
    assert "Your order:\n1. A\n2. C\n3. B\n" in told.out
    assert "The right order:\n1. A. First.\n2. B. Second.\n3. C. Third.\n" in told.out


def test_an_order_that_only_lacks_confidence_is_not_asked_again(
    read: Callable[..., Told], rewritten: Callable[..., Path], half_done: Callable[..., Progress]
) -> None:
    course = rewritten(('question = "In which order?"', 'question = "In which order?"\nconfidence = true'))
    half = half_done("order", order=["c", "a", "b"], handed_in=True)
    told = read("50", "nein", course=course, progress=half, args=("--lang", "de"))
    assert told.answer(WHERE) == {"order": ["c", "a", "b"], "handed_in": True, "confidence": 50}
    assert told.outcome(WHERE) == "wrong"
    assert "Auf Platz 1 gehört etwas anderes." in told.out
