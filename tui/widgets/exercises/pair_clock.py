"""How the clock of a timed talk is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.text import Text

if TYPE_CHECKING:
    from rich.style import Style

DIGITS: Final = {
    "0": "████ █  █ █  █ █  █ ████",
    "1": "  █    █    █    █    █ ",
    "2": "████    █ ████ █    ████",
    "3": "████    █ ████    █ ████",
    "4": "█  █ █  █ ████    █    █",
    "5": "████ █    ████    █ ████",
    "6": "████ █    ████ █  █ ████",
    "7": "████    █    █    █    █",
    "8": "████ █  █ ████ █  █ ████",
    "9": "████ █  █ ████    █ ████",
    ":": "  █   █  ",
}
"""Five rows of a sign, one behind the other with a blank between."""


def big(words: str, style: Style) -> Text:
    """Minutes and seconds in digits five rows high."""
    rows = [" ".join(_row(sign, row) for sign in words) for row in range(5)]
    return Text("\n".join(rows), style, no_wrap=True)


def _row(sign: str, row: int) -> str:
    drawn = DIGITS[sign]
    width = (len(drawn) - 4) // 5
    return drawn[row * (width + 1) :][:width]
