"""Search in the course and in the learner's own writing, with what stands around each hit."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.binding import Binding
from textual.getters import query_one
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from course.search import MOST
from tui.locale import N_, _, ngettext
from tui.messages import OpenChapter
from tui.widgets.focus import focus_now
from tui.widgets.frame import CourseScreen, TopLine
from tui.widgets.listing import OpenList
from tui.widgets.own_words import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from textual.binding import BindingType
    from textual.widget import Widget

    from course.search import Hit


class SearchField(Input):
    """What is looked for."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", N_("Search"), id="search.search"),
        Binding("down", "to_hits", N_("To the hits"), id="search.to-hits"),
    ]

    def on_mount(self) -> None:
        """The caret does not blink."""
        self.cursor_blink = False

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's hook
        """Without hits there is nothing below to go to."""
        hits = self.screen.query("#hits").results(OptionList)
        return action != "to_hits" or any(listing.option_count for listing in hits)

    def action_to_hits(self) -> None:
        """Go to the hits below."""
        self.screen.query_one("#hits").focus()


class SearchScreen(CourseScreen[OpenChapter]):
    """A field, and below it the hits. Dismissed with where a hit stands, or with nothing."""

    CSS_PATH = "search.tcss"
    finds = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "again", N_("New search"), id="search.again"),
        Binding("escape", "dismiss", N_("Back"), id="search.back"),
    ]

    field = query_one("#words", SearchField)
    listing = query_one("#hits", OpenList)

    def __init__(self, find: Callable[[str], Sequence[Hit]], title: Callable[[str, str], str], words: str = "") -> None:
        """Search for these words at once, if there are any.

        Args:
            find: the hits for a query, in the language spoken now.
            title: the title of a chapter, or of a step in it; the step is empty where the chapter is meant.
            words: what is looked for at first.
        """
        super().__init__()
        self.find = find
        self.title_of = title
        self.words = words
        self.hits: Sequence[Hit] = ()

    def content(self) -> Iterable[Widget]:
        """Field, what was found in a sentence, hits."""
        yield SearchField(self.words, placeholder=_("Words in the course or in your own writing"), id="words")
        yield Static(id="found", markup=False)
        yield OpenList(id="hits", markup=False)

    def on_mount(self) -> None:
        """Search at once where words were brought along."""
        self._say()

    async def speak(self) -> None:
        """Search again in the language spoken now; what stands in the field and the place among the hits stay."""
        typed, here, in_hits = self.field.value, self.listing.highlighted, self.focused is self.listing
        await super().speak()
        self.field.value = typed
        self._say()
        if here is not None and here < len(self.hits):
            self.listing.highlighted = here
        focus_now(self.listing if in_hits and self.hits else self.field)

    def own_words_toggled(self) -> None:
        """Say the hits as own words may be seen now."""
        for place, hit in enumerate(self.hits):
            self.listing.replace_option_prompt(str(place), self._row(hit))

    def _say(self) -> None:
        self.query_one("#top", TopLine).say(_("Search"), "")
        self.hits = self.find(self.words) if self.words else ()
        self.listing.clear_options()
        self.listing.add_options([Option(self._row(hit), id=str(place)) for place, hit in enumerate(self.hits)])
        self.query_one("#found", Static).update(Text(self._count()))
        focus_now(self.listing if self.hits else self.field)
        if self.hits:
            self.listing.highlighted = 0

    def _count(self) -> str:
        if not self.words:
            return _("All the words must stand in one paragraph; case and umlauts make no difference.")
        if not self.hits:
            return _("Nothing found for “{words}”.").format(words=self.words)
        if len(self.hits) == MOST:
            return _("More than {count} hits; here are the first.").format(count=MOST - 1)
        return ngettext("{count} hit", "{count} hits", len(self.hits)).format(count=len(self.hits))

    def _row(self, hit: Hit) -> Text:
        chapter = self.title_of(hit.chapter, "") or _("No longer in the course: {id}").format(id=hit.chapter)
        where = " · ".join(part for part in (chapter, self.title_of(hit.chapter, hit.step)) if part)
        head = Text(where, style="bold")
        if hit.own:
            head.append(" · " + _("you wrote"))
        words = (hit.before, hit.found, hit.after)
        before, found, after = map(shown, words) if hit.own else words
        return Text.assemble(head, "\n", before, (found, "reverse"), after)

    @on(Input.Submitted)
    def _search(self, event: Input.Submitted) -> None:
        self.words = event.value.strip()
        self._say()

    @on(OptionList.OptionSelected)
    def _open(self, event: OptionList.OptionSelected) -> None:
        hit = self.hits[event.option_index]
        if self.title_of(hit.chapter, ""):
            self.dismiss(OpenChapter(hit.chapter, hit.step))

    def action_again(self) -> None:
        """Back to the field, to look for something else."""
        self.field.focus()
