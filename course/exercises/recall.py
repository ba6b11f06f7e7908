"""Recall words from memory: type first, then look."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Literal

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
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

GAP = "___"
Check = Literal["had", "nearly", "no"]
VERDICTS: dict[str, Verdict] = {"had": Verdict.RIGHT, "nearly": Verdict.PARTLY, "no": Verdict.WRONG}


class Gap(Table, frozen=True, kw_only=True):
    """A sentence with `___` where the word is missing.

    Attributes:
        accepted: words that fill the gap, the model answer first; see `same`.
        hints: up to two, given one at a time.
        why: what the sentence is about, told after the answer.
    """

    id: str
    text: str
    accepted: tuple[str, ...]
    why: str
    hints: tuple[str, ...] = ()


class Recall(Exercise, frozen=True, kw_only=True):
    """One or more gaps.

    Attributes:
        later: the gaps are not a step of this chapter but come up in the warm-up of later chapters.
    """

    gaps: tuple[Gap, ...]
    later: bool = False


class RecallAnswer(Answer, frozen=True, kw_only=True):
    """What was typed, and where it was no accepted word, how the learner judged it, by gap id.

    `shown` lists the gaps whose model answer has been shown.
    """

    words: dict[str, str] = {}
    checked: dict[str, Check] = {}
    shown: tuple[str, ...] = ()


def flaws(step: Recall) -> Iterator[Flaw]:
    """What is wrong with the gaps beyond the types of their fields."""
    if not step.gaps:
        yield Flaw(("gaps",), "no gaps; a recall has at least one")
    yield from repeated([gap.id for gap in step.gaps], "gaps")
    yield from missing_reasons([gap.why for gap in step.gaps], "gaps")
    for place, gap in enumerate(step.gaps):
        if gap.text.count(GAP) != 1:
            yield Flaw(("gaps", place, "text"), f'write "{GAP}" exactly once, where the word is missing')
        if not [word for word in gap.accepted if plain(word)]:
            yield Flaw(("gaps", place, "accepted"), "give at least one accepted word")
        if len(gap.hints) > 2:
            yield Flaw(("gaps", place, "hints"), f"{len(gap.hints)} hints; at most two")


def plain(word: str) -> str:
    """The word without case, accents, umlaut spelling, hyphens and punctuation: ä = ae, ß = ss, é = e."""
    lowered = unicodedata.normalize("NFC", word).casefold().replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
    bare = unicodedata.normalize("NFKD", lowered)
    kept = "".join(sign if sign.isalnum() else " " for sign in bare if not unicodedata.combining(sign))
    return " ".join(kept.split())


def same(typed: str, gap: Gap) -> bool:
    """Whether what was typed is one of the accepted words, or the whole sentence with one of them in the gap."""
    found = plain(typed)
    sentences = {plain(gap.text.replace(GAP, word)) for word in gap.accepted}
    return bool(found) and found in {plain(word) for word in gap.accepted} | sentences


def judge(gap: Gap, answer: RecallAnswer) -> Verdict:
    """Right when an accepted word was typed, otherwise as the learner judged it; open until then."""
    if same(answer.words.get(gap.id, ""), gap):
        return Verdict.RIGHT
    return VERDICTS.get(answer.checked.get(gap.id, ""), Verdict.OPEN)


def filled(gap: Gap) -> str:
    """The sentence with the model answer in it, as Markdown."""
    return gap.text.replace(GAP, f"**{gap.accepted[0]}**")


def settled(gap: Gap, answer: RecallAnswer) -> bool:
    """Whether a gap was shown and judged. A word that only stands in the line is neither."""
    return gap.id in answer.shown and judge(gap, answer) is not Verdict.OPEN


def first_open(gaps: Sequence[Gap], answer: RecallAnswer) -> int:
    """The place of the first gap that is not settled; behind the last when all are."""
    return next((place for place, gap in enumerate(gaps) if not settled(gap, answer)), len(gaps))


def typed(answer: RecallAnswer, gap: Gap, word: str) -> RecallAnswer:
    """The answer with this word typed into a gap, or none, and its model answer shown."""
    words = {one: text for one, text in answer.words.items() if one != gap.id}
    shown = (*answer.shown, gap.id)
    return msgspec.structs.replace(answer, words={**words, gap.id: word} if word else words, shown=shown)


def judged(answer: RecallAnswer, gap: Gap, how: Check) -> RecallAnswer:
    """The answer with a gap as the learner judged it."""
    return msgspec.structs.replace(answer, checked={**answer.checked, gap.id: how})


def mark(step: Recall, answer: RecallAnswer) -> Marking:
    """A remark on each gap that was answered or judged."""
    found = [Remark(gap.id, judge(gap, answer), gap.why) for gap in step.gaps]
    remarks = tuple(remark for remark in found if remark.verdict is not Verdict.OPEN)
    return Marking(overall(remarks, len(step.gaps)), remarks)
