"""The clock of a timed talk: seconds that run down, and how they are drawn."""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING, Final

from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.style import Style

LONGEST: Final = 99 * 60
"""Seconds a clock shows at most."""

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


class Countdown:
    """Seconds that are left, by a clock that nobody can set back.

    The thread that saves reads it too, so what belongs together changes in one go.
    """

    def __init__(self, seconds: float, now: Callable[[], float] = time.monotonic) -> None:
        """A clock that stands still; `now` gives the seconds since some moment."""
        self.now = now
        self._state: tuple[float, float | None] = (min(max(seconds, 0.0), LONGEST), None)

    @property
    def running(self) -> bool:
        """Whether it runs; it does not stop by itself."""
        return self._state[1] is not None

    def left(self) -> float:
        """Seconds that are left, never below 0."""
        seconds, since = self._state
        return seconds if since is None else max(seconds - (self.now() - since), 0.0)

    def shown(self) -> int:
        """Whole seconds to be shown; a second is shown until it is over."""
        return math.ceil(self.left())

    def start(self) -> None:
        """Run on."""
        self._state = (self.left(), self.now())

    def stop(self) -> None:
        """Stand still at what is left."""
        self._state = (self.left(), None)

    def add(self, seconds: float) -> None:
        """Give more time, running or not."""
        left = min(self.left() + seconds, LONGEST)
        self._state = (left, self.now() if self.running else None)

    def until_next(self) -> float:
        """Seconds until another second is to be shown."""
        left = self.left()
        return left - (math.ceil(left) - 1)


def time_words(seconds: int) -> str:
    """Minutes and seconds, such as `2:59`."""
    return f"{seconds // 60}:{seconds % 60:02}"


def big(words: str, style: Style) -> Text:
    """Minutes and seconds in digits five rows high."""
    rows = [" ".join(_row(sign, row) for sign in words) for row in range(5)]
    return Text("\n".join(rows), style, no_wrap=True)


def _row(sign: str, row: int) -> str:
    drawn = DIGITS[sign]
    width = (len(drawn) - 4) // 5
    return drawn[row * (width + 1) :][:width]
