"""Evidence booklet, My change and the scales that feed it, in a real process on a real terminal."""

from __future__ import annotations

import signal
import sys
from datetime import datetime, timezone
from typing import TYPE_CHECKING

import tomli

from course.progress import Entry, Progress, answered, noted, timestamp
from course.store import Store

assert sys.platform != "win32", "these tests need a Unix terminal"

if TYPE_CHECKING:
    from tests.terminal.conftest import H2h, Terminal

NOW = datetime(2026, 11, 1, tzinfo=timezone.utc)
CUE = "Mechanikerinnentelefon"


def test_the_booklet_leads_to_where_a_claim_was_met(h2h: H2h) -> None:
    where = f"{h2h.CHAPTER}/evidence-check"
    Store(h2h.progress).save(noted(Progress(), where, "reading", "seen", NOW))
    terminal = h2h()
    terminal.wait_for("q Quit")
    terminal.press("b")
    terminal.wait_for("Evidence booklet")
    terminal.wait_for("3 of 161 claims met")
    terminal.wait_for("S0.12 · ” Opinion")
    terminal.press("right", "right")
    terminal.wait_for("← % Survey · 1 →")
    terminal.wait_for("F10 · % Survey")
    terminal.press("enter")
    terminal.wait_for("Next step")
    terminal.wait_for("the five years")
    terminal.press("escape")
    terminal.wait_for("q Quit")


def test_my_change_shows_values_and_hides_own_words(h2h: H2h) -> None:
    values = Entry(at=timestamp(NOW), answer={"values": {"stamps": 4}})
    plan = Entry(at=timestamp(NOW), answer={"text": {"cue": CUE, "act": "I ask back"}})
    progress = answered(Progress(), f"{h2h.CHAPTER}/start", "scales", values)
    Store(h2h.progress).save(answered(progress, f"{h2h.CHAPTER}/plan", "plan", plan))
    terminal = h2h()
    terminal.wait_for("q Quit")
    terminal.press("f2")
    terminal.wait_quiet()
    mark = terminal.mark()
    terminal.press("m")
    terminal.wait_for("■■■■······  4")
    terminal.press("end")
    terminal.wait_for("1 plan made")
    terminal.wait_for("▒▒▒▒")
    assert CUE.encode() not in terminal.bytes_since(mark)
    terminal.press("f2")
    terminal.wait_for(CUE)
    terminal.press("escape")
    terminal.wait_for("q Quit")


def rating(h2h: H2h) -> Terminal:
    """Begin to rate the statements of the start."""
    terminal = h2h()
    terminal.wait_for("q Quit")
    terminal.press("enter")
    terminal.wait_for("Where you stand today")
    terminal.wait_quiet()
    return terminal


def test_values_given_before_a_kill_are_there_again_and_count_once_handed_in(h2h: H2h) -> None:
    h2h.was_at("start")
    terminal = rating(h2h)
    terminal.press("7", "enter", "3")
    terminal.wait_for("■■■·······  3")
    terminal.wait_until(lambda: "compulsory-or-free" in text(h2h), "both kept")
    terminal.signal(signal.SIGKILL)
    assert terminal.wait_exit() == -signal.SIGKILL
    again = rating(h2h)
    again.wait_for("■■■■■■■···  7")
    again.wait_for("■■■·······  3")
    again.press(*["enter"] * 12)  # to the end, once back to those that are open, and to the end again
    again.wait_for("Kept.")
    again.press("escape")
    again.wait_for("q Quit")
    again.press("m")
    again.wait_for("■■■■■■■···  7")
    where = f"{h2h.CHAPTER}/start"
    again.wait_until(lambda: where in tomli.loads(text(h2h)).get("steps", {}), "the answer in the file")
    kept = tomli.loads(text(h2h))["steps"][where]["entries"]
    assert [one["answer"]["values"] for one in kept] == [{"stamps": 7, "compulsory-or-free": 3}]


def text(h2h: H2h) -> str:
    return h2h.progress.read_text(encoding="utf-8")
