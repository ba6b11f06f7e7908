"""A clock to be heard: it says what is left, and runs until a line ends it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from tui.locale import _, ngettext
from tui.widgets.exercises.countdown import KEEP_EVERY, LONGEST, MINUTE, Countdown

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.read.desk import Desk

MORE: Final = "+"
"""What gives another minute."""
MARKS: Final = (10, 30, *range(MINUTE, LONGEST + 1, MINUTE))
"""Seconds that are left when it is said how many."""


def spoken_time(seconds: int) -> str:
    """Minutes and seconds in words."""
    minutes, rest = divmod(seconds, MINUTE)
    parts = [ngettext("{count} minute", "{count} minutes", minutes).format(count=minutes)] if minutes else []
    if rest or not minutes:
        parts.append(ngettext("{count} second", "{count} seconds", rest).format(count=rest))
    return _("{minutes} and {seconds}").format(minutes=parts[0], seconds=parts[1]) if len(parts) > 1 else parts[0]


def next_mark(left: float) -> int:
    """At how many seconds something is said next; at the latest when time is up."""
    return max((mark for mark in MARKS if mark < left), default=0)


class SpokenClock:
    """A clock that is started by hand, and ended by the next line.

    Args:
        desk: says and asks.
        seconds: how many there are.
        keep: keeps how many whole seconds are left; called every few seconds, and at the end, however it comes.
    """

    def __init__(self, desk: Desk, seconds: int, keep: Callable[[int], object]) -> None:
        """Stand still."""
        self._desk = desk
        self._keep = keep
        self._clock = Countdown(seconds)

    def run(self) -> int:
        """Run until a line ends it; the seconds that are left.

        Raises:
            Interrupted: a command leads away.
            NoMoreInput: there is no further line.
        """
        self._desk.say(
            _("The clock runs. Press Enter to end it early; {more} gives a minute more.").format(more=_("a plus sign"))
        )
        self._clock.start()
        try:
            while not self._ended():
                pass
        finally:
            self._clock.stop()
            self._keep(self._clock.shown())
        return self._clock.shown()

    def _ended(self) -> bool:
        """Wait for a line; whether it ends the time, and is no command and no wish for more."""
        if not self._line_comes():
            words = _("Time is up. Finish your sentence; {key} gives another minute.")
            self._desk.say(words.format(key=_("a plus sign")), _("Press Enter to go on."))
        line = self._desk.taken(self._desk.voice.heard())
        if line is None or not line.strip():
            return line is not None
        if line.strip() == MORE:
            self._clock.add(MINUTE)
            self._say_left()
        else:
            self._desk.say_only_enter()
        return False

    def _line_comes(self) -> bool:
        """Wait for a line, and say in between how much time is left; false where it is up before one comes."""
        while left := self._clock.left():
            mark = next_mark(left)
            if self._desk.voice.waits(min(left - mark, KEEP_EVERY)):
                return True
            self._keep(self._clock.shown())
            self._desk.voice.before()
            if mark and self._clock.left() <= mark:
                self._say_left()
        return False

    def _say_left(self) -> None:
        self._desk.say(_("{time} left.").format(time=spoken_time(math.ceil(self._clock.left()))))
