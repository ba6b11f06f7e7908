"""What can be seen of the whole: the evidence met, and what has changed."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding

from course.errors import ContentError
from tui import messages
from tui.commands import Commands
from tui.locale import N_, _, current, ngettext
from tui.screens.contents import ContentsScreen
from tui.screens.question import QuestionScreen

if TYPE_CHECKING:
    from textual.binding import BindingType

    from course.model import Chapter, PathEntry

WHOLE = "whole-course"
"""The answer that is no path."""


class Overviews(Commands):
    """Shows the evidence booklet, the learner's change and the paths, by a key on the contents or by name."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "overview('booklet')", N_("Evidence booklet"), id="app.booklet"),
        Binding("m", "overview('change')", N_("My change"), id="app.change"),
        Binding("p", "overview('path')", N_("Path"), id="app.path"),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The keys are those of the contents; in chapters they mean other things."""
        if action == "path" or parameters == ("path",):
            return (
                self.keeper.ready and bool(self.shelf.catalog.course.paths) and isinstance(self.screen, ContentsScreen)
            )
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

    def action_path(self) -> None:
        """Ask for whom the course is taken."""
        question = _(
            "For whom do you take the course? A path names the chapters that go furthest, in their order. "
            "All others stay open, and you can change your path at any time. Two chapters a week are enough."
        )
        paths = self.shelf.catalog.course.paths
        chosen = self.keeper.progress.settings.path
        answers = {WHOLE: _("The whole course")} | {
            path.id: f"{path.title.in_language(current())}: {self._stops(path)}" for path in paths
        }
        now = chosen if chosen in answers else WHOLE
        self.push_screen(QuestionScreen(question, answers, now), self._take_path)

    def _stops(self, path: PathEntry) -> str:
        numbers = ", ".join(str(self.shelf.catalog.number(chapter)) for chapter in path.chapters)
        return ngettext("chapter {numbers}", "chapters {numbers}", len(path.chapters)).format(numbers=numbers)

    def _take_path(self, answer: str | None) -> None:
        path = "" if answer in {None, WHOLE} else answer or ""
        if path != self.keeper.progress.settings.path:
            self.post_message(messages.ChooseSettings({"path": path}))

    def _say_problems(self, error: ContentError) -> None:
        """Say what is wrong with the course."""
        raise NotImplementedError
