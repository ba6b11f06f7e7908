"""What the course costs beside a bare Textual app, in one run: time, memory, bytes on the line.

Both run on real pseudo-terminals, by turns, so that a busy machine slows both. Prints a table in Markdown.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

assert sys.platform != "win32", "this needs a Unix terminal"

import tomli
import tomli_w

from course.progress import Entry, Progress, answered, timestamp
from course.store import Store
from tests.bench.session import Reaction, Session

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

ROUNDS, MANY, IDLE, TIMES = 7, 20, 10.0, 8
"""Starts of each program, programs at once, seconds of doing nothing, keys of a kind."""

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


class Program(NamedTuple):
    """What is run, the words by which its first screen is known, and what it finds in its environment."""

    command: Sequence[str]
    words: bytes
    extra: dict[str, str]


BARE = Program([sys.executable, str(HERE / "bare.py")], b"bare and ready", {})
OURS = Program([sys.executable, "-m", "tui"], b"Beenden", {"PYTHONPATH": str(ROOT), "LANGUAGE": "de"})
RIGHT, TAB, PAGE_DOWN, PAGE_UP = b"\x1b[C", b"\t", b"\x1b[6~", b"\x1b[5~"
TO_EVIDENCE, TO_WRITING = 5, 6
"""Steps of chapter 1 to a step with much evidence, and from there to one to write in."""


def row(name: str, *values: object) -> None:
    """Print a row of a table."""
    print(f"| {name:36} | " + " | ".join(f"{value:>12}" for value in values) + " |")  # noqa: T201 - its output


def heading(name: str, *columns: str) -> None:
    """Begin a table."""
    print()  # noqa: T201 - its output
    row(name, *columns)
    row("-" * 36, *("-" * 11 + ":" for _ in columns))


def ratio(one: float, other: float) -> str:
    """How many times the other."""
    return f"{one / other:.2f}"


def starts(*programs: Program) -> list[list[float]]:
    """For each program medians of seconds to the first screen, processor seconds until then, and megabytes."""
    found: list[list[tuple[float, ...]]] = [[] for _ in programs]
    for _ in range(ROUNDS + 1):
        for one, program in zip(found, programs, strict=True):
            session = Session(program.command, extra=program.extra)
            shown = session.wait_for(program.words)
            session.react()
            one.append((*shown, session.memory()))
            session.end()
    return [[statistics.median(values) for values in zip(*one[1:], strict=True)] for one in found]


def thousand(folder: Path) -> Program:
    """A copy of the program whose packaged course has 1,000 chapters."""
    for package in ("course", "seeds", "tui"):
        shutil.copytree(ROOT / package, folder / package)
    file = folder / "course" / "content" / "course.toml"
    course = tomli.loads(file.read_text(encoding="utf-8"))
    for name in ("paths", "change", "rules"):
        course.pop(name, None)
    part = course["parts"][0]
    course["parts"] = [part]
    model = part["chapters"][0]
    part["chapters"] = [{**model, "id": f"chapter-{number}", "folder": f"c-{number}"} for number in range(1000)]
    file.write_text(tomli_w.dumps(course), encoding="utf-8")
    return OURS._replace(extra={"PYTHONPATH": str(folder)}, words=b"1000")


def reactions(size: tuple[int, int], wire: str) -> dict[str, Reaction]:
    """Medians of what a page, a new screen and a typed character lead to; and of doing nothing."""
    session = Session(OURS.command, size, OURS.extra | {"H2H_WIRE": wire, "SSH_CONNECTION": "a 1 b 2"})
    session.wait_for(OURS.words)
    session.react()
    found = {"chapter opened": _each(session, [b"\r"])}
    found["new screen (next step)"] = _each(session, [RIGHT] * TO_EVIDENCE)
    session.react(b"e")
    pages = [PAGE_DOWN, PAGE_DOWN, PAGE_UP, PAGE_UP]
    found["page (of evidence)"] = _each(session, pages)
    found["20 pages typed ahead"] = session.react((PAGE_DOWN + PAGE_UP) * 9 + PAGE_DOWN * 2)
    session.react(b"\x1b")
    session.react(RIGHT * TO_WRITING)
    session.react(TAB)
    session.react(b"x", quiet=2)
    found["typed character"] = _each(session, [b"%d" % (number % 10) for number in range(TIMES)])
    session.end()
    return found


def _each(session: Session, keys: Iterable[bytes]) -> Reaction:
    all_of = [session.react(key) for key in keys]
    return Reaction(*(statistics.median(values) for values in zip(*all_of, strict=True)))


def idle(program: Program, *keys: bytes) -> tuple[int, float]:
    """Bytes, and percent of a processor, while nothing is done."""
    session = Session(program.command, extra=program.extra)
    session.wait_for(program.words)
    for key in keys:
        session.react(key)
    session.react(quiet=3)
    before = session.cpu()
    size = session.react(quiet=IDLE).size
    used = (session.cpu() - before) / IDLE * 100
    session.end()
    return size, used


def at_once() -> tuple[float, float]:
    """Seconds until the last of many first screens, and those of the processor that one needs alone."""
    alone = Session(OURS.command, extra=OURS.extra)
    needed = alone.wait_for(OURS.words)[1]
    alone.end()
    begun = time.perf_counter()
    sessions = [Session(OURS.command, extra=OURS.extra) for _ in range(MANY)]
    for session in sessions:
        session.wait_for(OURS.words)
    took = time.perf_counter() - begun
    for session in sessions:
        session.end()
    return took, needed


def saving(folder: Path) -> tuple[float, float, int]:
    """Seconds to save and to load a large journal, and its bytes."""
    progress = Progress()
    for number in range(1000):
        words = f"{number} " + "Heute habe ich zugehört und dann erst geantwortet. " * 20
        moment = timestamp(datetime(2026, 1, 1, tzinfo=timezone.utc) + timedelta(hours=number))
        progress = answered(progress, f"c/s{number}", "prompt", Entry(at=moment, answer={"text": {"a": words}}))
    folder.mkdir(mode=0o700)
    store = Store(folder / "progress.toml")
    store.save(progress)
    timed = [_timed(lambda: store.save(progress)) for _ in range(ROUNDS)]
    loads = [_timed(store.peek) for _ in range(ROUNDS)]
    return statistics.median(timed), statistics.median(loads), store.path.stat().st_size


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _runs(command: Sequence[str]) -> Iterator[float]:
    for _ in range(ROUNDS):
        yield _timed(lambda: subprocess.run(command, check=True, capture_output=True, env=os.environ | OURS.extra))


def main() -> None:
    """Print the tables."""
    with tempfile.TemporaryDirectory(dir=HERE) as name:
        folder = Path(name)
        bare, ours, large = starts(BARE, OURS, thousand(folder / "thousand"))
        heading("start", "bare", "h2h", "ratio", "1000 chap.", "to 12")
        named = (("to the first screen", "s"), ("processor until then", "s"), ("memory (PSS)", "MB"))
        for (what, unit), *values in zip(named, bare, ours, large, strict=True):
            shown = [f"{value:.2f} {unit}" for value in values]
            row(what, *shown[:2], ratio(values[1], values[0]), shown[2], ratio(values[2], values[1]))
        for size in ((80, 24), (200, 50)):
            off, on = reactions(size, "off"), reactions(size, "on")
            heading(f"over SSH, {size[0]}x{size[1]}", "Textual, B", "wire, B", "ratio", "Textual, ms", "wire, ms")
            for what in on:
                one, other = off[what], on[what]
                times = [f"{reaction.seconds * 1000:.0f}" for reaction in (one, other)]
                row(what, f"{one.size:.0f}", f"{other.size:.0f}", ratio(other.size, one.size), *times)
        heading("idle", "bytes", "processor")
        for what, (sent, used) in {
            "bare": idle(BARE), "contents": idle(OURS), "caret in a field": idle(OURS, b"\r", RIGHT * 11, TAB),
        }.items():  # fmt: skip
            row(what, sent, f"{used:.2f} %")
        took, needed = at_once()
        heading("many", "seconds", "of CPU time")
        row(f"{MANY} starts at once", f"{took:.1f}", ratio(took, needed * MANY / (os.cpu_count() or 1)))
        save, load, length = saving(folder / "journal")
        heading(f"a journal of {length / 1e6:.1f} MB", "ms")
        row("save", f"{save * 1000:.0f}")
        row("load", f"{load * 1000:.0f}")
        plain = statistics.median(_runs([sys.executable, "-c", "pass"]))
        status = statistics.median(_runs([sys.executable, "-m", "tui", "status"]))
        heading("commands", "ms", "to python")
        row("h2h status", f"{status * 1000:.0f}", ratio(status, plain))


if __name__ == "__main__":
    main()
