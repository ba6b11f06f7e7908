"""A branching talk on a real terminal: taken, cut off by force, spoken in another language, and gone on with."""

from __future__ import annotations

import shutil
import signal
import sys
from datetime import datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from course import progress as changes
from course.store import Store

assert sys.platform != "win32", "these tests need a Unix terminal"

if TYPE_CHECKING:
    from tests.terminal.conftest import H2h, Terminal

DATA = Path(__file__).parents[1] / "data"
WHERE = "rolls/roll"

TALK = """
```toml talk
id = "roll"
question = "{question}"
nodes = [
    {{ id = "door", scene = "{door}", replies = [
        {{ id = "ask", text = "{ask}", why = "{short}", to = "counter", clarity = 1 }},
        {{ id = "wait", text = "…", why = "…", to = "street", energy = -1 }},
    ] }},
    {{ id = "counter", scene = "{counter}", replies = [
        {{ id = "thank", text = "{thank}", why = "{smile}", to = "street", relationship = 2 }},
    ] }},
]
endings = [{{ id = "street", title = "{street}", text = "…" }}]
```

```toml prompt
id = "own"
question = "…"
```
"""
ENGLISH = {
    "question": "You want a roll.",
    "door": "She looks up.",
    "ask": "One roll, please.",
    "short": "Short and kind.",
    "counter": "She has a bag.",
    "thank": "Thank you.",
    "smile": "She smiles.",
    "street": "In the street",
}
GERMAN = {
    "question": "Sie wollen ein Brötchen.",
    "door": "Sie blickt auf.",
    "ask": "Ein Brötchen, bitte.",
    "short": "Kurz und freundlich.",
    "counter": "Sie hat eine Tüte.",
    "thank": "Danke schön.",
    "smile": "Sie lächelt.",
    "street": "Auf der Straße",
}


@pytest.fixture
def bakery(tmp_path: Path, h2h: H2h) -> Path:
    """A small course with a talk, at which the learner left it."""
    folder = shutil.copytree(DATA / "course", tmp_path / "bakery")
    for language, words in (("de", GERMAN), ("en", ENGLISH)):
        with (folder / "02-rolls" / f"{language}.md").open("a", encoding="utf-8") as file:
            file.write(TALK.format(**words))
    Store(h2h.progress).save(changes.moved(changes.Progress(), "rolls", "roll", datetime.now(timezone.utc)))
    return folder


def begin(h2h: H2h, bakery: Path, words: str, size: tuple[int, int] = (80, 24)) -> Terminal:
    """Open the course where the learner left it; it shows these words."""
    terminal = h2h("--course", str(bakery), size=size)
    terminal.wait_for("Quit")
    terminal.press("enter")
    terminal.wait_for(words)
    return terminal


def test_a_talk_survives_a_kill_and_another_language(h2h: H2h, bakery: Path) -> None:
    terminal = begin(h2h, bakery, "She looks up.")
    terminal.press("1")
    terminal.wait_for("Short and kind.")
    terminal.wait_until(lambda: "door/ask" in h2h.progress.read_text("utf-8"), "the reply in the file")
    terminal.signal(signal.SIGKILL)
    terminal.wait_exit()

    terminal = begin(h2h, bakery, "Short and kind.")
    terminal.press("f3")
    terminal.wait_for("Kurz und freundlich.")
    terminal.press("enter")
    terminal.wait_for("Sie hat eine Tüte.")
    terminal.press("1")
    terminal.wait_for("Sie lächelt.")
    terminal.press("enter")
    terminal.wait_for("Auf der Straße")
    terminal.press("enter")
    terminal.wait_for("●  Danke schön.")
    terminal.press("ctrl+q")
    assert terminal.wait_exit() == 0
    kept = Store(h2h.progress).load().progress
    assert [entry.answer for entry in kept.steps[WHERE].entries] == [{"way": ["door/ask", "counter/thank"]}]
    assert WHERE not in kept.drafts


def test_an_ending_is_kept_at_once_and_one_reply_can_be_taken_back(h2h: H2h, bakery: Path) -> None:
    terminal = begin(h2h, bakery, "She looks up.", size=(40, 15))
    terminal.press("2")
    terminal.wait_for("Energy")
    terminal.wait_until(lambda: "[steps" in h2h.progress.read_text("utf-8"), "the answer in the file")
    terminal.press("enter", "z")
    terminal.wait_for("She looks up.")
    terminal.press("1")
    terminal.wait_for("Short and kind.")
    terminal.wait_until(lambda: "door/ask" in h2h.progress.read_text("utf-8"), "the reply in the file")
    terminal.signal(signal.SIGKILL)
    terminal.wait_exit()
    kept = Store(h2h.progress).load().progress
    assert [entry.answer for entry in kept.steps[WHERE].entries] == [{"way": ["door/wait"]}]
    assert kept.drafts[WHERE].answer == {"way": ["door/ask"], "known": ["door/wait"]}
