"""Over a real OpenSSH server on the loopback, with keys of the test's own: taken, dropped, and come back to."""

from __future__ import annotations

import getpass
import os
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from datetime import datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from course.progress import with_settings
from course.store import Store

assert sys.platform != "win32", "these tests need a Unix terminal"

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.terminal.conftest import H2h, Start, Terminal

WORDS = "Die Mechanikerin ruft an, nachts um drei."
DAEMON = shutil.which("sshd", path=f"{os.environ['PATH']}:/usr/sbin:/usr/local/sbin")
CONFIG = """
Port {port}
ListenAddress 127.0.0.1
HostKey {folder}/host
PidFile {folder}/pid
AuthorizedKeysFile {folder}/user.pub
AuthenticationMethods publickey
StrictModes no
UsePAM no
PrintMotd no
PrintLastLog no
ClientAliveInterval 1
ClientAliveCountMax 3
SetEnv {environ}
"""


class Server:
    """A server that lets this user in, and only this one.

    Attributes:
        process: the listening server; each session is a child of it.
    """

    def __init__(self, start: Start, folder: Path) -> None:
        ssh, keygen = shutil.which("ssh"), shutil.which("ssh-keygen")
        if not (DAEMON and ssh and keygen):
            pytest.skip("needs the server and the client of OpenSSH")
        self._start, self._ssh = start, ssh
        if os.geteuid() == 0:
            Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
        for name in ("host", "user"):
            subprocess.run([keygen, "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)], check=True, timeout=30)
        self._port = free_port()
        self._options = ["-F", "/dev/null", "-i", str(folder / "user"), "-p", str(self._port)]
        for option in ("IdentitiesOnly=yes", "BatchMode=yes", "StrictHostKeyChecking=no", "LogLevel=ERROR"):
            self._options += ["-o", option]
        self._options += ["-o", f"UserKnownHostsFile={folder / 'known'}", f"{getpass.getuser()}@127.0.0.1"]
        environ = " ".join(shlex.quote(f"{name}={value}") for name, value in start.environ.items() if name != "TERM")
        config = folder / "config"
        config.write_text(CONFIG.format(port=self._port, folder=folder, environ=environ), "utf-8")
        self.process = subprocess.Popen([DAEMON, "-D", "-e", "-f", str(config)], stderr=subprocess.DEVNULL)
        self._listening()

    def session(self, command: list[str], *, terminal: bool = True) -> list[str]:
        """The client's command that runs this there."""
        return [self._ssh, "-tt" if terminal else "-T", *self._options, shlex.join(command)]

    def open(self, command: list[str], size: tuple[int, int] = (80, 24)) -> Terminal:
        """Run it there, on a terminal here."""
        return self._start(*self.session(command), size=size)

    def _listening(self) -> None:
        end = time.monotonic() + 30
        while self.process.poll() is None and time.monotonic() < end:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self._port)) == 0:
                    return
            time.sleep(0.05)
        pytest.fail("the server does not answer")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def server(start: Start) -> Iterator[Server]:
    """A server of the test's own."""
    folder = Path(tempfile.mkdtemp(prefix="h2h"))
    made = Server(start, folder)
    yield made
    made.process.terminate()
    made.process.wait()
    shutil.rmtree(folder, ignore_errors=True)


def parent(pid: int) -> int:
    """The process that started this one."""
    command = ["/bin/ps", "-o", "ppid=", "-p", str(pid)]
    return int(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def writing(server: Server, h2h: H2h) -> Terminal:
    """Log in and write in a prompt."""
    h2h.was_at(h2h.PROMPT)
    terminal = server.open(h2h.command)
    h2h.write(terminal, WORDS)
    return terminal


@pytest.mark.parametrize("killed", ["the client", "the server's end"])
def test_a_connection_that_dies_costs_no_word(server: Server, h2h: H2h, killed: str) -> None:
    terminal = writing(server, h2h)
    (program,) = h2h.running()
    if killed == "the client":
        terminal.signal(signal.SIGKILL)
    else:
        os.kill(parent(program), signal.SIGKILL)
    terminal.wait_exit()
    terminal.wait_until(lambda: not h2h.running(), "no process left", timeout=10)
    assert WORDS in h2h.progress.read_text("utf-8")
    again = server.open(h2h.command)
    again.wait_for("q Quit")
    assert "another session" not in again.screen_text()
    again.press("enter")
    again.wait_for(WORDS)
    again.wait_for("12 of 16")
    again.press("ctrl+q")
    assert again.wait_exit() == 0
    assert not h2h.running()


def test_nothing_is_sent_while_nothing_happens(server: Server, h2h: H2h) -> None:
    terminal = writing(server, h2h)
    terminal.wait_for("saved")
    terminal.wait_quiet(1)
    mark = terminal.mark()
    time.sleep(4)
    assert terminal.bytes_since(mark) == b""
    terminal.press("ctrl+q")
    assert terminal.wait_exit() == 0


def test_nothing_moves_over_ssh_even_where_motion_is_wanted(server: Server, start: Start, h2h: H2h) -> None:
    sent = []
    for motion in ("on", "off"):
        h2h.was_at(h2h.READING)
        progress = with_settings(Store(h2h.progress).load().progress, {"motion": motion}, datetime.now(timezone.utc))
        Store(h2h.progress).save(progress)
        size = (60, 15)
        terminal = server.open(h2h.command, size) if motion == "on" else start(*h2h.command, size=size)
        terminal.wait_for("q Quit")
        terminal.press("enter")
        terminal.wait_for("Reading")
        terminal.wait_quiet()
        mark = terminal.mark()
        terminal.press("end")
        terminal.wait_until(lambda: terminal.mark() > mark, "the end of the text")  # noqa: B023
        terminal.wait_quiet()
        sent.append(terminal.mark() - mark)
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
    assert sent[0] <= 1.5 * sent[1]


def test_without_a_terminal_it_says_one_sentence_and_nothing_is_left_running(server: Server, h2h: H2h) -> None:
    command = server.session(h2h.command, terminal=False)
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, timeout=30)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "h2h read" in done.stderr
    assert not h2h.running()
