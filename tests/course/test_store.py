"""The progress file survives whatever happens to it."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import threading
import time
from datetime import datetime, timedelta, timezone
from pathlib import Path

import platformdirs
import pytest

from course import files
from course.encoding import decode, encode
from course.errors import NoHome, ProgressError, ReadFailed, ReadOnly, SaveFailed, UnsafeFile
from course.progress import Draft, Entry, Progress, Record, answered, drafted, timestamp, undrafted
from course.store import Store, default_path

NOW = datetime(2026, 11, 21, 14, 2, 33, tzinfo=timezone.utc)
posix = pytest.mark.skipif(sys.platform == "win32", reason="modes and signals")


@pytest.fixture
def path(folder: Path) -> Path:
    return folder / "h2h" / "progress.toml"


def names(path: Path) -> list[str]:
    return sorted(one.name for one in path.parent.iterdir() if one.suffix != ".lock")


def noted(progress: Progress, step: str, word: str, minute: int = 0) -> Progress:
    entry = Entry(at=timestamp(NOW + timedelta(minutes=minute)), answer={"text": {"was": word}})
    return answered(progress, f"one/{step}", "prompt", entry)


def typed(progress: Progress, step: str, word: str, minute: int = 0) -> Progress:
    at = timestamp(NOW + timedelta(minutes=minute))
    return drafted(progress, f"one/{step}", Draft(kind="prompt", at=at, answer={"text": {"was": word}}))


def store(path: Path) -> Store:
    return Store(path, lambda: NOW)


def saved(path: Path, progress: Progress) -> Progress:
    here = store(path)
    here.load()
    return here.save(progress)


@posix
def test_a_new_file_is_private_and_reads_back(path: Path, journal: Progress) -> None:
    here = store(path)
    assert here.load() == (Progress(), "new", None, None)
    assert not path.parent.exists()
    assert here.save(journal) is journal
    assert here.save(journal) is journal
    assert names(path) == ["progress.toml"]
    assert [one.stat().st_mode & 0o777 for one in (path.parent, path)] == [0o700, 0o600]
    assert store(path).load() == (journal, "good", None, None)


def test_peeking_changes_nothing(path: Path, journal: Progress) -> None:
    assert store(path).peek() == (Progress(), "new", None, None)
    here = store(path)
    here.save(Progress())
    here.save(journal)
    assert store(path).peek() == (journal, "good", None, None)
    path.write_text(encode(journal).replace("format = 1", "format = 2"), encoding="utf-8")
    assert store(path).peek() == (journal, "newer", None, None)
    path.write_text("broken")
    before = names(path)
    assert store(path).peek() == (Progress(), "damaged", None, path.with_name("progress.toml.bak"))
    assert names(path) == before


def test_text_is_cleaned_when_it_is_saved(path: Path) -> None:
    now = store(path).save(noted(Progress(), "a", "one\r\n\x1b[2Jtwo"))
    assert now.steps["one/a"].entries[0].answer == {"text": {"was": "one\n[2Jtwo"}}
    assert store(path).load().progress == now


def test_nothing_is_written_when_nothing_changed(path: Path, journal: Progress) -> None:
    saved(path, journal)
    before = path.stat()
    here = store(path)
    assert here.save(here.load().progress) == journal
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert names(path) == ["progress.toml"]


def test_what_cannot_be_stored_is_a_failure_not_a_broken_file(path: Path) -> None:
    odd = answered(Progress(), "a/b", "prompt", Entry(at="", answer={"x": object()}))
    with pytest.raises(SaveFailed) as raised:
        store(path).save(odd)
    assert raised.value.reason == "content"
    assert not path.exists()


def test_the_version_before_is_kept(path: Path) -> None:
    here, first = store(path), noted(Progress(), "a", "one")
    here.save(first)
    here.save(noted(first, "b", "two"))
    assert decode(path.with_name("progress.toml.bak").read_text()) == first
    assert path.with_name("progress.toml.bak").stat().st_mode & 0o077 == 0 or sys.platform == "win32"


def test_the_last_version_of_seven_days_of_use_is_kept(path: Path) -> None:
    progress = Progress()
    for day in range(1, 12):
        now = NOW + timedelta(days=day)
        here = Store(path, lambda now=now: now)  # type: ignore[misc]
        here.load()
        for part in ("morning", "evening"):
            progress = noted(progress, "a", f"{part} {day}")
            here.save(progress)
            os.utime(path, (now.timestamp(), now.timestamp()))
    kept = [one for one in names(path) if one.startswith("progress.2")]
    assert kept == [
        f"progress.2026-{month}-{day:02}.toml" for month, day in [(11, d) for d in range(25, 31)] + [(12, 1)]
    ]
    last = decode(path.with_name(kept[-1]).read_text()).steps["one/a"].entries[-1]
    assert last.answer == {"text": {"was": "evening 10"}}


@pytest.mark.parametrize("broken", [b"", b"\xff\xfe", b"format = 1\n[steps", b"\x00" * 99, b"[" * 9999])
def test_a_damaged_file_is_set_aside_and_the_backup_offered(path: Path, broken: bytes) -> None:
    here, first = store(path), noted(Progress(), "a", "one")
    second = noted(first, "b", "two")
    here.save(first)
    here.save(second)
    path.write_bytes(broken)
    again = store(path)
    loaded = again.load()
    assert loaded.condition == "damaged"
    assert loaded.set_aside == path.with_name("progress.damaged-20261121T140233Z.toml")
    assert loaded.set_aside.read_bytes() == broken
    assert loaded.backup == path.with_name("progress.toml.bak")
    assert store(path).load().condition == "new"
    assert store(path).load().backup == loaded.backup
    assert again.restore(loaded.backup) == first
    assert store(path).load() == (first, "good", None, None)


def test_a_second_damaged_file_does_not_overwrite_the_first(path: Path) -> None:
    path.parent.mkdir(mode=0o700)
    for text in ("one", "two"):
        path.write_text(text)
        store(path).load()
    assert path.with_name("progress.damaged-20261121T140233Z.toml").read_text() == "one"
    assert path.with_name("progress.damaged-20261121T140233Z-2.toml").read_text() == "two"


def test_the_newest_whole_backup_is_offered(path: Path) -> None:
    path.parent.mkdir(mode=0o700)
    for age, name, text in [
        (1, "progress.toml.bak", "broken"),
        (2, "progress.2026-11-20.toml", encode(noted(Progress(), "a", "newer"))),
        (3, "progress.2026-11-19.toml", encode(noted(Progress(), "a", "older"))),
        (0, "progress.copy.toml", encode(Progress())),
    ]:
        path.with_name(name).write_text(text)
        path.with_name(name).chmod(0o600)
        os.utime(path.with_name(name), (1e9 - age, 1e9 - age))
    assert store(path).load().backup == path.with_name("progress.2026-11-20.toml")


def test_a_backup_that_is_gone_or_broken_is_an_error(path: Path) -> None:
    path.parent.mkdir(mode=0o700)
    with pytest.raises(ProgressError):
        store(path).restore(path.with_name("none.toml"))


def test_starting_anew_keeps_the_backup(path: Path) -> None:
    here, old = store(path), noted(Progress(), "a", "old")
    here.save(old)
    here.save(noted(old, "b", "two"))
    path.write_text("broken")
    fresh = store(path)
    fresh.load()
    progress = Progress()
    for n in range(3):
        progress = noted(progress, "c", f"new {n}")
        fresh.save(progress)
    kept = path.with_name("progress.before-20261121T140233Z.toml")
    assert decode(kept.read_text()) == old


def test_a_file_damaged_meanwhile_is_set_aside(path: Path) -> None:
    here = store(path)
    first = here.save(noted(Progress(), "a", "one"))
    path.write_text("broken")
    second = here.save(noted(first, "b", "two"))
    assert here.set_aside
    assert here.set_aside.read_text() == "broken"
    assert store(path).load().progress == second


def test_a_damaged_file_that_cannot_be_set_aside_is_not_overwritten(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.parent.mkdir(mode=0o700)
    path.write_text("broken")

    def refuse(path: Path, name: str) -> Path:
        raise SaveFailed(path, "read-only")

    monkeypatch.setattr(files, "set_aside", refuse)
    here = store(path)
    assert here.load() == (Progress(), "damaged", None, None)
    with pytest.raises(SaveFailed):
        here.save(noted(Progress(), "a", "one"))
    assert path.read_text() == "broken"


def test_a_newer_format_is_never_written(path: Path, journal: Progress) -> None:
    path.parent.mkdir(mode=0o700)
    text = encode(journal).replace("format = 1", "format = 2")
    path.write_text(text, encoding="utf-8")
    here = store(path)
    loaded = here.load()
    assert (loaded.condition, loaded.progress) == ("newer", journal)
    with pytest.raises(ReadOnly) as raised:
        here.save(noted(journal, "a", "one"))
    assert (raised.value.path, raised.value.found) == (path, 2)
    assert path.read_text(encoding="utf-8") == text


def test_a_file_that_became_newer_meanwhile_is_not_written(path: Path, journal: Progress) -> None:
    here = store(path)
    here.save(journal)
    path.write_text(encode(journal).replace("format = 1", "format = 2"), encoding="utf-8")
    with pytest.raises(ReadOnly):
        here.save(noted(journal, "a", "one"))


@pytest.mark.parametrize(("number", "why"), [(errno.ENOSPC, "full"), (errno.EROFS, "read-only"), (errno.EIO, "other")])
def test_a_failure_is_told_and_saving_can_be_tried_again(
    path: Path, monkeypatch: pytest.MonkeyPatch, number: int, why: str
) -> None:
    here = store(path)
    first = here.save(noted(Progress(), "a", "one"))
    second = noted(first, "b", "two")

    def fail(*_: object) -> None:
        raise OSError(number, "")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", fail)
        for _ in range(2):
            with pytest.raises(SaveFailed) as raised:
                here.save(second)
            assert raised.value.reason == why
        assert decode(path.read_text()) == first
    assert here.save(second) is second
    assert decode(path.read_text()) == second


def test_a_vanished_folder_is_told_and_another_place_taken(path: Path, folder: Path, journal: Progress) -> None:
    here = store(path)
    here.save(journal)
    path.parent.rename(folder / "away")
    with pytest.raises(SaveFailed) as raised:
        here.save(noted(journal, "a", "one"))
    assert raised.value.reason == "gone"
    assert not path.parent.exists()
    other = here.relocated(folder / "other" / "mine.toml")
    assert other.save(journal) == journal
    assert store(other.path).load().progress == journal


def test_another_place_that_holds_progress_is_merged_with(path: Path, folder: Path) -> None:
    one, two = noted(Progress(), "a", "one"), noted(Progress(), "b", "two")
    saved(folder / "mine.toml", one)
    both = store(path).relocated(folder / "mine.toml").save(two)
    assert set(both.steps) == {"one/a", "one/b"}


@posix
def test_an_unsafe_place_is_refused(path: Path, folder: Path, journal: Progress) -> None:
    saved(path, journal)
    path.chmod(0o666)
    for act in (store(path).load, lambda: store(path).save(Progress())):
        with pytest.raises(UnsafeFile):
            act()
    path.chmod(0o600)
    path.parent.chmod(0o777)
    for act in (store(path).load, lambda: store(path).save(Progress())):
        with pytest.raises(UnsafeFile):
            act()
    assert decode(path.read_text(encoding="utf-8")) == journal


def test_a_file_that_cannot_be_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    saved(path, Progress())

    def fail(*_: object, **__: object) -> int:
        raise OSError(errno.EIO, "")

    with monkeypatch.context() as patched:
        patched.setattr(os, "open", fail)
        with pytest.raises(ReadFailed):
            store(path).load()
        with pytest.raises(SaveFailed):
            store(path).save(Progress())


def test_a_link_stays_a_link(path: Path, folder: Path, journal: Progress) -> None:
    path.parent.mkdir(mode=0o700)
    (folder / "real").mkdir(mode=0o700)
    path.symlink_to(folder / "real" / "mine.toml")
    saved(path, journal)
    saved(path, noted(journal, "a", "one"))
    assert path.is_symlink()
    assert {"mine.toml", "mine.toml.bak"} <= set(names(folder / "real" / "mine.toml"))


def test_two_sessions_add_to_one_another(path: Path) -> None:
    first, second = store(path), store(path)
    mine = first.save(noted(Progress(), "a", "one"))
    theirs = second.load().progress
    theirs = second.save(typed(noted(theirs, "b", "two", 1), "c", "draft", 2))
    mine = first.save(noted(mine, "a", "one again", 3))
    assert set(mine.steps) == {"one/a", "one/b"}
    assert len(mine.steps["one/a"].entries) == 2
    assert set(mine.drafts) == {"one/c"}
    assert first.save(mine) is mine


def test_what_another_session_added_stays_though_the_caller_has_gone_on(path: Path) -> None:
    first, second = store(path), store(path)
    mine = first.save(noted(Progress(), "a", "one"))
    second.load()
    second.save(noted(typed(mine, "c", "draft", 1), "b", "two", 2))
    first.save(noted(mine, "a", "again", 3))
    gone_on = noted(noted(mine, "a", "again", 3), "a", "and again", 4)
    for progress in (gone_on, noted(gone_on, "d", "more", 5)):
        now = first.save(progress)
        assert set(now.drafts) == {"one/c"}
        assert "one/b" in now.steps
    assert store(path).load().progress == now
    adopted = undrafted(noted(now, "e", "last", 6), "one/x")
    assert first.save(adopted) is adopted


def test_a_draft_answered_in_one_session_does_not_come_back_from_the_other(path: Path) -> None:
    first, second = store(path), store(path)
    mine = first.save(typed(Progress(), "a", "half a sen"))
    theirs = second.load().progress
    second.save(noted(theirs, "a", "a whole sentence", 1))
    now = first.save(noted(mine, "b", "other", 2))
    assert not now.drafts
    assert [one.answer["text"]["was"] for one in now.steps["one/a"].entries] == ["a whole sentence"]


def test_drafts_typed_in_both_sessions_are_both_kept(path: Path) -> None:
    first, second = store(path), store(path)
    base = first.save(typed(Progress(), "a", "begun"))
    second.load()
    second.save(typed(base, "a", "begun here", 1))
    now = first.save(typed(base, "a", "begun there", 2))
    assert now.drafts["one/a"].answer == {"text": {"was": "begun there"}}
    assert [one.answer["text"]["was"] for one in now.steps["one/a"].entries] == ["begun here"]


def test_a_file_deleted_meanwhile_is_written_again(path: Path, journal: Progress) -> None:
    here = store(path)
    here.save(journal)
    path.unlink()
    assert here.save(journal) is journal
    assert store(path).load().progress == journal


SAVER = """
import sys
from pathlib import Path
from course.errors import SaveFailed
from course.progress import Entry, answered
from course.store import Store

