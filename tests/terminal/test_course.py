"""The real program on a real terminal: the first start, a chapter by keyboard, and files that make trouble."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
import tomli

assert sys.platform != "win32", "these tests need a Unix terminal"

if TYPE_CHECKING:
    from pathlib import Path

    from tests.terminal.conftest import H2h, Start, Terminal

WORDS = "Die Mechanikerin ruft an."


def quit_from_contents(terminal: Terminal) -> None:
    """Leave as the footer says."""
    terminal.press("q")
    assert terminal.wait_exit() == 0


def tidy(folder: Path) -> set[str]:
    """The files in a folder, without locks."""
    return {path.name for path in folder.iterdir() if not path.name.endswith((".lock", ".session"))}


def test_the_first_start_shows_the_contents_and_makes_a_private_file(h2h: H2h) -> None:
    h2h.progress = h2h.progress.parent / "h2h" / "progress.toml"
    terminal = h2h("--progress", str(h2h.progress))
    terminal.wait_for("Truly Connected")
    terminal.wait_for("The Pendulum and the Proof")
    terminal.wait_for("q Quit")
    quit_from_contents(terminal)
    terminal = h2h("--progress", str(h2h.progress))
    terminal.wait_for("q Quit")
    terminal.press("enter")
    terminal.wait_for("1 of ")
    terminal.press("ctrl+q")
    assert terminal.wait_exit() == 0
    assert h2h.progress.stat().st_mode & 0o777 == 0o600
    assert h2h.progress.parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(
    ("settings", "title"),
    [
        ({"LANG": "de_DE.UTF-8"}, "Echt verbunden"),
        ({"LANG": "en_GB.UTF-8"}, "Truly Connected"),
        ({"LANG": "C.UTF-8", "LANGUAGE": "de"}, "Echt verbunden"),
        ({"LC_ALL": "POSIX"}, "Truly Connected"),
    ],
)
def test_it_speaks_the_language_of_the_locale(start: Start, h2h: H2h, settings: dict[str, str], title: str) -> None:
    del start.environ["LANG"]
    start.environ.update(settings)
    terminal = start(h2h.PROGRAM)
    terminal.wait_for(title)


def test_a_chapter_can_be_taken_by_keyboard_alone(h2h: H2h) -> None:
    terminal = h2h()
    terminal.wait_for("q Quit")
    terminal.press("enter")
    terminal.wait_for("Guess")
    terminal.type("48")
    terminal.press("enter")
    steps = int(re.findall(r"1 of (\d+)", terminal.screen_text())[0])
    terminal.wait_until(lambda: '"pendulum-and-proof/how-many"' in h2h.progress.read_text(), "the guess in the file")
    for place in range(2, steps + 1):
        leave_step(terminal)
        terminal.wait_for(f"{place} of {steps}")
    leave_step(terminal)
    terminal.wait_for(f"step {steps} of {steps}")
    quit_from_contents(terminal)
    kept = tomli.loads(h2h.progress.read_text(encoding="utf-8"))
    assert kept["position"]["chapter"] == h2h.CHAPTER
    assert len(kept["steps"]) >= 2


def leave_step(terminal: Terminal) -> None:
    """Go on to the next step as the footer says, out of a field if need be."""
    terminal.wait_quiet(0.3)
    if "Next step" not in terminal.screen_text():
        terminal.press("escape")
        terminal.wait_for("Next step")
    terminal.press("n" if "n Next step" in terminal.screen_text() else "right")


def test_coming_back_offers_the_place_and_the_words(h2h: H2h) -> None:
    terminal = h2h.writing()
    terminal.type(WORDS)
    terminal.wait_for(WORDS)
    terminal.close_master()
    assert terminal.wait_exit() == 128 + signal.SIGHUP
    again = h2h()
    again.wait_for("q Quit")
    again.press("enter")
    again.wait_for(WORDS)


def test_the_picture_follows_the_size(h2h: H2h) -> None:
    terminal = h2h()
    terminal.wait_for("q Quit")
    for columns, rows in ((200, 50), (40, 15), (20, 5), (80, 24)):
        terminal.resize(columns, rows)
        terminal.wait_quiet()
        assert max(map(len, terminal.screen_text().splitlines())) <= columns
    terminal.wait_for("q Quit")
    quit_from_contents(terminal)


def test_nothing_is_drawn_while_nothing_happens(h2h: H2h) -> None:
    terminal = h2h.writing()
    terminal.type(WORDS)
    terminal.wait_for("saved")
    terminal.wait_quiet(2)
    mark = terminal.mark()
    time.sleep(3)
    assert terminal.bytes_since(mark) == b""


# Without a terminal


@pytest.mark.parametrize("stream", ["0", "1", "2"])
def test_without_a_terminal_it_says_one_sentence(start: Start, h2h: H2h, stream: str) -> None:
    other = start.folder / "other"
    terminal = h2h(streams={stream: str(other)})
    assert terminal.wait_exit() == 2
    said = other.read_text() if stream == "2" else terminal.bytes_since().decode()
    assert said.count("\n") == 1
    assert "h2h read" in said
    assert not h2h.progress.exists()


def test_on_a_dumb_terminal_it_says_one_sentence(start: Start, h2h: H2h) -> None:
    start.environ["TERM"] = "dumb"
    terminal = h2h()
    assert terminal.wait_exit() == 2
    assert terminal.bytes_since().count(b"\n") == 1
    assert b"\x1b" not in terminal.bytes_since()


def test_a_refusal_is_quick_and_loads_no_textual(start: Start, h2h: H2h) -> None:
    command = [sys.executable, "-X", "importtime", "-m", "tui"]
    done = subprocess.run(
        command,
        cwd=start.folder,
        env=start.environ,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert done.returncode == 2
    assert "textual" not in done.stderr


# Files


def test_a_full_disk_is_said_at_once_and_nothing_is_lost(h2h: H2h) -> None:
    h2h.was_at(h2h.PROMPT)
    terminal = h2h.writing(file_limit=h2h.progress.stat().st_size + 20)
    terminal.type(WORDS)
    terminal.wait_for(WORDS)
    terminal.wait_for("Not saved")
    kept = h2h.progress.read_text(encoding="utf-8")
    assert WORDS not in kept
    assert kept.endswith("complete = true\n")
    terminal.lift_file_limit()
    terminal.wait_until(lambda: WORDS in h2h.progress.read_text(encoding="utf-8"), "the words in the file")
    assert WORDS in terminal.screen_text()


def test_a_full_file_system_is_said_at_once_and_another_place_is_offered(start: Start, h2h: H2h) -> None:
    folder = start.folder / "tiny"
    folder.mkdir()
    if not can_mount(folder):
        pytest.skip("needs the right to mount a file system of its own (CAP_SYS_ADMIN)")
    terminal = h2h("--progress", str(folder / "h2h" / "progress.toml"), tiny=[str(folder), 4096])
    terminal.wait_for("q Quit")
    terminal.press("enter")
    terminal.wait_for("F8")


def can_mount(folder: Path) -> bool:
    """Whether a file system can be mounted for one program alone."""
    command = ["unshare", "--mount", "mount", "-t", "tmpfs", "none", str(folder)]
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False


def test_a_read_only_folder_is_said_at_once(h2h: H2h) -> None:
    h2h.was_at(h2h.PROMPT)
    h2h.progress.parent.chmod(0o500)
    terminal = h2h(powerless=True)
    terminal.wait_for("q Quit")
    terminal.press("enter")
    terminal.wait_for("Not saved")
    h2h.progress.parent.chmod(0o700)


def test_a_damaged_file_is_set_aside_and_the_backup_offered(h2h: H2h) -> None:
    h2h.was_at(h2h.PROMPT, WORDS)
    h2h.was_at(h2h.READING)
    whole = h2h.progress.read_bytes()
    h2h.progress.write_bytes(whole[: len(whole) // 2])
    terminal = h2h()
    terminal.wait_for("damaged")
    terminal.wait_for("Go on with the backup")
    aside = [name for name in tidy(h2h.progress.parent) if name.startswith("progress.damaged-")]
    assert len(aside) == 1
    assert (h2h.progress.parent / aside[0]).read_bytes() == whole[: len(whole) // 2]
    terminal.press("enter")
    terminal.wait_gone("Go on with the backup")
    terminal.wait_for("q Quit")
    quit_from_contents(terminal)
    assert WORDS in h2h.progress.read_text(encoding="utf-8")


def test_a_file_of_a_newer_format_is_shown_and_not_touched(h2h: H2h) -> None:
    h2h.was_at(h2h.PROMPT, WORDS)
    newer = h2h.progress.read_text(encoding="utf-8").replace("format = 1", "format = 999", 1)
    h2h.progress.write_text(newer, encoding="utf-8")
    terminal = h2h()
    terminal.wait_for("newer version")
    terminal.press("enter")
    terminal.wait_quiet()
    terminal.press("ctrl+q")
    assert terminal.wait_exit() == 0
    assert h2h.progress.read_text(encoding="utf-8") == newer


def test_a_file_others_can_write_is_refused(h2h: H2h) -> None:
    h2h.was_at(h2h.PROMPT, WORDS)
    h2h.progress.chmod(0o666)
    terminal = h2h()
    terminal.wait_for("other users can write here")


# Two sessions


def test_a_second_session_can_take_over(h2h: H2h) -> None:
    first = h2h.writing()
    first.type(WORDS)
    first.wait_for(WORDS)
    second = h2h()
    second.wait_for("already open")
    second.wait_for("Continue here")
    second.press("enter")
    assert first.wait_exit() == 128 + signal.SIGTERM
    second.wait_gone("Continue here")
    second.wait_for("step 12 of ")
    second.press("enter")
    second.wait_for(WORDS)


def test_a_second_session_can_only_read(h2h: H2h) -> None:
    first = h2h.writing()
    first.type(WORDS)
    first.wait_for(WORDS)
    second = h2h()
    second.wait_for("Only read here")
    second.press("down", "enter")
    second.wait_gone("Only read here")
    second.wait_for("q Quit")
    second.press("enter")
    second.wait_quiet()
    second.press("ctrl+q")
    assert second.wait_exit() == 0
    first.press("ctrl+q")
    assert first.wait_exit() == 0
    assert WORDS in h2h.progress.read_text(encoding="utf-8")


def test_a_second_session_can_leave(h2h: H2h) -> None:
    first = h2h.writing()
    second = h2h()
    second.wait_for("Only read here")
    second.press("down", "down", "enter")
    assert second.wait_exit() == 0
    assert first.process.poll() is None


def test_a_session_that_was_killed_is_not_open_any_more(h2h: H2h) -> None:
    first = h2h.writing()
    first.type(WORDS)
    first.wait_for("saved")
    time.sleep(2.5)
    first.signal(signal.SIGKILL)
    first.wait_exit()
    second = h2h()
    second.wait_for("q Quit")
    second.press("enter")
    second.wait_for(WORDS)


def test_an_answer_typed_ahead_of_the_next_step_is_kept(h2h: H2h) -> None:
    """All in one packet, as a slow line delivers it."""
    h2h.was_at("how-many")
    terminal = h2h()
    terminal.wait_for("q Quit")
    terminal.press("enter")
    terminal.wait_for("Your guess")
    terminal.wait_quiet()
    terminal.send(b"48\r\x1b[C\x1b[C")
    terminal.wait_until(lambda: any(f"{n} of" in terminal.screen_text() for n in (2, 3)), "the next step")
    terminal.wait_quiet()
    terminal.signal(signal.SIGTERM)
    terminal.wait_exit()
    steps = tomli.loads(h2h.progress.read_text(encoding="utf-8"))["steps"]
    assert steps["pendulum-and-proof/how-many"]["entries"][-1]["answer"]["value"] == 48
