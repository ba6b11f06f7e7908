"""The app with a real store in a folder of the test's own."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from course.catalog import Catalog
from course.session import open_session
from course.store import Store
from tui.app import CourseApp

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from course.model import Language
    from course.progress import Progress

SIZES = [(80, 24), (120, 40), (40, 15)]
SOON = 0.06
"""Seconds within which a timer counts as part of what a key did: Textual draws at most two frames of 1/60 later."""


async def at_rest(_min_sleep: float = 0, max_sleep: float = 20) -> None:
    """Wait until the event loop has nothing to do, and nothing soon.

    Textual's own pilot takes a process for idle that uses no processor, which a busy machine makes of every process.
    """
    loop: Any = asyncio.get_running_loop()
    end = loop.time() + max_sleep
    while loop.time() < end:
        await asyncio.sleep(0)
        due = min((timer.when() for timer in loop._scheduled if not timer.cancelled()), default=end)
        if not loop._ready and due > loop.time() + SOON:
            return
        if not loop._ready:
            await asyncio.sleep(max(due - loop.time(), 0))


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the pilot go on when the app is at rest, and not because it waited for a processor."""
    for module in ("app", "pilot"):
        monkeypatch.setattr(f"textual.{module}.wait_for_idle", at_rest)


@pytest.fixture
def progress_file(tmp_path: Path) -> Path:
    return tmp_path / "kept" / "progress.toml"


@pytest.fixture
def open_course(progress_file: Path) -> Callable[..., CourseApp]:
    """Open the packaged course on this test's progress file, as a fresh start of the program would."""

    def opened(language: Language | None = None, progress: Progress | None = None) -> CourseApp:
        store = Store(progress_file)
        if progress:
            store.save(progress)
        return CourseApp(Catalog.open(), Store(progress_file), open_session(progress_file), language)

    return opened


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    found: tuple[int, int] = request.param
    return found


@pytest.fixture(params=["de", "en"])
def language(request: pytest.FixtureRequest) -> Language:
    found: Language = request.param
    return found
