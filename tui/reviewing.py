"""A sitting with what comes back: like one with a chapter, but it is no place in the course and never done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from course import returns
from course.exercises.returning import FollowUp, ThenNow, WarmUp
from course.model import Chapter, Reading
from course.portion import A_DAY, QUESTIONS
from course.progress import REVIEW, chapter_and_step
from tui.locale import _, current, day
from tui.sitting import SIGNS, Sitting, Turn, now

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from course.exercises.base import Step
    from course.progress import Plain
    from tui.sitting import KeeperLike

Dealt = Literal["seen", "skipped", "answered"]


def review_chapter(
    things: Sequence[returns.Return], title: Callable[[str, str], str], following: date | None
) -> Chapter:
    """What is due, as a chapter in the language spoken now: plans first, then questions, then earlier words.

    Args:
        things: what is due.
        title: the title of a chapter, or of a step in it.
        following: the day on which the next thing comes; said where nothing is due.
    """

    def named(where: str) -> str:
        chapter, step = chapter_and_step(where)
        return title(chapter, step) or title(chapter, "")

    steps: list[Step] = [FollowUp(id=one.where, title=named(one.where)) for one in things if one.kind == "plan"]
    if any(one.kind == "question" for one in things):
        steps.append(WarmUp(id=QUESTIONS, title=_("Questions to refresh"), count=A_DAY["question"]))
    steps += [
        ThenNow(id=one.where, title=named(one.where), about=one.where) for one in things if one.kind == "reflection"
    ]
    return Chapter(
        id=REVIEW,
        language=current(),
        title=_("Review"),
        minutes=0,
        objectives=(),
        claims=(),
        steps=tuple(steps)
        or (Reading(id="nothing", title=_("Nothing is due today"), markdown=nothing_words(following)),),
    )


def nothing_words(following: date | None) -> str:
    """What is said where nothing is due, in Markdown."""
    words = _("Questions you have met, plans you have made and earlier reflections come back here by themselves.")
    if not following:
        return words
    return words + "\n\n" + _("Next due: {day}.").format(day=day(following))


class ReviewSitting(Sitting):
    """What is due when it begins, in a chapter made for it; that stays the same, whatever is answered meanwhile.

    Attributes:
        things: what it is made of, so that it can be made again in another language.
        dealt: what was done in this sitting, by step; answers of other days do not count here.
        more: whether more was due than these things.
    """

    def __init__(self, chapter: Chapter, keeper: KeeperLike, things: Sequence[returns.Return], *, more: bool) -> None:
        """Begin with the first step."""
        super().__init__(chapter, keeper)
        self.place = 0
        self.things = tuple(things)
        self.more = more
        self.dealt: dict[str, Dealt] = {}

    def sign(self, step: Step) -> str:
        """What was done with a step in this sitting."""
        return SIGNS[self.dealt.get(step.id, "open")]

    def still_open(self) -> list[Step]:
        """Steps that were not dealt with in this sitting."""
        return [step for step in self.chapter.steps if step.id not in self.dealt]

    def more_waits(self) -> bool:
        """Whether more was due than one day offers."""
        return self.more

    def turn(self) -> ReviewTurn:
        """The step's turn comes."""
        return ReviewTurn(self)


class ReviewTurn(Turn):
    """What the learner does with something that came back. It moves no place and completes no chapter."""

    def __init__(self, sitting: ReviewSitting) -> None:
        """Take up the step of this moment."""
        super().__init__(sitting.chapter, sitting.step, sitting.keeper)
        self.dealt = sitting.dealt

    def stands(self) -> tuple[Plain, bool]:
        """A draft, whenever it was begun; an answer only of this sitting, for what came back is asked afresh."""
        answered = self.dealt.get(self.step.id) == "answered"
        return super().stands() if answered or self.where in self.keeper.progress.drafts else ({}, False)

    def shown(self) -> None:
        """The place in the course stays."""

    def seen(self) -> None:
        """There was nothing to do; that is kept only of earlier words, which are not offered again so soon."""
        self.dealt[self.step.id] = "seen"
        self._looked()

    def skipped(self) -> None:
        """Not now: questions and plans stay due, but earlier words are not offered again so soon."""
        self.dealt.setdefault(self.step.id, "skipped")
        self._looked()

    def _looked(self) -> None:
        if isinstance(self.step, ThenNow):
            self.keeper.change(lambda progress: returns.left(progress, self.where, self.kind, now()))

    def answered(self, plain: Plain, outcome: str, wording: dict[str, str]) -> None:
        """What was answered stays on the screen in this sitting."""
        super().answered(plain, outcome, wording)
        if plain:
            self.dealt[self.step.id] = "answered"

    def completion(self) -> None:
        """There is no chapter to complete."""
