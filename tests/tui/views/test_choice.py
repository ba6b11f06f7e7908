"""Choice, taken by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from course.exercises.choice import Choice, Option
from tui.widgets.exercises.choice import ChoiceView

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
            assert "Say with a digit how sure you are." in app.text()
            assert "first" not in app.text()
            await pilot.press(key)
            assert "Say with a digit" not in app.text()
            assert f"You were {value}% sure." in app.text()
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


async def test_of_several_options_each_is_told_whether_it_holds(host: type[Host]) -> None:
    app = host(ChoiceView(replace(CHOICE, mode="multiple")))
    async with app.run_test() as pilot:
        await pilot.press("1")
        assert "1 [x]" in app.text()
        assert "2 [ ]" in app.text()
        await pilot.press("enter")
        assert "1  ✗ This does not hold" in app.text()
        assert "2  ✗ This holds, too" in app.text()
        assert "3  ✓ Right: this does not hold" in app.text()
        await pilot.press("r", "2", "enter")
        assert "2  ✓ Right: this holds" in app.text()


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
        assert "You were 70% sure." in app.seen()
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
