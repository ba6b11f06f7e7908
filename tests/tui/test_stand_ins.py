"""What is drawn where the terminal's encoding lacks a character."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

import course
import tui
from tui import stand_ins, terminal

stand_ins.register()
TEXTS = {".md", ".po", ".py", ".toml"}
WITHOUT = {"\u200b", "〓"}
"""A character without a cell, and one of two cells that hides others as wide."""


def used() -> set[str]:
    """Every character of the program and the course that is not ASCII."""
    folders = [Path(str(package.__file__)).parent for package in (course, tui)]
    files = [file for folder in folders for file in folder.rglob("*") if file.suffix in TEXTS]
    assert len(files) > 100
    return {one for file in files for one in file.read_text("utf-8") if not one.isascii()} - WITHOUT


def test_every_character_that_is_used_has_a_stand_in() -> None:
    lines = {chr(number) for number in range(0x2500, 0x25A0)}
    without = {one for one in used() | lines if one.encode("ascii", stand_ins.NAME) in {b"?", b""}}
    assert without == set()


@pytest.mark.parametrize(
    ("encoding", "drawn"),
    [
        ("ascii", '"Gruse", l i 1 > v * - . + | #'),
        ("latin-1", '"Grüße", l i 1 > v * - . + | #'),
        ("koi8-r", '"Gruse", l i 1 > v * - . ┌ │ █'),
        ("cp437", '"Grüße", l i 1 > v * - . ┌ │ █'),
    ],
)
def test_what_the_encoding_knows_stays(encoding: str, drawn: str) -> None:
    text = "„Grüße“, ł ı ① → ✓ ● – … ┌ │ █"  # noqa: RUF001
    assert text.encode(encoding, stand_ins.NAME).decode(encoding) == drawn


@pytest.mark.parametrize("text", ["日本", "👩‍👩‍👧", "❤️", "e\u0301", "🇩🇪", "👍🏽", "a\u200bb", "x❤️y日z"])
def test_what_nothing_is_like_keeps_its_width(text: str) -> None:
    assert len(text.encode("ascii", stand_ins.NAME)) == cell_len(text)


@given(st.characters(exclude_categories=("Cc", "Cs")))
def test_every_character_keeps_its_width(character: str) -> None:
    assert len(character.encode("ascii", stand_ins.NAME)) == cell_len(character)


def test_only_writing_is_helped() -> None:
    with pytest.raises(UnicodeDecodeError):
        b"\xff".decode("utf-8", stand_ins.NAME)


@pytest.mark.parametrize(
    ("encoding", "written"), [("ascii", b'"a"\n'), ("latin-1", b'"\xe4"\n'), ("utf-8", "„ä“\n".encode())]
)
def test_sentences_come_out_in_any_encoding(monkeypatch: pytest.MonkeyPatch, encoding: str, written: bytes) -> None:
    output = io.BytesIO()
    stream = io.TextIOWrapper(output, encoding=encoding)
    terminal.prepare_output(stream)
    monkeypatch.setattr(sys, "stdout", stream)
    terminal.say("„ä“")
    assert output.getvalue() == written
