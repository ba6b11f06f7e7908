"""Whether the learner's own words are hidden, for a neighbour or a projector, and how they look then.

One state per process, as with the language: a terminal has one pair of eyes before it, or several. It is off at every
start and is kept nowhere.

Whoever draws a learner's words draws `shown(words)`. What is drawn anew at each refresh needs nothing more. A widget
that handed the words on, to a `Static` or a list, says them again in a method `own_words_toggled()`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from rich.cells import split_graphemes

if TYPE_CHECKING:
    from textual.screen import Screen

SIGNS = ("\u200b", "▒", "〓")
"""What stands for what is no column, one column, and two columns wide."""
WORD = re.compile(r"\S+")


@runtime_checkable
class Holder(Protocol):
    """A widget that handed the learner's words on and has to say them again when they are hidden or shown."""

    def own_words_toggled(self) -> None:
        """Say them again, as `shown` gives them now."""


class _State:
    hidden = False


def hidden() -> bool:
    """Whether own words are hidden now."""
    return _State.hidden


def hide(*, on: bool) -> None:
    """Hide own words from now on, or show them."""
    _State.hidden = on


def shown(text: str) -> str:
    """A learner's words as they may be seen now: as they are, or all that is not blank as blocks of the same width.

    There are as many characters and columns as before, so nothing moves, and no caret either.
    """
    return WORD.sub(_blocked, text) if _State.hidden else text


def _blocked(word: re.Match[str]) -> str:
    """What people see as one sign can be several characters; the further ones become characters without a width."""
    spans, _width = split_graphemes(word[0])
    return "".join(SIGNS[min(width, 2)] + SIGNS[0] * (end - start - 1) for start, end, width in spans)


def redraw(screen: Screen[object]) -> None:
    """Draw everything on a screen as own words may be seen now."""
    for widget in screen.walk_children(with_self=True):
        if isinstance(widget, Holder):
            widget.own_words_toggled()
        widget.refresh()
