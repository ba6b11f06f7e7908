"""Paths through the course: chosen on the contents, kept, and shown there in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from course.catalog import Catalog
from course.progress import Progress, completed, with_settings
from course.store import Store
from tui.screens.chapter import ChapterScreen
from tui.screens.contents import ContentsScreen
from tui.screens.question import QuestionScreen
from tui.sitting import now

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from course.model import Language
    from tui.app import CourseApp

    Open = Callable[..., CourseApp]

COURSE = Catalog.open().course
SALES = COURSE.paths[0]


def listed(app: CourseApp) -> list[str]:
    """Ids of the chapters on the contents, headings left out."""
    assert isinstance(app.screen, ContentsScreen)
    return [option.id for option in app.screen.chapters.options if option.id]


def top(app: CourseApp) -> str:
    return str(app.screen.query_one("#top").render())


async def test_a_path_is_chosen_by_keyboard_kept_and_left_again(
    open_course: Open, progress_file: Path, language: Language, size: tuple[int, int]
) -> None:
    whole = [entry.id for entry in COURSE.chapters]
    rest = [chapter for chapter in whole if chapter not in SALES.chapters]
    app = open_course(language)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert listed(app) == whole
        await pilot.press("p", "down", "enter")
        await pilot.pause()
        assert listed(app) == [*SALES.chapters, *rest]
        assert f"0 {'von' if language == 'de' else 'of'} {len(SALES.chapters)}" in top(app)
        await pilot.press("q")
    assert Store(progress_file).peek().progress.settings.path == SALES.id

    app = open_course(language)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert listed(app) == [*SALES.chapters, *rest]
        await pilot.press("p", "escape")
        await pilot.pause()
        assert listed(app) == [*SALES.chapters, *rest]
        await pilot.press("p", "home", "enter")
        await pilot.pause()
        assert listed(app) == whole
        await pilot.press("q")
    assert Store(progress_file).peek().progress.settings.path == ""


async def test_the_cursor_of_the_question_stands_on_the_path_that_holds(open_course: Open) -> None:
    app = open_course("en", with_settings(Progress(), {"path": COURSE.paths[-1].id}, now()))
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.press("p")
        await pilot.pause()
        assert isinstance(app.screen, QuestionScreen)
        highlighted = app.screen.query_one("AnswerList").highlighted_option  # type: ignore[attr-defined]
        assert highlighted.id == COURSE.paths[-1].id
        assert str(highlighted.prompt).startswith(COURSE.paths[-1].title.en)


async def test_what_is_done_is_counted_on_the_path(open_course: Open) -> None:
    last, other = SALES.chapters[-1], next(one.id for one in COURSE.chapters if one.id not in SALES.chapters)
    progress = completed(completed(Progress(), last, now()), other, now())
    app = open_course("en", with_settings(progress, {"path": SALES.id}, now()))
    async with app.run_test() as pilot:
        await pilot.pause()
        assert f"1 of {len(SALES.chapters)} done" in top(app)


async def test_in_a_chapter_the_key_leads_back_and_asks_for_no_path(open_course: Open) -> None:
    app = open_course("en")
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("right", "p")
        await pilot.pause()
        assert isinstance(app.screen, ChapterScreen)
        assert app.screen.sitting.place == 0


@pytest.mark.parametrize("path", ["gone", "\x1b[31m"])
async def test_a_path_the_course_does_not_have_is_the_whole_course(open_course: Open, path: str) -> None:
    app = open_course("en", with_settings(Progress(), {"path": path}, now()))
    async with app.run_test() as pilot:
        await pilot.pause()
        assert listed(app) == [entry.id for entry in COURSE.chapters]
