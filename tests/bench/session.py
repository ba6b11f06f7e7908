"""A program on a pseudo-terminal, watched from outside: what it sends, how long it takes, what it costs."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

assert sys.platform != "win32", "this needs a Unix terminal"

TICKS = os.sysconf("SC_CLK_TCK")
ESCAPES = re.compile(rb"\x1b\[[0-9;?]*[a-zA-Z]")
QUIET = 0.4
"""Seconds without a byte after which a program has said all it has to say."""


class Reaction(NamedTuple):
    """What keys led to: bytes, and seconds until the last of them."""

    size: int
    seconds: float


class Session:
    """One running program.

    Args:
        command: the program and its arguments.
        size: columns and rows.
        extra: of the environment.
    """

    def __init__(
        self, command: Sequence[str], size: tuple[int, int] = (80, 24), extra: Mapping[str, str] | None = None
    ) -> None:
        self.home = tempfile.TemporaryDirectory(prefix="bench-", dir=Path(__file__).parent)
        kept = {name: os.environ[name] for name in ("PATH", "VIRTUAL_ENV") if name in os.environ}
        own = {"HOME": self.home.name, "XDG_DATA_HOME": f"{self.home.name}/data", "TERM": "xterm-256color"}
        self._main, other = pty.openpty()
        subprocess.run(["stty", "rows", str(size[1]), "cols", str(size[0])], stdin=other, check=True)  # noqa: S607
        self.begun = time.perf_counter()
        self.process = subprocess.Popen(
            command,
            stdin=other,
            stdout=other,
            stderr=other,
            start_new_session=True,
            cwd=self.home.name,
            env=kept | own | {"LANG": "C.UTF-8"} | dict(extra or {}),
        )
        os.close(other)
        self.seen = b""

    def wait_for(self, words: bytes) -> tuple[float, float]:
        """Seconds of the clock, and of the processor, from the start until the words stand on the screen."""
        while words not in ESCAPES.sub(b"", self.seen):
            self._read(10)
        return time.perf_counter() - self.begun, self.cpu()

    def react(self, keys: bytes = b"", quiet: float = QUIET) -> Reaction:
        """Press keys, and wait until nothing more comes."""
        os.write(self._main, keys)
        begun = last = time.perf_counter()
        size = 0
        while count := self._read(quiet):
            size, last = size + count, time.perf_counter()
        return Reaction(size, last - begun)

    def cpu(self) -> float:
        """Seconds of the processor used so far."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def memory(self) -> float:
        """Megabytes: the proportional set size (PSS) that Linux keeps for a process."""
        rollup = Path(f"/proc/{self.process.pid}/smaps_rollup").read_text(encoding="ascii")
        return int(re.findall(r"^Pss:\s+(\d+) kB", rollup, re.MULTILINE)[0]) / 1024

    def end(self) -> None:
        """Stop the program."""
        self.process.kill()
        self.process.wait()
        os.close(self._main)
        self.home.cleanup()

    def _read(self, patience: float) -> int:
        if not select.select([self._main], [], [], patience)[0]:
            return 0
        data = os.read(self._main, 65536)
        self.seen += data
        return len(data)
