"""Inside tmux, GNU screen and mosh, as the real programs: drawn, left, come back to at another size, and killed."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

assert sys.platform != "win32", "these tests need a Unix terminal"

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.terminal.conftest import H2h, Start, Terminal

WORDS, MORE = "Second round, with warmth", " and a third"


def found(name: str) -> str:
    """Where a program is; without it there is nothing to test."""
    path = shutil.which(name)
    if not path:
        pytest.skip(f"needs {name}")
    return path


class Tmux:
    """A tmux server of the test's own."""

    program = "tmux"

    def __init__(self, start: Start, folder: Path) -> None:
        self._start = start
        self._base = [found("tmux"), "-f", "/dev/null", "-S", str(folder / "socket")]

    def begin(self, command: list[str]) -> Terminal:
        return self._start(*self._base, "new-session", shlex.join(command), size=(100, 30))

    def come_back(self) -> Terminal:
        return self._start(*self._base, "attach", size=(60, 20))

    def picture(self) -> str:
        return self._tell("capture-pane", "-p")

    def leave(self) -> None:
        self._tell("detach-client")

    def end(self) -> None:
        self._tell("kill-server", check=False)

    def _tell(self, *arguments: str, check: bool = True) -> str:
        command = [*self._base, *arguments]
        environ = self._start.environ
        return subprocess.run(command, env=environ, capture_output=True, check=check, timeout=30).stdout.decode()


class Screen:
    """A session of GNU screen of the test's own."""

    program = "screen"

    def __init__(self, start: Start, folder: Path) -> None:
        self._start, self._folder = start, folder
        self._screen = found("screen")
        start.environ["SCREENDIR"] = str(folder)

    def begin(self, command: list[str]) -> Terminal:
        return self._start(self._screen, "-U", "-c", "/dev/null", "-S", "h2h", *command, size=(100, 30))

    def come_back(self) -> Terminal:
        return self._start(self._screen, "-U", "-A", "-r", "h2h", size=(60, 20))

    def picture(self) -> str:
        copy = self._folder / "copy"
        self._tell("hardcopy", str(copy))
        return copy.read_text("utf-8", errors="replace") if copy.exists() else ""

    def leave(self) -> None:
        self._tell("detach")

    def end(self) -> None:
        self._tell("quit")

    def _tell(self, *arguments: str) -> None:
        command = [self._screen, "-S", "h2h", "-X", *arguments]
        subprocess.run(command, env=self._start.environ, capture_output=True, check=False, timeout=30)


Multiplexer = Tmux | Screen


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder of its own for sockets, whose paths may not be long."""
    made = Path(tempfile.mkdtemp(prefix="h2h"))
    yield made
    shutil.rmtree(made, ignore_errors=True)


@pytest.fixture(params=[Tmux, Screen], ids=lambda one: one.program)
def multiplexer(request: pytest.FixtureRequest, start: Start, folder: Path) -> Iterator[Multiplexer]:
    """One of the two, ended whatever happens."""
    made: Multiplexer = request.param(start, folder)
    yield made
    made.end()


def kept(h2h: H2h) -> str:
    return h2h.progress.read_text("utf-8")


def test_a_session_is_left_come_back_to_at_another_size_and_killed(multiplexer: Multiplexer, h2h: H2h) -> None:
    h2h.was_at(h2h.PROMPT)
    terminal = multiplexer.begin(h2h.command)
    h2h.write(terminal, WORDS)
    terminal.wait_until(lambda: WORDS in multiplexer.picture(), "the words in the multiplexer's own picture")
    assert "The Pendulum and the Proof" in multiplexer.picture()
    assert "○○○" in terminal.screen_text()
    multiplexer.leave()
    assert terminal.wait_exit() == 0
    assert len(h2h.running()) == 1
    again = multiplexer.come_back()
    again.wait_for(WORDS)
    again.wait_for("Tab Next field")
    again.wait_until(lambda: max(map(len, multiplexer.picture().splitlines()), default=99) <= 60, "60 columns")
    again.type(MORE)
    again.wait_for(WORDS + MORE)
    multiplexer.end()
    again.wait_until(lambda: WORDS + MORE in kept(h2h), "every word in the file")
    again.wait_until(lambda: not h2h.running(), "no process left")


def test_a_line_that_drops_leaves_the_session_in_the_multiplexer(multiplexer: Multiplexer, h2h: H2h) -> None:
    h2h.was_at(h2h.PROMPT)
    terminal = multiplexer.begin(h2h.command)
    h2h.write(terminal, WORDS)
    terminal.close_master()
    terminal.wait_exit()
    assert len(h2h.running()) == 1
    again = multiplexer.come_back()
    again.wait_for(WORDS)
    again.press("ctrl+q")
    again.wait_until(lambda: not h2h.running(), "no process left")
    assert WORDS in kept(h2h)


def test_mosh_goes_on_without_its_client_and_saves_when_it_is_ended(start: Start, h2h: H2h) -> None:
    server, client = found("mosh-server"), found("mosh-client")
    h2h.was_at(h2h.PROMPT)
    began = subprocess.run(
        [server, "new", "-i", "127.0.0.1", "-p", "60001:60999", "-c", "256", "--", *h2h.command],
        env=start.environ,
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
        stdin=subprocess.DEVNULL,
    )
    port, key = re.findall(r"MOSH CONNECT (\d+) (\S+)", began.stdout)[0]
    number = int(re.findall(r"pid = (\d+)", began.stdout + began.stderr)[0])
    try:
        start.environ["MOSH_KEY"] = key
        terminal = start(client, "127.0.0.1", port)
        h2h.write(terminal, WORDS)
        terminal.signal(signal.SIGKILL)
        terminal.wait_exit()
        assert len(h2h.running()) == 1
    finally:
        os.kill(number, signal.SIGTERM)
    terminal.wait_until(lambda: not h2h.running(), "no process left")
    assert WORDS in kept(h2h)
