"""What `h2h doctor` says of the progress file, its folder and the disk below it, by the checks that saving makes."""

from __future__ import annotations

import os
import shlex
import shutil
import stat
import sys
from datetime import datetime, timezone
from typing import TYPE_CHECKING

from course import backups, files, mounts, session
from course.errors import FileFailed, ProgressError, SaveFailed, UnsafeFile
from tui.diagnosis import Row, day_and_time, size
from tui.locale import _
from tui.sentences import damaged, error_sentence, missing, newer, open_elsewhere

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from course.session import Holder
    from course.store import Loaded

SCARCE = 1_000_000
"""Bytes below which a disk is as good as full: a long progress file and a backup of it."""


def progress_rows(path: Path, found: Loaded | Exception) -> Iterator[Row]:
    """The rows; `found` is what looking into the file gave."""
    file = files.target(path)
    yield Row(_("File"), str(path))
    if file != path:
        yield Row(_("Lies at"), str(file))
    yield _state_row(file, found)
    if os.path.exists(file):  # noqa: PTH110 - raises for no path
        yield from _kept_rows(file, found)
    yield from _folder_rows(file.parent)
    yield from _disk_rows(file.parent)
    yield from _backup_rows(file)
    holder = session.seen(path)
    yield Row(_("Open now"), _open_words(holder) if holder else _("no"))


def _state_row(file: Path, found: Loaded | Exception) -> Row:
    label = _("State")
    if isinstance(found, Exception):
        return Row(label, _("cannot be used"), _problem(found))
    if found.condition == "damaged":
        offered = _("Open the course: it sets the file aside and offers the backup.")
        anew = _("Open the course: it sets the file aside and begins anew.")
        return Row(label, _("damaged"), f"{damaged(None, file, found.backup)} {offered if found.backup else anew}")
    if found.condition == "newer":
        return Row(label, _("of a newer version"), newer() + " " + _("Install the newer version."))
    if found.condition == "good":
        return Row(label, _("good"))
    backup = backups.newest(file)
    offer = missing(backup) + " " + _("Open the course: it offers the backup.") if backup else ""
    return Row(label, _("not begun; the first save writes the file"), offer)


def _kept_rows(file: Path, found: Loaded | Exception) -> Iterator[Row]:
    status = file.stat()
    yield Row(_("Last saved"), day_and_time(_time(status)))
    yield Row(_("Length"), size(status.st_size))
    if not isinstance(found, Exception):
        yield Row(_("Rights"), _rights(status))


def _folder_rows(folder: Path) -> Iterator[Row]:
    yield Row(_("Folder"), str(folder))
    problem = ""
    try:
        there = files.check_folder(folder)
        if not there:
            yield Row(_("Rights"), _("not there yet; the first save makes it"))
        ground = _ground(folder)
        if not os.access(ground, os.W_OK | os.X_OK):
            problem = _problem(SaveFailed(ground, "read-only" if _read_only(ground) else "denied"))
        if there:
            yield Row(_("Rights"), _rights(folder.stat(), good=not problem), problem)
        elif problem:
            yield Row("", "", problem)
    except ProgressError as error:
        yield Row(_("Rights"), _("not as they must be"), _problem(error))


def _disk_rows(folder: Path) -> Iterator[Row]:
    kind = mounts.file_system(folder)
    where = _("on the network") if mounts.on_network(kind) else _("on this machine")
    yield Row(_("File system"), f"{kind}, {where}" if kind else _("not known"))
    ground = _ground(folder)
    free = shutil.disk_usage(ground).free
    yield Row(_("Free"), size(free), _problem(SaveFailed(ground, "full")) if free < SCARCE else "")


def _backup_rows(file: Path) -> Iterator[Row]:
    label = _("Backups")
    for backup in backups.found(file):
        yield Row(label, f"{backup.name} ({day_and_time(_time(backup.stat()))})")
        label = ""
    if label:
        yield Row(label, _("none yet"))


def _open_words(holder: Holder) -> str:
    since = day_and_time(holder.since) if holder.since else "?"
    return open_elsewhere(since, holder.tty, "" if holder.same_host else holder.host)


def _ground(folder: Path) -> Path:
    """The folder, or the nearest one above it that is there."""
    return next(one for one in (folder, *folder.parents) if os.path.exists(one))  # noqa: PTH110 - raises for no path


def _read_only(folder: Path) -> bool:
    return sys.platform != "win32" and bool(os.statvfs(folder).f_flag & os.ST_RDONLY)


def _time(status: os.stat_result) -> datetime:
    return datetime.fromtimestamp(status.st_mtime, timezone.utc)


def _rights(status: os.stat_result, *, good: bool = True) -> str:
    mode = f"{stat.S_IMODE(status.st_mode):04o}"
    return _("{mode}, in order").format(mode=mode) if good else mode


def _problem(error: Exception) -> str:
    """What the course would say, and what to do about it."""
    return f"{error_sentence(error)} {_advice(error)}".rstrip()


def _advice(error: Exception) -> str:
    elsewhere = _("Ask the administrator, or choose another file with --progress FILE.")
    if isinstance(error, UnsafeFile):
        if error.reason == "writable":
            return _("Type: {command}").format(command=f"chmod go-w {shlex.quote(str(error.path))}")
        return _("Choose another file with --progress FILE.") if error.reason == "kind" else elsewhere
    if isinstance(error, FileFailed) and error.reason in {"full", "quota"}:
        return _("Delete what you do not need, or ask the administrator for more space.")
    return elsewhere
