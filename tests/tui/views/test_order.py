"""Order, taken by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from course.exercises.base import shuffled
from course.exercises.order import Item, Order
from tui.widgets.exercises.order import OrderView

if TYPE_CHECKING:
    from tests.tui.views.conftest import Host

ORDER = Order(
    id="ageing",
    question="In which order?",
    hints=("start with nothing",),
    items=tuple(Item(id=one, text=f"Item {one}", why=f"Because {one}.") for one in ("one", "two", "three", "four")),
)
RIGHT = ["one", "two", "three", "four"]


def test_the_order_begins_mixed() -> None:
    assert OrderView(ORDER).order == shuffled(RIGHT, "ageing") != RIGHT


async def test_items_are_picked_up_carried_and_put_down(host: type[Host]) -> None:
    view = OrderView(ORDER, {"order": ["two", "one", "three", "four"]})
    app = host(view)
    async with app.run_test() as pilot:
        assert "▸ 1  Item two" in app.text()
        await pilot.press("space", "down")
        assert "↕ 2  Item two" in app.text()
        assert view.so_far() == {"order": RIGHT}
        await pilot.press("enter")
        assert not app.answered
        await pilot.press("space", "escape")
        assert not view.carrying
        await pilot.press("enter")
        assert app.answered == [({"order": RIGHT, "handed_in": True}, "right")]
        assert "✓ Right order" in app.text()
        assert all(f"Because {one}." in app.text() for one in RIGHT)


async def test_shift_carries_without_picking_up_and_stops_at_the_ends(host: type[Host]) -> None:
    view = OrderView(ORDER, {"order": ["two", "one", "three", "four"]})
    app = host(view)
    async with app.run_test() as pilot:
        await pilot.press("shift+up")
        assert view.order[0] == "two"
        await pilot.press("shift+down", "shift+down", "shift+up")
        assert view.order == RIGHT


async def test_only_the_first_deviation_is_told_and_redo_goes_on(host: type[Host], size: tuple[int, int]) -> None:
    app = host(OrderView(ORDER, {"order": ["one", "three", "two", "four"]}))
    async with app.run_test(size=size) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        assert [outcome for _answer, outcome in app.answered] == ["partly"]
        assert "✓ 1  Item one" in app.text()
        assert "✗ 2  Item three" in app.text()
        assert "✗ Right up to place 1; something else belongs in place 2" in " ".join(app.seen().split())
        assert "Because two." in app.seen()
        assert "Because four." not in app.text()
        await pilot.press("r", "down", "shift+down", "enter")
        assert [outcome for _answer, outcome in app.answered] == ["partly", "right"]
        await pilot.press("r")
        assert "▸ 1" in app.text()
        assert "Right order" not in app.text()


async def test_the_right_order_is_shown_on_request(host: type[Host], size: tuple[int, int]) -> None:
    view = OrderView(ORDER, {"order": ["one", "three", "two", "four"]})
    app = host(view)
    async with app.run_test(size=size) as pilot:
        await pilot.press("o")
        assert "The right order" not in app.text()
        await pilot.press("enter", "o")
        await pilot.pause()
        assert "The right order" in app.seen()
        below = app.text()[app.text().index("The right order") :]
        found = [below.index(words) for one in RIGHT for words in (f"Item {one}", f"Because {one}.")]
        assert found == sorted(found)
        assert not view.check_action("show_order", ())
        await pilot.press("r")
        assert "The right order" not in app.text()
        assert view.order == ["one", "three", "two", "four"]
        await pilot.press("enter", "enter")
        assert app.onward == 1
        assert "The right order" not in app.text()


async def test_a_right_order_has_nothing_more_to_show(host: type[Host]) -> None:
    view = OrderView(ORDER, {"order": RIGHT}, handed_in=True)
    async with host(view).run_test():
        assert not view.check_action("show_order", ())


async def test_an_order_asks_how_sure_and_a_draft_of_it_too(host: type[Host]) -> None:
    step = replace(ORDER, confidence=True)
    view = OrderView(step, {"order": RIGHT})
    app = host(view)
    async with app.run_test() as pilot:
        await pilot.press("h", "enter")
        assert "How sure" in app.text()
        assert view.so_far() == {"order": RIGHT, "handed_in": True}
        await pilot.press("down", "space", "2")
        assert app.answered == [({"order": RIGHT, "handed_in": True, "confidence": 70}, "right")]
    again = host(OrderView(step, {"order": RIGHT, "handed_in": True}))
    async with again.run_test() as pilot:
        assert "How sure" in again.text()


async def test_the_cursor_stays_in_sight_in_a_small_window(host: type[Host]) -> None:
    items = tuple(Item(id=f"i{n}", text=f"Item {n} " + "and words " * 5, why="Why.") for n in range(8))
    app = host(OrderView(Order(id="long", question="Order these.", items=items)))
    async with app.run_test(size=(40, 15)) as pilot:
        for _press in range(7):
            await pilot.press("down")
        await pilot.pause()
        assert "▸ 8" in app.seen()
        await pilot.press("down")
        await pilot.pause()
        assert "▸ 1" in app.seen()
        assert "Order these." in app.seen()


@pytest.mark.parametrize("order", [["gone"], ["four", "four"], []])
def test_an_order_of_other_days_is_completed(order: list[str]) -> None:
    assert sorted(OrderView(ORDER, {"order": order}).order) == sorted(RIGHT)
