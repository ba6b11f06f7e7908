"""Sort and order, taken by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from course.exercises.base import shuffled
from course.exercises.order import Item, Order
from course.exercises.sort import Bucket, Card, Sort
from tui.widgets.exercises.order import OrderView
from tui.widgets.exercises.sort import SortView

if TYPE_CHECKING:
    from tests.tui.views.conftest import Host

SORT = Sort(
    id="workshop",
    question="Where does it belong?",
    hints=("think of the customer",),
    buckets=(
        Bucket(id="must", label="Must", meaning="expected"),
        Bucket(id="more", label="More", meaning="the more the better"),
        Bucket(id="free", label="Free", meaning="a pleasure"),
    ),
    cards=(
        Card(id="price", text="The price is right.", bucket="must", why="Nobody praises it."),
        Card(id="photo", text="A photo of the worn part.", bucket="free", why="Nobody asked.", arguable=("more",)),
        Card(id="speed", text="Done in two days instead of five.", bucket="more", why="Each day counts."),
    ),
)
ORDER = Order(
    id="ageing",
    question="In which order?",
    hints=("start with nothing",),
    items=tuple(Item(id=one, text=f"Item {one}", why=f"Because {one}.") for one in ("one", "two", "three", "four")),
)
RIGHT = ["one", "two", "three", "four"]


async def test_each_card_is_told_at_once_and_the_overview_comes_last(host: type[Host], size: tuple[int, int]) -> None:
    app = host(SortView(SORT))
    async with app.run_test(size=size) as pilot:
        assert "Card 1 of 3" in app.text()
        await pilot.press("1")
        await pilot.pause()
        assert "✓ Right: Must" in app.seen()
        assert "Nobody praises it." in app.seen()
        await pilot.press("enter", "2")
        await pilot.pause()
        assert "~ “More” is arguable; here it counts as: Free" in " ".join(app.seen().split())
        await pilot.press("enter", "1")
        await pilot.pause()
        assert "✗ Not “Must”, but: More" in app.seen()
        assert app.answered == [({"placed": {"price": "must", "photo": "more", "speed": "must"}}, "partly")]
        await pilot.press("enter")
        overview = app.text()
        listed = " ".join(overview.replace("–", "").split())
        assert "Must ✓ The price is right. right More" in listed
        assert "✗ Done in two days instead of five. you put it under “Must” Free" in listed
        assert "~ A photo of the worn part. arguable; you put it under “More”" in listed
        assert "Free; also defensible: More" in overview
        assert app.onward == 0
        await pilot.press("enter")
        assert app.onward == 1


async def test_arrows_in_the_overview_tell_the_reasons_again(host: type[Host], size: tuple[int, int]) -> None:
    cards = tuple(replace(card, text=card.text + " And more." * 9) for card in SORT.cards)
    view = SortView(replace(SORT, cards=cards), {"placed": {"price": "more"}}, handed_in=True)
    app = host(view)
    async with app.run_test(size=size) as pilot:
        assert "Nobody praises it." not in app.text()
        await pilot.press("down")
        await pilot.pause()
        assert "▸ ✗" in app.seen()
        assert "Nobody praises it." in app.seen()
        await pilot.press("down")
        await pilot.pause()
        assert "Each day counts." in app.seen()
        assert "Nobody praises it." not in app.text()
        await pilot.press("up", "up")
        await pilot.pause()
        assert "▸ ○  A photo" in app.seen()
        await pilot.press("enter")
        assert app.onward == 1


async def test_a_hint_goes_with_its_card(host: type[Host]) -> None:
    app = host(SortView(SORT))
    async with app.run_test() as pilot:
        await pilot.press("h")
        assert "think of the customer" in app.text()
        await pilot.press("1", "enter")
        assert "Card 2 of 3" in app.text()
        assert "think of the customer" not in app.text()


async def test_a_card_that_was_placed_waits_for_enter(host: type[Host]) -> None:
    view = SortView(SORT)
    app = host(view)
    async with app.run_test() as pilot:
        await pilot.press("enter")
        assert "Put the card somewhere first" in app.text()
        assert not app.page.heard
        await pilot.press("1", "2", "3")
        assert view.so_far() == {"placed": {"price": "must"}}
        assert "Put the card somewhere" not in app.text()


async def test_all_right_says_so_and_there_are_no_more_digits_than_buckets(host: type[Host]) -> None:
    app = host(SortView(SORT))
    async with app.run_test() as pilot:
        await pilot.press("4", "1", "enter", "3", "enter", "2")
        assert [outcome for _answer, outcome in app.answered] == ["right"]


async def test_a_half_sorted_answer_goes_on_at_the_first_open_card(host: type[Host]) -> None:
    app = host(SortView(SORT, {"placed": {"price": "more", "gone": "must", "speed": "nowhere"}}))
    async with app.run_test() as pilot:
        assert "Card 2 of 3" in app.text()
        await pilot.press("3", "enter")
        assert "Card 3 of 3" in app.text()
        await pilot.press("2")
        assert app.answered == [({"placed": {"price": "more", "photo": "free", "speed": "more"}}, "partly")]


async def test_how_sure_is_asked_before_the_last_reason(host: type[Host]) -> None:
    app = host(SortView(replace(SORT, confidence=True), {"placed": {"price": "must", "photo": "free"}}))
    async with app.run_test() as pilot:
        await pilot.press("2")
        assert "How sure" in app.text()
        assert "Each day counts." not in app.text()
        await pilot.press("enter", "3")
        assert "Each day counts." in app.text()
        assert app.answered[0][0]["confidence"] == 90
        await pilot.press("enter")
        assert "Cards over which one can argue" in app.text()


async def test_a_sort_that_only_lacks_confidence_asks_again(host: type[Host]) -> None:
    placed = {"price": "must", "photo": "free", "speed": "more"}
    app = host(SortView(replace(SORT, confidence=True), {"placed": placed}))
    async with app.run_test() as pilot:
        assert "How sure" in app.text()
        await pilot.press("1")
        assert app.answered == [({"placed": placed, "confidence": 50}, "right")]


async def test_a_finished_sort_shows_the_overview_and_redo_starts_with_the_first_card(host: type[Host]) -> None:
    view = SortView(SORT, {"placed": {"price": "must"}}, handed_in=True)
    app = host(view)
    async with app.run_test() as pilot:
        assert "not placed" in app.text()
        await pilot.press("r", "h")
        assert "Card 1 of 3" in app.text()
        assert "think of the customer" in app.text()
        assert view.so_far() is None


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
        assert "✗ Right up to place 1; place 2 is another one's" in " ".join(app.seen().split())
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
