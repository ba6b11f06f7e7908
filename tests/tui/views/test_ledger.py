"""The ledger, taken by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from textual import events

from course.exercises.ledger import Ledger, Row
from tui import locale
from tui.widgets import own_words
from tui.widgets.exercises.ledger import LedgerView
from tui.widgets.exercises.ledger_grid import EMPTY, Grid
from tui.widgets.exercises.ledger_table import typed_cell
from tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType
    from textual.pilot import Pilot
    from textual.screen import Screen

    from course.model import Language
    from tests.tui.views.conftest import Host

NAMES = (
    "Instagram",
    "Facebook",
    "Newsletter",
    "Website and search",
    "Map profile",
    "Calls to former customers",
    "Referrals and coffee",
    "Trade fair",
)
NUMBERS = (
    (14, 0, 9, 1),
    (6, 60, 2, 0),
    (3, 15, 4, 1),
    (4, 40, 11, 3),
    (1, 0, 6, 2),
    (5, 0, 5, 4),
    (4, 30, 6, 5),
    (10, 350, 8, 2),
)
LEDGER = Ledger(
    id="ledger",
    question="What does a customer cost you?",
    lesson="Three channels bring most.",
    blind=("Who came for two reasons.", "What comes later."),
    example=tuple(
        Row(id=f"r{n}", channel=name, hours=hours, euros=euros, enquiries=enquiries, customers=customers)
        for n, (name, (hours, euros, enquiries, customers)) in enumerate(zip(NAMES, NUMBERS, strict=True))
    ),
)
READ = {"example_read": True}
PHONE = ["Phone", "5", "1.250", "5", "4"]
FILLED = {**READ, "rows": [["Shop", "~14 h", "0", "9", "1"], PHONE]}


@pytest.fixture(autouse=True)
def _as_at_start() -> Iterator[None]:
    yield
    own_words.hide(on=False)
    locale.use("en")


async def type_row(pilot: Pilot[None], *cells: str) -> None:
    """Type a row, each cell ended with Enter; an underscore stands for an empty one."""
    for cell in cells:
        await pilot.press(*("space" if sign == " " else sign for sign in cell.replace("_", "")), "enter")


async def test_the_worked_example_comes_first(host: type[Host], size: tuple[int, int]) -> None:
    view = LedgerView(LEDGER)
    app = host(view)
    async with app.run_test(size=size) as pilot:
        text = " ".join(app.text().split())
        assert "47 495 51 18" in text
        assert "Facebook –" in text
        assert "Fewest hours per customer: Map profile, Referrals and coffee, Calls to former customers." in text
        assert "Hours: 10 of 47 (21%). Customers: 11 of 18 (61%)." in text
        assert "Hours, but no customers: Facebook (6 of 47 hours)." in text
        assert "Most hours: Instagram, 14 of 47 (30%). Enquiries: 9, customers: 1." in text
        assert "Most euros: Trade fair, 350 of 495 (71%). Enquiries: 8, customers: 2." in text
        assert "Three channels bring most." in text
        assert "What the numbers cannot show • Who came for two reasons." in text
        assert view.so_far() is None
        await pilot.press("left", "right", "s")
        assert app.page.heard == ["left", "right", "s"]
        await pilot.press("enter")
        await pilot.pause()
        assert view.so_far() == READ
        assert "What does a customer cost you?" in app.seen()
        assert "▸" in app.seen()


async def test_the_chart_has_a_bar_and_a_number_for_each_channel(host: type[Host]) -> None:
    app = host(LedgerView(LEDGER))
    async with app.run_test(size=(80, 24)):
        lines = app.text().split("\n")
        chart = lines[lines.index("Hours per customer") + 1 :]
        bars = [line.count("█") + line.count("▌") / 2 for line in chart[:8]]
        assert bars == [28, 0, 6, 2.5, 1, 2.5, 1.5, 10]
        numbers = [line.split()[-1] for line in chart[:8]]
        assert numbers == ["14", "customer", "3", "1.3", "0.5", "1.3", "0.8", "5"]
        assert "–  no customer" in chart[1]
        assert chart[8] == "One █ stands for 0.5, ▌ for half of it."


async def test_in_a_narrow_window_columns_shrink_and_nothing_runs_together(host: type[Host]) -> None:
    app = host(LedgerView(LEDGER))
    async with app.run_test(size=(40, 15)):
        lines = app.text().split("\n")
        assert max(map(len, lines)) <= app.view.content_size.width
        assert any(line.split() == ["Channel", "Hrs", "Euro", "Enq.", "Cust."] for line in lines)
        assert any(line.split()[-4:] == ["10", "350", "8", "2"] for line in lines)
        assert any(line.split()[:2] == ["Instagram", "██████████████"] for line in lines)
        assert any(line.rstrip().endswith("█████ 5") for line in lines)


async def test_a_table_is_typed_and_handed_in(host: type[Host], size: tuple[int, int]) -> None:
    view = LedgerView(LEDGER, READ)
    app = host(view)
    async with app.run_test(size=size) as pilot:
        await type_row(pilot, "Our shop", "~14 h", "0", "9", "1")
        await type_row(pilot, "Phone", "5,5", "1.250 EUR", "_", "4")
        await pilot.pause()
        assert "▸" in app.seen()
        await pilot.press("enter")
        await pilot.pause()
        assert "▸ Done" in app.seen()
        await pilot.press("enter")
        await pilot.pause()
        rows = [["Our shop", "~14 h", "0", "9", "1"], ["Phone", "5,5", "1.250 EUR", "", "4"]]
        assert app.answered == [({"rows": rows, "example_read": True}, "")]
        assert "Your table" in app.seen()
        text = " ".join(app.text().split())
        assert "Total ~19.5 1250 9 5" in text
        assert "Fewest hours per customer: Phone." in text
        assert "Numbers with ~ are estimates" in text
        assert "What comes later." in text
        assert view.so_far() is None
        assert not app.page.heard
        await pilot.press("enter")
        assert app.onward == 1


async def test_letters_are_only_letters_in_a_cell_and_commands_behind_the_table(host: type[Host]) -> None:
    view = LedgerView(LEDGER, READ)
    app = host(view)
    async with app.run_test() as pilot:
        await pilot.press(*"ejlqsrvn1", "question_mark", "space", "x")
        assert view.grid.written == (("ejlqsrvn1? x", "", "", "", ""),)
        assert not app.page.heard
        await pilot.press("escape", "e", "left", "down")
        assert app.page.heard == ["e", "left"]
        await pilot.press("up", "up", "y")
        assert view.line.text == "ejlqsrvn1? xy"


async def test_in_an_empty_table_arrows_lead_to_other_steps(host: type[Host]) -> None:
    app = host(LedgerView(LEDGER, READ))
    async with app.run_test() as pilot:
        await pilot.press("left", "tab", "right", "home", "end")
        assert app.page.heard == ["left", "right"]


async def test_arrows_move_the_caret_and_at_its_ends_on_to_the_next_cell(host: type[Host]) -> None:
    view = LedgerView(LEDGER, FILLED)
    app = host(view)
    async with app.run_test() as pilot:
        await pilot.press("up", "up", "end", "right", "left", "left", "backspace", "x", "home", "left", "z")
        assert view.grid.written[0] == ("zShxp", "~14 h", "0", "9", "1")
        assert not app.page.heard


async def test_tab_goes_round_through_cells_and_end(host: type[Host]) -> None:
    view = LedgerView(LEDGER, {**READ, "rows": [["Shop"]], "cell": [0, 0, 4]})
    app = host(view)
    async with app.run_test() as pilot:
        await pilot.press("shift+tab")
        assert view.stage == "end"
        await pilot.press("shift+tab")
        assert (view.grid.row, view.grid.column) == (1, 4)
        await pilot.press("tab", "tab", "tab", "7")
        assert view.so_far() == {**READ, "rows": [["Shop", "7", "", "", ""]], "cell": [0, 1, 1]}


async def test_a_row_is_deleted_and_comes_back(host: type[Host]) -> None:
    view = LedgerView(LEDGER, {**FILLED, "cell": [0, 2, 0]})
    app = host(view)
    async with app.run_test() as pilot:
        before = view.grid.written
        await pilot.press("f7", "ctrl+d")
        assert view.grid.written == before[1:]
        assert app.drafts[-1]
        assert "F7 brings it back" in app.text()
        await pilot.press("ctrl+d", "ctrl+d", "ctrl+d")
        assert view.grid.written == ()
        await pilot.press("f7", "f7", "f7")
        assert view.grid.written == before


async def test_no_row_is_added_beyond_the_twelfth(host: type[Host]) -> None:
    view = LedgerView(LEDGER, {**READ, "rows": [[f"c{n}"] for n in range(11)]})
    app = host(view)
    async with app.run_test() as pilot:
        await pilot.press("x", "tab", "tab", "tab", "tab", "tab")
        assert len(view.grid.rows) == 12
        assert view.stage == "end"


async def test_what_is_no_number_is_named_once_the_caret_has_left(host: type[Host], size: tuple[int, int]) -> None:
    view = LedgerView(LEDGER, READ)
    app = host(view)
    async with app.run_test(size=size) as pilot:
        await type_row(pilot, "Shop", "many", "-3", "123456789")
        await pilot.press("y")
        text = " ".join(app.text().replace("\n  ", " ").split())
        assert "! Shop, Hours: “many” is no number and is left out of the sums." in text
        assert "! Shop, Euros: -3 is less than 0" in text
        assert "! Shop, Enquiries: 123456789 is too large" in text
        assert "“y”" not in text
        await pilot.press("escape")
        await pilot.pause()
        assert "▸ Done" in app.seen()
        assert "Customers: “y” is no number" in " ".join(app.text().split())
        await pilot.press("enter")
        text = " ".join(app.text().split())
        assert "Shop many -3" in text
        assert "There are no hours per customer to draw." in text


async def test_an_empty_table_is_not_handed_in(host: type[Host]) -> None:
    view = LedgerView(LEDGER, READ)
    app = host(view)
    async with app.run_test() as pilot:
        await pilot.press("space", "enter", "escape", "enter")
        await pilot.pause()
        assert "Nothing stands in the table yet." in app.seen()
        assert not app.answered
        await pilot.press("up")
        assert "Nothing stands" not in app.text()


async def test_a_row_without_a_name_is_known_by_its_number(host: type[Host]) -> None:
    view = LedgerView(LEDGER, {**READ, "rows": [["A", "1"], ["", "3", "", "", "2"], ["", "5"]]})
    app = host(view)
    async with app.run_test() as pilot:
        await pilot.press("escape", "enter")
        assert "Hours, but no customers: A, Row 3 (6 of 9 hours)." in app.text()
        assert "Customers in all: 2. That is too few to tell" in app.text()


async def test_numbers_can_be_changed_after_handing_in(host: type[Host]) -> None:
    view = LedgerView(LEDGER, FILLED, handed_in=True)
    app = host(view)
    async with app.run_test() as pilot:
        assert "Your table" in app.text()
        await pilot.press("r")
        assert view.so_far() is None
        await pilot.press("tab", "backspace", "backspace", "backspace", "2")
        assert view.so_far() == {
            **FILLED,
            "rows": [["Shop", "~12", "0", "9", "1"], PHONE],
            "cell": [0, 1, 3],
        }
        await pilot.press("escape", "enter", "f6")
        assert app.answered[-1][0]["rows"] == [["Shop", "~12", "0", "9", "1"], PHONE]
        assert "Trade fair" in app.text()
        await pilot.press("enter")
        assert "Your table" in app.text()


async def test_the_example_can_be_looked_at_while_typing(host: type[Host]) -> None:
    view = LedgerView(LEDGER, FILLED)
    app = host(view)
    async with app.run_test(size=(40, 15)) as pilot:
        await pilot.press("x", "f6")
        assert "Map profile" in app.text()
        await pilot.press("y")
        await pilot.press("enter", "y")
        await pilot.pause()
        assert view.grid.written[2][0] == "xy"
        assert "xy" in app.seen()


async def test_a_half_typed_cell_comes_back_with_its_caret(host: type[Host]) -> None:
    view = LedgerView(LEDGER, READ)
    app = host(view)
    async with app.run_test() as pilot:
        await type_row(pilot, "Shop", "14")
        await pilot.press("6", "space", "0", "left", "left")
    draft = view.so_far()
    assert draft == {**READ, "rows": [["Shop", "14", "6 0", "", ""]], "cell": [0, 2, 1]}
    again = LedgerView(LEDGER, draft)
    app = host(again)
    async with app.run_test() as pilot:
        await pilot.press("5")
        assert again.grid.written[0][2] == "65 0"


async def test_own_words_can_be_hidden(host: type[Host], size: tuple[int, int]) -> None:
    view = LedgerView(LEDGER, {**FILLED, "cell": [0, 0, 1]})
    app = host(view)
    async with app.run_test(size=size) as pilot:
        own_words.hide(on=True)
        own_words.redraw(cast("Screen[object]", app.page))
        await pilot.press("x")
        for hidden in ("Sh", "xop", "Phone", "14", "1.250"):
            assert hidden not in app.text().replace("~14.", "")
        await pilot.press("escape", "enter")
        await pilot.pause()
        for hidden in ("Sxhop", "Phone", "14", "1250"):
            assert hidden not in app.text()
        assert "is hidden, too" in app.text()
        own_words.hide(on=False)
        own_words.redraw(cast("Screen[object]", app.page))
        await pilot.pause()
        assert "Sxhop" in app.text()
        assert "What the numbers show" in app.text()


async def test_markup_and_wide_signs_stay_what_they_are(host: type[Host], size: tuple[int, int]) -> None:
    rows = [["[/b] **bold** 日本語の長い名前です", "[red]1", "2", "3", "4"], ["[@click=x]", "1", "2", "3", "4"]]
    view = LedgerView(LEDGER, {**READ, "rows": rows})
    app = host(view)
    async with app.run_test(size=size) as pilot:
        assert "[/b]" in app.text()
        await pilot.press("up", "up", "end", "x", "escape", "enter")
        assert "[red]1" in app.text()
        assert "[@click=x]" in app.text()


STRANGE: list[dict[str, Any]] = [
    {"rows": [[]], "example_read": True},
    {"rows": [["a"] * 9] * 40, "example_read": True, "cell": [99, 99, 99]},
    {"rows": [["a\nb\tc", "1\n2"]], "example_read": True, "cell": [-5, -5, -5]},
    {"rows": [["", "", "", "", ""], ["x" * 5000, "9" * 500]], "cell": [1]},
    {"rows": "none", "example_read": "yes", "cell": "here"},
    {"rows": [[1, 2]], "example_read": True},
]


@pytest.mark.parametrize("answer", STRANGE)
@pytest.mark.parametrize("handed_in", [False, True])
async def test_strange_answers_do_no_harm(host: type[Host], answer: dict[str, Any], *, handed_in: bool) -> None:
    view = LedgerView(LEDGER, answer, handed_in=handed_in)
    app = host(view)
    async with app.run_test(size=(40, 15)) as pilot:
        await pilot.press("enter", "r", "up", "x", "tab", "down", "ctrl+d", "f7", "f6", "enter", "escape", "enter")
        view.so_far()
        assert app.text()


def test_words_kept_with_the_answer_name_the_columns() -> None:
    kept = LedgerView(LEDGER).wording()
    assert kept["question"] == LEDGER.question
    assert kept["customers"] == "Customers"


@pytest.mark.parametrize("words", ["saved 14:02", ""])
async def test_when_it_was_saved_is_said(host: type[Host], words: str) -> None:
    view = LedgerView(LEDGER, READ)
    app = host(view)
    async with app.run_test() as pilot:
        view.saved(words)
        await pilot.pause()
        assert ("saved" in app.text()) == bool(words)


async def test_the_line_of_keys_names_what_can_be_done(host: type[Host], language: Language) -> None:
    locale.use(language)
    app = host(LedgerView(LEDGER, FILLED))
    async with app.run_test(size=(40, 15)) as pilot:
        bar = KeyBar()
        await app.page.mount(bar)
        await pilot.pause()
        assert " Esc " in str(bar.render())
        assert " Enter " in str(bar.render())


@given(st.lists(st.sampled_from(["next", "back", "up", "down", "put", "blank", "delete", "restore", "end"])))
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_a_table_is_whole_after_any_keys(keys: list[str]) -> None:
    grid = Grid.of([["a"], ["b", "1"]])
    taken: list[tuple[int, tuple[str, ...]]] = []
    for key in keys:
        if key == "delete" and not grid.at_end:
            taken.append((grid.row, grid.rows[grid.row]))
            grid = grid.without_row()
        elif key == "restore" and taken:
            grid = grid.with_row(*taken.pop())
        elif key in {"put", "blank"} and not grid.at_end:
            grid = grid.put("x" if key == "put" else "")
        else:
            moves = {"next": grid.next_cell(1), "back": grid.next_cell(-1), "up": grid.next_row(-1)}
            grid = moves.get(key, grid.next_row(1) if key == "down" else grid.end())
        assert 0 <= grid.row <= len(grid.rows)
        assert 0 <= grid.column < 5
        assert all(len(cells) == 5 for cells in grid.rows)
        assert grid.rows[-1] == EMPTY or len(grid.rows) >= 12
        assert Grid.of(grid.written).written == grid.written


@given(st.text("aä日 ", max_size=40), st.integers(0, 40), st.integers(4, 20))
def test_of_a_long_cell_the_part_around_the_caret_is_seen(text: str, caret: int, width: int) -> None:
    at = min(caret, len(text))
    cell = typed_cell(text, at, width)
    assert cell.cell_len <= width
    assert [span for span in cell.spans if "reverse" in str(span.style) and span.end > span.start]


async def test_a_burst_of_keys_lands_where_it_belongs(host: type[Host]) -> None:
    view = LedgerView(LEDGER)
    app = host(view)
    async with app.run_test() as pilot:
        for key in ("enter", "a", "tab", "1", "enter", "down", "b", "up", "2", "escape", "enter", "r", "c"):
            character = {"enter": "\r", "tab": "\t", "escape": "\x1b"}.get(key, key if len(key) == 1 else None)
            app.post_message(events.Key(key, character))
        await pilot.pause()
        assert app.answered == [({"rows": [["a", "1", "2", "", ""], ["", "", "b", "", ""]], "example_read": True}, "")]
        assert view.line.text == "ac"


@pytest.mark.parametrize(
    "keys", ["", "S", "Shop", "Shop\t", "Shop\t1", "Shop\t123456789", "A long name of a channel, longer"]
)
async def test_the_caret_is_always_seen_once(host: type[Host], size: tuple[int, int], keys: str) -> None:
    app = host(LedgerView(LEDGER, READ))
    async with app.run_test(size=size) as pilot:
        names = {"\t": "tab", " ": "space", ",": "comma"}
        await pilot.press(*(names.get(sign, sign) for sign in keys))
        options = app.console.options.update(width=app.view.content_size.width, height=None)
        drawn = app.console.render_lines(cast("RenderableType", app.view.render()), options)
        carets = [part.text for line in drawn for part in line if part.style and part.style.reverse]
        assert carets == [" "]


async def test_numbers_are_written_as_the_language_writes_them(host: type[Host], language: Language) -> None:
    locale.use(language)
    app = host(LedgerView(LEDGER, {**READ, "rows": [["A", "1.5", "12,50", "", "1"]]}))
    async with app.run_test() as pilot:
        await pilot.press("escape", "enter")
        sign = "," if language == "de" else "."
        assert f"1{sign}5  12{sign}5" in app.text()
