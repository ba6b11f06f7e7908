"""What goes over the line: few bytes for what is done, none for what is not, and no film of what is past."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

import pytest

assert sys.platform != "win32", "these tests need a Unix terminal"

if TYPE_CHECKING:
    from tests.terminal.conftest import H2h, Start, Terminal

A_CHARACTER, A_PAGE, A_SCREEN = 120, 2500, 4000
"""Bytes at most, at 80x24, as the design has it."""


def settled(terminal: Terminal, words: str) -> int:
    """Wait until it stands still with these words; the bytes so far."""
    terminal.wait_for(words)
    terminal.wait_quiet()
    return terminal.mark()


@pytest.fixture
def over_ssh(start: Start) -> None:
    start.environ["SSH_CONNECTION"] = "192.0.2.1 1 192.0.2.2 22"


@pytest.mark.usefixtures("over_ssh")
def test_a_screen_and_a_page_cost_little(h2h: H2h) -> None:
    terminal = h2h()
    mark = settled(terminal, "q Quit")
    terminal.press("enter")
    opened = settled(terminal, "1 of ") - mark
    assert 0 < opened <= A_SCREEN
    terminal.press("right")
    mark = settled(terminal, "2 of ")
    terminal.press("e")
    panel = settled(terminal, "Evidence") - mark
    assert 0 < panel <= A_SCREEN
    mark = terminal.mark()
    terminal.press("pagedown")
    terminal.wait_quiet()
    assert terminal.mark() - mark <= A_PAGE


@pytest.mark.usefixtures("over_ssh")
def test_a_typed_character_costs_little_and_a_caret_nothing(h2h: H2h) -> None:
    h2h.was_at(h2h.PROMPT)
    terminal = h2h()
    settled(terminal, "q Quit")
    terminal.press("enter")
    settled(terminal, "Reflect")
    terminal.press("tab", "x")
    terminal.wait_quiet(2)
    mark = terminal.mark()
    terminal.type("zehn Worte")
    terminal.wait_quiet(2)  # and the time of saving, said once behind them
    assert terminal.mark() - mark <= len("zehn Worte") * A_CHARACTER
    mark = terminal.mark()
    terminal.wait_quiet(3)
    assert terminal.mark() == mark, "a caret at rest sends nothing"


@pytest.mark.usefixtures("over_ssh")
def test_pages_typed_ahead_are_no_film(h2h: H2h) -> None:
    terminal = h2h()
    settled(terminal, "q Quit")
    terminal.press("enter")
    settled(terminal, "1 of ")
    terminal.press("right")
    settled(terminal, "2 of ")
    mark = terminal.mark()
    terminal.press("right")
    one = settled(terminal, "3 of ") - mark
    mark = terminal.mark()
    terminal.send(b"\x1b[D\x1b[C" * 10)
    terminal.wait_quiet(1)
    assert "3 of " in terminal.screen_text()
    assert terminal.mark() - mark <= 8 * one, "twenty steps, and far fewer pictures of them"


def test_no_motion_of_the_mouse_is_asked_for(h2h: H2h) -> None:
    terminal = h2h()
    settled(terminal, "q Quit")
    drawn = terminal.bytes_since(0)
    asked = set(re.findall(rb"\x1b\[\?(\d+)h", drawn))
    assert {b"1000", b"1006"} <= asked
    assert not asked & {b"1002", b"1003", b"1015"}


def test_without_the_wire_the_same_is_shown(h2h: H2h, start: Start) -> None:
    folder = h2h.progress.parent
    shown = {}
    for wire in ("on", "off"):
        start.environ["H2H_WIRE"] = wire
        terminal = h2h("--progress", str(folder / f"{wire}.toml"))
        settled(terminal, "q Quit")
        terminal.press("enter")
        settled(terminal, "1 of ")
        terminal.press("right")
        settled(terminal, "2 of ")
        shown[wire] = terminal.screen_text()
        terminal.press("ctrl+q")
        terminal.wait_exit()
    assert shown["on"] == shown["off"]
