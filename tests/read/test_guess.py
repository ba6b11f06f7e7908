"""Guesses by lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from course.progress import Progress
    from tests.read.conftest import Told

WHERE = "all-kinds/guess"


def test_a_guess_is_compared_in_words(
    read: Callable[..., Told], every_kind: Path, came_to: Callable[[str], Progress]
) -> None:
    told = read("48", course=every_kind, progress=came_to("guess"))
    assert (told.code, told.error) == (0, "")
    assert told.answer(WHERE) == {"typed": "48", "value": 48}
    assert told.outcome(WHERE) == "wrong"
    said = "Your guess: 48 of 100. Found: 31.5 of 100.\nFar from it. The guess shows the picture you had until now.\n"
    assert said + "Nobody has counted.\n" in told.out
    told = read(":again", "31,5", course=every_kind)
    assert "Exactly that." in told.out
    assert told.outcome(WHERE) == "right"


def test_a_guess_is_made_before_its_evidence_is_said(
    read: Callable[..., Told], every_kind: Path, came_to: Callable[[str], Progress]
) -> None:
    told = read(":evidence", "48", ":evidence", course=every_kind, progress=came_to("guess"))
    before, after = told.out.split("Your guess: 48")
    assert "First guess: the evidence names the number." in before
    assert "First guess" not in after


def test_what_is_no_guess_is_answered_with_a_sentence(
    read: Callable[..., Told], every_kind: Path, came_to: Callable[[str], Progress]
) -> None:
    told = read("", "1e1", "many", "101", " 20 %", course=every_kind, progress=came_to("guess"))
    assert "Type a number first; a rough one will do." in told.out
    assert "“1e1” is not a number yet" in told.out
    assert "“many” is not a number yet" in told.out
    assert "The number lies between 0 and 100." in told.out
    assert told.answer(WHERE) == {"typed": "20%", "value": 20}
    assert told.outcome(WHERE) == "partly"


def test_a_guess_half_typed_on_the_screen_stands(
    read: Callable[..., Told], every_kind: Path, half_done: Callable[..., Progress]
) -> None:
    told = read("", course=every_kind, progress=half_done("guess", typed="48"))
    assert "So far you typed 48." in told.out
    assert told.answer(WHERE) == {"typed": "48", "value": 48}


def test_a_guess_that_only_lacks_confidence_is_not_asked_again(
    read: Callable[..., Told], rewritten: Callable[..., Path], came_to: Callable[[str], Progress]
) -> None:
    course = rewritten(('How many of 100 bakers whistle?"', 'How many of 100 bakers whistle?"\nconfidence = true'))
    told = read("33", course=course, progress=came_to("guess"))
    assert told.draft(WHERE) == {"typed": "33", "value": 33}
    assert "Found" not in told.out
    told = read("70", course=course)
    assert "How many of 100? A number" not in told.out
    assert told.answer(WHERE) == {"typed": "33", "value": 33, "confidence": 70}


def test_an_earlier_guess_is_told(
    read: Callable[..., Told], every_kind: Path, came_to: Callable[[str], Progress]
) -> None:
    read("33", course=every_kind, progress=came_to("guess"))
    told = read(course=every_kind, args=("--lang", "de"))
    assert "Ihr Tipp: 33 of 100. Gefunden: 31,5 of 100." in told.out
    assert "Nah dran." in told.out
    assert "Nobody has counted." in told.out
