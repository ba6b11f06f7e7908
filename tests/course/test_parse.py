"""Chapter files → chapters or problems, by examples in files and by properties."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
import tomli
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from course.decode import decode, decode_slowly, words
from course.exercises import KINDS, kind_name
from course.exercises.base import Step
from course.exercises.recall import Recall
from course.exercises.sort import Sort
from course.lines import Lines, toml_lines
from course.model import Reading
from course.parse import cells, parse_chapter
from course.signs import FORBIDDEN, told

DATA = Path(__file__).parents[1] / "data"
VALID = sorted((DATA / "valid").glob("*.md"))
INVALID = sorted((DATA / "invalid").glob("*.md"))

MESSAGES = (
    "missing front matter",
    "front matter is not closed",
    "text before the first step",
    "text outside a reading",
    "has no id",
    "no title",
    "no text",
    "no steps",
    "heading of level 1",
    "inside a list or a quotation",
    "this block is not closed",
    "unknown kind",
    "no kind",
    "unknown block",
    "cells wide",
    "second facilitator",
    "duplicate id",
    "bad id",
    "did you mean",
    "known are",
    "unknown key",
    "belongs to the whole",
    "missing key",
    "is empty",
    "must be a text",
    "must be a whole number",
    "must be a number",
    "must be true or false",
    "must be a list of texts",
    "must be a list of tables",
    "must be a table",
    "of ordinary size",
    "missing reason",
    "unknown bucket",
    "control character",
    "turns the direction of writing",
    "broken TOML",
    "is not closed; it ends with",
    "the line ends inside a text",
    "list or table is not closed",
    "second time",
    "no value",
)


def read(path: Path) -> str:
    """The file as it is, with its line ends."""
    return path.read_bytes().decode()


def test_there_are_files_to_test() -> None:
    assert len(VALID) >= 4
    assert len(INVALID) >= 10


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_a_valid_chapter_has_no_problem(path: Path) -> None:
    parsed = parse_chapter(read(path), file=path.name, language="en")
    assert parsed.problems == []
    assert parsed.chapter is not None
    assert parsed.chapter.id in {path.stem, "windows"}


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_all_problems_of_a_file_are_told_together(path: Path) -> None:
    parsed = parse_chapter(read(path), file=path.name, language="en")
    assert [str(problem) for problem in parsed.problems] == path.with_suffix(".txt").read_text("utf-8").splitlines()
    assert parsed.chapter is None


@pytest.mark.parametrize("message", MESSAGES)
def test_every_message_has_an_example(message: str) -> None:
    assert any(message in path.with_suffix(".txt").read_text("utf-8") for path in INVALID)


def test_every_kind_is_read() -> None:
    path = DATA / "valid" / "all-kinds.md"
    parsed = parse_chapter(read(path), file="x", language="en")
    assert parsed.chapter is not None
    kinds = [kind_name(step) for step in parsed.chapter.steps]
    assert set(kinds) == {*KINDS, "reading"}
    assert [step.id for step in parsed.chapter.later] == ["later"]
    assert all(not step.later for step in parsed.chapter.steps if isinstance(step, Recall))
    assert parsed.chapter.facilitator is not None
    assert parsed.chapter.facilitator.steps == ("Eat", "Talk")
    assert parsed.lines["story"] == read(path).split("\n").index("## The baker {#story}") + 1
    assert parsed.cited == [("S0.1", parsed.lines["story"] + 2), ("F1", parsed.lines["story"] - 3)]


def test_every_kind_reads_as_msgspec_reads_it() -> None:
    chapter = parse_chapter(read(DATA / "valid" / "all-kinds.md"), file="x", language="en").chapter
    assert chapter is not None
    for step in chapter.steps:
        plain = msgspec.to_builtins(step, builtin_types=())
        listed = msgspec.json.decode(msgspec.json.encode(plain))
        assert decode(type(step), listed).value == step
        assert msgspec.convert(listed, type(step)) == step


def test_a_reading_is_kept_word_for_word() -> None:
    markdown = "Two  spaces,\ttab, *stars*\n\n### Smaller {#x}\n\n```\n─► y\n\n---\n y \n```\n\n1) last"
    text = f"{FRONT}\n\n## T {{#t}}\n\n{markdown}\n\n\n```toml warm-up\nid = 'w'\n```\n"
    chapter = parse_chapter(text, file="x", language="de").chapter
    assert chapter is not None
    assert chapter.steps[0] == Reading(id="t", title="T", markdown=markdown)


def test_a_lone_surrogate_is_a_problem() -> None:
    parsed = parse_chapter(f"{FRONT}\n## T {{#t}}\n\nx \ud800 y", file="x", language="de")
    assert [str(problem) for problem in parsed.problems] == [
        "x:10: half a character (lone surrogate) U+D800; delete it"
    ]


def test_a_problem_names_bucket_card_and_line_as_the_format_promises() -> None:
    parsed = parse_chapter(read(DATA / "invalid" / "windows.md"), file="de.md", language="de")
    problem = 'sort "bicycle-workshop": card 3: unknown bucket "fre" (did you mean "free"?)'
    assert [str(problem) for problem in parsed.problems] == [f"de.md:39: {problem}"]


def test_what_follows_from_a_broken_value_is_not_told_as_well() -> None:
    plain = {
        "id": "s",
        "question": "q",
        "buckets": [{"label": "a"}, {"id": "b", "label": "b"}],
        "cards": [{"id": "c", "text": "t", "bucket": "a", "why": 3}],
    }
    text = f"{FRONT}\n```toml sort\n{tomli_w.dumps(plain)}```\n"
    problems = parse_chapter(text, file="x", language="de").problems
    assert [problem.problem for problem in problems] == [
        'sort "s": bucket 1: missing key "id"',
        'sort "s": card 1: "why" must be a text, not a whole number',
    ]


def test_a_wide_character_takes_two_cells_and_an_accent_none() -> None:
    assert [cells(text) for text in ("ab", "永", "e\u0301", "")] == [2, 2, 1, 0]


def test_a_message_is_one_short_line_without_signs() -> None:
    assert told("a\x1b\n" + "b" * 1000).startswith("a\\u001b\\nbbb")
    assert len(told("b" * 1000)) == 400


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("cards", 2, "bucket"), "card 3: "),
        (("title", "de"), "title: "),
        (("hints", 1), "hint 2: "),
        (("accepted", 0, 1), "accepted 1: entry 2: "),
        (("parts", 0, "chapters", 1, "folder"), "part 1: chapter 2: "),
        (("question",), ""),
        ((), ""),
    ],
)
def test_places_are_told_as_an_author_counts(path: tuple[str | int, ...], place: str) -> None:
    assert words(path) == place


FRONT = '+++\nid = "a"\ntitle = "A"\nminutes = 1\nobjectives = []\nclaims = []\n+++'
KEYS = st.text("abcÄ .#'\"-\n", max_size=5)
TREES = st.recursive(
    st.integers() | st.text("ab'\"\\\n#[]{}=,. ", max_size=12) | st.booleans(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=20,
)


def paths(value: object, above: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The paths to everything inside a value."""
    pairs: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        pairs = list(value.items())
    elif isinstance(value, list):
        pairs = list(enumerate(value))
    return [path for name, inner in pairs for path in [(*above, name), *paths(inner, (*above, name))]]


