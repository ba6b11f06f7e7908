"""Recalling from memory by lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from course.progress import Progress
    from tests.read.conftest import Told

WHERE = "all-kinds/recall"
SECOND = (
    'why = "That is what bakers do."',
    """why = "That is what bakers do."

[[gaps]]
id = "early"
text = "They rise ___."
accepted = ["early", "at four"]
why = "Dough needs *time*."
""",
)
CONFIDENCE = ('id = "recall"', 'id = "recall"\nconfidence = true')


def test_an_accepted_word_is_right(
    read: Callable[..., Told], every_kind: Path, came_to: Callable[[str], Progress]
) -> None:
    told = read(":hint", " BREAD ", course=every_kind, progress=came_to("recall"))
    assert (told.code, told.error) == (0, "")
    assert told.answer(WHERE) == {"words": {"bread": "BREAD"}, "shown": ["bread"]}
    assert told.outcome(WHERE) == "right"
    assert "We bake (gap).\n" in told.out
    assert "Hint: It has a crust\n" in told.out
    assert "Right: We bake bread.\nThat is what bakers do.\n" in told.out
    assert "Did you have it?" not in told.out
    assert "all-kinds/recall/bread" in told.progress.review


def test_another_word_or_none_is_judged_by_the_learner(
    read: Callable[..., Told], rewritten: Callable[..., Path], came_to: Callable[[str], Progress]
) -> None:
    told = read("rolls", "", "4", ":hint", "2", "", "3", course=rewritten(SECOND), progress=came_to("recall"))
    assert told.answer(WHERE) == {
        "words": {"bread": "rolls"},
        "checked": {"bread": "nearly", "early": "no"},
        "shown": ["bread", "early"],
    }
    assert told.outcome(WHERE) == "wrong"
    assert "The word was “bread”: We bake bread.\n" in told.out
    assert told.out.count("Please type a number from 1 to 3.") == 2
    assert "There is no further hint." in told.out
    assert "Nearly.\nThat is what bakers do.\n\nGap 2 of 2: They rise (gap).\n" in told.out
    assert "Not this time.\nDough needs time.\n" in told.out


def test_after_a_cut_in_the_middle_it_goes_on_there(
    read: Callable[..., Told], rewritten: Callable[..., Path], came_to: Callable[[str], Progress]
) -> None:
    course = rewritten(SECOND)
    told = read("rolls", course=course, progress=came_to("recall"))
    assert told.draft(WHERE) == {"words": {"bread": "rolls"}, "shown": ["bread"]}
    told = read("1", "at four", course=course)
    assert "Typed: rolls.\nThe word was “bread”" in told.out
    assert "Your word, or an empty line if none comes to mind: 1" not in told.out
    assert told.answer(WHERE) == {
        "words": {"bread": "rolls", "early": "at four"},
        "checked": {"bread": "had"},
        "shown": ["bread", "early"],
    }
    assert told.outcome(WHERE) == "right"


def test_a_word_half_typed_on_the_screen_stands(
    read: Callable[..., Told], every_kind: Path, half_done: Callable[..., Progress]
) -> None:
    half = half_done("recall", words={"bread": "bread "})
    told = read("", course=every_kind, progress=half, args=("--lang", "de"))
    assert "Ihr Wort, bisher „bread“; eine leere Zeile lässt es so:" in told.out
    assert told.answer(WHERE) == {"words": {"bread": "bread"}, "shown": ["bread"]}


def test_how_sure_is_asked_before_the_last_reason(
    read: Callable[..., Told], rewritten: Callable[..., Path], came_to: Callable[[str], Progress]
) -> None:
    course = rewritten(CONFIDENCE)
    told = read("bread", course=course, progress=came_to("recall"))
    assert "That is what bakers do." not in told.out
    assert told.draft(WHERE) == {"words": {"bread": "bread"}, "shown": ["bread"]}
    told = read("70", course=course)
    assert "Your word" not in told.out
    assert "That is what bakers do." in told.out
    assert told.answer(WHERE) == {"words": {"bread": "bread"}, "shown": ["bread"], "confidence": 70}


def test_an_earlier_recall_is_told_gap_by_gap(
    read: Callable[..., Told], rewritten: Callable[..., Path], came_to: Callable[[str], Progress]
) -> None:
    course = rewritten(SECOND)
    read("Brot", "2", "", "3", course=course, progress=came_to("recall"))
    told = read(course=course, args=("--lang", "de"))
    assert "Lücke 1 von 2: We bake bread.\nGeschrieben: Brot.\nFast.\nThat is what bakers do.\n" in told.out
    assert "Lücke 2 von 2: They rise early.\nNichts geschrieben.\nDiesmal nicht.\nDough needs time.\n" in told.out


def test_a_word_is_kept_as_the_screen_keeps_it(
    read: Callable[..., Told], every_kind: Path, came_to: Callable[[str], Progress]
) -> None:
    told = read("Bru\u0308\tcke\u200b" + "x" * 300, course=every_kind, progress=came_to("recall"))
    assert told.draft(WHERE) == {"words": {"bread": ("Brü cke" + "x" * 300)[:200]}, "shown": ["bread"]}
