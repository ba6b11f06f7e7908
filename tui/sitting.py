"""A learner's sitting with one chapter: which step, what stands in it, and what follows from what is done."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import TYPE_CHECKING, Protocol

from course import progress as changes
from course import review
from course.cleaning import cleaned_values
from course.exercises import kind_name
from course.exercises.guess import Guess
from course.exercises.recall import Recall
from course.exercises.returning import FollowUp, ThenNow, WarmUp, held
from course.model import Reading
from course.progress import REVIEW, Draft, Entry, Plain, Progress, key, later, timestamp

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from course.exercises.base import Step
    from course.exercises.recall import Gap
    from course.model import Chapter


SIGNS = {"open": "○", "seen": "●", "answered": "●", "skipped": "◌"}


def now() -> datetime:
    """The present moment, in UTC."""
    return datetime.now(timezone.utc)


class KeeperLike(Protocol):
    """Who has the one current progress."""

    progress: Progress

    def change(self, change: Callable[[Progress], Progress]) -> None:
        """Change it, and save it."""


class Sitting:
    """One chapter, and the place in it."""

    def __init__(self, chapter: Chapter, keeper: KeeperLike, step: str = "") -> None:
        """Begin at a step; without one, at the place the learner left."""
        self.chapter = chapter
        self.keeper = keeper
        left = keeper.progress.places.get(chapter.id)
        self.place = chapter.place(step or (left.step if left else ""))

    @property
    def step(self) -> Step:
        """The step of this moment."""
        return self.chapter.steps[self.place]

    def signs(self) -> list[str]:
        """One sign a step: ● done, ◌ skipped, ◉ here, ○ open."""
        return ["◉" if place == self.place else self.sign(step) for place, step in enumerate(self.chapter.steps)]

    def sign(self, step: Step) -> str:
        """What was done with a step."""
        record = self.keeper.progress.steps.get(key(self.chapter.id, step.id))
        return SIGNS[record.state if record else "open"]

    def still_open(self) -> list[Step]:
        """Steps that were neither seen nor answered nor skipped."""
        done = self.keeper.progress
        return [step for step in self.chapter.steps if not changes.is_done(done, key(self.chapter.id, step.id))]

    def more_waits(self) -> bool:
        """Whether more comes back than stands here."""
        return False

    def turn(self) -> Turn:
        """The step's turn comes."""
        return Turn(self.chapter, self.step, self.keeper)


class Turn:
    """What the learner does with one step. Every verb changes the progress at once, from whichever widget it comes.

    Attributes:
        questions: what a warm-up asks, as `chapter/step/gap` and the gap.
    """

    def __init__(self, chapter: Chapter, step: Step, keeper: KeeperLike) -> None:
        """Take up a step."""
        self.chapter = chapter
        self.step = step
        self.kind = kind_name(step)
        self.where = key(chapter.id, step.id)
        self.keeper = keeper
        self.questions: Sequence[tuple[str, Gap]] = ()

    def stands(self) -> tuple[Plain, bool]:
        """What stands in the step as plain values, and whether that was handed in: a draft, else the latest answer."""
        progress = self.keeper.progress
        draft, record = progress.drafts.get(self.where), progress.steps.get(self.where)
        if draft:
            return dict(draft.answer), False
        latest = record.latest if record else None
        return (dict(latest.answer), True) if latest else ({}, False)

    def gives_away(self) -> bool:
        """Whether the evidence would say now what is to be guessed: its cards name the number."""
        return isinstance(self.step, Guess) and not self.stands()[1]

    def is_in(self, progress: Progress) -> bool:
        """Whether a progress holds anything of this step."""
        record = progress.steps.get(self.where)
        return self.where in progress.drafts or bool(record and record.entries)

    def shown(self) -> None:
        """The step is on the screen; a reading is thereby seen."""
        self.keeper.change(lambda progress: changes.moved(progress, self.chapter.id, self.step.id, now()))
        if isinstance(self.step, Reading):
            self.seen()

    def seen(self) -> None:
        """There was nothing to do but to look at it."""
        self.keeper.change(lambda progress: changes.noted(progress, self.where, self.kind, "seen", now()))
        self.completion()

    def skipped(self) -> None:
        """The step is knowingly skipped."""
        self.keeper.change(lambda progress: changes.noted(progress, self.where, self.kind, "skipped", now()))
        self.completion()

    def answered(self, plain: Plain, outcome: str, wording: dict[str, str]) -> None:
        """The step is answered; recall questions asked in it come back another day.

        A follow-up or warm-up that had nothing to ask, and earlier words that were only read, are seen.
        """
        if not plain and isinstance(self.step, (FollowUp, WarmUp, ThenNow)):
            self.seen()
            return
        at = self._reported_at(str(plain.get("plan", "")))
        entry = Entry(at=at, answer=cleaned_values(plain), outcome=outcome, wording=wording)
        self.keeper.change(lambda progress: changes.answered(progress, self.where, self.kind, entry))
        if isinstance(self.step, Recall):
            self._met([self.step])
        if isinstance(self.step, WarmUp) and self.questions:
            before, outcomes = self.keeper.progress.review, held(self.questions, plain)
            due = {gap: review.asked(before.get(gap), right, now()) for gap, right in outcomes.items()}
            self.keeper.change(lambda progress: changes.with_due(progress, due))
        self.completion()

    def let_go(self, plan: str, sentence: str) -> None:
        """Another plan (`chapter/step`), told in a sentence, is let go, so that this one can count."""
        answer, wording = {"plan": plan, "outcome": "let go"}, {"question": sentence}
        report = Entry(at=self._reported_at(plan), answer=answer, wording=wording)
        self.keeper.change(lambda progress: changes.answered(progress, key(REVIEW, plan), "follow-up", report))

    def half_done(self, progress: Progress, plain: Plain | None, wording: dict[str, str]) -> Progress:
        """A progress with this half done in the step, or nothing; asked by the thread that saves too."""
        if not plain:
            return changes.undrafted(progress, self.where)
        draft = Draft(kind=self.kind, at=timestamp(now()), answer=cleaned_values(plain), wording=wording)
        return changes.drafted(progress, self.where, draft)

    def put_away(self, plain: Plain | None, wording: dict[str, str]) -> None:
        """The step is left with this half done in it."""
        self.keeper.change(lambda progress: self.half_done(progress, plain, wording))

    def _reported_at(self, plan: str) -> str:
        """Now, and behind the plan that is reported on, also where the clock was set back since."""
        record = self.keeper.progress.steps.get(plan)
        return later(record.at if record else "", timestamp(now()))

    def _met(self, recalls: Sequence[Recall]) -> None:
        gaps = [f"{key(self.chapter.id, one.id)}/{gap.id}" for one in recalls for gap in one.gaps]
        self.keeper.change(lambda progress: review.met(progress, gaps, now()))

    def completion(self) -> None:
        """The chapter is done when all its steps are; then its further questions come back from now on."""
        chapter, progress = self.chapter, self.keeper.progress
        if chapter.id in progress.completed:
            return
        if changes.is_complete(progress, chapter.id, (step.id for step in chapter.steps)):
            self._met(chapter.later)
            self.keeper.change(lambda progress: changes.completed(progress, chapter.id, now()))
