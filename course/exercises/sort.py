"""Sort cards into buckets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from course.exercises.base import (
    Answer,
    Exercise,
    Flaw,
    Marking,
    Remark,
    Table,
    Verdict,
    missing_reasons,
    overall,
    repeated,
    unknown,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


class Bucket(Table, frozen=True, kw_only=True):
    """Where a card can go; `meaning` says in a few words what belongs there."""

    id: str
    label: str
    meaning: str = ""


class Card(Table, frozen=True, kw_only=True):
    """One card, the bucket it belongs to, the buckets that can also be defended, and the reason."""

    id: str
    text: str
    bucket: str
    why: str
    arguable: tuple[str, ...] = ()


class Sort(Exercise, frozen=True, kw_only=True):
    """Cards shown one at a time, each to be put into one of two to five buckets."""

    buckets: tuple[Bucket, ...]
    cards: tuple[Card, ...]


class SortAnswer(Answer, frozen=True, kw_only=True):
    """Bucket id by card id, for the cards placed so far."""

    placed: dict[str, str] = {}


def flaws(step: Sort) -> Iterator[Flaw]:
    """What is wrong with the cards and buckets beyond the types of their fields."""
    buckets = [bucket.id for bucket in step.buckets]
    if not 2 <= len(buckets) <= 5:
        yield Flaw(("buckets",), f"{len(buckets)} buckets; a sort has two to five")
    yield from repeated(buckets, "buckets")
    yield from repeated([card.id for card in step.cards], "cards")
    yield from missing_reasons([card.why for card in step.cards], "cards")
    for place, card in enumerate(step.cards):
        if card.bucket not in buckets:
            yield Flaw(("cards", place, "bucket"), f"card {place + 1}: {unknown(card.bucket, buckets, 'bucket')}")
        for other in card.arguable:
            if other not in buckets:
                yield Flaw(("cards", place, "arguable"), f"card {place + 1}: {unknown(other, buckets, 'bucket')}")


def known(step: Sort, answer: SortAnswer) -> SortAnswer:
    """The answer without cards and buckets that the step no longer has."""
    cards, buckets = {card.id for card in step.cards}, {bucket.id for bucket in step.buckets}
    placed = {card: to for card, to in answer.placed.items() if card in cards and to in buckets}
    return msgspec.structs.replace(answer, placed=placed)


def mark(step: Sort, answer: SortAnswer) -> Marking:
    """A remark on each card that was placed."""
    remarks = []
    for card in step.cards:
        placed = answer.placed.get(card.id)
        if placed is None:
            continue
        verdict = Verdict.WRONG
        if placed == card.bucket:
            verdict = Verdict.RIGHT
        elif placed in card.arguable:
            verdict = Verdict.ARGUABLE
        remarks.append(Remark(card.id, verdict, card.why))
    return Marking(overall(remarks, len(step.cards)), tuple(remarks))
