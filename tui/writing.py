"""The thread that writes to the terminal, so that the program never waits for a slow line."""

from __future__ import annotations

import threading
import time
from typing import IO, TYPE_CHECKING

from textual.drivers._writer_thread import WriterThread

if TYPE_CHECKING:
    from tui.wire import Wire

PACE = 0.04
"""Seconds from one drawing to the next over a line: what comes in between is drawn as one."""


class WireThread(WriterThread):
    """Takes the place of Textual's writer thread, whose queue keeps every frame and blocks the program when it is full.

    This one keeps no frames: it sends the difference between what the terminal shows and what it is to show now.

    Args:
        file: the terminal.
        wire: what is on the terminal.
        pace: seconds from one drawing to the next, at least.
    """

    def __init__(self, file: IO[str], wire: Wire, pace: float) -> None:
        """Not started yet."""
        super().__init__(file)
        self.wire = wire
        self._pace = pace
        self._changed = threading.Condition()
        self._dirty = False
        self._ending = False

    def write(self, text: str) -> None:
        """Take text; it is sent as soon as the line has room for it."""
        with self._changed:
            self.wire.take(text)
            self._dirty = True
            self._changed.notify()

    def redraw(self) -> None:
        """Send all of the screen again, in case something else has drawn on it."""
        with self._changed:
            self.wire.forget()
            self._dirty = True
            self._changed.notify()

    def run(self) -> None:
        """Write until the end, or until the terminal is gone."""
        sent = 0.0
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._dirty or self._ending)
                self._changed.wait_for(lambda: self._ending, timeout=max(sent + self._pace - time.monotonic(), 0))
                drawn, self._dirty = self.wire.draw(), False
                if not drawn and self._ending:
                    return
            if drawn:
                try:
                    self._file.write(drawn)
                    self._file.flush()
                except (OSError, ValueError):
                    return
                sent = time.monotonic()

    def stop(self) -> None:
        """Write what is left, and end."""
        with self._changed:
            self._ending = True
            self._changed.notify()
        self.join()
