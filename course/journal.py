"""What the learner wrote, read back: reflections, plans and what became of them, also where the course has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from course.exercises.base import read_answer
from course.exercises.plan import PlanAnswer
from course.exercises.returning import FollowUpAnswer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from course.progress import Draft, Entry, Progress, Record

WRITTEN = ("prompt", "plan", "follow-up", "rewrite")
"""The kinds of steps that are answered in own words."""


class Writing(NamedTuple):
    """What was written in one step.

    Attributes:
        wording: the question and labels that were answered last, whatever the course asks now.
        latest: what counts now; nothing where there is only a draft.
        earlier: all other versions, the oldest first; those that lost a merge have the outcome `draft`.
    """

    chapter: str
    step: str
    kind: str
    wording: Mapping[str, str]
    latest: Entry | None
    earlier: tuple[Entry, ...]
    draft: Draft | None


class OpenPlan(NamedTuple):
    """A plan that has not been reported as done; `where` is its `chapter/step`, `at` when it was made."""

    where: str
    date: str
    cue: str
    act: str
    at: str


def writings(progress: Progress, chapters: Sequence[str]) -> tuple[Writing, ...]:
    """Everything written, in the order of the chapters, then by when it was begun; unknown chapters come last."""
    order = {chapter: place for place, chapter in enumerate(chapters)}
    found = []
    for where in {*progress.steps, *progress.drafts}:
        record, draft = progress.steps.get(where), progress.drafts.get(where)
        kind = record.kind if record else progress.drafts[where].kind
        if kind in WRITTEN and ((record and record.entries) or draft):
            writing = _writing(where, kind, record, draft)
            found.append(((order.get(writing.chapter, len(order)), writing.chapter, _begun(writing), where), writing))
    return tuple(writing for _, writing in sorted(found, key=lambda one: one[0]))


def open_plans(progress: Progress) -> tuple[OpenPlan, ...]:
    """Plans whose last follow-up did not say done, the newest last. A plan made anew after that is open again."""
    done = _done(progress)
    found = []
    for where, record in progress.steps.items():
        latest = record.latest
        if record.kind != "plan" or not latest or done.get(where, "") >= latest.at:
            continue
        text = read_answer(PlanAnswer, latest.answer).text
        date, cue, act = (text.get(name, "") for name in ("date", "cue", "act"))
        if cue.strip() or act.strip():
            found.append(OpenPlan(where, date, cue, act, latest.at))
    return tuple(sorted(found, key=lambda plan: (plan.at, plan.where)))


def _writing(where: str, kind: str, record: Record | None, draft: Draft | None) -> Writing:
    chapter, _, step = where.partition("/")
    latest = record.latest if record else None
    earlier = tuple(entry for entry in record.entries if entry is not latest) if record else ()
    newest = latest or draft or (earlier[-1] if earlier else None)
    return Writing(chapter, step, kind, newest.wording if newest else {}, latest, earlier, draft)


def _begun(writing: Writing) -> str:
    times = [one.at for one in (writing.latest, *writing.earlier, writing.draft) if one]
    return min(times, default="")


def _done(progress: Progress) -> dict[str, str]:
    """When a plan was reported as done, for plans whose last report says so."""
    last = {answer.plan: (at, answer.outcome) for at, answer in sorted(_reports(progress), key=lambda one: one[0])}
    return {plan: at for plan, (at, outcome) in last.items() if outcome == "done"}


def _reports(progress: Progress) -> Iterator[tuple[str, FollowUpAnswer]]:
    """The report that counts of every follow-up step, and those on other plans that it was used for before."""
    for record in progress.steps.values():
        if record.kind == "follow-up":
            for entry in record.entries:
                if entry.outcome != "draft":
                    yield entry.at, read_answer(FollowUpAnswer, entry.answer)
