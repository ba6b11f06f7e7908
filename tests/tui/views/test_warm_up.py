"""The warm-up, taken by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from course.exercises.recall import Gap
from course.exercises.returning import WarmUp, held
from tui.widgets.exercises.warm_up import WarmUpView

if TYPE_CHECKING:
    from tests.tui.views.conftest import Host

GAPS = (
    Gap(id="known", text="How is it ___?", accepted=("known",), hints=("not believed",), why="Ask for it."),
    Gap(id="whom", text="For ___ does it hold?", accepted=("whom",), why="Groups differ."),
)
QUESTIONS = [(f"first/questions/{gap.id}", gap) for gap in GAPS]


@pytest.mark.parametrize("handed", [{"asked": [where for where, _gap in QUESTIONS]}, {}, {"words": {}}])
async def test_a_warm_up_of_old_files_without_answers_is_open_or_asked(
    host: type[Host], handed: dict[str, object]
) -> None:
    view = WarmUpView(WarmUp(id="warm-up"), QUESTIONS, handed, handed_in=True)
    app = host(view)
    async with app.run_test() as pilot:
        if "asked" in handed:
            assert app.text().count("○ Not answered") == 2
            await pilot.press("enter")
            assert app.onward == 1
        else:
            assert not view.handed_in
            assert "Gap 1 of 2" in app.text()


async def test_a_warm_up_asks_gaps_of_earlier_chapters(host: type[Host], size: tuple[int, int]) -> None:
    view = WarmUpView(WarmUp(id="warm-up"), QUESTIONS)
    app = host(view)
    async with app.run_test(size=size) as pilot:
        await pilot.press(*"known", "enter", "enter", "enter", "3")
        await pilot.pause()
        first, second = (where for where, _gap in QUESTIONS)
        answer, outcome = app.answered[0]
        assert outcome == ""
        assert answer == {
            "asked": [first, second],
            "words": {first: "known"},
            "checked": {second: "no"},
            "shown": [first, second],
        }
        assert held(QUESTIONS, answer) == {first: True, second: False}
        assert "Groups differ." in app.seen()


async def test_a_half_done_warm_up_comes_back(host: type[Host]) -> None:
    first = WarmUpView(WarmUp(id="warm-up"), QUESTIONS)
    assert first.so_far() is None
    app = host(first)
    async with app.run_test() as pilot:
        await pilot.press(*"kn")
    view = WarmUpView(WarmUp(id="warm-up"), QUESTIONS, first.so_far())
    app = host(view)
    async with app.run_test() as pilot:
        assert "Your word: kn" in app.text()
        await pilot.press(*"own", "enter", "enter", *"whom", "enter")
        assert held(QUESTIONS, app.answered[0][0]) == dict.fromkeys((where for where, _gap in QUESTIONS), True)


async def test_a_warm_up_without_questions_only_goes_on(host: type[Host]) -> None:
    app = host(WarmUpView(WarmUp(id="warm-up")))
    async with app.run_test() as pilot:
        assert "Nothing to warm up yet" in app.text()
        await pilot.press("h", "r", "enter")
        assert app.answered == [({}, "")]
        assert app.onward == 1


def test_what_was_not_judged_is_neither_held_nor_lost() -> None:
    first, second = (where for where, _gap in QUESTIONS)
    answer = {"words": {first: "known", second: "who"}, "shown": [second]}
    assert held(QUESTIONS, answer) == {}
    assert held(QUESTIONS, {**answer, "shown": [first, second], "checked": {second: "nearly"}}) == {
        first: True,
        second: False,
    }
