"""The evidence booklet: claims and findings that the learner has met, and where."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from course.exercises import kind_name
from course.progress import key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from course.exercises.base import Step
    from course.model import Chapter
    from course.progress import Progress

CITED = re.compile(r"\(evidence:([^()\s]*)\)")


class Place(NamedTuple):
    """A step in which something is cited."""

    chapter: str
    step: str
    kind: str


def met(
    progress: Progress, chapters: Iterable[str], read: Callable[[str], Chapter | None]
) -> dict[str, tuple[Place, ...]]:
    """What was met, by the id of the claim or finding, in the order of the course, with every step that cites it.

    Met is what a step cites that was seen or answered; what was skipped is not.

    Args:
        progress: what the learner did.
        chapters: all chapters in order.
        read: gives the body of a chapter, or nothing where it has problems; asked only for chapters with such a step.
    """
    done = {where for where, record in progress.steps.items() if record.state in {"seen", "answered"}}
    begun = {where.partition("/")[0] for where in done}
    found: dict[str, tuple[Place, ...]] = {}
    for chapter in (read(one) for one in chapters if one in begun):
        for step in chapter.steps if chapter else ():
            if chapter and key(chapter.id, step.id) in done:
                place = Place(chapter.id, step.id, kind_name(step))
                found |= {name: (*found.get(name, ()), place) for name in cited(step)}
    return found


def cited(step: Step) -> tuple[str, ...]:
    """Ids of the claims and findings that a step names anywhere, in its texts and for its panel, each once."""
    named = [name for text in _texts(step) for name in CITED.findall(text)]
    return tuple(dict.fromkeys([*named, *step.evidence]))


def _texts(value: object) -> Iterator[str]:
    """Every text of a step, of its options, cards and so on."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from _texts(getattr(value, name))
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one)
