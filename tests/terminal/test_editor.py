"""What is written by lines can be written on in the learner's own editor."""

from __future__ import annotations

import signal
import sys
from typing import TYPE_CHECKING

import pytest

from course.store import Store

assert sys.platform != "win32", "these tests need a Unix terminal"

if TYPE_CHECKING:
    from pathlib import Path

    from tests.terminal.conftest import H2h, Start, Terminal


@pytest.fixture
def editor(tmp_path: Path) -> Path:
    """It adds a line of its own, unless it is told to fail."""
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\ntest -e "$FAIL" && exit 1\nprintf "From the editor.\\n" >> "$1"\n', "utf-8")
    editor.chmod(0o700)
    return editor


@pytest.fixture
def writing(start: Start, h2h: H2h, tmp_path: Path, editor: Path) -> Terminal:
    """Somebody who has typed a line, and has that editor."""
    start.environ.update(TERM="dumb", VISUAL=str(editor), FAIL=str(tmp_path / "fail"))
    h2h.was_at(h2h.PROMPT)
    terminal = h2h("read")
    terminal.wait_for("full stop ends.")
    terminal.send(b"It was warm.\n")
    terminal.wait_until(lambda: kept(h2h) == ["It was warm."], "the line in the file")
    return terminal


def test_in_a_kiosk_no_editor_opens_and_nothing_stops_it(start: Start, h2h: H2h, writing: Terminal) -> None:
    writing.send(b"\x04")
    writing.wait_exit()
    terminal = h2h("--kiosk", "read")
    terminal.wait_for("begins anew.")
    terminal.send(b":edit\n")
    terminal.wait_for("No editor can be opened here.")
    terminal.send(b"\x1aStill here.\n")
    terminal.wait_until(lambda: "Still here." in "".join(kept(h2h)), "the next line in the file")
    assert not terminal.stopped()


def kept(h2h: H2h) -> list[str]:
    """The lines that stand in the first field."""
    drafts = Store(h2h.progress).peek().progress.drafts.values()
    return [line for draft in drafts for text in draft.answer["text"].values() for line in text.split("\n")]


def test_the_text_comes_back_from_the_editor_and_goes_on(h2h: H2h, writing: Terminal) -> None:
    writing.send(b":edit\n")
    writing.wait_for("This stands here now:")
    writing.send(b"And by hand.\n")
    writing.wait_until(
        lambda: kept(h2h) == ["It was warm.", "From the editor.", "And by hand."], "all three lines in the file"
    )
    assert writing.edits_lines()


def test_an_editor_that_fails_leaves_the_text_as_it_was(h2h: H2h, writing: Terminal, tmp_path: Path) -> None:
    (tmp_path / "fail").touch()
    writing.send(b":edit\nAnd by hand.\n")
    writing.wait_until(lambda: kept(h2h) == ["It was warm.", "And by hand."], "both lines in the file")
    assert "Your text is as it was" in " ".join(writing.screen_text().split())


def test_words_in_another_encoding_come_back_too(h2h: H2h, writing: Terminal, editor: Path) -> None:
    editor.write_text('#!/bin/sh\nprintf "Gr\\374\\337e\\033.\\r\\n" >> "$1"\n', "utf-8")
    writing.send(b":edit\n")
    writing.wait_until(lambda: kept(h2h) == ["It was warm.", "Gr\xfc\xdfe."], "the greeting in the file")


def test_ctrl_c_belongs_to_the_editor(h2h: H2h, writing: Terminal, editor: Path) -> None:
    editor.write_text(
        "#!/bin/sh\ntrap 'echo Interrupted. >> \"$1\"; exit 0' INT\necho Ready; sleep 60 & wait\n", "utf-8"
    )
    writing.send(b":edit\n")
    writing.wait_for("Ready")
    writing.send(b"\x03")
    writing.wait_until(lambda: kept(h2h) == ["It was warm.", "Interrupted."], "both lines in the file")
    writing.send(b"\x03")
    assert writing.wait_exit() == 128 + signal.SIGINT


def test_what_was_saved_in_the_editor_stays_where_the_session_is_ended(
    h2h: H2h, writing: Terminal, editor: Path
) -> None:
    editor.write_text('#!/bin/sh\necho Saved. >> "$1"; echo Ready; sleep 3\n', "utf-8")
    writing.send(b":edit\n")
    writing.wait_for("Ready")
    writing.signal(signal.SIGTERM)
    writing.wait_exit()
    assert kept(h2h) == ["It was warm.", "Saved."]
