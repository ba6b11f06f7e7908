"""The file system, as far as keeping one person's words needs it: whole files or nothing, for this user alone.

What a system lacks (owners, modes, syncing of folders) is guarded here and nowhere else.
"""

from __future__ import annotations

import errno
import os
import secrets
import stat
import sys
import tempfile
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from course.errors import FileReason, ReadFailed, SaveFailed, UnsafeFile, UnsafeReason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from filelock import FileLock

STALE = 24 * 60 * 60
"""Seconds after which a temporary file is one that a killed program left behind."""
REASONS: dict[int, FileReason] = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "quota",
    errno.EROFS: "read-only",
    errno.ENOENT: "gone",
    errno.ENOTDIR: "gone",
    errno.ESTALE: "gone",
    errno.ENODEV: "gone",
    errno.EFBIG: "too large",
    errno.EACCES: "denied",
    errno.EPERM: "denied",
}
UNSYNCED = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP}
"""What file systems say that cannot sync; their files are as safe as they get."""


def reason(error: OSError) -> FileReason:
    """Why the system refused, in a word."""
    return REASONS.get(error.errno or 0, "other")


def target(path: Path) -> Path:
    """Where the file really lies, so that a link to it stays a link when the file is replaced."""
    return Path(os.path.realpath(path))


def read(path: Path) -> bytes | None:
    """What stands in the file, or nothing where there is none.

    Raises:
        UnsafeFile: it is not this user's alone to write.
        ReadFailed: the system refuses.
    """
    try:
        file = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with open(file, "rb") as opened:  # noqa: PTH123 — the descriptor that was checked is the one that is read
            _refuse_unsafe(path, os.fstat(file), folder=False)
            return opened.read()
    except FileNotFoundError:
        return None
    except IsADirectoryError as error:
        raise UnsafeFile(path, "kind") from error
    except OSError as error:
        raise ReadFailed(path, reason(error)) from error


def check_folder(folder: Path) -> bool:
    """Whether the folder is there.

    Raises:
        UnsafeFile: it is not this user's alone to write, or no folder.
        ReadFailed: the system refuses to tell.
    """
    try:
        _refuse_unsafe(folder, folder.stat(), folder=True)
    except FileNotFoundError:
        return False
    except NotADirectoryError as error:
        raise UnsafeFile(folder, "kind") from error
    except OSError as error:
        raise ReadFailed(folder, reason(error)) from error
    return True


def _refuse_unsafe(path: Path, status: os.stat_result, *, folder: bool) -> None:
    if not (stat.S_ISDIR(status.st_mode) if folder else stat.S_ISREG(status.st_mode)):
        raise UnsafeFile(path, "kind")
    if found := _exposed(status):
        raise UnsafeFile(path, found)


def _exposed(status: os.stat_result) -> UnsafeReason | None:
    if sys.platform == "win32":
        return None
    if status.st_uid != os.geteuid():
        return "owner"
    return "writable" if status.st_mode & (stat.S_IWGRP | stat.S_IWOTH) else None


def make_folder(folder: Path) -> None:
    """Make the folder and those above it that are missing, each for this user alone, whatever the umask.

    Raises:
        SaveFailed: the system refuses.
    """
    try:
        missing = [one for one in (folder, *folder.parents) if not one.exists()]
        for one in reversed(missing):
            with suppress(FileExistsError):
                one.mkdir(mode=0o700)
                one.chmod(0o700)
    except OSError as error:
        raise SaveFailed(folder, reason(error)) from error


def write(path: Path, data: bytes) -> None:
    """Put the data in place of the file, all or nothing, readable by this user alone.

    Raises:
        SaveFailed: the system refuses; the file is as it was.
    """
    try:
        _replace(path, data)
    except OSError as error:
        raise SaveFailed(path, reason(error)) from error


def _replace(path: Path, data: bytes) -> None:
    file, spare = tempfile.mkstemp(prefix=_prefix(path), suffix=".tmp", dir=path.parent)
    try:
        with open(file, "wb") as opened:  # noqa: PTH123 — mkstemp hands out a descriptor
            if sys.platform != "win32":
                os.fchmod(file, 0o600)
            opened.write(data)
            opened.flush()
            _sync(file)
        os.replace(spare, path)  # noqa: PTH105 — mkstemp hands out a string
    except BaseException:
        with suppress(OSError):
            os.unlink(spare)  # noqa: PTH108 — likewise
        raise
    _sync_folder(path.parent)


def _sync(file: int) -> None:
    try:
        os.fsync(file)
    except OSError as error:
        if error.errno not in UNSYNCED:
            raise


def _sync_folder(folder: Path) -> None:
    """Best effort: the file is in place already."""
    if sys.platform == "win32":
        return
    with suppress(OSError):
        file = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(file)
        finally:
            os.close(file)


def keep(path: Path, copy: Path) -> None:
    """Let `copy` be what `path` is now, without ever leaving half a copy. Best effort: a backup never stops a save."""
    spare = path.with_name(f"{_prefix(path)}{secrets.token_hex(4)}.tmp")
    with suppress(OSError):
        path.chmod(0o600)
        try:
            os.link(path, spare)
        except OSError:
            _replace(copy, path.read_bytes())
            return
        try:
            spare.replace(copy)
        finally:
            spare.unlink(missing_ok=True)  # renaming a link onto another link of the same file leaves both


def set_aside(path: Path, name: str) -> Path:
    """Rename the file, never over another one: where the name is taken, a number is added. Says what it became.

    Raises:
        SaveFailed: the system refuses.
    """
    first = path.with_name(name)
    place, count = first, 1
    while os.path.lexists(place):
        count += 1
        place = first.with_name(f"{first.stem}-{count}{first.suffix}")
    try:
        return path.rename(place)
    except OSError as error:
        raise SaveFailed(path, reason(error)) from error


def listed(folder: Path) -> list[Path]:
    """What lies in the folder; nothing where it cannot be listed."""
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def discard(path: Path) -> None:
    """Remove a file that is no longer needed. Best effort."""
    with suppress(OSError):
        path.unlink()


def sweep(path: Path) -> None:
    """Remove temporary files of this file that a killed program left behind. Best effort."""
    for spare in listed(path.parent):
        if spare.name.startswith(_prefix(path)) and spare.suffix == ".tmp":
            with suppress(OSError):
                if time.time() - spare.lstat().st_ctime > STALE:
                    spare.unlink()


def _prefix(path: Path) -> str:
    return f".{path.name}-"


def file_lock(path: Path) -> FileLock:
    """A lock of the system on a file of its own, which stays when it is released and is free after a crash."""
    from filelock import FileLock  # noqa: PLC0415 - what only reads needs none

    return FileLock(path, mode=0o600, thread_local=False, poll_interval=0.01, fallback_to_soft=False)


@contextmanager
def locked(path: Path, seconds: float) -> Iterator[bool]:
    """Hold the lock of a file for a moment; gives whether it is held, since not every file system has locks.

    The lock is a file beside it, since one on the file itself would end when the file is replaced.

    Raises:
        SaveFailed: another process held it all that time.
    """
    lock, held = file_lock(path.with_name(f"{path.name}.lock")), True
    try:
        lock.acquire(timeout=seconds)
    except TimeoutError as error:
        raise SaveFailed(path, "busy") from error
    except (OSError, NotImplementedError):
        held = False
    try:
        yield held
    finally:
        if held:
            with suppress(OSError):
                lock.release()
