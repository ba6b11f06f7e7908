"""Every problem of a whole course: each file by itself, and what holds between files."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from course.alike import differences
from course.comparing import misfits
from course.errors import Problem
from course.evidence import PACKAGED, Evidence, evidence_files, read_evidence
from course.exercises.scales import Scales
from course.folder import File, Folder
from course.house_rules import broken, lines, untaught
from course.looking_back import strays
from course.manifest import MANIFEST, Manifest, read_manifest
from course.model import LANGUAGES
from course.parse import parse_chapter
from course.published import LEDGER, changes, published, read_ledger, write_ledger
from course.signs import told
from course.spelling import WORDS, Passage, both, misspelt

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from course.exercises.base import Step
    from course.model import ChapterEntry, Course
    from course.parsed import Parsed
    from course.published import Ids


@dataclass(frozen=True)
class _Whole:
    """All files of a course as far as they could be read; `chapters` has those languages that could."""

    folder: Folder
    manifest: Manifest
    evidence: Evidence
    chapters: list[tuple[ChapterEntry, list[Parsed]]]
    problems: list[Problem]


def check_course(folder: Path | None = None) -> list[Problem]:
    """Every problem of the course in a folder, or of the packaged one, by file and line."""
    return _problems(_read(folder))


def check_spelling(folder: Path | None = None) -> list[Problem]:
    """Every word of the course in a folder, or of the packaged one, that neither dictionary nor the course knows.

    Raises:
        NoDictionary: there is no dictionary to look into.
    """
    whole = _read(folder)
    chapters = [parsed for _entry, languages in whole.chapters for parsed in languages]
    passages = [Passage(one.language, one.file, *found) for one in chapters for found in lines(one)]
    tables = [whole.folder.read(MANIFEST), *evidence_files(folder)]
    passages += [passage for file in tables for passage in both(file)]
    own = whole.folder.read(WORDS) if whole.folder.has(WORDS) else File(WORDS, "")
    return sorted(misspelt(passages, own))


def publish(folder: Path | None = None) -> list[Problem]:
    """Write all ids of a course without problems to its ledger; otherwise give the problems and write nothing."""
    whole = _read(folder)
    problems = _problems(whole)
    if problems or whole.manifest.course is None:
        return problems
    try:
        old, _, _ = read_ledger(whole.folder)
        write_ledger(whole.folder, old, _ids(whole, whole.manifest.course))
    except OSError as error:
        return [Problem(whole.folder.shown(LEDGER), 0, f"cannot be written: {error.strerror}")]
    return []


def _read(given: Path | None) -> _Whole:
    folder = Folder(given or PACKAGED)
    whole = _Whole(folder, read_manifest(folder), read_evidence(given), [], [])
    for entry in whole.manifest.chapters:
        languages = []
        for language in LANGUAGES:
            file = folder.read(f"{entry.folder}/{language}.md")
            whole.problems.extend(file.problems)
            if file.text is not None:
                parsed = parse_chapter(file.text, file=file.name, language=language)
                whole.problems.extend([*parsed.problems, *parsed.misfits(entry, language)])
                languages.append(parsed)
        whole.chapters.append((entry, languages))
    return whole


def _problems(whole: _Whole) -> list[Problem]:
    problems = [*whole.manifest.problems, *whole.evidence.problems, *whole.problems]
    for _, languages in whole.chapters:
        if len(languages) == len(LANGUAGES):
            problems.extend(differences(*languages))
        for parsed in languages:
            problems.extend(_citations(parsed, whole.evidence))
            problems.extend(_scales(parsed, whole.manifest.course))
    problems.extend(_taught_twice(whole))
    problems.extend(_strangers(whole))
    if whole.manifest.course:
        problems.extend(changes(whole.folder, _ids(whole, whole.manifest.course), _Unsure(whole)))
        problems.extend(misfits(whole.manifest, whole.chapters, _Unsure(whole)))
        problems.extend(strays(whole.chapters, _Unsure(whole)))
        problems.extend(broken(whole.manifest.course, whole.chapters, whole.evidence))
        problems.extend(_untaught(whole, whole.manifest.course))
    return sorted(set(problems))


def _citations(parsed: Parsed, evidence: Evidence) -> Iterator[Problem]:
    """Claims and findings that do not exist, and claims that are listed but never cited."""
    for name, line in parsed.cited:
        if name not in evidence and name[:1] not in evidence.unread:
            yield Problem(parsed.file, line, told(_unknown(name, evidence)))
    cited = {name for name, _ in parsed.cited}
    for place, name, line in _listed(parsed):
        if name not in evidence and name[:1] not in evidence.unread:
            yield Problem(parsed.file, line, told(f"front matter: claim {place}: {_unknown(name, evidence)}"))
        elif name not in cited and not parsed.unread:
            problem = f'front matter: claim "{name}" is listed but never cited; cite it as [words](evidence:{name})'
            yield Problem(parsed.file, line, told(problem))


def _unknown(name: str, evidence: Evidence) -> str:
    near = difflib.get_close_matches(name, evidence.names(), n=1, cutoff=0.5) if len(name) < 20 else []
    hint = f'did you mean "{near[0]}"?' if near else "it stands neither in seeds nor in findings.toml"
    return f'unknown claim or finding "{name}" ({hint})'


def _listed(parsed: Parsed) -> Iterator[tuple[int, str, int]]:
    """Number, id and line of each claim in the front matter."""
    front = parsed.front
    for place, name in enumerate(front.value.claims if front and front.value else ()):
        if front and front.sound(("claims", place)):
            yield place + 1, name, front.lines.of(("claims", place))


def _scales(parsed: Parsed, course: Course | None) -> Iterator[Problem]:
    for step in parsed.steps if course and not course.scales else ():
        if isinstance(step, Scales) and not step.statements and parsed.sound(step.id, ("statements",)):
            problem = "no statements here and no [[scales]] in course.toml; write them in one of the two"
            yield Problem(parsed.file, parsed.line(step.id), told(f'scales "{step.id}": {problem}'))


def _taught_twice(whole: _Whole) -> Iterator[Problem]:
    """Each claim is taught, and listed, in one chapter."""
    homes: dict[str, str] = {}
    for entry, languages in whole.chapters:
        for parsed in languages:
            seen: set[str] = set()
            for _, name, line in _listed(parsed):
                home = homes.setdefault(name, entry.id)
                if home != entry.id or name in seen:
                    where = "twice" if home == entry.id else f'also in chapter "{home}"'
                    problem = f'front matter: claim "{name}" is listed {where}; list it once, where it is taught'
                    yield Problem(parsed.file, line, told(problem))
                seen.add(name)


def _untaught(whole: _Whole, course: Course) -> Iterator[Problem]:
    if names := [*untaught(course, whole.chapters, whole.evidence)]:
        problem = f"not taught in any chapter: {', '.join(names)}; list each in the front matter of one"
        yield Problem(whole.manifest.file, 0, told(problem))


def _strangers(whole: _Whole) -> Iterator[Problem]:
    """Folders that no chapter of the manifest has."""
    course = whole.manifest.course
    known = {entry.folder for entry in course.chapters} if course else set()
    for name in whole.folder.folders():
        if course and name not in known | {"seeds"}:
            yield Problem(whole.folder.shown(name), 0, "this folder is not in course.toml; list it there or delete it")


def _ids(whole: _Whole, course: Course) -> Ids:
    steps: dict[str, list[Step]] = {}
    for entry, languages in whole.chapters:
        steps[entry.id] = [step for parsed in languages for step in parsed.steps]
    return published(course, steps)


class _Unsure:
    """Whether a step could not be read well enough to say which ids it has."""

    def __init__(self, whole: _Whole) -> None:
        self._manifest = whole.manifest
        self._chapters = {entry.id: languages for entry, languages in whole.chapters}

    def __call__(self, chapter: str, step: str) -> bool:
        if chapter not in self._chapters:
            return bool(self._manifest.problems)
        languages = self._chapters[chapter]
        if not languages or any({step, ""} & parsed.unread for parsed in languages):
            return True
        blocks = [parsed.blocks.get(step) for parsed in languages]
        return any(_loose(path) for block in blocks if block and block.decoded for path in block.decoded.broken)


def _loose(path: tuple[str | int, ...]) -> bool:
    """Whether something broken here may be an id, or a whole list or entry."""
    return path[-1] in {"id", "replies"} or isinstance(path[-1], int) or len(path) == 1
