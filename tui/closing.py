"""What is said behind the last step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.exercises import kind_name
from tui.labels import kind_label
from tui.locale import _
from tui.sitting import SIGNS

if TYPE_CHECKING:
    from tui.sitting import Sitting


def closing_words(sitting: Sitting, number: int, more: str = "r") -> str:
    """What is said behind the last step of a chapter: that it is done, or what is still open.

    Behind the review nothing is said of what is open: the contents say what is due, what was skipped included.

    Args:
        sitting: with the chapter.
        number: the chapter's number; 0 for the review.
        more: the key or the command that shows more of what is due.
    """
    titles = [step.title or kind_label(kind_name(step)) for step in sitting.still_open()]
    if not number:
        if titles:
            return ""
        if any(sitting.sign(step) == SIGNS["skipped"] for step in sitting.chapter.steps):
            return _("What was skipped comes back another time.")
        enough = _("That is enough for today. The rest waits for other days; {more} shows more.").format(more=more)
        return enough if sitting.more_waits() else _("That was all that is due today.")
    if not titles:
        return _("Chapter {number} is done.").format(number=number)
    words = _("That was the last step of chapter {number}. Still open: {titles}")
    return words.format(number=number, titles=", ".join(_("“{text}”").format(text=title) for title in titles))
