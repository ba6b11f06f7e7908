"""Lines fit, words are divided where one divides them, and no sign stands where a word can stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.catalog import Catalog
from course.model import LANGUAGES, Language, Reading
from tui import locale
from tui.read.commands import MEANINGS, NAMES, command
from tui.read.speech import in_one, paragraphs
from tui.read.wrapping import wrapped

LONG = "Donaudampfschifffahrtsgesellschaft und Kommunikationsverhalten"


@given(st.text(), st.integers(20, 80))
def test_every_line_fits_and_no_letter_is_lost(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert all(len(line) <= width for line in lines)
    assert "".join("".join(lines).split()).replace("-", "") == "".join(text.split()).replace("-", "")


def test_a_word_too_long_for_a_line_is_divided_by_syllables() -> None:
    locale.use("de")
    assert wrapped(LONG, 20) == ["Donaudampfschiff-", "fahrtsgesellschaft", "und", "Kommunikationsver-", "halten"]


@pytest.mark.timeout(20)
def test_what_is_no_word_takes_no_time() -> None:
    lines = wrapped("x" * 100_000, 80)
    assert (len(lines), max(map(len, lines))) == (1250, 80)


def test_lists_quotations_and_addresses_are_said_in_words() -> None:
    text = "# Dough\n\n* *flour*\n* water\n  and salt\n\n> Wait."
    text += "\n\nSee [there](https://example.org) and [it](evidence:E1)."
    assert [*paragraphs(text)] == [
        "Dough",
        "A list of 2 points:",
        "1. flour",
        "2. water and salt",
        "Quotation:",
        "Wait.",
        "End of the quotation.",
        "See there (https://example.org) and it.",
    ]


def test_lines_stay_lines_as_in_the_journal() -> None:
    assert [*paragraphs("One  \nTwo\\\nthree\nand four")] == ["One\nTwo\nthree and four"]
    assert in_one("One  \nTwo") == "One Two"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sign_of_a_drawing_is_left_in_the_course(language: Language) -> None:
    locale.use(language)
    catalog = Catalog.open()
    for entry in catalog.course.chapters:
        for step in catalog.chapter(entry.id, language).steps:
            if isinstance(step, Reading):
                said = "\n".join(paragraphs(step.markdown))
                assert not set(said) & set("─│┌└├●○→←↑↓▸*`#|"), (entry.id, step.id)


def test_commands_are_understood_in_both_languages_and_nothing_else_is_one() -> None:
    assert set(NAMES) == set(MEANINGS)
    names = [name for both in NAMES.values() for name in both]
    assert len(set(names)) == len(names) - sum(english == german for english, german in NAMES.values())
    for name, both in NAMES.items():
        for word in both:
            found = command(f" :{word.upper()} en ")
            assert found
            assert (found.name, found.rest) == (name, "en")
    assert command(":zurueck") == command(":zurück")
    for line in ("help", ":", ": help", ":)", "a :help", ""):
        assert command(line) is None
