"""The clock of a timed talk by lines on a real terminal: it says what is left, keeps it, and ends with a line."""

from __future__ import annotations

import shutil
import signal
import sys
import time
from datetime import datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from course.progress import Draft, Progress, drafted, moved, timestamp
from course.store import Store

assert sys.platform != "win32", "these tests need a Unix terminal"

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.terminal.conftest import H2h, Terminal

    Begin = Callable[[int], Terminal]

COURSE = Path(__file__).parents[1] / "data" / "course"
PAIR = """
```toml pair
id = "pair"
question = "Talk about a bread."
minutes = 3
solo = "Write about a bread."
debrief = ["What was heard?"]
roles = [
    { id = "teller", label = "Teller", task = "Tell it." },
    { id = "listener", label = "Listener", task = "Ask back." },
]
observe = [{ id = "asked", text = "Asked back" }]
```
"""


@pytest.fixture
def begin(tmp_path: Path, h2h: H2h) -> Begin:
    """Goes on by lines with a round of which so many seconds are left, and starts its clock."""
    folder = shutil.copytree(COURSE, tmp_path / "course")
    for language in ("de", "en"):
        file = folder / "02-rolls" / f"{language}.md"
        file.write_text(file.read_text("utf-8") + PAIR, "utf-8")

    def begun(left: int) -> Terminal:
        now = datetime.now(timezone.utc)
        draft = Draft(kind="pair", at=timestamp(now), answer={"mode": "together", "left": left})
        Store(h2h.progress).save(drafted(moved(Progress(), "rolls", "pair", now), "rolls/pair", draft))
        terminal = h2h("--course", str(folder), "read")
        terminal.wait_for("start the clock.")
        terminal.send(b"\n")
        terminal.wait_for("The clock runs.")
        return terminal

    return begun


def kept(h2h: H2h) -> dict[str, Any]:
    return Store(h2h.progress).peek().progress.drafts["rolls/pair"].answer


def test_the_time_left_is_said_and_a_line_ends_the_round(h2h: H2h, begin: Begin) -> None:
    terminal = begin(32)
    terminal.wait_for("30 seconds left.")
    terminal.send(b"\n")
    terminal.wait_for("Both tick.")
    terminal.wait_until(lambda: kept(h2h)["left"] in range(20, 31), "what is left in the file")
    terminal.send(b"1\n")
    terminal.wait_for("Go on with this round:")
    terminal.send(b"\x04")
    assert terminal.wait_exit() == 0


def test_when_time_is_up_nothing_goes_on_by_itself_and_a_minute_can_be_added(h2h: H2h, begin: Begin) -> None:
    terminal = begin(2)
    terminal.wait_for("Time is up.")
    terminal.wait_quiet()
    assert "Both tick." not in terminal.screen_text()
    terminal.wait_until(lambda: kept(h2h)["left"] == 0, "that nothing is left in the file")
    terminal.send(b"+\n")
    terminal.wait_for("1 minute left.")
    terminal.send(b"\n")
    terminal.wait_for("Both tick.")
    terminal.wait_until(lambda: kept(h2h)["left"] in range(40, 61), "what is left in the file")


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT, "end of input", "command"])
def test_however_it_ends_what_is_left_is_kept(h2h: H2h, begin: Begin, ending: signal.Signals | str) -> None:
    terminal = begin(100)
    time.sleep(1.2)
    if isinstance(ending, signal.Signals):
        terminal.signal(ending)
    else:
        terminal.send(b"\x04" if ending == "end of input" else b":quit\n")
    terminal.wait_exit()
    assert kept(h2h)["left"] in range(60, 100)


def test_a_running_clock_is_kept_every_few_seconds(h2h: H2h, begin: Begin) -> None:
    terminal = begin(100)
    terminal.wait_until(lambda: kept(h2h)["left"] < 100, "what is left in the file")
    terminal.signal(signal.SIGKILL)
    terminal.wait_exit()
    assert kept(h2h)["left"] in range(50, 91)
