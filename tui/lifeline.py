"""Whatever ends the program, what was typed is saved first: signals, and a terminal that vanished without one."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from tui import terminal

if TYPE_CHECKING:
    from collections.abc import Callable

LOOK_EVERY = 0.5
"""Seconds between two looks at whether the terminal is still there."""

ORDERLY_EXIT = 3.0
"""Seconds an orderly exit may take; on a line that stands still it never ends by itself."""

HANGUP = 1
"""The number of SIGHUP, which not every system has a name for."""


class Lifeline:
    """Saves and leaves when a signal says so or nobody is left at the terminal.

    The handlers are Python's own and not the event loop's: when output stands still, so does the loop, and its handlers
    never run. One plain thread looks at the terminal and ends an orderly exit that takes too long.

    Args:
        save: writes everything now and waits for it, from any thread and from a signal handler.
        leave: ends the app in order with this exit code; called in the event loop.
    """

    def __init__(self, save: Callable[[], object], leave: Callable[[int], object]) -> None:
        self._save = save
        self._leave = leave
        self._terminals: list[int] = []
        self._loop: asyncio.AbstractEventLoop | None = None
        self._first = threading.Lock()
        self._saved = False
        self._gone = False
        self._number = HANGUP
        self._deadline: float | None = None

    def install(self) -> None:
        """Begin to watch. Call it in the event loop, after Textual's driver has set its own handlers.

        Without a terminal, as in tests, there is nothing to watch.
        """
        self._terminals = terminal.terminals()
        if sys.platform == "win32" or not self._terminals:
            return
        self._loop = asyncio.get_running_loop()
        numbers = {signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM}
        for number in numbers:
            signal.signal(number, self._signalled)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, numbers)
        threading.Thread(target=self._watch, name="lifeline", daemon=True).start()

    def _signalled(self, number: int, _frame: object) -> None:
        self._end_session(number, gone=number == HANGUP or terminal.hung_up(self._terminals))

    def _watch(self) -> None:
        while True:
            time.sleep(self._pause())
            if self._deadline is not None and time.monotonic() >= self._deadline:
                self._stop()
            if terminal.hung_up(self._terminals):
                self._end_session(HANGUP, gone=True)

    def _pause(self) -> float:
        if self._deadline is None:
            return LOOK_EVERY
        return min(LOOK_EVERY, max(0.0, self._deadline - time.monotonic()))

    def _end_session(self, number: int, *, gone: bool) -> None:
        """Save once, whoever comes first; then stop at once if nobody is left to see an orderly exit.

        Whoever comes later, a second signal inside the first one's handler too, only says that the terminal is gone.
        """
        if gone:
            self._gone, self._number = True, number
        if self._first.acquire(blocking=False):
            if not gone:
                self._number = number
            with suppress(Exception):
                self._save()
            self._saved = True
            if not self._gone:
                self._leave_in_order()
        if self._gone and self._saved:
            self._stop()

    def _leave_in_order(self) -> None:
        """Ask the loop, which a signal alone does not wake, and set the time by which it must be over."""
        self._deadline = time.monotonic() + ORDERLY_EXIT
        if self._loop is not None:
            with suppress(RuntimeError):
                self._loop.call_soon_threadsafe(self._leave, 128 + self._number)

    def _stop(self) -> None:
        terminal.hand_back()
        os._exit(128 + self._number)
