"""The evidence booklet, by keyboard."""

from __future__ import annotations

import shutil
from datetime import datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING

from course.catalog import Catalog
from course.progress import Progress, key, noted
from course.session import open_session
from course.store import Store
from tui.app import CourseApp
from tui.locale import _
from tui.screens.booklet import BookletScreen
from tui.screens.chapter import ChapterScreen
from tui.screens.contents import ContentsScreen
from tui.screens.question import QuestionScreen
from tui.widgets.key_bar import KeyBar, keys_of

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest
    from textual.pilot import Pilot

    from course.model import Chapter, Language

    Open = Callable[..., CourseApp]

NOW = datetime(2026, 11, 22, tzinfo=timezone.utc)
BAKERY = Path(__file__).parents[1] / "data" / "course"
FIRST, SECOND = (entry.id for entry in Catalog.open().course.chapters[:2])


def seen(*steps: str) -> Progress:
    """The steps of the first chapter were seen."""
    progress = Progress()
    for step in steps:
        progress = noted(progress, key(FIRST, step), "reading", "seen", NOW)
    return progress


def screen_text(app: CourseApp) -> str:
    strips = app.screen._compositor.render_strips(app.size)
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


async def settle(pilot: Pilot[None]) -> None:
    await pilot.pause()
    await pilot.pause()


async def booklet(app: CourseApp, pilot: Pilot[None]) -> BookletScreen:
    await settle(pilot)
    await pilot.press("b")
    await settle(pilot)
    screen = app.screen
    assert isinstance(screen, BookletScreen)
    return screen


async def test_what_was_met_stands_in_a_list_with_its_card(
    open_course: Open, language: Language, size: tuple[int, int]
) -> None:
    app = open_course(language, seen("story", "evidence-check"))
    async with app.run_test(size=size) as pilot:
        screen = await booklet(app, pilot)
        ids = [option.id for option in screen.listing.options if option.id]
        assert ids == ["S0.12", "S1.3", "S1.4", "S4.2", "F10"]
        assert screen.listing.here == "S0.12"
        shown = screen_text(app)
        assert _("{met} of {total} claims met").format(met=4, total=161) in shown
        assert "S0 Friedel Mies · 1 " in shown
        assert "S0.12 ” " in shown
        assert "S0.12 · ” " in shown
        assert "? " in app.screen.query_one(KeyBar).render().plain


async def test_the_card_of_a_finding_has_group_limit_source_and_places(open_course: Open, language: Language) -> None:
    app = open_course(language, seen("story", "evidence-check"))
    async with app.run_test(size=(120, 40)) as pilot:
        await booklet(app, pilot)
        await pilot.press("end")
        await settle(pilot)
        shown, card = screen_text(app), app.shelf.catalog.all_evidence().findings["F10"]
        for text in (card.says, card.group, card.limit):
            assert text.in_language(language)[:40] in shown
        assert card.citation[:40] in shown
        title = next(step.title for step in app.shelf.chapter(FIRST).steps if step.id == "evidence-check")
        assert f"• {app.shelf.title(FIRST)}: {title}" in shown


async def test_left_and_right_choose_a_stamp_that_was_met(open_course: Open, size: tuple[int, int]) -> None:
    app = open_course("en", seen("story", "evidence-check"))
    async with app.run_test(size=size) as pilot:
        screen = await booklet(app, pilot)
        assert "← All stamps · 5 →" in screen_text(app)
        await pilot.press("right")
        await settle(pilot)
        assert "← ” Opinion · " in screen_text(app)
        assert screen.listing.here == "S0.12"
        await pilot.press("right")
        await settle(pilot)
        assert "← % Survey · 1 →" in screen_text(app)
        assert screen.listing.here == "F10"
        assert "F10 · % Survey" in screen_text(app)
        await pilot.press("right")
        await settle(pilot)
        assert "← All stamps · 5 →" in screen_text(app)
        assert screen.listing.here == "F10"
        await pilot.press("left", "left")
        await settle(pilot)
        assert "← ” Opinion · " in screen_text(app)


async def test_enter_goes_to_the_step_where_a_card_was_met_first(open_course: Open) -> None:
    app = open_course("en", seen("story", "evidence-check"))
    async with app.run_test(size=(80, 24)) as pilot:
        await booklet(app, pilot)
        await pilot.press("down", "enter")
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, ChapterScreen)
        assert (screen.sitting.chapter.id, screen.sitting.step.id) == (FIRST, "evidence-check")
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, ContentsScreen)


async def test_nothing_met_yet_is_said_in_a_sentence(open_course: Open, size: tuple[int, int]) -> None:
    app = open_course("en")
    async with app.run_test(size=size) as pilot:
        screen = await booklet(app, pilot)
        assert screen.listing.option_count == 0
        assert "Nothing here yet." in screen_text(app)
        assert "0 of 161" in screen_text(app)
        await pilot.press("right", "enter", "space", "b", "end")
        assert app.screen is screen
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, ContentsScreen)


async def test_the_other_language_keeps_card_and_stamp(open_course: Open, size: tuple[int, int]) -> None:
    app = open_course("de", seen("story", "evidence-check"))
    async with app.run_test(size=size) as pilot:
        screen = await booklet(app, pilot)
        await pilot.press("right", "down")
        await settle(pilot)
        here = screen.listing.here
        assert here == "S1.3"
        await pilot.press("f3")
        await settle(pilot)
        assert screen.listing.here == here
        assert "← ” Opinion · 4 →" in screen_text(app)
        claim, _source = app.shelf.catalog.all_evidence().claims[here]
        assert claim.en[:20] in screen_text(app)


async def test_chapters_never_begun_are_not_read(open_course: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    app = open_course("en", seen("story"))
    async with app.run_test() as pilot:
        await settle(pilot)
        read: list[str] = []
        chapter = app.shelf.chapter

        def noting(name: str) -> Chapter:
            read.append(name)
            return chapter(name)

        monkeypatch.setattr(app.shelf, "chapter", noting)
        await booklet(app, pilot)
        assert FIRST in read
        assert SECOND not in read


async def test_in_a_chapter_b_is_no_way_to_the_booklet_but_its_name_is(open_course: Open) -> None:
    app = open_course("en", seen("story"))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert {"app.booklet", "app.change"} <= {one.id for one in keys_of(app.screen)}
        await pilot.press("enter")
        await settle(pilot)
        chapter = app.screen
        assert not {"app.booklet", "app.change"} & {one.id for one in keys_of(chapter)}
        await pilot.press("b", "m")
        await settle(pilot)
        assert app.screen is chapter
        await app.run_action("booklet")
        await settle(pilot)
        assert isinstance(app.screen, BookletScreen)
        await app.run_action("booklet")
        await pilot.press("escape")
        await settle(pilot)
        assert app.screen is chapter


async def test_evidence_with_problems_says_so(tmp_path: Path, progress_file: Path) -> None:
    folder = shutil.copytree(BAKERY, tmp_path / "bakery")
    findings = folder / "findings.toml"
    findings.write_text(findings.read_text("utf-8").replace('stamp = "study"', 'stamp = "guess"'), "utf-8")
    app = CourseApp(Catalog.open(folder), Store(progress_file), open_session(progress_file), "en")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("b")
        await settle(pilot)
        assert isinstance(app.screen, QuestionScreen)
        assert 'unknown stamp "guess"' in " ".join(app.screen.question.split())
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, ContentsScreen)
