"""The commands that draw nothing: what they print, where, and with which exit code."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from course.progress import Entry, Progress, answered, moved, timestamp, with_settings
from course.store import Store
from tui.cli import main
from tui.sitting import now

if TYPE_CHECKING:
    from course.model import Language

DATA = Path(__file__).parent.parent / "data"


def h2h(*words: str, **environ: str) -> Result:
    return CliRunner().invoke(main, list(words), prog_name="h2h", env=environ or None)


def test_status_before_the_start(own_home: Path) -> None:
    result = h2h("status")
    assert result.exit_code == 0
    assert "not begun" in result.stdout
    assert str(own_home) in result.stdout
    assert not (own_home / "data").exists()


def test_status_says_what_is_done_due_and_planned(tmp_path: Path, language: Language) -> None:
    file = tmp_path / "kept" / "progress.toml"
    entry = Entry(
        at=timestamp(now()), answer={"text": {"cue": "es klingelt", "act": "ich höre zu", "date": "2026-12-01"}}
    )
    progress = answered(Progress(), "pendulum-and-proof/plan", "plan", entry)
    progress = moved(progress, "pendulum-and-proof", "story", now())
    Store(file).save(progress)
    result = h2h("--lang", language, "--progress", str(file), "status")
    assert result.exit_code == 0
    assert {"de": "Das Pendel und der Beleg", "en": "The Pendulum and the Proof"}[language] in result.stdout
    assert "es klingelt" in result.stdout
    assert {"de": "01.12.2026", "en": "1 Dec 2026"}[language] in result.stdout
    assert str(file) in result.stdout


def test_status_speaks_the_language_of_the_learner(tmp_path: Path) -> None:
    file = tmp_path / "kept" / "progress.toml"
    Store(file).save(with_settings(Progress(), {"language": "de"}, now()))
    assert "noch nicht begonnen" in h2h("--progress", str(file), "status").stdout


def test_status_leaves_a_damaged_file_where_it_is(tmp_path: Path) -> None:
    file = tmp_path / "kept" / "progress.toml"
    Store(file).save(moved(Progress(), "a", "b", now()))
    file.write_text("no end", encoding="utf-8")
    result = h2h("--progress", str(file), "status")
    assert result.exit_code == 1
    assert "damaged" in result.stdout
    assert file.read_text(encoding="utf-8") == "no end"


def test_check_of_the_course_finds_nothing() -> None:
    result = h2h("check")
    assert (result.exit_code, result.stdout) == (0, "No problems.\n")


def test_check_names_file_line_and_what_to_do(tmp_path: Path) -> None:
    result = h2h("check", str(tmp_path / "nowhere"))
    assert result.exit_code == 1
    assert "course.toml" in result.stdout


def test_a_course_with_problems_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.terminal.refusal", lambda *_: None)
    (tmp_path / "course.toml").write_text('id = "x"\n', encoding="utf-8")
    result = h2h("--course", str(tmp_path))
    assert result.exit_code == 1
    assert "course.toml" in result.stderr
    assert not result.stdout


def test_without_a_terminal_one_sentence_and_two(language: Language) -> None:
    result = h2h("--lang", language)
    assert result.exit_code == 2
    assert len(result.stderr.strip().splitlines()) == 1
    assert "h2h read" in result.stderr


def test_an_unsafe_folder_is_refused_with_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.terminal.refusal", lambda *_: None)
    folder = tmp_path / "open"
    folder.mkdir()
    folder.chmod(0o777)
    result = h2h("--progress", str(folder / "progress.toml"))
    assert result.exit_code == 1
    assert "chmod" in result.stderr


def test_version_and_help() -> None:
    assert h2h("--version").stdout.startswith("h2h ")
    assert "--progress" in h2h("--help").stdout


@pytest.mark.parametrize(
    "command",
    [
        ["status"],
        ["doctor"],
        ["check"],
        ["export"],
        ["export", "journal"],
        ["export", "calendar"],
        ["export", "progress"],
        ["import"],
    ],
)
def test_every_command_says_in_a_few_lines_what_it_does(command: list[str]) -> None:
    result = h2h(*command, "--help")
    assert result.exit_code == 0
    assert result.stdout.count("\n") < 20
    assert "..." not in result.stdout.replace("COMMAND [ARGS]...", "")


def test_the_list_of_commands_cuts_no_sentence() -> None:
    commands = h2h("--help").stdout.partition("Commands:")[2]
    assert {line.split()[0] for line in commands.splitlines() if line.strip()} >= {
        "check",
        "doctor",
        "export",
        "import",
        "status",
    }
    assert "..." not in commands


def test_a_misspelt_option_is_misuse(tmp_path: Path) -> None:
    for words in (["export", "journal", "--no-such"], ["export", "nothing"], ["import"], ["--lang", "fr", "status"]):
        assert h2h("--progress", str(tmp_path / "none"), *words).exit_code == 2
