"""One session at a time, and how another one takes over."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from datetime import datetime, timezone
from pathlib import Path

import msgspec
import pytest
import tomli
import tomli_w

from course import files, session
from course.errors import SaveFailed, TakeOverFailed, UnsafeFile
from course.session import Holder, Session, open_session, seen, take_over

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals")

HOLDER = """
import signal, sys, time
from pathlib import Path
from course.progress import Progress, Record
from course.session import Session, open_session
from course.store import Store
path = Path(sys.argv[1])
session = open_session(path)
assert isinstance(session, Session) and session.locked
store = Store(path)

def leave(*_):
    if sys.argv[2] == "stubborn":
        return
    store.save(Progress(steps={"one/last": Record(kind="prompt", state="seen", at="")}))
    session.close()
    sys.exit(0)

signal.signal(signal.SIGTERM, leave)
print("ready", flush=True)
while True:
    time.sleep(0.05)
"""


@pytest.fixture
def path(folder: Path) -> Path:
    return folder / "progress.toml"


def other(path: Path, manner: str = "polite") -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path), manner],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert process.stdout
    assert process.stdout.readline() == "ready\n"
    return process


def end(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.communicate()


def rewrite(path: Path, **changes: object) -> None:
    details = path.with_name("progress.toml.session")
    details.write_text(tomli_w.dumps({**tomli.loads(details.read_text()), **changes}))


def test_a_session_is_open_once_and_then_again(path: Path) -> None:
    first = open_session(path)
    assert isinstance(first, Session)
    assert first.locked
    second = open_session(path)
    assert isinstance(second, Holder)
    assert second.same_host
    assert second.since
    assert abs((datetime.now(timezone.utc) - second.since).total_seconds()) < 60
    first.close()
    first.close()
    assert sorted(one.name for one in path.parent.iterdir()) == ["progress.toml.session.lock"]
    with open_session(path) as third:  # type: ignore[union-attr]
        assert isinstance(third, Session)
    assert isinstance(open_session(path), Session)


@posix
def test_what_a_session_leaves_is_private(path: Path, folder: Path) -> None:
    inner = folder / "new" / "progress.toml"
    with open_session(inner):  # type: ignore[union-attr]
        assert {one.stat().st_mode & 0o777 for one in inner.parent.iterdir()} == {0o600}
        assert inner.parent.stat().st_mode & 0o777 == 0o700


@posix
def test_a_link_to_the_same_file_is_the_same_session(path: Path, folder: Path) -> None:
    path.write_text("")
    (folder / "link.toml").symlink_to(path)
    with open_session(path):  # type: ignore[union-attr]
        assert isinstance(open_session(folder / "link.toml"), Holder)


@posix
def test_an_unsafe_folder_is_refused(path: Path, folder: Path) -> None:
    folder.chmod(0o777)
    with pytest.raises(UnsafeFile):
        open_session(path)


def test_without_locks_it_goes_on_and_says_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fcntl = pytest.importorskip("fcntl")

    def fail(*_: object) -> None:
        raise OSError(errno.ENOLCK, "")

    monkeypatch.setattr(fcntl, "flock", fail)
    for _ in range(2):
        found = open_session(path)
        assert isinstance(found, Session)
        assert not found.locked


def test_a_folder_that_cannot_be_made_is_no_reason_to_stop(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(folder: Path) -> None:
        raise SaveFailed(folder, "read-only")

    monkeypatch.setattr(files, "make_folder", refuse)
    found = open_session(folder / "none" / "progress.toml")
    assert isinstance(found, Session)
    assert not found.locked


@posix
def test_a_killed_session_gives_the_file_free(path: Path) -> None:
    process = other(path)
    assert isinstance(open_session(path), Holder)
    end(process)
    found = open_session(path)
    assert isinstance(found, Session)
    assert found.locked


@posix
def test_a_session_is_seen_as_long_as_it_is_open(path: Path) -> None:
    assert seen(path) is None
    process = other(path)
    holder = seen(path)
    assert holder
    assert holder.details
    assert holder.details.pid == process.pid
    end(process)
    assert seen(path) is None  # though what it said of itself still lies there


@posix
def test_a_session_on_another_machine_is_seen_by_its_lock(path: Path) -> None:
    process = other(path)
    details = path.with_name(f"{path.name}.session")
    told = tomli.loads(details.read_text("utf-8"))
    details.write_text(tomli_w.dumps({**told, "host": "elsewhere"}), "utf-8")
    holder = seen(path)
    assert holder
    assert not holder.same_host
    end(process)
    assert seen(path) is None


@posix
def test_taking_over_lets_the_other_save_first(path: Path) -> None:
    process = other(path)
    try:
        holder = open_session(path)
        assert isinstance(holder, Holder)
        assert holder.details
        assert holder.details.pid == process.pid
        mine = take_over(holder)
        assert mine.locked
        assert "one/last" in path.read_text()
        assert process.wait(5) == 0
        assert isinstance(open_session(path), Holder)
    finally:
        end(process)


@posix
def test_a_session_that_stays_is_told(path: Path) -> None:
    process = other(path, "stubborn")
    try:
        holder = open_session(path)
        assert isinstance(holder, Holder)
        with pytest.raises(TakeOverFailed) as raised:
            take_over(holder, timeout=0.3)
        assert raised.value.reason == "still open"
        assert process.poll() is None
    finally:
        end(process)


@posix
@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"host": "another"}, "other host"),
        ({"boot": "another"}, "other host"),
        ({"user": 12345}, "other user"),
        ({"started": "1"}, "unknown"),
        ({"pid": 1}, "unknown"),
        ({"pid": 2**22 + 5}, "unknown"),
        ({"pid": os.getpid(), "started": "self"}, "unknown"),
        ({"pid": "none"}, "unknown"),
    ],
)
def test_no_other_process_is_ever_ended(
    path: Path, monkeypatch: pytest.MonkeyPatch, changes: dict[str, object], reason: str
) -> None:
    process = other(path)
    try:
        holder = open_session(path)
        assert isinstance(holder, Holder)
        if changes.get("started") == "self":
            changes["started"] = session._started(os.getpid())
        rewrite(path, **changes)
        monkeypatch.setattr(os, "kill", lambda *_: pytest.fail("a process was ended"))
        with pytest.raises(TakeOverFailed) as raised:
            take_over(holder, timeout=0.1)
        assert raised.value.reason == reason
        assert str(path) in str(raised.value)
        assert process.poll() is None
    finally:
        monkeypatch.undo()
        end(process)


@posix
def test_a_holder_who_says_nothing_is_a_holder(path: Path) -> None:
    process = other(path)
    try:
        path.with_name("progress.toml.session").unlink()
        found = open_session(path)
        assert isinstance(found, Holder)
        assert (found.tty, found.since, found.same_host) == ("", None, False)
    finally:
        end(process)


@posix
def test_a_holder_that_left_meanwhile_is_taken_over_at_once(path: Path) -> None:
    process = other(path)
    holder = open_session(path)
    end(process)
    assert isinstance(holder, Holder)
    assert isinstance(take_over(holder), Session)


@posix
def test_the_start_of_a_process_is_told_the_same_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    started = session._started(os.getpid())
    assert started
    assert session._started(os.getpid()) == started
    assert session._started(2**22 + 5) == ""


def test_details_hold_plain_values(path: Path) -> None:
    with open_session(path):  # type: ignore[union-attr]
        text = path.with_name("progress.toml.session").read_text()
    assert msgspec.toml.decode(text, type=session.Details).pid == os.getpid()
