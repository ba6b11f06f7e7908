"""Spelling of a course in both languages: hunspell's word lists, and the course's own list of names and words."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import tomli

from course.errors import NoDictionary, Problem
from course.lines import Lines
from course.model import LANGUAGES
from course.signs import told
from course.texts import prose

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from course.folder import File
    from course.lines import Path
    from course.model import Language

WORDS: Final = "words.toml"
"""The course's own words: lists `de` and `en`, and `names` for both."""
DICTIONARIES: Final = {"de": "de_DE", "en": "en_GB"}


class Passage(NamedTuple):
    """Something to be read, without signs, and where it begins."""

    language: Language
    file: str
    line: int
    text: str


def both(file: File) -> Iterator[Passage]:
    """The texts of a TOML file that are given in both languages."""
    plain = tomli.loads(file.text or "")
    where = Lines(file.text or "", 1)
    for language in LANGUAGES:
        for path, text in _under(plain, language, ()):
            yield Passage(language, file.name, where.of(path), prose(text))


def _under(value: Any, language: Language, path: Path) -> Iterator[tuple[Path, str]]:  # noqa: ANN401 - any TOML value
    if isinstance(value, str) and path[-1:] == (language,):
        yield path, value
    below = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in below:
        yield from _under(one, language, (*path, key))


def misspelt(passages: Iterable[Passage], own: File) -> Iterator[Problem]:
    """Words that stand neither in the dictionary of their language nor in the course's own list.

    Raises:
        NoDictionary: hunspell or one of its word lists is missing.
    """
    read = list(passages)
    lists: dict[str, list[str]] = tomli.loads(own.text or "")
    for language in LANGUAGES:
        mine = [passage for passage in read if passage.language == language]
        unknown = _unknown(language, [passage.text for passage in mine])
        names, known = set(lists.get("names", ())), set(lists.get(language, ()))
        strange = {word for word in unknown - known if not _is_name(word, names)}
        for passage in mine:
            for word in sorted(one for one in strange if _stands(one, passage.text)):
                problem = f'"{word}" is in no dictionary; mend it, or put it into the list "{language}" of {WORDS}'
                yield Problem(passage.file, passage.line, told(problem))


def _unknown(language: Language, texts: Collection[str]) -> set[str]:
    program = shutil.which("hunspell")
    if program is None:
        raise NoDictionary
    ran = subprocess.run(  # noqa: S603 - a program of the system, given words to read
        [program, "-i", "utf-8", "-d", DICTIONARIES[language], "-l"],
        input="\n".join(texts), capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    if ran.returncode:
        raise NoDictionary
    return {word.rstrip(".’'") for word in ran.stdout.split()} - {""}


def _is_name(word: str, names: set[str]) -> bool:
    """Whether it is a name, also in the genitive, or holds a digit, as the ids of findings do."""
    return any(sign.isdigit() for sign in word) or not names.isdisjoint({word, word.removesuffix("s").rstrip("'’")})


def _stands(word: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None
