"""What a chapter file came to: the chapter, or its problems and as much as could be read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from course.errors import Problem
from course.exercises.base import Step, Table
from course.signs import told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.blocks import Read
    from course.lines import Path
    from course.model import Chapter, ChapterEntry, Facilitator, Language


class Front(Table, frozen=True, kw_only=True):
    """The front matter of a chapter."""

    id: str
    title: str
    minutes: int
    objectives: tuple[str, ...]
    claims: tuple[str, ...]


class Citation(NamedTuple):
    """A claim or finding named on a line."""

    id: str
    line: int


@dataclass
class Parsed:
    """What a chapter file came to.

    Attributes:
        chapter: nothing if there is any problem.
        lines: the line of the file on which each step begins.
        front, facilitator, blocks, steps: as far as they could be read, with stand-ins where something was wrong; also
            the recall blocks for later are among the steps.
        unread: ids of blocks that could not be read at all; an empty one stands for a block without id.
    """

    file: str
    language: Language
    chapter: Chapter | None = None
    problems: list[Problem] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)
    front: Read[Front] | None = None
    facilitator: Read[Facilitator] | None = None
    blocks: dict[str, Read[Step]] = field(default_factory=dict)
    steps: list[Step] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    cited: list[Citation] = field(default_factory=list)

    def line(self, step: str, path: Path = ()) -> int:
        """The line of a value of a step; 0 for a step that is not there."""
        block = self.blocks.get(step)
        return block.lines.of(path) if block and path else self.lines.get(step, 0)

    def step(self, name: str) -> Step | None:
        """The step with this id."""
        return next((step for step in self.steps if step.id == name), None)

    def sound(self, step: str, path: Path) -> bool:
        """Whether a value of a step was read as it stands in the file."""
        block = self.blocks.get(step)
        return step not in self.unread and (block is None or block.sound(path))

    def add(self, line: int, problem: str) -> None:
        """Add a problem of this file."""
        self.problems.append(Problem(self.file, line, told(problem)))

    def misfits(self, entry: ChapterEntry, language: Language) -> Iterator[Problem]:
        """Where the front matter does not say what the manifest says."""
        title = entry.title.in_language(language)
        for key, wanted in {"id": entry.id, "title": title}.items():
            if self.front and self.front.value and self.front.sound((key,)):
                given = str(getattr(self.front.value, key))
                if given != wanted:
                    problem = f'front matter: {key} "{given}" is "{wanted}" in course.toml; make them the same'
                    yield Problem(self.file, self.front.lines.of((key,)), told(problem))
