"""What screens are given: chapters in the language spoken now, and what is brought into their steps from elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course import returns, review
from course.change import compared
from course.errors import ContentError
from course.exercises.base import read_answer
from course.exercises.plan import Plan, PlanAnswer
from course.exercises.returning import FollowUp, FollowUpAnswer, ThenNow, WarmUp, WarmUpAnswer
from course.journal import OpenPlan
from course.progress import REVIEW, chapter_and_step, key
from tui.coming import Coming, today
from tui.locale import current
from tui.returning import Returning

if TYPE_CHECKING:
    from collections.abc import Iterable

    from course.catalog import Catalog
    from course.exercises.base import Step
    from course.exercises.recall import Gap
    from course.model import Chapter
    from course.progress import Plain, Progress


class Shelf:
    """The course, read as far as it is asked for."""

    def __init__(self, catalog: Catalog) -> None:
        """Read from this catalog."""
        self.catalog = catalog
        self.coming = Coming(catalog)

    def chapter(self, chapter: str) -> Chapter:
        """A chapter in the language spoken now.

        Raises:
            ContentError: it has problems.
        """
        return self.catalog.chapter(chapter, current())

    def title(self, chapter: str, step: str = "") -> str:
        """The title of a chapter, or of a step in it, in the language spoken now.

        Empty for one the course no longer has, and for a step without a title.
        """
        if not self.catalog.number(chapter):
            return ""
        if not step:
            return self.catalog.title(chapter, current())
        known = self._step(chapter, step)
        return known.title if known else ""

    def _step(self, chapter: str, step: str) -> Step | None:
        try:
            steps = self.chapter(chapter).steps
        except ContentError:
            return None
        return next((one for one in steps if one.id == step), None)

    def brings(self, chapter: str, step: Step, progress: Progress, stands: Plain) -> Returning:
        """What is brought into a step from elsewhere.

        Args:
            chapter: the chapter it belongs to; in the review what comes back is known by the step's id.
            step: the step.
            progress: what the learner did.
            stands: what stands in the step; a follow-up or warm-up begun keeps the plan and the questions it had.
        """
        if isinstance(step, FollowUp):
            return Returning(plan=self._plan(progress, chapter, step, stands))
        if isinstance(step, WarmUp):
            return Returning(questions=self._questions(progress, chapter, step, stands))
        if isinstance(step, ThenNow):
            return Returning(earlier=self._earlier(progress, key(chapter, step.id), step.about))
        if isinstance(step, Plan):
            return Returning(beside=returns.beside(progress, key(chapter, step.id)))
        return Returning(values=compared(progress, chapter, step))

    def _plan(self, progress: Progress, chapter: str, step: FollowUp, stands: Plain) -> OpenPlan | None:
        asked = step.id if chapter == REVIEW else read_answer(FollowUpAnswer, stands).plan
        if asked and (record := progress.steps.get(asked)) and record.latest:
            text = read_answer(PlanAnswer, record.latest.answer).text
            return OpenPlan(asked, text.get("date", ""), text.get("cue", ""), text.get("act", ""), record.latest.at)
        return returns.to_follow_up(progress, chapter, today())

    def _questions(self, progress: Progress, chapter: str, step: WarmUp, stands: Plain) -> tuple[tuple[str, Gap], ...]:
        if begun := self._gaps(read_answer(WarmUpAnswer, stands).asked):
            return begun
        if chapter == REVIEW:
            due = (one.where for one in self.coming.offered(progress) if one.kind == "question")
            return self._gaps(due)[: step.count]
        number = self.catalog.number(chapter)
        before = [entry.id for entry in self.catalog.course.chapters][: max(number - 1, 0)]
        return self._gaps(review.warm_up(progress.review, before, step.count, today()))

    def _gaps(self, wheres: Iterable[str]) -> tuple[tuple[str, Gap], ...]:
        return tuple((where, gap) for where in wheres if (gap := self.catalog.gap(where, current())))

    def _earlier(self, progress: Progress, where: str, about: str) -> returns.Earlier | None:
        """The earlier words as they stood when they were looked at; where there are none, the question of now."""
        record = progress.steps.get(where)
        answered = record.latest.at if record and record.latest and not where.startswith(key(REVIEW, "")) else ""
        if found := returns.earlier(progress, about, answered):
            return found
        chapter, step = chapter_and_step(about)
        question = getattr(self._step(chapter, step), "question", "")
        return returns.Earlier("", "", {}, {"question": question}) if question else None
