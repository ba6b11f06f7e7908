"""The journal: everything the learner wrote, read back, with earlier versions."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.binding import Binding
from textual.containers import Horizontal
from textual.getters import query_one
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tui.locale import N_, _, ngettext
from tui.messages import OpenChapter, WriteJournal
from tui.widgets.frame import CourseScreen, TopLine
from tui.widgets.journal_page import LeftOut, journal_page, short_question
from tui.widgets.listing import EditList
from tui.widgets.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from textual.binding import BindingType
    from textual.widget import Widget

    from course.journal import Writing


ROW = 28
"""Columns a row of the list has for its title."""


class JournalScreen(CourseScreen[OpenChapter]):
    """A list of what was written, by chapter, and the one under the cursor in full.

    Dismissed with where to edit it, or with nothing.
    """

    CSS_PATH = "journal.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("v", "versions", N_("Earlier versions"), id="journal.versions"),
        Binding("w", "write", N_("Write to a file"), id="journal.write"),
        Binding("x", "mark", N_("Leave out"), id="journal.mark"),
        Binding("x", "unmark", N_("Take along"), id="journal.unmark"),
        Binding("space,pagedown", "page(1)", N_("Page down"), id="journal.page-down"),
        Binding("b,pageup", "page(-1)", N_("Page up"), show=False, id="journal.page-up"),
        Binding("escape,j,f9,q", "dismiss", N_("Back"), key_display="Esc", id="journal.back"),
    ]

    listing = query_one("#writings", EditList)
    page = query_one("#page", Static)

    def __init__(self, writings: Sequence[Writing], title: Callable[[str, str], str], *, to_file: bool = True) -> None:
        """Show writings; `title` gives the title of a chapter, or of a step in it, in the language spoken now.

        It is empty for one the course no longer has; the step is empty where the chapter is meant. `to_file` says
        whether all of it may be written to a file.
        """
        super().__init__()
        self.writings = {one.where: one for one in writings}
        self.title_of = title
        self.to_file = to_file
        self.with_versions = False
        self.left_out = LeftOut()

    def content(self) -> Iterable[Widget]:
        """List and page; where nothing was written yet, a sentence."""
        listing = EditList(*self._options(), id="writings", markup=False)
        yield Horizontal(listing, Stage(Static(id="page"), id="page-stage"), id="desk")

    def on_mount(self) -> None:
        """Begin with what was written last."""
        self._say(next(reversed(self.writings), ""))

    async def speak(self) -> None:
        """Say it again in the language spoken now; the place stays."""
        here = self.listing.here
        await super().speak()
        self._say(here)

    def _say(self, here: str) -> None:
        self.query_one("#top", TopLine).say(
            _("Journal"),
            ngettext("{count} entry", "{count} entries", len(self.writings)).format(count=len(self.writings)),
        )
        if here in self.writings:
            self.listing.highlighted = self.listing.get_option_index(here)
        if not self.writings:
            self.page.update(Text(_("Nothing is written yet. What you write in the chapters stands here.")))
        self.listing.focus()

    def _options(self) -> Iterator[Option]:
        chapter = ""
        for where, writing in self.writings.items():
            if writing.chapter != chapter:
                chapter = writing.chapter
                heading = self.title_of(chapter, "") or _("No longer in the course: {id}").format(id=chapter)
                head = Text(heading, style="bold")
                head.truncate(ROW, overflow="ellipsis")
                yield Option(head, disabled=True)
            yield Option(self._row(writing), id=where)

    def _row(self, writing: Writing) -> Text:
        name = Text(self.title_of(writing.chapter, writing.step) or short_question(writing))
        name.truncate(ROW, overflow="ellipsis")
        return Text.assemble("× " if self.left_out.holds(writing) else "  ", name)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's hook
        """Offer only what there is."""
        writing = self.writings.get(self.listing.here) if self.query("#writings") else None
        if action == "versions":
            return bool(writing and writing.earlier)
        if action in {"mark", "unmark"}:
            return self.to_file and writing is not None and self.left_out.holds(writing) == (action == "unmark")
        if action == "write":
            return self.to_file and bool(self.writings)
        return self.query_one("#page-stage").max_scroll_y > 0 if action == "page" and writing else True

    def action_versions(self) -> None:
        """Show earlier versions below, or no longer."""
        self.with_versions = not self.with_versions
        self._turn()

    def action_mark(self) -> None:
        """Leave this out of a file, or take it along again; what was said of it in the review goes with it."""
        if writing := self.writings.get(self.listing.here):
            self.left_out.turn(writing)
            self.own_words_toggled()

    action_unmark = action_mark

    def action_write(self) -> None:
        """Ask for the journal to be written to a file."""
        self.post_message(WriteJournal(self.left_out.without, self.left_out.named))

    def own_words_toggled(self) -> None:
        """Say list and page as they may be seen now."""
        for where, writing in self.writings.items():
            self.listing.replace_option_prompt(where, self._row(writing))
        self._turn()

    @on(OptionList.OptionHighlighted)
    def _turn(self) -> None:
        """Show the page of the row under the cursor."""
        if writing := self.writings.get(self.listing.here):
            stays = self.left_out.holds(writing)
            self.page.update(journal_page(writing, versions=self.with_versions, left_out=stays))
            self.refresh_bindings()

    def action_page(self, by: int) -> None:
        """Scroll the page beside the list."""
        self.query_one("#page-stage", Stage).action_page(by)

    @on(OptionList.OptionSelected)
    def _edit(self, event: OptionList.OptionSelected) -> None:
        writing = self.writings[event.option.id or ""]
        if self.title_of(writing.chapter, ""):
            self.dismiss(OpenChapter(writing.chapter, writing.step))
