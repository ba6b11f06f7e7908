"""Characters that no course file may hold: control characters, bidi overrides, and lone surrogates.

A terminal acts on some of them (C0, DEL, C1), others turn the order of a sentence round so that it reads other than it
is (Unicode Standard Annex 9), and lone surrogates are no text at all.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]",
)
STAND_IN = "\ufffd"
LONGEST = 400
"""So many characters of a message are told at most; a file may hold a word of a million letters."""


def forbidden(text: str) -> Iterator[str]:
    """A sentence for each different forbidden character, also for those written as an HTML entity."""
    if not (FORBIDDEN.search(text) or "&" in text):
        return
    import html  # noqa: PLC0415 - only where a course is read

    signs = {*FORBIDDEN.findall(text), *FORBIDDEN.findall(html.unescape(text))}
    for sign in sorted(signs):
        yield f"{_name(sign)} U+{ord(sign):04X}; delete it"


def readable(text: str) -> tuple[str, list[tuple[int, str]]]:
    """The text of a file with plain newlines and a stand-in for each forbidden character, and where those stood."""
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n")
    if not (FORBIDDEN.search(plain) or "&" in plain):
        return plain, []
    lines = enumerate(plain.split("\n"), start=1)
    return FORBIDDEN.sub(STAND_IN, plain), [(number, problem) for number, line in lines for problem in forbidden(line)]


def plain(text: str) -> str:
    """The text fit for a terminal that is written to directly: forbidden characters written out, all lines kept."""
    return FORBIDDEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text.replace("\r\n", "\n"))


def in_one_line(text: str) -> str:
    """The text fit for a line of output: forbidden characters and ends of lines written out."""
    return plain(text.replace("\r\n", "\n").replace("\n", "\\n"))


def told(text: str) -> str:
    """The text fit for a message: forbidden characters written out, in one line, not too long."""
    line = in_one_line(text)
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"


def _name(sign: str) -> str:
    if "\ud800" <= sign <= "\udfff":
        return "half a character (lone surrogate)"
    return "control character" if sign < "\xa0" else "character that turns the direction of writing"
