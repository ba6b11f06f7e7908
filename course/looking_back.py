"""Whether what is looked back at is there: an earlier step that was answered in own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.comparing import all_steps
from course.errors import Problem
from course.exercises import kind_name
from course.exercises.base import unknown
from course.exercises.returning import ThenNow
from course.progress import chapter_and_step, key
from course.signs import told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.comparing import Chapters, Unsure
    from course.exercises.base import Step

KINDS = ("prompt", "rewrite")
"""What one can look back at: words that were written at length, and that are the learner's own affair."""


def strays(chapters: Chapters, unsure: Unsure) -> Iterator[Problem]:
    """Every `then-now` whose `about` names no such step before it.

    Args:
        chapters: what could be read of them, in order.
        unsure: whether a chapter's step could not be read well enough to say that it is not there.
    """
    steps = all_steps(chapters)
    for entry, languages in chapters:
        for parsed in languages:
            for step in parsed.steps:
                if isinstance(step, ThenNow) and parsed.sound(step.id, ("about",)):
                    problem = (
                        "" if unsure(*chapter_and_step(step.about)) else _stray(step, key(entry.id, step.id), steps)
                    )
                    if problem:
                        words = f'then-now "{step.id}": "about": {problem}'
                        yield Problem(parsed.file, parsed.line(step.id, ("about",)), told(words))


def _stray(step: ThenNow, where: str, steps: dict[str, Step]) -> str:
    about, order = steps.get(step.about), list(steps)
    if about is None:
        return unknown(step.about, [name for name, one in steps.items() if kind_name(one) in KINDS], "step")
    if kind_name(about) not in KINDS:
        return f'"{step.about}" is of kind {kind_name(about)}; name a {" or ".join(KINDS)}'
    later = order.index(step.about) >= order.index(where)
    return f'"{step.about}" does not come before it; name an earlier step' if later else ""
