"""The folder of a course, and the only way to the files in it: nothing outside is read, and nothing too large."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from course.errors import Problem
from course.signs import told

LARGEST = 2_000_000
"""Bytes of a file; the longest chapter we know has 60,000."""


class File(NamedTuple):
    """A file of the course: its name for messages, its text if it could be read, and what was wrong."""

    name: str
    text: str | None
    problems: tuple[Problem, ...] = ()


class Folder:
    """A folder of course files."""

    def __init__(self, root: Path) -> None:
        """Take the folder; whether it exists shows when a file is read."""
        self.root = root

    def shown(self, name: str) -> str:
        """A file's path for messages: relative to the current folder if it is below it, else as given."""
        path = self.root / name
        try:
            return told(Path(os.path.normpath(path.absolute())).relative_to(Path.cwd()).as_posix())
        except (ValueError, OSError):
            return told(path.as_posix())

    def names(self, pattern: str) -> list[str]:
        """Names of what is in this folder and fits the pattern, sorted; none if the folder cannot be read."""
        try:
            return sorted(path.name for path in self.root.glob(pattern))
        except OSError:
            return []

    def has(self, name: str) -> bool:
        """Whether there is something with this name."""
        return os.path.lexists(self.root / name)

    def folders(self) -> list[str]:
        """Names of the folders in this one, without hidden ones and Python's own."""
        return [name for name in self.names("[!._]*") if os.path.isdir(self.root / name)]  # noqa: PTH112 - raises for no path

    def read(self, name: str) -> File:
        """Read a file. A file that is not UTF-8 is given with stand-ins, so that its other problems show as well."""
        shown = self.shown(name)
        try:
            data = self._bytes(self.root / name)
        except FileNotFoundError:
            return File(shown, None, (Problem(shown, 0, "missing; write this file"),))
        except (OSError, ValueError, RuntimeError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            return File(shown, None, (Problem(shown, 0, f"cannot be read: {told(reason)}"),))
        try:
            return File(shown, data.decode())
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            problem = Problem(shown, line, "not UTF-8; save the file in the encoding UTF-8")
            return File(shown, data.decode(errors="replace"), (problem,))

    def _bytes(self, path: Path) -> bytes:
        if not path.resolve(strict=True).is_relative_to(self.root.resolve()):
            raise ValueError("it leads out of the folder of the course; copy it into the folder")
        if not path.is_file():
            raise ValueError("it is not a file")
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise ValueError(f"it is larger than {LARGEST // 1_000_000} MB; split it")
        return data
