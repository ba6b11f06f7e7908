"""Sort, taken by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from course.exercises.sort import Bucket, Card, Sort
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
