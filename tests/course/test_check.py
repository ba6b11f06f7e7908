"""What only shows when a whole course is looked at."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from course.check import check_course, publish
from course.folder import Folder
from course.published import RETIRED, read_ledger

BAKERY = Path(__file__).parents[1] / "data" / "course"


@pytest.fixture
def bakery(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small course of its own for a test to spoil; problems are told from its parent."""
    monkeypatch.chdir(tmp_path)
    return shutil.copytree(BAKERY, tmp_path / "bakery")


def check(bakery: Path) -> list[str]:
    """All problems, without the folder."""
    return [str(problem).removeprefix("bakery/") for problem in check_course(bakery)]


def spoil(bakery: Path, name: str, *changes: tuple[str, str]) -> None:
    """Replace in a file of the course, each the first time it occurs."""
    path = bakery / name
    text = path.read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, "utf-8", newline="\n")


def test_the_sample_course_has_no_problem(bakery: Path) -> None:
    assert check(bakery) == []


def test_the_packaged_course_has_no_problem() -> None:
    assert [str(problem) for problem in check_course()] == []


def test_problems_of_all_files_are_told_together(bakery: Path) -> None:
    spoil(bakery, "course.toml", ('version = "1.0"', "version = 1.0"))
    spoil(bakery, "findings.toml", ('stamp = "study"', 'stamp = "studdy"'))
    spoil(bakery, "seeds/000-baker.toml", ('ground = "none"', 'grund = "none"'))
    spoil(bakery, "01-bread/de.md", ('bucket = "oven"', 'bucket = "ofen"'), ('question = "Ergänzen Sie."\n', ""))
    spoil(bakery, "02-rolls/de.md", ("minutes = 4", 'minutes = "4"'))
    spoil(bakery, "02-rolls/en.md", ('verdict = "right"', 'verdict = "rigth"'))
    (bakery / "01-bread" / "en.md").unlink()
    (bakery / "09-forgotten").mkdir()
    assert check(bakery) == [
        '01-bread/de.md:29: sort "sort": card 1: unknown bucket "ofen" (did you mean "oven"?)',
        '01-bread/de.md:47: recall "later": missing key "question"',
        "01-bread/en.md: missing; write this file",
        '02-rolls/de.md:4: front matter: "minutes" must be a whole number, not a text',
        '02-rolls/en.md:29: choice "flour": option 1: unknown verdict "rigth" (did you mean "right"?)',
        "09-forgotten: this folder is not in course.toml; list it there or delete it",
        'course.toml:2: "version" must be a text, not a number',
        'findings.toml:3: finding 1: unknown stamp "studdy" (did you mean "study"?)',
        'seeds/000-baker.toml:23: claim 2: unknown key "grund" (did you mean "ground"?)',
    ]


def test_the_manifest(bakery: Path) -> None:
    spoil(
        bakery,
        "course.toml",
        ('id = "rolls"', 'id = "bread"'),
        ('folder = "02-rolls"', 'folder = "01-bread"'),
        ('id = "oven"', 'id = "The Oven"'),
        ('{ de = "Backen", en = "Baking" }', '{ de = "Backen" }'),
    )
    manifest = [problem for problem in check(bakery) if problem.startswith("course.toml")]
    kebab = "use small letters a to z, digits and single hyphens, such as bicycle-workshop"
    assert manifest == [
        'course.toml:3: title: missing key "en"',
        f'course.toml:7: part 1: bad id "The Oven"; {kebab}',
        'course.toml:16: part 1: chapter 2: duplicate id "bread"; give each chapter an id of its own',
        'course.toml:17: part 1: chapter 2: folder "01-bread" already belongs to another chapter',
    ]


def test_a_broken_manifest_does_not_hide_the_evidence(bakery: Path) -> None:
    spoil(bakery, "course.toml", ('id = "oven"', "id = oven"))
    spoil(bakery, "findings.toml", ('id = "F1"', 'id = "finding"'))
    assert [problem.split("; ")[0] for problem in check(bakery)] == [
        "course.toml:7: broken TOML: no value",
        'findings.toml:2: finding 1: bad id "finding"',
    ]


def test_a_course_without_chapters(bakery: Path) -> None:
    (bakery / "course.toml").write_text(
        'id = "x"\nversion = "1"\ntitle = { de = "x", en = "x" }\npromise = { de = "x", en = "x" }\nparts = []\n'
    )
    assert "course.toml:5: no chapters; a course has at least one" in check(bakery)


