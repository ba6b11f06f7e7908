"""What a course demands of its own chapters, and what is counted of them."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from course.catalog import Catalog
from course.check import check_course, check_spelling
from course.errors import NoDictionary
from course.exercises.scales import Scales, Statement
from course.model import Reading
from course.reading_time import extent
from course.texts import prose, words

BAKERY = Path(__file__).parents[1] / "data" / "course"


@pytest.fixture
def bakery(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = shutil.copytree(BAKERY, tmp_path / "bakery")
    (folder / "ids.toml").unlink()  # nothing is published, so ids may change
    return folder


def demand(bakery: Path, *rules: str) -> list[str]:
    """The problems where the course demands this, without the folder."""
    with (bakery / "course.toml").open("a", encoding="utf-8") as manifest:
        manifest.write("\n[rules]\n" + "\n".join(rules) + "\n")
    return [str(problem).removeprefix("bakery/") for problem in check_course(bakery)]


def write(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def test_a_core_idea_that_is_too_long_is_told_in_each_language(bakery: Path) -> None:
    for language in ("de", "en"):
        write(bakery / "01-bread" / f"{language}.md", "{#story}", "{#core}")
    write(bakery / "01-bread" / "en.md", "It smells good.", "It smells " + "so " * 40 + "good.")
    assert demand(bakery, "core = 20") == [
        "01-bread/en.md:9: the core idea has 46 words; at most 20 are read in one go"
    ]


def test_a_chapter_that_is_too_short_or_says_another_time_is_told(bakery: Path) -> None:
    (problem,) = {
        line.partition(": ")[2] for line in demand(bakery, "shortest = 15", "longest = 25") if "bread" in line
    }
    assert problem.endswith("15 to 25 are planned")
    write(bakery / "course.toml", "shortest = 15", "shortest = 1")
    assert check_course(bakery) == []
    write(bakery / "01-bread" / "en.md", "minutes = 5", "minutes = 12")
    write(bakery / "01-bread" / "de.md", "minutes = 5", "minutes = 12")
    told = [str(problem) for problem in check_course(bakery)]
    assert [line.partition(" is ")[2].partition(",")[0] for line in told] == ["12", "12"]
    assert told[1].startswith('bakery/01-bread/en.md:4: front matter: "minutes"')


def test_a_fifth_of_a_minute_too_much_is_too_much(bakery: Path) -> None:
    told = [line for line in demand(bakery, "shortest = 1", "longest = 2") if line.startswith("01-bread/en.md")]
    assert told == ["01-bread/en.md:4: the chapter takes about 2.2 minutes; 1 to 2 are planned"]


@pytest.mark.parametrize("word", ["du", "Dich", "dir", "deinem", "Euch", "eure", "euer"])
def test_the_familiar_address_is_told_wherever_it_stands_in_german(bakery: Path, word: str) -> None:
    write(bakery / "01-bread" / "de.md", 'label = "', f'label = "{word} ')
    write(bakery / "01-bread" / "en.md", "It smells good.", "Du smells good.")
    (problem,) = demand(bakery, "formal = true")
    assert f'"{word}" addresses somebody with du' in problem
    assert problem.startswith("01-bread/de.md:")


def test_words_that_only_look_like_it_are_none(bakery: Path) -> None:
    write(bakery / "01-bread" / "de.md", 'label = "', 'label = "Duft durch teure Deinhardt-Euterpe ')
    assert demand(bakery, "formal = true") == []


def test_a_run_of_words_out_of_a_digest_is_told_with_its_line(bakery: Path) -> None:
    (source,) = (bakery / "seeds").glob("*.toml")
    run = "flour, salt and a little patience"
    write(source, 'en = "Bread takes time', f'en = "Bread takes {run}')
    write(bakery / "01-bread" / "en.md", "It smells good.", f"It smells good.\n\nAnd {run.upper()}, one says.")
    assert demand(bakery, "run = 6") == [
        '01-bread/en.md:13: "flour salt and a little patience" stands so in the digest of S0.1; say it in other words'
    ]


def test_a_claim_that_no_chapter_teaches_is_told(bakery: Path) -> None:
    every = list(Catalog.open(bakery).all_evidence().claims)
    for file in bakery.glob("*/*.md"):
        file.write_text(re.sub(r"^claims = .*$", "claims = []", file.read_text("utf-8"), flags=re.MULTILINE), "utf-8")
    (problem,) = demand(bakery, "every_claim = true")
    assert (
        problem == f"course.toml: not taught in any chapter: {', '.join(every)}; list each in the front matter of one"
    )


def test_a_path_leads_through_chapters_of_the_course_each_once(bakery: Path) -> None:
    with (bakery / "course.toml").open("a", encoding="utf-8") as manifest:
        manifest.write(
            '\n[[paths]]\nid = "guests"\ntitle = { de = "Gäste", en = "Guests" }\n'
            'chapters = ["rols", "bread", "bread"]\n'
            '\n[[paths]]\nid = "guests"\ntitle = { de = "Gäste", en = "Guests" }\nchapters = []\n'
        )
    told = [str(problem).partition(": ")[2] for problem in check_course(bakery)]
    assert told == [
        'path 1: chapter 1: unknown chapter "rols" (did you mean "rolls"?)',
        'path 1: chapter 3: chapter "bread" stands twice on this path; name it once',
        'path 2: duplicate id "guests"; give each of the paths an id of its own',
        "path 2: no chapters; a path leads through at least one",
    ]


def test_a_longer_reading_takes_longer_and_a_diagram_counts_no_words(bakery: Path) -> None:
    steps = Catalog.open(bakery).chapter("bread", "en").steps
    before = extent(steps)
    longer = [
        Reading(
            id=step.id,
            title=step.title,
            markdown=step.markdown + " word" * 200 + "\n\n```\nno word\n---\nNone here.\n```\n",
        )
        if isinstance(step, Reading)
        else step
        for step in steps
    ]
    after = extent(longer)
    assert after.words == before.words + 200
    assert after.readings == before.readings + 200
    assert after.minutes == pytest.approx(before.minutes + 1)


def test_scales_take_longer_the_more_of_them_the_course_has() -> None:
    step = Scales(id="start", question="How true?", low="not", high="fully")
    two = (Statement(id="a", text="I wait."), Statement(id="b", text="I listen."))
    assert extent([step], two).minutes > extent([step], two[:1]).minutes > extent([step]).minutes


def test_prose_is_without_signs_and_keeps_its_lines() -> None:
    text = "# One\n\n[two *words*](evidence:F1)\n\n```\n┌──┐\n```\n- 3,5 %"
    assert prose(text).splitlines() == ["One", "", "two words", "", "", "", "", "3,5 %"]
    assert words("Kundinnen-Gespräch, 3,5 % don’t") == ["Kundinnen-Gespräch", "3,5", "don’t"]


@pytest.fixture
def hunspell() -> None:
    if not shutil.which("hunspell"):
        pytest.skip("needs the program hunspell")


@pytest.mark.usefixtures("hunspell")
def test_a_slip_is_told_in_its_own_language_and_the_words_of_the_course_are_known(bakery: Path) -> None:
    before = {str(problem) for problem in check_spelling(bakery)}
    write(bakery / "01-bread" / "en.md", "It smells good.", "It smells god and vrey good at Okafor's oven.")
    write(bakery / "01-bread" / "de.md", 'label = "', 'label = "Hefeteikblech ')
    told = [str(problem) for problem in check_spelling(bakery) if str(problem) not in before]
    assert [line.partition(" is in ")[0] for line in told] == [
        'bakery/01-bread/de.md:20: "Hefeteikblech"',
        'bakery/01-bread/en.md:11: "Okafor\'s"',
        'bakery/01-bread/en.md:11: "vrey"',
    ]
    (bakery / "words.toml").write_text('names = ["Okafor"]\nde = ["Hefeteikblech"]\nen = ["vrey"]\n', "utf-8")
    assert {str(problem) for problem in check_spelling(bakery)} <= before


def test_without_a_dictionary_that_is_said(bakery: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(NoDictionary, match="hunspell-de-de"):
        check_spelling(bakery)


@pytest.mark.usefixtures("hunspell")
def test_the_packaged_course_is_spelt_well() -> None:
    assert [str(problem) for problem in check_spelling()] == []
