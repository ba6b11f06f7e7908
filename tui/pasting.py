"""Tells what was pasted from what was typed, in the text a terminal sends.

Textual's parser reads an escape character within a paste as the beginning of a key, so that what stands behind it would
be typed, and a lone one leaves the screen. Here nothing of a paste is a key, whatever stands in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

START, END = "\x1b[200~", "\x1b[201~"
"""What a terminal sends before and behind a paste."""


class Piece(NamedTuple):
    """Text that was typed, or all of a paste.

    An empty paste stands where the escape character that was typed last may have begun one: it was no key.
    """

    text: str
    pasted: bool


class Pastes:
    """Cuts the text of one terminal into pieces; it comes cut anywhere."""

    def __init__(self) -> None:
        """Nothing came yet."""
        self._rest = ""
        self._escaped = False
        self._pasted: list[str] | None = None

    def pieces(self, text: str) -> Iterator[Piece]:
        """The pieces as they come to their ends."""
        if self._escaped and f"\x1b{text}".startswith(START[: len(text) + 1]):
            yield Piece("", pasted=True)
            text = f"\x1b{text}"
        text, self._rest, self._escaped = self._rest + text, "", False
        while text:
            mark = START if self._pasted is None else END
            before, found, after = text.partition(mark)
            if not found:
                before, self._rest = _without_beginning(before, mark)
            if self._pasted is not None:
                self._pasted.append(before)
            elif before:
                self._escaped = before[-1] == "\x1b" and not found
                yield Piece(before, pasted=False)
            if found:
                yield from self._turned()
            text = after

    def _turned(self) -> Iterator[Piece]:
        """A paste begins, or one ends."""
        if self._pasted is None:
            self._pasted = []
        else:
            whole, self._pasted = "".join(self._pasted), None
            yield Piece(whole, pasted=True)


def _without_beginning(text: str, mark: str) -> tuple[str, str]:
    """The text, and at its end what may be the beginning of the mark. An escape character alone may be the Esc key."""
    least = 2 if mark == START else 1
    for length in range(len(mark) - 1, least - 1, -1):
        if text.endswith(mark[:length]):
            return text[:-length], text[-length:]
    return text, ""
