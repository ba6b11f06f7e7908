"""`h2h doctor`: what it says of real files, that it only looks, and that it never fails."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from datetime import datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from course import session as sessions
from course.progress import Progress, moved, with_settings
from course.session import Session, open_session
from course.store import Store
from tui import doctor, doctor_progress, terminal
from tui.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable

    from course.model import Language

ATTENTION = {"de": "Achtung:", "en": "Attention:"}
WELL = {"de": "Alles ist in Ordnung.", "en": "All is well."}
NOON = datetime(2026, 5, 4, 12, 0, tzinfo=timezone.utc)
ROOT = Path(__file__).parents[2]
AS_ROOT = sys.platform != "win32" and os.geteuid() == 0

posix = pytest.mark.skipif(sys.platform == "win32", reason="owners and modes")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A progress file with two saves behind it, and so with a backup."""
    file = tmp_path / "kept" / "progress.toml"
    store = Store(file)
    store.save(moved(Progress(), "a", "b", NOON))
    store.save(moved(Progress(), "a", "c", NOON))
    return file


def examined(file: Path, language: Language = "en") -> Result:
    words = ["--lang", language, "--progress", str(file), "doctor"]
    result = CliRunner().invoke(main, words, prog_name="h2h")
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def complaints(result: Result, language: Language = "en") -> list[str]:
    """The problem lines; the exit code and the last line agree with them."""
    found = [line for line in result.stdout.splitlines() if line.startswith(ATTENTION[language])]
    assert result.exit_code == bool(found)
    assert (result.stdout.splitlines()[-1] == WELL[language]) == (not found)
    return found


def owner_name(file: Path) -> str:
    if sys.platform == "win32":
        return ""
    return file.owner()


def traces(folder: Path) -> dict[str, tuple[int, int, int, bytes]]:
    """All that lies in a folder, with the times of each change."""
    return {
        str(one): (
            one.lstat().st_mtime_ns,
            one.lstat().st_ctime_ns,
            one.lstat().st_mode,
            one.read_bytes() if one.is_file() else b"",
        )
        for one in (folder, *folder.rglob("*"))
    }


def test_all_is_well_and_nothing_is_written(file: Path, language: Language, tmp_path: Path) -> None:
    before = traces(tmp_path)
    result = examined(file, language)
    assert not complaints(result, language)
    assert traces(tmp_path) == before
    for told in (
        str(file),
        "progress.toml.bak",
        "xterm-256color",
        {"de": "16 Millionen", "en": "16 million"}[language],
    ):
        assert told in result.stdout


def test_before_the_start_nothing_is_made(own_home: Path) -> None:
    result = CliRunner().invoke(main, ["doctor"], prog_name="h2h")
    assert not complaints(result)
    assert str(own_home) in result.stdout
    assert not list(own_home.iterdir())


def test_values_stand_below_one_another(file: Path, language: Language) -> None:
    rows = [line for line in examined(file, language).stdout.splitlines() if line.startswith("  ") and line.strip()]
    starts = {len(line) - len(line[2:].partition("  ")[2].lstrip()) for line in rows if line[2] != " "}
    assert len(starts) == 1


def test_it_speaks_the_language_of_the_learner(file: Path) -> None:
    store = Store(file)
    store.save(with_settings(store.load().progress, {"language": "de"}, NOON))
    result = CliRunner().invoke(main, ["--progress", str(file), "doctor"], prog_name="h2h")
    assert WELL["de"] in result.stdout


def test_a_damaged_file_stays_where_it_is(file: Path, language: Language, tmp_path: Path) -> None:
    file.write_text("no end", encoding="utf-8")
    before = traces(tmp_path)
    (complaint,) = complaints(examined(file, language), language)
    assert "progress.toml.bak" in complaint
    assert {"de": "Öffnen Sie den Kurs", "en": "Open the course"}[language] in complaint
    assert traces(tmp_path) == before


def test_a_file_of_a_newer_version(file: Path, language: Language) -> None:
    text = file.read_text("utf-8")
    assert "format = 1" in text
    file.write_text(text.replace("format = 1", "format = 999"), "utf-8")
    (complaint,) = complaints(examined(file, language), language)
    assert {"de": "Installieren", "en": "Install"}[language] in complaint


