"""Plain text as Markdown that reads just as it was written: no sign in it makes a heading, a list, a link or HTML."""

from __future__ import annotations

import re

from course.cleaning import clean

ANYWHERE = re.compile(r"[\\`*_\[\]<>~|$]|&(?=[#\w])|#(?=#*$)")
"""Signs that can mean something at any place (CommonMark 0.31; tables, strikethrough and formulas beyond it)."""
AT_THE_START = re.compile(r"#(?=#*(?:\s|$))|[+:-](?=\s|$)|[=:-](?=[=:-]*\s*$)|\d{1,9}(?=[.)](?:\s|$))")
"""What can mean something at the beginning of a line: headings, lists, lines below a heading."""
INDENT = re.compile(r"[^\S\n]+")
BREAK = "  \n"
"""Two blanks at the end of a line keep the line that follows apart."""


def escaped(text: str) -> str:
    """The text as paragraphs of Markdown; blanks at the beginning of a line and all line breaks stay."""
    paragraphs = re.split(r"\n(?:[^\S\n]*\n)+", clean(text).strip("\n"))
    return "\n\n".join(BREAK.join(map(_line, one.split("\n"))) for one in paragraphs if one.strip())


def one_line(text: str) -> str:
    """The text on one line, for a heading or an item of a list."""
    return _line(" ".join(clean(text).split()))


def quoted(text: str) -> str:
    """The text as a quotation; nothing where there is no text."""
    return "\n".join(f"> {line}" if line else ">" for line in escaped(text).splitlines())


def _line(line: str) -> str:
    indent = INDENT.match(line)
    before = indent[0].expandtabs(4) if indent else ""
    rest = ANYWHERE.sub(r"\\\g<0>", line[len(indent[0]) if indent else 0 :].rstrip())
    if start := AT_THE_START.match(rest):
        place = start.end() if start[0].isdigit() else 0
        rest = f"{rest[:place]}\\{rest[place:]}"
    return "\N{NO-BREAK SPACE}" * len(before) + rest
