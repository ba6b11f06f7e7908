"""Whether every step fits the smallest window the course is made for: each is drawn off screen, and measured."""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from course.catalog import Catalog
from course.errors import Problem
from course.exercises import kind_name
from course.exercises.ledger import Ledger
from course.model import LANGUAGES, Reading
from course.session import open_session
from course.store import Store
from tui.app import CourseApp
from tui.messages import OpenChapter

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from textual.pilot import Pilot

COLUMNS: Final = 80
ROWS: Final = 24


def misfits(folder: Path | None = None) -> list[Problem]:
    """Every step that, when it is shown first, does not fit 80 columns and 24 rows.

    Readings may scroll, and so may a ledger, which begins with a worked example to read.
    The course in the folder, or the packaged one, must have no other problem.
    """

    async def found() -> list[Problem]:
        return [problem async for problem in _measured(folder)]

    return sorted(asyncio.run(found()))


async def _measured(folder: Path | None) -> AsyncIterator[Problem]:
    with tempfile.TemporaryDirectory() as place:
        for language in LANGUAGES:
            file = Path(place) / f"{language}.toml"
            app = CourseApp(Catalog.open(folder), Store(file), open_session(file), language)
            async with app.run_test(size=(COLUMNS, ROWS)) as pilot:
                await pilot.pause()
                async for problem in _too_tall(app, pilot):
                    yield problem


async def _too_tall(app: CourseApp, pilot: Pilot[None]) -> AsyncIterator[Problem]:
    for entry in app.shelf.catalog.course.chapters:
        chapter = app.shelf.chapter(entry.id)
        for step in chapter.steps:
            if isinstance(step, (Reading, Ledger)):
                continue
            app.post_message(OpenChapter(entry.id, step.id))
            await pilot.pause()
            await pilot.pause()
            if app.chapter_screen and (rows := app.chapter_screen.stage.max_scroll_y):
                problem = f"{rows} rows too many for a window of {COLUMNS} columns and {ROWS} rows; shorten it"
                file = f"{entry.folder}/{chapter.language}.md"
                yield Problem(file, 0, f'{kind_name(step)} "{step.id}": {problem}')