def test_a_file_that_is_gone_while_its_backup_is_there(file: Path, language: Language) -> None:
    file.unlink()
    (complaint,) = complaints(examined(file, language), language)
    assert "progress.toml.bak" in complaint


@posix
def test_a_folder_that_others_can_write(file: Path, language: Language) -> None:
    file.parent.chmod(0o777)
    (complaint,) = complaints(examined(file, language), language)
    assert f"chmod go-w {file.parent}" in complaint
    file.parent.chmod(0o700)
    assert not complaints(examined(file, language), language)


@posix
def test_a_file_that_others_can_write(file: Path, language: Language) -> None:
    file.chmod(0o666)
    (complaint,) = complaints(examined(file, language), language)
    assert f"chmod go-w {file}" in complaint


@posix
def test_a_file_of_another_user(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 4711)
    assert all("another user" in complaint for complaint in complaints(examined(file)))


def test_a_folder_in_place_of_the_file(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    (tmp_path / "progress.toml").mkdir()
    (complaint,) = complaints(examined(tmp_path / "progress.toml"))
    assert "plain file" in complaint


@posix
@pytest.mark.parametrize(("mode", "bad"), [(0o600, False), (0o400, False), (0o644, False), (0o666, True)])
def test_rights_and_owner_of_the_file(file: Path, language: Language, mode: int, bad: bool) -> None:  # noqa: FBT001 - a parameter of the test
    file.chmod(mode)
    result = examined(file, language)
    assert bool(complaints(result, language)) == bad
    belongs = {"de": "gehört", "en": "belongs to"}[language]
    assert f"{mode:04o}, {belongs} {owner_name(file)}" in result.stdout
    read_by_others = {"de": "andere können mitlesen", "en": "others can read it"}[language]
    assert (read_by_others in result.stdout) == (mode == 0o644)


@posix
def test_a_user_without_a_name(file: Path) -> None:
    assert doctor_progress._owner(file.stat().st_uid) == owner_name(file)
    assert doctor_progress._owner(2**31 - 7) == str(2**31 - 7)


@posix
def test_a_file_its_owner_cannot_read(file: Path, language: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    file.chmod(0)
    if AS_ROOT:  # no file is barred
        monkeypatch.setattr(os, "open", barred(file))
    (complaint,) = complaints(examined(file, language), language)
    assert f"chmod u+rw {file}" in complaint


def barred(file: Path) -> Callable[..., int]:
    opened = os.open

    def open_(path: str | Path, *rest: int, **named: int) -> int:
        if path == file:
            raise PermissionError(errno.EACCES, "barred")
        return opened(path, *rest, **named)

    return open_


@posix
def test_whether_locks_work(file: Path, language: Language, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert sessions.lockable(file)
    assert sessions.lockable(tmp_path / "none") is None
    before = traces(tmp_path)

    def refused(*_: object) -> None:
        raise OSError(errno.ENOLCK, "no locks available")

    monkeypatch.setattr("fcntl.flock", refused)
    (complaint,) = complaints(examined(file, language), language)
    assert {"de": "Eine zweite Sitzung", "en": "A second session"}[language] in complaint
    assert traces(tmp_path) == before


@posix
def test_a_folder_that_cannot_be_written(file: Path, language: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    file.parent.chmod(0o500)
    if AS_ROOT:  # no folder is barred
        monkeypatch.setattr(os, "access", lambda _, mode: not mode & os.W_OK)
    (complaint,) = complaints(examined(file, language), language)
    assert f"chmod u+rwx {file.parent}" in complaint
    monkeypatch.setattr(doctor_progress, "_read_only", lambda _: True)
    assert complaints(examined(file, language), language) != [complaint]


def test_a_link_names_where_the_file_lies(file: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.toml"
    link.symlink_to(file)
    result = examined(link)
    assert not complaints(result)
    assert str(link) in result.stdout
    assert str(file) in result.stdout
    link.unlink()
    link.symlink_to(link)
    assert complaints(examined(link))


def test_a_full_disk(file: Path, language: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor_progress, "SCARCE", 10**18)
    (complaint,) = complaints(examined(file, language), language)
    assert {"de": "Löschen", "en": "Delete"}[language] in complaint


def test_a_session_that_is_open(file: Path, language: Language) -> None:
    session = open_session(file)
    assert isinstance(session, Session)
    with session:
        before = traces(file.parent)
        result = examined(file, language)
        assert not complaints(result, language)
        assert {"de": "Der Kurs ist schon offen", "en": "The course is already open"}[language] in result.stdout
        assert traces(file.parent) == before
    assert {"de": "schon offen", "en": "already open"}[language] not in examined(file, language).stdout


def test_what_the_terminal_is_like(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TMUX", "STY", "SSH_CONNECTION", "NO_COLOR"):
        monkeypatch.setenv(name, "1")
    monkeypatch.setattr(terminal, "terminals", lambda: [0])
    monkeypatch.setattr(terminal, "terminal_size", lambda: (30, 10))
    monkeypatch.setattr(terminal, "refusal", lambda *_: "dumb")
    result = examined(file)
    small, dumb = complaints(result)
    assert "40×15" in small
    assert "TERM" in dumb
    assert "tmux, screen, SSH" in result.stdout
    assert "because NO_COLOR" in result.stdout


@pytest.mark.parametrize(
    ("environ", "colours"),
    [
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, "16 million"),
        ({"TERM": "screen-256color"}, "256"),
        ({"TERM": "xterm"}, "16"),
        ({"TERM": "linux", "TEXTUAL_COLOR_SYSTEM": "256"}, "256"),
        ({"TERM": "xterm-256color", "TEXTUAL_COLOR_SYSTEM": "standard"}, "16"),
        ({"TERM": "dumb"}, "none"),
    ],
)
def test_the_colours_a_terminal_has(environ: dict[str, str], colours: str) -> None:
    assert doctor._colours(environ) == colours


def test_an_encoding_with_too_few_signs(file: Path, language: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal, "locale_encoding", lambda: "iso8859-1")
    (complaint,) = complaints(examined(file, language), language)
    assert "LANG " in complaint
    assert "C.UTF-8" in complaint
    monkeypatch.setenv("LC_ALL", "de_DE")
    (complaint,) = complaints(examined(file, language), language)
    assert "LC_ALL " in complaint


@pytest.mark.skipif(sys.platform != "linux", reason="/proc")
def test_a_process_above_this_one_is_found() -> None:
    own = Path(f"/proc/{os.getpid()}/stat").read_text("utf-8").partition("(")[2].rpartition(")")[0]
    assert doctor._below(own)
    assert not doctor._below("no-such-process")


def test_nobody_knows_the_home_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: Path("relative"))
    result = CliRunner().invoke(main, ["doctor"], prog_name="h2h")
    (complaint,) = complaints(result)
    assert "--progress FILE" in complaint


@posix
def test_the_folder_one_is_in_was_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: Language) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    (complaint,) = complaints(examined(Path("progress.toml"), language), language)
    assert complaint.endswith(" cd")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="/dev/full")
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_output_that_takes_nothing(file: Path, unbuffered: str) -> None:
    command = [sys.executable, "-m", "tui", "--progress", str(file), "doctor"]
    environ = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
    with Path("/dev/full").open("wb") as full:
        run = subprocess.run(
            command, stdout=full, stderr=subprocess.PIPE, env=environ, cwd=ROOT, stdin=subprocess.DEVNULL, check=False
        )
    assert run.returncode == 1
    (line,) = run.stderr.decode().splitlines()
    assert line.startswith("h2h: this cannot be written out")


@posix
@pytest.mark.parametrize("term", ["dumb", "xterm\x1b]0;x\x07"])
def test_the_real_program_without_terminal_under_a_barred_home(own_home: Path, term: str) -> None:
    """Python's own output in ASCII, a terminal that acts on what it is called, and a home that takes nothing."""
    own_home.chmod(0o500)
    environ = {
        **os.environ,
        "TERM": term,
        "PYTHONIOENCODING": "ascii",
        "H2H_PROGRESS": str(own_home / "ü\n" / "p.toml"),
    }
    command = [sys.executable, "-m", "tui", "--lang", "de", "doctor"]
    run = subprocess.run(command, capture_output=True, env=environ, cwd=ROOT, stdin=subprocess.DEVNULL, check=False)
    own_home.chmod(0o700)
    assert run.returncode == (not AS_ROOT)
    assert (run.stderr, b"\x1b" in run.stdout) == (b"", False)
    assert not list(own_home.iterdir())
