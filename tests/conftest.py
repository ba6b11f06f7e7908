"""What all tests have in common: none of them sees the real home folder or the real environment."""

from __future__ import annotations

import os
import shutil
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from course import progress as changes
from tui import locale

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# How fast a machine is, or how busy, decides no test.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")

UNSET = ("COLORFGBG", "H2H_PROGRESS", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "NO_COLOR", "SSH_CONNECTION")


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home folder of the test's own, and English until a test says otherwise."""
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "data"))
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    for name in UNSET:
        monkeypatch.delenv(name, raising=False)
    locale.use("en")
    yield home
    locale.use("en")


SECOND_CARD = """
[[cards]]
id = "roll"
text = "A roll"
bucket = "shop"
why = "It is baked."
"""
MORE = """
[[parts.chapters]]
id = "all-kinds"
folder = "03-all-kinds"
title = { de = "Every kind once", en = "Every kind once" }

[[scales]]
id = "heat"
text = { de = "I know my oven.", en = "I know my oven." }
"""


@pytest.fixture
def every_kind(tmp_path: Path) -> Path:
    """A course whose last chapter has every kind, two cards and two scales, so that each can be half done.

    Its own words are English in both languages, so that other words tell the language of the program.
    """
    data = Path(__file__).parent / "data"
    folder = shutil.copytree(data / "course", tmp_path / "every-kind")
    with (folder / "course.toml").open("a", encoding="utf-8") as manifest:
        manifest.write(MORE)
    chapter = (data / "valid" / "all-kinds.md").read_text("utf-8")
    last_why = 'why = "Dough wants heat."\n'
    for before, after in ((last_why, last_why + SECOND_CARD), ('claims = ["S0.1"]', "claims = []")):
        assert before in chapter
        chapter = chapter.replace(before, after)
    (folder / "03-all-kinds").mkdir()
    for language in ("de", "en"):
        (folder / "03-all-kinds" / f"{language}.md").write_text(chapter, "utf-8")
    return folder


@pytest.fixture
def came_to() -> Callable[[str], changes.Progress]:
    """The progress of somebody who has come to a step of that chapter, and has done before what the step needs."""

    def at(step: str) -> changes.Progress:
        progress = changes.moved(changes.Progress(), "all-kinds", step, datetime.now(timezone.utc))
        plan = {"cue": "the bell rings", "act": "I look up", "date": _ago(20)[:10]}
        planned = changes.Entry(at=_ago(30), answer={"text": plan})
        progress = changes.answered(progress, "bread/plan", "plan", planned)
        due = changes.Due(rung=0, due=_ago(3)[:10], at=_ago(5))
        progress = changes.with_due(progress, {"bread/later/time": due})
        if step != "then-now":
            return progress
        wrote = changes.Entry(at=_ago(30), answer={"text": {"smells": "Warm bread"}}, wording={"smells": "Smells"})
        return changes.answered(progress, "all-kinds/prompt", "prompt", wrote)

    return at


def _ago(days: int) -> str:
    return changes.timestamp(datetime.now(timezone.utc) - timedelta(days=days))


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Where no test may be skipped, a skipped one fails the run."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("H2H_NO_SKIPS") and reporter and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
