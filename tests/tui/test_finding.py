"""Search and palette, by keyboard, in the whole app."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input, OptionList, Static

from course.progress import Draft, Progress, drafted, moved
from tui.screens.chapter import ChapterScreen
from tui.screens.contents import ContentsScreen
from tui.screens.journal import JournalScreen
from tui.screens.palette import PaletteScreen
from tui.screens.search import SearchScreen
from tui.screens.settings import SettingsScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from course.model import Language
    from tui.app import CourseApp

NOW = datetime(2026, 11, 1, tzinfo=timezone.utc)
MINE = Draft(kind="prompt", at="2026-11-01T00:00:00.000Z", answer={"text": {"what": "The [b]pendulum[/] of Aunt Ines"}})
WRITTEN = drafted(moved(Progress(), "pendulum-and-proof", "story", NOW), "pendulum-and-proof/forecast", MINE)


def rows(screen: SearchScreen) -> list[str]:
    return [str(option.prompt) for option in screen.listing.options]


async def test_hits_are_shown_with_where_they_stand_and_enter_goes_there(
    open_course: Callable[..., CourseApp], size: tuple[int, int], language: Language
) -> None:
    app = open_course(language, WRITTEN)
    async with app.run_test(size=size) as pilot:
        await pilot.press("slash", *"Aunt Ines", "enter")
        screen = app.screen
        assert isinstance(screen, SearchScreen)
        assert [row.count("The [b]pendulum[/] of Aunt Ines") for row in rows(screen)] == [1]
        assert screen.focused is screen.listing
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, ChapterScreen)
        assert app.screen.sitting.step.id == "forecast"


async def test_what_is_not_there_is_said_and_other_words_can_be_tried(open_course: Callable[..., CourseApp]) -> None:
    app = open_course("en", WRITTEN)
    async with app.run_test() as pilot:
        await pilot.press("slash", *"zzz", "enter")
        screen = app.screen
        assert isinstance(screen, SearchScreen)
        assert "Nothing found for “zzz”." in str(screen.query_one("#found", Static).render())
        await pilot.press("backspace", "backspace", "backspace", *"pendulum", "enter")
        assert "you wrote" in rows(screen)[0]
        assert len(rows(screen)) > 1
        await pilot.press("slash")
        assert isinstance(screen.focused, Input)
        await pilot.press("escape")
        assert isinstance(app.screen, ContentsScreen)


async def test_the_search_goes_on_in_the_other_language(open_course: Callable[..., CourseApp]) -> None:
    app = open_course("en")
    async with app.run_test() as pilot:
        await pilot.press("slash", *"pendulum", "enter")
        await pilot.press("f3")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, SearchScreen)
        assert screen.field.value == "pendulum"
        await pilot.press("slash", *["backspace"] * 8, *"pendel", "enter")
        assert any("Pendel" in row for row in rows(screen))


async def test_a_search_inside_a_chapter_keeps_what_is_half_written(
    open_course: Callable[..., CourseApp],
) -> None:
    app = open_course("en", moved(Progress(), "pendulum-and-proof", "forecast", NOW))
    async with app.run_test() as pilot:
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press(*"Aunt Ines", "escape", "slash", *"aunt ines", "enter")
        assert isinstance(app.screen, SearchScreen)
        assert ["Aunt Ines" in row for row in rows(app.screen)] == [True]
        await pilot.press("escape")
        assert isinstance(app.screen, ChapterScreen)
        assert "Aunt Ines" in str(app.screen.at and app.screen.at[0].so_far())


@pytest.mark.parametrize(
    ("letters", "screen"),
    [
        ("jour", JournalScreen),
        ("settings", SettingsScreen),
        ("contents", ContentsScreen),
        ("compulsories", ChapterScreen),
        ("zzz", SearchScreen),
    ],
)
async def test_the_palette_goes_everywhere_from_anywhere_in_one_burst(
    open_course: Callable[..., CourseApp], letters: str, screen: type
) -> None:
    app = open_course("en", WRITTEN)
    async with app.run_test() as pilot:
        for way in ((), ("enter",), ("j",), ("f10",)):
            await pilot.press(*way)
            await pilot.pause()
            await pilot.press("ctrl+p", *letters, "enter")
            await pilot.pause()
            assert isinstance(app.screen, screen)
            assert len(app.screen_stack) <= 3
            await pilot.press("ctrl+p", *"contents", "enter")
            await pilot.pause()
            assert isinstance(app.screen, ContentsScreen)


async def test_the_palette_names_chapters_in_the_language_spoken(
    open_course: Callable[..., CourseApp], size: tuple[int, int], language: Language
) -> None:
    app = open_course(language)
    async with app.run_test(size=size) as pilot:
        await pilot.press("ctrl+p")
        assert isinstance(app.screen, PaletteScreen)
        names = [str(option.prompt) for option in app.screen.query_one(OptionList).options]
        title = {"de": "Kapitel 2: Pflicht und Kür", "en": "Chapter 2: Compulsories and the Free Skate"}[language]
        assert title in names
        await pilot.press("down", "down", "enter")
        await pilot.pause()
        assert isinstance(app.screen, ChapterScreen)
        assert app.screen.number == 2


async def test_the_palette_finds_letters_in_order_and_the_beginnings_of_words_first(
    open_course: Callable[..., CourseApp],
) -> None:
    places = {"spread": "Gespräche, Orte", "within": "Report", "word": "Der Ort", "none": "Journal"}
    async with open_course("en").run_test() as pilot:
        await pilot.app.push_screen(PaletteScreen(places))
        await pilot.press(*"ort")
        listing = pilot.app.screen.query_one(OptionList)
        assert [option.id for option in listing.options] == ["spread", "word", "within", ""]
        await pilot.press(*["backspace"] * 3, *"gsp")
        assert [option.id for option in listing.options] == ["spread", ""]


async def test_many_of_the_same_letter_cost_the_palette_no_time(open_course: Callable[..., CourseApp]) -> None:
    places = {"long": "Nebenbei gesehene ehrenwerte Reden der Seewesten " * 4}
    async with open_course("en").run_test() as pilot:
        await pilot.app.push_screen(PaletteScreen(places))
        await pilot.press(*"e" * 30)
        assert pilot.app.screen.query_one(OptionList).options[0].id == "long"


async def test_the_palette_opens_over_no_question(open_course: Callable[..., CourseApp]) -> None:
    app = open_course("en")
    async with app.run_test() as pilot:
        await pilot.press("question_mark", "ctrl+p")
        assert not isinstance(app.screen, PaletteScreen)
        await pilot.press("escape", "ctrl+p", "ctrl+p")
        assert isinstance(app.screen, ContentsScreen)
