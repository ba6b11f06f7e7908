"""A long walk of random keys: no traceback, no growth, and a file that loads."""

from __future__ import annotations

import random
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from course.store import Store

assert sys.platform != "win32", "these tests need a Unix terminal"

if TYPE_CHECKING:
    from tests.terminal.conftest import H2h, Terminal

KEYS, GROWTH = 2000, 1.1
WARM = KEYS // 2
"""After so many keys nearly everything has been loaded once that can be."""

OFTEN = ("enter", "enter", "right", "right", "right", "left", "down", "up", "tab", "shift+tab", "space", "escape")
SOME = ("pagedown", "pageup", "home", "end", "backspace", "delete", "f1", "f2", "f3", "f4", "f5", "f6", "f9", "f10")
FEW = ("ctrl+p", "ctrl+z", "ctrl+a", "ctrl+k", "ctrl+y", *"123456789", *"abcdefghijklmnoprstuvwxyz/?+-äß€世")
SIZES = [(80, 24), (120, 40), (40, 15), (39, 14), (200, 50), (61, 20)]


def memory(process: int) -> int:
    """Kilobytes this process has for itself alone."""
    rollup = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
    return sum(map(int, re.findall(r"^Private_\w+:\s+(\d+) kB", rollup, re.MULTILINE)))


def ready(h2h: H2h) -> Terminal:
    """Start it, and wait until it takes keys."""
    terminal = h2h()
    terminal.wait_for("q Quit")
    return terminal


@pytest.mark.skipif(sys.platform != "linux", reason="needs /proc")
@pytest.mark.timeout(900)
@pytest.mark.soak
def test_two_thousand_random_keys(h2h: H2h) -> None:
    chance = random.Random("h2h")  # noqa: S311 - the same walk each time
    terminal, warm = ready(h2h), 0
    for number in range(1, KEYS + 1):
        terminal.press(chance.choice(chance.choice((OFTEN, OFTEN, SOME, FEW))))
        if not chance.randrange(40):
            terminal.resize(*chance.choice(SIZES))
        if chance.randrange(10):  # one in ten is typed ahead
            terminal.wait_quiet(0.03)
        if number == WARM:
            terminal.wait_quiet(2)
            warm = memory(terminal.process.pid)
        if (code := terminal.process.poll()) is not None:
            assert code == 0, f"ended after {number} keys\n{terminal.screen_text()}"
            terminal = ready(h2h)  # among all the keys were some that leave
    terminal.resize(80, 24)
    terminal.wait_quiet(2)
    grown = memory(terminal.process.pid)
    terminal.press("ctrl+q")
    assert terminal.wait_exit() == 0
    assert "Traceback" not in terminal.screen_text()
    assert not list(h2h.progress.parent.glob("*crash*"))
    assert Store(h2h.progress).peek().condition == "good"
    assert grown <= warm * GROWTH, f"{warm} kB after {WARM} keys, {grown} kB after {KEYS}"
