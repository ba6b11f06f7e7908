"""What of a learner's progress goes out, and what is still open in it. Contacts stay here unless one names them."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from course.exercises.base import read_answer
from course.exercises.returning import FollowUpAnswer, ThenNowAnswer
from course.journal import WRITTEN, OpenPlan, Writing, open_plans, writings
from course.progress import REVIEW, key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from course.progress import Plain, Progress, Record

PRIVATE = "contacts"
"""The kind of step that tells of other people."""
ASKED = frozenset(WRITTEN) - {"follow-up"}
"""Kinds that are open as long as they are skipped; a follow-up comes back by itself."""


class Part(NamedTuple):
    """A chapter as an export shows it: its title, and the titles of its steps by id, in their order."""

    id: str
    title: str
    steps: Mapping[str, str]


class Choice(NamedTuple):
    """What is left out, and what is taken all the same: ids of chapters, or `chapter/step`."""

    without: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()

    def leaves_out(self, where: str, kind: str = "") -> bool:
        """Whether a step stays here."""
        return subject(where) not in self.named and (kind == PRIVATE or self.asked(where))

    def asked(self, where: str) -> bool:
        """Whether one asked to leave a step out, or its chapter."""
        step = subject(where)
        return step in self.without or step.partition("/")[0] in self.without


class OpenItems(NamedTuple):
    """What is not finished: plans, then steps (`chapter/step`) skipped or half written, and chapters begun."""

    plans: tuple[OpenPlan, ...]
    skipped: tuple[str, ...]
    half_written: tuple[str, ...]
    chapters: tuple[str, ...]


def subject(where: str) -> str:
    """The step that something is about, also where it was asked in the review."""
    return where.removeprefix(f"{REVIEW}/")


def known_ids(progress: Progress, parts: Sequence[Part], *, chapters: bool) -> tuple[str, ...]:
    """The ids one can name: of all steps of the course and all steps with something in them, and of chapters."""
    steps = {key(part.id, step): None for part in parts for step in part.steps}
    steps |= dict.fromkeys(map(subject, (*progress.steps, *progress.drafts)))
    whole = dict.fromkeys([*(part.id for part in parts), *(where.partition("/")[0] for where in steps)])
    return (*whole, *steps) if chapters else tuple(steps)


def nearest(name: str, known: Iterable[str]) -> str:
    """The known id that looks most like this; nothing where none does. The id of a step alone is enough."""
    by_end = {end: where for where in known for end in (where.rpartition("/")[2], where)}
    near = difflib.get_close_matches(name, by_end, n=1, cutoff=0.5)
    return by_end[near[0]] if near else ""


def private(progress: Progress) -> tuple[str, ...]:
    """The steps that tell of other people."""
    return tuple(sorted({subject(where) for where, kind in _kinds(progress) if kind == PRIVATE}))


def chosen(progress: Progress, choice: Choice) -> Progress:
    """The progress with what goes out; a report on a plan goes only with the plan, and looking back only with it."""
    away = {where for where, kind in _kinds(progress) if choice.leaves_out(where, kind)}
    steps = {where: _record(record, choice) for where, record in progress.steps.items() if where not in away}
    drafts = {
        where: draft
        for where, draft in progress.drafts.items()
        if where not in away and not _tells_of(draft.kind, draft.answer, choice)
    }
    return msgspec.structs.replace(progress, steps=steps, drafts=drafts)


def _kinds(progress: Progress) -> Iterator[tuple[str, str]]:
    """What stands where, as an answer or a draft, and of which kind it is."""
    yield from ((where, record.kind) for where, record in progress.steps.items())
    yield from ((where, draft.kind) for where, draft in progress.drafts.items())


def _record(record: Record, choice: Choice) -> Record:
    kept = tuple(entry for entry in record.entries if not _tells_of(record.kind, entry.answer, choice))
    return record if kept == record.entries else msgspec.structs.replace(record, entries=kept)


def _tells_of(kind: str, answer: Plain, choice: Choice) -> bool:
    """Whether an answer repeats words of a step that is left out."""
    about = ""
    if kind == "follow-up":
        about = read_answer(FollowUpAnswer, answer).plan
    elif kind == "then-now":
        about = read_answer(ThenNowAnswer, answer).about
    return bool(about) and choice.leaves_out(about)


def in_order(progress: Progress, parts: Sequence[Part]) -> tuple[Writing, ...]:
    """Everything written, by chapter and step in the order of the course; what it no longer has comes last."""
    chapters = [part.id for part in parts]
    places = {key(part.id, step): place for part in parts for place, step in enumerate(part.steps)}
    order = {chapter: place for place, chapter in enumerate(chapters)}
    return tuple(
        sorted(
            writings(progress, chapters),
            key=lambda one: (
                order.get(one.chapter, len(order)),
                one.chapter,
                places.get(key(one.chapter, one.step), len(places)),
            ),
        )
    )


def open_items(progress: Progress, parts: Sequence[Part], choice: Choice) -> OpenItems:
    """What is open of what goes out, in the order of the course; plans by their day."""
    steps = [key(part.id, step) for part in parts for step in part.steps]
    skipped = [where for where in steps if (record := progress.steps.get(where)) and _is_skipped(record)]
    half = [where for where, draft in progress.drafts.items() if draft.kind in WRITTEN]
    places = {where: place for place, where in enumerate(steps)}
    half.sort(key=lambda where: (places.get(subject(where), len(places)), where))
    begun = [part.id for part in parts if part.id in progress.places and part.id not in progress.completed]
    return OpenItems(
        plans=tuple(sorted(open_plans(progress), key=lambda plan: plan.date)),
        skipped=tuple(where for where in skipped if where not in half and not choice.leaves_out(where)),
        half_written=tuple(dict.fromkeys(map(subject, half))),
        chapters=tuple(chapter for chapter in begun if chapter not in choice.without),
    )


def _is_skipped(record: Record) -> bool:
    return record.state == "skipped" and record.kind in ASKED and not record.latest
