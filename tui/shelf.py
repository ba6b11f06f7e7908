"""What screens are given: chapters in the language spoken now, and what earlier chapters bring into one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course import review
from course.errors import ContentError
from course.exercises.base import read_answer
from course.exercises.plan import PlanAnswer
from course.exercises.returning import FollowUp, FollowUpAnswer, WarmUp, WarmUpAnswer
from course.journal import OpenPlan, open_plans
from course.progress import key
from tui.locale import current
from tui.sitting import now
from tui.widgets.step_views import Returning

if TYPE_CHECKING:
    from course.catalog import Catalog
    from course.exercises.recall import Gap
    from course.model import Chapter
    from course.progress import Plain, Progress


class Shelf:
    """The course, read as far as it is asked for."""

    def __init__(self, catalog: Catalog) -> None:
        """Read from this catalog."""
        self.catalog = catalog

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
        try:
            steps = self.chapter(chapter).steps
        except ContentError:
            return ""
        return next((one.title for one in steps if one.id == step), "")

    def returning(self, chapter: Chapter, progress: Progress) -> Returning:
        """What earlier chapters bring: the latest open plan, and questions to warm up with.

        A follow-up or warm-up that was begun or answered keeps the plan and the questions it had.
        """
        plan: OpenPlan | None = None
        questions: tuple[tuple[str, Gap], ...] = ()
        for step in chapter.steps:
            where = key(chapter.id, step.id)
            if isinstance(step, FollowUp):
                plan = self._plan(progress, chapter.id, _stands(progress, where))
            if isinstance(step, WarmUp):
                questions = self._questions(progress, chapter.id, step, _stands(progress, where))
        return Returning(plan, questions)

    def _plan(self, progress: Progress, chapter: str, stands: Plain) -> OpenPlan | None:
        asked = read_answer(FollowUpAnswer, stands).plan
        if asked and (record := progress.steps.get(asked)) and record.latest:
            text = read_answer(PlanAnswer, record.latest.answer).text
            return OpenPlan(asked, text.get("date", ""), text.get("cue", ""), text.get("act", ""), record.latest.at)
        others = [plan for plan in open_plans(progress) if not plan.where.startswith(f"{chapter}/")]
        return others[-1] if others else None

    def _questions(self, progress: Progress, chapter: str, step: WarmUp, stands: Plain) -> tuple[tuple[str, Gap], ...]:
        wheres = read_answer(WarmUpAnswer, stands).asked
        if not wheres:
            number = self.catalog.number(chapter)
            before = [entry.id for entry in self.catalog.course.chapters][: max(number - 1, 0)]
            wheres = review.warm_up(progress.review, before, step.count, review.local_day(now()))
        gaps = ((where, self.catalog.gap(where, current())) for where in wheres)
        return tuple((where, gap) for where, gap in gaps if gap)

    def due(self, progress: Progress) -> tuple[int, int]:
        """How many questions are due today, and how many plans are open whose day has come."""
        today = review.local_day(now())
        plans = [plan for plan in open_plans(progress) if not plan.date or plan.date <= today.isoformat()]
        return review.due_count(progress.review, today), len(plans)


def _stands(progress: Progress, where: str) -> Plain:
    if draft := progress.drafts.get(where):
        return draft.answer
    record = progress.steps.get(where)
    return record.latest.answer if record and record.latest else {}
