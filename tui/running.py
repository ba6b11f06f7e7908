"""What is run most often: the course on a full screen, and `h2h status`. Neither loads what reads options."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING, cast

from course.errors import CourseError
from tui import terminal
from tui.given import fail, open_catalog, open_store, speak

if TYPE_CHECKING:
    from course.model import Language

PROGRESS = "H2H_PROGRESS"
"""What in the environment names the progress file."""


def full_screen(course: object, progress_file: object, language: object, *, kiosk: bool = False) -> None:
    """Open the course full screen."""
    gc.disable()  # until the first screen stands: what is loaded stays, and looking for garbage in it takes time
    if reason := terminal.refusal(os.environ, sys.stdin, sys.stdout, sys.stderr):
        from tui.sentences import refusal

        terminal.say(refusal(reason), error=True)
        sys.exit(2)
    terminal.prepare_terminal(os.environ, stoppable=not kiosk)
    catalog, store = open_catalog(course, whole=course is not None), open_store(progress_file)
    from course.session import open_session

    try:
        session = open_session(store.path)
    except CourseError as error:
        fail(error)
    from tui.kiosk import app_class

    app = app_class(kiosk=kiosk)(catalog, store, session, cast("Language | None", language))
    app.run()
    sys.exit(app.return_code or 0)


def status(course: object, progress_file: object, language: object) -> None:
    """Say what is done, what is due, and where the file lies."""
    from tui.status import status_lines

    catalog, store = open_catalog(course), open_store(progress_file)
    try:
        loaded = store.peek()
    except CourseError as error:
        fail(error)
    speak(language, loaded.progress)
    terminal.say("\n".join(status_lines(catalog, store.path, loaded)))
    sys.exit(1 if loaded.condition == "damaged" else 0)
