"""A chapter file cut into its front matter, headings, fenced blocks and text, each with its lines in the file."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    from course.blocks import Found

RAIL = "+++"
TITLE = re.compile(r"(.*?)\s*\{#([^{}\s]*)\}\s*", re.DOTALL)
OPENING = re.compile(r" {0,3}(`{3,}|~{3,})[ \t]*([^`]*)$")
BLOCK_OR_HEADING = re.compile(r" {0,3}```+[ \t]*toml[ \t]+\S|##[ \t].*\{#[^{}]*\}[ \t]*$")
"""What cannot stand inside a block: if it does, the block before it was not closed."""


class Piece(NamedTuple):
    """One piece of a chapter.

    Attributes:
        line: the line of the file on which it begins.
        info: of a block, the words behind the three backticks; of a heading, the level, such as `h2`.
        text: of a block, what it holds; of a heading, its words.
        after: the place in `Pieces.body` behind it; `before`: the place at which it begins.
    """

    what: Literal["heading", "block", "text", "nested block"]
    line: int
    before: int
    after: int
    info: str = ""
    text: str = ""


@dataclass
class Pieces:
    """The front matter (text and its first line), if any, the body's lines, their numbers, and the pieces."""

    front: tuple[str, int] | None = None
    body: list[str] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    found: list[Found] = field(default_factory=list)

    def markdown(self, start: int, end: int) -> str:
        """The body between two places, word for word, without empty lines around it."""
        return "\n".join(self.body[start:end]).strip("\n")


def cut(text: str) -> Pieces:
    """Cut a chapter, with plain newlines and without forbidden characters, into its pieces."""
    lines = text.split("\n")
    found = Pieces()
    start = _front(lines, found)
    for number, line in _closed(lines, start, found.found):
        found.body.append(line)
        found.numbers.append(number)
    found.pieces = list(_pieces(found))
    return found


def _front(lines: list[str], found: Pieces) -> int:
    """Take the front matter; return the place of the first line behind it."""
    start = next((place for place, line in enumerate(lines) if line.strip()), 0)
    if lines[start].strip() != RAIL:
        keys = "id, title, minutes, objectives and claims"
        found.found.append((start + 1, f'missing front matter; begin the file with {keys} between two lines "{RAIL}"'))
        return start
    for place in range(start + 1, len(lines)):
        closed = lines[place].strip() == RAIL
        if closed or OPENING.match(lines[place]) or lines[place].startswith("## "):
            break
    else:
        place, closed = len(lines), False
    if not closed:
        found.found.append((start + 1, f'front matter is not closed; end it with a line "{RAIL}"'))
    found.front = ("\n".join(lines[start + 1 : place]), start + 2)
    return place + closed


def _closed(lines: list[str], start: int, found: list[Found]) -> Iterator[tuple[int, str]]:
    """All lines with their numbers; blocks that were left open are closed before the next one begins."""
    opened, since = "", 0
    for place in range(start, len(lines)):
        line = lines[place]
        if opened and len(opened) == 3 and BLOCK_OR_HEADING.match(line):
            found.append(_unclosed(opened, since))
            yield place + 1, opened
            opened = ""
        if opened and re.fullmatch(rf" {{0,3}}{opened[0]}{{{len(opened)},}}[ \t]*", line):
            opened = ""
        elif not opened and (fence := OPENING.match(line)):
            opened, since = fence[1], place + 1
        yield place + 1, line
    if opened:
        found.append(_unclosed(opened, since))
        yield len(lines), opened


def _unclosed(fence: str, line: int) -> Found:
    return line, f'this block is not closed; end it with a line "{fence}"'


def _pieces(found: Pieces) -> Iterator[Piece]:
    tokens = _reader().parse("\n".join(found.body))
    for place, token in enumerate(tokens):
        if token.map is None or token.nesting < 0:
            continue
        before, after = token.map
        line = found.numbers[min(before, len(found.numbers) - 1)]
        if token.type == "fence":
            what: Literal["block", "nested block"] = "nested block" if token.level else "block"
            yield Piece(what, line, before, after, token.info.strip(), token.content)
        elif token.type == "heading_open" and not token.level:
            yield Piece("heading", line, before, after, token.tag, tokens[place + 1].content)
        elif not token.level and not _comment(token):
            yield Piece("text", line, before, after)


def _reader() -> MarkdownIt:
    """Only blocks are told apart; what stands inside a paragraph is left alone."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - many commands read no chapter

    return MarkdownIt("commonmark").disable("inline")


def _comment(token: Token) -> bool:
    return token.type == "html_block" and token.content.strip().startswith("<!--")


def heading(text: str) -> tuple[str, str] | None:
    """Title and id of a heading such as `The spinning wheel {#story}`, or nothing where it has no id."""
    found = TITLE.fullmatch(text)
    return (found[1], found[2]) if found else None
