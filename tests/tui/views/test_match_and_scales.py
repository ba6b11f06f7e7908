"""Match and scales, taken by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from course.exercises.match import Distractor, Match, Pair, right_sides
from course.exercises.scales import Scales, Statement
from tui import locale
from tui.widgets.exercises.match import MatchView
from tui.widgets.exercises.scales import ScalesView
from tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from course.model import Language
    from tests.tui.views.conftest import Host

MATCH = Match(
    id="sides",
    question="What goes with what?",
    hints=("look twice",),
    debrief="Both sides sell something.",
    pairs=tuple(
        Pair(id=one, left=f"Left of {one}", right=f"Right of {one}", why=f"Because {one}.") for one in ("a", "b", "c")
    ),
    distractors=(Distractor(id="odd", text="The odd one", why="It fits none."),),
)
SCALES = Scales(
    id="start",
    question="How far does this apply?",
    low="not at all",
    high="fully",
    statements=tuple(Statement(id=f"k{n}", text=f"Statement {n}") for n in range(1, 4)),
)
LONG = replace(
    SCALES,
    statements=tuple(
        Statement(id=f"k{n}", text=f"Statement {n} goes on for so many words that it needs a second line, as some do.")
        for n in range(1, 9)
    ),
)


def digit(right: str) -> str:
    """The key of a right side."""
    return str([one for one, _text in right_sides(MATCH)].index(right) + 1)


async def test_all_pairs_right_gives_all_reasons(host: type[Host], size: tuple[int, int]) -> None:
    app = host(MatchView(MATCH))
    async with app.run_test(size=size) as pilot:
        assert "▸ –  Left of a" in app.text()
        await pilot.press(digit("a"), digit("b"), digit("c"))
        assert not app.answered
        await pilot.press("enter")
        await pilot.pause()
        assert app.answered == [({"matched": {"a": "a", "b": "b", "c": "c"}, "handed_in": True}, "right")]
        assert "✓ All pairs fit" in app.seen()
        assert "Because c." in app.text()
        assert "Both sides sell something." in app.text()
        await pilot.press("enter")
        assert app.onward == 1


async def test_wrong_pairs_are_told_with_the_right_partner(host: type[Host], size: tuple[int, int]) -> None:
    app = host(MatchView(MATCH))
    async with app.run_test(size=size) as pilot:
        await pilot.press(digit("a"), digit("c"), digit("odd"), "enter")
        await pilot.pause()
        assert [outcome for _answer, outcome in app.answered] == ["partly"]
        assert "✗ Not this pair" in app.seen()
        text = app.text()
        assert "Left of b → Right of c" in text
        assert "It goes with: Right of b" in text
        assert "It fits none." in text
        assert "Because a." not in text
        await pilot.press("r")
        assert "▸ –  Left of a" in app.text()


async def test_a_right_side_moves_and_comes_apart(host: type[Host]) -> None:
    view = MatchView(MATCH)
    app = host(view)
    async with app.run_test() as pilot:
        await pilot.press(digit("a"), digit("a"))
        assert view.so_far() == {"matched": {"b": "a"}}
        await pilot.press("enter")
        assert "2 sides have no partner yet." in app.text()
        assert not app.page.heard
        await pilot.press("up", "up", "backspace", "9")
        assert view.so_far() is None or view.so_far() == {"matched": {"b": "a"}}


async def test_a_half_matched_answer_goes_on_at_the_open_left_side(host: type[Host]) -> None:
    app = host(MatchView(MATCH, {"matched": {"a": "a", "gone": "b", "b": "gone"}}))
    async with app.run_test() as pilot:
        assert "▸ –  Left of b" in app.text()
        await pilot.press("h")
        assert "look twice" in app.text()
        await pilot.press(digit("b"), digit("c"), "enter")
        assert [outcome for _answer, outcome in app.answered] == ["right"]


async def test_a_match_asks_how_sure(host: type[Host]) -> None:
    view = MatchView(replace(MATCH, confidence=True), {"matched": {"a": "a", "b": "b", "c": "c"}, "handed_in": True})
    app = host(view)
    async with app.run_test() as pilot:
        assert "How sure" in app.text()
        await pilot.press("4")
        assert app.answered[0][0]["confidence"] == 100


async def test_in_a_narrow_window_the_sides_stand_below_each_other(host: type[Host]) -> None:
    long = replace(MATCH, pairs=tuple(replace(pair, left=pair.left + " and more" * 8) for pair in MATCH.pairs))
    app = host(MatchView(long))
    async with app.run_test(size=(40, 15)) as pilot:
        lines = app.text().split("\n")
        assert next(n for n, line in enumerate(lines) if "Left of c" in line) < next(
            n for n, line in enumerate(lines) if "Right of" in line
        )
        assert any("Left of c" in line and line.endswith("…") for line in lines)
        await pilot.press("down", "down")
        await pilot.pause()
        assert "▸ –  Left of c" in app.seen()
        assert "The odd one" in app.seen()


async def test_one_open_side_is_counted_as_one(host: type[Host]) -> None:
    app = host(MatchView(MATCH, {"matched": {"a": "a", "b": "b"}}))
    async with app.run_test() as pilot:
        await pilot.press("enter")
        assert "1 side has no partner yet." in app.text()


@pytest.mark.parametrize("language", ["de", "en"])
async def test_in_a_narrow_window_the_line_of_keys_names_the_digits(
    host: type[Host], language: Language, request: pytest.FixtureRequest
) -> None:
    request.addfinalizer(lambda: locale.use("en"))
    locale.use(language)
    app = host(MatchView(MATCH))
    async with app.run_test(size=(40, 15)) as pilot:
        bar = KeyBar()
        await app.page.mount(bar)
        await pilot.pause()
        assert " 1-4 " in str(bar.render())
        assert " ↑↓ " in str(bar.render())


async def test_each_statement_gets_a_value(host: type[Host], size: tuple[int, int]) -> None:
    view = ScalesView(SCALES)
    app = host(view)
    async with app.run_test(size=size) as pilot:
        assert "0 = not at all · 10 = fully" in app.text()
        await pilot.press("5", "plus", "enter", "0", "enter", "minus")
        assert view.so_far() == {"values": {"k1": 6, "k2": 0, "k3": 10}}
        await pilot.press("plus", "enter")
        await pilot.pause()
        assert app.answered == [({"values": {"k1": 6, "k2": 0, "k3": 10}}, "")]
        assert "■■■■■■····  6" in app.text()
        assert "Kept." in app.seen()
        assert not app.page.heard
        assert view.wording()["k2"] == "Statement 2"
        await pilot.press("enter")
        assert app.onward == 1


async def test_a_nought_right_after_a_one_makes_ten(host: type[Host]) -> None:
    view = ScalesView(SCALES)
    app = host(view)
    async with app.run_test() as pilot:
        assert "10 = fully (press 1, then 0)" in app.text()
        await pilot.press("1", "0", "down", "1", "down", "0")
        assert view.so_far() == {"values": {"k1": 10, "k2": 1, "k3": 0}}
        await pilot.press("plus", "0", "up", "up", "0", "0")
        assert view.so_far() == {"values": {"k1": 0, "k2": 1, "k3": 0}}
        await pilot.press("1", "backspace", "0", "down", "1", "1", "0", "0")
        assert view.so_far() == {"values": {"k1": 0, "k2": 0, "k3": 0}}


async def test_values_no_scale_has_do_no_harm(host: type[Host]) -> None:
    app = host(ScalesView(SCALES, {"values": {"k1": float("nan"), "k2": float("inf")}}, handed_in=True))
    async with app.run_test():
        assert "Kept." in app.text()


async def test_open_statements_are_named_once(host: type[Host]) -> None:
    app = host(ScalesView(SCALES))
    async with app.run_test() as pilot:
        await pilot.press("enter", "enter", "enter")
        assert "No statement has a value yet." in app.text()
        await pilot.press("3", "enter", "enter", "enter")
        assert app.answered == [({"values": {"k1": 3}}, "")]


async def test_a_value_can_be_taken_back_and_a_draft_comes_back(host: type[Host]) -> None:
    view = ScalesView(SCALES, {"values": {"k1": 4, "gone": 3, "k2": 99}})
    app = host(view)
    async with app.run_test() as pilot:
        assert view.so_far() == {"values": {"k1": 4, "k2": 10}}
        assert "▸ Statement 3" in app.text()
        await pilot.press("up", "backspace", "down", "7", "enter")
        assert "1 statement is open." in app.text()
        await pilot.press("2", "enter", "enter", "r")
        assert view.so_far() == {"values": {"k1": 4, "k2": 2, "k3": 7}}


async def test_eight_statements_fit_and_in_a_small_window_the_cursor_is_seen(host: type[Host]) -> None:
    app = host(ScalesView(LONG))
    async with app.run_test(size=(80, 24)):
        assert app.text().count("\n") < 21
    app = host(ScalesView(LONG))
    async with app.run_test(size=(40, 15)) as pilot:
        for _statement in range(7):
            await pilot.press("5", "enter")
        await pilot.pause()
        assert "▸ Statement 8" in app.seen()