def test_languages_differ_in_steps_order_and_kind(bakery: Path) -> None:
    spoil(bakery, "02-rolls/en.md", ('toml follow-up\nid = "follow-up"', 'toml warm-up\nid = "follow-up"'))
    spoil(bakery, "02-rolls/en.md", ("{#story}", "{#tale}"))
    spoil(bakery, "01-bread/en.md", ('id = "sort"', 'id = "start"'), ('scales\nid = "start"', 'scales\nid = "sort"'))
    (bakery / "ids.toml").unlink()
    assert check(bakery) == [
        '01-bread/en.md:13: "start" is of kind sort here and of kind scales in de.md; make them the same',
        '01-bread/en.md:13: the steps stand in another order than in de.md: here "start", there "sort"',
        '01-bread/en.md:40: "sort" is of kind scales here and of kind sort in de.md; make them the same',
        '02-rolls/de.md:17: step "story" is not in en.md; ids are the same in both languages',
        '02-rolls/en.md:9: "follow-up" is of kind warm-up here and of kind follow-up in de.md; make them the same',
        '02-rolls/en.md:17: step "tale" is not in de.md; ids are the same in both languages',
    ]


def test_languages_differ_inside_a_step(bakery: Path) -> None:
    spoil(
        bakery,
        "01-bread/en.md",
        ("minutes = 5", "minutes = 6"),
        ('["Know dough"]', '["Know dough", "Know more"]'),
        ('bucket = "oven"', 'bucket = "shop"'),
        ('arguable = ["oven"]\n', ""),
        ('evidence = ["F1"]\n', ""),
        ('label = "Shop"', 'label = "Shop"\nmeaning = "for sale"'),
        ('"Clock", "t…"', '"Clock"'),
        ('act = "I heat the oven"', 'act = "I heat the oven"\ndays = 9'),
        ('["Knead", "Talk"]', '["Knead"]'),
    )
    spoil(
        bakery,
        "02-rolls/en.md",
        ('id = "rice"', 'id = "rye"'),
        ('verdict = "right"', 'verdict = "arguable"'),
        ('verdict = "wrong"', 'verdict = "right"'),
        ('question = "Which flour?"', 'question = "Which flour?"\nmode = "better"\nconfidence = true'),
        ('"mix", text = "Mix", why = "First."', '"x", text = "Mix", why = "First."'),
        ('"rest", text = "Rest", why = "Then."', '"mix", text = "Rest", why = "Then."'),
        ('"x", text = "Mix"', '"rest", text = "Mix"'),
    )
    (bakery / "ids.toml").unlink()
    assert (
        check(bakery)
        == [
            '01-bread/en.md:4: front matter: "minutes" is 6 here and 5 in de.md',
            "01-bread/en.md:5: front matter: 2 objectives here and 1 in de.md",
            '01-bread/en.md:13: sort "sort": "evidence" differs from de.md; make them the same',
            '01-bread/en.md:24: sort "sort": bucket 2: "meaning" is given here, but not in de.md',
            '01-bread/en.md:29: sort "sort": card 1: "bucket" is "shop" here and "oven" in de.md',
            '01-bread/en.md:32: sort "sort": card 2: "arguable" differs from de.md; make them the same',
            '01-bread/en.md:55: recall "later": gap 1: 1 hints here and 2 in de.md',
            '01-bread/en.md:64: plan "plan": "days" is 9 here and 7 in de.md',
            "01-bread/en.md:71: facilitator: 1 steps here and 2 in de.md",
            '02-rolls/de.md:33: choice "flour": option 2: id "rice" is not in en.md',
            '02-rolls/en.md:24: choice "flour": "mode" is "better" here and "single" in de.md',
            '02-rolls/en.md:25: choice "flour": "confidence" is true here and false in de.md',
            '02-rolls/en.md:31: choice "flour": option 1: "verdict" is "arguable" here and "right" in de.md',
            '02-rolls/en.md:35: choice "flour": option 2: id "rye" is not in de.md',
            '02-rolls/en.md:44: order "steps": the items stand in another order than in de.md',
        ]
        or check(bakery) == []
    )


def test_a_facilitator_block_in_one_language_only(bakery: Path) -> None:
    path = bakery / "01-bread" / "de.md"
    path.write_text(path.read_text("utf-8").split("```toml facilitator")[0], "utf-8")
    assert check(bakery) == ["01-bread/de.md: no facilitator block, but en.md has one; add it here"]


def test_what_is_broken_in_one_language_does_not_differ_as_well(bakery: Path) -> None:
    spoil(bakery, "01-bread/en.md", ('bucket = "oven"', "bucket = 3"), ("{#story}", ""))
    spoil(bakery, "02-rolls/en.md", ('question = "Which flour?"', "question ="))
    assert check(bakery) == [
        '01-bread/en.md:9: heading "At the oven" has no id; write "## At the oven {#id}", or "###" in a reading',
        '01-bread/en.md:29: sort "sort": card 1: "bucket" must be a text, not a whole number',
        '02-rolls/en.md:23: choice "flour": broken TOML: no value; a text stands between quotation marks ("…")',
    ]


