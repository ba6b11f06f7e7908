"""Keeps the one current progress and sees that it is saved, whatever happens to the interface."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from course.merge import merge_since
from course.progress import Progress
from tui.lifeline import Lifeline
from tui.saver import NotSaved, Saved, Saver

if TYPE_CHECKING:
    from collections.abc import Callable

    from course.session import Session
    from course.store import Store


def nothing_half_done(progress: Progress) -> Progress:
    """No chapter is open, so nothing is being typed."""
    return progress


class Keeper:
    """The one current progress, its saver, and the session that holds the file.

    Attributes:
        progress: everything about the learner but what is half typed on the screen at this moment.
        half_done: adds what is half typed; asked by the thread that saves, so it only reads.
        ready: whether progress has been loaded, so that a chapter can be opened.
        lost: whether something was done that will not be saved, because progress is only shown.
        trouble: why the last save failed; nothing while all is well.
        store: where progress lies.
    """

    def __init__(self, store: Store, tell: Callable[[Saved | NotSaved], object]) -> None:
        """Keep progress for this store; `tell` hears of each save, in the thread that saves."""
        self.progress = Progress()
        self.half_done: Callable[[Progress], Progress] = nothing_half_done
        self.trouble: Exception | None = None
        self.ready = False
        self.lost = False
        self.store = store
        self.session: Session | None = None
        self._tell = tell
        self._saver: Saver | None = None

    def start(self, progress: Progress, *, writable: bool) -> None:
        """Go on with this progress; save from now on if it may be written."""
        self.progress = progress
        self.ready = True
        if writable:
            self._saver = Saver(self.snapshot, self.store, self._tell)

    def snapshot(self) -> Progress:
        """The progress with what is half typed in it."""
        return self.half_done(self.progress)

    def change(self, change: Callable[[Progress], Progress]) -> None:
        """Something happened: remember it, and save it at once."""
        self.progress = change(self.progress)
        if self._saver:
            self._saver.soon()

    def touch(self) -> None:
        """Something is being typed."""
        self.lost = self._saver is None
        if self._saver:
            self._saver.touch()

    def heard(self, outcome: Saved | NotSaved) -> None:
        """Take over what another session wrote in between, or remember why saving failed."""
        self.trouble = outcome.error if isinstance(outcome, NotSaved) else None
        if isinstance(outcome, Saved) and outcome.progress is not outcome.sent:
            self.progress = merge_since(outcome.sent, self.progress, outcome.progress)

    def move(self, path: str) -> bool:
        """Save in this file from now on, `~` standing for the home folder; false if there is no such home folder."""
        try:
            self.store = self.store.relocated(Path(path).expanduser())
        except RuntimeError:
            return False
        if self._saver:
            self._saver.use(self.store)
        else:
            self.start(self.progress, writable=True)
            self.touch()
            self.lost = False
        return True

    def save_and_wait(self) -> bool:
        """Save now, from any thread or a signal handler; whether everything that may be saved is."""
        if not self._saver or self._saver.close():
            return True
        self.trouble = self._saver.error
        return False

    def resume(self) -> None:
        """Saving was ended by a last save, but the learner stays."""
        self.start(self.progress, writable=self._saver is not None)
        if self._saver:
            self._saver.soon()

    def guard(self, leave: Callable[[int], object]) -> None:
        """Save and leave on signals and when the terminal goes away."""
        Lifeline(self.save_and_wait, leave).install()

    def close(self) -> None:
        """Let other sessions have the file."""
        if self.session:
            self.session.close()
