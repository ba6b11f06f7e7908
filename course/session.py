"""One session at a time has a progress file open; a second one learns which, and can ask it to leave.

The lock is one of the system, which a crash releases. Who holds it stands in a file beside it, so that a person can be
told, and so that no other process is ever ended by mistake: host, user and start time of the process must fit.
"""

from __future__ import annotations

import os
import platform
import signal
import subprocess
import sys
import time
from contextlib import suppress
from datetime import datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import tomli_w

from course import files
from course.errors import FileFailed, ProgressError, TakeOverFailed
from course.progress import moment, timestamp

if sys.platform != "win32":
    import fcntl

if TYPE_CHECKING:
    from filelock import FileLock
    from typing_extensions import Self

SETTLING = 0.5
"""Seconds within which a session that has just begun has said who it is."""


class Details(msgspec.Struct, frozen=True, kw_only=True):
    """Which process holds a session.

    Attributes:
        boot: id of the running system, since names of hosts and numbers of processes repeat.
        started: when the process began, in whatever form the system tells it.
        tty: the terminal, empty where there is none.
        since: when the session began, in UTC.
    """

    host: str
    boot: str
    user: int
    pid: int
    started: str
    tty: str
    since: str


class Holder:
    """Another session that has the file open.

    Attributes:
        tty: its terminal, for example `pts/3`; empty when not known.
        since: when it began; nothing when not known.
        same_host: whether it runs on this machine, so that it can be asked to leave.
    """

    def __init__(self, path: Path, details: Details | None) -> None:
        self.path, self.details = path, details
        self.tty = details.tty if details else ""
        self.since: datetime | None = moment(details.since) if details else None
        self.host = details.host if details else ""
        self.same_host = details is not None and (details.host, details.boot) == (platform.node(), _boot())


class Session:
    """The file is open here, until `close`.

    Attributes:
        locked: false where the file system has no locks, and a second session would not be noticed.
    """

    def __init__(self, path: Path, lock: FileLock | None) -> None:
        self.path, self._lock = path, lock
        self.locked = lock is not None
        if lock:
            _tell(path)

    def close(self) -> None:
        """Let another session have the file. Closing twice does no harm."""
        lock, self._lock = self._lock, None
        if lock:
            files.discard(_details(self.path))
            with suppress(OSError):
                lock.release()

    def __enter__(self) -> Self:
        """Nothing to do; the session is open already."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close, whatever happened."""
        self.close()


def open_session(path: Path) -> Session | Holder:
    """Open the file for this process, or say who has it open.

    Raises:
        UnsafeFile: the folder is not this user's alone to write.
    """
    file = files.target(path)
    try:
        if not files.check_folder(file.parent):
            files.make_folder(file.parent)
    except FileFailed:
        return Session(file, None)
    session = _try(file, 0.0)
    return session or _holder(file)


def seen(path: Path) -> Holder | None:
    """Who has the file open, to look at only: nothing is written, and nobody is asked."""
    file = files.target(path)
    details = _read(file)
    if details is None:
        return None
    holder = Holder(file, details)
    running = holder.same_host and _started(details.pid) == details.started
    return holder if running or _locked(file) else None


def _locked(file: Path) -> bool:
    """Whether another process holds the lock, on this machine or another; a shared one needs no right to write."""
    if sys.platform != "win32":
        try:
            with _lock_file(file).open("rb") as lock:
                fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        except OSError:
            return False
    return False