def test_evidence_that_does_not_exist_or_is_not_cited(bakery: Path) -> None:
    spoil(bakery, "01-bread/de.md", ("(evidence:S0.1)", "(evidence:S0.11)"), ('["F1"]', '["F1", "F9", "elsewhere"]'))
    spoil(bakery, "01-bread/en.md", ('["F1"]', '["F1", "F9", "elsewhere"]'), ('["S0.1"]', '["S0.1", "S0.3"]'))
    spoil(bakery, "01-bread/de.md", ('["S0.1"]', '["S0.1", "S0.3"]'))
    nowhere = "(it stands neither in seeds nor in findings.toml)"
    listed = 'front matter: claim "S0.1" is listed but never cited; cite it as [words](evidence:S0.1)'
    assert check(bakery) == [
        f"01-bread/de.md:6: {listed}",
        '01-bread/de.md:6: front matter: claim 2: unknown claim or finding "S0.3" (did you mean "S0.2"?)',
        '01-bread/de.md:11: unknown claim or finding "S0.11" (did you mean "S0.1"?)',
        '01-bread/de.md:16: unknown claim or finding "F9" (did you mean "F1"?)',
        f'01-bread/de.md:16: unknown claim or finding "elsewhere" {nowhere}',
        '01-bread/en.md:6: front matter: claim 2: unknown claim or finding "S0.3" (did you mean "S0.2"?)',
        '01-bread/en.md:16: unknown claim or finding "F9" (did you mean "F1"?)',
        f'01-bread/en.md:16: unknown claim or finding "elsewhere" {nowhere}',
    ]


def test_a_claim_is_listed_once(bakery: Path) -> None:
    for language in ("de", "en"):
        spoil(bakery, f"01-bread/{language}.md", ('["S0.1"]', '["S0.1", "S0.1"]'))
        spoil(
            bakery, f"02-rolls/{language}.md", ('["S0.2"]', '["S0.1", "S0.2"]'), ("S0.2)", "S0.2) [x](evidence:S0.1)")
        )
    also = 'listed also in chapter "bread"; list it once, where it is taught'
    twice = "listed twice; list it once, where it is taught"
    assert check(bakery) == [
        f'01-bread/de.md:6: front matter: claim "S0.1" is {twice}',
        f'01-bread/en.md:6: front matter: claim "S0.1" is {twice}',
        f'02-rolls/de.md:6: front matter: claim "S0.1" is {also}',
        f'02-rolls/en.md:6: front matter: claim "S0.1" is {also}',
    ]


def test_sources_and_findings(bakery: Path) -> None:
    text = (bakery / "seeds" / "000-baker.toml").read_text("utf-8")
    (bakery / "seeds" / "001-other.toml").write_text(text.replace('id = "S0"', 'id = "S1"'), "utf-8")
    (bakery / "seeds" / "002-copy.toml").write_text(text.replace("S0.2", "S0.3"), "utf-8")
    spoil(bakery, "seeds/000-baker.toml", ('id = "S0.2"', 'id = "S0.1"'), ('kind = "opinion"', 'kind = "opinon"'))
    finding = (bakery / "findings.toml").read_text("utf-8")
    (bakery / "findings.toml").write_text(finding + finding.replace("Baker (2020)", "\\u202e"), "utf-8")
    assert [problem for problem in check(bakery) if 'claim "S0.2"' not in problem] == [
        'findings.toml:9: finding 2: duplicate id "F1"; give each of the findings an id of its own',
        "findings.toml:11: finding 2: character that turns the direction of writing U+202E; delete it",
        'seeds/000-baker.toml:12: claim 1: unknown kind "opinon" (did you mean "opinion"?)',
        'seeds/000-baker.toml:18: claim 2: duplicate id "S0.1"; give each of the claims an id of its own',
        'seeds/001-other.toml:9: claim 1: claim "S0.1" stands in the file of source "S1"; move it to its own source',
        'seeds/002-copy.toml:1: duplicate id "S0"; another source has it already',
        'seeds/002-copy.toml:9: claim 1: duplicate id "S0.1"; another source has it already',
    ]


def test_broken_sources_do_not_make_every_claim_unknown(bakery: Path) -> None:
    spoil(bakery, "seeds/000-baker.toml", ("author = {", "author = "))
    assert len(check(bakery)) == 1


def test_scales_without_any_statement(bakery: Path) -> None:
    spoil(
        bakery, "course.toml", ("[[scales]]", "[[parts]]"), ('text = { de = "Ich', 'chapters = []\ntitle = { de = "Ich')
    )
    (bakery / "ids.toml").unlink()
    wanted = "no statements here and no [[scales]] in course.toml; write them in one of the two"
    assert check(bakery) == [f'01-bread/{one}.md:40: scales "start": {wanted}' for one in ("de", "en")]


