"""Lists that are kept by number: what to do with them, which entry, and what stands in a short field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.locale import _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tui.read.desk import Desk

LONGEST = 60
"""Characters of a short field, as in the fields of the full screen."""
OUT = "-"
"""What takes out a line that may be empty."""


def changed(typed: str, before: str) -> str:
    """What stands in a field once this was typed: nothing typed leaves it as it is, a single minus takes it out."""
    return "" if typed == OUT else typed or before


def choose(desk: Desk, ways: Mapping[str, str]) -> str:
    """Say what can be done, by name, each with a number; the name of what was chosen."""
    desk.numbered(f"{words}." for words in ways.values())
    count = len(ways)
    return list(ways)[desk.pick(_("Your choice, a number from 1 to {count}:").format(count=count), count)]


class Menu:
    """What can be done again and again: said once, and once more where it has changed or is asked for."""

    def __init__(self, desk: Desk) -> None:
        """Say nothing yet."""
        self._desk = desk
        self._said: tuple[str, ...] = ()

    def choose(self, ways: Mapping[str, str]) -> str:
        """As `choose`, but what was said last is not said again."""
        wanted: int | None = 0
        if self._said == tuple(ways.values()):
            words = _("Your choice, a number from 1 to {count}, or 0 to hear what there is:")
            wanted = self._desk.number(words.format(count=len(ways)), 0, len(ways))
        self._said = tuple(ways.values())
        return list(ways)[wanted - 1] if wanted else choose(self._desk, ways)


def which(desk: Desk, count: int) -> int | None:
    """The place of an entry, counted from 0; nothing where it shall be none."""
    words = _("Which one? A number from 1 to {count}, or an empty line for none:").format(count=count)
    number = desk.number(words, 1, count, blank=True)
    return None if number is None else number - 1


def which_hold(desk: Desk, ticked: Sequence[bool]) -> list[int]:
    """Places of the points that hold, of those just said; what was ticked before stays where nothing is typed."""
    before = [place for place, already in enumerate(ticked) if already]
    words = _("Numbers with a space between them, or an empty line for none:")
    if before:
        words = _("Numbers with a space between them, or 0 for none; an empty line leaves what is ticked, {numbers}:")
    question = words.format(numbers=", ".join(str(place + 1) for place in before))
    places = desk.several(question, len(ticked), least=0) or before
    return [place for place in places if place >= 0]


def short(desk: Desk, question: str) -> str:
    """A few words, or nothing."""
    while len(typed := " ".join(desk.answer(question).split())) > LONGEST:
        desk.say(_("That is too long; up to {count} characters have room here.").format(count=LONGEST))
    return typed


def so_far(question: str, text: str) -> str:
    """A question in a few words, with what stands there."""
    return _("{question}, so far “{text}”:").format(question=question, text=text) if text else f"{question}:"
