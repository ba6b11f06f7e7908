"""The ledger of published ids, `ids.toml`. Progress files refer to ids, so one that was published stays for good.

A table for each chapter holds `"step" = kind` and `"step/entry" = word`, and `"step/entry/entry"` where entries have
entries of their own. What is given up for good is marked `retired`
in the file by hand, and then never used again. A course without a ledger has published nothing yet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import tomli_w

from course.blocks import read_toml
from course.decode import singular
from course.errors import Problem
from course.exercises import kind_name
from course.exercises.scales import Scales
from course.lines import Lines
from course.signs import readable, told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from course.exercises.base import Step
    from course.folder import Folder
    from course.model import Course

LEDGER = "ids.toml"
RETIRED = "retired"
HEAD = """\
# All ids ever published, written by `h2h check --publish`. Learners' progress refers to them: they are permanent.
# What is given up for good is marked "retired" here by hand and never used again.

"""
Ids = dict[str, dict[str, str]]
"""By chapter: kinds by `step`, words such as `card` by `step/entry`, `reply` by `step/node/reply`."""


def published(course: Course, steps: dict[str, list[Step]]) -> Ids:
    """All ids of a course: `steps` has all steps, also those for later, by chapter."""
    scales = dict.fromkeys((scale.id for scale in course.scales), "statement")
    ids: Ids = {}
    for chapter, ones in steps.items():
        known = ids.setdefault(chapter, {})
        for step in ones:
            known[step.id] = kind_name(step)
            entries = dict(_entries(step))
            if isinstance(step, Scales) and not step.statements:
                entries = scales
            known.update({f"{step.id}/{name}": word for name, word in entries.items()})
    return ids


def _entries(table: msgspec.Struct, above: str = "") -> Iterator[tuple[str, str]]:
    for field in msgspec.structs.fields(type(table)):
        value = getattr(table, field.name)
        for entry in value if isinstance(value, tuple) else ():
            if isinstance(entry, msgspec.Struct):
                name = above + str(getattr(entry, "id", ""))
                yield name, singular(field.name)
                yield from _entries(entry, f"{name}/")


def changes(folder: Folder, current: Ids, unsure: Callable[[str, str], bool]) -> Iterator[Problem]:
    """Every published id that is gone, of another kind, or retired and used again.

    Args:
        folder: the course folder, with the ledger.
        current: the ids of the course as it is.
        unsure: whether a chapter's step could not be read well enough to say.
    """
    old, lines, problems = read_ledger(folder)
    yield from problems
    shown = folder.shown(LEDGER)
    for chapter, ids in old.items():
        if chapter not in current and set(ids.values()) - {RETIRED} and not unsure(chapter, ""):
            problem = f'ids are permanent: chapter "{chapter}" was published and is gone; bring it back'
            yield Problem(shown, lines.of((chapter,)), told(problem))
            continue
        for name, kind in ids.items():
            problem = _change(f"{chapter}/{name}", kind, current.get(chapter, {}).get(name))
            if problem and not unsure(chapter, name.partition("/")[0]):
                yield Problem(shown, lines.of((chapter, name)), told(problem))


def _change(name: str, kind: str, now: str | None) -> str:
    if kind == RETIRED:
        return f'"{name}" is retired, but stands in the course again; ids are never used again' if now else ""
    if now is None:
        remedy = f'bring it back under this id, or write "{RETIRED}" here if it is given up for good'
        return f'ids are permanent: {kind} "{name}" was published and is gone; {remedy}'
    if now != kind:
        return (
            f'ids are permanent: "{name}" was published as {kind} and is now {now}; give the new one an id of its own'
        )
    return ""


def read_ledger(folder: Folder) -> tuple[Ids, Lines, list[Problem]]:
    """The ledger of a course, empty if it has none."""
    nothing = Lines("", 1)
    if not folder.has(LEDGER):
        return {}, nothing, []
    file = folder.read(LEDGER)
    if file.text is None:
        return {}, nothing, list(file.problems)
    text, found = readable(file.text)
    plain, broken = read_toml(text, 1)
    lines = Lines(text, 1)
    problems = [*file.problems, *(Problem(file.name, line, told(problem)) for line, problem in [*found, *broken])]
    ids: Ids = {}
    for chapter, table in (plain or {}).items():
        if isinstance(table, dict) and all(isinstance(kind, str) for kind in table.values()):
            ids[chapter] = table
        else:
            problem = 'must be a table of lines such as "step" = "sort"'
            problems.append(Problem(file.name, lines.of((chapter,)), told(f'"{chapter}" {problem}')))
    return ids, lines, problems


def write_ledger(folder: Folder, old: Ids, current: Ids) -> None:
    """Write the ledger anew: what stood there stays, what is new is added.

    Raises:
        OSError: if the file cannot be written.
    """
    chapters: Iterable[str] = dict.fromkeys([*current, *old])
    ids = {chapter: {**current.get(chapter, {}), **old.get(chapter, {})} for chapter in chapters}
    (folder.root / LEDGER).write_text(HEAD + tomli_w.dumps(ids), encoding="utf-8", newline="\n")
