"""Choice and guess, taken by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from textual import events

from course.exercises.choice import Choice, Option
from course.exercises.guess import Guess
from tui.widgets.exercises.choice import ChoiceView
from tui.widgets.exercises.guess import GuessView

if TYPE_CHECKING:
    from tests.tui.views.conftest import Host


CHOICE = Choice(
    id="ten-hours",
    question="What is it to be?",
    hints=("first hint", "second hint"),
    options=tuple(
        Option(id=one, text=f"Option {one}", verdict="right" if one == "b" else "wrong", why=f"Because of {one}.")
        for one in "abc"
    ),
)
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


@pytest.mark.parametrize(("key", "outcome", "word"), [("2", "right", "✓ Right"), ("1", "wrong", "✗ Not this one")])
async def test_a_digit_marks_and_enter_answers_and_the_reason_is_seen(
    host: type[Host], size: tuple[int, int], key: str, outcome: str, word: str
) -> None:
    app = host(ChoiceView(CHOICE))
    async with app.run_test(size=size) as pilot:
        await pilot.press("3", key)
        assert f"{key} ●" in app.text()
        assert app.text().count("●") == 1
        assert not app.answered
        await pilot.press("enter")
        await pilot.pause()
        assert [outcome for _answer, outcome in app.answered] == [outcome]
        assert word in app.seen()
        await pilot.press("enter")
        assert app.onward == 1


async def test_enter_alone_asks_for_a_choice_and_does_not_run_on(host: type[Host]) -> None:
    app = host(ChoiceView(CHOICE))
    async with app.run_test() as pilot:
        await pilot.press("enter")
        assert "Choose an option first." in app.text()
        assert not app.answered
        assert not app.page.heard


async def test_arrows_and_enter_answer_too(host: type[Host]) -> None:
    app = host(ChoiceView(CHOICE))
    async with app.run_test() as pilot:
        await pilot.press("down", "down")
        assert "▸ 2" in app.text()
        await pilot.press("enter")
        assert app.answered == [({"chosen": ["b"]}, "right")]


async def test_every_confidence_key_works_although_options_have_the_same_digits(host: type[Host]) -> None:
    for key, value in (("1", 50), ("2", 70), ("3", 90), ("4", 100)):
        app = host(ChoiceView(replace(CHOICE, confidence=True)))
        async with app.run_test() as pilot:
            await pilot.press("1", "2", "enter")
            assert "How sure" in app.text()
            assert "Because" not in app.text()
            await pilot.press("enter")
            assert not app.answered
            await pilot.press(key)
            assert f"You were {value} % sure." in app.text()
            assert app.answered == [({"chosen": ["b"], "confidence": value}, "right")]


async def test_a_mark_of_a_draft_stands_and_can_still_be_changed(host: type[Host]) -> None:
    app = host(ChoiceView(replace(CHOICE, confidence=True), {"chosen": ["gone", "c", "a"]}))
    async with app.run_test() as pilot:
        assert "▸ 1 ●" in app.text()
        assert app.text().count("●") == 1
        assert "How sure" not in app.text()
        await pilot.press("down", "enter", "3")
        assert app.answered == [({"chosen": ["b"], "confidence": 90}, "right")]


async def test_several_options_are_ticked_and_kept_half_done(host: type[Host]) -> None:
    view = ChoiceView(replace(CHOICE, mode="multiple"))
    app = host(view)
    async with app.run_test() as pilot:
        await pilot.press("1", "2", "1")
        assert view.so_far() == {"chosen": ["b"]}
        await pilot.press("enter")
        assert app.answered == [({"chosen": ["b"]}, "right")]
        assert view.so_far() is None


async def test_hints_come_one_at_a_time_and_redo_starts_over(host: type[Host]) -> None:
    app = host(ChoiceView(CHOICE))
    async with app.run_test() as pilot:
        await pilot.press("h")
        assert "first hint" in app.text()
        await pilot.press("h")
        assert "second hint" in app.text()
        await pilot.press("1", "enter", "r", "enter")
        assert "Choose an option first." in app.text()
        await pilot.press("2", "enter")
        assert [outcome for _answer, outcome in app.answered] == ["wrong", "right"]


async def test_the_reasons_of_the_others_follow_and_the_chosen_one_is_seen(
    host: type[Host], size: tuple[int, int]
) -> None:
    options = tuple(replace(one, text=one.text + " and more" * 8, why=one.why + " So." * 20) for one in CHOICE.options)
    app = host(ChoiceView(replace(CHOICE, mode="better", confidence=True, options=options)))
    async with app.run_test(size=size) as pilot:
        await pilot.press("3", "enter", "2")
        await pilot.pause()
        assert "3  ✗ Weaker" in app.seen()
        assert "You were 70 % sure." in app.seen()
        text = app.text()
        below = text[text.index("The others") :]
        assert "1  ✗ Weaker" in below
        assert "2  ✓ Better" in below
        assert "Because of a." in below
        assert "Because of b." in below
        assert "Because of c." not in below


async def test_an_old_answer_without_a_known_option_is_shown(host: type[Host]) -> None:
    app = host(ChoiceView(CHOICE, {"chosen": ["gone"]}, handed_in=True))
    async with app.run_test() as pilot:
        assert all(f"Because of {one}." in app.text() for one in "abc")
        await pilot.press("enter")
        assert app.onward == 1


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
        assert "You were 100 % sure." in app.text()
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
