"""Plain TOML values → the structs of the course, with every problem on the way.

msgspec itself stops at the first value that does not fit. An author wants all of them at once, in an author's words, so
the fields are walked one by one. Where a value does not fit, a stand-in takes its place and the path is kept as broken:
the checks that follow can still look at the rest.
"""

from __future__ import annotations

import contextlib
import re
from dataclasses import dataclass, field
from datetime import date, time
from functools import cache
from typing import TYPE_CHECKING, Any, Generic, Literal, NamedTuple, TypeAlias, TypeVar, get_args, get_origin

import msgspec

from course.exercises.base import Flaw, unknown
from course.signs import FORBIDDEN, forbidden

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from course.lines import Path

T = TypeVar("T", bound=msgspec.Struct)
Wanted: TypeAlias = Any
"""A type as a field declares it: a class, a tuple of one type, a Literal."""

LARGEST = 2**53
MAY_BE_BLANK = frozenset({"unit", "why"})
"""A number may have no unit; a blank reason is reported by the kinds themselves."""

WORDS: dict[type, str] = {
    str: "a text",
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    list: "a list",
    dict: "a table",
    date: "a date",
    time: "a time",
}
STAND_INS: dict[object, object] = {str: "?", bool: False, int: 0, float: 0.0}


class IdForm(NamedTuple):
    """What ids of one type look like: the pattern, and in words."""

    pattern: str
    words: str


KEBAB = IdForm(
    "[a-z0-9]+(-[a-z0-9]+)*",
    "use small letters a to z, digits and single hyphens, such as bicycle-workshop",
)


@dataclass
class Decoded(Generic[T]):
    """A struct, with stand-ins at the broken paths, and what was wrong."""

    value: T
    flaws: list[Flaw]
    broken: frozenset[Path]

    def touches(self, path: Path) -> bool:
        """Whether a path leads to, through or above something broken."""
        return any(path[: len(one)] == one or one[: len(path)] == path for one in self.broken)


def decode(kind: type[T], plain: Mapping[str, object], forms: Mapping[type, IdForm] | None = None) -> Decoded[T]:
    """Make a struct from a table; `forms` says of which types the ids are not kebab-case.

    Nearly every table is in order; msgspec makes those twenty times faster, which the manifest of a long course needs.
    """
    if not forms and _in_order(plain):
        with contextlib.suppress(msgspec.ValidationError, OverflowError, RecursionError):
            return Decoded(msgspec.convert(plain, kind), [], frozenset())
    return decode_slowly(kind, plain, forms or {})


def decode_slowly(kind: type[T], plain: Mapping[str, object], forms: Mapping[type, IdForm]) -> Decoded[T]:
    """As `decode`, value by value."""
    decoder = _Decoder(forms, frozenset(_types(kind)))
    value = decoder.table(kind, plain, ())
    flaws = [*decoder.flaws, *_forbidden(plain)]
    return Decoded(value, flaws, frozenset(decoder.broken))


def _in_order(plain: object) -> bool:
    """Whether there is nothing in a table that msgspec would take and this module would not."""
    waiting = [plain]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            if not re.fullmatch(KEBAB.pattern, str(value.get("id", "none"))):
                return False
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)
        elif isinstance(value, str):
            if not value.strip() or "&" in value or FORBIDDEN.search(value):
                return False
        elif isinstance(value, (int, float)) and not abs(value) < LARGEST:
            return False
    return True


def singular(name: str) -> str:
    """What one entry of a list of this name is called: a card of `cards`, a reply of `replies`."""
    return f"{name[:-3]}y" if name.endswith("ies") else name.removesuffix("s")


def words(path: Path) -> str:
    """Where a path leads, as an author counts: `card 3: `; the last key is left to the sentence that follows."""
    told: list[str] = []
    upto = path[:-1] if path and isinstance(path[-1], str) else path
    for place, part in enumerate(upto):
        before = upto[place - 1] if place else ""
        if isinstance(part, int) and isinstance(before, str):
            told[-1:] = [f"{singular(before)} {part + 1}: "]
        elif isinstance(part, int):
            told.append(f"entry {part + 1}: ")
        else:
            told.append(f"{part}: ")
    return "".join(told)


def sentence(flaw: Flaw) -> str:
    """The flaw with its place in the block, unless it names the place itself."""
    place = words(flaw.path)
    return flaw.problem if flaw.problem.startswith(place) else place + flaw.problem


