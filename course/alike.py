"""Whether the two languages of a chapter are alike: the same ids, order, kinds, keys and numbers of entries.

Progress is kept by id, so a learner who switches the language in the middle must find the same steps and options.
Texts may differ in everything but in being there.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from course.decode import sentence
from course.errors import Problem
from course.exercises import kind_name
from course.exercises.base import Flaw
from course.signs import told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from course.lines import Path
    from course.parsed import Parsed

REFERENCES = frozenset({"bucket", "arguable", "evidence", "claims", "verdict", "mode", "compare", "to", "about"})
"""Fields whose words are ids or fixed words, not texts."""

FREE = frozenset({"accepted"})
"""A gap may be filled by more words in one language than in the other."""


class Difference(NamedTuple):
    """A difference between two values: where it is in the one file and in the other, and which of them tells it."""

    paths: tuple[Path, Path]
    problem: str
    tell: int = 1


def differences(one: Parsed, other: Parsed) -> Iterator[Problem]:
    """All differences between two languages of a chapter; each is told for the file in which it can be seen."""
    both = (one, other)
    names = [list(parsed.lines) for parsed in both]
    for tell in (0, 1):
        yield from _absent(both[tell], both[1 - tell])
    common = [[name for name in mine if name in theirs] for mine, theirs in (names, names[::-1])]
    for there, here in zip(*common, strict=True):
        if there != here:
            problem = f'the steps stand in another order than in {_file(one)}: here "{here}", there "{there}"'
            yield _problem(other, other.line(here), problem)
            break
    for name in common[0]:
        yield from _steps(name, both)
    yield from _rest(both)


def _absent(here: Parsed, there: Parsed) -> Iterator[Problem]:
    if "" in there.unread:
        return
    for name, line in here.lines.items():
        if name not in there.lines and name not in there.unread:
            yield _problem(here, line, f'step "{name}" is not in {_file(there)}; ids are the same in both languages')


def _steps(name: str, both: tuple[Parsed, Parsed]) -> Iterator[Problem]:
    one, other = both
    first, second = one.step(name), other.step(name)
    if first is None or second is None:
        return
    kinds = kind_name(first), kind_name(second)
    if type(first) is not type(second):
        problem = f'"{name}" is of kind {kinds[1]} here and of kind {kinds[0]} in {_file(one)}; make them the same'
        yield _problem(other, other.line(name), problem)
        return
    for found in compare(first, second):
        if one.sound(name, found.paths[0]) and other.sound(name, found.paths[1]):
            here, path = both[found.tell], found.paths[found.tell]
            told_here = sentence(Flaw(path, found.problem.format(file=_file(both[1 - found.tell]))))
            yield _problem(here, here.line(name, path), f'{kinds[1]} "{name}": {told_here}')


def _rest(both: tuple[Parsed, Parsed]) -> Iterator[Problem]:
    """Front matter and facilitator block."""
    for what in ("front", "facilitator"):
        one, other = (getattr(parsed, what) for parsed in both)
        if what == "facilitator" and (one is None) != (other is None):
            missing, there = both if one is None else both[::-1]
            yield _problem(missing, 0, f"no facilitator block, but {_file(there)} has one; add it here")
        if one is None or other is None or one.value is None or other.value is None:
            continue
        for found in compare(one.value, other.value):
            if one.sound(found.paths[0]) and other.sound(found.paths[1]) and found.paths[1] != ("id",):
                told_here = sentence(Flaw(found.paths[1], found.problem.format(file=_file(both[0]))))
                label = "front matter" if what == "front" else what
                yield _problem(both[1], other.lines.of(found.paths[1]), f"{label}: {told_here}")


def compare(
    one: msgspec.Struct, other: msgspec.Struct, above: Path = (), above_other: Path = ()
) -> Iterator[Difference]:
    """The differences between two structs of one type; `{file}` in a problem stands for the other file."""
    for field in msgspec.structs.fields(type(one)):
        paths = ((*above, field.name), (*above_other, field.name))
        first, second = getattr(one, field.name), getattr(other, field.name)
        if isinstance(first, tuple):
            yield from _lists(first, second, paths)
        elif isinstance(first, msgspec.Struct):
            yield from compare(first, second, *paths)
        elif isinstance(first, str) and field.name not in REFERENCES:
            if bool(first.strip()) != bool(second.strip()):
                places = ("", "not ") if second.strip() else ("not ", "")
                yield Difference(paths, f'"{field.name}" is {places[0]}given here, but {places[1]}in {{file}}')
        elif first != second:
            yield Difference(paths, f'"{field.name}" is {_word(second)} here and {_word(first)} in {{file}}')


def _lists(one: tuple[object, ...], other: tuple[object, ...], paths: tuple[Path, Path]) -> Iterator[Difference]:
    name = str(paths[0][-1])
    entries = [*one, *other]
    if entries and all(isinstance(entry, msgspec.Struct) for entry in entries):
        yield from _tables(one, other, paths)
    elif name in REFERENCES or any(isinstance(entry, tuple) for entry in entries):
        if one != other:
            yield Difference(paths, f'"{name}" differs from {{file}}; make them the same')
    elif name not in FREE and len(one) != len(other):
        yield Difference(paths, f"{len(other)} {name} here and {len(one)} in {{file}}")


def _tables(one: Sequence[object], other: Sequence[object], paths: tuple[Path, Path]) -> Iterator[Difference]:
    ids = [[str(getattr(entry, "id", "")) for entry in entries] for entries in (one, other)]
    for tell in (0, 1):
        for place, name in enumerate(ids[tell]):
            if name not in ids[1 - tell]:
                here = (*paths[tell], place, "id")
                both = (here, paths[1]) if tell == 0 else (paths[0], here)
                yield Difference(both, f'id "{_plain(name)}" is not in {{file}}', tell)
    if ids[0] != ids[1] and sorted(ids[0]) == sorted(ids[1]):
        yield Difference(paths, f"the {paths[1][-1]} stand in another order than in {{file}}")
    for place, entry in enumerate(other):
        if ids[1][place] in ids[0] and isinstance(entry, msgspec.Struct):
            there = ids[0].index(ids[1][place])
            first = one[there]
            if isinstance(first, msgspec.Struct):
                yield from compare(first, entry, (*paths[0], there), (*paths[1], place))


def _word(value: object) -> str:
    return f'"{_plain(value)}"' if isinstance(value, str) else str(value).lower()


def _plain(word: str) -> str:
    return word.replace("{", "{{").replace("}", "}}")


def _file(parsed: Parsed) -> str:
    return PurePath(parsed.file).name


def _problem(parsed: Parsed, line: int, problem: str) -> Problem:
    return Problem(parsed.file, line, told(problem))
