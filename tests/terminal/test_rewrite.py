"""A rewrite and hidden words on a real terminal."""

from __future__ import annotations

import re
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
```toml rewrite
id = "mail"
question = "Say it better."
original = "We need your reply asap."
model = "I need your yes or no by Thursday."
notes = ["One request."]
checklist = [{ id = "one", text = "Has one request" }, { id = "day", text = "Has a day" }]
```
"""
WORDS = "Yxquvy und Zwqyff am Jqzkt"


@pytest.fixture
def mail(tmp_path: Path, h2h: H2h) -> list[str]:
    """Arguments for a course with a text to rewrite, where the learner is."""
    folder = tmp_path / "course"
    shutil.copytree(COURSE, folder)
    for language in ("de", "en"):
        file = folder / "02-rolls" / f"{language}.md"
        file.write_text(file.read_text("utf-8") + BLOCK, "utf-8")
    Store(h2h.progress).save(moved(Progress(), "rolls", "mail", datetime.now(timezone.utc)))
    return ["--course", str(folder)]


def begun(terminal: Terminal) -> Terminal:
    terminal.wait_for("q Quit")
    terminal.press("enter")
    terminal.wait_for("The original")
    return terminal


def test_a_rewrite_by_keyboard_alone_survives_a_kill_at_every_stage(h2h: H2h, mail: list[str]) -> None:
    terminal = begun(h2h(*mail))
    terminal.type(WORDS)
    kill_when_saved(terminal, h2h, "Jqzkt")

    terminal = begun(h2h(*mail))
    terminal.wait_for(WORDS)
    assert "Has a day" not in terminal.screen_text()
    terminal.press("escape", "enter")
    terminal.wait_for("▸ [ ]  Has one request")
    terminal.press("down", "space")
    terminal.wait_for("[x]  Has a day")
    kill_when_saved(terminal, h2h, '"day"')

    terminal = begun(h2h(*mail))
    terminal.wait_for("[x]  Has a day")
    assert "by Thursday" not in terminal.screen_text()
    terminal.press("enter")
    terminal.wait_for("One request.")
    kill_when_saved(terminal, h2h, '"model"')

    terminal = begun(h2h(*mail))
    terminal.wait_for("yes or no by")
    terminal.press("enter")
    terminal.wait_for("q Quit")
    terminal.press("q")
    assert terminal.wait_exit() == 0
    record = tomli.loads(h2h.progress.read_text("utf-8"))["steps"]["rolls/mail"]
    answers = [entry["answer"] for entry in record["entries"]]
    assert answers == [{"text": {"rewritten": WORDS}, "ticked": ["day"], "seen": "model"}]


def kill_when_saved(terminal: Terminal, h2h: H2h, sign: str) -> None:
    terminal.wait_until(lambda: sign in h2h.progress.read_text("utf-8"), f"{sign} in the file")
    terminal.signal(signal.SIGKILL)
    assert terminal.wait_exit() == -signal.SIGKILL


def test_hidden_words_are_not_sent_to_the_terminal(h2h: H2h, mail: list[str]) -> None:
    terminal = begun(h2h(*mail))
    terminal.type("Yxquvy und")
    terminal.wait_for("Yxquvy und")
    terminal.press("f2")
    terminal.wait_for("own words hidden")
    terminal.wait_quiet()
    mark = terminal.mark()
    terminal.type(" Zwqyff am Jqzkt")
    terminal.wait_for("▒▒▒▒▒▒ ▒▒▒ ▒▒▒▒▒▒ ▒▒ ▒▒▒▒▒")
    terminal.press("left", "left", "home", "end", "f3")
    terminal.wait_for("Esc Verlassen")
    terminal.press("f3")
    terminal.wait_for("Leave the field")
    terminal.press("escape")
    terminal.wait_for("Enter Done")
    terminal.press("j")
    terminal.wait_for("Not finished yet")
    terminal.wait_quiet()
    assert told(terminal.bytes_since(mark)) == []
    terminal.press("escape", "f2")
    terminal.wait_for(WORDS)
    assert told(terminal.bytes_since(mark))
    terminal.wait_until(lambda: WORDS in h2h.progress.read_text("utf-8"), "the words in the file")


def told(drawn: bytes) -> list[str]:
    """What can be read of the words in the bytes drawn, three letters of one or more: often only a part is drawn."""
    plain = re.sub(rb"\x1b\[[0-9;?<>=]*[A-Za-z]", b"\n", drawn).decode(errors="replace")
    pieces = {word[at : at + 3] for word in ("Yxquvy", "Zwqyff", "Jqzkt") for at in range(len(word) - 2)}
    return sorted(piece for piece in pieces if piece in plain)
