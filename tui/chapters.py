"""Opens chapters, and the evidence behind what they say."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import on

from course.errors import ContentError
from course.progress import REVIEW
from tui import messages
from tui.keeping import nothing_half_done
from tui.locale import _
from tui.overviews import Overviews
from tui.screens.contents import ContentsScreen
from tui.screens.question import QuestionScreen

if TYPE_CHECKING:
    from course.exercises.base import Step
    from course.progress import Plain
    from tui.returning import Returning
    from tui.screens.chapter import ChapterScreen
    from tui.seating import Seating


class Chapters(Overviews):
    """At most one chapter is open; what is half done in it is part of every save."""

    chapter_screen: ChapterScreen | None = None
    seating: Seating

    async def action_open_here(self) -> None:
        """Open the chapter under the cursor of the contents; keys typed right behind wait until it stands there."""
        if isinstance(self.screen, ContentsScreen) and (chapter := self.screen.chapters.here):
            await self._open_chapter(messages.OpenChapter(chapter))

    @on(messages.OpenChapter)
    async def _open_chapter(self, wanted: messages.OpenChapter) -> None:
        """Open a chapter; another that is open is put away, and one that is open itself goes to the step, if any."""
        open_now = self.chapter_screen
        if open_now and open_now.sitting.chapter.id == wanted.chapter:
            if wanted.step:
                await open_now.action_go(open_now.sitting.chapter.place(wanted.step) - open_now.sitting.place)
            return
        if open_now:
            open_now.put_away()
            await self.pop_screen()
        if self.keeper.ready:
            await self._push_chapter(wanted)

    async def _push_chapter(self, wanted: messages.OpenChapter) -> None:
        try:
            sitting = self.seating.sitting(wanted.chapter, wanted.step)
        except ContentError as error:
            self._say_problems(error)
            return
        from tui.screens.chapter import ChapterScreen  # noqa: PLC0415 - the contents stand there first

        brings = partial(self._brings, wanted.chapter)
        screen = ChapterScreen(sitting, self.shelf.catalog.number(wanted.chapter), brings)
        self.chapter_screen, self.keeper.half_done = screen, screen.half_done
        await self.show(screen, self._chapter_left)

    def _brings(self, chapter: str, step: Step, stands: Plain) -> Returning:
        return self.shelf.brings(chapter, step, self.keeper.progress, stands)

    async def action_review(self) -> None:
        """Ask and show what is due today."""
        await self._open_chapter(messages.OpenChapter(REVIEW))

    def _say_problems(self, error: ContentError) -> None:
        question = _("This part of the course has problems and is not shown.") + f"\n\n{error}"
        self.push_screen(QuestionScreen(question, {"back": _("Back")}))

    async def _chapter_left(self, _result: None) -> None:
        self.chapter_screen, self.keeper.half_done = None, nothing_half_done
        await self.look()

    @on(messages.ShowEvidence)
    def _show_evidence(self, wanted: messages.ShowEvidence) -> None:
        from tui.screens.evidence import EvidenceScreen  # noqa: PLC0415 - likewise

        try:
            cards = self.shelf.catalog.evidence(wanted.ids)
        except ContentError as error:
            self._say_problems(error)
        else:
            self.push_screen(EvidenceScreen(cards))

    async def speak_chapter(self, screen: ChapterScreen) -> None:
        """Say an open chapter in the language spoken now."""
        try:
            chapter = self.seating.spoken(screen.sitting)
        except ContentError as error:
            self._say_problems(error)
        else:
            await screen.speak_chapter(chapter)

    async def look(self) -> None:
        """Say everything as the learner's settings and progress are now."""
        raise NotImplementedError
