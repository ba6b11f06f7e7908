"""What is drawn where the terminal's encoding lacks a character: one that every terminal has, of the same width.

Umlauts and whatever else the encoding knows stay as they are. Nothing here changes what is kept in a file.
"""

# ruff: noqa: RUF001 - which characters look alike is the point

from __future__ import annotations

import codecs
from functools import lru_cache
from unicodedata import combining, name, normalize

NAME = "h2h-stand-ins"
"""The error handler, as `reconfigure` takes it for `errors`."""

ALIKE = {
    '"': "“”„‟″«»",
    "'": "‘’‚‛′‹›´",
    "-": "‐‑‒–—―−",
    ".": "…·∙◌░",
    ":": "▒",
    "#": "■▪◆█▓",
    "*": "●•‣",
    "@": "◉",
    "o": "○◦°⭘øœ",
    "O": "ØŒ",
    "+": "◐±",
    "v": "✓✔↓▼▾",
    "x": "✗✘×",
    "^": "↑▲▴",
    "<": "←◀◂≤⌫",
    ">": "→▶▸≥⏎",
    "~": "≈",
    "=": "↔",
    "|": "↕",
    "!": "≠¡",
    "/": "⁄÷",
    "a": "æ",
    "A": "Æ",
    "d": "đð",
    "D": "ĐÐ",
    "E": "€",
    "i": "ı",
    "l": "ł",
    "L": "Ł",
    "r": "ρ",
    "s": "ß",
    "S": "§Σẞ",
    "t": "þ",
    "u": "µμ",
}
"""Stand-ins, and what each stands for. Signs that mean different things in one place stay different."""

_PLAIN = {character: plain for plain, characters in ALIKE.items() for character in characters}

_LINES = {" AND ": "+", "DOUBLE HORIZONTAL": "=", "DIAGONAL": "/", "VERTICAL": "|", "UP": "|", "DOWN": "|", "": "-"}
_BLOCKS = {"LOWER": "_", "LEFT": "|", "RIGHT": "|", "UPPER": "-", "": "#"}
"""The first word that the name of a line or block contains decides."""


def register() -> None:
    """Make the error handler known."""
    codecs.register_error(NAME, stand_ins)


def stand_ins(error: UnicodeError) -> tuple[str, int]:
    """The error handler: what to write instead, as wide as what is lacking, and where to go on.

    Raises:
        UnicodeError: it was not about encoding.
    """
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end]
    plain = [_plain(character) for character in lacking]
    if all(plain):
        return "".join(map(str, plain)), error.end
    # Characters may join those before them, or take two cells or none: only the whole has a width.
    before = error.object[max(error.start - 1, 0) : error.start]
    width = max(_width(before + lacking) - _width(before), 0)
    cells = "".join(one or "?" * _width(character) for one, character in zip(plain, lacking, strict=True))
    return cells.ljust(width, "?")[:width], error.end


@lru_cache(1024)
def _plain(character: str) -> str | None:
    """What stands for a character; nothing if nothing is like it."""
    if "\u2500" <= character <= "\u259f" and character not in _PLAIN:
        kinds = _LINES if character <= "\u257f" else _BLOCKS
        return next(plain for word, plain in kinds.items() if word in name(character))
    return _PLAIN.get(character) or _letter(character)


def _letter(character: str) -> str | None:
    """The letter without its accents, the figure without its circle."""
    bare = [part for part in normalize("NFKD", character) if not combining(part)]
    return bare[0] if len(bare) == 1 and bare[0].isascii() and _width(character) == 1 else None


def _width(text: str) -> int:
    from rich.cells import cell_len  # noqa: PLC0415 - commands that draw nothing need it for the rarest characters only

    return cell_len(text)
