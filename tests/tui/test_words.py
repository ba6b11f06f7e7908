"""The German catalogue says everything the interface says, and the compiled one is the written one."""

from __future__ import annotations

import ast
import gettext
import io
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

import tui
from tui import locale

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel.messages.catalog import Catalog

TUI = Path(tui.__file__).parent
WORDS = TUI / "locale" / "de" / "LC_MESSAGES"
MARKERS = {"_", "N_", "ngettext"}
PLACE = re.compile(r"\{(\w*)")


def catalogue() -> Catalog:
    with (WORDS / "h2h.po").open("rb") as file:
        return read_po(file, locale="de")


def forms(value: object) -> tuple[str, ...]:
    """A text of the catalogue, or both of its forms where it counts."""
    return tuple(str(one) for one in value) if isinstance(value, (tuple, list)) else (str(value or ""),)


def said() -> Iterator[str]:
    """Every literal text handed to gettext anywhere in the interface, inside f-strings too."""
    for file in TUI.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in {"_", "N_", "ngettext"}
            ):
                first = node.args[0]
                if isinstance(first, ast.Constant) and first.value:
                    yield str(first.value)


def test_every_text_of_the_interface_is_translated() -> None:
    known = {forms(message.id)[0]: forms(message.string) for message in catalogue()}
    texts = set(said())
    assert len(texts) > 100
    missing = sorted(text for text in texts if not all(known.get(text, ("",))))
    assert not missing


def test_the_catalogue_holds_nothing_the_interface_no_longer_says() -> None:
    texts = set(said())
    ids = [forms(message.id)[0] for message in catalogue() if message.id]
    assert not [one for one in ids if one not in texts]


def test_translations_keep_the_places_to_fill() -> None:
    for message in catalogue():
        if message.id:
            places = {name for text in forms(message.id) for name in PLACE.findall(text)}
            for text in forms(message.string):
                assert set(PLACE.findall(text)) <= places, text


def test_the_compiled_catalogue_is_up_to_date() -> None:
    compiled = io.BytesIO()
    write_mo(compiled, catalogue())
    compiled.seek(0)
    fresh = gettext.GNUTranslations(compiled)
    with (WORDS / "h2h.mo").open("rb") as file:
        kept = gettext.GNUTranslations(file)
    assert {key: text for key, text in vars(fresh)["_catalog"].items() if key} == {
        key: text for key, text in vars(kept)["_catalog"].items() if key
    }


def test_german_addresses_with_sie_only() -> None:
    strings = [text for message in catalogue() for text in forms(message.string)]
    assert not [text for text in strings if re.search(r"\b([Dd]u|[Dd]ein\w*|[Dd]ir|[Dd]ich)\b", str(text))]


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({"LANG": "de_AT.UTF-8"}, "de"),
        ({"LANG": "de_DE.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"),
        ({"LANGUAGE": "de:en", "LANG": "en_GB.UTF-8"}, "de"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({"LC_ALL": "", "LANG": "de"}, "de"),
        ({}, "en"),
    ],
)
def test_the_language_at_first_start_follows_the_locale(environ: dict[str, str], language: str) -> None:
    assert locale.preferred(environ) == language
