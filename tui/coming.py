"""What comes back today, and what of it is offered."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from course import portion, returns, review
from course.errors import ContentError
from tui.locale import current
from tui.sitting import now

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from course.catalog import Catalog
    from course.progress import Progress


class DueToday(NamedTuple):
    """How many of each are offered today, and whether more is due that waits for another day."""

    questions: int = 0
    plans: int = 0
    reflections: int = 0
    more: bool = False


def today() -> date:
    """The day it is for the learner."""
    return review.local_day(now())


class Coming:
    """What comes back to a learner of this course."""

    def __init__(self, catalog: Catalog) -> None:
        """Read questions from this catalog."""
        self.catalog = catalog
        self.chapters = [entry.id for entry in catalog.course.chapters]

    def offered(self, progress: Progress) -> Sequence[returns.Return]:
        """What is offered to someone who asks: today's portion, and once it is dealt with, as much again."""
        now = portion.offered(progress, today(), self.chapters)
        return now or portion.as_many_as_a_day(portion.waiting(progress, today(), self.chapters))

    def gone(self, progress: Progress) -> Sequence[str]:
        """The questions due that their chapters do not have (any more); of a chapter with problems nobody knows."""
        due = [one.where for one in returns.due(progress, today(), self.chapters) if one.kind == "question"]
        readable = {chapter for chapter in {where.partition("/")[0] for where in due} if self._readable(chapter)}
        known = (where for where in due if where.partition("/")[0] in readable)
        return [where for where in known if not self.catalog.gap(where, current())]

    def due_today(self, progress: Progress) -> DueToday:
        """How many of each are offered today."""
        kinds = [one.kind for one in portion.offered(progress, today(), self.chapters)]
        more = self.more_waits(progress, len(kinds))
        return DueToday(kinds.count("question"), kinds.count("plan"), kinds.count("reflection"), more)

    def more_waits(self, progress: Progress, count: int) -> bool:
        """Whether more is due than so many."""
        return len(returns.due(progress, today(), self.chapters)) > count

    def next_day(self, progress: Progress) -> date | None:
        """The day after today on which the next thing is offered; nothing when none will be."""
        return portion.next_day(progress, today(), self.chapters)

    def _readable(self, chapter: str) -> bool:
        try:
            self.catalog.chapter(chapter, current())
        except ContentError:
            return False
        return True
