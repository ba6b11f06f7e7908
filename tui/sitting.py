"""A learner's sitting with one chapter: which step, what stands in it, and which facts follow from what is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.exercises import kind_name
from course.exercises.recall import Recall
from course.exercises.returning import WarmUp, held
from course.model import Reading
from course.progress import Draft, Entry, is_complete, key, timestamp
from tui import messages

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from course.exercises.base import Step
    from course.exercises.recall import Gap
    from course.model import Chapter
    from course.progress import Progress


class Sitting:
    """One chapter and the progress in it. Each verb returns the facts it makes and has applied them to `progress`."""

    def __init__(self, chapter: Chapter, progress: Progress, step: str = "") -> None:
        """Begin at a step; without one, at the place the learner left."""
        self.chapter = chapter
        self.progress = progress
        left = progress.places.get(chapter.id)
        self.place = chapter.place(step or (left.step if left else ""))

    @property
    def step(self) -> Step:
        """The step of this moment."""
        return self.chapter.steps[self.place]

    @property
    def kind(self) -> str:
        """Its kind."""
        return kind_name(self.step)

    @property
    def where(self) -> str:
        """What it is known by."""
        return key(self.chapter.id, self.step.id)

    def stands(self) -> tuple[dict[str, Any], bool]:
        """What stands in the step as plain values, and whether that was handed in: a draft, else the latest answer."""
        draft, record = self.progress.drafts.get(self.where), self.progress.steps.get(self.where)
        if draft:
            return dict(draft.answer), False
        latest = record.latest if record else None
        return (dict(latest.answer), True) if latest else ({}, False)

    def signs(self) -> list[str]:
        """One sign a step: ● done, ◉ here, ○ open."""
        return [
            "◉" if place == self.place else "●" if key(self.chapter.id, step.id) in self.progress.steps else "○"
            for place, step in enumerate(self.chapter.steps)
        ]

    def shown(self) -> list[messages.Fact]:
        """The step is on the screen; a reading is thereby seen."""
        facts: list[messages.Fact] = [messages.StepShown(self.chapter.id, self.step.id)]
        if isinstance(self.step, Reading):
            facts.append(messages.StepNoted(self.chapter.id, self.step.id, self.kind, "seen"))
        return self._applied(facts)

    def skipped(self) -> list[messages.Fact]:
        """The step is knowingly skipped."""
        return self._applied([messages.StepNoted(self.chapter.id, self.step.id, self.kind, "skipped")])

    def answered(
        self, plain: dict[str, Any], outcome: str, wording: dict[str, str], questions: Sequence[tuple[str, Gap]] = ()
    ) -> list[messages.Fact]:
        """The step is answered; recall questions asked in it come back another day."""
        entry = Entry(at=timestamp(messages.now()), answer=plain, outcome=outcome, wording=wording)
        facts: list[messages.Fact] = [messages.StepAnswered(self.chapter.id, self.step.id, self.kind, entry)]
        if isinstance(self.step, Recall):
            facts.append(messages.GapsMet(tuple(f"{self.where}/{gap.id}" for gap in self.step.gaps)))
        if isinstance(self.step, WarmUp) and questions:
            facts.append(messages.GapsAsked(held(questions, plain)))
        return self._applied(facts)

    def drafted(self, plain: dict[str, Any] | None, wording: dict[str, str]) -> messages.StepDrafted:
        """What is half done in the step, or nothing; only read here, since the thread that saves asks too."""
        at = timestamp(messages.now())
        draft = Draft(kind=self.kind, at=at, answer=plain, wording=wording) if plain else None
        return messages.StepDrafted(self.chapter.id, self.step.id, draft)

    def put_away(self, draft: messages.StepDrafted) -> list[messages.Fact]:
        """The step is left with this half done in it."""
        return self._applied([draft])

    def _applied(self, facts: list[messages.Fact]) -> list[messages.Fact]:
        for fact in facts:
            self.progress = fact.apply(self.progress)
        return [*facts, *self._completion()]

    def _completion(self) -> list[messages.Fact]:
        chapter = self.chapter
        done = is_complete(self.progress, chapter.id, (step.id for step in chapter.steps))
        if chapter.id in self.progress.completed or not done:
            return []
        later = tuple(f"{key(chapter.id, one.id)}/{gap.id}" for one in chapter.later for gap in one.gaps)
        facts = [messages.GapsMet(later), messages.ChapterCompleted(chapter.id)]
        for fact in facts:
            self.progress = fact.apply(self.progress)
        return list(facts)
