"""Whether scales that are compared fit one another: the steps named are there, and the same statements are rated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.decode import sentence
from course.errors import Problem
from course.exercises import kind_name
from course.exercises.base import Flaw, unknown
from course.exercises.scales import Scales, home_of
from course.progress import chapter_and_step, key
from course.signs import told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from course.exercises.base import Step
    from course.manifest import Manifest
    from course.model import ChapterEntry, Course
    from course.parsed import Parsed

    Chapters = Sequence[tuple[ChapterEntry, Sequence[Parsed]]]
    Unsure = Callable[[str, str], bool]


def all_steps(chapters: Chapters) -> dict[str, Step]:
    """The steps of a course by `chapter/step`, in order; those of a later language where both have them."""
    return {
        key(entry.id, step.id): step for entry, languages in chapters for parsed in languages for step in parsed.steps
    }


def misfits(manifest: Manifest, chapters: Chapters, unsure: Unsure) -> Iterator[Problem]:
    """Everything wrong with `change` in the manifest and with `compare` in scales.

    Args:
        manifest: with the course's scales.
        chapters: what could be read of them, in order.
        unsure: whether a chapter's step could not be read well enough to say that it is not there.
    """
    if not manifest.course:
        return
    named = _Named(manifest.course, all_steps(chapters), unsure)
    yield from _of_change(manifest, named)
    for entry, languages in chapters:
        for parsed in languages:
            yield from _of_scales(entry.id, parsed, named)


class _Named:
    """Says what is wrong with naming a step; an empty sentence if nothing is, or if nobody can say."""

    def __init__(self, course: Course, steps: dict[str, Step], unsure: Unsure) -> None:
        self._scales = tuple(scale.id for scale in course.scales)
        self._steps = steps
        self._unsure = unsure

    def as_start_or_end(self, where: str) -> str:
        """As one in which the course's scales are rated."""
        step = self._steps.get(where)
        if isinstance(step, Scales):
            return f'"{where}" has statements of its own; name scales without' if step.statements else ""
        return self._stranger(where, step)

    def as_earlier(self, where: str, than: str, own: Scales) -> str:
        """As one whose values are shown beside those of scales that come later."""
        step, order = self._steps.get(where), list(self._steps)
        if not isinstance(step, Scales):
            return self._stranger(where, step)
        if order.index(where) >= order.index(than):
            return f'"{where}" does not come before it; name earlier scales'
        same = set(self._rated(step)) == set(self._rated(own))
        return "" if same else f'"{where}" has other statements; only values of the same ones can be compared'

    def _rated(self, scales: Scales) -> tuple[str, ...]:
        return tuple(one.id for one in scales.statements) or self._scales

    def _stranger(self, where: str, step: Step | None) -> str:
        known = [name for name, one in self._steps.items() if isinstance(one, Scales)]
        if step:
            return f'"{where}" is of kind {kind_name(step)}; name scales'
        return "" if self._unsure(*chapter_and_step(where)) else unknown(where, known, "scales")


def _of_change(manifest: Manifest, named: _Named) -> Iterator[Problem]:
    read = manifest.read
    for name in ("then", "now", "back"):
        path = ("change", name)
        where = getattr(manifest.course.change, name) if manifest.course else ""
        problem = named.as_start_or_end(where) if where and read and read.sound(path) else ""
        if problem and read:
            yield Problem(manifest.file, read.lines.of(path), told(sentence(Flaw(path, f'"{name}": {problem}'))))


def _of_scales(chapter: str, parsed: Parsed, named: _Named) -> Iterator[Problem]:
    for step in parsed.steps:
        if isinstance(step, Scales) and step.compare and parsed.sound(step.id, ("compare",)):
            where = home_of(step.compare, chapter)
            if problem := named.as_earlier(where, key(chapter, step.id), step):
                words = f'scales "{step.id}": "compare": {problem}'
                yield Problem(parsed.file, parsed.line(step.id, ("compare",)), told(words))
