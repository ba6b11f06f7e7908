"""Matching by lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from course.exercises.base import shuffled

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from course.progress import Progress
    from tests.read.conftest import Told

WHERE = "all-kinds/match"
RIGHTS = shuffled("abcd", "match")


def numbers(partners: str) -> list[str]:
    """What is typed for these right sides, one line each."""
    return [str(RIGHTS.index(one) + 1) for one in partners]


def test_each_left_side_asks_for_its_partner(
    read: Callable[..., Told], every_kind: Path, came_to: Callable[[str], Progress]
) -> None:
    told = read(*numbers("abc"), course=every_kind, progress=came_to("match"))
    assert (told.code, told.error) == (0, "")
    assert told.answer(WHERE) == {"matched": {"a": "a", "b": "b", "c": "c"}, "handed_in": True}
    assert told.outcome(WHERE) == "right"
    assert "On the left, 2 of 3: B\n" in told.out
    assert "All pairs fit.\n" in told.out
    assert "C\nIt goes with: 3\nRight.\nBecause.\n" in told.out
    assert "Done.\n" in told.out


def test_a_partner_that_is_given_again_leaves_the_other_side_open(
    read: Callable[..., Told], every_kind: Path, came_to: Callable[[str], Progress]
) -> None:
    told = read("", "5", *numbers("bb"), course=every_kind, progress=came_to("match"))
    assert told.out.count("Please type a number from 1 to 4.") == 2
    assert "It is taken from this one, which comes again: A\nOn the left, 3 of 3: C\n" in told.out
    assert told.draft(WHERE) == {"matched": {"b": "b"}}
    told = read(*numbers("ad"), course=every_kind)
    assert told.answer(WHERE) == {"matched": {"b": "b", "a": "a", "c": "d"}, "handed_in": True}
    assert told.outcome(WHERE) == "partly"
    assert "2 of 3 pairs fit." in told.out
    assert "C\nYou chose: 4\nNot this pair.\nIt is odd.\nIt goes with: 3\n" in told.out
    assert "It goes with: 1" not in told.out


def test_pairs_half_matched_on_the_screen_go_on(
    read: Callable[..., Told], every_kind: Path, half_done: Callable[..., Progress]
) -> None:
    half = half_done("match", matched={"a": "a", "gone": "b", "b": "gone"})
    told = read(*numbers("cb"), course=every_kind, progress=half)
    assert told.answer(WHERE) == {"matched": {"a": "a", "b": "c", "c": "b"}, "handed_in": True}


@pytest.mark.parametrize(
    ("lines", "matched", "fit"),
    [
        (["ja"], {"a": "b", "b": "a", "c": "c"}, "1 von 3 Paaren passt."),
        (["nein", *numbers("abc")], {"a": "a", "b": "b", "c": "c"}, "Alle Paare passen."),
    ],
)
def test_pairs_complete_on_the_screen_are_handed_in_only_when_they_are_meant(
    read: Callable[..., Told],
    every_kind: Path,
    half_done: Callable[..., Progress],
    lines: list[str],
    *,
    matched: dict[str, str],
    fit: str,
) -> None:
    half = half_done("match", matched={"a": "b", "b": "a", "c": "c"})
    told = read(*lines, course=every_kind, progress=half, args=("--lang", "de"))
    assert "A\nSie haben gewählt: 2\n" in told.out
    assert told.answer(WHERE) == {"matched": matched, "handed_in": True}
    assert fit in told.out


def test_a_match_that_only_lacks_confidence_is_not_asked_again_and_is_told_later(
    read: Callable[..., Told], rewritten: Callable[..., Path], half_done: Callable[..., Progress]
) -> None:
    course = rewritten(('question = "What goes with what?"', 'question = "What goes with what?"\nconfidence = true'))
    matched = {"a": "a", "b": "c", "c": "b"}
    told = read("100", course=course, progress=half_done("match", matched=matched, handed_in=True))
    assert told.answer(WHERE) == {"matched": matched, "handed_in": True, "confidence": 100}
    told = read(course=course)
    assert "A\nIt goes with: 1\nRight.\n" in told.out
    assert "B\nYou chose: 3\nNot this pair.\n" in told.out
    assert "You were 100% sure." in told.out
