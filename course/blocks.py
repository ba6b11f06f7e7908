"""A TOML text inside a file → one value of the course, with the problems at their lines of the file."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import msgspec
import tomli

from course.decode import Decoded, decode, sentence
from course.lines import Lines, Path, stuck_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from course.decode import IdForm
    from course.exercises.base import Flaw

T = TypeVar("T", bound=msgspec.Struct)
Found = tuple[int, str]
"""A line of the file, and what is wrong there."""

ID_LINE = re.compile(r"""^[ \t]*id[ \t]*=[ \t]*["']([^"'\n]*)""", re.MULTILINE)
FIRST_TABLE = re.compile(r"^[ \t]*\[", re.MULTILINE)
REFERRED = frozenset({"buckets", "items", "nodes", "endings"})
"""Lists whose ids other values name; while their own ids are broken, what names them cannot be judged."""

PLAINER = {
    "Cannot overwrite a value": "this key stands here for the second time",
    "Cannot declare": "this table stands here for the second time, or its name is a key already",
    "Unterminated string": "a text is not closed; it ends with the quotation marks it began with",
    "Illegal character '\\n'": 'the line ends inside a text; a text of several lines stands between """ and """',
    "Invalid value": 'no value; a text stands between quotation marks ("…")',
}


@dataclass(frozen=True)
class Read(Generic[T]):
    """What one TOML text came to.

    Attributes:
        value: with stand-ins where something was wrong; nothing where the TOML itself is broken.
        found: all problems, without the name of the block.
        id: the id as far as it can be told, also from broken TOML.
    """

    value: T | None
    found: list[Found]
    lines: Lines
    id: str
    decoded: Decoded[T] | None = field(default=None, repr=False)
    flawed: frozenset[Path] = frozenset()

    def sound(self, path: Path) -> bool:
        """Whether a value was read as it stands in the file, and nothing was said against it."""
        return self.decoded is not None and not self.decoded.touches(path) and path not in self.flawed


def read_block(
    kind: type[T],
    text: str,
    first: int,
    flaws: Callable[[Any], Iterable[Flaw]] | None = None,
    forms: Mapping[type, IdForm] | None = None,
) -> Read[T]:
    """Read a TOML text that begins on line `first` of its file; `flaws` are the checks beyond types."""
    lines = Lines(text, first)
    plain, broken = read_toml(text, first)
    if plain is None:
        salvaged = ID_LINE.search(FIRST_TABLE.split(text, maxsplit=1)[0])
        return Read(None, broken, lines, salvaged[1] if salvaged else "")
    decoded = decode(kind, plain, forms)
    found = [*decoded.flaws, *_further(decoded, flaws)]
    located = [(lines.of(flaw.path), sentence(flaw)) for flaw in found]
    name = plain.get("id")
    flawed = frozenset(flaw.path for flaw in found)
    return Read(decoded.value, located, lines, name if isinstance(name, str) else "", decoded, flawed)


def read_toml(text: str, first: int) -> tuple[dict[str, Any] | None, list[Found]]:
    """The plain values of a TOML text, or what is wrong with it, at its line of the file."""
    try:
        return tomli.loads(text), []
    except tomli.TOMLDecodeError as error:
        return None, [_told(error, text, first)]
    except (ValueError, RecursionError) as error:
        return None, [(max(first - 1, 1), f"broken TOML: {error}")]


def _told(error: tomli.TOMLDecodeError, text: str, first: int) -> Found:
    """What tomli found, in plainer words; what is never closed is told where it was opened, not at the end."""
    line = error.lineno
    problem = next((told for start, told in PLAINER.items() if error.msg.startswith(start)), error.msg)
    if error.msg.startswith("Unterminated"):
        line = min(line, stuck_line(text))
    elif error.pos >= len(text):
        problem = "a list or table is not closed"
    last = text.rstrip("\n").count("\n") + 1
    return max(first - 1 + min(line, last), 1), f"broken TOML: {problem}"


def _further(decoded: Decoded[T], flaws: Callable[[Any], Iterable[Flaw]] | None) -> list[Flaw]:
    """The flaws beyond types, without those that are only an echo of a broken value."""
    blind = any(path[0] in REFERRED and (len(path) < 3 or path[2] == "id") for path in decoded.broken)
    return [
        flaw
        for flaw in (flaws(decoded.value) if flaws else ())
        if not decoded.touches(flaw.path) and not (blind and "unknown " in flaw.problem)
    ]
