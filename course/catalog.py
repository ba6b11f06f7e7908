"""The only reader of packaged content. At start it reads the manifest; everything else when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from course.errors import ContentError, Problem
from course.evidence import PACKAGED, Evidence, read_evidence
from course.exercises.recall import Gap, Recall
from course.exercises.scales import Scales
from course.folder import Folder
from course.manifest import MANIFEST, read_manifest

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from course.exercises.base import Step
    from course.model import Chapter, ChapterEntry, Claim, Course, Finding, Language, Source


class Catalog:
    """An opened course."""

    def __init__(self, course: Course, folder: Path | None) -> None:
        """Take the manifest and the folder; `open` reads both."""
        self.course = course
        self._given = folder
        self._folder = Folder(folder or PACKAGED)
        self._entries = {entry.id: (number, entry) for number, entry in enumerate(course.chapters, start=1)}
        self._chapters: dict[tuple[str, Language], Chapter] = {}
        self._evidence: Evidence | None = None

    @classmethod
    def open(cls, folder: Path | None = None) -> Catalog:
        """Open the course in a folder, or the packaged one.

        Raises:
            ContentError: with every problem of the manifest.
        """
        manifest = read_manifest(Folder(folder or PACKAGED))
        if manifest.problems or manifest.course is None:
            raise ContentError(manifest.problems)
        return cls(manifest.course, folder)

    def number(self, chapter: str) -> int:
        """The number of a chapter, counted from 1; 0 for one that is not there (any more)."""
        return self._entries[chapter][0] if chapter in self._entries else 0

    def title(self, chapter: str, language: Language) -> str:
        """The title of a chapter as the manifest has it; the id for one that is not there (any more)."""
        return self._entries[chapter][1].title.in_language(language) if chapter in self._entries else chapter

    def chapter(self, chapter: str, language: Language) -> Chapter:
        """A chapter with all its steps; read when it is asked for the first time, then kept.

        Scales without statements of their own have got those of the course.

        Raises:
            ContentError: with every problem of the file, or if the course has no such chapter.
        """
        known = self._chapters.get((chapter, language))
        if known is None:
            if chapter not in self._entries:
                shown = self._folder.shown(MANIFEST)
                raise ContentError([Problem(shown, 0, f'no chapter "{chapter}" in this course')])
            known = self._read(self._entries[chapter][1], language)
            self._chapters[chapter, language] = known
        return known

    def evidence(self, names: Iterable[str]) -> tuple[tuple[Claim, Source] | Finding, ...]:
        """Claims (with their source) and findings by id, in this order; ids that do not exist are left out.

        Raises:
            ContentError: with every problem of the sources and findings.
        """
        return self.all_evidence().chosen(names)

    def all_evidence(self) -> Evidence:
        """All claims and findings there are.

        Raises:
            ContentError: with every problem of the sources and findings.
        """
        if self._evidence is None:
            evidence = read_evidence(self._given)
            if evidence.problems:
                raise ContentError(evidence.problems)
            self._evidence = evidence
        return self._evidence

    def gap(self, where: str, language: Language) -> Gap | None:
        """The gap known as `chapter/step/gap`, also of recalls for later; nothing if there is none (any more)."""
        chapter, _, rest = where.partition("/")
        step, _, gap = rest.partition("/")
        try:
            known = self.chapter(chapter, language)
        except ContentError:
            return None
        recalls = [one for one in (*known.steps, *known.later) if isinstance(one, Recall) and one.id == step]
        return next((one for recall in recalls for one in recall.gaps if one.id == gap), None)

    def _read(self, entry: ChapterEntry, language: Language) -> Chapter:
        # The Markdown reader takes a third of the start of `h2h status`, which needs no chapter.
        from course.parse import parse_chapter  # noqa: PLC0415

        file = self._folder.read(f"{entry.folder}/{language}.md")
        if file.text is None:
            raise ContentError(file.problems)
        parsed = parse_chapter(file.text, file=file.name, language=language)
        problems = [*file.problems, *parsed.problems, *parsed.misfits(entry, language)]
        if problems or parsed.chapter is None:
            raise ContentError(problems)
        return msgspec.structs.replace(
            parsed.chapter, steps=tuple(self._with_statements(step, language) for step in parsed.chapter.steps)
        )

    def _with_statements(self, step: Step, language: Language) -> Step:
        if not isinstance(step, Scales) or step.statements:
            return step
        statements = tuple(scale.statement(language) for scale in self.course.scales)
        return msgspec.structs.replace(step, statements=statements)
