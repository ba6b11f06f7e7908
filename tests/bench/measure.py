"""Time to the first screen and memory of the course, beside a bare Textual app in the same run.

Both run on a real pseudo-terminal, by turns, so that a busy machine slows both. Memory is the proportional set size
(PSS) that Linux keeps for a process.
"""

from __future__ import annotations

import os
import pty
import re
import select
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

assert sys.platform != "win32", "this needs a Unix terminal"

ROUNDS = 10
HERE = Path(__file__).parent
PROGRAMS = {
    "bare": ([sys.executable, str(HERE / "bare.py")], b"bare and ready"),
    "h2h": ([str(Path(sys.executable).with_name("h2h")), "--lang", "de"], b"Beenden"),
}


def environment(folder: str) -> dict[str, str]:
    """A terminal of 80x24 and a home of its own."""
    kept = {name: os.environ[name] for name in ("PATH", "VIRTUAL_ENV") if name in os.environ}
    data = str(Path(folder) / "data")
    return kept | {"HOME": folder, "XDG_DATA_HOME": data, "TERM": "xterm-256color", "LANG": "C.UTF-8"}


def start(command: list[str], shown: bytes, folder: str) -> tuple[float, float]:
    """Seconds from start until the words stand on the screen, and megabytes (PSS) half a second later."""
    main, other = pty.openpty()
    subprocess.run(["stty", "rows", "24", "cols", "80"], stdin=other, check=True)  # noqa: S607 - found on the path
    begun = time.perf_counter()
    process = subprocess.Popen(
        command, stdin=other, stdout=other, stderr=other, env=environment(folder), start_new_session=True
    )
    os.close(other)
    seen, took = b"", 0.0
    while not took:
        if select.select([main], [], [], 10)[0]:
            seen += os.read(main, 65536)
        if shown in re.sub(rb"\x1b\[[0-9;?]*[a-zA-Z]", b"", seen):
            took = time.perf_counter() - begun
    time.sleep(0.5)
    rollup = Path(f"/proc/{process.pid}/smaps_rollup").read_text(encoding="ascii")
    process.kill()
    process.wait()
    os.close(main)
    return took, int(re.findall(r"^Pss:\s+(\d+) kB", rollup, re.MULTILINE)[0]) / 1024


def main() -> None:
    """Print a table."""
    measured: dict[str, list[tuple[float, float]]] = {name: [] for name in PROGRAMS}
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(ROUNDS + 1):
            for name, (command, shown) in PROGRAMS.items():
                measured[name].append(start(command, shown, folder))
    medians = {
        name: [statistics.median(values) for values in zip(*found[1:], strict=True)] for name, found in measured.items()
    }
    print(f"{'':6}{'first screen':>14}{'ratio':>8}{'memory':>12}{'ratio':>8}")  # noqa: T201 - this is its output
    for name, (seconds, megabytes) in medians.items():
        ratios = [value / base for value, base in zip((seconds, megabytes), medians["bare"], strict=True)]
        print(f"{name:6}{seconds:>12.2f} s{ratios[0]:>8.2f}{megabytes:>9.1f} MB{ratios[1]:>8.2f}")  # noqa: T201 - likewise


if __name__ == "__main__":
    main()
