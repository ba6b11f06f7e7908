"""Guess, taken by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from textual import events

from course.exercises.guess import Guess
from tui.widgets.exercises.guess import GuessView

if TYPE_CHECKING:
    from tests.tui.views.conftest import Host


GUESS = Guess(
    id="how-many",
    question="How many?",
    unit="of 100",
    minimum=0,
    maximum=100,
    value=31,
    near=5,
    fair=15,
    why="Found by asking.",
    hints=("think small",),
)


@pytest.mark.parametrize(
    ("typed", "outcome", "words"),
    [
        ("31", "right", "● Exactly that."),
        ("33", "right", "● Close to it."),
        ("20", "partly", "◐ Some way off."),
        ("55", "wrong", "↔ Far from it. The guess shows"),
    ],
)
async def test_a_guess_is_compared_in_words(
    host: type[Host], size: tuple[int, int], typed: str, outcome: str, words: str
) -> None:
    app = host(GuessView(GUESS))
    async with app.run_test(size=size) as pilot:
        await pilot.press(*typed, "enter")
        await pilot.pause()
        assert app.answered == [({"value": float(typed), "typed": typed}, outcome)]
        assert words in app.seen()
        assert app.text().count("31 of 100") == (2 if typed == "31" else 1)
        assert "○" not in app.text()
        assert "Found by asking." in app.text()


async def test_a_guess_takes_a_comma_and_backspace_and_leaves_letters_alone(host: type[Host]) -> None:
    view = GuessView(GUESS)
    app = host(view)
    async with app.run_test() as pilot:
        await pilot.press("3", "0", "e", "comma", "5", "5", "backspace", "left")
        assert view.so_far() == {"typed": "30,5"}
        assert app.page.heard == ["e", "left"]
        await pilot.press("enter")
        assert app.answered[0][0]["value"] == 30.5


@pytest.mark.parametrize(
    ("keys", "sentence"),
    [("", "Type a number first"), ("1-2", "“1-2” is not a number"), ("101", "The number lies between 0 and 100")],
)
async def test_a_guess_that_is_none_is_answered_with_a_sentence(host: type[Host], keys: str, sentence: str) -> None:
    app = host(GuessView(GUESS))
    async with app.run_test() as pilot:
        await pilot.press(*("minus" if key == "-" else key for key in keys), "enter")
        assert sentence in app.text()
        assert not app.answered


async def test_a_half_typed_guess_comes_back_and_redo_empties_the_field(host: type[Host]) -> None:
    view = GuessView(replace(GUESS, confidence=True), {"typed": "3"})
    app = host(view)
    async with app.run_test() as pilot:
        assert "Your guess: 3" in app.text()
        await pilot.press("1", "enter")
        assert "How sure" in app.text()
        assert view.so_far() == {"typed": "31", "value": 31.0}
        await pilot.press("4")
        assert app.answered == [({"typed": "31", "value": 31.0, "confidence": 100}, "right")]
        assert "Exactly that." in app.text()
        assert "You were 100% sure." in app.text()
        await pilot.press("r", "h")
        assert view.so_far() is None
        assert "think small" in app.text()


async def test_a_pasted_number_is_taken_without_its_surroundings(host: type[Host]) -> None:
    view = GuessView(GUESS)
    app = host(view)
    async with app.run_test() as pilot:
        view.post_message(events.Paste("about 42\n"))
        await pilot.pause()
        assert view.so_far() == {"typed": "42"}


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf"), 1e308, -1e308, 10**400, "31", None])
async def test_a_number_no_guess_can_be_does_no_harm(host: type[Host], value: object) -> None:
    app = host(GuessView(GUESS, {"value": value, "typed": "1"}, handed_in=True))
    async with app.run_test() as pilot:
        assert "Found by asking." in app.text()
        await pilot.press("r", "3", "0", "enter")
        assert [outcome for _answer, outcome in app.answered] == ["right"]


@pytest.mark.parametrize("typed", ["nan", "inf", "-inf", "1e400", "NaN%"])
async def test_a_number_that_has_no_place_on_the_bar_is_refused(host: type[Host], typed: str) -> None:
    app = host(GuessView(GUESS, {"typed": typed}))
    async with app.run_test() as pilot:
        await pilot.press("enter")
        assert f"“{typed}” is not a number" in app.text()
        assert not app.answered
