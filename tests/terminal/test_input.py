"""Input that no keyboard should send costs itself and nothing else."""

from __future__ import annotations

import subprocess
import sys
import time
from base64 import b64encode
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

assert sys.platform != "win32", "these tests need a Unix terminal"

if TYPE_CHECKING:
    from tests.terminal.conftest import H2h, Start, Terminal

TYPING_APP = str(Path(__file__).with_name("typing_app.py"))


def ready(start: Start, **environ: str) -> Terminal:
    """A session that waits for keys."""
    start.environ.update(environ)
    terminal = start(sys.executable, TYPING_APP)
    terminal.wait_for("ready")
    return terminal


def quit_with(terminal: Terminal, text: str) -> None:
    """Leave in order; the text must be in the file."""
    terminal.press("ctrl+q")
    assert terminal.wait_exit() == 0
    assert text in terminal.progress.read_text(encoding="utf-8")


def widest(terminal: Terminal) -> int:
    """How many columns are drawn on."""
    return max(map(len, terminal.screen_text().splitlines()))


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        (b"caf\xe9 au lait", "caf\ufffd au lait"),
        (b"a\xff\xfeb", "a\ufffd\ufffdb"),
        (b"W\xc3", "W\ufffd"),
        (b"\x1b[200~caf\xe9 und \xff\x1b[201~", "caf\ufffd und \ufffd"),
    ],
    ids=["Latin-1", "no text", "half a character", "pasted"],
)
def test_bytes_that_are_no_utf_8_are_replaced(start: Start, sent: bytes, kept: str) -> None:
    terminal = ready(start)
    terminal.send(sent)
    terminal.send(b" weiter")
    terminal.wait_for(" weiter")
    quit_with(terminal, kept + " weiter")


@pytest.mark.parametrize(
    "sequence",
    [
        b"\x1b[1114112u",
        b"\x1b[99999999999999999999u",
        b"\x1b[97;1;55296u",
        b"\x1b[55296u",
        b"\x1b[48;0;0;0;0t",
        b"\x1b[48;30000;30000;1;1t",
        b"\x1b[<64;0;-7M",
        b"\x1b[?2048;1$y",
        b"\x1b[99999;99999R",
    ],
)
def test_a_sequence_that_means_nothing_good_is_dropped(start: Start, sequence: bytes) -> None:
    terminal = ready(start)
    terminal.send(b"vor" + sequence + b"her")
    terminal.wait_for("vorher")
    quit_with(terminal, "vorher")


@pytest.mark.skipif(not Path("/usr/bin/localedef").exists(), reason="needs localedef, to make a Latin-1 locale")
def test_a_latin_1_terminal_can_be_typed_on(start: Start) -> None:
    folder = start.folder / "locales"
    folder.mkdir()
    made = subprocess.run(
        ["/usr/bin/localedef", "-i", "de_DE", "-f", "ISO-8859-1", str(folder / "de_DE.ISO-8859-1")],
        check=False,
        capture_output=True,
    )
    if made.returncode:
        pytest.skip("needs the sources of the locale de_DE, in Debian's package locales")
    terminal = ready(start, LOCPATH=str(folder), LANG="de_DE.ISO-8859-1")
    terminal.send("Wärme für alle".encode("latin-1"))
    terminal.wait_for("r alle")
    assert b"\xe4" in terminal.bytes_since()
    assert b"\\u" not in terminal.bytes_since()
    quit_with(terminal, "Wärme für alle")


def test_the_size_is_that_of_the_terminal(start: Start) -> None:
    terminal = ready(start, COLUMNS="132", LINES="50")
    terminal.wait_until(lambda: widest(terminal) == 80, "80 columns")
    terminal.resize(60, 20)
    terminal.wait_until(lambda: widest(terminal) == 60, "60 columns")
    quit_with(terminal, "one/prompt")


def test_clicks_are_asked_for_and_motion_is_not(start: Start) -> None:
    terminal = ready(start)
    drawn = terminal.bytes_since()
    assert b"\x1b[?1000h" in drawn
    assert b"\x1b[?1006h" in drawn
    for mode in (b"1003", b"1015", b"1016", b"2048"):
        assert b"\x1b[?" + mode not in drawn


def test_nothing_is_drawn_while_nothing_happens(start: Start) -> None:
    terminal = ready(start)
    terminal.type("Ruhe")
    terminal.wait_for("saved")
    terminal.wait_quiet(1)
    mark = terminal.mark()
    time.sleep(3)
    assert terminal.bytes_since(mark) == b""


def test_settings_that_run_code_or_write_files_are_dropped(start: Start) -> None:
    log = start.folder / "home" / "log"
    terminal = ready(
        start,
        TEXTUAL="debug,devtools",
        TEXTUAL_DEBUG="1",
        TEXTUAL_DRIVER="antigravity:Driver",
        TEXTUAL_LOG=str(log),
        TEXTUAL_PRESS="h,e,l,l,o",
        TEXTUAL_SCREENSHOT="0",
        TEXTUAL_SCREENSHOT_LOCATION=str(log.parent),
        TEXTUAL_COLOR_SYSTEM="none",
    )
    terminal.type("still")
    terminal.wait_for("still")
    assert "hello" not in terminal.screen_text()
    quit_with(terminal, "still")
    assert list(log.parent.iterdir()) == []


@pytest.mark.parametrize("stream", ["0", "1", "2"])
def test_without_a_terminal_it_says_so_and_ends(start: Start, stream: str) -> None:
    other = start.folder / "other"
    terminal = start(sys.executable, TYPING_APP, streams={stream: str(other)})
    assert terminal.wait_exit() == 2
    said = other.read_bytes() if stream == "2" else terminal.bytes_since()
    assert said.split() == b"no full screen here: no-terminal".split()


@pytest.mark.parametrize("name", ["dumb", "unknown"])
def test_on_a_terminal_that_can_do_nothing_it_says_so_and_ends(start: Start, name: str) -> None:
    start.environ["TERM"] = name
    terminal = start(sys.executable, TYPING_APP)
    assert terminal.wait_exit() == 2
    assert terminal.bytes_since() == b"no full screen here: dumb\r\n"


def test_closed_streams_are_no_terminal(start: Start) -> None:
    done = subprocess.run(
        ["/bin/sh", "-c", f"exec '{sys.executable}' '{TYPING_APP}' <&- >&-"],
        env=start.environ,
        stderr=subprocess.PIPE,
        check=False,
        timeout=30,
    )
    assert done.returncode == 2
    assert done.stderr == b"no full screen here: no-terminal\n"


@pytest.mark.parametrize("arguments", [(), ("--kiosk",)])
def test_what_the_learner_copies_goes_to_the_terminal_and_to_nothing_else(h2h: H2h, arguments: tuple[str, ...]) -> None:
    """In kiosk too: no program and no file of the server takes part."""
    h2h.was_at(h2h.PROMPT)
    terminal = h2h(*arguments)
    h2h.write(terminal, "my own words")
    mark = terminal.mark()
    terminal.send(b"\x1b[1;2D" * len("words") + b"\x03")
    copied = b"\x1b]52;c;" + b64encode(b"words") + b"\x07"
    terminal.wait_until(lambda: copied in terminal.bytes_since(mark), "the words on their way")
    terminal.wait_quiet(0.3)
    assert terminal.bytes_since(mark).count(b"\x1b]") == 1
