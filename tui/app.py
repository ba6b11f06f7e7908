"""The app: it owns the progress, routes messages, and chooses screens."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on, work

from course.progress import with_course, with_settings
from course.session import Holder
from course.signs import plain
from tui import messages, opening
from tui.dressing import SETTLED
from tui.keeping import Keeper
from tui.late import Late
from tui.locale import _, current
from tui.saver import NotSaved, Saved
from tui.screens.contents import ContentsScreen, today_words
from tui.screens.question import ask
from tui.seating import Seating
from tui.sentences import damaged, not_saved
from tui.shelf import Shelf
from tui.sitting import now
from tui.widgets.frame import CourseScreen

if TYPE_CHECKING:
    from pathlib import Path

    from course.catalog import Catalog
    from course.model import Language
    from course.session import Session
    from course.store import Loaded, Store


class CourseApp(Late):
    """The course on a terminal."""

    CSS_PATH: ClassVar = ["app.tcss", "screens/contents.tcss"]
    ENABLE_COMMAND_PALETTE = False
    DEFAULT_MODE = "course"

    def __init__(
        self, catalog: Catalog, store: Store, session: Session | Holder, language: Language | None = None
    ) -> None:
        """Open a course.

        Args:
            catalog: the course.
            store: where progress is kept; it is read when the app starts.
            session: ours, or who else has the progress open.
            language: speak this one; otherwise the learner's choice, then the locale decides.
        """
        super().__init__()
        self.shelf = Shelf(catalog)
        self.keeper = Keeper(store, lambda outcome: self.post_message(messages.Told(outcome)))
        self.seating = Seating(self.shelf, self.keeper)
        self.found_session = session
        self.found: Holder | Loaded | opening.Opened
        self.asked_language = language
        self.told_aside: Path | None = None
        self.add_mode("course", self._contents)

    def _contents(self) -> ContentsScreen:
        progress = self.keeper.progress
        return ContentsScreen(
            self.shelf.catalog.course, progress, self.shelf.chapter, today_words(self.shelf.coming.due_today(progress))
        )

    # Start

    def on_load(self) -> None:
        """Read the progress file before anything is drawn, so that the first screen is drawn once."""
        if isinstance(self.found_session, Holder):
            self.found = self.found_session
        else:
            self.keeper.session = self.found_session
            loaded = opening.load(self.keeper.store.load)
            self.found = opening.plainly(loaded) or loaded
        if isinstance(self.found, opening.Opened):
            self._start(self.found)
        self.dress(self.keeper.progress.settings, self.asked_language)

    def on_mount(self) -> None:
        """Ask first only where there is something to ask."""
        self.keeper.guard(self._ended)
        self.set_timer(SETTLED, self.settle)
        if isinstance(self.found, opening.Opened):
            self._begin(self.found)
        else:
            self._ask_first(self.found)

    def _ended(self, code: int) -> None:
        """A signal came; everything is saved already."""
        words = _("h2h: this session was ended from outside. Everything is saved.")
        self.exit(return_code=code, message=Text(words))

    @work
    async def _ask_first(self, found: Holder | Loaded) -> None:
        if opened := await opening.with_questions(partial(ask, self), self.keeper, found):
            self._start(opened)
        self._begin(opened)
        self.call_next(self.look)

    def _start(self, opened: opening.Opened) -> None:
        """Go on with this progress."""
        if not opened.refused:
            course = self.shelf.catalog.course
            self.keeper.start(with_course(opened.progress, course.id, course.version), writable=opened.writable)

    def _begin(self, opened: opening.Opened | None) -> None:
        """Say what the learner should know, or leave."""
        if opened is None or opened.refused:
            self.exit(return_code=1 if opened else 0, message=Text(plain(opened.refused)) if opened else None)
            return
        self._notice(opened.notice)
        if self.keeper.session and not self.keeper.session.locked:
            self.notify(_("This file system has no locks: please open the course only once at a time."), markup=False)

    async def look(self) -> None:
        """Say all anew, as the learner's settings and progress are now."""
        self.dress(self.keeper.progress.settings, self.asked_language)
        for screen in self.screen_stack:
            if isinstance(screen, ContentsScreen):
                progress = self.keeper.progress
                screen.renew(progress, today_words(self.shelf.coming.due_today(progress)))
            try:
                if self.chapter_screen and screen is self.chapter_screen:
                    await self.speak_chapter(self.chapter_screen)
                elif isinstance(screen, CourseScreen) and screen.is_mounted:  # one on its way speaks as it should
                    await screen.speak()
            except Exception as error:
                if not self.comes_too_late(error, screen):
                    raise

    # Messages

    @on(messages.ChooseSettings)
    async def _choose(self, chosen: messages.ChooseSettings) -> None:
        if "language" in chosen.settings:
            self.asked_language = None
        self.keeper.change(lambda progress: with_settings(progress, chosen.settings, now()))
        await self.look()

    @on(messages.OtherLanguage)
    async def _speak_other(self) -> None:
        await self._choose(messages.ChooseSettings({"language": "en" if current() == "de" else "de"}))

    def on_step_view_changed(self) -> None:
        """Something is being typed."""
        self.keeper.touch()

    @on(messages.Told)
    def _told(self, event: messages.Told) -> None:
        """The saver wrote, or could not."""
        outcome, store = event.outcome, self.keeper.store
        self.keeper.heard(outcome)
        self._notice(not_saved(outcome.error, elsewhere=not self.CONFINED) if isinstance(outcome, NotSaved) else "")
        if store.set_aside and store.set_aside != self.told_aside:
            self.told_aside = store.set_aside
            self.notify(damaged(store.set_aside, store.path, None, kept=True), markup=False, timeout=60)
        if self.chapter_screen and isinstance(outcome, Saved):
            time = f"{outcome.at.astimezone():%H:%M}"
            self.chapter_screen.saved(outcome.progress, _("saved {time}").format(time=time))

    def _notice(self, words: str) -> None:
        if words != self.trouble:
            self.trouble = words
            for screen in self.screen_stack:
                if isinstance(screen, CourseScreen):
                    screen.trouble = words
            self.refresh_bindings()
