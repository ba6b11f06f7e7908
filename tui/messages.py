"""Messages that reach the app.

A `Fact` is something the learner did. It knows what it changes in the progress; the screen that posts it applies it to
what it shows, and the app to the one value that is saved, so the two cannot disagree. Times are taken when the fact
comes about. Requests are named in the imperative.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Literal

from textual.message import Message

from course import progress as changes
from course import review

if TYPE_CHECKING:
    from collections.abc import Mapping

    from course.progress import Draft, Entry, Progress


def now() -> datetime:
    """The present moment, in UTC."""
    return datetime.now(timezone.utc)


@dataclass
class Fact(Message):
    """Something the learner did."""

    def apply(self, progress: Progress) -> Progress:
        """The progress with this fact in it."""
        raise NotImplementedError


@dataclass
class StepShown(Fact):
    """The learner came to a step."""

    chapter: str
    step: str
    at: datetime = field(default_factory=now)

    def apply(self, progress: Progress) -> Progress:
        """Remember the place."""
        return changes.moved(progress, self.chapter, self.step, self.at)


@dataclass
class StepNoted(Fact):
    """A reading was seen, or a step knowingly skipped."""

    chapter: str
    step: str
    kind: str
    state: Literal["seen", "skipped"]
    at: datetime = field(default_factory=now)

    def apply(self, progress: Progress) -> Progress:
        """Note it."""
        return changes.noted(progress, changes.key(self.chapter, self.step), self.kind, self.state, self.at)


@dataclass
class StepAnswered(Fact):
    """A step was answered."""

    chapter: str
    step: str
    kind: str
    entry: Entry

    def apply(self, progress: Progress) -> Progress:
        """Add the answer."""
        return changes.answered(progress, changes.key(self.chapter, self.step), self.kind, self.entry)


@dataclass
class StepDrafted(Fact):
    """A step was left with something half done in it, or with nothing (any more)."""

    chapter: str
    step: str
    draft: Draft | None

    def apply(self, progress: Progress) -> Progress:
        """Keep the draft, or drop the one that was kept."""
        where = changes.key(self.chapter, self.step)
        if self.draft is None:
            return changes.undrafted(progress, where)
        return changes.drafted(progress, where, self.draft)


@dataclass
class ChapterLeft(Fact):
    """The learner went back to the contents."""

    at: datetime = field(default_factory=now)

    def apply(self, progress: Progress) -> Progress:
        """Remember that."""
        return changes.left_chapter(progress, self.at)


@dataclass
class ChapterCompleted(Fact):
    """Every step of a chapter was seen, answered or skipped."""

    chapter: str
    at: datetime = field(default_factory=now)

    def apply(self, progress: Progress) -> Progress:
        """Remember when."""
        return changes.completed(progress, self.chapter, self.at)


@dataclass
class GapsMet(Fact):
    """The learner has met these recall questions (`chapter/step/gap`), so that they can come back."""

    gaps: tuple[str, ...]
    at: datetime = field(default_factory=now)

    def apply(self, progress: Progress) -> Progress:
        """Put those that are new on the first rung."""
        return review.met(progress, self.gaps, self.at)


@dataclass
class GapsAsked(Fact):
    """Recall questions were asked again, and remembered or not."""

    held: Mapping[str, bool]
    at: datetime = field(default_factory=now)

    def apply(self, progress: Progress) -> Progress:
        """Move each on its ladder."""
        due = {gap: review.asked(progress.review.get(gap), held, self.at) for gap, held in self.held.items()}
        return changes.with_due(progress, due)


@dataclass
class SettingsChosen(Fact):
    """The learner changed settings: language, theme or motion by name."""

    settings: Mapping[str, str]
    at: datetime = field(default_factory=now)

    def apply(self, progress: Progress) -> Progress:
        """Take them over."""
        return changes.with_settings(progress, self.settings, self.at)


@dataclass
class DraftChanged(Message):
    """Something half done changed and is to be saved soon."""


@dataclass
class OpenChapter(Message):
    """Open a chapter at a step; without one, where the learner left it."""

    chapter: str
    step: str = ""


@dataclass
class ShowEvidence(Message):
    """Show these claims and findings."""

    ids: tuple[str, ...]
