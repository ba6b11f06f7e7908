"""Two progress files of the same learner become one, step by step, and nothing that was written is lost.

`merge` is commutative, associative, and changes nothing when it is repeated, so it does not matter how many sessions
save how often in which order. Where times are equal, the content decides, so both sides decide alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import msgspec

from course.progress import LOST, Draft, Entry, Plain, Progress, Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

ValueT = TypeVar("ValueT")


def merge(a: Progress, b: Progress) -> Progress:
    """Both in one: all entries, and of everything else the newer.

    Of two drafts of a step the newer stays, if nothing was answered after it; the other one's words become an entry
    with the outcome `draft`, unless they stand in an answer as well.
    """
    newer = max((a, b), key=lambda one: (one.position.at, one.course, one.course_version, _content(one.position)))
    steps: dict[str, Record] = {}
    drafts: dict[str, Draft] = {}
    for where in sorted({*a.steps, *b.steps, *a.drafts, *b.drafts}):
        record, draft = _step([a.steps.get(where), b.steps.get(where)], [a.drafts.get(where), b.drafts.get(where)])
        if record:
            steps[where] = record
        if draft:
            drafts[where] = draft
    return Progress(
        course=newer.course,
        course_version=newer.course_version,
        settings=max(a.settings, b.settings, key=_age),
        position=newer.position,
        places=_united(a.places, b.places, lambda one, other: max(one, other, key=_age)),
        completed=_united(a.completed, b.completed, min),
        steps=steps,
        drafts=drafts,
        review=_united(a.review, b.review, lambda one, other: max(one, other, key=_age)),
        extra=_extras([a.extra, b.extra]),
    )


def merge_since(base: Progress, ours: Progress, theirs: Progress) -> Progress:
    """As `merge`, where both sides come from `base`: a draft that one side is done with does not come back.

    A draft is done with when one side has it unchanged and the other no longer has it, or has typed on in it.
    """
    return merge(_without(ours, _passed(base, ours, theirs)), _without(theirs, _passed(base, theirs, ours)))


def _passed(base: Progress, one: Progress, other: Progress) -> set[str]:
    """Where a draft of one side is what both began with, and the other side has gone on from it."""
    return {
        where
        for where, draft in base.drafts.items()
        if one.drafts.get(where) == draft and other.drafts.get(where) != draft
    }


def _without(progress: Progress, done: set[str]) -> Progress:
    kept = {where: draft for where, draft in progress.drafts.items() if where not in done}
    return msgspec.structs.replace(progress, drafts=kept)


def _step(records: Iterable[Record | None], drafts: Iterable[Draft | None]) -> tuple[Record | None, Draft | None]:
    """One step of both sides.

    Words that are not an answer, whether a draft now or lost in an earlier merge, form one set, and what is a draft
    follows from that set and the answers alone. Only so the order of merges makes no difference.
    """
    there = [record for record in records if record]
    typed = [draft for draft in drafts if draft]
    kind = max([(_age(one), one.kind) for one in there] + [(_age(one), one.kind) for one in typed])[1]
    answers = {_content(one): one for record in there for one in record.answers}
    words = _words(there, typed, {_content(one.answer) for one in answers.values()})
    answered_at = max((one.at for one in answers.values()), default="")
    current = max(words, key=_age, default=None)
    if current and current.at <= answered_at:
        current = None
    lost = [one for one in words if one is not current]
    entries = tuple(sorted((*answers.values(), *lost), key=_age))
    draft = _as_draft(current, kind) if current else None
    return _record(there, entries, kind), draft


def _words(records: Iterable[Record], drafts: Iterable[Draft], answers: set[bytes]) -> list[Entry]:
    """Everything typed that is not an answer, the newest of those with the same words."""
    entries = [entry for record in records for entry in record.entries if entry.outcome == LOST]
    entries += [_as_entry(draft) for draft in drafts]
    words: dict[bytes, Entry] = {}
    for entry in sorted(entries, key=_age):
        content = _content(entry.answer)
        if content not in answers and _says_something(entry.answer):
            words[content] = entry
    return list(words.values())


def _record(records: list[Record], entries: tuple[Entry, ...], kind: str) -> Record | None:
    """An answer beats all else, then the newer counts; a step that only holds lost words is still open."""
    done = [record for record in records if record.state != "open"]
    if not done:
        extra = _extras([one.extra for one in records])
        return Record(kind=kind, state="open", at=entries[-1].at, entries=entries, extra=extra) if entries else None
    head = max(done, key=lambda one: (one.state == "answered", one.at, _head(one)))
    merged = msgspec.structs.replace(head, entries=entries, extra=_extras([one.extra for one in records]))
    return next((one for one in records if one == merged), merged)


def _head(record: Record) -> bytes:
    return _content((record.kind, record.state, record.at))


def _as_entry(draft: Draft) -> Entry:
    return Entry(at=draft.at, answer=draft.answer, outcome=LOST, wording=draft.wording, extra=draft.extra)


def _as_draft(entry: Entry, kind: str) -> Draft:
    return Draft(kind=kind, at=entry.at, answer=entry.answer, wording=entry.wording, extra=entry.extra)


def _says_something(value: object) -> bool:
    if isinstance(value, dict):
        return any(map(_says_something, value.values()))
    if isinstance(value, (list, tuple)):
        return any(map(_says_something, value))
    return bool(value.strip()) if isinstance(value, str) else bool(value)


def _extras(tables: Iterable[Plain]) -> Plain:
    united: Plain = {}
    for table in tables:
        united = _united(united, table, lambda one, other: max(one, other, key=_content))
    return united


def _united(
    one: Mapping[str, ValueT], other: Mapping[str, ValueT], chosen: Callable[[ValueT, ValueT], ValueT]
) -> dict[str, ValueT]:
    """Both tables; where both have a name, the value chosen."""
    return {
        name: chosen(one[name], other[name]) if name in one and name in other else (one if name in one else other)[name]
        for name in sorted({*one, *other})
    }


def _age(value: object) -> tuple[str, bytes]:
    """Later is greater; at the same time, the content decides."""
    return str(getattr(value, "at", "")), _content(value)


def _content(value: object) -> bytes:
    """The same bytes for the same content, whatever the order of its names."""
    return msgspec.json.encode(value, order="deterministic")
