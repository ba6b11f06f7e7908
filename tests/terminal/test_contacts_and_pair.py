"""The contact map and the timed talk on a real terminal: by keyboard, through kills, in the other language."""

from __future__ import annotations

import re
import shutil
import signal
import sys
import time
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import tomli

from course.progress import Progress, moved
from course.store import Store

assert sys.platform != "win32", "these tests need a Unix terminal"

if TYPE_CHECKING:
    from tests.terminal.conftest import H2h, Terminal

COURSE = Path(__file__).parents[1] / "data" / "course"
BLOCKS = """
```toml contacts
id = "map"
question = "Who is near?"
groups = [{ id = "guests", label = "Guests" }, { id = "friends", label = "Friends" }]
```

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
observe = [{ id = "asked", text = "Asked back" }, { id = "looked", text = "Looked up" }]
```
"""

Begin = Callable[..., "Terminal"]


@pytest.fixture
def begin(tmp_path: Path, h2h: H2h) -> Begin:
    """Opens a course at the step of this id, the first time; after that, where it was left."""
    folder = tmp_path / "course"
    shutil.copytree(COURSE, folder)
    for language in ("de", "en"):
        file = folder / "02-rolls" / f"{language}.md"
        file.write_text(file.read_text("utf-8") + BLOCKS, "utf-8")

    def begun(step: str, size: tuple[int, int] = (80, 24)) -> Terminal:
        if not h2h.progress.exists():
            Store(h2h.progress).save(moved(Progress(), "rolls", step, datetime.now(timezone.utc)))
        terminal = h2h("--course", str(folder), size=size)
        terminal.wait_for("? Help")
        terminal.wait_for("Open")
        terminal.press("enter")
        terminal.wait_for(" of 7")
        terminal.wait_quiet()
        return terminal

    return begun


def kept(h2h: H2h) -> dict[str, Any]:
    return tomli.loads(h2h.progress.read_text("utf-8"))


def kill_when(terminal: Terminal, h2h: H2h, saved: Callable[[dict[str, Any]], object]) -> None:
    """Kill it once the file holds what was done."""

    def found() -> bool:
        try:
            return bool(saved(kept(h2h)))
        except KeyError:
            return False

    terminal.wait_until(found, "the half-done answer in the file")
    terminal.signal(signal.SIGKILL)
    assert terminal.wait_exit() == -signal.SIGKILL


def draft(plain: dict[str, Any], step: str) -> dict[str, Any]:
    found: dict[str, Any] = plain["drafts"][f"rolls/{step}"]["answer"]
    return found


def wait_for_the_clock(terminal: Terminal, left: str) -> None:
    """Wait until the clock runs and this much is left; a busy machine may show less."""

    def has_come() -> bool:
        shown = re.search(r"(\d:\d\d)  runs", terminal.screen_text())
        return shown is not None and shown[1] <= left

    terminal.wait_until(has_come, f"{left} on the clock")


@pytest.mark.parametrize("size", [(80, 24), (40, 15)], ids=["80x24", "40x15"])
def test_a_contact_map_by_keyboard_alone_survives_kills(h2h: H2h, begin: Begin, size: tuple[int, int]) -> None:
    terminal = begin("map", size)
    terminal.press("enter")
    terminal.wait_for("Person 1 of 15")
    terminal.type("Okafor")
    kill_when(terminal, h2h, lambda plain: draft(plain, "map")["people"] == [{"initials": "Okafor"}])

    terminal = begin("map", size)
    terminal.wait_for("Okafor")
    terminal.press("left", "left")
    terminal.type("n")
    terminal.press("f3")
    terminal.wait_for(" von 7")
    terminal.type("x")
    terminal.wait_for("Okafnxor")
    terminal.press("f3")
    terminal.wait_for(" of 7")
    terminal.press("backspace", "backspace", "enter", "2", "1")
    terminal.type("4 months")
    terminal.press("enter")
    terminal.wait_for("Okafor")
    kill_when(terminal, h2h, lambda plain: "caret" not in draft(plain, "map"))

    terminal = begin("map", size)
    terminal.press("down" if size[0] == 80 else "up", "up" if size[0] == 80 else "down", "down", "enter")
    terminal.wait_for("Okafor")
    terminal.wait_for("silent for more than 90")
    assert re.search(r"Okafor .* 1(19|2\d) days", terminal.screen_text())
    terminal.wait_until(lambda: "steps" in kept(h2h), "the finished map in the file")
    person = kept(h2h)["steps"]["rolls/map"]["entries"][-1]["answer"]["people"][0]
    assert person["ring"] == 2
    last = datetime.fromisoformat(person["last"]).replace(tzinfo=timezone.utc)
    assert timedelta(days=118) < datetime.now(timezone.utc) - last < timedelta(days=126)
    terminal.press("f2")
    terminal.wait_gone("Okafor")
    terminal.press("f2", "enter")
    terminal.wait_for("7 of 7")


