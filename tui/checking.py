"""`h2h check`: the problems of a course, and how long its chapters are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.catalog import Catalog
from course.check import check_course, check_spelling
from course.check import publish as publish_course
from course.errors import NoDictionary
from course.model import LANGUAGES
from course.reading_time import extent
from tui import terminal
from tui.locale import _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from course.errors import Problem


def run(folder: Path | None, *, publish: bool, spelling: bool, screens: bool, counts: bool) -> int:
    """Print every problem of a course, or that there is none, and what the program ends with.

    What needs a dictionary or has to be drawn is looked at only where nothing else is wrong.
    """
    try:
        problems = _problems(folder, publish=publish, spelling=spelling, screens=screens)
    except NoDictionary as error:
        terminal.say(f"h2h: {error}", error=True)
        return 2
    for problem in problems:
        terminal.say(problem)
    if problems:
        return 1
    for line in _counts(Catalog.open(folder)) if counts else ():
        terminal.say(line)
    terminal.say(_("No problems."))
    return 0


def _problems(folder: Path | None, *, publish: bool, spelling: bool, screens: bool) -> list[Problem]:
    found = publish_course(folder) if publish else check_course(folder)
    if not found and spelling:
        found = check_spelling(folder)
    if not found and screens:
        from tui.fitting import misfits  # noqa: PLC0415 - loads Textual

        found = misfits(folder)
    return found


def _counts(catalog: Catalog) -> Iterator[str]:
    """A table: of each chapter and language the words and minutes, and how many claims it teaches."""
    yield "chapter  language  core  readings  words  minutes  claims"
    claims = 0
    for number, entry in enumerate(catalog.course.chapters, start=1):
        for language in LANGUAGES:
            chapter = catalog.chapter(entry.id, language)
            found = extent(chapter.steps)
            yield (
                f"{number:>7}  {language:<8}  {found.core:>4}  {found.readings:>8}  {found.words:>5}"
                f"  {found.minutes:>7.1f}  {len(chapter.claims):>6}"
            )
        claims += len(chapter.claims)
    yield f"claims taught: {claims}"