def lockable(file: Path) -> bool | None:
    """Whether locks work where this file lies; nothing where that does not show without writing.

    It shares a lock on the file itself for a moment. No session ever locks that one, so none is disturbed.
    """
    if sys.platform != "win32":
        try:
            opened = os.open(file, os.O_RDONLY | os.O_NONBLOCK)
        except OSError:
            return None
        try:
            fcntl.flock(opened, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except OSError as error:
            return isinstance(error, BlockingIOError)
        finally:
            os.close(opened)
        return True
    return None


def take_over(holder: Holder, timeout: float = 8.0) -> Session:
    """Ask the other session to leave, and open the file here once it has; it saves before it leaves.

    Raises:
        TakeOverFailed: it cannot safely be asked, or did not leave in time.
    """
    if session := _try(holder.path, 0.0):
        return session
    now = _holder(holder.path)
    if sys.platform == "win32":  # ending a process there leaves it no time to save
        raise TakeOverFailed(holder.path, "unsupported")
    details = now.details
    if not details:
        raise TakeOverFailed(holder.path, "unknown")
    if not now.same_host:
        raise TakeOverFailed(holder.path, "other host")
    if details.user != _user():
        raise TakeOverFailed(holder.path, "other user")
    _ask(holder.path, details)
    session = _try(holder.path, timeout)
    if not session:
        raise TakeOverFailed(holder.path, "still open")
    return session


def _ask(path: Path, details: Details) -> None:
    if details.pid <= 1 or details.pid == os.getpid() or _started(details.pid) != details.started:
        raise TakeOverFailed(path, "unknown")
    try:
        os.kill(details.pid, signal.SIGTERM)
    except ProcessLookupError:
        return
    except OSError as error:
        raise TakeOverFailed(path, "denied") from error


def _try(path: Path, seconds: float) -> Session | None:
    lock = files.file_lock(_lock_file(path))
    try:
        lock.acquire(timeout=seconds)
    except TimeoutError:
        return None
    except (OSError, NotImplementedError):
        return Session(path, None)
    return Session(path, lock)


def _lock_file(path: Path) -> Path:
    return path.with_name(f"{path.name}.session.lock")


def _details(path: Path) -> Path:
    return path.with_name(f"{path.name}.session")


def _tell(path: Path) -> None:
    """Best effort: without it a second session learns less."""
    details = Details(
        host=platform.node(),
        boot=_boot(),
        user=_user(),
        pid=os.getpid(),
        started=_started(os.getpid()),
        tty=_tty(),
        since=timestamp(datetime.now(timezone.utc)),
    )
    with suppress(ProgressError):
        files.write(_details(path), tomli_w.dumps(msgspec.structs.asdict(details)).encode())


def _holder(path: Path) -> Holder:
    """Who holds the lock. Right after it was taken, the file may still name an earlier session, or nobody."""
    until = time.monotonic() + SETTLING
    while True:
        holder = Holder(path, _read(path))
        details = holder.details
        known = details and details.started and (not holder.same_host or _started(details.pid) == details.started)
        if known:
            return holder
        if time.monotonic() > until:
            return Holder(path, None)
        time.sleep(0.05)


def _read(path: Path) -> Details | None:
    try:
        return msgspec.toml.decode(files.read(_details(path)) or b"", type=Details)
    except (ProgressError, ValueError):
        return None


def _started(pid: int) -> str:
    """When a process began; empty when it is no longer there, or the system does not tell."""
    if sys.platform == "win32":
        return "unknown" if pid == os.getpid() else ""
    try:
        if sys.platform == "linux":
            # The name of the program, in brackets, may itself hold blanks and brackets.
            return Path(f"/proc/{pid}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()[19]
        command = ["/bin/ps", "-o", "lstart=", "-p", str(pid)]
        told = subprocess.run(command, capture_output=True, text=True, timeout=2, check=False, env={"LC_ALL": "C"})  # noqa: S603 — a number is all that varies
    except (OSError, IndexError, subprocess.SubprocessError):
        return ""
    return told.stdout.strip()


def _boot() -> str:
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
    except (OSError, ValueError):
        return ""


def _user() -> int:
    if sys.platform == "win32":
        return 0
    return os.geteuid()


def _tty() -> str:
    if sys.platform == "win32":
        return ""
    for stream in (0, 1, 2):
        with suppress(OSError):
            return os.ttyname(stream).removeprefix("/dev/")
    return ""
