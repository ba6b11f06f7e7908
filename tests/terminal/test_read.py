"""The course by lines on a real terminal: a line typed is a line kept, however the session ends."""

from __future__ import annotations

import signal
import sys
from typing import TYPE_CHECKING

import pytest

from course.session import seen
from course.store import Store

assert sys.platform != "win32", "these tests need a Unix terminal"

if TYPE_CHECKING:
    from tests.terminal.conftest import H2h, Start, Terminal

WORDS = "It was the oven"


@pytest.fixture
def writing(start: Start, h2h: H2h) -> Terminal:
    """Somebody at the poorest of terminals who has typed a line."""
    start.environ["TERM"] = "dumb"
    h2h.was_at(h2h.PROMPT)
    terminal = h2h("read")
    terminal.wait_for("full stop ends.")
    terminal.send(f"{WORDS}\n".encode())
    terminal.wait_until(lambda: WORDS in kept(h2h), "the line in the file")
    return terminal


def kept(h2h: H2h) -> str:
    """What stands in the prompt."""
    drafts = Store(h2h.progress).peek().progress.drafts
    return str([draft.answer for draft in drafts.values()])


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM, signal.SIGQUIT, signal.SIGINT])
def test_a_signal_ends_it_with_every_line_kept(h2h: H2h, writing: Terminal, number: signal.Signals) -> None:
    writing.signal(number)
    assert writing.wait_exit() == 128 + number
    assert WORDS in kept(h2h)
    assert seen(h2h.progress) is None
    assert writing.edits_lines()


def test_ctrl_c_and_ctrl_d_end_it(h2h: H2h, writing: Terminal) -> None:
    writing.send(b"\x03")
    assert writing.wait_exit() == 128 + signal.SIGINT
    again = h2h("read")
    again.wait_for(WORDS)
    again.wait_for("begins anew.")
    again.send(b"\x04")
    assert again.wait_exit() == 0
    assert WORDS in kept(h2h)


def test_a_line_that_drops_ends_it(h2h: H2h, writing: Terminal) -> None:
    writing.close_master()
    writing.wait_exit()
    assert WORDS in kept(h2h)
    assert h2h.running() == []


def test_nothing_but_lines_reaches_the_terminal(writing: Terminal) -> None:
    writing.send(b"\x1b[A\x1b]52;c;eA==\x07 and heat\n.\n.\n.\n")
    writing.wait_for("It is kept.")
    drawn = writing.bytes_since()
    echoed = {b"\x1b", b"\x07"}  # the terminal's own echo shows control characters as ^[ and so on
    assert not any(sign in drawn for sign in echoed)
    assert max(map(len, drawn.decode().splitlines())) <= 80


def test_the_full_screen_goes_on_where_the_lines_ended_and_the_other_way_round(
    start: Start, h2h: H2h, writing: Terminal
) -> None:
    start.environ["TERM"] = "xterm-256color"
    writing.send(b"\x04")
    writing.wait_exit()
    screen = h2h()
    screen.wait_for("q Quit")
    screen.press("enter")
    screen.wait_for(WORDS)
    screen.wait_quiet()
    screen.type(" again")
    screen.press("ctrl+q")
    assert screen.wait_exit() == 0
    lines = h2h("read")
    lines.wait_for(WORDS)
    lines.wait_for("begins anew.")
    lines.send(b".\n")
    lines.wait_until(lambda: "again" in lines.screen_text().splitlines(), "what was written in the second field")


def test_one_who_opens_it_elsewhere_takes_over(h2h: H2h, writing: Terminal) -> None:
    other = h2h("read")
    other.wait_for("1. Continue here")
    other.send(b"1\n")
    other.wait_for("begins anew.")
    assert writing.wait_exit() > 0
    assert "this session was ended from outside. Everything is saved." in writing.screen_text()
    assert WORDS in other.screen_text()
