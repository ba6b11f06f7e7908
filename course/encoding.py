"""Progress as TOML that a person can read, and back; what is written reads back equal, and a cut-off text is noticed.

Long text is written in literal strings (`'''`), which stand in the file as they were typed and are read ten times as
fast as those with escapes. That needs text without control characters, so all text is cleaned here.
"""

from __future__ import annotations

from datetime import date, datetime, time
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import msgspec
import tomli

from course.cleaning import clean
from course.errors import DamagedFile, NewerFormat, Unwritable
from course.progress import FORMAT, Draft, Due, Entry, Plain, Position, Progress, Record, Settings
from course.toml import document, has_header

if TYPE_CHECKING:
    from collections.abc import Callable

DEEPEST = 60
"""Tables within tables; far more than progress needs and far less than Python's stack holds."""
PARTS = ("settings", "position", "places", "steps", "drafts", "review")
FIRST = ("settings", "position", "places", "completed")
OWN = {*Progress.__struct_fields__, "format"} - {"extra"}
Scalar = (bool, int, float, datetime, date, time)
StructT = TypeVar("StructT", bound=msgspec.Struct)
ReadT = TypeVar("ReadT")


class Encoder:
    """Writes progress as text, and only anew what has changed since it did so last.

    Each step and draft is a text of its own, read back and compared when it is made. The values are frozen, so the same
    object stands for the same text: a journal of a megabyte costs its joining, not its writing.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], _Piece] = {}

    def encode(self, progress: Progress) -> tuple[Progress, str]:
        """The progress as it will read back, which is the one given unless text had to be cleaned, and its text.

        Raises:
            Unwritable: it holds something that would not read back equal.
        """
        try:
            return self._whole(progress, _made)
        except DamagedFile as error:
            raise Unwritable(error.problem) from error

    def learn(self, progress: Progress, text: str) -> None:
        """Take over the texts of a file that was just read as this progress.

        Where the file is just what this class writes, it has been read back already, and need not be again.
        """
        if self._whole(progress, _taken)[1] != text:
            self._known = {}

    def _whole(self, progress: Progress, make: Callable[[str, str, Record | Draft], _Piece]) -> tuple[Progress, str]:
        given: list[tuple[str, str, Record | Draft]] = [("steps", *one) for one in progress.steps.items()]
        given += [("drafts", *one) for one in progress.drafts.items()]
        known = self._known
        self._known = {
            (part, where): piece if (piece := known.get((part, where))) and piece.source is value
            else make(part, where, value)
            for part, where, value in given
        }  # fmt: skip
        # Two names that are the same once cleaned are one, and the later counts.
        pieces = {(piece.part, piece.name): piece for piece in self._known.values()}
        steps = {name: piece.value for (part, name), piece in pieces.items() if part == "steps"}
        drafts = {name: piece.value for (part, name), piece in pieces.items() if part == "drafts"}
        rest, opening, closing = _around(progress, len(steps))
        found = msgspec.structs.replace(rest, steps=steps, drafts=drafts)
        text = "".join((opening, *(piece.text for piece in pieces.values()), closing))
        return (progress if found == progress else found), text


class _Piece(NamedTuple):
    part: str
    name: str
    source: Record | Draft
    value: Any
    text: str


def _made(part: str, where: str, value: Record | Draft) -> _Piece:
    name = clean(where)
    text, again = _verified({part: {name: _plain(value)}})
    table = again[part][name]
    found = _record(table, name) if isinstance(value, Record) else _read(Draft, table, name)
    return _Piece(part, name, value, value if found == value else found, text)


def _taken(part: str, where: str, value: Record | Draft) -> _Piece:
    return _Piece(part, where, value, value, document({part: {where: _plain(value)}}))


def cleaned(progress: Progress) -> Progress:
    """The same progress with all text in it cleaned, names included: what `decode` makes of what `encode` writes.

    Raises:
        Unwritable: it holds a value that TOML does not have.
    """
    return Encoder().encode(progress)[0]


def encode(progress: Progress) -> str:
    """The progress file, read back and compared before it is handed out.

    Raises:
        Unwritable: it holds something that would not read back equal.
    """
    return Encoder().encode(progress)[1]


def _around(progress: Progress, steps: int) -> tuple[Progress, str, str]:
    """Everything but steps and drafts, and the texts before and after those; the end marker comes last."""
    plain = _plain(msgspec.structs.replace(progress, steps={}, drafts={}))
    beyond = plain.pop("end", {})
    last = {name: value for name, value in plain.items() if has_header(value) and name not in FIRST}
    first = {name: value for name, value in plain.items() if name not in last}
    marker = {**(beyond if isinstance(beyond, dict) else {}), "steps": steps, "complete": True}
    opening, before = _verified({"format": FORMAT, **first})
    closing, after = _verified({**last, "end": marker})
    rest = {name: value for name, value in {**before, **after}.items() if name not in {"format", "end"}}
    return _progress({**rest, "end": beyond} if beyond else rest), opening, closing


def _verified(tables: Plain) -> tuple[str, Plain]:
    try:
        text = document(tables)
        again = tomli.loads(text)
    except (ValueError, TypeError, RecursionError) as error:
        raise Unwritable("it does not read back") from error
    if again != tables and document(again) != text:  # not a number is never equal to itself
        raise Unwritable("it does not read back equal")
    return text, again


def decode(text: str) -> Progress:
    """The progress in a file.

    Raises:
        DamagedFile: the text is not a whole progress file of this format.
        NewerFormat: a later version wrote it.
    """
    plain = _loaded(text)
    found = plain.pop("format", None)
    if type(found) is not int or found < 1:
        raise DamagedFile("its format is not given", "format")
    if found > FORMAT:
        raise NewerFormat(found)
    steps = plain.get("steps", {})
    beyond = _checked_end(plain.pop("end", None), len(steps) if isinstance(steps, dict) else 0)
    return _progress({**plain, "end": beyond} if beyond else plain)


def decode_bytes(data: bytes) -> Progress:
    """As `decode`, from the bytes of a file."""
    try:
        return decode(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise DamagedFile("it is not UTF-8") from error


def glimpse(text: str) -> Progress:
    """What can be understood of a file of a newer format, to look at only; empty where nothing can."""
    try:
        return _progress({name: value for name, value in _loaded(text).items() if name not in {"format", "end"}})
    except DamagedFile:
        return Progress()


def _loaded(text: str) -> Plain:
    try:
        loaded = tomli.loads(text.removeprefix("\ufeff"))
        return {clean(name): _plain(value) for name, value in loaded.items()}
    except tomli.TOMLDecodeError as error:
        raise DamagedFile("it is not TOML", f"line {error.lineno}") from error
    except (ValueError, RecursionError, Unwritable) as error:
        raise DamagedFile("it holds values no progress file has") from error


def _checked_end(end: object, steps: int) -> Plain:
    """What else stands in the end table; the number of steps notices one that was cut out of the middle."""
    if not isinstance(end, dict) or end.get("complete") is not True:
        raise DamagedFile("its end is missing", "end")
    counted = end.get("steps", 0)
    if type(counted) is not int or steps < counted:
        raise DamagedFile(f"{steps} of {counted} steps are there", "steps")
    return {name: value for name, value in end.items() if name not in {"steps", "complete"}}


def _plain(value: object, depth: int = 0) -> Any:  # noqa: ANN401 — any value TOML has
    """Structs as tables, with unknown keys back in their place, tuples as lists, and all text clean."""
    if depth > DEEPEST:
        raise Unwritable("tables are nested too deeply")
    if isinstance(value, str):
        return value if value.isascii() and value.isprintable() else clean(value)
    if isinstance(value, Scalar):
        return value
    if isinstance(value, dict):
        return {clean(name): _plain(one, depth + 1) for name, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(one, depth + 1) for one in value]
    if isinstance(value, msgspec.Struct):
        return _table(value, depth)
    raise Unwritable(f"a value of type {type(value).__name__}")


def _table(value: msgspec.Struct, depth: int) -> Plain:
    table: Plain = {}
    for name, default in _fields(type(value)):
        one = getattr(value, name)
        if one != default:
            table[name] = _plain(one, depth + 1)
    extra: Plain = getattr(value, "extra", {})
    if extra:
        known = OWN if isinstance(value, Progress) else {name for name, _ in _fields(type(value))}
        table |= {name: one for name, one in _plain(extra, depth).items() if name not in known}
    return table


@cache
def _fields(kind: type[msgspec.Struct]) -> tuple[tuple[str, object], ...]:
    """The fields of a struct, but for unknown keys, each with the value that need not be written."""
    return tuple((field.name, _default(field)) for field in msgspec.structs.fields(kind) if field.name != "extra")


def _default(field: msgspec.structs.FieldInfo) -> object:
    if field.required:
        return msgspec.NODEFAULT
    return field.default if field.default is not msgspec.NODEFAULT else field.default_factory()


def _progress(plain: Plain) -> Progress:
    rest = {name: value for name, value in plain.items() if name not in PARTS}
    whole = _read(Progress, rest, "")
    return msgspec.structs.replace(
        whole,
        settings=_read(Settings, plain.get("settings", {}), "settings"),
        position=_read(Position, plain.get("position", {}), "position"),
        places=_each(plain.get("places", {}), "places", lambda one, place: _read(Position, one, place)),
        steps=_each(plain.get("steps", {}), "steps", _record),
        drafts=_each(plain.get("drafts", {}), "drafts", lambda one, place: _read(Draft, one, place)),
        review=_each(plain.get("review", {}), "review", lambda one, place: _read(Due, one, place)),
    )


def _each(tables: object, place: str, read: Callable[[object, str], ReadT]) -> dict[str, ReadT]:
    if not isinstance(tables, dict):
        raise DamagedFile("a table is expected", place)
    return {name: read(table, f'{place}."{name}"') for name, table in tables.items()}


def _record(table: object, place: str) -> Record:
    if not isinstance(table, dict):
        raise DamagedFile("a table is expected", place)
    entries = table.get("entries", [])
    if not isinstance(entries, list):
        raise DamagedFile("a list is expected", f"{place}.entries")
    record = _read(Record, {name: value for name, value in table.items() if name != "entries"}, place)
    read = tuple(_read(Entry, one, f"{place}.entries, number {n}") for n, one in enumerate(entries, 1))
    return msgspec.structs.replace(record, entries=read) if read else record


def _read(kind: type[StructT], table: object, place: str) -> StructT:
    """One table; keys this version does not know go to `extra`."""
    if not isinstance(table, dict):
        raise DamagedFile("a table is expected", place)
    known = {*kind.__struct_fields__} - {"extra"}
    fields = {name: value for name, value in table.items() if name in known}
    if len(fields) < len(table):
        fields["extra"] = {name: value for name, value in table.items() if name not in known}
    try:
        return msgspec.convert(fields, kind)
    except (msgspec.ValidationError, OverflowError) as error:
        raise DamagedFile(str(error), place) from error
