"""What happens when the program itself fails: a sentence, and a report that holds nothing the learner wrote."""

from __future__ import annotations

import sys
import traceback
from datetime import datetime, timezone
from typing import TYPE_CHECKING

from course import files
from course.errors import CourseError
from tui.locale import _

if TYPE_CHECKING:
    from pathlib import Path


def report(progress_file: Path, *, saved: bool) -> str:
    """Write down where the exception that is being handled came from, beside the progress file.

    Its kind and the places in the code are kept, its message is not: that could hold words of the learner.

    Returns:
        A sentence for the learner.
    """
    sentence = _("h2h: the program made a mistake and had to stop.")
    sentence += " " + (_("Your words are saved.") if saved else _("What you wrote last could not be saved."))
    kind, _error, places = sys.exc_info()
    lines = [f"{place.filename}:{place.lineno} {place.name}" for place in traceback.extract_tb(places)]
    path = progress_file.with_name(f"h2h-crash-{datetime.now(timezone.utc):%Y%m%dT%H%M%SZ}.txt")
    try:
        files.write(path, "\n".join([str(kind), *lines, ""]).encode())
    except (CourseError, OSError):
        return sentence
    return sentence + " " + _("A report for whoever looks after the program: {file}").format(file=path)
