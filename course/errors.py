"""Everything this package raises on purpose is a `CourseError` with a sentence for people."""

# ruff: noqa: N818 — a name such as DamagedFile says what happened; Error would add nothing

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class CourseError(Exception):
    """Something outside the program is not as it must be."""


@dataclass(frozen=True, order=True)
class Problem:
    """One problem in a course file; `line` counts from 1, and 0 stands for the file as a whole."""

    file: str
    line: int
    problem: str

    def __str__(self) -> str:
        """The problem as `file:line: what and what to do`."""
        return f"{self.file}:{self.line}: {self.problem}" if self.line else f"{self.file}: {self.problem}"


class ContentError(CourseError):
    """A course, or one of its files, has problems and is not loaded, not even half."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Keep all problems; the message shows one a line."""
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


class NoDictionary(CourseError):
    """The program hunspell or one of its word lists is not installed."""

    def __init__(self) -> None:
        super().__init__(
            "spelling needs the program hunspell with German and English word lists"
            " (Debian: hunspell, hunspell-de-de, hunspell-en-gb)"
        )


class ProgressError(CourseError):
    """The progress file cannot be used as it is; attributes say why, for the interface to say it in its own words."""


class NoHome(ProgressError):
    """Nobody knows where this user's files belong."""

    def __init__(self) -> None:
        super().__init__("This user has no home folder; say with --progress FILE where progress is to be kept.")


class DamagedFile(ProgressError):
    """A text is not a whole progress file; `place` says where, as far as it is known."""

    def __init__(self, problem: str, place: str = "") -> None:
        self.problem, self.place = problem, place
        super().__init__(f"The progress file is damaged: {problem}{f' ({place})' if place else ''}.")


class NewerFormat(ProgressError):
    """A progress file was written by a later version of this program; `found` is the number of its format."""

    def __init__(self, found: int) -> None:
        self.found = found
        super().__init__(f"The progress file has format {found}, which a newer version of this program has written.")


class ReadOnly(NewerFormat):
    """The file at `path` has a newer format and is not written."""

    def __init__(self, path: Path, found: int) -> None:
        super().__init__(found)
        self.path = path


UnsafeReason = Literal["owner", "writable", "kind"]


class UnsafeFile(ProgressError):
    """A file or folder belongs to another user, or others can write it, or it is no plain file or folder."""

    def __init__(self, path: Path, reason: UnsafeReason) -> None:
        self.path, self.reason = path, reason
        why = {
            "owner": "belongs to another user",
            "writable": "can be written by other users",
            "kind": "is not a plain file in a plain folder",
        }
        super().__init__(f"{path} {why[reason]}; progress is not kept there.")


FileReason = Literal["full", "quota", "read-only", "gone", "too large", "denied", "busy", "content", "other"]
FILE_REASONS: dict[FileReason, str] = {
    "full": "the disk is full",
    "quota": "your share of the disk is used up",
    "read-only": "the disk is read-only",
    "gone": "the folder is no longer there",
    "too large": "the file would be larger than allowed",
    "denied": "access is denied",
    "busy": "another session is writing it just now",
    "content": "it holds something that cannot be stored",
    "other": "the system reports an error",
}


class Unwritable(ProgressError):
    """A value holds something a progress file cannot hold."""

    def __init__(self, problem: str) -> None:
        self.problem = problem
        super().__init__(f"This cannot be stored: {problem}.")


class FileFailed(ProgressError):
    """The system let a file not be read or written; `reason` is one word for why."""

    doing = "used"

    def __init__(self, path: Path, reason: FileReason) -> None:
        self.path, self.reason = path, reason
        super().__init__(f"{path} could not be {self.doing}: {FILE_REASONS[reason]}.")


class ReadFailed(FileFailed):
    """The file is there but could not be read."""

    doing = "read"


class SaveFailed(FileFailed):
    """Nothing was written; what stood in the file still stands there."""

    doing = "saved"


TakeOverReason = Literal["unknown", "other host", "other user", "denied", "still open", "unsupported"]


class TakeOverFailed(ProgressError):
    """Another session did not give way, or cannot safely be asked to."""

    def __init__(self, path: Path, reason: TakeOverReason) -> None:
        self.path, self.reason = path, reason
        why = {
            "unknown": "it is not known which process it is",
            "other host": "it runs on another machine",
            "other user": "it belongs to another user",
            "denied": "the system does not allow to end it",
            "still open": "it did not end in time",
            "unsupported": "this system has no way to ask it",
        }
        super().__init__(f"The other session with {path} stays open: {why[reason]}.")
