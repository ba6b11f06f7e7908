"""Search in the course and in the learner's own writing: whole words or parts of them, in any order, however written.

Case, accents and the spelling of umlauts make no difference (ä = ae, ß = ss). What would give an answer away, such as
reasons and models, is found only in steps that are answered.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec

from course.journal import writings
from course.progress import key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from course.exercises.base import Step
    from course.model import Chapter
    from course.progress import Progress

NO_TEXT: Final = frozenset(
    {"id", "evidence", "verdict", "mode", "bucket", "arguable", "accepted", "to", "about", "compare", "unit"}
)
"""Fields that hold ids or fixed words, or the very word that is to be recalled."""
GIVES_AWAY: Final = frozenset({"why", "hints", "model", "notes", "debrief", "lesson", "endings"})
UMLAUTS: Final = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}
CITATION: Final = re.compile(r"\[([^\]]*)\]\([^)]*\)")
SIGNS: Final = re.compile(
    r"^[ \t]*(?:[#>]+|[-*+]|\d+\.)[ \t]+|[*`]+|(?<!_)_{1,2}(?!_)|^[ \t]*```.*$",  # three _ are the gap of a question
    re.MULTILINE,
)
AROUND: Final = 60
"""Characters of context shown before and after what was found."""
MOST: Final = 200


class Page(NamedTuple):
    """Text of one step to search in; `own` says that the learner wrote it."""

    chapter: str
    step: str
    text: str
    own: bool


class Hit(NamedTuple):
    """One paragraph in which everything looked for stands, and the first of it with what stands around it."""

    chapter: str
    step: str
    before: str
    found: str
    after: str
    own: bool


def fold(text: str) -> str:
    """The text without case and accents."""
    return "".join(map(_folded, text))


def places(text: str) -> list[int]:
    """For each character of the folded text, the place it had before."""
    return [place for place, sign in enumerate(text) for _each in _folded(sign)]


@cache
def _folded(sign: str) -> str:
    plain = unicodedata.normalize("NFKD", sign.casefold())
    return UMLAUTS.get(sign.lower()) or "".join(one for one in plain if not unicodedata.combining(one))


def pages(chapters: Iterable[Chapter], progress: Progress) -> Iterator[Page]:
    """Everything that can be searched: first what the learner wrote, then the course, in its order."""
    known = tuple(chapters)
    yield from _own(progress, [chapter.id for chapter in known])
    for chapter in known:
        for step in chapter.steps:
            record = progress.steps.get(key(chapter.id, step.id))
            texts = _texts(step, answered=record is not None and record.state == "answered")
            yield Page(chapter.id, step.id, bare("\n\n".join(texts)), own=False)


def search(query: str, where: Iterable[Page]) -> list[Hit]:
    """The paragraphs that have all the words, in the order of the pages; of more than 200 the first ones."""
    words = fold(query).split()
    found: list[Hit] = []
    for page in where if words else ():
        for paragraph in re.split(r"\n\s*\n", page.text):
            if hit := _hit(page, " ".join(paragraph.split()), words):
                found.append(hit)
                if len(found) == MOST:
                    return found
    return found


def bare(markdown: str) -> str:
    """The words of a Markdown text, without the signs that set it."""
    return SIGNS.sub("", CITATION.sub(r"\1", markdown))


def _own(progress: Progress, chapters: Sequence[str]) -> Iterator[Page]:
    for writing in writings(progress, chapters):
        newest = writing.draft or writing.latest
        if newest:
            yield Page(writing.chapter, writing.step, "\n\n".join(_strings(newest.answer.get("text"))), own=True)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _strings(one)
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from _strings(one)


def _texts(step: Step | msgspec.Struct, *, answered: bool) -> Iterator[str]:
    for name in step.__struct_fields__:
        if name in NO_TEXT or (name in GIVES_AWAY and not answered):
            continue
        value = getattr(step, name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, str):
                yield one
            elif isinstance(one, msgspec.Struct):
                yield from _texts(one, answered=answered)


def _hit(page: Page, paragraph: str, words: Sequence[str]) -> Hit | None:
    folded = fold(paragraph)
    if not all(word in folded for word in words):
        return None
    start, word = min((folded.index(word), word) for word in words)
    where = places(paragraph)
    first, last = where[start], where[start + len(word) - 1] + 1
    before, after = _cut(paragraph[:first], ending=True), _cut(paragraph[last:], ending=False)
    return Hit(page.chapter, page.step, before, paragraph[first:last], after, page.own)


def _cut(text: str, *, ending: bool) -> str:
    """So much of a text as is shown, cut at a blank where there is one."""
    if len(text) <= AROUND:
        return text
    if ending:
        return "…" + text[-AROUND:].partition(" ")[2]
    return text[:AROUND].rpartition(" ")[0] + "…"
