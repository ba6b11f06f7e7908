"""The clock of a timed talk: seconds that run down."""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

MINUTE: Final = 60
LONGEST: Final = 99 * MINUTE
"""Seconds a clock shows at most."""
KEEP_EVERY: Final = 10
"""Seconds after which a running clock is kept anew, so that a crash costs no more."""


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
