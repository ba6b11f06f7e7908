"""Text in lines that fit."""

from __future__ import annotations

import textwrap
from functools import lru_cache
from typing import TYPE_CHECKING

from tui.locale import current

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyphen import Pyphen

DICTIONARIES = {"de": "de_DE", "en": "en_GB"}
LONGEST_WORD = 200
"""Letters; what is longer is no word, such as a pasted key, and to look for its syllables takes long."""


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of at most so many characters; a word with no room on any line is divided by syllables."""
    words = [piece for word in text.split() for piece in _fitting(word, width)]
    return textwrap.wrap(" ".join(words), width, break_long_words=False, break_on_hyphens=True)


def _fitting(word: str, width: int) -> Iterator[str]:
    """The word, or pieces of it that each fit a line."""
    if len(word) > LONGEST_WORD:
        yield from (word[at : at + width] for at in range(0, len(word), width))
        return
    while len(word) > width and not _breaks_by_itself(word, width):
        head, tail = _divided(word, width)
        yield head
        word = tail
    yield word


def _breaks_by_itself(word: str, width: int) -> bool:
    return all(len(piece) <= width for piece in textwrap.TextWrapper()._split(word))  # noqa: SLF001 - its own way to split


def _divided(word: str, width: int) -> tuple[str, str]:
    """The word's beginning, with a hyphen, as far as it fits, and the rest; between any letters where nothing helps."""
    found: tuple[str, str] | None = _syllables(DICTIONARIES[current()]).wrap(word, width)
    return found or (word[:width], word[width:])


@lru_cache
def _syllables(dictionary: str) -> Pyphen:
    from pyphen import Pyphen  # noqa: PLC0415 - few lines are so short

    return Pyphen(lang=dictionary)
