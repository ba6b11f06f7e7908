"""The contact map, taken by keyboard."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from rich.cells import cell_len
from rich.style import Style
from textual.events import Key

from course.exercises.contacts import Contacts, Group
from tui.widgets import own_words
from tui.widgets.exercises.contacts import ContactsView
from tui.widgets.exercises.contacts_rings import Label, drawn, picture
from tui.widgets.key_bar import keys_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.tui.views.conftest import Host

TODAY = date(2026, 11, 22)
MAP = Contacts(
    id="map",
    question="Who is near?",
    groups=(Group(id="guests", label="Guests"), Group(id="friends", label="Real friends")),
)
NAMES = ("very near", "near", "further away")


def ago(days: int) -> str:
    return (TODAY - timedelta(days=days)).isoformat()


def view(answer: dict[str, Any] | None = None, *, handed_in: bool = False, step: Contacts = MAP) -> ContactsView:
    return ContactsView(step, answer, handed_in=handed_in, today=lambda: TODAY)


def person(initials: str, ring: int = 0, days: int | None = None) -> dict[str, object]:
    known = {"initials": initials, "ring": ring, "group": "guests", "last": ago(days) if days is not None else ""}
    return {name: value for name, value in known.items() if value}


MANY = [person(f"P{place}", place % 3 + 1, place * 20) for place in range(15)]


def squeezed(text: str) -> str:
    return " ".join(text.split())


async def test_somebody_is_entered_and_the_silent_are_named(host: type[Host], size: tuple[int, int]) -> None:
    app = host(view())
    async with app.run_test(size=size) as pilot:
        assert "This stays on this machine" in squeezed(app.text())
        await pilot.press("enter", *"AB", "enter", "1", "2", *"120", "enter")
        await pilot.press("enter", *"CD", "enter", "2", "1", *"heute", "enter")
        await pilot.press("a", *"EF", "enter", "3", "1", "enter")
        await pilot.pause()
        assert "Add somebody (3 of 15)" in app.seen()
        await pilot.press("down", "enter")
        await pilot.pause()
        known = {"group": "guests"}
        assert app.answered == [
            (
                {
                    "people": [
                        {"initials": "AB", "ring": 1, "group": "friends", "last": ago(120)},
                        {"initials": "CD", "ring": 2, **known, "last": ago(0)},
                        {"initials": "EF", "ring": 3, **known},
                    ]
                },
                "",
            )
        ]
        seen = squeezed(app.seen())
        assert "Near, but silent for more than 90 days Near are the two inner rings. AB" in seen
        assert "120 days" in seen
        assert "Without a day, so nothing can be said: EF" in seen
        await pilot.press("enter")
        assert app.onward == 1


async def test_letters_are_only_letters_while_somebody_is_entered(host: type[Host]) -> None:
    held = view()
    app = host(held)
    async with app.run_test() as pilot:
        await pilot.press("a", *"jleq s", "question_mark", "left", "left", "x", "home", "delete", "enter")
        await pilot.press(*"sjqle", "9", "space", "2")
        await pilot.press(*"sjq", "8")
        assert not app.page.heard
        assert held.so_far() == {"people": [{"initials": "leq xs?", "ring": 2}], "caret": [0, 2, 0]}
        await pilot.press("escape", "e")
        assert app.page.heard == ["e"]
        assert held.so_far() == {"people": [{"initials": "leq xs?", "ring": 2}]}


async def test_without_a_word_arrows_lead_to_other_steps(host: type[Host]) -> None:
    app = host(view())
    async with app.run_test() as pilot:
        await pilot.press("enter", "right", "x", "right")
        assert app.page.heard == ["right"]


async def test_a_day_is_understood_while_it_is_typed_and_what_is_none_is_kept_and_said(
    host: type[Host], size: tuple[int, int]
) -> None:
    held = view({"people": [person("AB", 1, 3)]})
    app = host(held)
    async with app.run_test(size=size) as pilot:
        await pilot.press("up", "enter", "up", "down", "down", "down", "down")
        assert "19 Nov 2026" in app.text()
        await pilot.press("home", *["delete"] * 20, *"3 weeks")
        await pilot.pause()
        assert "= 1 Nov 2026, 21 days ago" in squeezed(app.seen())
        await pilot.press(*" or so", "enter")
        await pilot.pause()
        assert held.so_far() == {"people": [{**person("AB", 1), "last": "3 weeks or so"}]}
        assert "“3 weeks or so” cannot be read as a day that has passed" in squeezed(app.seen())
        await pilot.press("enter", "tab", "tab", "tab", *["backspace"] * 6, "tab")
        assert held.so_far() == {"people": [person("AB", 1, 21)]}
        assert "cannot be read" not in app.text()


@pytest.mark.parametrize("caret", [[0, 0, 1], [0, 0, 2], [1, 3, 2], [1, 1, 0], [2, 0, 0]])
async def test_a_half_entered_person_comes_back_with_the_caret(host: type[Host], caret: list[int]) -> None:
    answer = {"people": [person("AB", 1, 3), {"initials": "CD", "last": "3 W"}, {}], "caret": caret}
    held = view(answer)
    app = host(held)
    async with app.run_test() as pilot:
        assert held.so_far() == answer
        if held.typing:
            await pilot.press("X")
            place, field, column = caret
            before = str(([*("AB", "CD", "")], ..., ..., ["", "3 W", ""])[field][place])  # type: ignore[index]
            now = held.answer.people[place]
            assert (now.initials, ..., ..., now.last)[field] == before[:column] + "X" + before[column:]
            assert held.answer.caret == (place, field, column + 1)


async def test_keys_that_arrive_all_at_once_keep_their_order(host: type[Host]) -> None:
    held = view()
    app = host(held)
    async with app.run_test() as pilot:
        keys = [
            "a",
            *"Ab",
            "left",
            "x",
            "enter",
            "2",
            "1",
            *"90",
            "enter",
            "enter",
            *"Cd",
            "escape",
            "up",
            "enter",
            *"E",
        ]
        for key in keys:
            held.post_message(Key(key, key if len(key) == 1 else None))
        await pilot.pause()
        assert held.so_far() == {
            "people": [{**person("Axb", 2, 90)}, {"initials": "CdE"}],
            "caret": [1, 0, 3],
        }


async def test_nobody_is_left_behind_when_nothing_was_said(host: type[Host]) -> None:
    held = view()
    app = host(held)
    async with app.run_test() as pilot:
        await pilot.press("enter", "x", "backspace", "escape")
        assert held.so_far() is None
        await pilot.press("down", "enter")
        assert "Nobody is on the map yet" in app.text()
        assert not app.answered


async def test_somebody_can_be_changed_taken_out_and_put_back(host: type[Host], size: tuple[int, int]) -> None:
    held = view({"people": [person("AB", 1, 3), person("CD", 2, 9)]})
    app = host(held)
    async with app.run_test(size=size) as pilot:
        await pilot.press("up", "up", "enter", "down", "3", "escape")
        assert held.so_far() == {"people": [person("AB", 3, 3), person("CD", 2, 9)]}
        await pilot.press("backspace")
        await pilot.pause()
        assert held.so_far() == {"people": [person("CD", 2, 9)]}
        assert "AB is no longer on the map." in squeezed(app.text())
        assert "z puts them back." in squeezed(app.seen())
        await pilot.press("delete", "z")
        assert held.so_far() == {"people": [person("CD", 2, 9)]}
        await pilot.press("z")
        assert held.so_far() == {"people": [person("AB", 3, 3), person("CD", 2, 9)]}
        await pilot.press("z")
        assert held.so_far() == {"people": [person("AB", 3, 3), person("CD", 2, 9)]}


async def test_a_full_map_takes_nobody_more_and_one_that_is_too_full_keeps_all(host: type[Host]) -> None:
    held = view({"people": [*MANY, person("Z", 1, 1)]})
    app = host(held)
    async with app.run_test() as pilot:
        assert "Add somebody" not in app.text()
        await pilot.press("a", "enter")
        assert len(app.answered[0][0]["people"]) == 16  # type: ignore[arg-type]


@pytest.mark.parametrize("place", range(1, 17))
async def test_the_row_under_the_cursor_is_in_sight(host: type[Host], place: int) -> None:
    app = host(view({"people": MANY[:14]}))
    async with app.run_test(size=(40, 15)) as pilot:
        await pilot.press(*["down"] * place)
        await pilot.pause()
        assert "▸" in app.seen()


async def test_the_picture_is_drawn_where_there_is_room(host: type[Host], size: tuple[int, int]) -> None:
    app = host(view({"people": [*MANY[:12], person("Nobody knows")]}))
    async with app.run_test(size=size) as pilot:
        await pilot.press("v")
        await pilot.pause()
        wide = size[0] >= 60
        assert ("····" in app.seen()) is wide
        assert ("finds no room" in squeezed(app.seen())) is not wide
        assert "P3 " in app.seen()
        if wide:
            assert "P6 120" in app.text()
            assert "In no ring yet: Nobody knows" in app.text()
        assert "Nobody knows" in app.text()
        await pilot.press("enter")
        assert "Add somebody (13 of 15)" in app.text()
        assert app.onward == 0


async def test_what_was_handed_in_ages_and_can_be_changed(host: type[Host], size: tuple[int, int]) -> None:
    held = ContactsView(
        MAP, {"people": [person("AB", 2, 80)]}, handed_in=True, today=lambda: TODAY + timedelta(days=20)
    )
    app = host(held)
    async with app.run_test(size=size) as pilot:
        assert "100 days" in app.seen()
        await pilot.press("v")
        await pilot.pause()
        assert held.so_far() is None
        await pilot.press("r")
        assert held.so_far() is None
        await pilot.press("a", *"CD", "escape", "down", "enter")
        assert [one["initials"] for one in app.answered[0][0]["people"]] == ["AB", "CD"]  # type: ignore[attr-defined]


async def test_taking_everybody_out_counts_too(host: type[Host]) -> None:
    held = view({"people": [person("AB", 2, 80)]}, handed_in=True)
    app = host(held)
    async with app.run_test() as pilot:
        await pilot.press("r", "up", "backspace")
        assert held.so_far() == {"people": []}
        await pilot.press("down", "enter")
        assert app.answered == [({}, "")]


async def test_the_line_of_keys_says_what_enter_does(host: type[Host]) -> None:
    app = host(view({"people": [person("AB", 2, 80)]}))
    async with app.run_test(size=(120, 40)) as pilot:

        def keys() -> str:
            return "  ".join(f"{key.words} {key.does}" for key in keys_of(app.page) if key.shown)

        assert "Enter Add" in keys()
        assert "v Picture" in keys()
        await pilot.press("up")
        assert "Enter Change" in keys()
        assert "Backspace Take out" in keys()
        await pilot.press("enter")
        assert "Enter Next field" in keys()
        await pilot.press("enter")
        assert "1-3 Take this" in keys()
        await pilot.press("enter")
        assert "1-2 Take this" in keys()
        await pilot.press("escape", "down", "down")
        assert "Enter Done" in keys()


async def test_a_group_that_is_gone_and_odd_values_do_no_harm(host: type[Host]) -> None:
    odd = [{"initials": "A[/b]", "ring": 7, "group": "gone", "last": "2026-13-99"}, {"ring": "x"}, 5]
    app = host(view({"people": odd, "caret": ["x"]}, handed_in=True))
    async with app.run_test() as pilot:
        await pilot.press("v", "v", "r", "v", "v", "up", "enter", "down", "down", "escape")
        assert "A[/b]" in app.text()
        assert "gone" in app.text()


@pytest.fixture
def hidden() -> Iterator[None]:
    own_words.hide(on=True)
    yield
    own_words.hide(on=False)


async def test_names_and_words_are_hidden_with_all_other_own_words(host: type[Host], hidden: None) -> None:
    people = [person("Okafor", 1, 120), {"initials": "Meier", "last": "neulich"}]
    app = host(view({"people": people}))
    async with app.run_test() as pilot:
        seen = [app.text()]
        for keys in (
            ["v"],
            ["v", "up", "enter"],
            ["tab", "tab", "tab"],
            ["escape"],
            ["backspace"],
            ["z", "down", "down", "enter"],
        ):
            await pilot.press(*keys)
            seen.append(app.text())
        await pilot.press("v")
        seen.append(app.text())
        assert app.answered
        assert not any(word in text for word in ("Okafor", "Meier", "neulich") for text in seen)
        assert "▒▒▒▒▒" in seen[0]


@given(
    st.lists(
        st.tuples(
            st.integers(1, 3),
            st.text(st.characters(codec="utf-8", exclude_categories=["C", "M", "Z"]), min_size=1, max_size=6),
        ),
        max_size=15,
    ),
    st.integers(56, 90),
    st.sampled_from([15, 17, 19, 25]),
)
def test_in_the_picture_no_words_lie_over_others(names: list[tuple[int, str]], width: int, height: int) -> None:
    labels = tuple(Label(ring, words, Style.null()) for ring, words in names)
    pieces = picture(labels, NAMES, Style.null(), (width, height))
    if pieces is None:
        return
    for piece in pieces:
        beside = [other for other in pieces if other is not piece and other.row == piece.row]
        assert all(other.end <= piece.column or piece.end <= other.column for other in beside)
    rows = [row.plain for row in drawn(pieces)]
    assert len(rows) <= height
    assert max(map(cell_len, rows)) <= width
    for _ring, words in names:
        assert any(words in row for row in rows)


@pytest.mark.parametrize(("width", "height"), [(56, 15), (73, 17), (71, 25)])
@pytest.mark.parametrize("counts", [(5, 5, 5), (8, 4, 3), (2, 10, 3), (1, 1, 13)])
def test_a_full_map_finds_room(width: int, height: int, counts: tuple[int, int, int]) -> None:
    labels = tuple(Label(ring, "ABC", Style.null()) for ring, count in enumerate(counts, 1) for _ in range(count))
    pieces = picture(labels, NAMES, Style.null(), (width, height))
    assert pieces is not None
    assert sum(piece.words == "ABC" for piece in pieces) == 15


def test_where_somebody_finds_no_room_there_is_no_picture() -> None:
    crowd = tuple(Label(1, "twelve signs", Style.null()) for _ in range(15))
    assert picture(crowd, NAMES, Style.null(), (70, 17)) is None
    assert picture((), NAMES, Style.null(), (55, 17)) is None
    assert picture((), NAMES, Style.null(), (70, 14)) is None


async def test_in_a_map_of_other_days_silence_begins_elsewhere(host: type[Host]) -> None:
    app = host(view({"people": [person("AB", 2, 80)]}, handed_in=True, step=replace(MAP, silent=60)))
    async with app.run_test():
        assert "silent for more than 60 days" in app.text()
        assert "Nobody on your map" not in app.text()
