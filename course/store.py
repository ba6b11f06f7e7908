"""The one progress file: read it, save it, and never lose what stood in it.

Saving looks at the file first. If it is no longer the one this store last saw, both are merged; if it has been
damaged, it is set aside; if a newer version wrote it, it is left alone.
"""

from __future__ import annotations

import hashlib
import threading
from contextlib import contextmanager
from datetime import datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

import platformdirs

from course import backups, files
from course.encoding import Encoder, decode_bytes, glimpse
from course.errors import (
    DamagedFile,
    NewerFormat,
    NoHome,
    ProgressError,
    ReadFailed,
    ReadOnly,
    SaveFailed,
    Unwritable,
)
from course.merge import merge, merge_since
from course.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

WAIT = 2.0
"""Seconds to wait for another thread or process that is saving just now."""


class Loaded(NamedTuple):
    """What was found.

    Attributes:
        progress: what the file holds; for a newer format what can be understood of it, to look at only.
        set_aside: where a damaged file lies now; nothing if the system would not let it be renamed.
        backup: the newest good backup, where the file itself is damaged or missing.
    """

    progress: Progress
    condition: Literal["new", "good", "damaged", "newer"]
    set_aside: Path | None = None
    backup: Path | None = None


def default_path(environ: Mapping[str, str]) -> Path:
    """Where progress is kept: `H2H_PROGRESS`, otherwise the user's data folder.

    Raises:
        NoHome: nobody knows this user's home folder.
    """
    if chosen := environ.get("H2H_PROGRESS"):
        return Path(chosen).absolute()
    try:
        folder = platformdirs.user_data_path("h2h", appauthor=False)
    except RuntimeError as error:
        raise NoHome from error
    if not folder.is_absolute():
        raise NoHome
    return folder / "progress.toml"


def _now() -> datetime:
    return datetime.now(timezone.utc)


