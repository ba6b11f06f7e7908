"""Whether `h2h check` notices a step that does not fit the smallest window, and what it counts."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tui.cli import main
from tui.fitting import misfits

BAKERY = Path(__file__).parents[1] / "data" / "course"


@pytest.fixture
def bakery(tmp_path: Path) -> Path:
    return shutil.copytree(BAKERY, tmp_path / "bakery")


def check(*words: str) -> Result:
    return CliRunner().invoke(main, ["check", *words], prog_name="h2h")


def test_a_step_that_is_too_tall_is_told_and_a_reading_may_scroll(bakery: Path) -> None:
    assert misfits(bakery) == []
    file = bakery / "01-bread" / "en.md"
    text = file.read_text("utf-8").replace("It smells good.", "It smells good.\n\n" * 30)
    file.write_text(text.replace('question = "Where to?"', f'question = "{"Where to, and why? " * 80}"'), "utf-8")
    (problem,) = misfits(bakery)
    assert problem.file == "01-bread/en.md"
    assert problem.problem.startswith('sort "sort": ')
    assert "rows too many for a window of 80 columns and 24 rows" in problem.problem
    result = check(str(bakery), "--screens")
    assert (result.exit_code, result.stdout) == (1, f"{problem}\n")


def test_words_minutes_and_claims_are_counted_by_chapter_and_language(bakery: Path) -> None:
    result = check(str(bakery), "--counts")
    assert result.exit_code == 0
    head, *rows, claims, last = result.stdout.splitlines()
    assert head.split() == ["chapter", "language", "core", "readings", "words", "minutes", "claims"]
    assert [row.split()[:2] for row in rows] == [["1", "de"], ["1", "en"], ["2", "de"], ["2", "en"]]
    assert claims == f"claims taught: {sum(int(row.split()[-1]) for row in rows) // 2}"
    assert last == "No problems."


def test_without_a_dictionary_spelling_ends_with_a_sentence(bakery: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    result = check(str(bakery), "--spelling")
    assert result.exit_code == 2
    assert "hunspell" in result.stderr
    assert not result.stdout
