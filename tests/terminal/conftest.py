"""A real process on a real pseudo-terminal, whose screen is emulated."""

from __future__ import annotations

import fcntl
import json
import os
import re
import resource
import select
import struct
import subprocess
import sys
import termios
import threading
import time
from datetime import datetime, timezone
from pathlib import Path
from signal import SIGABRT
from typing import TYPE_CHECKING, Any

import pyte
import pytest

from course import progress as changes
from course.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from signal import Signals

assert sys.platform != "win32", "these tests need a Unix terminal"

HERE = Path(__file__).parent
PATIENCE = 60.0
"""Seconds anything may take on a busy machine before a test fails."""

KEYS = {
    "backspace": "\x7f",
    "delete": "\x1b[3~",
    "down": "\x1b[B",
    "end": "\x1b[F",
    "enter": "\r",
    "escape": "\x1b",
    "home": "\x1b[H",
    "left": "\x1b[D",
    "pagedown": "\x1b[6~",
    "pageup": "\x1b[5~",
    "right": "\x1b[C",
    "shift+tab": "\x1b[Z",
    "space": " ",
    "tab": "\t",
    "up": "\x1b[A",
    **{f"f{number}": f"\x1bO{letter}" for number, letter in enumerate("PQRS", 1)},
    **{f"f{number}": f"\x1b[{code}~" for number, code in enumerate((15, 17, 18, 19, 20, 21), 5)},
    **{f"ctrl+{chr(code + 96)}": chr(code) for code in range(1, 27)},
}


MARK = "7777"
"""A number that stands in no sequence the program sends, so that one from outside can be told from its own."""
OWN_SEQUENCES = re.compile(r"\x1b\[[0-?]*[ -/]*[mHhluqpKGCABD]|\x1b\]22;[a-z-]*\x07")
"""The last is the shape of the mouse pointer."""
TOKENS = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[]PX^_][^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?|\x1b[^\x1b]?|.", re.DOTALL
)
NEVER_SENT = re.compile(
    "[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\udc80-\udcff]"
)


def smuggled(output: bytes) -> list[str]:
    """What no program of ours sends: control characters, bidi overrides, broken UTF-8, and sequences not its own."""
    found = []
    for token in TOKENS.findall(output.decode("utf-8", "surrogateescape")):
        if token[0] == "\x1b":
            if not OWN_SEQUENCES.fullmatch(token) or MARK in token:
                found.append(token)
        elif NEVER_SENT.match(token):
            found.append(token)
    return found


class Picture:
    """What a terminal would show of the bytes it was sent."""

    BEYOND_PYTE = re.compile(r"\x1b\[(?:[<=>][0-?]*[ -/]*|[0-?]*[ -/]+)[@-~]")
    UNFINISHED = re.compile(r"\x1b(?:\[[0-?]*[ -/]*)?\Z")

    def __init__(self, columns: int, rows: int) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self.screen)
        self._rest = b""

    def feed(self, data: bytes) -> None:
        """Take bytes cut anywhere; what pyte would print instead of obeying is left out."""
        text, self._rest = self._cut(self._rest + data)
        self._stream.feed(self.BEYOND_PYTE.sub("", text))

    def _cut(self, data: bytes) -> tuple[str, bytes]:
        """Whole characters and sequences, and the rest that waits for more."""
        for kept in range(4):
            try:
                text = data[: len(data) - kept].decode()
            except UnicodeDecodeError:
                continue
            break
        else:
            kept, text = 0, data.decode("latin-1")
        unfinished = self.UNFINISHED.search(text)
        start = unfinished.start() if unfinished else len(text)
        return text[:start], text[start:].encode() + data[len(data) - kept :]

    def text(self) -> str:
        """The rows, without the blanks at their ends."""
        return "\n".join(row.rstrip() for row in self.screen.display)


