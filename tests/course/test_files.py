"""Whole files or nothing, for this user alone."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from course import files
from course.errors import FILE_REASONS, ReadFailed, SaveFailed, UnsafeFile

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

posix = pytest.mark.skipif(sys.platform == "win32", reason="modes and owners")


@pytest.fixture(params=[0o022, 0o000, 0o077, 0o777])
def umask(request: pytest.FixtureRequest) -> object:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def failing(number: int) -> Callable[..., None]:
    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o7777


@posix
def test_file_and_folders_are_private_whatever_the_umask(folder: Path, umask: int) -> None:
    inner = folder / "one" / "two"
    files.make_folder(inner)
    files.write(inner / "progress.toml", b"x")
    files.write(inner / "progress.toml", b"y")
    files.keep(inner / "progress.toml", inner / "copy")
    assert [mode(one) for one in (folder / "one", inner)] == [0o700, 0o700]
    assert [mode(inner / name) for name in ("progress.toml", "copy")] == [0o600, 0o600]
    assert files.read(inner / "copy") == b"y"
    assert len(files.listed(inner)) == 2


@posix
@pytest.mark.parametrize("bits", [0o620, 0o602, 0o666])
def test_a_file_others_can_write_is_refused(folder: Path, bits: int) -> None:
    path = folder / "progress.toml"
    path.write_bytes(b"x")
    path.chmod(bits)
    with pytest.raises(UnsafeFile) as raised:
        files.read(path)
    assert (raised.value.path, raised.value.reason) == (path, "writable")


@posix
@pytest.mark.parametrize("bits", [0o770, 0o702, 0o1777])
def test_a_folder_others_can_write_is_refused(folder: Path, bits: int) -> None:
    folder.chmod(bits)
    with pytest.raises(UnsafeFile, match="can be written by other users"):
        files.check_folder(folder)
    folder.chmod(0o700)
    assert files.check_folder(folder)


@posix
def test_what_belongs_to_another_user_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = folder / "progress.toml"
    path.write_bytes(b"x")
    monkeypatch.setattr(os, "geteuid", lambda: path.stat().st_uid + 1)
    for look in (lambda: files.read(path), lambda: files.check_folder(folder)):
        with pytest.raises(UnsafeFile) as raised:
            look()
        assert raised.value.reason == "owner"


@posix
def test_only_plain_files_are_read(folder: Path) -> None:
    if sys.platform == "win32":
        return
    os.mkfifo(folder / "pipe")
    (folder / "plain").write_bytes(b"")
    for path in (folder, folder / "pipe"):
        with pytest.raises(UnsafeFile) as raised:
            files.read(path)
        assert raised.value.reason == "kind"
    with pytest.raises(UnsafeFile):
        files.check_folder(folder / "plain")
    with pytest.raises(UnsafeFile):
        files.check_folder(folder / "plain" / "below")


def test_what_is_not_there_is_nothing(folder: Path) -> None:
    assert files.read(folder / "none") is None
    assert files.read(folder / "no" / "ne") is None
    assert not files.check_folder(folder / "none")
    assert files.listed(folder / "none") == []


def test_a_link_leads_to_where_the_file_lies(folder: Path) -> None:
    (folder / "elsewhere").mkdir()
    (folder / "link").symlink_to(folder / "elsewhere" / "progress.toml")
    files.write(files.target(folder / "link"), b"x")
    assert (folder / "link").is_symlink()
    assert (folder / "elsewhere" / "progress.toml").read_bytes() == b"x"


def test_a_link_that_leads_to_itself_is_a_failure_not_a_hang(folder: Path) -> None:
    (folder / "loop").symlink_to(folder / "loop")
    with pytest.raises(ReadFailed):
        files.read(files.target(folder / "loop"))


@pytest.mark.parametrize("call", ["fsync", "replace"])
@pytest.mark.parametrize(
    ("number", "why"),
    [
        (errno.ENOSPC, "full"),
        (errno.EDQUOT, "quota"),
        (errno.EROFS, "read-only"),
        (errno.ENOENT, "gone"),
        (errno.ESTALE, "gone"),
        (errno.EFBIG, "too large"),
        (errno.EACCES, "denied"),
        (errno.EIO, "other"),
    ],
)
def test_a_failure_leaves_the_old_file_and_no_litter(
    folder: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int, why: str
) -> None:
    path = folder / "progress.toml"
    files.write(path, b"old")
    with monkeypatch.context() as patched:
        patched.setattr(os, call, failing(number))
        with pytest.raises(SaveFailed) as raised:
            files.write(path, b"new")
    assert (raised.value.path, raised.value.reason) == (path, why)
    assert FILE_REASONS[raised.value.reason] in str(raised.value)
    assert [one.read_bytes() for one in folder.iterdir()] == [b"old"]


def test_a_file_system_that_cannot_sync_is_no_failure(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", failing(errno.EINVAL))
    files.write(folder / "progress.toml", b"new")
    assert files.read(folder / "progress.toml") == b"new"


WITH_LITTLE_ROOM = """
import resource, sys
from pathlib import Path
from course import files
from course.errors import SaveFailed
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    files.write(Path(sys.argv[1]), b"x" * 100_000)
except SaveFailed as error:
    print(error.reason)
