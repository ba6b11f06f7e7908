"""The app: it owns the progress, routes messages, and chooses screens."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from rich.text import Text
from textual import on, work

from course.errors import ContentError
from course.progress import with_settings
from course.session import Holder
from tui import locale, messages, opening, theme
from tui.commands import Commands
from tui.driver import driver_class
from tui.filter import PlainText
from tui.keeping import Keeper, nothing_half_done
from tui.locale import _
from tui.saver import NotSaved, Saved
from tui.screens.chapter import ChapterScreen
from tui.screens.contents import ContentsScreen, today_words
from tui.screens.evidence import EvidenceScreen
from tui.screens.question import QuestionScreen
from tui.sentences import not_saved
from tui.shelf import Shelf
from tui.sitting import Sitting, now
from tui.widgets.exercises.base import StepView
from tui.widgets.frame import CourseScreen

if TYPE_CHECKING:
    from course.catalog import Catalog
    from course.model import Language
    from course.session import Session
    from course.store import Loaded, Store


class CourseApp(Commands):
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
        self.chapter_screen: ChapterScreen | None = None
        self._filters.insert(0, PlainText())
        for one in theme.OWN:
            self.register_theme(one)
        self.add_mode("course", self._contents)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """What our style sheets use and Textual's own themes do not have."""
        return theme.stand_ins(self.current_theme)

    def _contents(self) -> ContentsScreen:
        progress = self.keeper.progress
        return ContentsScreen(
            self.shelf.catalog.course, progress, self.shelf.chapter, today_words(*self.shelf.due(progress))
        )

    # Start

    def on_mount(self) -> None:
        """Open the progress file; ask first only where there is something to ask."""
        self.animation_level = "none"
        locale.use(self.asked_language or locale.preferred())
        self.keeper.guard(lambda code: self.exit(return_code=code))
        found = self.found_session
        if isinstance(found, Holder):
            self._ask_first(found)
            return
        self.keeper.session = found
        loaded = opening.load(self.keeper.store)
        if opened := opening.plainly(loaded):
            self._begin(opened)
        elif not isinstance(loaded, opening.Opened):
            self._ask_first(loaded)

    @work
    async def _ask_first(self, found: Holder | Loaded) -> None:
        self._begin(await opening.with_questions(self, self.keeper, found))

    def _begin(self, opened: opening.Opened | None) -> None:
        if opened is None or opened.refused:
            self.exit(return_code=1 if opened else 0, message=Text(opened.refused) if opened else None)
            return
        self.keeper.start(opened.progress, writable=opened.writable)
        self._notice(opened.notice)
        self.call_next(self._look)

    async def _look(self) -> None:
        """Take the language, colours and motion the learner chose, or that the terminal suggests; say all anew."""
        settings = self.keeper.progress.settings
        locale.use(self.asked_language or settings.language or locale.preferred())
        self.theme = theme.chosen(settings.theme, self.available_themes, os.environ)
        self.console.push_theme(theme.prose_styles(self.theme_variables))
        moving = settings.motion == "on" and "SSH_CONNECTION" not in os.environ
        self.animation_level = "basic" if moving else "none"
        for screen in self.screen_stack:
            if isinstance(screen, ContentsScreen):
                progress = self.keeper.progress
                screen.renew(progress, today_words(*self.shelf.due(progress)))
            if isinstance(screen, ChapterScreen):
                chapter = self.shelf.chapter(screen.sitting.chapter.id)
                await screen.speak_chapter(chapter, self.shelf.returning(chapter, self.keeper.progress))
            elif isinstance(screen, CourseScreen):
                await screen.speak()

    # Messages

    @on(messages.ChooseSettings)
    async def _choose(self, chosen: messages.ChooseSettings) -> None:
        self.asked_language = None
        self.keeper.change(lambda progress: with_settings(progress, chosen.settings, now()))
        await self._look()

    @on(StepView.Changed)
    def _touched(self) -> None:
        self.keeper.touch()

    @on(Keeper.Told)
    def _told(self, event: Keeper.Told) -> None:
        """The saver wrote, or could not."""
        self.keeper.heard(event.outcome)
        self._notice(not_saved(event.outcome.error) if isinstance(event.outcome, NotSaved) else "")
        screen, outcome = self.chapter_screen, event.outcome
        if screen and screen.view and isinstance(outcome, Saved) and screen.sitting.is_in(outcome.progress):
            screen.view.saved(_("saved {time}").format(time=f"{outcome.at.astimezone():%H:%M}"))

    def _notice(self, words: str) -> None:
        if words != self.trouble:
            self.trouble = words
            for screen in self.screen_stack:
                if isinstance(screen, CourseScreen):
                    screen.trouble = words
            self.refresh_bindings()

    @on(messages.OpenChapter)
    def _open_chapter(self, wanted: messages.OpenChapter) -> None:
        progress = self.keeper.progress
        if not self.keeper.ready:
            return
        try:
            sitting = Sitting(self.shelf.chapter(wanted.chapter), self.keeper, wanted.step)
        except ContentError as error:
            question = _("This chapter has problems and is not shown.") + f"\n\n{error}"
            self.push_screen(QuestionScreen(question, {"back": _("Back")}))
            return
        returning = self.shelf.returning(sitting.chapter, progress)
        screen = ChapterScreen(sitting, self.shelf.catalog.number(wanted.chapter), returning)
        screen.set_reactive(CourseScreen.trouble, self.trouble)
        self.chapter_screen, self.keeper.half_done = screen, screen.half_done
        self.push_screen(screen, self._chapter_left)

    async def _chapter_left(self, _result: None) -> None:
        self.chapter_screen, self.keeper.half_done = None, nothing_half_done
        await self._look()

    @on(messages.ShowEvidence)
    def _show_evidence(self, wanted: messages.ShowEvidence) -> None:
        self.push_screen(EvidenceScreen(self.shelf.catalog.evidence(wanted.ids)))
