"""What a course demands of its own chapters, as the rules in its manifest say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from course.errors import Problem
from course.model import Reading
from course.reading_time import extent
from course.signs import told
from course.texts import spoken, texts, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from course.evidence import Evidence
    from course.exercises.base import Step
    from course.lines import Path
    from course.model import ChapterEntry, Course, Language
    from course.parsed import Parsed

    Chapters = Sequence[tuple[ChapterEntry, Sequence[Parsed]]]
    Runs = dict[tuple[str, ...], str]

FAMILIAR: Final = re.compile(r"\b(?:du|dich|dir|dein(?:e[mnrs]?)?|euch|eu(?:er|re[mnrs]?))\b", re.IGNORECASE)
"""German words that address somebody as a friend or a child."""
TOLERANCE: Final = 4
"""So many minutes the front matter may be away from what is counted."""


def broken(course: Course, chapters: Chapters, evidence: Evidence) -> Iterator[Problem]:
    """Every place where a chapter does not meet the rules of its course."""
    for _entry, languages in chapters:
        for parsed in languages:
            if not parsed.unread:
                yield from _length(course, parsed)
            if course.rules.formal and parsed.language == "de":
                yield from _familiar(parsed)
    if course.rules.run:
        yield from _borrowed(course.rules.run, chapters, evidence)


def untaught(course: Course, chapters: Chapters, evidence: Evidence) -> Iterator[str]:
    """Claims that no chapter lists, where every claim is to be taught."""
    listed = {
        name
        for _entry, languages in chapters
        for parsed in languages
        if parsed.front and parsed.front.value
        for name in parsed.front.value.claims
    }
    if course.rules.every_claim and "S" not in evidence.unread:
        yield from (name for name in evidence.claims if name not in listed)


def _length(course: Course, parsed: Parsed) -> Iterator[Problem]:
    rules, front = course.rules, parsed.front
    found = extent(parsed.steps, tuple(scale.statement(parsed.language) for scale in course.scales))
    if rules.core and found.core > rules.core:
        line = next((parsed.line(step.id) for step in parsed.steps if step.id == "core"), 0)
        yield Problem(
            parsed.file, line, f"the core idea has {found.core} words; at most {rules.core} are read in one go"
        )
    if not rules.longest or not front or not front.value:
        return
    line = front.lines.of(("minutes",))
    if not rules.shortest <= round(found.minutes, 2) <= rules.longest:
        problem = (
            f"the chapter takes about {found.minutes:.1f} minutes; {rules.shortest} to {rules.longest} are planned"
        )
        yield Problem(parsed.file, line, problem)
    elif abs(front.value.minutes - found.minutes) > TOLERANCE:
        problem = f'front matter: "minutes" is {front.value.minutes}, but by count it takes about {found.minutes:.0f}'
        yield Problem(parsed.file, line, problem)


def _familiar(parsed: Parsed) -> Iterator[Problem]:
    for line, text in lines(parsed):
        for word in FAMILIAR.findall(text):
            yield Problem(
                parsed.file, line, told(f'"{word}" addresses somebody with du; learners are addressed with Sie')
            )


def _borrowed(length: int, chapters: Chapters, evidence: Evidence) -> Iterator[Problem]:
    """Words in a row that also stand so in a digest of the sources."""
    known: dict[Language, Runs] = {"de": {}, "en": {}}
    for claim, _source in evidence.claims.values():
        for language, runs in known.items():
            for text in (claim.in_language(language), claim.doubts.in_language(language)):
                runs.update(dict.fromkeys(_runs(text, length), claim.id))
    for _entry, languages in chapters:
        for parsed in languages:
            runs = known[parsed.language]
            for line, text in lines(parsed):
                if found := next((run for run in _runs(text, length) if run in runs), None):
                    problem = f'"{" ".join(found)}" stands so in the digest of {runs[found]}; say it in other words'
                    yield Problem(parsed.file, line, told(problem))


def _runs(text: str, length: int) -> Iterator[tuple[str, ...]]:
    found = [word.casefold() for word in words(text)]
    yield from (tuple(found[place : place + length]) for place in range(len(found) - length + 1))


def lines(parsed: Parsed) -> Iterator[tuple[int, str]]:
    """All that is read in a chapter and by its facilitator, without signs and drawings, and the line it begins on."""
    for part in (parsed.front, parsed.facilitator):
        if part and part.value:
            yield from ((part.lines.of(path), spoken(text)) for path, text in texts(part.value))
    for step in parsed.steps:
        for path, text in texts(step):
            yield from _of_step(parsed, step, path, spoken(text))


def _of_step(parsed: Parsed, step: Step, path: Path, text: str) -> Iterator[tuple[int, str]]:
    """Of prose, each paragraph on its line."""
    if not isinstance(step, Reading) or path != ("markdown",):
        yield parsed.line(step.id, path), text
        return
    first = parsed.line(step.id) + 2  # below the heading and an empty line
    for found in re.finditer(r"(?:^.*\S.*\n?)+", text, re.MULTILINE):
        yield first + text.count("\n", 0, found.start()), found[0]
