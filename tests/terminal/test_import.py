"""Progress is taken in while the course is open on a real terminal: that session merges it when it next saves."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from course import progress as changes
from course.store import Store

assert sys.platform != "win32", "these tests need a Unix terminal"

if TYPE_CHECKING:
    from pathlib import Path

    from tests.terminal.conftest import H2h, Start

WORDS, MORE, THERE = "Words typed here", " and more", "Words from there"
LATER = "2030-01-01T10:00:00.000Z"
EARLIER = "2020-01-01T10:00:00.000Z"


def brought(folder: Path, where: str, at: str, *, answered: bool) -> str:
    """A file from another machine with words in one step, half written or answered."""
    answer = {"text": {"what": THERE}}
    if answered:
        progress = changes.answered(changes.Progress(), where, "prompt", changes.Entry(at=at, answer=answer))
    else:
        progress = changes.drafted(changes.Progress(), where, changes.Draft(kind="prompt", at=at, answer=answer))
    file = folder / "from-there.toml"
    Store(file).save(progress)
    return str(file)


def take_in(start: Start, h2h: H2h, file: str) -> str:
    command = [h2h.PROGRAM, "--lang", "en", "import", file]
    return subprocess.run(command, env=start.environ, capture_output=True, text=True, check=True).stdout


def all_words(file: Path) -> set[str]:
    kept = Store(file).peek().progress
    answers = [entry.answer for record in kept.steps.values() for entry in record.entries]
    answers += [draft.answer for draft in kept.drafts.values()]
    return {words for answer in answers for words in answer.get("text", {}).values()}


@pytest.mark.parametrize(
    ("step", "at", "answered"),
    [
        ("forecast", EARLIER, False),
        ("forecast", LATER, False),
        ("forecast", EARLIER, True),
        ("forecast", LATER, True),
        ("pendulum", LATER, False),
    ],
)
def test_what_comes_while_the_course_is_open_stays_beside_what_is_typed(
    start: Start, h2h: H2h, tmp_path: Path, step: str, at: str, *, answered: bool
) -> None:
    """Into the step that is being written in, or another one; older or newer than what is typed."""
    file = brought(tmp_path, f"{h2h.CHAPTER}/{step}", at, answered=answered)
    terminal = h2h.writing()
    terminal.type(WORDS)
    terminal.wait_until(lambda: WORDS in all_words(h2h.progress), "the words in the file")
    said = take_in(start, h2h, file)
    assert "1 text differs" in said or "New: 1" in said
    assert "open elsewhere" in said
    assert {WORDS, THERE} <= all_words(h2h.progress)
    terminal.type(MORE)
    terminal.wait_until(lambda: WORDS + MORE in all_words(h2h.progress), "all words in the file")
    assert THERE in all_words(h2h.progress)
    terminal.press("ctrl+q")
    assert terminal.wait_exit() == 0
    assert {WORDS + MORE, THERE} <= all_words(h2h.progress)


def test_a_session_that_is_killed_leaves_what_came(start: Start, h2h: H2h, tmp_path: Path) -> None:
    file = brought(tmp_path, f"{h2h.CHAPTER}/pendulum", EARLIER, answered=True)
    terminal = h2h.writing()
    terminal.type(WORDS)
    terminal.wait_until(lambda: WORDS in all_words(h2h.progress), "the words in the file")
    take_in(start, h2h, file)
    terminal.process.kill()
    terminal.process.wait()
    assert {WORDS, THERE} <= all_words(h2h.progress)
    assert "open elsewhere" not in take_in(start, h2h, brought(tmp_path, f"{h2h.CHAPTER}/x", LATER, answered=True))
