"""What can be done from every screen by a key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual import on, work
from textual.app import App
from textual.binding import Binding

from course.journal import writings
from course.signs import plain
from tui import messages, theme
from tui.crash import report
from tui.locale import N_, _
from tui.screens.question import PathScreen, ask
from tui.sentences import error_sentence
from tui.widgets import own_words
from tui.widgets.frame import CourseScreen
from tui.widgets.key_bar import keys_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.binding import BindingType
    from textual.widget import AwaitMount

    from tui.keeping import Keeper
    from tui.shelf import Shelf


class Commands(App[None]):
    """Journal, language, settings, help, another place to save, and the way out."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,f9", "journal", N_("Journal"), id="app.journal"),
        Binding("slash", "find", N_("Search"), priority=True, id="app.search"),
        Binding("l,f3", "other_language", N_("Deutsch"), id="app.language"),
        Binding("f10", "settings", N_("Settings"), show=False, id="app.settings"),
        Binding("f2", "hide_own_words", N_("Hide or show my words"), show=False, id="app.own-words"),
        Binding("f8", "elsewhere", N_("Save elsewhere"), show=False, id="app.elsewhere"),
        Binding("q", "quit", N_("Quit"), id="app.quit"),
        Binding("ctrl+q", "quit", N_("Quit"), show=False, priority=True, id="app.quit-anywhere"),
        Binding("question_mark,f1", "help", N_("Help"), id="app.help"),
    ]

    CONFINED: ClassVar[bool] = False
    """Whether nothing may be written but progress, and where the program was told to."""

    shelf: Shelf
    keeper: Keeper
    trouble: str = ""
    """Why nothing is saved, in a sentence; empty while all is well."""

    def on_mount(self) -> None:
        """Every start begins with own words shown."""
        own_words.hide(on=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's hook
        """Over a panel or question only language and quitting go on; saving elsewhere where saving fails."""
        if action == "elsewhere":
            return self.keeper.ready and bool(self.trouble) and not self.CONFINED
        if action == "other_language":
            return self.keeper.ready
        if action in {"journal", "settings"}:
            return self.keeper.ready and not self.screen.is_modal
        if action == "help":
            return not self.screen.is_modal
        return True

    def show(self, screen: CourseScreen[Any], back: Callable[[Any], Any] | None = None) -> AwaitMount:
        """Show a screen; it knows at once whether saving fails. `back` gets what it is dismissed with."""
        screen.set_reactive(CourseScreen.trouble, self.trouble)
        return self.push_screen(screen, back)

    def action_journal(self) -> None:
        """Show what the learner wrote."""
        from tui.screens.journal import JournalScreen
        from tui.screens.settings import SettingsScreen

        if isinstance(self.screen, (JournalScreen, SettingsScreen)):
            return
        self.keep_draft()
        chapters = [entry.id for entry in self.shelf.catalog.course.chapters]
        written = writings(self.keeper.progress, chapters)
        journal = JournalScreen(written, self.shelf.title, to_file=not self.CONFINED)
        self.show(journal, lambda wanted: self.post_message(wanted) if wanted else None)

    @on(messages.WriteJournal)
    @work
    async def _write_journal(self, wanted: messages.WriteJournal) -> None:
        from tui.exporting import Wish
        from tui.journal_out import Outlet, write_journal

        wish = Wish(wanted.without, wanted.named)
        await write_journal(self, Outlet(self.shelf.catalog, self.keeper.progress, self.keeper.store.path, wish))

    def action_settings(self) -> None:
        """Show the settings."""
        from tui.screens.journal import JournalScreen
        from tui.screens.settings import SettingsScreen

        if not isinstance(self.screen, (JournalScreen, SettingsScreen)):
            names = [one.name for one in theme.OWN]
            names += sorted(name for name in self.available_themes if name not in names)
            file = str(self.keeper.store.path)
            self.show(SettingsScreen(self.keeper.progress.settings, names, file))

    def action_hide_own_words(self) -> None:
        """Hide the learner's own words on every screen, or show them again; what is typed is kept as it is."""
        own_words.hide(on=not own_words.hidden())
        for screen in self.screen_stack:
            own_words.redraw(screen)

    def action_help(self) -> None:
        """Show the keys of the screen in front, and what is kept."""
        from tui.screens.help import HelpScreen

        self.push_screen(HelpScreen(keys_of(self.screen), str(self.keeper.store.path)))

    def action_other_language(self) -> None:
        """Speak the other language."""
        self.post_message(messages.OtherLanguage())

    @work
    async def action_elsewhere(self) -> None:
        """Ask for another place and save there."""
        question = _("Where should your progress be saved? Next time start with --progress and this file.")
        proposal = f"~/{self.keeper.store.path.name}"
        while answer := await self.push_screen_wait(PathScreen(question, proposal)):
            if self.keeper.move(answer):
                return
            question, proposal = _("There is no such home folder: {path}").format(path=answer), answer

    async def action_quit(self) -> None:
        """Save and leave; if saving fails, ask first."""
        self._leave()

    @work
    async def _leave(self) -> None:
        self.keep_draft()
        if self.keeper.lost:
            question = _("What you did here is not saved: your progress is only shown.")
            if not self.CONFINED:
                question += " " + _("F8 saves it elsewhere.")
            answers = {"stay": _("Stay"), "leave": _("Leave without saving")}
            if await ask(self, question, answers) != "leave":
                return
        if not self.keeper.save_and_wait():
            stay = {"stay": _("Stay, keep trying to save"), "leave": _("Leave without saving")}
            why = error_sentence(self.keeper.trouble) if self.keeper.trouble else ""
            question = _("What you wrote last is not saved. {why}").format(why=why)
            if await ask(self, question, stay) != "leave":
                self.keeper.resume()
                return
        self.keeper.close()
        self.exit()

    def action_help_quit(self) -> None:
        """Ctrl+C copies in text fields; elsewhere say how to leave."""
        self.notify(_("q or Ctrl+Q leaves the course. Everything is saved."), markup=False)

    def keep_draft(self) -> None:
        """Keep what is half done on the screen."""
        self.keeper.change(self.keeper.half_done)

    def _fatal_error(self) -> None:
        """The program failed: save, and say so in a sentence instead of a page of code."""
        saved = self.keeper.save_and_wait()
        self._exit_renderables.append(Text(plain(report(self.keeper.store.path, saved=saved))))
        self._close_messages_no_wait()
