"""Sittings: with a chapter where the learner left it, or with what is due today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.progress import REVIEW
from course.review import put_off
from tui.reviewing import ReviewSitting, review_chapter
from tui.sitting import Sitting, now

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.model import Chapter
    from course.returns import Return
    from tui.keeping import Keeper
    from tui.shelf import Shelf


class Seating:
    """Begins sittings, and says them anew in another language."""

    def __init__(self, shelf: Shelf, keeper: Keeper) -> None:
        """Take chapters from this shelf, and places from this progress."""
        self.shelf = shelf
        self.keeper = keeper

    def sitting(self, chapter: str, step: str = "") -> Sitting:
        """A sitting with a chapter, or with the review, at a step; without one, where the learner left.

        Raises:
            ContentError: the chapter has problems.
        """
        if chapter != REVIEW:
            return Sitting(self.shelf.chapter(chapter), self.keeper, step)
        coming = self.shelf.coming
        if gone := coming.gone(self.keeper.progress):
            self.keeper.change(lambda progress: put_off(progress, gone, now()))
        things = coming.offered(self.keeper.progress)
        more = coming.more_waits(self.keeper.progress, len(things))
        return ReviewSitting(self._review(things), self.keeper, things, more=more)

    def spoken(self, sitting: Sitting) -> Chapter:
        """The chapter of a sitting in the language spoken now.

        Raises:
            ContentError: it has problems.
        """
        if isinstance(sitting, ReviewSitting):
            return self._review(sitting.things)
        return self.shelf.chapter(sitting.chapter.id)

    def _review(self, things: Sequence[Return]) -> Chapter:
        return review_chapter(things, self.shelf.title, self.shelf.coming.next_day(self.keeper.progress))
