"""Text from outside is only text: what a learner types, pastes or imports is cleaned before it is kept."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from course.signs import FORBIDDEN

if TYPE_CHECKING:
    from course.progress import Plain

NEWLINES = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
SURROGATES = re.compile("[\ud800-\udfff]")
LONGEST = 200
"""Characters in one typed line: more than any sentence with a gap has; a pasted page is cut."""


def clean(text: str) -> str:
    """The text as it is kept: lines end in a newline; no control character but newline and tab, no bidi override.

    Half a surrogate pair, which no file can hold, becomes the replacement character.
    """
    if not (FORBIDDEN.search(text) or NEWLINES.search(text)):
        return text
    return FORBIDDEN.sub("", SURROGATES.sub("\ufffd", NEWLINES.sub("\n", text)))


def one_line(text: str) -> str:
    """The text in one line: newlines become spaces, characters that cannot be seen are left out, umlauts are joined."""
    spaced = " ".join(text.expandtabs(1).splitlines())
    return unicodedata.normalize("NFC", "".join(sign for sign in spaced if sign.isprintable()))


def cleaned_values(plain: Plain) -> Plain:
    """Plain values with every text in them cleaned."""
    return {name: _cleaned(value) for name, value in plain.items()}


def _cleaned(value: Any) -> Any:  # noqa: ANN401 - whatever TOML has
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return cleaned_values(value)
    return [_cleaned(inner) for inner in value] if isinstance(value, (list, tuple)) else value
