"""Finding one's way: the search, and the palette of all chapters and screens."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding

from tui.chapters import Chapters
from tui.locale import N_, _, current
from tui.messages import OpenChapter
from tui.screens.contents import ContentsScreen
from tui.widgets.frame import CourseScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.binding import BindingType

    from course.search import Hit
    from tui.screens.palette import Wish

SCREENS = {
    "review": N_("Review"),
    "journal": N_("Journal"),
    "booklet": N_("Evidence booklet"),
    "change": N_("My change"),
    "search": N_("Search"),
    "settings": N_("Settings"),
    "other_language": N_("Deutsch"),
    "hide_own_words": N_("Hide or show my words"),
    "help": N_("Help"),
    "quit": N_("Quit"),
}
"""What the palette offers beside contents and chapters, by the name of its action."""


class Finding(Chapters):
    """Searches in course and writing, and goes wherever the learner names."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+p", "palette", N_("Go to …"), show=False, priority=True, id="app.palette"),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Not over a panel or question, and not before there is progress; in a field `/` is a character."""
        if action == "find":
            screen, focused = self.screen, self.focused
            if not isinstance(screen, CourseScreen) or screen.finds:
                return False
            return self.keeper.ready and not (focused and focused.check_consume_key("slash", "/"))
        if action in {"search", "palette"}:
            return self.keeper.ready and not self.screen.is_modal
        return super().check_action(action, parameters)

    async def action_find(self) -> None:
        """Search, by its key; the app takes the next key when the field stands there, so that it gets all of them."""
        await self.action_search()

    async def action_search(self, words: str = "") -> None:
        """Search in the course and in what the learner wrote."""
        from tui.screens.search import SearchScreen

        self.keep_draft()
        await self._down_to_course()
        found = SearchScreen(self._find, self.shelf.title, words)
        await self.show(found, lambda wanted: self.post_message(wanted) if wanted else None)

    def _find(self, query: str) -> Sequence[Hit]:
        from course.search import pages, search

        chapters = (self._readable(entry.id) for entry in self.shelf.catalog.course.chapters)
        return search(query, pages((one for one in chapters if one), self.keeper.progress))

    async def action_palette(self) -> None:
        """Offer every chapter and screen by a few letters; those typed right behind the key belong to the field."""
        from tui.screens.palette import PaletteScreen

        course = self.shelf.catalog.course
        places = {"contents": _("Contents")}
        for number, entry in enumerate(course.chapters, 1):
            words = _("Chapter {number}: {title}").format(number=number, title=entry.title.in_language(current()))
            places[f"chapter {entry.id}"] = words
        places |= {name: _(words) for name, words in SCREENS.items()}
        await self.push_screen(PaletteScreen(places), self._go)

    async def _go(self, wish: Wish | None) -> None:
        """Go where the learner wants; what lies over the course is closed first."""
        if wish is None:
            return
        if wish.words:
            await self.action_search(wish.words)
            return
        if wish.place not in {"other_language", "hide_own_words", "help", "quit"}:
            await self._down_to_course()
        if wish.place.startswith("chapter "):
            self.post_message(OpenChapter(wish.place.removeprefix("chapter ")))
        elif wish.place == "contents":
            if self.chapter_screen and self.screen is self.chapter_screen:
                self.chapter_screen.action_leave()
        else:
            await self.run_action(wish.place)

    async def _down_to_course(self) -> None:
        """Close what lies over the contents or an open chapter."""
        while not isinstance(self.screen, ContentsScreen) and self.screen is not self.chapter_screen:
            await self.pop_screen()
