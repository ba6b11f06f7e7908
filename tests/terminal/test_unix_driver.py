"""The parts of the driver that need no process of their own."""

from __future__ import annotations

import os
import sys
from threading import Event
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from textual import events

from course.cleaning import clean
from tui import unix_driver
from tui.driver import driver_class
from tui.pasting import END, START, Pastes

assert sys.platform != "win32", "these tests need a Unix terminal"

from tui.unix_driver import TolerantParser, UnixDriver  # noqa: E402 - not there on Windows

if TYPE_CHECKING:
    import pytest
    from textual.message import Message

BROKEN_KEYS = ["\x1b[1114112u", "\x1b[99999999999999999999999u", "\x1b[97;1;55296u", "\x1b[200~", "\x1b[201~", "\x1b"]


class Reader(UnixDriver):
    """A driver without an app, that keeps what it read."""

    def __init__(self, number: int = -1) -> None:
        self.fileno = number
        self.exit_event = Event()
        self.read: list[Message] = []
        self._debug = False
        self._parser = TolerantParser()
        self._pastes = Pastes()

    def process_message(self, message: Message) -> None:
        """Keep it."""
        self.read.append(message)

    def parsed(self, text: str) -> list[Message]:
        """What the text means."""
        return list(self._messages(text))


def keys(messages: list[Message]) -> str:
    """The characters typed."""
    return "".join(message.character or "" for message in messages if isinstance(message, events.Key))


def test_ours_is_the_driver() -> None:
    assert driver_class() is UnixDriver


@given(st.lists(st.sampled_from(BROKEN_KEYS) | st.text("\x1b[]<>?;:0123456789$umMtyR~abc") | st.text()).map("".join))
def test_no_text_ends_the_reader(text: str) -> None:
    reader = Reader()
    for half in (text[: len(text) // 2], text[len(text) // 2 :]):
        reader.parsed(half)
    list(reader._tolerated(reader._parser.tick()))


@given(st.sampled_from(BROKEN_KEYS[:3]), st.text("abcdefgäöü"))
def test_a_broken_key_costs_nothing_else(broken: str, text: str) -> None:
    assert keys(Reader().parsed(broken + text)) == text


@given(st.text("\x1b[201~]Oqlr\x00\x07\n\r\x9b\u202eä").filter(lambda text: END not in text + END[:-1]), st.data())
def test_what_is_pasted_is_text_and_no_key_however_it_is_cut(text: str, data: st.DataObject) -> None:
    """What stands before and behind is typed."""
    sent, reader = f"a{START}{text}{END}b", Reader()
    messages: list[Message] = []
    while sent:
        length = data.draw(st.integers(1, len(sent)))
        messages += reader.parsed(sent[:length])
        sent = sent[length:]
    assert keys(messages) == "ab"
    assert "".join(one.text for one in messages if isinstance(one, events.Paste)) == clean(text)


def test_keys_that_begin_as_a_paste_does_are_keys() -> None:
    reader = Reader()
    found = [one for half in ("\x1b[2", "~\x1b[20", "~\x1b[2", "4~", "\x1b") for one in reader.parsed(half)]
    found += reader._tolerated(reader._parser.feed(""))
    assert [one.key for one in found if isinstance(one, events.Key)] == ["insert", "f9", "f12", "escape"]


def test_a_parser_that_failed_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(self: TolerantParser, code: str) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(TolerantParser, "parse_mouse_code", failing)
    reader = Reader()
    reader.parsed("\x1b[<0;1;1M")
    assert keys(reader.parsed("weiter")) == "weiter"


def test_the_end_of_input_is_a_terminal_that_vanished(monkeypatch: pytest.MonkeyPatch) -> None:
    hangups: list[str] = []
    monkeypatch.setattr(unix_driver, "_send_hangup", lambda: hangups.append("hangup"))
    output, end = os.pipe()
    os.write(end, b"Ende")
    os.close(end)
    reader = Reader(output)
    reader.run_input_thread()
    os.close(output)
    assert keys(reader.read) == "Ende"
    assert hangups == ["hangup"]


def test_an_unreadable_input_is_a_terminal_that_vanished(monkeypatch: pytest.MonkeyPatch) -> None:
    hangups: list[str] = []
    monkeypatch.setattr(unix_driver, "_send_hangup", lambda: hangups.append("hangup"))

    def unreadable(number: int, size: int) -> bytes:
        raise OSError(5, "Input/output error")

    output, end = os.pipe()
    os.write(end, b"x")
    monkeypatch.setattr(os, "read", unreadable)
    Reader(output).run_input_thread()
    monkeypatch.undo()
    for number in (output, end):
        os.close(number)
    assert hangups == ["hangup"]
