"""What the options of a command stand for: a course and a progress file."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from course.errors import ContentError, CourseError
from tui import locale, terminal

if TYPE_CHECKING:
    from course.catalog import Catalog
    from course.progress import Progress
    from course.store import Store


def open_catalog(course: object, *, whole: bool = False) -> Catalog:
    """The course, with nothing half-loaded: problems are printed, and the program ends with 1."""
    from course.catalog import Catalog

    folder = course if isinstance(course, Path) else None
    try:
        catalog = Catalog.open(folder)
        if whole:
            from course.check import check_course

            if problems := check_course(folder):
                raise ContentError(problems)
    except CourseError as error:
        fail(error)
    return catalog


def open_store(progress_file: object) -> Store:
    """The store of this progress file, or of the learner's own."""
    from course.store import Store, default_path

    try:
        return Store(progress_file if isinstance(progress_file, Path) else default_path(os.environ))
    except CourseError as error:
        fail(error)


def speak(language: object, progress: Progress) -> None:
    """Speak the learner's language, unless another was asked for."""
    if not language and progress.settings.language:
        locale.use(progress.settings.language)


def fail(error: CourseError) -> NoReturn:
    """Say what is wrong on standard error, and end with 1, or with what the error says."""
    from tui.exporting import Refused
    from tui.sentences import error_sentence

    terminal.say(error if isinstance(error, ContentError) else f"h2h: {error_sentence(error)}", error=True)
    sys.exit(error.code if isinstance(error, Refused) else 1)
