"""Who comes first saves; who comes later waits for it. The signals themselves are tested on a real terminal."""

from __future__ import annotations

import asyncio
import os
from typing import TYPE_CHECKING

import pytest

from tui import lifeline
from tui.lifeline import HANGUP, Lifeline

if TYPE_CHECKING:
    from collections.abc import Callable

TERM = 15


class EndedError(Exception):
    """Stands for the end of the process."""


class Bench:
    """A lifeline whose process does not really end.

    Attributes:
        during: called while it saves.
        happened: what it did, in order.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.during: Callable[[], None] = lambda: None
        self.happened: list[str] = []
        monkeypatch.setattr(os, "_exit", self.end)
        self.line = Lifeline(self.save, lambda code: self.happened.append(f"leave {code}"))
        self.line._loop = asyncio.get_running_loop()

    def save(self) -> None:
        self.happened.append("save")
        self.during()
        self.happened.append("saved")

    def end(self, code: int) -> None:
        self.happened.append(f"exit {code}")
        raise EndedError


@pytest.fixture
async def bench(monkeypatch: pytest.MonkeyPatch) -> Bench:
    return Bench(monkeypatch)


async def test_a_signal_saves_and_leaves_in_order(bench: Bench) -> None:
    bench.line._end_session(TERM, gone=False)
    await asyncio.sleep(0)
    assert bench.happened == ["save", "saved", "leave 143"]


async def test_a_second_signal_changes_nothing(bench: Bench) -> None:
    bench.line._end_session(TERM, gone=False)
    bench.line._end_session(TERM, gone=False)
    await asyncio.sleep(0)
    assert bench.happened == ["save", "saved", "leave 143"]


async def test_a_hangup_saves_and_ends(bench: Bench) -> None:
    with pytest.raises(EndedError):
        bench.line._end_session(HANGUP, gone=True)
    assert bench.happened == ["save", "saved", "exit 129"]


async def test_a_hangup_while_it_saves_waits_for_the_save(bench: Bench) -> None:
    bench.during = lambda: bench.line._end_session(HANGUP, gone=True)
    with pytest.raises(EndedError):
        bench.line._end_session(TERM, gone=False)
    assert bench.happened == ["save", "saved", "exit 129"]


async def test_a_hangup_after_the_save_ends_at_once(bench: Bench) -> None:
    bench.line._end_session(TERM, gone=False)
    with pytest.raises(EndedError):
        bench.line._end_session(HANGUP, gone=True)
    assert bench.happened == ["save", "saved", "exit 129"]


async def test_a_save_that_fails_does_not_keep_it_from_leaving(bench: Bench) -> None:
    def fail() -> None:
        raise OSError

    bench.during = fail
    bench.line._end_session(TERM, gone=False)
    await asyncio.sleep(0)
    assert bench.happened == ["save", "leave 143"]


async def test_an_orderly_exit_that_takes_too_long_is_ended(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lifeline, "ORDERLY_EXIT", 0.05)
    bench.line._end_session(TERM, gone=False)
    with pytest.raises(EndedError):
        bench.line._watch()
    assert bench.happened[-1] == "exit 143"


async def test_without_a_terminal_nothing_is_watched(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.terminal.terminals", list)
    installed: list[int] = []
    monkeypatch.setattr("signal.signal", lambda number, _handler: installed.append(number))
    bench.line.install()
    assert installed == []
