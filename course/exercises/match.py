"""Match pairs."""

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
    shuffled,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Pair(Table, frozen=True, kw_only=True):
    """Two sides that belong together, and why."""

    id: str
    left: str
    right: str
    why: str


class Distractor(Table, frozen=True, kw_only=True):
    """A right side that belongs to none of the left ones, and why not."""

    id: str
    text: str
    why: str


class Match(Exercise, frozen=True, kw_only=True):
    """Three to six pairs and at most two distractors; `debrief` is said after all are matched."""

    pairs: tuple[Pair, ...]
    distractors: tuple[Distractor, ...] = ()
    debrief: str = ""


class MatchAnswer(Answer, frozen=True, kw_only=True):
    """Id of the right side by id of the left side; `handed_in` is false while they are still being moved."""

    matched: dict[str, str] = {}
    handed_in: bool = False


def flaws(step: Match) -> Iterator[Flaw]:
    """What is wrong with the pairs beyond the types of their fields."""
    if not 3 <= len(step.pairs) <= 6:
        yield Flaw(("pairs",), f"{len(step.pairs)} pairs; a match has three to six")
    if len(step.distractors) > 2:
        yield Flaw(("distractors",), f"{len(step.distractors)} distractors; at most two fit")
    pairs = [pair.id for pair in step.pairs]
    yield from repeated(pairs, "pairs")
    yield from missing_reasons([pair.why for pair in step.pairs], "pairs")
    yield from missing_reasons([distractor.why for distractor in step.distractors], "distractors")
    for place, distractor in enumerate(step.distractors):
        if distractor.id in pairs or distractor.id in [other.id for other in step.distractors[:place]]:
            yield Flaw(("distractors", place, "id"), f'duplicate id "{distractor.id}"; give it an id of its own')


def right_sides(step: Match) -> list[tuple[str, str]]:
    """Id and text of all right sides, distractors among them, in the order they are shown."""
    texts = {pair.id: pair.right for pair in step.pairs} | {one.id: one.text for one in step.distractors}
    return [(one, texts[one]) for one in shuffled(texts, step.id)]


def known(step: Match, answer: MatchAnswer) -> MatchAnswer:
    """The answer without sides that the step no longer has."""
    lefts, rights = {pair.id for pair in step.pairs}, {one for one, _text in right_sides(step)}
    matched = {left: right for left, right in answer.matched.items() if left in lefts and right in rights}
    return msgspec.structs.replace(answer, matched=matched)


def joined(matched: Mapping[str, str], left: str, right: str) -> dict[str, str]:
    """The pairs with this one; another left side that had this right side has none any more."""
    others = {one: partner for one, partner in matched.items() if partner != right and one != left}
    return {**others, left: right}


def next_open(step: Match, matched: Mapping[str, str], start: int) -> int:
    """Place of the first left side without a partner from here on, and round from the top; here where all have one."""
    count = len(step.pairs)
    around = ((start + by) % count for by in range(count))
    return next((place for place in around if step.pairs[place].id not in matched), start % count)


def mark(step: Match, answer: MatchAnswer) -> Marking:
    """A remark on each left side that has a partner; a distractor as partner is answered with its own reason."""
    distractors = {distractor.id: distractor.why for distractor in step.distractors}
    remarks = []
    for pair in step.pairs:
        partner = answer.matched.get(pair.id)
        if partner is None:
            continue
        verdict = Verdict.RIGHT if partner == pair.id else Verdict.WRONG
        remarks.append(Remark(pair.id, verdict, distractors.get(partner, pair.why)))
    return Marking(overall(remarks, len(step.pairs)), tuple(remarks))