@dataclass
class _Decoder:
    forms: Mapping[type, IdForm]
    outermost: frozenset[str]
    flaws: list[Flaw] = field(default_factory=list)
    broken: set[Path] = field(default_factory=set)

    def table(self, kind: type[T], plain: Mapping[str, object], path: Path) -> T:
        types = _types(kind)
        strangers = "".join(self._stranger(name, types, path) for name in plain if name not in types)
        required = _required(kind)
        values = {}
        for name, wanted in types.items():
            here = (*path, name)
            if name in plain:
                values[name] = self.value(wanted, plain[name], here)
                self._blank(values[name], here, required=name in required)
            elif name in required:
                told = f'did you mean "{name}"' in strangers
                values[name] = self._wrong(wanted, here, "" if told else f'missing key "{name}"')
        self._id(kind, values.get("id"), path)
        return kind(**values)

    def value(self, wanted: Wanted, given: object, path: Path) -> object:
        if _origin(wanted) is Literal:
            return self._word(wanted, given, path)
        if _origin(wanted) is tuple:
            return self._list(wanted, given, path)
        if isinstance(wanted, type) and issubclass(wanted, msgspec.Struct):
            if isinstance(given, dict):
                return self.table(wanted, given, path)
            return self._misfit(wanted, given, path)
        return self._single(wanted, given, path)

    def _single(self, wanted: type, given: object, path: Path) -> object:
        if type(given) is not wanted and not (wanted is float and type(given) is int):
            return self._misfit(wanted, given, path)
        if isinstance(given, (int, float)) and not abs(given) < LARGEST:
            return self._wrong(wanted, path, f"{_subject(path)} must be {WORDS[wanted]} of ordinary size")
        return given

    def _word(self, wanted: Wanted, given: object, path: Path) -> object:
        known = get_args(wanted)
        if not isinstance(given, str):
            return self._misfit(wanted, given, path)
        return given if given in known else self._wrong(wanted, path, unknown(given, known, str(path[-1])))

    def _list(self, wanted: Wanted, given: object, path: Path) -> object:
        if not isinstance(given, list):
            return self._misfit(wanted, given, path)
        return tuple(self.value(get_args(wanted)[0], one, (*path, place)) for place, one in enumerate(given))

    def _stranger(self, name: str, types: Mapping[str, object], path: Path) -> str:
        problem = unknown(name, types, "key")
        if path and name in self.outermost:
            problem = f'unknown key "{name}" (it belongs to the whole; put it before the first [table])'
        self.flaws.append(Flaw((*path, name), problem))
        return problem

    def _id(self, kind: type, given: object, path: Path) -> None:
        form = self.forms.get(kind, KEBAB)
        here = (*path, "id")
        if isinstance(given, str) and here not in self.broken and not re.fullmatch(form.pattern, given):
            self.flaws.append(Flaw(here, f'bad id "{given}"; {form.words}'))

    def _blank(self, given: object, path: Path, *, required: bool) -> None:
        if required and isinstance(given, str) and not given.strip() and path[-1] not in {"id", *MAY_BE_BLANK}:
            self._wrong(str, path, f"{_subject(path)} is empty; write something")

    def _misfit(self, wanted: Wanted, given: object, path: Path) -> object:
        return self._wrong(wanted, path, f"{_subject(path)} must be {_described(wanted)}, not {_given(given)}")

    def _wrong(self, wanted: Wanted, path: Path, problem: str) -> object:
        if problem:
            self.flaws.append(Flaw(path, problem))
        self.broken.add(path)
        return _stand_in(wanted)


def _subject(path: Path) -> str:
    return f'"{path[-1]}"' if isinstance(path[-1], str) else "this"


@cache
def _types(kind: type[msgspec.Struct]) -> dict[str, Any]:
    return {one.name: one.type for one in msgspec.structs.fields(kind)}


@cache
def _required(kind: type[msgspec.Struct]) -> frozenset[str]:
    return frozenset(one.name for one in msgspec.structs.fields(kind) if one.required)


def _origin(wanted: Wanted) -> object:
    return get_origin(wanted)


def _described(wanted: Wanted) -> str:
    if _origin(wanted) is Literal:
        return "one of " + ", ".join(f'"{word}"' for word in get_args(wanted))
    if _origin(wanted) is tuple:
        return "a list of " + _described(get_args(wanted)[0]).removeprefix("a ") + "s"
    return WORDS.get(wanted, "a table")


def _given(given: object) -> str:
    return next((told for kind, told in WORDS.items() if isinstance(given, kind)), "something else")


def _stand_in(wanted: Wanted) -> object:
    if _origin(wanted) is Literal:
        return get_args(wanted)[0]
    if _origin(wanted) is tuple:
        return ()
    if isinstance(wanted, type) and issubclass(wanted, msgspec.Struct):
        required = [one for one in msgspec.structs.fields(wanted) if one.required]
        return wanted(**{one.name: _stand_in(one.type) for one in required})
    return STAND_INS[wanted]


def _forbidden(plain: Mapping[str, object]) -> Iterator[Flaw]:
    """Characters that were written as escapes, so that the text of the file itself does not show them."""
    waiting: list[tuple[Path, object]] = [((), plain)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, str):
            yield from (Flaw(path, problem) for problem in forbidden(value))
        elif isinstance(value, dict):
            for name, one in value.items():
                yield from (Flaw((*path, name), problem) for problem in forbidden(name))
                waiting.append(((*path, name), one))
        elif isinstance(value, list):
            waiting.extend(((*path, place), one) for place, one in enumerate(value))
