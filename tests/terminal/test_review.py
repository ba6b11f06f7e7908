"""What comes back, on a real terminal: asked, cut off by force, spoken in another language, and gone on with."""

from __future__ import annotations

import shutil
import signal
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from course import progress as changes
from course.store import Store

assert sys.platform != "win32", "these tests need a Unix terminal"

if TYPE_CHECKING:
    from tests.terminal.conftest import H2h, Terminal

COURSE = Path(__file__).parents[1] / "data" / "course"
PROMPT, PLAN = "bread/memory", "bread/plan"


def ago(days: int) -> str:
    return changes.timestamp(datetime.now(timezone.utc) - timedelta(days=days))


@pytest.fixture
def bakery(tmp_path: Path, h2h: H2h) -> Path:
    """A small course, and someone who wrote and planned in it a month ago and met a question."""
    folder = shutil.copytree(COURSE, tmp_path / "bakery")
    progress = changes.moved(changes.Progress(), "rolls", "story", datetime.now(timezone.utc))
    plan = {"cue": "the bell rings", "act": "I look up", "date": ago(20)[:10]}
    wrote = changes.Entry(at=ago(30), answer={"text": {"what": "Warm bread"}}, wording={"question": "When?"})
    progress = changes.answered(progress, PROMPT, "prompt", wrote)
    progress = changes.answered(progress, PLAN, "plan", changes.Entry(at=ago(30), answer={"text": plan}))
    progress = changes.with_due(progress, {"bread/later/time": changes.Due(rung=0, due=ago(3)[:10], at=ago(5))})
    Store(h2h.progress).save(progress)
    return folder


def begin(h2h: H2h, bakery: Path, size: tuple[int, int] = (80, 24)) -> Terminal:
    """Open the review."""
    terminal = h2h("--course", str(bakery), size=size)
    terminal.wait_for("Baking")
    terminal.wait_quiet()
    terminal.press("r")
    terminal.wait_for("Review")
    terminal.wait_quiet()
    return terminal


def kept(h2h: H2h, where: str) -> dict[str, object]:
    """The half-done answer in the file."""
    draft = Store(h2h.progress).peek().progress.drafts.get(where)
    return dict(draft.answer) if draft else {}


def killed(h2h: H2h, terminal: Terminal, where: str, answer: dict[str, object]) -> None:
    """When this half-done answer is in the file, the program is ended by force."""
    terminal.wait_until(lambda: kept(h2h, where) == answer, f"{answer} in the file")
    terminal.signal(signal.SIGKILL)
    assert terminal.wait_exit() == -signal.SIGKILL


@pytest.mark.parametrize("size", [(80, 24), (40, 15)])
def test_what_is_due_is_asked_and_half_of_it_survives_a_kill(h2h: H2h, bakery: Path, size: tuple[int, int]) -> None:
    terminal = begin(h2h, bakery, size)
    terminal.wait_for("If the bell rings")
    terminal.press("2")
    terminal.type("Twice")
    answer: dict[str, object] = {"plan": PLAN, "outcome": "partly", "text": {"happened": "Twice"}}
    killed(h2h, terminal, f"review/{PLAN}", answer)
    terminal = begin(h2h, bakery, size)
    terminal.press("enter")
    terminal.wait_for("Bread takes")
    terminal.type("ti")
    killed(h2h, terminal, "review/questions", {"asked": ["bread/later/time"], "words": {"bread/later/time": "ti"}})
    terminal = begin(h2h, bakery, size)
    terminal.wait_for("Your word: ti")
    terminal.type("me")
    terminal.press("enter")
    terminal.wait_for("The dough must rise.")
    terminal.press("enter")
    terminal.wait_for("Warm bread")
    terminal.type("Still")
    killed(h2h, terminal, f"review/{PROMPT}", {"about": PROMPT, "text": {"now": "Still"}})
    terminal = begin(h2h, bakery, size)
    terminal.wait_for("Still")
    terminal.press("escape", "enter")
    terminal.wait_for("Baking")
    terminal.wait_quiet()
    assert "Today" not in terminal.screen_text()
    terminal.press("q")
    assert terminal.wait_exit() == 0
    progress = Store(h2h.progress).peek().progress
    assert progress.position.chapter == "rolls"
    assert {where for where in progress.steps if where.startswith("review/")} == {
        f"review/{PLAN}",
        "review/questions",
        f"review/{PROMPT}",
    }
    assert progress.drafts == {}
    assert progress.review["bread/later/time"].rung == 1


def test_the_language_changes_in_the_middle_of_a_word(h2h: H2h, bakery: Path) -> None:
    terminal = begin(h2h, bakery)
    terminal.press("1")
    terminal.type("Once")
    terminal.press("f3")
    terminal.wait_gone("What happened?")
    terminal.type(" more")
    terminal.wait_for("Once more")
    terminal.press("escape", "right")
    terminal.wait_gone("Once more")
    terminal.press("escape")
    terminal.wait_quiet()
    terminal.press("q")
    assert terminal.wait_exit() == 0
    report = Store(h2h.progress).peek().progress.steps[f"review/{PLAN}"].latest
    assert report
    assert report.answer["text"] == {"happened": "Once more"}
