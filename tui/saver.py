"""Writes progress from a plain thread, so that a terminal that stands still never keeps words from the disk."""

from __future__ import annotations

import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timezone
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from course.progress import Progress

SNAPSHOT_TRIES = 3
"""A snapshot taken while the interface changes may fail; the next one, an instant later, hardly does."""


class StoreLike(Protocol):
    """Where progress is kept."""

    def save(self, progress: Progress) -> Progress:
        """Write it, merge with what is there if need be, and return what the file holds now."""


@dataclass(frozen=True)
class Saved:
    """Progress is in the file, as of this time (UTC).

    Attributes:
        progress: what the file holds.
        sent: what was to be saved; another object than `progress` where another session had written in between.
    """

    at: datetime
    progress: Progress
    sent: Progress


@dataclass(frozen=True)
class NotSaved:
    """Progress could not be written; it is kept in memory and tried again."""

    error: Exception


@dataclass(frozen=True)
class Pace:
    """Times in seconds.

    Attributes:
        quiet: from the last key to the write.
        limit: from the first key not yet written to the write, however many follow.
        retry: from a failed write to the next try.
        patience: how long the last save may wait for its turn.
        longest: how long the last save may take on a slow disk.
    """

    quiet: float = 1.0
    limit: float = 5.0
    retry: float = 5.0
    patience: float = 2.0
    longest: float = 20.0


USUAL_PACE = Pace()


def _held() -> threading.Lock:
    lock = threading.Lock()
    lock.acquire()
    return lock


@dataclass(frozen=True)
class _Order:
    """Something the thread is to do: look at its clock again, write, or write and end."""

    write: bool = True
    last: bool = False
    done: threading.Lock = field(default_factory=_held)


class Saver:
    """The only one that writes while the interface runs.

    All of it may be called from the interface and from a signal handler: orders go through a queue that allows that,
    and only the thread writes, so that an interrupted write is finished and not waited for in vain.

    Attributes:
        error: why the last save failed; nothing if it did not.

    Args:
        snapshot: what is to be written, half-typed words included; called in the thread or a signal handler. Where it
            fails, the last good one serves.
        store: where it is written.
        tell: called in the thread with each outcome; must not wait for the interface.
        pace: other times, for tests.
    """

    def __init__(
        self,
        snapshot: Callable[[], Progress],
        store: StoreLike,
        tell: Callable[[Saved | NotSaved], object],
        pace: Pace = USUAL_PACE,
    ) -> None:
        self._snapshot = snapshot
        self._store = store
        self._tell = tell
        self._pace = pace
        self._orders: SimpleQueue[_Order] = SimpleQueue()
        self._touched = False
        self._first_touch = self._last_touch = 0.0
        self._retry_at: float | None = None
        self.error: Exception | None = None
        self._taken: Progress | None = None
        self._written: Progress | None = None
        self._writing = self._ended = False
        threading.Thread(target=self._run, name="saver", daemon=True).start()

    def touch(self) -> None:
        """Something changed; cheap enough for every key."""
        self._last_touch = time.monotonic()
        if not self._touched:
            self._first_touch = self._last_touch
            self._touched = True
            self._orders.put(_Order(write=False))

    def soon(self) -> None:
        """Write now, in the thread, without waiting for it."""
        self._orders.put(_Order())

    def use(self, store: StoreLike) -> None:
        """Write elsewhere from now on, and at once."""
        self._store = store
        self._written = None
        self.soon()

    def close(self) -> bool:
        """Write for the last time and wait for it; whether everything is in the file.

        It gives up when the thread does not come to it in time. A second call writes only what came after the first.
        """
        order = _Order(last=True)
        self._orders.put(order)
        begun = time.monotonic()
        while not self._ended:
            if order.done.acquire(timeout=0.02):
                break
            waited = time.monotonic() - begun
            if waited > (self._pace.longest if self._writing else self._pace.patience):
                return False
        else:
            if not order.done.acquire(blocking=False):
                self._write()
        return self._retry_at is None

    def _run(self) -> None:
        while not self._ended:
            due = self._due()
            try:
                order = self._orders.get(timeout=None if due is None else max(0.0, due - time.monotonic()))
            except Empty:
                later = self._due()
                order = _Order(write=later is not None and later <= time.monotonic())
            if order.write:
                self._write()
            order.done.release()
            self._ended = order.last

    def _due(self) -> float | None:
        """When the next write is due by itself."""
        times = [self._retry_at] if self._retry_at is not None else []
        if self._touched:
            times.append(min(self._last_touch + self._pace.quiet, self._first_touch + self._pace.limit))
        return min(times, default=None)

    def _write(self) -> None:
        self._touched = False
        self._writing = True
        try:
            progress = self._latest()
            if progress is not None and not (self._ended and progress == self._written):
                self._save(progress)
        except Exception as error:  # noqa: BLE001 - the one thread that saves must outlive every surprise
            self._retry_at, self.error = time.monotonic() + self._pace.retry, error
            self._report(NotSaved(error))
        finally:
            self._writing = False

    def _save(self, progress: Progress) -> None:
        kept = self._store.save(progress)
        self._written = progress
        self._retry_at = self.error = None
        self._report(Saved(datetime.now(timezone.utc), kept, progress))

    def _latest(self) -> Progress | None:
        """A new snapshot, or the last good one, which is better than nothing; then a new one is due soon."""
        for _ in range(SNAPSHOT_TRIES):
            with suppress(Exception):
                self._taken = self._snapshot()
                return self._taken
            time.sleep(0.005)
        self.touch()
        return self._taken

    def _report(self, outcome: Saved | NotSaved) -> None:
        """The interface may be gone already; the file matters more."""
        with suppress(Exception):
            self._tell(outcome)
