"""The app with a real store in a folder of the test's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
