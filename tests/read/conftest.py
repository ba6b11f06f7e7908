"""The course by lines, as the real program with lines from a pipe."""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from course.progress import Draft, Entry, Progress, answered, drafted, timestamp
from course.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

    from course.progress import Plain

ROOT = Path(__file__).parents[2]


class Told(NamedTuple):
    """What was said, how it ended, and what is kept."""

    out: str
    error: str
    code: int
    progress: Progress

    def answer(self, where: str) -> dict[str, object]:
        """The latest answer of a step, as plain values; of none, an empty one."""
        record = self.progress.steps.get(where)
        return dict(record.latest.answer) if record and record.latest else {}

    def outcome(self, where: str) -> str:
        """How that answer came out."""
        record = self.progress.steps.get(where)
        return record.latest.outcome if record and record.latest else ""

    def draft(self, where: str) -> dict[str, object]:
        """What is half done in a step."""
        draft = self.progress.drafts.get(where)
        return dict(draft.answer) if draft else {}


@pytest.fixture
def progress_file(tmp_path: Path) -> Path:
    return tmp_path / "kept" / "progress.toml"


@pytest.fixture
def read(progress_file: Path) -> Callable[..., Told]:
    """Take the course by these lines; a second call goes on with the same progress file."""

    def taken(
        *lines: str, course: Path | None = None, args: tuple[str, ...] = (), progress: Progress | None = None
    ) -> Told:
        if progress:
            Store(progress_file).save(progress)
        of = ["--course", str(course)] if course else []
        run = subprocess.run(
            [sys.executable, "-m", "tui", "--progress", str(progress_file), *of, "read", *args],
            input="".join(f"{line}\n" for line in lines),
            capture_output=True,
            encoding="utf-8",
            cwd=ROOT,
            check=False,
        )
        return Told(run.stdout, run.stderr, run.returncode, Store(progress_file).peek().progress)

    return taken


@pytest.fixture
def half_done(came_to: Callable[[str], Progress]) -> Callable[..., Progress]:
    """The progress of somebody who left a step of the chapter with every kind half done on the full screen."""

    def at(step: str, **answer: object) -> Progress:
        draft = Draft(kind=step, at="2026-01-01T00:00:00.000Z", answer=answer)
        return drafted(came_to(step), f"all-kinds/{step}", draft)

    return at


@pytest.fixture
def rewritten(every_kind: Path) -> Callable[..., Path]:
    """That course, with something else in that chapter: pairs of what stands there now and what is to stand there."""

    def course(*changes: tuple[str, str]) -> Path:
        for file in (every_kind / "03-all-kinds").iterdir():
            chapter = file.read_text("utf-8")
            for before, after in changes:
                assert before in chapter
                chapter = chapter.replace(before, after)
            file.write_text(chapter, "utf-8")
        return every_kind

    return course


@pytest.fixture
def at(read: Callable[..., Told], every_kind: Path, came_to: Callable[[str], Progress]) -> Callable[..., Told]:
    """Take the chapter with every kind from a step by these lines, with a draft or an answer in that step."""

    def taken(
        step: str,
        *lines: str,
        draft: Plain | None = None,
        answer: Plain | None = None,
        lang: str = "en",
        progress: Progress | None = None,
    ) -> Told:
        where, kind = f"all-kinds/{step}", {"own-talk": "prompt"}.get(step, step)
        now = timestamp(datetime.now(timezone.utc))
        begun = progress or came_to(step)
        if answer is not None:
            begun = answered(begun, where, kind, Entry(at=now, answer=answer))
        if draft is not None:
            begun = drafted(begun, where, Draft(kind=kind, at=now, answer=draft))
        return read(*lines, course=every_kind, progress=begun, args=("--lang", lang))

    return taken