def test_a_talk_against_the_clock_survives_kills_and_ends_with_words(h2h: H2h, begin: Begin) -> None:
    terminal = begin("pair", (80, 16))
    terminal.press("1")
    terminal.wait_for("Round 1 of 2")
    terminal.press("space")
    wait_for_the_clock(terminal, "2:57")
    terminal.press("1", "space")
    terminal.wait_for("stopped · Space: go on")
    left = re.findall(r"2:5\d", terminal.screen_text())[0]
    kill_when(
        terminal,
        h2h,
        lambda plain: draft(plain, "pair")["ticked"] == ["0/asked"] and draft(plain, "pair")["left"] < 178,
    )

    terminal = begin("pair", (80, 16))
    terminal.wait_for(f"{left}  stopped")
    terminal.wait_for("1 [x]")
    terminal.press("t")
    terminal.wait_for("Round 2 of 2")
    terminal.wait_for("3:00")
    terminal.wait_for("Person A: Listener")
    terminal.press("enter")
    terminal.wait_for("What was heard?")
    terminal.wait_for("Round 1  Asked back")
    terminal.type("Wärme")
    kill_when(terminal, h2h, lambda plain: draft(plain, "pair")["text"] == {"debrief": "Wärme"})

    terminal = begin("pair", (80, 16))
    terminal.wait_for("Wärme")
    terminal.press("escape", "enter")
    terminal.wait_until(lambda: "steps" in kept(h2h), "the talk in the file")
    answer = kept(h2h)["steps"]["rolls/pair"]["entries"][-1]["answer"]
    assert answer == {
        "mode": "together",
        "round": 1,
        "talked": True,
        "ticked": ["0/asked"],
        "text": {"debrief": "Wärme"},
    }


def test_while_the_clock_stands_nothing_is_sent_and_while_it_runs_little(h2h: H2h, begin: Begin) -> None:
    terminal = begin("pair")
    terminal.press("1")
    terminal.wait_for("Space: start")
    terminal.wait_quiet(1.5)
    mark = terminal.mark()
    time.sleep(2)
    assert terminal.mark() == mark
    terminal.press("space")
    time.sleep(1)  # the rest of the screen that starts it
    mark, begun = terminal.mark(), time.monotonic()
    time.sleep(4)
    drawn, ticks = terminal.mark() - mark, time.monotonic() - begun + 1
    assert 0 < drawn < ticks * 700
    terminal.press("space")
    terminal.wait_for("stopped · Space: go on")


def test_what_is_written_alone_stays_in_the_other_language_with_its_caret(h2h: H2h, begin: Begin) -> None:
    terminal = begin("pair")
    terminal.press("2")
    terminal.wait_for("Write about a bread.")
    terminal.type("Brot duftet")
    terminal.press("left", "f3")
    terminal.wait_for(" von 7")
    terminal.type("e")
    terminal.wait_for("Brot dufteet")
    terminal.press("f6", "f7")
    terminal.wait_until(lambda: draft(kept(h2h), "pair").get("left", 0) > 180, "the clock in the file")
    terminal.press("escape", "enter")
    terminal.wait_gone(" von 7")
    terminal.press("q")
    assert terminal.wait_exit() == 0
    assert kept(h2h)["steps"]["rolls/pair"]["entries"][-1]["answer"] == {
        "mode": "solo",
        "text": {"solo": "Brot dufteet"},
    }
