"""The app: it owns the progress, routes messages, and chooses screens."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from rich.text import Text
from textual import on, work

from course.progress import with_course, with_settings
from course.session import Holder
from tui import locale, messages, opening, theme
from tui.driver import driver_class
from tui.filter import NoColours, PlainText
from tui.finding import Finding
from tui.keeping import Keeper
from tui.locale import _
from tui.saver import NotSaved, Saved
from tui.screens.chapter import ChapterScreen
from tui.screens.contents import ContentsScreen, today_words
from tui.sentences import damaged, not_saved
from tui.shelf import Shelf
from tui.sitting import now
from tui.widgets.exercises.base import StepView
from tui.widgets.frame import CourseScreen

if TYPE_CHECKING:
    from pathlib import Path

    from course.catalog import Catalog
    from course.model import Language
    from course.session import Session
    from course.store import Loaded, Store


class CourseApp(Finding):
    """The course on a terminal."""

    CSS_PATH = "app.tcss"
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
        super().__init__(driver_class=driver_class(), watch_css=False)
        self.shelf = Shelf(catalog)
        self.keeper = Keeper(store, self.post_message)
        self.found_session = session
        self.asked_language = language
        self.told_aside: Path | None = None
        self.styled = False
        self._filters = [PlainText(), NoColours()] if self.no_color else [PlainText(), *self._filters]
        for one in (*theme.OWN, *theme.ANSI):
            self.register_theme(one)
        self.add_mode("course", self._contents)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """What our style sheets use and Textual's own themes do not have."""
        return theme.stand_ins(self.current_theme)

    def _contents(self) -> ContentsScreen:
        progress = self.keeper.progress
        return ContentsScreen(
            self.shelf.catalog.course, progress, self.shelf.chapter, today_words(self.shelf.coming.due_today(progress))
        )

    # Start

    def on_mount(self) -> None:
        """Open the progress file; ask first only where there is something to ask."""
        self.animation_level = "none"
        self._dress("")
        locale.use(self.asked_language or locale.preferred())
        self.keeper.guard(self._ended)
        found = self.found_session
        if isinstance(found, Holder):
            self._ask_first(found)
            return
        self.keeper.session = found
        loaded = opening.load(self.keeper.store.load)
        if opened := opening.plainly(loaded):
            self._begin(opened)
        elif not isinstance(loaded, opening.Opened):
            self._ask_first(loaded)

    def _ended(self, code: int) -> None:
        """A signal came; everything is saved already."""
        words = _("h2h: this session was ended from outside. Everything is saved.")
        self.exit(return_code=code, message=Text(words))

    @work
    async def _ask_first(self, found: Holder | Loaded) -> None:
        self._begin(await opening.with_questions(self, self.keeper, found))

    def _begin(self, opened: opening.Opened | None) -> None:
        if opened is None or opened.refused:
            self.exit(return_code=1 if opened else 0, message=Text(opened.refused) if opened else None)
            return
        course = self.shelf.catalog.course
        self.keeper.start(with_course(opened.progress, course.id, course.version), writable=opened.writable)
        self._notice(opened.notice)
        if self.keeper.session and not self.keeper.session.locked:
            self.notify(_("This file system has no locks: please open the course only once at a time."), markup=False)
        self.call_next(self.look)

    async def look(self) -> None:
        """Take the language, colours and motion the learner chose, or that the terminal suggests; say all anew."""
        settings = self.keeper.progress.settings
        locale.use(self.asked_language or settings.language or locale.preferred())
        self._dress(settings.theme)
        moving = settings.motion == "on" and "SSH_CONNECTION" not in os.environ
        self.animation_level = "basic" if moving else "none"
        for screen in self.screen_stack:
            if isinstance(screen, ContentsScreen):
                progress = self.keeper.progress
                screen.renew(progress, today_words(self.shelf.coming.due_today(progress)))
            if isinstance(screen, ChapterScreen):
                await self.speak_chapter(screen)
            elif isinstance(screen, CourseScreen):
                await screen.speak()

    def _dress(self, wanted: str) -> None:
        """Take the theme wanted, or the one that suits the terminal."""
        self.theme = theme.chosen(wanted, self.available_themes, os.environ, self.console.color_system)
        if self.styled:
            self.console.pop_theme()
        self.console.push_theme(theme.prose_styles(self.current_theme))
        self.styled = True

    # End

    def _handle_exception(self, error: Exception) -> None:
        """Behind a quit all is saved; a screen that was still on its way then fails, and nobody needs to be told."""
        if not self._exit:
            super()._handle_exception(error)

    # Messages

    @on(messages.ChooseSettings)
    async def _choose(self, chosen: messages.ChooseSettings) -> None:
        if "language" in chosen.settings:
            self.asked_language = None
        self.keeper.change(lambda progress: with_settings(progress, chosen.settings, now()))
        await self.look()

    @on(StepView.Changed)
    def _touched(self) -> None:
        self.keeper.touch()

    @on(Keeper.Told)
    def _told(self, event: Keeper.Told) -> None:
        """The saver wrote, or could not."""
        outcome, store = event.outcome, self.keeper.store
        self.keeper.heard(outcome)
        self._notice(not_saved(outcome.error) if isinstance(outcome, NotSaved) else "")
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
