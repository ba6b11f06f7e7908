"""Keys that come faster than a chapter opens belong to the chapter."""

from __future__ import annotations

import shutil
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


def ready(terminal: Terminal) -> Terminal:
    """It waits for keys."""
    terminal.wait_for("q Quit")
    terminal.wait_quiet()
    return terminal


def test_keys_typed_right_behind_enter_are_answered_by_the_chapter(h2h: H2h) -> None:
    h2h.was_at("how-many")
    terminal = ready(h2h())
    terminal.send(b"\r48\r")
    where = f"{h2h.CHAPTER}/how-many"

    def typed() -> list[object]:
        progress = Store(h2h.progress).peek().progress
        record, draft = progress.steps.get(where), progress.drafts.get(where)
        answers = [entry.answer for entry in (record.entries if record else ())]
        answers += [draft.answer] if draft else []
        return [answer.get("value") for answer in answers]

    terminal.wait_until(lambda: typed() == [48.0], "48 handed in")


def test_enter_pressed_twice_opens_the_chapter_where_it_was_left(h2h: H2h) -> None:
    h2h.was_at(h2h.PROMPT)
    terminal = ready(h2h())
    terminal.send(b"\r\r")
    terminal.wait_for("Reflect")
    terminal.wait_quiet()
    assert "Reflect" in terminal.screen_text()


def test_keys_typed_right_behind_r_open_nothing_below_the_review(h2h: H2h, tmp_path: Path) -> None:
    course = shutil.copytree(COURSE, tmp_path / "bakery")
    made = changes.timestamp(datetime.now(timezone.utc) - timedelta(days=30))
    plan = {"cue": "the bell rings", "act": "I look up", "date": "2020-01-01"}
    progress = changes.answered(changes.Progress(), "bread/plan", "plan", changes.Entry(at=made, answer={"text": plan}))
    Store(h2h.progress).save(progress)
    terminal = ready(h2h("--course", str(course)))
    terminal.send(b"r2bm")
    terminal.wait_for("● partly")
    terminal.press("escape", "escape")
    terminal.wait_for("q Quit")
    terminal.wait_quiet()
    assert "Baking" in terminal.screen_text()


@pytest.mark.parametrize("key", ["/", "\x10"])
def test_words_typed_or_pasted_right_behind_the_key_stand_in_the_field(h2h: H2h, key: str) -> None:
    """Among them are `l`, `q` and `r`, which are keys below it."""
    h2h.was_at(h2h.PROMPT)
    terminal = ready(h2h())
    terminal.send(f"{key}quarrel \x1b[200~(q)\x1b[201~ l/q".encode())
    terminal.wait_for("quarrel (q) l/q")
    terminal.wait_quiet()
    terminal.press("escape")
    terminal.wait_for("q Quit")
    assert "/ Search" in terminal.screen_text()


def test_words_typed_around_the_key_of_the_other_language_stand_in_the_prompt(h2h: H2h) -> None:
    h2h.was_at(h2h.PROMPT)
    terminal = ready(h2h())
    h2h.write(terminal, "one")
    terminal.send(b" two\x1bOR three\x1bOR\x1bOR four")
    terminal.wait_for("one two three four")
    terminal.wait_for("Nachdenken")