class Store:
    """The progress file at `path`. Saving may be asked for from any thread and from a signal handler.

    Attributes:
        set_aside: where the last file lies that was found damaged, if any.
    """

    def __init__(self, path: Path, clock: Callable[[], datetime] = _now) -> None:
        self.path = path.absolute()
        self.set_aside: Path | None = None
        self._clock = clock
        self._mutex = threading.Lock()
        self._encoder = Encoder()
        self._folder_seen = False
        self._swept = self._learnt = False
        self._digest = b""
        self._stands: Progress | None = None
        """What the file holds, as long as its digest is the one above."""
        self._base = Progress()
        """What the caller had when it last loaded or saved."""
        self._foreign = False
        """Whether the file holds something of another session that the caller has not shown to know."""

    def relocated(self, path: Path) -> Store:
        """A store for another place, for when this one can no longer be written."""
        return Store(path, self._clock)

    def load(self) -> Loaded:
        """Read the file; a damaged one is renamed, so that nothing overwrites it.

        Raises:
            UnsafeFile: the file or its folder is not this user's alone to write.
            ReadFailed: the system refuses.
        """
        file = files.target(self.path)
        with _alone(self._mutex, self.path):
            self._folder_seen = files.check_folder(file.parent)
            data = files.read(file)
            if data is None:
                return Loaded(Progress(), "new", backup=backups.newest(file))
            try:
                progress = decode_bytes(data)
            except NewerFormat:
                return Loaded(glimpse(data.decode("utf-8", "replace")), "newer")
            except DamagedFile:
                return self._damaged(file)
            self._remember(data, progress, progress)
            return Loaded(progress, "good")

    def peek(self) -> Loaded:
        """What the file holds, to look at only: a damaged file stays where it is, and its newest backup is named.

        Raises:
            ReadFailed: the system refuses.
        """
        file = files.target(self.path)
        data = files.read(file)
        if data is None:
            return Loaded(Progress(), "new")
        try:
            return Loaded(decode_bytes(data), "good")
        except NewerFormat:
            return Loaded(glimpse(data.decode("utf-8", "replace")), "newer")
        except DamagedFile:
            return Loaded(Progress(), "damaged", backup=backups.newest(file))

    def restore(self, backup: Path) -> Progress:
        """Go on with a backup that `load` has named.

        Raises:
            ProgressError: the backup is no longer good, or saving failed.
        """
        return self.save(decode_bytes(files.read(backup) or b""))

    def save(self, progress: Progress) -> Progress:
        """Write the progress and say what now stands in the file: the same, or with what another session added.

        The caller goes on from what is returned. A caller that had gone on already may merge it in later; until then
        the store keeps both in the file.

        Raises:
            SaveFailed: the system refuses; the file is as it was.
            ReadOnly: the file has a newer format.
            UnsafeFile: the file or its folder is not this user's alone to write.
        """
        try:
            with _alone(self._mutex, self.path):
                file = self._place()
                with files.locked(file, WAIT):
                    return self._save(file, progress)
        except ReadFailed as error:
            raise SaveFailed(error.path, error.reason) from error
        except Unwritable as error:
            raise SaveFailed(self.path, "content") from error

    def _place(self) -> Path:
        """Where to write; a folder that has vanished is not made anew, since its disk may just be missing."""
        file = files.target(self.path)
        if not files.check_folder(file.parent):
            if self._folder_seen:
                raise SaveFailed(file, "gone")
            files.make_folder(file.parent)
            files.check_folder(file.parent)
        self._folder_seen = True
        return file

    def _save(self, file: Path, progress: Progress) -> Progress:
        before = files.read(file)
        if before and self._stands and not self._learnt and _digest(before) == self._digest:
            self._encoder.learn(self._stands, before.decode())
        self._learnt = True
        wanted, text = self._encoder.encode(progress)
        stands = self._standing(file, before)
        merged, foreign = self._merged(wanted, stands)
        if merged is not wanted:
            merged, text = self._encoder.encode(merged)
        if before is None or stands is None or merged != stands:
            before = self._written(file, text.encode(), replaces=before is not None and stands is not None)
        self._remember(before, wanted, merged)
        self._foreign = foreign
        return merged

    def _standing(self, file: Path, data: bytes | None) -> Progress | None:
        """What the file holds now; a damaged one is out of the way afterwards."""
        if data is None:
            return self._stands if self._foreign else None
        if _digest(data) == self._digest:
            return self._stands
        try:
            return decode_bytes(data)
        except NewerFormat as error:
            raise ReadOnly(file, error.found) from error
        except DamagedFile:
            self.set_aside = files.set_aside(file, f"{file.stem}.damaged-{self._stamp()}{file.suffix}")
            return None

    def _merged(self, wanted: Progress, stands: Progress | None) -> tuple[Progress, bool]:
        """What to write, and whether it holds more than the caller knows."""
        if stands is None or (stands is self._stands and not self._foreign):
            return wanted, False
        merged = merge_since(self._base, wanted, stands)
        foreign = merged != merge(wanted, wanted)
        return (merged if foreign else wanted), foreign

    def _written(self, file: Path, data: bytes, *, replaces: bool) -> bytes:
        if replaces:
            backups.rotate(file, self._clock().astimezone().date())
        else:
            backups.spare(file, data, self._stamp())
        files.write(file, data)
        if not self._swept:
            files.sweep(file)
            self._swept = True
        return data

    def _remember(self, data: bytes, base: Progress, stands: Progress) -> None:
        self._digest, self._base, self._stands = _digest(data), base, stands

    def _damaged(self, file: Path) -> Loaded:
        try:
            with files.locked(file, WAIT):
                stands = self._standing(file, files.read(file))
        except ProgressError:
            return Loaded(Progress(), "damaged", backup=backups.newest(file))
        if stands:  # another session has put it right meanwhile
            return Loaded(stands, "good")
        return Loaded(Progress(), "damaged", self.set_aside, backups.newest(file))

    def _stamp(self) -> str:
        return f"{self._clock().astimezone(timezone.utc):%Y%m%dT%H%M%SZ}"


@contextmanager
def _alone(mutex: threading.Lock, path: Path) -> Iterator[None]:
    """One thread at a time; a signal handler that interrupts a save of its own thread gets an error, not a deadlock."""
    if not mutex.acquire(timeout=WAIT):
        raise SaveFailed(path, "busy")
    try:
        yield
    finally:
        mutex.release()


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()
