"""What the options of a command stand for: a course and a progress file."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from course.errors import ContentError, CourseError
from course.signs import in_one_line
from tui import terminal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.catalog import Catalog
    from course.store import Store


class PlainGroup(click.Group):
    """Commands whose complaints about arguments write control characters out: one may be a crafted name."""

    def make_context(self, *args: Any, **keywords: Any) -> click.Context:  # noqa: ANN401 - handed on as they come
        """Read the arguments of the group itself."""
        with _complaining_plainly():
            return super().make_context(*args, **keywords)

    def invoke(self, ctx: click.Context) -> object:
        """Read the rest, and run the command."""
        with _complaining_plainly():
            return super().invoke(ctx)


@contextmanager
def _complaining_plainly() -> Iterator[None]:
    try:
        yield
    except click.UsageError as error:
        raise click.UsageError(in_one_line(error.format_message()), error.ctx) from None


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


def fail(error: CourseError) -> NoReturn:
    """Say what is wrong on standard error, and end with 1, or with what the error says."""
    from tui.exporting import Refused
    from tui.sentences import error_sentence

    terminal.say(error if isinstance(error, ContentError) else f"h2h: {error_sentence(error)}", error=True)
    sys.exit(error.code if isinstance(error, Refused) else 1)
