"""Everything this package raises on purpose is a `CourseError` with a sentence for people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


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
