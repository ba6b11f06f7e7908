"""The journal on its way out: into a file the learner names, for this user alone."""

from __future__ import annotations

import os.path
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from course import files
from course.errors import CourseError
from tui.exporting import Wish, journal
from tui.locale import _
from tui.screens.question import PathScreen, ask
from tui.sentences import error_sentence

if TYPE_CHECKING:
    from textual.app import App

    from course.catalog import Catalog
    from course.progress import Progress

PROPOSAL = "~/journal.md"


class Outlet(NamedTuple):
    """What goes out, and where it must not go.

    Attributes:
        catalog: the course, for titles.
        progress: what was written.
        own: the progress file, which is never overwritten.
        wish: what is left out, and what is taken along.
    """

    catalog: Catalog
    progress: Progress
    own: Path
    wish: Wish

    def place(self, typed: str) -> tuple[Path | None, str]:
        """The file meant, or nothing and why not."""
        try:
            file = files.target(Path(typed).expanduser())
            there, plain = os.path.lexists(file), os.path.isfile(file)  # noqa: PTH113 - it never raises
        except RuntimeError:
            return None, _("There is no such home folder: {path}").format(path=typed)
        except ValueError:  # a sign no path can have
            return None, _("{file} is not a plain file.").format(file=typed)
        if file == files.target(self.own):
            words = _("{file} is where your progress itself lies; choose another file.")
            return None, words.format(file=file)
        return (None, _("{file} is not a plain file.").format(file=file)) if there and not plain else (file, "")

    def is_there(self, file: Path) -> bool:
        """Whether something would be overwritten."""
        return os.path.lexists(file)

    def write(self, file: Path) -> str:
        """Write it; why that could not be, or nothing."""
        try:
            files.write(file, journal(self.catalog, self.progress, self.wish, versions=False).text.encode())
        except CourseError as error:
            return error_sentence(error)
        return ""


async def write_journal(app: App[Any], outlet: Outlet) -> None:
    """Ask where to, until it is written or given up, and say where it went."""
    question = _("Where should the journal be written? It becomes a text file that you alone can read.")
    typed = PROPOSAL
    while typed := await app.push_screen_wait(PathScreen(question, typed)):
        file, question = outlet.place(typed)
        if not file:
            continue
        if outlet.is_there(file) and not await _may_replace(app, file):
            question = _("Where should the journal be written instead?")
            continue
        question = outlet.write(file)
        if not question:
            app.notify(_("Written: {file}").format(file=file), markup=False, timeout=10)
            return


async def _may_replace(app: App[Any], file: Path) -> bool:
    """Whether the learner says that what is there may be lost."""
    question = _("{file} is there already.").format(file=file)
    answers = {"back": _("Choose another file"), "replace": _("Replace it")}
    return await ask(app, question, answers) == "replace"
