"""Tables as TOML text that a person can read; tomli reads TOML but has no writer.

`tomli_w` writes every text with escapes and looks at every sign of it, at 100 ms a megabyte; here long text is written
as it is. Text must be clean (`course.encoding.clean`): no control characters but newline and tab.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import tomli_w

if TYPE_CHECKING:
    from collections.abc import Mapping

BARE = re.compile(r"[A-Za-z0-9_-]+")
SHORT = 60
"""Up to this many signs, text without newlines stands on the line of its key."""


def document(tables: Mapping[str, object]) -> str:
    """The whole text; the order of tables stays, but plain values of a table come before its tables."""
    lines: list[str] = []
    _add(lines, tables, "")
    return "".join(lines)


def has_header(value: object) -> bool:
    """Whether the value is written under a header of its own, so that it may stand after other tables."""
    if isinstance(value, list):
        return bool(value) and all(isinstance(one, dict) for one in value)
    return isinstance(value, dict)


def _add(lines: list[str], table: Mapping[str, object], path: str) -> None:
    inner: list[tuple[str, Mapping[str, object], bool]] = []
    for name, value in table.items():
        if isinstance(value, dict):
            inner.append((name, value, False))
        elif isinstance(value, list) and has_header(value):
            inner.extend((name, one, True) for one in value)
        else:
            lines.append(f"{_key(name)} = {_value(value)}\n")
    for name, one, repeated in inner:
        below = f"{path}.{_key(name)}" if path else _key(name)
        if repeated:
            lines.append(f"\n[[{below}]]\n")
        elif not one or not all(isinstance(value, dict) for value in one.values()):
            lines.append(f"\n[{below}]\n")
        _add(lines, one, below)


@lru_cache(maxsize=256)
def _key(name: str) -> str:
    return name if BARE.fullmatch(name) else _escaped(name)


def _value(value: object) -> str:
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, list):
        return f"[{', '.join(map(_inline, value))}]"
    return tomli_w.dumps({"x": value}).removeprefix("x = ").rstrip("\n")


def _inline(value: object) -> str:
    """A value that must stay on one line."""
    if isinstance(value, str):
        return _escaped(value)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_key(name)} = {_inline(one)}" for name, one in value.items()) + "}"
    return _value(value)


def _text(text: str) -> str:
    if len(text) <= SHORT and "\n" not in text:
        return _escaped(text)
    if "'''" in text or text.endswith("'"):
        return _escaped(text)
    return f"'''\n{text}'''"


def _escaped(text: str) -> str:
    plain = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{plain}"'
