"""What was typed is kept, and the process ends, however the session ends."""

from __future__ import annotations

import re
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

assert sys.platform != "win32", "these tests need a Unix terminal"

if TYPE_CHECKING:
    from tests.terminal.conftest import H2h, Start, Terminal

TYPING_APP = str(Path(__file__).with_name("typing_app.py"))
WORDS = "Zweiter Gang mit Wärme"


Writing = Callable[..., "Terminal"]


@pytest.fixture(params=["typing app", "h2h"])
def writing(request: pytest.FixtureRequest, start: Start, h2h: H2h) -> Writing:
    """Starts a session in which these words were typed a moment ago, and are not written yet."""

    def written(**options: Any) -> Terminal:  # noqa: ANN401 - as the launcher takes them
        if request.param == "h2h":
            terminal = h2h.writing(**options)
        else:
            terminal = start(sys.executable, TYPING_APP, **options)
            terminal.wait_for("ready")
        terminal.type(WORDS)
        terminal.wait_for(WORDS)
        return terminal

    return written


def words(terminal: Terminal) -> str:
    """What the progress file holds."""
    return terminal.progress.read_text(encoding="utf-8") if terminal.progress.exists() else ""


def restored(terminal: Terminal, since: int) -> bool:
    """Whether the terminal was given back: earlier screen, cursor, no mouse, plain keys, echo and line editing."""
    drawn = terminal.bytes_since(since)
    sequences = (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l", b"\x1b[?1006l", b"\x1b[?2004l", b"\x1b[<u", b"\x1b[?7h")
    return all(sequence in drawn for sequence in sequences) and terminal.edits_lines()


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM, signal.SIGQUIT, signal.SIGINT])
def test_a_signal_saves_and_gives_the_terminal_back(writing: Writing, number: signal.Signals) -> None:
    terminal = writing()
    mark = terminal.mark()
    terminal.signal(number)
    assert terminal.wait_exit() == 128 + number
    assert WORDS in words(terminal)
    assert restored(terminal, mark)


@pytest.mark.parametrize(
    "options",
    [{}, {"ignore": ["SIGHUP"]}, {"block": ["SIGHUP"]}, {"controlling": False}],
    ids=["plain", "ignored", "blocked", "no signal at all"],
)
def test_a_closed_terminal_saves_and_ends(writing: Writing, options: dict[str, Any]) -> None:
    terminal = writing(**options)
    terminal.close_master()
    assert terminal.wait_exit() == 128 + signal.SIGHUP
    assert WORDS in words(terminal)


def test_a_burst_of_signals_as_service_managers_send_it_saves_and_ends(writing: Writing) -> None:
    terminal = writing()
    mark = terminal.mark()
    for number in (signal.SIGTERM, signal.SIGCONT, signal.SIGHUP):
        terminal.signal(number)
    assert terminal.wait_exit() in {128 + signal.SIGHUP, 128 + signal.SIGTERM}
    assert WORDS in words(terminal)
    assert restored(terminal, mark)


def test_a_kill_costs_only_what_was_typed_in_the_last_second(writing: Writing) -> None:
    terminal = writing()
    time.sleep(2.5)
    terminal.type("!")
    terminal.signal(signal.SIGKILL)
    assert terminal.wait_exit() == -signal.SIGKILL
    assert WORDS in words(terminal)


def test_typing_without_a_pause_is_written_every_few_seconds(writing: Writing) -> None:
    terminal = writing()
    begun = time.monotonic()
    while time.monotonic() < begun + 7:
        terminal.type("x")
        time.sleep(0.2)
    terminal.signal(signal.SIGKILL)
    terminal.wait_exit()
    assert WORDS in words(terminal)


def test_on_a_line_that_stands_still_a_signal_still_saves_and_ends(writing: Writing) -> None:
    terminal = writing()
    terminal.stall()
    for _ in range(150):
        terminal.type("x")
    time.sleep(1)
    begun = time.monotonic()
    terminal.signal(signal.SIGTERM)
    assert terminal.wait_exit() == 128 + signal.SIGTERM
    assert time.monotonic() - begun > 2.5, "the loop stood still, so the watchdog ended it"
    assert WORDS + "xxx" in words(terminal)


def test_on_a_line_that_stands_still_a_hangup_saves_and_ends_at_once(writing: Writing) -> None:
    terminal = writing()
    terminal.stall()
    for _ in range(150):
        terminal.type("x")
    terminal.close_master()
    assert terminal.wait_exit() == 128 + signal.SIGHUP
    assert WORDS + "xxx" in words(terminal)


def test_stray_continue_signals_change_nothing(writing: Writing) -> None:
    terminal = writing()
    mark = terminal.mark()
    for _ in range(10):
        terminal.signal(signal.SIGCONT)
        time.sleep(0.02)
    terminal.type(" und mehr")
    terminal.wait_for(WORDS + " und mehr")
    terminal.send(b"\x1b[200~" + b"y" * 50 + b"\n" * 5 + b"z" * 9000 + b"\x1b[201~")
    terminal.wait_until(lambda: "y" * 50 in terminal.screen_text() or "z" * 50 in terminal.screen_text(), "the paste")
    terminal.press("ctrl+q")
    assert terminal.wait_exit() == 0
    assert "und mehr" + "y" * 50 in words(terminal)
    assert max(map(len, re.findall("z+", words(terminal)))) == 9000
    assert b"\x1b[?1049h" not in terminal.bytes_since(mark)


def test_a_suspended_session_goes_on_when_it_is_continued(writing: Writing) -> None:
    terminal = writing()
    for _ in range(2):
        mark = terminal.mark()
        terminal.signal(signal.SIGTSTP)
        terminal.wait_until(terminal.stopped, "suspended")
        terminal.wait_until(lambda: restored(terminal, mark), "the terminal as it was")  # noqa: B023
        mark = terminal.mark()
        terminal.signal(signal.SIGCONT)
        terminal.wait_until(lambda: b"\x1b[?1049h" in terminal.bytes_since(mark), "the full screen")  # noqa: B023
        terminal.type("+")
    terminal.press("ctrl+q")
    assert terminal.wait_exit() == 0
    assert WORDS + "++" in words(terminal)


def test_a_suspended_session_can_be_ended(writing: Writing) -> None:
    terminal = writing()
    terminal.signal(signal.SIGTSTP)
    terminal.wait_until(terminal.stopped, "suspended")
    terminal.signal(signal.SIGTERM)
    terminal.signal(signal.SIGCONT)
    assert terminal.wait_exit() == 128 + signal.SIGTERM
    assert WORDS in words(terminal)
