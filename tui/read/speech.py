"""Markdown of the course as paragraphs to be read aloud: no sign stands where a word can stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from course.diagrams import diagram
from tui.locale import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

EVIDENCE = "evidence:"


def paragraphs(markdown: str) -> Iterator[str]:
    """The paragraphs, each on one line; lists are counted, quotations begin and end in words, diagrams are told.

    Where a line is broken on purpose, as in what the learner wrote, it stays broken.
    """
    yield from _blocks(MarkdownIt("commonmark").parse(markdown))


def in_one(markdown: str) -> str:
    """All of it in one paragraph, for an option or a card."""
    return " ".join(" ".join(paragraphs(markdown)).split("\n"))


def sentence(words: str) -> str:
    """The words as a sentence: a capital letter first, and a full stop where nothing else ends them."""
    ended = words.rstrip("”“\"'’»«)").endswith((".", "!", "?", ":", "…"))
    return f"{words[:1].upper()}{words[1:]}{'' if ended else '.'}"


def _blocks(tokens: Sequence[Token]) -> Iterator[str]:
    counters: list[int] = []
    marker = ""
    for place, token in enumerate(tokens):
        if token.type in {"bullet_list_open", "ordered_list_open"}:
            counters.append(0)
            count = _items(tokens[place:], token.level)
            yield ngettext("A list of {count} point:", "A list of {count} points:", count).format(count=count)
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            counters.pop()
        elif token.type == "list_item_open":
            counters[-1] += 1
            marker = f"{counters[-1]}. "
        elif said := _said(token):
            yield f"{marker}{said}"
            marker = ""


def _said(token: Token) -> str:
    """What a token says by itself."""
    if token.type == "inline":
        return _inline(token.children or [])
    if token.type in {"fence", "code_block"}:
        return _("Drawing. {words}").format(words=diagram(token.content).words)
    return {"blockquote_open": _("Quotation:"), "blockquote_close": _("End of the quotation.")}.get(token.type, "")


def _items(tokens: Sequence[Token], level: int) -> int:
    """How many items the list has that begins here."""
    closing = tokens[0].type.replace("open", "close")
    inside = iter(tokens[1:])
    count = 0
    for token in inside:
        if token.type == closing and token.level == level:
            break
        count += token.type == "list_item_open" and token.level == level + 1
    return count


def _inline(tokens: Sequence[Token]) -> str:
    """The words of a line; of a link that leads outside, the address too."""
    words: list[str] = []
    addresses: list[str] = []
    for token in tokens:
        if token.type in {"text", "code_inline"}:
            words.append(token.content)
        elif token.type in {"softbreak", "hardbreak"}:
            words.append("\n" if token.type == "hardbreak" else " ")
        elif token.type == "link_open":
            addresses.append(str(token.attrs.get("href", "")))
        elif token.type == "link_close" and not (address := addresses.pop()).startswith(EVIDENCE):
            words.append(f" ({address})")
    return "\n".join(" ".join(line.split()) for line in "".join(words).split("\n"))
