"""Locked down on a real terminal: no signal and no key leads to a shell, another program or another file."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

assert sys.platform != "win32", "these tests need a Unix terminal"

if TYPE_CHECKING:
    from pathlib import Path

    from tests.terminal.conftest import H2h, Start, Terminal

STOPPING = (signal.SIGTSTP, signal.SIGTTIN, signal.SIGTTOU)
WORDS = "The mechanic calls."


def files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def kept_words(h2h: H2h) -> str:
    return h2h.progress.read_text(encoding="utf-8")


def stays_in_front(terminal: Terminal) -> bool:
    """Send every signal that stops a program, also between two keys, and see that it draws on."""
    for number in STOPPING:
        terminal.signal(number)
        time.sleep(0.3)
        if terminal.stopped():
            return False
    return True


def test_nothing_leads_out_but_quitting(start: Start, h2h: H2h) -> None:
    browser = start.folder / "browser"
    browser.write_text(f"#!/bin/sh\necho $1 >> {browser}.used\n")
    browser.chmod(0o700)
    start.environ |= {"BROWSER": f"{browser} %s", "SSH_ORIGINAL_COMMAND": f"/bin/sh {browser}"}
    h2h.was_at(h2h.PROMPT)
    home = files(start.folder / "home")
    terminal = h2h("--kiosk", "--progress", str(h2h.progress))
    terminal.signal(signal.SIGTSTP)
    terminal.wait_for("q Quit")
    assert stays_in_front(terminal)
    terminal.press("enter")
    terminal.wait_for("Reflect")
    terminal.wait_quiet()
    terminal.press("ctrl+z", "ctrl+s", "f8")
    terminal.type(WORDS)
    terminal.wait_until(lambda: WORDS in kept_words(h2h), "the words in the file")
    assert stays_in_front(terminal)
    terminal.press("escape", "j")
    terminal.wait_for("Journal")
    terminal.wait_quiet()
    assert "Write to a file" not in terminal.screen_text()
    assert "Leave out" not in terminal.screen_text()
    terminal.press("w", "x", "f8")
    terminal.wait_quiet()
    assert "Where should" not in terminal.screen_text()
    terminal.press("?")
    terminal.wait_for("Help")
    terminal.wait_quiet()
    for row in ("Write to a file", "Save elsewhere", "Leave out"):
        assert row not in terminal.screen_text()
    terminal.press("escape", "escape")
    terminal.press("ctrl+p")
    terminal.wait_for("Evidence booklet")
    for letters in ("save", "screenshot", "file"):
        terminal.type(letters)
        terminal.wait_quiet(0.2)
        assert "elsewhere" not in terminal.screen_text()
        assert "Save screenshot" not in terminal.screen_text()
        terminal.press(*["backspace"] * len(letters))
    terminal.press("escape", "ctrl+q")
    assert terminal.wait_exit() == 0
    assert files(start.folder / "home") == home
    assert not (start.folder / "browser.used").exists()


def test_where_saving_fails_no_other_place_is_offered(h2h: H2h) -> None:
    h2h.was_at(h2h.PROMPT)
    h2h.progress.parent.chmod(0o500)
    terminal = h2h("--kiosk", powerless=True)
    terminal.wait_for("q Quit")
    terminal.press("enter")
    terminal.wait_for("Not saved")
    terminal.wait_quiet()
    assert "F8" not in terminal.screen_text()
    terminal.press("f8")
    terminal.wait_quiet()
    assert "Where should" not in terminal.screen_text()
    terminal.press("escape", "f1")
    terminal.wait_for("Help")
    terminal.wait_quiet()
    assert "F8" not in terminal.screen_text()
    h2h.progress.parent.chmod(0o700)


@pytest.mark.parametrize(
    ("language", "said"), [("en", "cannot be combined with a command"), ("de", "verträgt sich mit keinem Befehl")]
)
def test_it_cannot_be_combined_with_a_command(start: Start, h2h: H2h, language: str, said: str) -> None:
    command = [h2h.PROGRAM, "--lang", language, "--kiosk", "status"]
    run = subprocess.run(command, env=start.environ, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.count("\n") == 1
    assert said in run.stderr
