"""The terminal's own cursor stands where the learner is, so that a braille display shows that line."""

from __future__ import annotations

import sys
from datetime import datetime, timezone
from typing import TYPE_CHECKING

import pytest

from course.progress import with_settings
from course.store import Store

assert sys.platform != "win32", "these tests need a Unix terminal"

if TYPE_CHECKING:
    from tests.terminal.conftest import H2h, Terminal


def points_at(terminal: Terminal, words: str) -> None:
    """Wait until the cursor stands on a row with these words."""
    terminal.wait_until(lambda: words in terminal.cursor()[0], f"the cursor at {words!r}")


def test_it_follows_the_highlighted_chapter(h2h: H2h) -> None:
    terminal = h2h()
    terminal.wait_for("q Quit")
    points_at(terminal, "1  The Pendulum")
    terminal.press("down")
    points_at(terminal, "2  ")
    terminal.press("end")
    points_at(terminal, "12  ")


def test_it_follows_the_caret_of_a_line_that_is_typed(h2h: H2h) -> None:
    h2h.was_at("how-many")
    terminal = h2h()
    terminal.wait_for("q Quit")
    terminal.press("enter")
    terminal.wait_for("1 of 16")
    terminal.press("4", "8")
    points_at(terminal, "guess: 48 ")
    row, column = terminal.cursor()
    assert column == row.index("48") + 2


@pytest.mark.parametrize("size", [(80, 24), (40, 15)])
def test_it_follows_the_option_pointed_at(h2h: H2h, size: tuple[int, int]) -> None:
    h2h.was_at("contradictions")
    terminal = h2h(size=size)
    terminal.wait_for("q Quit")
    terminal.press("enter")
    terminal.wait_quiet()
    points_at(terminal, "▸ –  Firms")
    for words in ("Empathy", "Your own", "Machines"):
        terminal.press("down")
        points_at(terminal, f"▸ –  {words}")
    terminal.press("up")
    points_at(terminal, "▸ –  Your own")


def test_it_can_be_switched_off(h2h: H2h) -> None:
    h2h.was_at("how-many")
    store = Store(h2h.progress)
    store.save(with_settings(store.load().progress, {"cursor": "off"}, datetime.now(timezone.utc)))
    terminal = h2h()
    terminal.wait_for("q Quit")
    terminal.press("down")
    terminal.wait_quiet()
    row, column = terminal.cursor()
    assert (row.rstrip(), column) == (terminal.screen_text().splitlines()[0], 0)
