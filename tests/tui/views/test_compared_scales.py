"""Scales beside earlier ones, taken by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from course.exercises.scales import Scales, Statement
from tui.widgets.exercises.scales import ScalesView

if TYPE_CHECKING:
    from tests.tui.views.conftest import Host

SCALES = Scales(
    id="after",
    question="How far does this apply now?",
    low="not at all",
    high="fully",
    compare="before",
    statements=tuple(Statement(id=f"k{n}", text=f"Statement {n}") for n in range(1, 4)),
)


async def test_earlier_values_are_shown_once_these_are_handed_in(host: type[Host], size: tuple[int, int]) -> None:
    app = host(ScalesView(SCALES, earlier={"k1": 3, "k2": 10}))
    async with app.run_test(size=size) as pilot:
        assert "before" not in app.text()
        assert "◆" not in app.text()
        await pilot.press("6", "enter", "2", "enter", "5", "enter")
        await pilot.pause()
        assert app.answered == [({"values": {"k1": 6, "k2": 2, "k3": 5}}, "")]
        text = app.text()
        assert "■■◆■■■····  6" in text
        assert "before 3, now 6" in text
        assert "■■·······◆  2" in text
        assert "before 10, now 2" in text
        assert "■■■■■·····  5" in text
        assert text.count("before") == 2
        await pilot.press("r")
        assert "before" not in app.text()


async def test_a_nought_before_has_no_cell_but_a_number_and_no_value_now_is_no_nought(host: type[Host]) -> None:
    app = host(ScalesView(SCALES, {"values": {"k1": 4}}, handed_in=True, earlier={"k1": 0, "k2": 7}))
    async with app.run_test():
        text = app.text()
        assert "■■■■······  4" in text
        assert "before 0, now 4" in text
        assert "······◆···  –" in text
        assert "before 7\n" in text


@pytest.mark.parametrize("earlier", [None, {}, {"gone": 3}])
async def test_without_earlier_values_scales_look_as_ever(host: type[Host], earlier: dict[str, int] | None) -> None:
    app = host(ScalesView(SCALES, {"values": {"k1": 4}}, handed_in=True, earlier=earlier))
    async with app.run_test():
        assert "before" not in app.text()
        assert "◆" not in app.text()
