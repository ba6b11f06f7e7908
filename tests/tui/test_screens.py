"""Every screen and every step, in both languages, at three sizes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from textual.widgets import OptionList, Static

from course.catalog import Catalog
from course.exercises import kind_name
from course.progress import Progress, completed, key, moved, noted
from course.store import Store
from tui.labels import kind_label
from tui.screens.chapter import ChapterScreen
from tui.screens.contents import ChapterList, ContentsScreen
from tui.screens.evidence import EvidenceScreen
from tui.screens.help import HelpScreen
from tui.screens.journal import JournalScreen
from tui.screens.settings import SettingsScreen
from tui.sitting import now
from tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from course.model import Language
    from tui.app import CourseApp

    Open = Callable[..., CourseApp]


def screen_text(app: CourseApp) -> str:
    """What the screen in front shows, as lines of text."""
    width, height = app.size
    return "\n".join(
        "".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips(app.size)
    )[: (width + 1) * height]


def keys_shown(app: CourseApp) -> str:
    return app.screen.query_one(KeyBar).render().plain


async def settle(pilot: Pilot[None]) -> None:
    await pilot.pause()
    await pilot.pause()


async def test_contents_name_every_part_and_chapter(
    open_course: Open, language: Language, size: tuple[int, int]
) -> None:
    app = open_course(language)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        listing = app.screen.query_one("#chapters", OptionList)
        for part in app.shelf.catalog.course.parts:
            for entry in part.chapters:
                listing.highlighted = listing.get_option_index(entry.id)
                await settle(pilot)
                shown = screen_text(app)
                for word in entry.title.in_language(language).split():
                    assert word in shown
            listing.scroll_to(y=listing.get_option_index(part.chapters[0].id) - 1, animate=False)
            await settle(pilot)
            assert part.title.in_language(language) in screen_text(app)
        assert "Enter" in keys_shown(app)


CHAPTERS = [entry.id for entry in Catalog.open().course.chapters]


@pytest.mark.parametrize("chapter", CHAPTERS)
async def test_every_step_shows_its_place_kind_and_keys(
    open_course: Open, language: Language, size: tuple[int, int], chapter: str
) -> None:
    app = open_course(language)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        app.screen.query_one(OptionList).highlighted = app.screen.query_one(OptionList).get_option_index(chapter)
        await pilot.press("enter")
        await settle(pilot)
        steps = app.shelf.chapter(chapter).steps
        for place, step in enumerate(steps, 1):
            screen = app.screen
            assert isinstance(screen, ChapterScreen)
            assert screen.sitting.step.id == step.id
            shown = screen_text(app)
            assert f"{place} {'von' if language == 'de' else 'of'} {len(steps)}" in shown
            assert (step.title or kind_label(kind_name(step)))[:20] in shown
            assert keys_shown(app).strip()
            if size == (80, 24):
                screen.action_evidence()
                await settle(pilot)
                assert isinstance(app.screen, EvidenceScreen)
                await pilot.press("escape")
                await settle(pilot)
            await screen.action_go(1)
            await settle(pilot)
        assert isinstance(app.screen, ContentsScreen)


async def test_settings_journal_and_help_open_and_close(
    open_course: Open, language: Language, size: tuple[int, int]
) -> None:
    app = open_course(language)
    async with app.run_test(size=size) as pilot:
        for key, screen in (("f10", SettingsScreen), ("j", JournalScreen), ("f1", HelpScreen)):
            await pilot.press(key)
            await settle(pilot)
            assert isinstance(app.screen, screen)
            assert screen_text(app).strip()
            await pilot.press("escape")
            await settle(pilot)
            assert isinstance(app.screen, ContentsScreen)


async def test_help_lists_what_the_line_of_keys_shows_and_what_is_kept(
    open_course: Open, language: Language, progress_file: Path
) -> None:
    app = open_course(language)
    async with app.run_test(size=(100, 60)) as pilot:
        await pilot.press("enter")
        await settle(pilot)
        bar = keys_shown(app).split()
        await pilot.press("f1")
        await settle(pilot)
        shown = screen_text(app)
        for word in bar:
            assert word in shown
        assert progress_file.name in re.sub(r"[\s│]", "", shown)  # its folder may be long enough to break the line


async def test_help_lists_no_key_twice(open_course: Open) -> None:
    app = open_course("en", moved(Progress(), CHAPTERS[1], "ageing", now()))
    async with app.run_test(size=(100, 60)) as pilot:
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("f1")
        await settle(pilot)
        assert "↑↓       Move" in screen_text(app)
        assert screen_text(app).count("Move") == 1


async def test_the_line_of_keys_has_room_for_enter_and_for_paging(open_course: Open) -> None:
    app = open_course("de", moved(Progress(), CHAPTERS[1], "ageing", now()))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await settle(pilot)
        assert " Enter Antworten " in keys_shown(app)
        await pilot.press("space")
        await settle(pilot)
        assert " Esc Ablegen " in keys_shown(app)
        await pilot.press("escape", "enter")
        await settle(pilot)
        assert " r Noch einmal " in keys_shown(app)
        await pilot.resize_terminal(80, 16)
        await settle(pilot)
        assert " Leertaste Seite weiter " in keys_shown(app)


async def test_a_guess_is_made_before_its_evidence_is_shown(open_course: Open) -> None:
    app = open_course("en", moved(Progress(), CHAPTERS[1], "speed", now()))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("e")
        await settle(pilot)
        assert isinstance(app.screen, ChapterScreen)
        await pilot.press("5", "enter", "e")
        await settle(pilot)
        assert isinstance(app.screen, EvidenceScreen)


async def test_behind_a_chapter_that_is_done_the_next_one_is_chosen(open_course: Open) -> None:
    first, second, third = CHAPTERS[:3]
    progress = completed(moved(Progress(), second, "plan", now()), second, now())
    for step in Catalog.open().chapter(first, "en").steps:
        progress = noted(progress, key(first, step.id), kind_name(step), "skipped", now())
    app = open_course("en", progress)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        listing = app.screen.query_one(ChapterList)
        assert listing.here == third
        await pilot.press("home", "enter")
        await settle(pilot)
        await pilot.press("s", "escape")
        await settle(pilot)
        assert first in app.keeper.progress.completed
        assert app.screen.query_one(ChapterList).here == third
        await pilot.press("home", "enter", "escape")
        await settle(pilot)
        assert app.screen.query_one(ChapterList).here == first


async def test_a_window_too_small_asks_for_room_and_loses_nothing(open_course: Open) -> None:
    app = open_course("en")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("4", "2")
        await pilot.resize_terminal(30, 10)
        await settle(pilot)
        assert "40×15" in screen_text(app)
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert "42" in screen_text(app)


async def test_a_wide_window_shows_all_steps_beside_the_step(open_course: Open) -> None:
    app = open_course("de")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("enter")
        await settle(pilot)
        assert app.screen.query_one("#outline", Static).display
        titles = [step.title for step in app.shelf.chapter(CHAPTERS[0]).steps if step.title]
        shown = screen_text(app)
        assert all(title[:25] in shown for title in titles)


async def test_evidence_shows_claim_ground_source_and_interest(open_course: Open, language: Language) -> None:
    app = open_course(language)
    async with app.run_test(size=(120, 60)) as pilot:
        await settle(pilot)
        app.push_screen(EvidenceScreen(app.shelf.catalog.evidence(["S0.12", "F10"])))
        await settle(pilot)
        shown = screen_text(app)
        assert "S0.12" in shown
        assert "Friedel Mies" in shown
        assert "F10" in shown
        assert "KfW" in shown


async def test_settings_take_effect_at_once_and_are_kept(open_course: Open, progress_file: Path) -> None:
    app = open_course()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f10", "right", "down", "right")
        await settle(pilot)
        assert "Einstellungen" in screen_text(app)
        assert app.theme == "h2h-light"
        await pilot.press("escape", "q")
        await settle(pilot)
    settings = Store(progress_file).load().progress.settings
    assert (settings.language, settings.theme) == ("de", "h2h-light")


async def test_the_contents_come_back_to_the_chapter_left(open_course: Open) -> None:
    second = CHAPTERS[1]
    progress = moved(Progress(), second, "story", now())
    app = open_course("de", progress)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert app.screen.query_one("#chapters", OptionList).highlighted_option is not None
        await pilot.press("enter")
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, ChapterScreen)
        assert (screen.sitting.chapter.id, screen.sitting.step.id) == (second, "story")
