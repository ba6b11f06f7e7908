"""What `h2h doctor` says of the progress file, its folder and the disk below it, by the checks that saving makes."""

from __future__ import annotations

import os
import shlex
import shutil
import stat
import sys
from contextlib import suppress
from datetime import datetime, timezone
from typing import TYPE_CHECKING

from course import backups, files, mounts, session
from course.errors import FileFailed, ProgressError, SaveFailed, UnsafeFile
from tui.diagnosis import Row, day_and_time, size
from tui.locale import _
from tui.sentences import damaged, error_sentence, missing, newer, open_elsewhere

if sys.platform != "win32":
    import pwd

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
    yield _locks_row(file, found)
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
    yield Row(_("Rights"), _rights(status, good=not isinstance(found, Exception)))


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
        yield Row(_("Rights"), _not_good(folder), _problem(error))


def _not_good(folder: Path) -> str:
    try:
        return _rights(folder.stat(), good=False)
    except OSError:
        return _("not known")


def _disk_rows(folder: Path) -> Iterator[Row]:
    kind = mounts.file_system(folder)
    where = _("on the network") if mounts.on_network(kind) else _("on this machine")
    yield Row(_("File system"), f"{kind}, {where}" if kind else _("not known"))
    ground = _ground(folder)
    free = shutil.disk_usage(ground).free
    yield Row(_("Free"), size(free), _problem(SaveFailed(ground, "full")) if free < SCARCE else "")


def _locks_row(file: Path, found: Loaded | Exception) -> Row:
    label = _("Locks")
    works = None if isinstance(found, Exception) else session.lockable(file)
    if works is None:
        return Row(label, _("not known"))
    if works:
        return Row(label, _("work"))
    words = _("A second session would not be noticed here. Open the course in one place at a time.")
    return Row(label, _("do not work"), words)


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
    words = _("{mode}, belongs to {owner}")
    if good:
        words = _("{mode}, belongs to {owner}, in order")
        if stat.S_ISREG(status.st_mode) and status.st_mode & (stat.S_IRGRP | stat.S_IROTH):
            words = _("{mode}, belongs to {owner}; others can read it until the next save")
    return words.format(mode=f"{stat.S_IMODE(status.st_mode):04o}", owner=_owner(status.st_uid))


def _owner(user: int) -> str:
    """A user's name, or the number of one that has none."""
    if sys.platform != "win32":
        with suppress(KeyError):
            return pwd.getpwuid(user).pw_name
    return str(user)


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
    if isinstance(error, FileFailed) and error.reason == "denied" and _lacks_rights(error.path):
        letters = "rwx" if os.path.isdir(error.path) else "rw"  # noqa: PTH112 - raises for no path
        return _("Type: {command}").format(command=f"chmod u+{letters} {shlex.quote(str(error.path))}")
    return elsewhere


def _lacks_rights(path: Path) -> bool:
    """Whether it is this user's own, so that its rights are theirs to mend."""
    try:
        status = path.stat()
    except OSError:
        return False
    wanted = stat.S_IRWXU if stat.S_ISDIR(status.st_mode) else stat.S_IRUSR | stat.S_IWUSR
    return sys.platform != "win32" and status.st_uid == os.geteuid() and status.st_mode & wanted != wanted
