"""The manifest `course.toml`: which chapters there are, in which order, in which folders."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from course.blocks import Read, read_block
from course.errors import Problem
from course.exercises.base import Flaw, repeated, unknown
from course.model import Course
from course.progress import REVIEW
from course.signs import readable, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.folder import Folder
    from course.lines import Path
    from course.model import ChapterEntry

MANIFEST = "course.toml"
PLAIN_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")


@dataclass(frozen=True)
class Manifest:
    """The manifest as far as it could be read.

    Attributes:
        course: with stand-ins where something was wrong.
        chapters: those that can be looked for, even when there are problems elsewhere.
    """

    file: str
    course: Course | None
    chapters: tuple[ChapterEntry, ...]
    problems: list[Problem]
    read: Read[Course] | None = None


def read_manifest(folder: Folder) -> Manifest:
    """Read `course.toml`."""
    file = folder.read(MANIFEST)
    if file.text is None:
        return Manifest(file.name, None, (), list(file.problems))
    text, found = readable(file.text)
    read = read_block(Course, text, 1, flaws)
    problems = [Problem(file.name, line, told(problem)) for line, problem in [*found, *read.found]]
    problems = sorted({*file.problems, *problems})
    chapters = tuple(entry for _, entry in _entries(read.value) if _sound(entry)) if read.value else ()
    return Manifest(file.name, read.value, chapters, problems, read)


def flaws(course: Course) -> Iterator[Flaw]:
    """What is wrong with the manifest beyond the types of its fields."""
    if not course.chapters:
        yield Flaw(("parts",), "no chapters; a course has at least one")
    yield from repeated([part.id for part in course.parts], "parts")
    yield from repeated([scale.id for scale in course.scales], "scales")
    yield from repeated([path.id for path in course.paths], "paths")
    yield from _path_flaws(course)
    ids: set[str] = set()
    folders: set[str] = set()
    for path, entry in _entries(course):
        if entry.id in ids:
            yield Flaw((*path, "id"), f'duplicate id "{entry.id}"; give each chapter an id of its own')
        if entry.id == REVIEW:
            yield Flaw((*path, "id"), f'reserved id "{REVIEW}"; progress has what comes back under it, choose another')
        if entry.folder in folders:
            yield Flaw((*path, "folder"), f'folder "{entry.folder}" already belongs to another chapter')
        if not PLAIN_NAME.fullmatch(entry.folder):
            rule = "name a folder beside course.toml with letters, digits and hyphens, such as 01-first-chapter"
            yield Flaw((*path, "folder"), f'bad folder "{entry.folder}"; {rule}')
        ids.add(entry.id)
        folders.add(entry.folder)


def _path_flaws(course: Course) -> Iterator[Flaw]:
    """Where a path does not lead through chapters of the course, each once."""
    known = [entry.id for entry in course.chapters]
    for place, path in enumerate(course.paths):
        where = ("paths", place, "chapters")
        if not path.chapters:
            yield Flaw(where, "no chapters; a path leads through at least one")
        for stop, name in enumerate(path.chapters):
            if name not in known:
                yield Flaw((*where, stop), unknown(name, known, "chapter"))
            elif name in path.chapters[:stop]:
                yield Flaw((*where, stop), f'chapter "{name}" stands twice on this path; name it once')


def _entries(course: Course) -> Iterator[tuple[Path, ChapterEntry]]:
    for place, part in enumerate(course.parts):
        for inner, entry in enumerate(part.chapters):
            yield ("parts", place, "chapters", inner), entry


def _sound(entry: ChapterEntry) -> bool:
    return bool(PLAIN_NAME.fullmatch(entry.folder)) and entry.id != "?"