class Terminal:
    """A program on a pseudo-terminal, with a thread that reads what it draws.

    Args:
        command: the program and its arguments.
        environ: all of its environment.
        size: columns and rows.
        options: see `launcher.py`.

    Attributes:
        progress: the file the program keeps its progress in.
        process: the running program.
    """

    def __init__(
        self, command: Sequence[str], environ: Mapping[str, str], size: tuple[int, int], options: Mapping[str, object]
    ) -> None:
        self.progress = Path(environ["H2H_PROGRESS"])
        self._picture = Picture(*size)
        self._lock = threading.Lock()
        self._output = bytearray()
        self._stalled = threading.Event()
        self._closing = threading.Event()
        self._master, slave = os.openpty()
        self._name = os.ttyname(slave)
        self._set_size(*size)
        launcher = [sys.executable, "-I", "-S", str(HERE / "launcher.py"), json.dumps(options), *command]
        self.process = subprocess.Popen(
            launcher, stdin=slave, stdout=slave, stderr=slave, env=environ, cwd=environ["HOME"], start_new_session=True
        )
        os.close(slave)
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def screen_text(self) -> str:
        """What the screen shows now."""
        with self._lock:
            return self._picture.text()

    def cursor(self) -> tuple[str, int]:
        """The row of the terminal's own cursor, drawn or not, and its column."""
        with self._lock:
            screen = self._picture.screen
            return screen.display[screen.cursor.y], screen.cursor.x

    def cells(self) -> list[list[tuple[str, str, str]]]:
        """The rows of cells: a character and the two colours seen; `ink` and `paper` are the terminal's own."""
        with self._lock:
            screen = self._picture.screen
            return [
                [_seen(screen.buffer[row][column]) for column in range(screen.columns)] for row in range(screen.lines)
            ]

    def wait_for(self, text: str, timeout: float = PATIENCE) -> None:
        """Wait until the screen shows this text on one row."""
        self.wait_until(lambda: text in self.screen_text(), f"{text!r} on the screen", timeout)

    def wait_gone(self, text: str, timeout: float = PATIENCE) -> None:
        """Wait until the screen no longer shows this text."""
        self.wait_until(lambda: text not in self.screen_text(), f"{text!r} no longer on the screen", timeout)

    def wait_until(self, happened: Callable[[], bool], what: str, timeout: float = PATIENCE) -> None:
        """Wait until something is so; fail with the screen if it is not in time."""
        end = time.monotonic() + timeout
        while not happened():
            if time.monotonic() > end:
                pytest.fail(f"not in {timeout} s: {what}; exit code {self.process.poll()}\n{self.screen_text()}")
            time.sleep(0.02)

    def wait_quiet(self, seconds: float = 0.5) -> None:
        """Wait until nothing was drawn for so long."""
        before = -1
        while before != self.mark():
            before = self.mark()
            time.sleep(seconds)

    def press(self, *keys: str) -> None:
        """Press keys by name: a character, or a name of `KEYS`."""
        for key in keys:
            self.send(KEYS.get(key, key).encode())
            # A key that comes right behind an Escape would be read as one sequence with it.
            time.sleep(0.3 if key == "escape" else 0.02)

    def type(self, text: str) -> None:
        """Type text, one character after the other."""
        self.press(*text)

    def send(self, data: bytes) -> None:
        """Send bytes as they are."""
        os.write(self._master, data)

    def resize(self, columns: int, rows: int) -> None:
        """Change the size, as a window does."""
        with self._lock:
            self._picture.screen.resize(rows, columns)
        self._set_size(columns, rows)

    def signal(self, number: Signals) -> None:
        """Send a signal to the program alone."""
        self.process.send_signal(number)

    def wait_exit(self, timeout: float = PATIENCE) -> int:
        """Wait for the end; the exit code, or the signal's number below zero. All that was drawn is read."""
        try:
            code = self.process.wait(timeout)
        except subprocess.TimeoutExpired:
            shown, mark = self.screen_text(), self.mark()
            self.process.send_signal(SIGABRT)  # Python then says what each thread was doing
            self.process.wait()
            self._reader.join(5)
            pytest.fail(f"still running after {timeout} s\n{shown}\n{self.bytes_since(mark).decode(errors='replace')}")
        if not self._stalled.is_set():
            self._reader.join(5)
        return code

    def close_master(self) -> None:
        """Close the terminal, as a dropped line does."""
        if not self._closing.is_set():
            self._closing.set()
            self._stalled.clear()
            self._reader.join()
            os.close(self._master)

    def stall(self) -> None:
        """Let nothing more through, as a line does that stands still."""
        line = os.open(self._name, os.O_RDWR | os.O_NOCTTY)
        termios.tcflow(line, termios.TCOOFF)
        os.close(line)
        self._stalled.set()

    def lift_file_limit(self) -> None:
        """Let files grow again, as a disk does that someone tidied."""
        if sys.platform != "linux":
            pytest.skip("needs prlimit, to lift a limit of another process")
        _, hard = resource.prlimit(self.process.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(self.process.pid, resource.RLIMIT_FSIZE, (hard, hard))

    def edits_lines(self) -> bool:
        """Whether echo and line editing are on, as a shell needs them."""
        needed = termios.ECHO | termios.ICANON | termios.ISIG
        return bool(termios.tcgetattr(self._master)[3] & needed == needed)

    def stopped(self) -> bool:
        """Whether the program was suspended since this was last asked."""
        changed, status = os.waitpid(self.process.pid, os.WUNTRACED | os.WNOHANG)
        if changed and not os.WIFSTOPPED(status):
            self.process.returncode = os.waitstatus_to_exitcode(status)
        return bool(changed) and os.WIFSTOPPED(status)

    def mark(self) -> int:
        """How many bytes were drawn up to now, for `bytes_since`."""
        with self._lock:
            return len(self._output)

    def bytes_since(self, mark: int = 0) -> bytes:
        """What was drawn since then."""
        with self._lock:
            return bytes(self._output[mark:])

    def _set_size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def _read(self) -> None:
        while not self._closing.is_set():
            if self._stalled.is_set() or not select.select([self._master], [], [], 0.05)[0]:
                time.sleep(0.01)
                continue
            try:
                data = os.read(self._master, 65536)
            except OSError:
                return
            if not data:
                return
            with self._lock:
                self._output += data
                self._picture.feed(data)


def _seen(cell: Any) -> tuple[str, str, str]:  # noqa: ANN401 - pyte has no types
    ink = "ink" if cell.fg == "default" else cell.fg
    ground = "paper" if cell.bg == "default" else cell.bg
    return (cell.data, ground, ink) if cell.reverse else (cell.data, ink, ground)


class Start:
    """Starts programs, each on a terminal of its own, all with the same home folder, and ends what is left of them.

    Attributes:
        environ: what the programs get to see; a test may change it.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._terminals: list[Terminal] = []
        home, data = folder / "home", folder / "data"
        for made in (home, data):
            made.mkdir(mode=0o700, parents=True)
        self.environ = {
            "PATH": os.environ["PATH"],
            "PYTHONDONTWRITEBYTECODE": "1",  # a disk that is full on purpose would cut off compiled modules
            "HOME": str(home),
            "XDG_DATA_HOME": str(data),
            "H2H_PROGRESS": str(data / "progress.toml"),
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
            "PYTHONFAULTHANDLER": "1",
        }

    def __call__(self, *command: str, size: tuple[int, int] = (80, 24), **options: object) -> Terminal:
        """Start it; `options` are those of `launcher.py`."""
        terminal = Terminal(command, self.environ, size, options)
        self._terminals.append(terminal)
        return terminal

    def end_all(self) -> None:
        """End every program that still runs."""
        for terminal in self._terminals:
            if terminal.process.poll() is None:
                terminal.process.kill()
                terminal.process.wait()
            terminal.close_master()


class H2h:
    """The real program, as it is installed beside the interpreter that runs the tests.

    Attributes:
        progress: the progress file.
    """

    PROGRAM = str(Path(sys.executable).with_name("h2h"))
    CHAPTER, PROMPT, READING = "pendulum-and-proof", "forecast", "story"

    def __init__(self, start: Start) -> None:
        self._start = start
        self.progress = Path(start.environ["H2H_PROGRESS"])

    def __call__(self, *arguments: str, **options: Any) -> Terminal:  # noqa: ANN401 - as the launcher takes them
        """Start it with these arguments, in English."""
        return self._start(self.PROGRAM, "--lang", "en", *arguments, **options)

    @property
    def command(self) -> list[str]:
        """How a shell or a multiplexer starts it; the progress file stands in it, so that `running` finds it."""
        return [self.PROGRAM, "--lang", "en", "--progress", str(self.progress)]

    def running(self) -> list[int]:
        """The processes, wherever they were started, that have this progress open."""
        done = subprocess.run(["/bin/ps", "-eww", "-o", "pid=,args="], capture_output=True, text=True, check=True)
        lines = [line.split() for line in done.stdout.splitlines()]
        return [int(pid) for pid, *args in lines if args[1:] == self.command and "python" in args[0]]

    def write(self, terminal: Terminal, words: str) -> None:
        """Go from the contents into the prompt the learner was at, and write."""
        terminal.wait_for("q Quit")
        terminal.press("enter")
        terminal.wait_for("Reflect")
        terminal.wait_quiet(0.3)
        terminal.type(words)
        terminal.wait_for(words)

    def was_at(self, step: str, words: str = "") -> None:
        """Write the file of someone who left the first chapter at this step, with these words half written."""
        now = datetime.now(timezone.utc)
        progress = changes.moved(changes.Progress(), self.CHAPTER, step, now)
        if words:
            draft = changes.Draft(kind="prompt", at=changes.timestamp(now), answer={"text": {"was": words}})
            progress = changes.drafted(progress, changes.key(self.CHAPTER, step), draft)
        Store(self.progress).save(progress)

    def writing(self, **options: Any) -> Terminal:  # noqa: ANN401 - as the launcher takes them
        """Start it and begin to write in a prompt."""
        self.was_at(self.PROMPT)
        terminal = self(**options)
        terminal.wait_for("q Quit")
        terminal.press("enter")
        terminal.wait_for("Reflect")
        terminal.wait_quiet()
        return terminal


@pytest.fixture(name="smuggled")
def smuggled_in() -> Callable[[bytes], list[str]]:
    """What in some raw output is not the program's own."""
    return smuggled


@pytest.fixture
def h2h(start: Start) -> H2h:
    """The real program: `h2h("--lang", "de", size=(60, 20))`."""
    return H2h(start)


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Start a program on a terminal: `start(*command, size=(80, 24), ignore=["SIGHUP"], …)`."""
    starter = Start(tmp_path / "terminal")
    yield starter
    starter.end_all()
