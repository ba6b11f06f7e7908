"""Whatever was written reads as it was written, once a real reader of Markdown has drawn it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from course.cleaning import clean
from course.markdown import escaped, one_line, quoted

if TYPE_CHECKING:
    from markdown_it.token import Token

NASTY = "#*_-+=>|~`[]()<>!&;:.\\1 \n\ta/$\"'"
SIGNS = st.text(st.sampled_from(NASTY), max_size=60)
TEXT = SIGNS | st.text(max_size=60)
READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
PLAIN = {"paragraph_open", "paragraph_close", "inline", "text", "softbreak", "hardbreak"}
WRITTEN = [
    "# Heading",
    "Heading\n===",
    "Heading\n---",
    "- item\n* item\n+ item",
    "12. item\n3) item",
    "> said",
    "```\ncode\n```",
    "~~~\ncode\n~~~",
    "    indented",
    "\tindented",
    "<b>bold</b> <!-- no --> <script>",
    "<https://example.org> [a](b) ![a](b) [a]: b",
    "| a | b |\n|---|---|\n| c | d |",
    "|\n:-",
    "a\n-:",
    "*a* _a_ **a** ~~a~~ `a`",
    "&amp; &#35; & &copy",
    "***\n___\n- - -",
    "ends with \\\nand goes on",
    "3.5 % -5 C# a_b",
]


def drawn(markdown: str) -> tuple[set[str], str]:
    """Which elements a reader finds, and the words it shows."""

    def flat(tokens: list[Token]) -> list[Token]:
        return [one for token in tokens for one in (token, *flat(token.children or []))]

    tokens = flat(READER.parse(markdown))
    breaks = {"softbreak": " ", "hardbreak": "\n", "paragraph_close": "\n"}
    words = "".join(token.content if token.type == "text" else breaks.get(token.type, "") for token in tokens)
    return {token.type for token in tokens}, words


def lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in clean(text).split("\n") if line.strip()]


@given(TEXT)
def test_any_text_is_only_text_and_keeps_its_lines(text: str) -> None:
    kinds, words = drawn(escaped(text))
    assert kinds <= PLAIN
    assert lines(words) == lines(text)


@pytest.mark.parametrize("text", WRITTEN)
def test_no_sign_of_markdown_means_anything(text: str) -> None:
    kinds, words = drawn(escaped(text))
    assert kinds <= PLAIN
    assert lines(words) == lines(text)


@given(SIGNS, SIGNS)
def test_one_text_never_runs_into_the_next(first: str, second: str) -> None:
    kinds, words = drawn(f"{escaped(first)}\n\n{escaped(second)}")
    assert kinds <= PLAIN
    assert lines(words) == lines(first) + lines(second)


@given(TEXT)
def test_a_heading_stays_one_heading(text: str) -> None:
    kinds, words = drawn(f"### {one_line(text)}")
    assert kinds <= {"heading_open", "heading_close", "inline", "text"}
    assert words.split() == clean(text).split()


@given(TEXT)
def test_a_quotation_holds_all_of_it(text: str) -> None:
    kinds, words = drawn(quoted(text))
    assert kinds <= {*PLAIN, "blockquote_open", "blockquote_close"}
    assert lines(words) == lines(text)


def test_blanks_before_a_line_stay() -> None:
    assert re.search("^\N{NO-BREAK SPACE}{4}deep$", escaped("flat\n    deep"), re.MULTILINE)


def test_words_without_signs_stay_as_they_are() -> None:
    text = "Ich rief an (um 9:30) – 3.5 % fehlten; C# & -5 Grad!"
    assert escaped(text) == text


def test_no_text_is_no_quotation() -> None:
    assert quoted(" \n") == ""