def saved(progress):
    while True:  # as the program does: while the other one writes, it is tried again
        try:
            return store.save(progress)
        except SaveFailed as error:
            if error.reason != "busy":
                raise

store = Store(Path(sys.argv[1]))
progress = store.load().progress
print("ready", flush=True)
sys.stdin.readline()
for n in range(int(sys.argv[3])):
    at = f"2026-11-21T14:{n // 60:02}:{n % 60:02}.000Z"
    entry = Entry(at=at, answer={"text": {"was": f"{sys.argv[2]} {n}"}})
    progress = saved(answered(progress, "one/shared", "prompt", entry))
"""


def run(program: str, *words: str) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", program, *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert process.stdout
    assert process.stdout.readline() == "ready\n"
    return process


def release(process: subprocess.Popen[str]) -> None:
    assert process.stdin
    process.stdin.write("\n")
    process.stdin.flush()


def test_two_processes_with_a_hundred_saves_each_lose_nothing(path: Path) -> None:
    both = [run(SAVER, str(path), name, "100") for name in ("left", "right")]
    for process in both:
        release(process)
    for process in both:
        process.communicate(timeout=60)
        assert process.returncode == 0
    kept = {entry.answer["text"]["was"] for entry in store(path).load().progress.steps["one/shared"].entries}
    assert kept == {f"{name} {n}" for name in ("left", "right") for n in range(100)}


@posix
def test_kill_in_the_middle_of_saves_leaves_a_whole_file(path: Path) -> None:
    last = 0
    for round_ in range(12):
        process = run(SAVER, str(path), f"round {round_}", "100000")
        release(process)
        time.sleep(0.02 + 0.013 * round_)
        process.kill()
        process.communicate()
        loaded = store(path).load()
        assert loaded.condition in {"good", "new"}
        entries = loaded.progress.steps["one/shared"].entries if loaded.condition == "good" else ()
        assert len(entries) >= last
        last = len(entries)
    assert last
    with files.locked(path, 0.1) as held:
        assert held


def test_saves_from_many_threads_lose_nothing(path: Path) -> None:
    here = store(path)
    failures: list[BaseException] = []

    def work(step: str) -> None:
        try:
            for n in range(10):
                here.save(Progress(steps={f"one/{step}": Record(kind="prompt", state="seen", at=str(n))}))
        except BaseException as error:  # noqa: BLE001 — reported below
            failures.append(error)

    threads = [threading.Thread(target=work, args=(str(n),)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    assert store(path).load().condition == "good"


@posix
def test_a_signal_in_the_middle_of_a_save_gets_an_error_not_a_deadlock(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if sys.platform == "win32":
        return
    here, seen = store(path), list[str]()
    monkeypatch.setattr("course.store.WAIT", 0.05)

    def handle(*_: object) -> None:
        try:
            here.save(noted(Progress(), "b", "from the handler"))
        except SaveFailed as error:
            seen.append(error.reason)

    before = signal.signal(signal.SIGUSR1, handle)
    real = os.replace

    def interrupted(*places: str) -> None:
        signal.raise_signal(signal.SIGUSR1)
        real(*places)

    try:
        monkeypatch.setattr(os, "replace", interrupted)
        here.save(noted(Progress(), "a", "one"))
    finally:
        signal.signal(signal.SIGUSR1, before)
    assert seen == ["busy"]
    assert set(store(path).load().progress.steps) == {"one/a"}


def test_the_default_place(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert default_path({"H2H_PROGRESS": str(folder / "x.toml")}) == folder / "x.toml"
    monkeypatch.chdir(folder)
    assert default_path({"H2H_PROGRESS": "x.toml"}) == folder / "x.toml"
    monkeypatch.setattr(platformdirs, "user_data_path", lambda *_, **__: folder / "h2h")
    assert default_path({}) == folder / "h2h" / "progress.toml"


def test_nobody_knows_the_home_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> Path:
        raise RuntimeError

    monkeypatch.setattr(platformdirs, "user_data_path", unknown)
    with pytest.raises(NoHome, match="--progress"):
        default_path({})
    monkeypatch.setattr(platformdirs, "user_data_path", lambda *_, **__: Path("~/.local/share/h2h"))
    with pytest.raises(NoHome):
        default_path({})
