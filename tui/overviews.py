"""What can be seen of the whole: the evidence met, and what has changed."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding

from course.errors import ContentError
from tui.commands import Commands
from tui.locale import N_
from tui.screens.contents import ContentsScreen

if TYPE_CHECKING:
    from textual.binding import BindingType

    from course.model import Chapter


class Overviews(Commands):
    """Shows the evidence booklet and the learner's change: by a key on the contents, from anywhere by name."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "overview('booklet')", N_("Evidence booklet"), id="app.booklet"),
        Binding("m", "overview('change')", N_("My change"), id="app.change"),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The keys are those of the contents; in chapters they mean other things."""
        if action == "overview":
            return self.keeper.ready and isinstance(self.screen, ContentsScreen)
        if action in {"booklet", "change"}:
            return self.keeper.ready and not self.screen.is_modal
        return super().check_action(action, parameters)

    async def action_overview(self, name: str) -> None:
        """Show one of the two."""
        await self.run_action(name)

    def action_booklet(self) -> None:
        """Show the claims and findings met so far."""
        from course.booklet import met
        from tui.screens.booklet import BookletScreen

        if isinstance(self.screen, BookletScreen):
            return
        self.keep_draft()
        catalog = self.shelf.catalog
        try:
            evidence = catalog.all_evidence()
        except ContentError as error:
            self._say_problems(error)
            return
        found = met(self.keeper.progress, [entry.id for entry in catalog.course.chapters], self._readable)
        booklet = BookletScreen(evidence, found, self.shelf.title)
        self.show(booklet, lambda wanted: self.post_message(wanted) if wanted else None)

    def _readable(self, chapter: str) -> Chapter | None:
        """A chapter, or nothing where it has problems; it says so itself when it is opened."""
        with contextlib.suppress(ContentError):
            return self.shelf.chapter(chapter)
        return None

    def action_change(self) -> None:
        """Show what has moved since the start."""
        from course.change import calibration, outcomes, ratings
        from tui.screens.change import ChangeScreen

        if not isinstance(self.screen, ChangeScreen):
            self.keep_draft()
            progress, course = self.keeper.progress, self.shelf.catalog.course
            rated = ratings(progress, course)
            self.show(ChangeScreen(course, rated, calibration(progress), outcomes(progress)))

    def _say_problems(self, error: ContentError) -> None:
        """Say what is wrong with the course."""
        raise NotImplementedError
