"""Opening a course: what is read when, what is refused, and that no file of any kind leads to a traceback."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from course.catalog import Catalog
from course.check import check_course
from course.errors import ContentError
from course.exercises.scales import Scales, Statement
from course.folder import LARGEST, Folder
from course.model import Claim, Finding, Language

BAKERY = Path(__file__).parents[1] / "data" / "course"


@pytest.fixture
def bakery(tmp_path: Path) -> Path:
    """A small course of its own for a test to spoil."""
    return shutil.copytree(BAKERY, tmp_path / "bakery")


def problems(folder: Path, chapter: str = "bread", language: Language = "de") -> list[str]:
    """What opening a chapter has to say."""
    with pytest.raises(ContentError) as raised:
        Catalog.open(folder).chapter(chapter, language)
    return [str(problem).removeprefix(f"{folder.as_posix()}/") for problem in raised.value.problems]


def test_contents_need_no_chapter(bakery: Path) -> None:
    for folder in ("01-bread", "02-rolls", "seeds"):
        shutil.rmtree(bakery / folder)
    catalog = Catalog.open(bakery)
    assert [entry.id for entry in catalog.course.chapters] == ["bread", "rolls"]
    assert [catalog.number(name) for name in ("bread", "rolls", "gone")] == [1, 2, 0]
    assert catalog.title("rolls", "de") == "Brötchen"
    assert catalog.title("rolls", "en") == "Rolls"
    assert catalog.title("gone", "en") == "gone"


def test_a_chapter_is_read_once_and_in_both_languages(bakery: Path) -> None:
    catalog = Catalog.open(bakery)
    german = catalog.chapter("bread", "de")
    english = catalog.chapter("bread", "en")
    shutil.rmtree(bakery / "01-bread")
    assert catalog.chapter("bread", "de") is german
    assert (german.title, english.title) == ("Brot", "Bread")
    assert [step.id for step in german.steps] == ["story", "sort", "start", "plan"]
    assert [step.id for step in german.later] == ["later"]
    assert german.place("plan") == 3


def test_scales_without_statements_have_those_of_the_course(bakery: Path) -> None:
    scales = Catalog.open(bakery).chapter("bread", "en").steps[2]
    assert isinstance(scales, Scales)
    assert scales.statements == (Statement(id="patience", text="I let dough rest."),)


def test_gaps_for_a_warm_up(bakery: Path) -> None:
    catalog = Catalog.open(bakery)
    gap = catalog.gap("bread/later/time", "de")
    assert gap is not None
    assert gap.accepted == ("Zeit", "Ruhe")
    for where in ("bread/later/gone", "bread/sort/dough", "gone/later/time", "bread", "", "//"):
        assert catalog.gap(where, "de") is None
    (bakery / "02-rolls" / "de.md").write_text("nothing")
    assert catalog.gap("rolls/later/time", "de") is None


def test_evidence_by_id_in_the_order_asked(bakery: Path) -> None:
    found = Catalog.open(bakery).evidence(["F1", "S0.2", "X9", "S0.1"])
    assert isinstance(found[0], Finding)
    pairs = [one for one in found if isinstance(one, tuple)]
    assert [(claim.id, source.id) for claim, source in pairs] == [("S0.2", "S0"), ("S0.1", "S0")]
    assert isinstance(pairs[0][0], Claim)
    assert pairs[0][0].in_language("en") == "Rolls are quick."


def test_a_course_without_evidence_of_its_own_has_the_packaged(bakery: Path) -> None:
    shutil.rmtree(bakery / "seeds")
    (bakery / "findings.toml").unlink()
    found = Catalog.open(bakery).evidence(["S0.1", "F1"])
    assert found == Catalog.open().evidence(["S0.1", "F1"])
    assert len(found) == 2


def test_broken_evidence_is_told_when_it_is_asked_for(bakery: Path) -> None:
    (bakery / "findings.toml").write_text("[[findings]]\nid = 3\n")
    catalog = Catalog.open(bakery)
    catalog.chapter("bread", "de")
    with pytest.raises(ContentError, match=r"findings\.toml:2: finding 1: \"id\" must be a text"):
        catalog.evidence(["F1"])


def test_the_packaged_course_opens() -> None:
    catalog = Catalog.open()
    for entry in catalog.course.chapters:
        for language in ("de", "en"):
            chapter = catalog.chapter(entry.id, language)
            assert chapter.steps
            names = [name for step in chapter.steps for name in step.evidence]
            assert len(catalog.evidence(names)) == len(names)


def test_an_unknown_chapter(bakery: Path) -> None:
    assert problems(bakery, "gone") == ['course.toml: no chapter "gone" in this course']


def test_a_chapter_must_be_the_one_the_manifest_means(bakery: Path) -> None:
    shutil.copy(bakery / "02-rolls" / "de.md", bakery / "01-bread" / "de.md")
    assert problems(bakery) == [
        '01-bread/de.md:2: front matter: id "rolls" is "bread" in course.toml; make them the same',
        '01-bread/de.md:3: front matter: title "Brötchen" is "Brot" in course.toml; make them the same',
    ]


def test_a_missing_file(bakery: Path) -> None:
    (bakery / "01-bread" / "de.md").unlink()
    assert problems(bakery) == ["01-bread/de.md: missing; write this file"]


def test_a_file_that_is_not_utf_8(bakery: Path) -> None:
    path = bakery / "01-bread" / "de.md"
    path.write_bytes(path.read_bytes().replace(b"Es duftet", b"Es \xfc duftet\x07"))
    assert problems(bakery) == [
        "01-bread/de.md:11: control character U+0007; delete it",
        "01-bread/de.md:11: not UTF-8; save the file in the encoding UTF-8",
    ]


def test_a_file_that_is_too_large(bakery: Path) -> None:
    (bakery / "01-bread" / "de.md").write_bytes(b"x" * (LARGEST + 1))
    assert problems(bakery) == ["01-bread/de.md: cannot be read: it is larger than 2 MB; split it"]


def test_a_folder_instead_of_a_file(bakery: Path) -> None:
    path = bakery / "01-bread" / "de.md"
    path.unlink()
    path.mkdir()
    assert problems(bakery) == ["01-bread/de.md: cannot be read: it is not a file"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_not_waited_for(bakery: Path) -> None:
    path = bakery / "01-bread" / "de.md"
    path.unlink()
    getattr(os, "mkfifo")(path)  # noqa: B009 - not every system has it
    assert problems(bakery) == ["01-bread/de.md: cannot be read: it is not a file"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs symbolic links")
def test_links_that_lead_out_or_nowhere(bakery: Path, tmp_path: Path) -> None:
    path = bakery / "01-bread" / "de.md"
    outside = path.rename(tmp_path / "outside.md")
    path.symlink_to(outside)
    leads_out = "cannot be read: it leads out of the folder of the course; copy it into the folder"
    assert problems(bakery) == [f"01-bread/de.md: {leads_out}"]
    path.unlink()
    path.symlink_to(path)
    assert problems(bakery)[0].startswith("01-bread/de.md: cannot be read: ")
    path.unlink()
    path.symlink_to(tmp_path / "nowhere")
    assert problems(bakery) == ["01-bread/de.md: missing; write this file"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs symbolic links")
def test_a_chapter_folder_may_be_a_link_inside_the_course_but_not_out_of_it(bakery: Path, tmp_path: Path) -> None:
    (bakery / "01-bread").rename(bakery / "03-real")
    (bakery / "01-bread").symlink_to("03-real")
    assert Catalog.open(bakery).chapter("bread", "de").title == "Brot"
    (bakery / "01-bread").unlink()
    (bakery / "03-real").rename(tmp_path / "outside")
    (bakery / "01-bread").symlink_to(tmp_path / "outside")
    assert "leads out" in problems(bakery)[0]


@pytest.mark.parametrize(
    "folder", ["../bakery", "/etc", "..", ".", "", "a/b", "a\\\\b", "C:x", ".hidden", "nul\\u0000"]
)
def test_a_folder_name_that_leads_out_is_refused(bakery: Path, folder: str) -> None:
    manifest = bakery / "course.toml"
    manifest.write_text(manifest.read_text("utf-8").replace('"01-bread"', f'"{folder}"'), "utf-8")
    with pytest.raises(ContentError) as raised:
        Catalog.open(bakery)
    assert any(problem.line == 12 and "folder" in problem.problem for problem in raised.value.problems)
    assert all(problem.file.endswith("course.toml") for problem in raised.value.problems)
    check_course(bakery)


@pytest.mark.parametrize("name", ["", "nothing", "course.toml", "x" * 5000])
def test_no_course_there(bakery: Path, name: str) -> None:
    folder = bakery / "empty" / name
    (bakery / "empty").mkdir()
    with pytest.raises(ContentError):
        Catalog.open(folder)
    assert check_course(folder)


def test_an_unreadable_file(bakery: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    catalog = Catalog.open(bakery)

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(ContentError, match=r"01-bread/de\.md: cannot be read: Permission denied"):
        catalog.chapter("bread", "de")


def test_paths_are_told_from_where_one_stands(bakery: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert Folder(bakery).shown("a/de.md") == f"{bakery.as_posix()}/a/de.md"
    monkeypatch.chdir(bakery.parent)
    assert Folder(bakery).shown("a/de.md") == "bakery/a/de.md"
    assert Folder(Path("bakery")).shown("a/de.md") == "bakery/a/de.md"
    assert Folder(Path("bakery/../bakery")).shown("a/de.md") == "bakery/a/de.md"
    monkeypatch.chdir(bakery / "01-bread")
    assert Folder(Path("..")).shown("a\x1b.md") == "../a\\u001b.md"


@pytest.mark.parametrize("name", ["course.toml", "findings.toml", "seeds/000-baker.toml", "ids.toml", "01-bread/en.md"])
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=40, deadline=None
)
@given(data=st.data())
def test_no_spoilt_file_leads_to_a_traceback(bakery: Path, name: str, data: st.DataObject) -> None:
    text = (BAKERY / name).read_bytes()
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 50)))
    text = text[:start] + data.draw(st.binary(max_size=30) | st.just(text[start:end] * 2)) + text[end:]
    (bakery / name).write_bytes(text)
    check_course(bakery)
    with contextlib.suppress(ContentError):
        catalog = Catalog.open(bakery)
        catalog.chapter("bread", "en")
        catalog.evidence(["F1", "S0.1"])
