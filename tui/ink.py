"""How a cell of a terminal looks, what changes its looks in the fewest bytes, and which characters fill how many cells.

The meaning of the numbers is ECMA-48, "select graphic rendition"; links are the de facto standard OSC 8.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import get_character_cell_size

if TYPE_CHECKING:
    from collections.abc import Iterator

OFF = {"1": "22", "2": "22", "3": "23", "4": "24", "5": "25", "6": "25", "7": "27", "8": "28", "9": "29"}
"""What is on after the first number is off after the second, together with whatever else the second ends."""

SEEN_ON_A_BLANK = frozenset("479")
"""Underlined, reversed and struck out are seen where nothing is written."""

FRONTS = {str(number) for number in (*range(30, 38), 39, *range(90, 98))}
BACKS = {str(number) for number in (*range(40, 48), 49, *range(100, 108))}

COLOUR_LENGTHS = {"2": 5, "5": 3}
"""Numbers in a colour by its second number: 38;2;r;g;b and 38;5;n."""

CERTAIN = re.compile(
    "[\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0377\u037a-\u037f\u0388-\u038a\u0391-\u03a1\u03a3-\u0482"
    "\u2010-\u2027\u2030-\u205e\u2190-\u2199\u2460-\u2473\u2500-\u25fc\u2713-\u2718]*"
)
"""Text that every terminal shows with one cell for each character."""

FIRST_EMOJI = "\U0001f000"


class Ink(NamedTuple):
    """The looks of a cell: colours as the numbers that set them, attributes as numbers, a link as its OSC 8 body."""

    front: str = ""
    back: str = ""
    attributes: frozenset[str] = frozenset()
    link: str = ""


PLAIN = Ink()


@lru_cache(4096)
def inked(ink: Ink | None, numbers: str) -> Ink | None:
    """The looks after these numbers, or nothing if one of them is not known here; a reset ends a link, too.

    Args:
        ink: the looks before; nothing if they are not known.
        numbers: what stands between `ESC [` and `m`.
    """
    rest = numbers.split(";") if numbers else ["0"]
    while rest:
        number = rest.pop(0).lstrip("0") or "0"
        if number == "0":
            ink = PLAIN
        elif number in {"38", "48"}:
            length = COLOUR_LENGTHS.get(rest[0] if rest else "", 0) - 1
            colour, rest = [number, *rest[:length]], rest[max(length, 0) :]
            ink = _coloured(ink, ";".join(colour)) if len(colour) == length + 1 > 1 else None
        else:
            ink = _attributed(ink, number)
        if ink is None and "0" not in rest:
            return None
    return ink


def _coloured(ink: Ink | None, colour: str) -> Ink | None:
    if ink is None:
        return None
    return ink._replace(front=colour) if colour[0] == "3" else ink._replace(back=colour)


def _attributed(ink: Ink | None, number: str) -> Ink | None:
    if ink is None:
        return None
    if number in OFF:
        ink = ink._replace(attributes=ink.attributes | {number})
    elif number in OFF.values():
        ink = ink._replace(attributes=frozenset(one for one in ink.attributes if OFF[one] != number))
    elif number in FRONTS:
        ink = ink._replace(front=number if number != "39" else "")
    elif number in BACKS:
        ink = ink._replace(back=number if number != "49" else "")
    else:
        return None
    return ink


@lru_cache(4096)
def blank(ink: Ink) -> Ink:
    """What of these looks can be seen where nothing is written."""
    if ink.link or ink.attributes & SEEN_ON_A_BLANK:
        return ink
    return Ink(back=ink.back)


@lru_cache(4096)
def for_blank(pen: Ink, ink: Ink) -> Ink:
    """Looks that are seen as `ink` on a blank, and lie as near to the pen's as can be."""
    near = pen._replace(back=ink.back, attributes=pen.attributes - SEEN_ON_A_BLANK, link="")
    return near if blank(near) == ink else ink


@lru_cache(4096)
def change(pen: Ink | None, ink: Ink) -> str:
    """The shortest sequence from the pen's looks, or unknown ones, to these; links are not part of it."""
    whole = ";".join(filter(None, ("0" if ink[:3] != PLAIN[:3] else "", *sorted(ink.attributes), ink.front, ink.back)))
    if pen is None:
        return f"\x1b[{whole}m"
    if pen[:3] == ink[:3]:
        return ""
    ended = {OFF[one] for one in pen.attributes - ink.attributes}
    begun = {one for one in ink.attributes if one not in pen.attributes or OFF[one] in ended}
    front = (ink.front or "39") if ink.front != pen.front else ""
    back = (ink.back or "49") if ink.back != pen.back else ""
    step = ";".join(filter(None, (*sorted(ended), *sorted(begun), front, back)))
    return f"\x1b[{min(whole, step, key=len)}m"


@lru_cache(4096)
def width(character: str) -> int | None:
    """Cells this character fills: 1 or 2, 0 if it joins the one before, nothing if terminals do not agree."""
    category = unicodedata.category(character)
    cells = get_character_cell_size(character)
    if category in {"Cf", "Cn", "Co", "Cs", "Mc", "Me", "Zl", "Zp"} or character >= FIRST_EMOJI:
        return None
    if category == "Mn":
        return 0 if cells == 0 and unicodedata.combining(character) else None
    expected = 2 if unicodedata.east_asian_width(character) in "WF" else 1
    return cells if cells == expected and not "\u1160" <= character <= "\u11ff" else None


def clusters(text: str) -> Iterator[tuple[str, int]]:
    """Characters with what joins them, and the cells they fill.

    Raises:
        ValueError: terminals do not agree on some character's width, or the first joins what came before.
    """
    cluster, cells = "", 0
    for character in text:
        one = width(character)
        if one is None or (one == 0 and not cluster):
            raise ValueError(character)
        if one and cluster:
            yield cluster, cells
        cluster, cells = (character, one) if one else (cluster + character, cells)
    if cluster:
        yield cluster, cells