@given(st.dictionaries(KEYS, TREES, max_size=5), st.booleans())
def test_every_value_of_a_toml_text_has_a_line(plain: dict[str, object], multiline: bool) -> None:  # noqa: FBT001
    text = tomli_w.dumps(plain, multiline_strings=multiline)
    lines = toml_lines(text)
    for path in paths(plain):
        assert 1 <= lines[path] <= text.count("\n") + 1


TOML = r'''
# comment
a.b = 1
s = 'odd """'  # ] """
c = """
\""" and ""
"""""
t = ""
[[e.f]]
g = [
  1, # one, two
  { h = "}", i = 2 },
]
[[e.f]]
[e.f."j.k"]
l = 1979-05-27 07:32:00
"\u0041" = [[], [3]]'''


@pytest.mark.parametrize("last", ["", "\n"])
def test_lines_of_toml(last: str) -> None:
    text = TOML + last
    assert tomli.loads(text)["t"] == ""
    lines = toml_lines(text)
    known = {
        ("a", "b"): 3,
        ("s",): 4,
        ("c",): 5,
        ("t",): 8,
        ("e", "f"): 9,
        ("e", "f", 0): 9,
        ("e", "f", 0, "g", 0): 11,
        ("e", "f", 0, "g", 1, "i"): 12,
        ("e", "f", 1): 14,
        ("e", "f", 1, "j.k", "l"): 16,
        ("e", "f", 1, "j.k", "A", 1, 0): 17,
    }
    assert {path: lines.get(path) for path in known} == known
    assert Lines(text, 11).of(("e", "f", 1, "missing")) == 24
    assert Lines(text, 11).of(("missing",)) == 10