"""


@posix
def test_a_file_larger_than_allowed(folder: Path) -> None:
    path = folder / "progress.toml"
    files.write(path, b"old")
    command = [sys.executable, "-B", "-c", WITH_LITTLE_ROOM, str(path)]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "too large\n"
    assert [one.read_bytes() for one in folder.iterdir()] == [b"old"]


@posix
def test_a_folder_that_cannot_be_made(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "plain").write_bytes(b"")
    with pytest.raises(SaveFailed) as raised:
        files.make_folder(folder / "plain" / "below")
    assert raised.value.reason == "gone"


def test_a_backup_never_stops_a_save(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, copy = folder / "progress.toml", folder / "copy"
    files.keep(path, copy)
    assert not copy.exists()
    files.write(path, b"x")
    with monkeypatch.context() as patched:
        patched.setattr(os, "link", failing(errno.EPERM))
        files.keep(path, copy)
        assert copy.read_bytes() == b"x"
        patched.setattr(os, "fsync", failing(errno.ENOSPC))
        files.keep(path, folder / "other")
    files.keep(path, copy)
    files.keep(path, copy)
    assert sorted(one.name for one in folder.iterdir()) == ["copy", "progress.toml"]


def test_setting_aside_never_overwrites(folder: Path) -> None:
    for count, name in enumerate(["p.damaged-1.toml", "p.damaged-1-2.toml", "p.damaged-1-3.toml"]):
        path = folder / "p.toml"
        path.write_text(str(count))
        assert files.set_aside(path, "p.damaged-1.toml") == folder / name
    assert [(folder / f"p.damaged-1{n}.toml").read_text() for n in ("", "-2", "-3")] == ["0", "1", "2"]
    with pytest.raises(SaveFailed):
        files.set_aside(folder / "p.toml", "q.toml")


def test_only_old_temporary_files_of_this_file_are_swept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (".progress.toml-abc.tmp", ".other.toml-abc.tmp", "progress.toml"):
        (folder / name).write_bytes(b"")
    files.sweep(folder / "progress.toml")
    assert len(list(folder.iterdir())) == 3
    later = time.time() + files.STALE + 60
    monkeypatch.setattr(time, "time", lambda: later)
    files.sweep(folder / "progress.toml")
    assert sorted(one.name for one in folder.iterdir()) == [".other.toml-abc.tmp", "progress.toml"]


def test_a_lock_is_waited_for_and_its_file_stays(folder: Path) -> None:
    path = folder / "progress.toml"
    with files.locked(path, 0.1) as held:
        assert held
        with pytest.raises(SaveFailed) as raised, files.locked(path, 0.05):
            pass
    assert raised.value.reason == "busy"
    assert (folder / "progress.toml.lock").exists()
    with files.locked(path, 0.1) as held:
        assert held


def test_without_locks_it_goes_on(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fcntl = pytest.importorskip("fcntl")
    monkeypatch.setattr(fcntl, "flock", failing(errno.ENOLCK))
    with files.locked(folder / "progress.toml", 0.1) as held:
        assert not held
    with files.locked(folder / "no" / "folder", 0.1) as held:
        assert not held
