"""The words of a course: the texts that learners read in a step or another table, and Markdown without its signs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import msgspec

from course.diagrams import without_drawings

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from course.lines import Path

NO_TEXT: Final = frozenset(
    {
        "id", "evidence", "verdict", "mode", "bucket", "arguable", "accepted", "to", "about", "compare", "unit",
        "claims",
    }
)  # fmt: skip
"""Fields that hold ids or fixed words, or the very word that is to be recalled."""
GIVES_AWAY: Final = frozenset({"why", "hints", "model", "notes", "debrief", "lesson", "endings"})
"""Fields that are shown only once the step was answered."""
CITATION: Final = re.compile(r"\[([^\]]*)\]\([^)]*\)")
CITED: Final = re.compile(r"\]\(evidence:([^)\s]+)\)")
SIGNS: Final = re.compile(
    r"^[ \t]*(?:[#>]+|[-*+]|\d+\.)[ \t]+|[*`]+|(?<!_)_{1,2}(?!_)|^[ \t]*```.*$",  # three _ are the gap of a question
    re.MULTILINE,
)
DIAGRAM: Final = re.compile(r"^```.*?^```[ \t]*$", re.MULTILINE | re.DOTALL)
WORD: Final = re.compile(r"[^\W_]+(?:[-–'’.,]?[^\W_]+)*")


def texts(table: msgspec.Struct, without: Collection[str] = NO_TEXT) -> Iterator[tuple[Path, str]]:
    """The texts of a table and of the tables in it, each with the way to it; fields in `without` are left out."""
    for name in table.__struct_fields__:
        value = getattr(table, name)
        if name in without:
            continue
        if isinstance(value, tuple):
            for place, one in enumerate(value):
                yield from _found((name, place), one, without)
        else:
            yield from _found((name,), value, without)


def _found(path: Path, value: object, without: Collection[str]) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, msgspec.Struct):
        yield from ((path + below, text) for below, text in texts(value, without))


def bare(markdown: str) -> str:
    """The words of a Markdown text, without the signs that set it."""
    return SIGNS.sub("", CITATION.sub(r"\1", markdown))


def prose(markdown: str) -> str:
    """As `bare`, with blank lines for diagrams and other fenced blocks."""
    return bare(DIAGRAM.sub(lambda block: "\n" * block[0].count("\n"), markdown))


def spoken(markdown: str) -> str:
    """As `prose`, with the words of each diagram, on the lines where they stand."""
    return bare(without_drawings(markdown))


def cited(markdown: str) -> Iterator[str]:
    """Ids of the claims and findings a text cites, in order, each once."""
    yield from dict.fromkeys(CITED.findall(markdown))


def words(text: str) -> list[str]:
    """The words of a text; a number counts as one, and so does what a hyphen joins."""
    return WORD.findall(text)