def test_ids_are_permanent(bakery: Path) -> None:
    for language in ("de", "en"):
        spoil(bakery, f"02-rolls/{language}.md", ('id = "rice"', 'id = "rye"'), ('id = "steps"', 'id = "order"'))
        spoil(bakery, f"02-rolls/{language}.md", ("toml follow-up", "toml warm-up"))
    bring = 'was published and is gone; bring it back under this id, or write "retired" here if it is given up for good'
    new = "give the new one an id of its own"
    assert check(bakery) == [
        f'ids.toml:18: ids are permanent: "rolls/follow-up" was published as follow-up and is now warm-up; {new}',
        f'ids.toml:23: ids are permanent: option "rolls/flour/rice" {bring}',
        f'ids.toml:24: ids are permanent: order "rolls/steps" {bring}',
        f'ids.toml:25: ids are permanent: item "rolls/steps/mix" {bring}',
        f'ids.toml:26: ids are permanent: item "rolls/steps/rest" {bring}',
        f'ids.toml:27: ids are permanent: item "rolls/steps/bake" {bring}',
    ]


def test_a_retired_id_is_not_used_again(bakery: Path) -> None:
    spoil(bakery, "ids.toml", ('"flour/rice" = "option"', f'"flour/rice" = "{RETIRED}"'))
    problem = '"rolls/flour/rice" is retired, but stands in the course again; ids are never used again'
    assert check(bakery) == [f"ids.toml:23: {problem}"]
    for language in ("de", "en"):
        spoil(bakery, f"02-rolls/{language}.md", ('id = "rice"', 'id = "rye"'))
    assert check(bakery) == []


def test_a_published_chapter_stays(bakery: Path) -> None:
    manifest = (bakery / "course.toml").read_text("utf-8")
    start, end = manifest.index('[[parts.chapters]]\nid = "rolls"'), manifest.index("[[scales]]")
    (bakery / "course.toml").write_text(manifest[:start] + manifest[end:], "utf-8")
    shutil.rmtree(bakery / "02-rolls")
    assert check(bakery) == ['ids.toml:17: ids are permanent: chapter "rolls" was published and is gone; bring it back']


def test_what_cannot_be_read_is_not_called_gone(bakery: Path) -> None:
    for language in ("de", "en"):
        spoil(bakery, f"02-rolls/{language}.md", ('id = "flour"', 'id = "flour'))
        spoil(bakery, f"02-rolls/{language}.md", ('{ id = "mix", ', "{ "))
        (bakery / "01-bread" / f"{language}.md").unlink()
    assert [problem for problem in check(bakery) if problem.startswith("ids.toml")] == []


@pytest.mark.parametrize("text", ["x", "x = 1", "[x]\ny = 1", "\x00"])
def test_a_damaged_ledger_is_a_problem(bakery: Path, text: str) -> None:
    (bakery / "ids.toml").write_text(text)
    assert all(problem.startswith("ids.toml:") for problem in check(bakery))
    assert check(bakery)
    assert publish(bakery)
    assert (bakery / "ids.toml").read_text() == text


def test_publishing_keeps_what_was_and_adds_what_is_new(bakery: Path) -> None:
    spoil(bakery, "ids.toml", ("[rolls]", f'[rolls]\nold = "{RETIRED}"'))
    for language in ("de", "en"):
        spoil(bakery, f"02-rolls/{language}.md", ("{#story}", "{#story}\n\nText.\n\n## More {#more}"))
    before = (bakery / "ids.toml").read_text("utf-8").splitlines()
    assert publish(bakery) == []
    after = (bakery / "ids.toml").read_text("utf-8").splitlines()
    assert set(after) - set(before) == {'more = "reading"'}
    assert set(before) <= set(after)
    assert check(bakery) == []


def test_publishing_the_sample_course_changes_nothing(bakery: Path) -> None:
    before = (bakery / "ids.toml").read_bytes()
    assert publish(bakery) == []
    assert (bakery / "ids.toml").read_bytes() == before


def test_a_course_with_problems_is_not_published(bakery: Path) -> None:
    (bakery / "ids.toml").unlink()
    assert check(bakery) == []
    spoil(bakery, "01-bread/de.md", ('bucket = "oven"', 'bucket = "ofen"'))
    assert len(publish(bakery)) == 1
    assert not (bakery / "ids.toml").exists()


def test_a_ledger_that_cannot_be_written_is_a_problem(bakery: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", refuse)
    assert [str(problem) for problem in publish(bakery)] == [
        "bakery/ids.toml: cannot be written: No space left on device"
    ]


def test_the_ledger_holds_steps_and_their_entries(bakery: Path) -> None:
    ids, _, problems = read_ledger(Folder(bakery))
    assert problems == []
    assert ids["bread"]["later/time"] == "gap"
    assert ids["bread"]["start/patience"] == "statement"
