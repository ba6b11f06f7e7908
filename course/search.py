"""Search in the course and in the learner's own writing: whole words or parts of them, in any order, however written.

Case, accents and the spelling of umlauts make no difference (ä = ae, ß = ss). What would give an answer away, such as
reasons and models, is found only in steps that are answered.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from course.journal import writings
from course.progress import key
from course.texts import GIVES_AWAY, NO_TEXT, spoken, texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from course.model import Chapter
    from course.progress import Progress

UMLAUTS: Final = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}
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
            answered = record is not None and record.state == "answered"
            shown = texts(step, NO_TEXT if answered else NO_TEXT | GIVES_AWAY)
            yield Page(chapter.id, step.id, spoken("\n\n".join(text for _path, text in shown)), own=False)


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
