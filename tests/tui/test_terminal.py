"""The terminal before the full screen."""

from __future__ import annotations

import io
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tui import stand_ins, terminal

if TYPE_CHECKING:
    from pathlib import Path


class Stream(io.StringIO):
    """A stream that is, or is not, a terminal."""

    def __init__(self, *, real: bool) -> None:
        super().__init__()
        self.real = real

    def isatty(self) -> bool:
        """As said."""
        if self.closed:
            raise ValueError
        return self.real


YES, NO, CLOSED = Stream(real=True), Stream(real=False), Stream(real=True)
CLOSED.close()


@pytest.mark.parametrize("other", [NO, None, CLOSED], ids=["a file", "none", "closed"])
def test_all_streams_must_be_terminals(other: Stream | None) -> None:
    assert terminal.refusal({"TERM": "xterm"}, YES, YES, YES) is None
    for streams in ((other, YES, YES), (YES, other, YES), (YES, YES, other)):
        assert terminal.refusal({"TERM": "xterm"}, *streams) == "no-terminal"


@pytest.mark.parametrize(("name", "code"), [("dumb", "dumb"), ("unknown", "dumb"), ("", None), ("vt100", None)])
def test_terminals_that_can_do_nothing_are_refused(name: str, code: str | None) -> None:
    assert terminal.refusal({"TERM": name}, YES, YES) == code


def test_a_terminal_without_a_name_is_tried() -> None:
    assert terminal.refusal({}, YES, YES) is None


def test_only_settings_of_looks_are_kept() -> None:
    environ = {
        "COLUMNS": "132",
        "HOME": "/home/kim",
        "LINES": "50",
        "TEXTUAL": "debug",
        "TEXTUAL_COLOR_SYSTEM": "256",
        "TEXTUAL_DRIVER": "os:system",
        "TEXTUAL_FPS": "10",
        "TEXTUAL_PRESS": "q",
        "TEXTUAL_SCREENSHOT_FILENAME": "x.svg",
    }
    terminal.prepare_terminal(environ)
    assert environ == {"HOME": "/home/kim", "TEXTUAL_COLOR_SYSTEM": "256", "TEXTUAL_FPS": "10"}


def test_a_colour_system_textual_would_stumble_over_is_dropped() -> None:
    environ = {"TEXTUAL_COLOR_SYSTEM": "none"}
    terminal.prepare_terminal(environ)
    assert environ == {}


@pytest.mark.parametrize(
    ("settings", "encoding"),
    [
        ({"LANG": "C.UTF-8"}, "utf-8"),
        ({"LANG": "C.UTF-8", "PYTHONIOENCODING": "ascii"}, "utf-8"),
        ({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, "ascii"),
    ],
)
def test_standard_error_speaks_as_the_locale_does(settings: dict[str, str], encoding: str, tmp_path: Path) -> None:
    program = """
import codecs, os, sys
from tui import stand_ins, terminal
terminal.prepare_terminal(os.environ)
print(codecs.lookup(sys.__stderr__.encoding).name, sys.__stderr__.errors, terminal.input_encoding())
"""
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, env=settings, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == [encoding, stand_ins.NAME, "utf-8"]


def test_no_textual_is_loaded(tmp_path: Path) -> None:
    program = "import sys, tui.terminal, tui.lifeline, tui.saver; print('textual' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
