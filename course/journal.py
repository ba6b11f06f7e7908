"""What the learner wrote, read back: reflections, plans and what became of them, also where the course has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from course.exercises.base import read_answer
from course.exercises.contacts import people
from course.exercises.ledger import LedgerAnswer
from course.exercises.plan import PlanAnswer
from course.exercises.returning import FollowUpAnswer, ThenNowAnswer
from course.progress import LOST, REVIEW, chapter_and_step

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from course.exercises.contacts import Person
    from course.progress import Draft, Entry, Progress

WRITTEN = ("prompt", "plan", "follow-up", "rewrite", "then-now", "pair", "ledger", "contacts")
"""The kinds of steps that are answered in own words."""
NAMES = {
    "plan": ("obstacle", "cue", "act", "date", "whom", "rehearsed"),
    "follow-up": ("outcome", "happened", "now"),
    "rewrite": ("original", "rewritten", "ticked"),
    "then-now": ("now",),
    "pair": ("solo", "debrief", "ticked"),
    "prompt": ("ticked",),
}
"""What `texts` calls parts whose label is no field of the course but belongs to the form; the interface words them."""


class Writing(NamedTuple):
    """What was written in one step.

    Attributes:
        chapter: where it belongs; what was said in the review belongs to what it was about, and so does its `step`.
        wording: the question and labels that were answered last, whatever the course asks now.
        latest: what counts now; nothing where there is only a draft.
        earlier: all other versions, the oldest first; those that lost a merge have the outcome `draft`.
        where: what it is known by in the progress: `chapter/step`, or `review/chapter/step`.
        later: what was written when it was looked at again, the oldest first: answers of kind `then-now`.
    """

    chapter: str
    step: str
    kind: str
    wording: Mapping[str, str]
    latest: Entry | None
    earlier: tuple[Entry, ...]
    draft: Draft | None
    where: str = ""
    later: tuple[Entry, ...] = ()


class OpenPlan(NamedTuple):
    """A plan that was neither reported as done nor let go; `where` is its `chapter/step`, `at` when it was made."""

    where: str
    date: str
    cue: str
    act: str
    at: str


def writings(progress: Progress, chapters: Sequence[str]) -> tuple[Writing, ...]:
    """Everything written, in the order of the chapters, then by when it was begun; unknown chapters come last.

    What was written in looking back stands with what it looks back at, in `later`; only what is not finished there, or
    lost a merge, and what looks back at nothing that is left, is a writing of its own.
    """
    order = {chapter: place for place, chapter in enumerate(chapters)}
    found = [writing for where in {*progress.steps, *progress.drafts} if (writing := _writing(progress, where))]
    back = [writing for writing in found if writing.kind == "then-now"]
    alone = {writing.where: writing for writing in found if writing.kind != "then-now"}
    for writing in back:
        there = [one for one in _all(writing) if one.outcome != LOST and _about(writing.where, one.answer) in alone]
        for entry in there:
            about = alone[_about(writing.where, entry.answer)]
            alone[about.where] = about._replace(later=tuple(sorted((*about.later, entry), key=lambda one: one.at)))
        left = _replaced(writing, [one for one in _all(writing) if one not in there])
        if left.latest or left.earlier or left.draft:
            alone[left.where] = left
    return tuple(sorted(alone.values(), key=lambda one: _order(one, order)))


def texts(kind: str, answer: Mapping[str, object], wording: Mapping[str, str]) -> list[tuple[str, str]]:
    """What was written in an answer, part by part: its label, and the words as they stand in the file.

    A label is that of the field, as the wording kept it, otherwise one of `NAMES`, which the interface words; so are
    the words of an `outcome` and of a `date`. A row of a ledger has the channel as its label, and a person on the map
    the initials. What was ticked is told where the wording has the text of the tick, as `tick/ID`, one a line.
    """
    if kind == "ledger":
        return [_row(row) for row in read_answer(LedgerAnswer, answer).rows if any(cell.strip() for cell in row)]
    if kind == "contacts":
        everybody = (_person(person, wording) for person in people(answer))
        return [(initials, rest) for initials, rest in everybody if (initials + rest).strip()]
    head = {"follow-up": ("outcome", answer.get("outcome")), "rewrite": ("original", wording.get("original"))}
    parts = [head.get(kind, ("", None)), *_fields(kind, answer, wording), ("ticked", _ticked(answer, wording))]
    return [(label, words) for label, words in parts if isinstance(words, str) and words.strip()]


def open_plans(progress: Progress) -> tuple[OpenPlan, ...]:
    """Plans that were not reported as done nor let go, the newest last. A plan made anew after that is open again."""
    ended = _ended(progress)
    found = []
    for where, record in progress.steps.items():
        latest = record.latest
        if record.kind != "plan" or not latest or ended.get(where, "") >= latest.at:
            continue
        text = read_answer(PlanAnswer, latest.answer).text
        date, cue, act = (text.get(name, "") for name in ("date", "cue", "act"))
        if cue.strip() or act.strip():
            found.append(OpenPlan(where, date, cue, act, latest.at))
    return tuple(sorted(found, key=lambda plan: (plan.at, plan.where)))


def _fields(kind: str, answer: Mapping[str, object], wording: Mapping[str, str]) -> Iterator[tuple[str, object]]:
    written = answer.get("text")
    known = {str(name): words for name, words in written.items()} if isinstance(written, dict) else {}
    form = NAMES.get(kind, ())
    for name in [*(one for one in form if one in known), *(one for one in known if one not in form)]:
        yield (name if name in form else wording.get(name) or name), known[name]


def _ticked(answer: Mapping[str, object], wording: Mapping[str, str]) -> str:
    """The texts of what was ticked; a pair names ticks as `round/tick`."""
    given = answer.get("ticked")
    ticks = [str(one).rsplit("/", 1)[-1] for one in given] if isinstance(given, (list, tuple)) else []
    return "\n".join(wording[name] for one in dict.fromkeys(ticks) if (name := f"tick/{one}") in wording)


def _row(row: Sequence[str]) -> tuple[str, str]:
    return row[0], " · ".join(cell.strip() for cell in row[1:])


def _person(person: Person, wording: Mapping[str, str]) -> tuple[str, str]:
    ring = str(person.ring) if person.ring else ""
    group = wording.get(person.group, person.group)
    return person.initials, " · ".join(part for part in (ring, group, person.last) if part)


def _writing(progress: Progress, where: str) -> Writing | None:
    record, draft = progress.steps.get(where), progress.drafts.get(where)
    known = record or draft
    if not known or known.kind not in WRITTEN or not (draft or (record and record.entries)):
        return None
    latest = record.latest if record else None
    earlier = tuple(entry for entry in record.entries if entry is not latest) if record else ()
    newest = latest or draft or (earlier[-1] if earlier else None)
    chapter, step = chapter_and_step(where.removeprefix(f"{REVIEW}/"))
    return Writing(chapter, step, known.kind, newest.wording if newest else {}, latest, earlier, draft, where)


def _replaced(writing: Writing, entries: Sequence[Entry]) -> Writing:
    latest = writing.latest if writing.latest in entries else None
    return writing._replace(latest=latest, earlier=tuple(entry for entry in entries if entry is not latest))


def _order(writing: Writing, chapters: Mapping[str, int]) -> tuple[int, str, str, str]:
    place = chapters.get(writing.chapter, len(chapters))
    return place, writing.chapter, _begun(writing), writing.where


def _all(writing: Writing) -> Iterator[Entry]:
    yield from writing.earlier
    if writing.latest:
        yield writing.latest


def _about(where: str, answer: Mapping[str, object]) -> str:
    """What an answer looks back at."""
    return read_answer(ThenNowAnswer, answer).about or where.removeprefix(f"{REVIEW}/")


def _begun(writing: Writing) -> str:
    times = [one.at for one in (writing.latest, *writing.earlier, writing.draft) if one]
    return min(times, default="")


def _ended(progress: Progress) -> dict[str, str]:
    """When a plan was reported as done or let go, for plans whose last report says so."""
    return {plan: at for plan, (at, outcome) in reports(progress).items() if outcome in {"done", "let go"}}


def reports(progress: Progress) -> dict[str, tuple[str, str]]:
    """By plan (`chapter/step`) when it was reported on last, and as what."""
    return {answer.plan: (at, answer.outcome) for at, answer in sorted(_reports(progress), key=lambda one: one[0])}


def _reports(progress: Progress) -> Iterator[tuple[str, FollowUpAnswer]]:
    """The report that counts of every follow-up step, and those on other plans that it was used for before."""
    for record in progress.steps.values():
        if record.kind == "follow-up":
            for entry in record.answers:
                yield entry.at, read_answer(FollowUpAnswer, entry.answer)
