"""`h2h read`: opens the progress file, listens to signals, and saves at the end, however it comes."""

from __future__ import annotations

import asyncio
import shutil
import signal
import sys
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from course.progress import with_course
from course.session import Holder, open_session
from tui import locale, opening, terminal
from tui.crash import report
from tui.keeping import Keeper
from tui.locale import _
from tui.read.commands import Command, command
from tui.read.session import Session
from tui.read.voice import NoMoreInput, Voice
from tui.saver import NotSaved
from tui.sentences import error_sentence, not_saved
from tui.shelf import Shelf
from tui.status import chapter_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import FrameType

    from course.catalog import Catalog
    from course.model import Language
    from course.progress import Progress
    from course.session import Session as FileSession
    from course.store import Store
    from tui.saver import Saved

NARROWEST, WIDEST = 20, 80
"""Characters in a line at least and, where nobody asks for more, at most."""
SIGNALS = ("SIGHUP", "SIGINT", "SIGQUIT", "SIGTERM")


class Reader:
    """Opens, runs and closes one session by lines."""

    def __init__(self, catalog: Catalog, store: Store, width: int | None, *, confined: bool = False) -> None:
        """Begin with nothing opened; where it is confined, no other program is started."""
        self.voice = Voice(width or usual_width())
        self.voice.before = self._say_news
        if confined:
            self.voice.editor = False
            terminal.never_stop()
        self.catalog = catalog
        self._told: SimpleQueue[Saved | NotSaved] = SimpleQueue()
        self._trouble = ""
        self._shown: Progress | None = None
        self.keeper = Keeper(store, self._told.put)

    def run(self, language: Language | None, chapter: str) -> int:
        """Take the course until the learner leaves, the input ends or a signal comes; the exit code.

        Raises:
            CourseError: the progress file's folder cannot be used.
        """
        _on_signals(_end)
        found = open_session(self.keeper.store.path)
        try:
            code = self._taken(found, language, chapter)
        except Exception:  # noqa: BLE001 - whatever it was, the learner's words come first
            saved = self.keeper.save_and_wait()
            terminal.say(report(self.keeper.store.path, saved=saved), error=True)
            code = 1
        return self._close() or self._ended(code)

    def _ended(self, code: int) -> int:
        """The exit code; where a signal cut a line short, the next program's words begin on a line of their own."""
        if code == 128 + signal.SIGTERM and self._shown is None:
            self.voice.say("", _("h2h: this session was ended from outside. Everything is saved."))
        elif code == 128 + signal.SIGINT:
            self.voice.say("")
        return code

    def _taken(self, found: FileSession | Holder, language: Language | None, chapter: str) -> int:
        try:
            if not self._open(found, language):
                return 1
            Session(self.voice, Shelf(self.catalog), self.keeper).run(chapter)
        except NoMoreInput:
            return 0
        except SystemExit as end:
            return end.code if isinstance(end.code, int) else 1
        return 0

    def _open(self, found: FileSession | Holder, language: Language | None) -> bool:
        """Open the progress file, with the questions that come first; false where there is nothing to go on with."""
        opened = asyncio.run(self._opened(found))
        if opened is None or opened.refused:
            if opened:
                terminal.say(f"h2h: {opened.refused}", error=True)
            return False
        course = self.catalog.course
        self.keeper.start(with_course(opened.progress, course.id, course.version), writable=opened.writable)
        self._shown = None if opened.writable else self.keeper.progress
        locale.use(language or self.keeper.progress.settings.language or locale.preferred())
        self.voice.say(*filter(None, [opened.notice]))
        return True

    async def _opened(self, found: FileSession | Holder) -> opening.Opened | None:
        if isinstance(found, Holder):
            return await opening.with_questions(self._put, self.keeper, found)
        self.keeper.session = found
        loaded = opening.load(self.keeper.store.load)
        if isinstance(loaded, opening.Opened):
            return loaded
        return opening.plainly(loaded) or await opening.with_questions(self._put, self.keeper, loaded)

    async def _put(self, question: str, answers: Mapping[str, str]) -> str:
        """Put a question for which commands are of no use yet."""
        self.voice.say(question)
        self.voice.numbered(answers.values())
        known = {str(number): name for number, name in enumerate(answers, 1)}
        while (typed := self.voice.ask(_("Your answer, a number:")).strip().rstrip(".")) not in known:
            if command(typed) == Command("quit"):
                return "quit"
            self.voice.say(_("Please type a number from {least} to {most}.").format(least=1, most=len(known)))
        return known[typed]

    def _say_news(self) -> None:
        """Hear what the saver did since the last question, and say what the learner should know."""
        if self._shown and not self.keeper.lost and _words(self._shown) != _words(self.keeper.progress):
            self.keeper.touch()
            self.voice.say(_("What you did here is not saved: your progress is only shown."), "")
        while True:
            try:
                outcome = self._told.get_nowait()
            except Empty:
                return
            self.keeper.heard(outcome)
            trouble = not_saved(outcome.error, elsewhere=False) if isinstance(outcome, NotSaved) else ""
            if trouble and trouble != self._trouble:
                self.voice.say(trouble, "")
            self._trouble = trouble

    def _close(self) -> int:
        """Save for the last time, whatever signal comes meanwhile; 1 where that fails."""
        _on_signals(signal.SIG_IGN)
        saved = self.keeper.save_and_wait()
        self.keeper.close()
        if saved:
            return 0
        why = error_sentence(self.keeper.trouble) if self.keeper.trouble else ""
        terminal.say(_("What you wrote last is not saved. {why}").format(why=why), error=True)
        return 1


def _words(progress: Progress) -> object:
    """What the learner has answered and half answered."""
    return progress.drafts, {where: record.latest for where, record in progress.steps.items()}


def usual_width() -> int:
    """As wide as the terminal, but no wider than is good to read."""
    return max(NARROWEST, min(shutil.get_terminal_size((WIDEST, 24)).columns, WIDEST))


def _on_signals(handler: Callable[[int, FrameType | None], object] | signal.Handlers) -> None:
    """Handle every signal that ends a session so, as far as the system has it."""
    for name in SIGNALS:
        if number := getattr(signal, name, None):
            signal.signal(number, handler)


def _end(number: int, _frame: object) -> None:
    """A signal came: leave by the way on which everything is saved, and let no other one cut that short."""
    _on_signals(signal.SIG_IGN)
    sys.exit(128 + number)


def chapter_called(catalog: Catalog, wanted: str) -> str:
    """The id of the chapter with this number or id; empty where there is none."""
    chapters = [entry.id for entry in catalog.course.chapters]
    if wanted.isascii() and wanted.isdecimal() and 1 <= int(wanted) <= len(chapters):
        return chapters[int(wanted) - 1]
    return wanted if wanted in chapters else ""


def listed(catalog: Catalog, store: Store, width: int | None) -> None:
    """Say the chapters, each with its number and what was done with it."""
    voice = Voice(width or usual_width())
    voice.numbered(chapter_lines(catalog, store.peek().progress))
