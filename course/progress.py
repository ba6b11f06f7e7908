"""Everything about one learner, as one frozen value, and the changes to it, as functions from Progress to Progress.

Everything is keyed by `chapter/step`, never by position or text. Times are UTC, as strings in ISO 8601 with
milliseconds, so that their alphabetical order is their order in time. What a file holds beyond what this version knows
is kept in `extra` and written back.
"""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any, Literal

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FORMAT = 1
REVIEW = "review"
"""What stands in place of a chapter where something came back: `review/chapter/step`. No chapter has this id."""
LOST = "draft"
"""The outcome of an entry that holds the words of a draft which lost a merge against a newer one."""
State = Literal["open", "seen", "skipped", "answered"]
"""`open` is a step not done yet that holds words which lost a merge."""
Plain = dict[str, Any]
"""Values as TOML has them: strings, numbers, booleans, lists, tables."""


class Entry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One answer to one step, kept for good; a redo adds another.

    Attributes:
        at: when it was given.
        answer: plain values of the kind's answer.
        outcome: a `Verdict`, empty for kinds without right and wrong; `LOST` for words that lost a merge.
        wording: the question and field labels that were answered, since courses change.
    """

    at: str
    answer: Plain = {}
    outcome: str = ""
    wording: dict[str, str] = {}
    extra: Plain = {}


class Record(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the learner did with one step: all entries, oldest first."""

    kind: str
    state: State
    at: str
    entries: tuple[Entry, ...] = ()
    extra: Plain = {}

    @property
    def answers(self) -> tuple[Entry, ...]:
        """The entries that count, oldest first; words that lost a merge are kept, but never do."""
        return tuple(entry for entry in self.entries if entry.outcome != LOST)

    @property
    def latest(self) -> Entry | None:
        """The entry that counts now."""
        return next(reversed(self.answers), None)