BLOCKS = st.sampled_from(
    [
        "+++",
        "```",
        "````",
        "~~~",
        "```toml sort",
        "```toml guess",
        "```toml",
        "## A {#a}",
        "## {#}",
        "a\n---",
        'id = "a"',
        "[[cards]]",
        "[a",
        '"""',
        "\r",
        "\ufeff",
        "\x00",
        "- ```toml sort",
        "<!--",
        "&#x202e;",
        "x = 0x" + "f" * 300,
        "x = " + "[" * 500,
        "days = 1e999",
        "(evidence:",
    ]
)
LINES = st.lists(BLOCKS | st.text(max_size=8), max_size=30).map("\n".join)


@given(LINES | st.text())
def test_any_text_gives_a_chapter_or_problems(text: str) -> None:
    parsed = parse_chapter(text, file="x", language="de")
    assert (parsed.chapter is None) == bool(parsed.problems)
    count = text.count("\n") + 1
    for problem in parsed.problems:
        assert 1 <= problem.line <= count
        assert not FORBIDDEN.search(problem.problem)


@given(st.binary())
def test_any_bytes_give_a_chapter_or_problems(data: bytes) -> None:
    for errors in ("replace", "surrogateescape"):
        parse_chapter(data.decode(errors=errors), file="x", language="de")


@given(st.data())
def test_a_spoilt_chapter_gives_a_chapter_or_problems(data: st.DataObject) -> None:
    text = read(data.draw(st.sampled_from(VALID)))
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 60)))
        middle = data.draw(LINES | st.just(text[start:end] * 2) | st.just(""))
        text = text[:start] + middle + text[end:]
    parsed = parse_chapter(text, file="x", language="de")
    assert (parsed.chapter is None) == bool(parsed.problems)


@given(st.sampled_from(sorted(KINDS)), st.dictionaries(st.sampled_from(["id", "question", "cards"]) | KEYS, TREES))
def test_any_table_decodes_to_a_struct_or_flaws(kind: str, plain: dict[str, object]) -> None:
    decoded = decode(KINDS[kind].step, plain)
    assert isinstance(decoded.value, Step)
    assert decoded.flaws or decoded.value == msgspec.convert(plain, KINDS[kind].step)
    for flaw in decoded.flaws:
        assert flaw.problem


@given(st.sampled_from(VALID[:1]), st.data())
def test_the_fast_way_to_decode_finds_what_the_slow_one_finds(path: Path, data: st.DataObject) -> None:
    chapter = parse_chapter(read(path), file="x", language="en").chapter
    assert chapter is not None
    step = data.draw(st.sampled_from([step for step in chapter.steps if not isinstance(step, Reading)]))
    plain = msgspec.json.decode(msgspec.json.encode(step))
    place = data.draw(st.sampled_from(paths(plain)))
    spoilt = data.draw(
        st.sampled_from(["", " ", "A b", "&#x202e;", "\x07", "x", 2**53, 1.5, float("inf"), True, [], {}])
    )
    above = plain
    for part in place[:-1]:
        above = above[part]
    above[place[-1]] = spoilt
    fast, slow = decode(type(step), plain), decode_slowly(type(step), plain, {})
    assert (fast.flaws, fast.broken) == (slow.flaws, slow.broken)
    assert fast.value == slow.value


def test_a_repaired_block_still_shows_what_its_kind_objects_to() -> None:
    """An unknown key does not keep the other cards from being looked at."""
    step = decode(Sort, {"id": "s", "question": "q", "oops": 1, "buckets": [], "cards": [3]})
    assert step.value.buckets == ()
    assert step.value.cards[0].bucket == "?"
    assert step.touches(("cards", 0, "why"))
    assert not step.touches(("question",))
