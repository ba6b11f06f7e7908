"""What the course's statements rest on: the claims of the source articles and the findings."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import seeds
from course.blocks import Read, read_block
from course.decode import IdForm
from course.errors import Problem
from course.exercises.base import Flaw, Table, repeated
from course.folder import File, Folder
from course.model import Claim, Finding, Source
from course.signs import readable, told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

T = TypeVar("T", bound=Table)
FINDINGS = "findings.toml"
PACKAGED = Path(__file__).parent / "content"
"""The course that comes with the program."""

FORMS: dict[type, IdForm] = {
    Source: IdForm(r"S[0-9]+", "write S and the number of the source, such as S0"),
    Claim: IdForm(r"S[0-9]+\.[0-9]+", "write the source and the number of the claim, such as S0.12"),
    Finding: IdForm(r"[FE][0-9]+", "write F for a fact or E for a result of research, and its number, such as F1"),
}


class FindingsFile(Table, frozen=True, kw_only=True):
    """The file `findings.toml`."""

    findings: tuple[Finding, ...]


@dataclass
class Evidence:
    """All claims with their sources, and all findings, by id.

    Attributes:
        unread: first letters of ids of which some could not be read, so that nobody can say which are missing.
    """

    claims: dict[str, tuple[Claim, Source]] = field(default_factory=dict)
    findings: dict[str, Finding] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)

    def __contains__(self, name: object) -> bool:
        """Whether there is a claim or finding with this id."""
        return name in self.claims or name in self.findings

    def names(self) -> list[str]:
        """All ids."""
        return [*self.claims, *self.findings]

    def chosen(self, names: Iterable[str]) -> tuple[tuple[Claim, Source] | Finding, ...]:
        """Claims and findings with these ids, in this order; ids that do not exist are left out."""
        found = (self.claims.get(name) or self.findings.get(name) for name in names)
        return tuple(one for one in found if one)


def read_evidence(course: Path | None) -> Evidence:
    """Read all sources and findings; where a course folder has none of its own, the packaged ones serve."""
    evidence = Evidence()
    *sources, (folder, _findings) = _places(course)
    for where, name in sources:
        _read_source(where, name, evidence)
    _read_findings(folder, evidence)
    return evidence


def evidence_files(course: Path | None) -> list[File]:
    """The files of all sources and findings, as they are."""
    return [folder.read(name) for folder, name in _places(course)]


def _places(course: Path | None) -> list[tuple[Folder, str]]:
    """Where the sources lie, and last the findings: with the course, or with the packaged one."""
    own = Folder(course or PACKAGED)
    folder, under = (own, "seeds/") if own.has("seeds") else (Folder(Path(seeds.__path__[0])), "")
    sources = [(folder, under + name) for name in folder.names(f"{under}*.toml")]
    return [*sources, (own if own.has(FINDINGS) else Folder(PACKAGED), FINDINGS)]


def _read_source(folder: Folder, name: str, evidence: Evidence) -> None:
    file, read = _read(folder, name, Source, _source_flaws, evidence)
    if read is None or not read.sound(("claims",)):
        evidence.unread.add("S")
    if read is None or read.value is None:
        return
    source = read.value
    if read.sound(("id",)) and source.id in {other.id for _, other in evidence.claims.values()}:
        problem = f'duplicate id "{source.id}"; another source has it already'
        evidence.problems.append(Problem(file, read.lines.of(("id",)), told(problem)))
    for place, claim in enumerate(source.claims):
        path = ("claims", place, "id")
        if not read.sound(path):
            continue
        if claim.id in evidence.claims:
            problem = f'claim {place + 1}: duplicate id "{claim.id}"; another source has it already'
            evidence.problems.append(Problem(file, read.lines.of(path), told(problem)))
        evidence.claims.setdefault(claim.id, (claim, source))


def _read_findings(folder: Folder, evidence: Evidence) -> None:
    _, read = _read(
        folder, FINDINGS, FindingsFile, lambda one: repeated([_.id for _ in one.findings], "findings"), evidence
    )
    if read is None or not read.sound(("findings",)):
        evidence.unread.update("FE")
    for place, finding in enumerate(read.value.findings if read and read.value else ()):
        if read and read.sound(("findings", place, "id")):
            evidence.findings.setdefault(finding.id, finding)


def _read(
    folder: Folder, name: str, kind: type[T], flaws: Callable[[T], Iterable[Flaw]], evidence: Evidence
) -> tuple[str, Read[T] | None]:
    file = folder.read(name)
    evidence.problems.extend(file.problems)
    if file.text is None:
        return file.name, None
    text, found = readable(file.text)
    read = read_block(kind, text, 1, flaws, FORMS)
    evidence.problems.extend(Problem(file.name, line, told(problem)) for line, problem in [*found, *read.found])
    return file.name, read


def _source_flaws(source: Source) -> Iterator[Flaw]:
    yield from repeated([claim.id for claim in source.claims], "claims")
    for place, claim in enumerate(source.claims):
        if re.fullmatch(FORMS[Claim].pattern, claim.id) and claim.id.split(".")[0] != source.id:
            problem = f'claim "{claim.id}" stands in the file of source "{source.id}"; move it to its own source'
            yield Flaw(("claims", place, "id"), problem)