class Draft(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A half-done answer, as plain values."""

    kind: str
    at: str
    answer: Plain = {}
    wording: dict[str, str] = {}
    extra: Plain = {}


class Due(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """When a recall question comes back: how often it was right in a row, and the day it is due (ISO 8601)."""

    rung: int
    due: str
    at: str
    extra: Plain = {}


class Position(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where the learner is."""

    chapter: str = ""
    step: str = ""
    at: str = ""
    extra: Plain = {}


class Settings(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the learner chose; an empty string means the program decides (locale, terminal, line).

    Attributes:
        cursor: whether the terminal's own cursor stays where the learner is, which it does unless switched off.
        path: id of a path through the course; empty for the whole course.
    """

    language: Literal["", "de", "en"] = ""
    theme: str = ""
    motion: Literal["", "on", "off"] = ""
    cursor: Literal["", "off"] = ""
    path: str = ""
    at: str = ""
    extra: Plain = {}


class Progress(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Everything about one learner.

    Attributes:
        places: the step last looked at, by chapter.
        completed: when a chapter was done, by chapter.
        review: recall questions that come back, by `chapter/step/gap`.
    """

    course: str = ""
    course_version: str = ""
    settings: Settings = Settings()
    position: Position = Position()
    places: dict[str, Position] = {}
    completed: dict[str, str] = {}
    steps: dict[str, Record] = {}
    drafts: dict[str, Draft] = {}
    review: dict[str, Due] = {}
    extra: Plain = {}


def timestamp(now: datetime) -> str:
    """The time as this file keeps times; naive times are taken as UTC."""
    aware = now if now.tzinfo else now.replace(tzinfo=timezone.utc)
    return aware.astimezone(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def moment(at: str) -> datetime | None:
    """The time kept, or nothing where a file holds something else."""
    try:
        found = datetime.fromisoformat(at.replace("Z", "+00:00"))
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=timezone.utc)


def key(chapter: str, step: str) -> str:
    """What a step is known by."""
    return f"{chapter}/{step}"


def chapter_and_step(where: str) -> tuple[str, str]:
    """Chapter and step of what `key` made; the step may hold further slashes, as those of the review do."""
    chapter, _slash, step = where.partition("/")
    return chapter, step


def moved(progress: Progress, chapter: str, step: str, now: datetime) -> Progress:
    """The learner looks at this step."""
    position = Position(chapter=chapter, step=step, at=timestamp(now), extra=progress.position.extra)
    return msgspec.structs.replace(progress, position=position, places={**progress.places, chapter: position})


def answered(progress: Progress, where: str, kind: str, entry: Entry) -> Progress:
    """An answer was given; earlier ones are kept, and the draft of this step is done with.

    The entry's time is moved behind that of the last one, so that a clock set back never hides the newer answer.
    """
    before = progress.steps.get(where)
    entries = before.entries if before else ()
    at = later(entries[-1].at if entries else "", entry.at)
    record = Record(
        kind=kind,
        state="answered",
        at=at,
        entries=(*entries, msgspec.structs.replace(entry, at=at)),
        extra=before.extra if before else {},
    )
    return msgspec.structs.replace(
        progress, steps={**progress.steps, where: record}, drafts=_without(progress.drafts, where)
    )


def noted(progress: Progress, where: str, kind: str, state: Literal["seen", "skipped"], now: datetime) -> Progress:
    """A reading was seen, or a step knowingly skipped; an answer given earlier stays an answer."""
    before = progress.steps.get(where)
    if before and before.state in {"answered", state}:
        return progress
    record = Record(
        kind=kind,
        state=state,
        at=later(before.at if before else "", timestamp(now)),
        entries=before.entries if before else (),
        extra=before.extra if before else {},
    )
    return msgspec.structs.replace(progress, steps={**progress.steps, where: record})


def drafted(progress: Progress, where: str, draft: Draft) -> Progress:
    """Something half done stands in this step; an unchanged draft changes nothing.

    Its time is moved behind that of what was there, so that what another clock wrote never passes for the newer.
    """
    before, record = progress.drafts.get(where), progress.steps.get(where)
    if before and before.answer == draft.answer:
        return progress
    last = max((one.at for one in (before, *(record.entries if record else ())) if one), default="")
    moved_on = msgspec.structs.replace(draft, at=later(last, draft.at))
    return msgspec.structs.replace(progress, drafts={**progress.drafts, where: moved_on})


def undrafted(progress: Progress, where: str) -> Progress:
    """Nothing half done stands in this step."""
    if where not in progress.drafts:
        return progress
    return msgspec.structs.replace(progress, drafts=_without(progress.drafts, where))


def completed(progress: Progress, chapter: str, now: datetime) -> Progress:
    """The chapter is done; it keeps the time it was done first."""
    if chapter in progress.completed:
        return progress
    return msgspec.structs.replace(progress, completed={**progress.completed, chapter: timestamp(now)})


def is_done(progress: Progress, where: str) -> bool:
    """Whether a step was seen, answered, or knowingly skipped."""
    record = progress.steps.get(where)
    return record is not None and record.state != "open"


def is_complete(progress: Progress, chapter: str, steps: Iterable[str]) -> bool:
    """Whether every step of a chapter was seen, answered, or knowingly skipped."""
    return all(is_done(progress, key(chapter, step)) for step in steps)


def started(progress: Progress, chapter: str) -> bool:
    """Whether the learner has been in this chapter."""
    return chapter in progress.places


def with_course(progress: Progress, course: str, version: str) -> Progress:
    """The progress belongs to this course, in this version of it."""
    return msgspec.structs.replace(progress, course=course, course_version=version)


def with_settings(progress: Progress, changes: Mapping[str, str], now: datetime) -> Progress:
    """The learner chose other settings."""
    settings = msgspec.structs.replace(progress.settings, **changes, at=timestamp(now))
    return msgspec.structs.replace(progress, settings=settings)


def with_due(progress: Progress, due: Mapping[str, Due]) -> Progress:
    """Recall questions were asked and come back at other days."""
    return msgspec.structs.replace(progress, review={**progress.review, **due})


def later(before: str, at: str) -> str:
    """The time, or if the clock was set back, a millisecond after the one before."""
    if at > before:
        return at
    known = moment(before)
    try:
        return timestamp(known + timedelta(milliseconds=1)) if known else before
    except OverflowError:  # the last moment there is
        return before


def _without(table: dict[str, Draft], where: str) -> dict[str, Draft]:
    return {name: value for name, value in table.items() if name != where}
