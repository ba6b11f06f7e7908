"""The ledger on a real terminal: typed cell by cell, through a kill, a change of language, and to the end."""

from __future__ import annotations

import shutil
import signal
import sys
from datetime import datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import tomli

from course.progress import Progress, moved
from course.store import Store

assert sys.platform != "win32", "these tests need a Unix terminal"

if TYPE_CHECKING:
    from tests.terminal.conftest import H2h, Terminal

COURSE = Path(__file__).parents[1] / "data" / "course"
BLOCK = """
```toml ledger
id = "channels"
question = "What does a guest cost you?"
lesson = "The smell costs nothing."
blind = ["Who came because of both."]
example = [
    { id = "sign", channel = "Sign", hours = 2, euros = 30, enquiries = 4, customers = 1 },
    { id = "smell", channel = "Smell", hours = 0.5, euros = 0, enquiries = 9, customers = 5 },
]
```
"""


@pytest.fixture
def ledger(tmp_path: Path, h2h: H2h) -> list[str]:
    """Arguments for a course with a ledger, where the learner is."""
    folder = tmp_path / "course"
    shutil.copytree(COURSE, folder)
    for language in ("de", "en"):
        file = folder / "02-rolls" / f"{language}.md"
        file.write_text(file.read_text("utf-8") + BLOCK, "utf-8")
    Store(h2h.progress).save(moved(Progress(), "rolls", "channels", datetime.now(timezone.utc)))
    return ["--course", str(folder)]


def begun(terminal: Terminal, words: str = "What does a guest cost you?") -> Terminal:
    terminal.wait_for("q Quit")
    terminal.press("enter")
    terminal.wait_for(words)
    terminal.wait_quiet()
    return terminal


def kept(h2h: H2h) -> str:
    return h2h.progress.read_text(encoding="utf-8")


def test_a_ledger_by_keyboard_alone_survives_a_kill_in_the_middle_of_a_cell(h2h: H2h, ledger: list[str]) -> None:
    terminal = begun(h2h(*ledger))
    terminal.wait_for("Hours per customer")
    terminal.press("enter")
    terminal.wait_for("Estimates will do")
    terminal.type("Stall")
    terminal.press("tab")
    terminal.type("~14")
    terminal.press("enter", "enter")
    terminal.type("qxz7")
    terminal.wait_until(lambda: "qxz7" in kept(h2h), "the cell in the file")
    terminal.signal(signal.SIGKILL)
    terminal.wait_exit()

    terminal = begun(h2h(*ledger))
    terminal.wait_for("qxz7")
    terminal.press("left", "backspace")
    terminal.wait_for("qx7")
    terminal.press("f3")
    terminal.wait_for("6 von 6")
    terminal.wait_for("qx7")
    terminal.press("backspace", "backspace", "tab")
    terminal.type("2")
    terminal.press("escape", "enter")
    terminal.wait_until(lambda: "entries" in kept(h2h), "the answer in the file")
    terminal.press("f3")
    terminal.wait_for("Your table")
    terminal.press("ctrl+q")
    assert terminal.wait_exit() == 0
    record = tomli.loads(kept(h2h))["steps"]["rolls/channels"]
    assert record["entries"][-1]["answer"] == {"rows": [["Stall", "~14", "", "7", "2"]], "example_read": True}


def test_in_a_small_window_the_row_that_is_typed_is_always_seen(h2h: H2h, ledger: list[str]) -> None:
    terminal = begun(h2h(*ledger, size=(40, 15)), "What does a guest")
    terminal.press("enter")
    terminal.wait_for("Channel")
    for row in range(12):
        terminal.type(f"Row{row}")
        terminal.wait_for(f"▸ Row{row}")
        terminal.press("tab", "tab", "tab", "tab", "tab")
    terminal.wait_for("▸ Done")
    terminal.press("enter")
    terminal.wait_for("Your table")


def test_hidden_cells_are_not_sent(h2h: H2h, ledger: list[str]) -> None:
    terminal = begun(h2h(*ledger))
    terminal.press("enter")
    terminal.wait_for("Estimates will do")
    terminal.press("f2")
    terminal.wait_for("own words hidden")
    mark = terminal.mark()
    terminal.type("Jqzkt")
    terminal.press("tab")
    terminal.type("8642")
    terminal.wait_until(lambda: "8642" in kept(h2h), "the cell in the file")
    terminal.press("escape", "enter")
    terminal.wait_for("Your table")
    terminal.wait_quiet()
    sent = terminal.bytes_since(mark)
    assert b"qzk" not in sent
    assert b"864" not in sent
