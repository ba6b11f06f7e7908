"""What all kinds of steps share: their fields, an answer, a marking, a flaw.

Every kind is one module beside this one: the fields a chapter file gives it (a `Step`), what a learner can answer
(an `Answer`), `flaws(step)` for what is wrong with the fields beyond their types, and, where there is something to
mark, `mark(step, answer)`. All of it is pure; marking accepts any answer and never raises.
"""

from __future__ import annotations

import hashlib
import math
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence


class Verdict(str, Enum):
    """How an answer, or one part of it, was marked."""

    RIGHT = "right"
    ARGUABLE = "arguable"
    """Experts would differ; the reason says why."""
    PARTLY = "partly"
    WRONG = "wrong"
    OPEN = "open"
    """Not answered, or nothing to mark."""


class Table(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A TOML table of a chapter file. Unknown keys are refused."""


class Step(Table, frozen=True, kw_only=True):
    """One screenful of a chapter.

    Attributes:
        id: permanent, kebab-case ASCII, the same in both languages, never reused.
        title: heading above the step; where it is empty the interface names the kind.
        evidence: ids of claims and findings that the evidence panel shows beside the step.
    """

    id: str
    title: str = ""
    evidence: tuple[str, ...] = ()


class Exercise(Step, frozen=True, kw_only=True):
    """A step with an answer that is marked.

    Attributes:
        question: what is asked, in Markdown.
        confidence: whether the learner also says how sure they are (50, 70, 90 or 100 %).
        hints: one or two hints, given one at a time on request.
    """

    question: str
    confidence: bool = False
    hints: tuple[str, ...] = ()


class Answer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a learner answered so far. The empty answer is `Answer()`.

    Attributes:
        confidence: how sure the learner was, in per cent; 0 when not asked or not said.
    """

    confidence: int = 0


class Remark(msgspec.Struct, frozen=True):
    """What there is to say about one part of an answer: an option, a card, a pair."""

    id: str
    verdict: Verdict
    why: str


class Marking(msgspec.Struct, frozen=True):
    """A marked answer: one outcome for the whole and a remark on each part the learner touched."""

    outcome: Verdict
    remarks: tuple[Remark, ...] = ()


class Flaw(msgspec.Struct, frozen=True):
    """Something wrong in a block of a chapter file.

    Attributes:
        path: where in the block, for example `("cards", 2, "bucket")`, counted from 0.
        problem: what is wrong and what to do, without the place.
    """

    path: tuple[str | int, ...]
    problem: str


AnswerT = TypeVar("AnswerT", bound=Answer)


def read_answer(kind: type[AnswerT], plain: Mapping[str, object]) -> AnswerT:
    """Make an answer from the plain values of a progress file; parts that do not fit are left out."""
    fitting: dict[str, Any] = {}
    for field in msgspec.structs.fields(kind):
        value = plain.get(field.name)
        if field.name not in plain or (isinstance(value, float) and not math.isfinite(value)):
            continue
        try:
            fitting[field.name] = msgspec.convert(value, field.type)
        except (msgspec.ValidationError, OverflowError):
            continue
    return kind(**fitting)


def plain_values(answer: Answer) -> dict[str, Any]:
    """An answer as a progress file keeps it, and gives it back: with lists, never tuples, and without empty ones."""
    values: dict[str, Any] = msgspec.to_builtins(answer)
    # msgspec leaves out the one empty tuple that is the default; Python 3.10 makes others.
    filled = {name: value for name, value in values.items() if value != ()}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in filled.items()}


def overall(remarks: Sequence[Remark], expected: int) -> Verdict:
    """The outcome of several parts: right when all `expected` parts are right or arguable, otherwise partly, or wrong.

    Arguable parts count as held; a whole that rests on arguable parts alone is arguable.
    """
    if not remarks:
        return Verdict.OPEN
    held = sum(remark.verdict in {Verdict.RIGHT, Verdict.ARGUABLE} for remark in remarks)
    if held == expected:
        arguable = all(remark.verdict is Verdict.ARGUABLE for remark in remarks)
        return Verdict.ARGUABLE if arguable else Verdict.RIGHT
    return Verdict.PARTLY if held else Verdict.WRONG


def shuffled(ids: Iterable[str], seed: str) -> list[str]:
    """The ids in an order that looks random but is the same on every machine and in both languages.

    Two or more ids never come out in the order given, so the order itself tells nothing.
    """
    given = list(ids)
    mixed = sorted(given, key=lambda one: hashlib.sha256(f"{seed}/{one}".encode()).digest())
    return mixed[1:] + mixed[:1] if mixed == given else mixed


def repeated(ids: Sequence[str], table: str) -> Iterator[Flaw]:
    """A flaw for each id that an earlier entry of the same table already has."""
    for place, one in enumerate(ids):
        if one in ids[:place]:
            yield Flaw((table, place, "id"), f'duplicate id "{one}"; give each of the {table} an id of its own')


def unknown(word: str, known: Iterable[str], what: str) -> str:
    """The sentence for a word that is not one of the known ones, with the nearest of them."""
    names = list(known)
    import difflib  # noqa: PLC0415 - only where something is wrong

    near = difflib.get_close_matches(word, names, n=1, cutoff=0.5)
    hint = f'did you mean "{near[0]}"?' if near else "known are " + ", ".join(f'"{name}"' for name in names)
    return f'unknown {what} "{word}" ({hint})'


def missing_reasons(reasons: Sequence[str], table: str) -> Iterator[Flaw]:
    """A flaw for each entry of a table whose `why` is blank."""
    for place, why in enumerate(reasons):
        if not why.strip():
            yield Flaw((table, place, "why"), 'missing reason; say in "why" what speaks for or against it')
