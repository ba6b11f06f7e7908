"""Locked down, the app gives nothing to other programs and writes no file, whatever asks for it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from textual.app import SuspendNotSupported
from textual.drivers.headless_driver import HeadlessDriver

from course.catalog import Catalog
from course.session import open_session
from course.store import Store
from tui.kiosk import KioskApp, app_class

if TYPE_CHECKING:
    from pathlib import Path


async def test_whatever_asks_for_a_browser_a_picture_or_the_shell_gets_nothing(
    tmp_path: Path, progress_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[object] = []
    monkeypatch.setattr(HeadlessDriver, "open_url", lambda *given, **_: done.append(given))
    monkeypatch.setattr(HeadlessDriver, "deliver_binary", lambda *given, **_: done.append(given))
    monkeypatch.setattr("os.kill", lambda *given: done.append(given))
    monkeypatch.chdir(tmp_path)
    app = KioskApp(Catalog.open(), Store(progress_file), open_session(progress_file), "en")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        before = set(tmp_path.iterdir())
        app.open_url("https://example.org")
        app.open_url("file:///etc/passwd")
        assert not app.save_screenshot("picture.svg")
        assert app.deliver_screenshot("picture.svg", str(tmp_path)) is None
        assert app.deliver_text(io.StringIO("words"), save_directory=tmp_path, save_filename="words") is None
        assert app.deliver_binary(io.BytesIO(b"words"), save_directory=tmp_path, save_filename="words") is None
        await app.run_action("app.screenshot")
        await app.run_action("app.suspend_process")
        with pytest.raises(SuspendNotSupported), app.suspend():
            pass
        await pilot.pause()
        assert not done
        assert set(tmp_path.iterdir()) == before


def test_only_the_option_locks_down() -> None:
    assert app_class(kiosk=True).CONFINED
    assert not app_class(kiosk=False).CONFINED
