"""What `h2h import` does: read a file with progress, merge it into this one's, and say what came."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from course import files
from course.arrival import arrived
from course.encoding import decode_bytes
from course.errors import DamagedFile, NewerFormat, ReadFailed
from course.merge import merge
from course.progress import Progress
from course.session import Holder, open_session
from tui.exporting import Refused, kept
from tui.locale import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from course.store import Store

LARGEST = 20_000_000
"""Octets a progress file may have; ten years of writing take less than a tenth."""


def taken_in(store: Store, file: Path, course: str, *, dry_run: bool) -> list[str]:
    """Merge the file into the progress of `store`, unless it is only to be tried, and say what came.

    Args:
        store: where progress lies.
        file: what to read; `-` is standard input.
        course: the id of the course that is open.
        dry_run: whether nothing is to be written.

    Raises:
        Refused: the file, or the progress it should come to, cannot be used; nothing has changed.
        ProgressError: it cannot be read or saved; nothing has changed.
    """
    found = _found(file)
    before = Progress() if store.peek().condition == "new" else kept(store)
    ours = before.course or course
    if found.course and found.course != ours:
        words = _("{file} belongs to another course ({course}); nothing is taken in.")
        raise Refused(words.format(file=file, course=found.course))
    if not dry_run:
        before = store.load().progress
    after = merge(before, found)
    if after == merge(before, before):
        return [_("Nothing new in {file}; everything in it is here already.").format(file=file)]
    if not dry_run:
        store.save(after)
    return [*_told(before, after), *_ending(store, dry_run=dry_run)]


def _found(file: Path) -> Progress:
    data = _read(file)
    if len(data) > LARGEST:
        size = LARGEST // 1_000_000
        raise Refused(_("{file} is larger than {size} MB; nothing is taken in.").format(file=file, size=size))
    try:
        return decode_bytes(data)
    except NewerFormat as error:
        words = _("{file} was written by a newer version of this program; nothing is taken in.")
        raise Refused(words.format(file=file)) from error
    except DamagedFile as error:
        words = _("{file} is not a whole progress file; nothing is taken in.")
        raise Refused(words.format(file=file)) from error


def _read(file: Path) -> bytes:
    """So much of the file as is needed to see that it is too large; who may write it makes no difference here."""
    if str(file) == "-":
        return sys.stdin.buffer.read(LARGEST + 1)
    try:
        with file.open("rb") as opened:
            return opened.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise Refused(_("There is no file {file}.").format(file=file)) from error
    except IsADirectoryError as error:
        raise Refused(_("{file} is not a plain file.").format(file=file)) from error
    except OSError as error:
        raise ReadFailed(file, files.reason(error)) from error


def _told(before: Progress, after: Progress) -> Iterator[str]:
    came = arrived(before, after)
    counted = [
        (came.answers, ngettext("{count} answer", "{count} answers", came.answers)),
        (came.drafts, ngettext("{count} half-done answer", "{count} half-done answers", came.drafts)),
        (came.looked, ngettext("{count} step seen or skipped", "{count} steps seen or skipped", came.looked)),
        (came.questions, ngettext("{count} date of a question", "{count} dates of questions", came.questions)),
    ]
    lines = [words.format(count=count) for count, words in counted if count]
    if lines or not came.beside:
        yield _("New: {what}.").format(what=", ".join(lines) or _("your place and settings"))
    if came.beside:
        words = ngettext(
            "{count} text differs: both versions are kept, the older one among the earlier versions.",
            "{count} texts differ: both versions are kept, the older ones among the earlier versions.",
            came.beside,
        )
        yield words.format(count=came.beside)
    yield _("Nothing newer was overwritten.")


def _ending(store: Store, *, dry_run: bool) -> Iterator[str]:
    if dry_run:
        yield _("This was only tried: nothing was changed.")
        return
    session = open_session(store.path)
    if isinstance(session, Holder):
        yield _("The course is open elsewhere just now; it takes this in when it next saves.")
    else:
        session.close()
