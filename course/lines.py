"""On which line of a TOML text a value stands: tomli tells the values, but not their places."""

from __future__ import annotations

import contextlib
import re
from bisect import bisect_left

import tomli

Path = tuple[str | int, ...]
"""The way to a value, such as `("cards", 2, "bucket")`; entries of a list are counted from 0."""

BLANK = re.compile(r"[ \t\n]*(?:#[^\n]*[ \t\n]*)*")
NAME = re.compile(r"""[ \t]*([A-Za-z0-9_-]+|"(?:\\.|[^"\\\n])*"|'[^'\n]*')[ \t]*""")
STRING = re.compile(
    r'"""[^"\\]*(?:(?:\\.|"{1,2}(?!"))[^"\\]*)*"{3,5}'
    r"|'''[^']*(?:'{1,2}(?!')[^']*)*'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'",
    re.DOTALL,
)
SCALAR = re.compile(r"[^\s,\]}#\"'][^\n,\]}#]*")


class Lines:
    """The lines of one TOML text; they are looked for when the first is asked for, since most files have no problem."""

    def __init__(self, text: str, first: int) -> None:
        """Take the text and the line of the file on which it begins."""
        self._text = text
        self._first = first
        self._known: dict[Path, int] | None = None

    def of(self, path: Path) -> int:
        """The line of the file for a value, or for the nearest table around it; at worst the line above the text."""
        if self._known is None:
            self._known = toml_lines(self._text)
        for end in range(len(path), 0, -1):
            if path[:end] in self._known:
                return self._first + self._known[path[:end]] - 1
        return max(self._first - 1, 1)


def toml_lines(text: str) -> dict[Path, int]:
    """The line, counted from 1, of every table, key and list entry of a valid TOML text.

    In a text that is not valid, those up to the place where it breaks are found. It never raises.
    """
    scanner = _Scanner(text)
    with contextlib.suppress(ValueError, RecursionError):
        scanner.document()
    return scanner.lines


def stuck_line(text: str) -> int:
    """The line, counted from 1, of the value or key at which a text that is not valid TOML cannot be read further."""
    scanner = _Scanner(text)
    with contextlib.suppress(ValueError, RecursionError):
        scanner.document()
    return scanner.line


class _Scanner:
    """Walks through the text once; `at` is how far it has come."""

    def __init__(self, text: str) -> None:
        self.lines: dict[Path, int] = {}
        self._text = text
        self._at = 0
        self._breaks = [found.start() for found in re.finditer("\n", text)]
        self._last: dict[Path, int] = {}
        """The last index so far of each list written as `[[table]]`."""

    @property
    def line(self) -> int:
        """The line of the place that was reached."""
        return bisect_left(self._breaks, self._at) + 1

    def document(self) -> None:
        """Walk through all statements."""
        table: Path = ()
        while self._skip(BLANK) and self._at < len(self._text):
            table = self._header() if self._next("[") else self._pair(table)

    def _header(self) -> Path:
        listed = self._next("[[")
        here = self._at
        self._at += 2 if listed else 1
        names = self._names()
        self._at += 2 if listed else 1
        path: Path = ()
        for name in names[:-1]:
            path = self._inside((*path, name))
            self._note(path, here)
        path = (*path, names[-1])
        if listed:
            self._note(path, here)
            self._last[path] = self._last.get(path, -1) + 1
        path = self._inside(path)
        self._note(path, here)
        return path

    def _inside(self, path: Path) -> Path:
        """A `[[table]]` means its last entry."""
        return (*path, self._last[path]) if path in self._last else path

    def _pair(self, table: Path) -> Path:
        here = self._at
        path: Path = (*table, *self._names())
        if not self._next("="):
            raise ValueError
        self._at += 1
        for end in range(len(table) + 1, len(path) + 1):
            self._note(path[:end], here)
        self._value(path)
        return table

    def _names(self) -> list[str]:
        names = [_unquoted(self._take(NAME).strip(" \t"))]
        while self._next("."):
            self._at += 1
            names.append(_unquoted(self._take(NAME).strip(" \t")))
        return names

    def _value(self, path: Path) -> None:
        self._skip(BLANK)
        if self._next("["):
            self._list(path)
        elif self._next("{"):
            self._inline(path)
        else:
            self._take(STRING if self._next('"') or self._next("'") else SCALAR)

    def _list(self, path: Path) -> None:
        index = 0
        self._at += 1
        while self._skip(BLANK) and not self._next("]"):
            if self._next(","):
                self._at += 1
                index += 1
            else:
                self._note((*path, index), self._at)
                self._value((*path, index))
        self._at += 1

    def _inline(self, path: Path) -> None:
        self._at += 1
        while self._skip(BLANK) and not self._next("}"):
            if self._next(","):
                self._at += 1
            else:
                self._pair(path)
        self._at += 1

    def _note(self, path: Path, at: int) -> None:
        self.lines.setdefault(path, bisect_left(self._breaks, at) + 1)

    def _next(self, sign: str) -> bool:
        return self._text.startswith(sign, self._at)

    def _skip(self, pattern: re.Pattern[str]) -> bool:
        self._take(pattern)
        return True

    def _take(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self._text, self._at)
        if found is None:
            raise ValueError
        self._at = found.end()
        return found[0]


def _unquoted(name: str) -> str:
    if name.startswith("'"):
        return name[1:-1]
    return str(tomli.loads(f"name = {name}")["name"]) if name.startswith('"') else name
