"""Every kind of step on a real terminal: half done, cut off by force, still half done there, and done."""

from __future__ import annotations

import signal
import sys
from typing import TYPE_CHECKING, Any, NamedTuple
from unittest.mock import ANY

import pytest

from course.exercises import KINDS
from course.store import Store

assert sys.platform != "win32", "these tests need a Unix terminal"

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from course.progress import Progress
    from tests.terminal.conftest import H2h, Terminal


class See(str):
    """Words that are waited for."""

    __slots__ = ()


class Walk(NamedTuple):
    """How a step is answered: tuples of keys to press, strings to type, and what is to be seen in between.

    `half` leads to the answer `draft`, of which `stands` is on the screen; `rest` leads from there to `answer`.
    """

    half: tuple[tuple[str, ...] | str, ...]
    draft: dict[str, Any]
    stands: str
    rest: tuple[tuple[str, ...] | str, ...]
    answer: dict[str, Any]


ENTER, LEAVE_FIELD = ("enter",), ("escape", "enter")
WALKS = {
    "guess": Walk(
        ("48",), {"typed": "48"}, "Your guess: 48", (ENTER, See("Found")), {"typed": "48", "value": 48},
    ),
    "choice": Walk(
        (("1",),), {"chosen": ["up"]}, "1 [x]  Up", (ENTER, See("How sure are you"), ("2",), See("You were 70% sure")),
        {"chosen": ["up"], "confidence": 70},
    ),
    "sort": Walk(
        (("1",), See("Dough wants heat.")), {"placed": {"dough": "oven"}}, "Card 2 of 2", (("2",), See("It is baked.")),
        {"placed": {"dough": "oven", "roll": "shop"}},
    ),
    "order": Walk(
        (("space", "down", "space"),), {"order": ["b", "c", "a"]}, "2  C",
        (("down", "space", "down", "space"), See("2  A"), ENTER, See("Right order")),
        {"order": ["b", "a", "c"], "handed_in": True},
    ),
    "match": Walk(
        (("2",),), {"matched": {"a": "a"}}, "  2  A", (("4", "3"), See("▸ 3  C"), ENTER, See("Not this pair")),
        {"matched": {"a": "a", "b": "c", "c": "b"}, "handed_in": True},
    ),
    "recall": Walk(
        ("bre",), {"words": {"bread": "bre"}}, "Your word: bre",
        ("ad", ENTER, See("That is what bakers do.")), {"words": {"bread": "bread"}, "shown": ["bread"]},
    ),
    "scales": Walk(
        (("7",),), {"values": {"patience": 7}}, "■■■■■■■···  7", (("1", "0", "enter"), See("Kept.")),
        {"values": {"patience": 7, "heat": 10}},
    ),
    "prompt": Walk(
        ("Warm yea",), {"text": {"smells": "Warm yea\n\n"}}, "Warm yea",
        ("Flour", LEAVE_FIELD, See("[ ]  Names one smell"), ("space",), See("▸ [x]  Names one smell"), ENTER,
         See("     [x]  Names one smell"), ENTER),
        {"text": {"smells": "Warm yea\nFlour\n"}, "ticked": ["one"]},
    ),
    "rewrite": Walk(
        ("Open again",), {"text": {"rewritten": "Open again"}}, "Open again",
        (" at six", LEAVE_FIELD, See("[ ]  Names a time"), ("space",), See("[x]  Names a time"), ENTER,
         See("Gives a reason to come.")),
        {"text": {"rewritten": "Open again at six"}, "ticked": ["time"], "seen": "model"},
    ),
    "talk": Walk(
        (("1",),), {"way": ["door/ask"]}, "Short and kind.",
        (ENTER, See("She puts the roll"), ("1",), See("She smiles.")),
        {"way": ["door/ask", "counter/thank"]},
    ),
    "ledger": Walk(
        (ENTER, See("Estimates will do"), "Stall", ("tab",), "14"),
        {"rows": [["Stall", "14", "", "", ""]], "example_read": True, "cell": [0, 1, 2]}, "Stall",
        ("5", ("tab", "tab", "tab"), "3", LEAVE_FIELD, See("Your table")),
        {"rows": [["Stall", "145", "", "", "3"]], "example_read": True},
    ),
    "contacts": Walk(
        (ENTER, See("Person 1 of 15"), "Oka"), {"people": [{"initials": "Oka"}], "caret": [0, 0, 3]}, "Oka",
        ("for", ("enter", "2", "1"), "5 months", ENTER, See("Add somebody (1 of 15)"), ("up", "enter"),
         See("silent for more than 60")),
        {"people": [{"initials": "Okafor", "ring": 2, "group": "guests", "last": ANY}]},
    ),
    "pair": Walk(
        (("2",), See("Write what you would tell."), "It cra"), {"mode": "solo", "text": {"solo": "It cra"}}, "It cra",
        ("ckles", LEAVE_FIELD), {"mode": "solo", "text": {"solo": "It crackles"}},
    ),
    "plan": Walk(
        (("tab",), "I smell bread"), {"text": {"cue": "I smell bread"}}, "I smell bread",
        (("tab", "tab"), "I go in", LEAVE_FIELD, See("Once from memory")),
        {"text": {"cue": "I smell bread", "act": "I go in", "date": ANY}},
    ),
    "follow-up": Walk(
        (("2",), "Twi"), {"plan": "bread/plan", "outcome": "partly", "text": {"happened": "Twi"}}, "2 ● partly",
        (LEAVE_FIELD,), {"plan": "bread/plan", "outcome": "partly", "text": {"happened": "Twi"}},
    ),
    "warm-up": Walk(
        ("ti",), {"asked": ["bread/later/time"], "words": {"bread/later/time": "ti"}}, "Your word: ti",
        ("me", ENTER, See("The dough must rise.")),
        {"asked": ["bread/later/time"], "words": {"bread/later/time": "time"}, "shown": ["bread/later/time"]},
    ),
    "then-now": Walk(
        ("Col",), {"about": "all-kinds/prompt", "text": {"now": "Col"}}, "Col",
        ("der", LEAVE_FIELD), {"about": "all-kinds/prompt", "text": {"now": "Colder"}},
    ),
}  # fmt: skip


def opened(h2h: H2h, folder: Path) -> Terminal:
    """Start, and go on with the step where the learner is."""
    terminal = h2h("--course", str(folder))
    terminal.wait_for("q Quit")
    terminal.press("enter")
    terminal.wait_for("◉")
    terminal.wait_quiet(0.2)
    return terminal


def take(terminal: Terminal, moves: tuple[tuple[str, ...] | str, ...]) -> None:
    for move in moves:
        if isinstance(move, See):
            terminal.wait_for(move)
        elif isinstance(move, str):
            terminal.type(move)
        else:
            terminal.press(*move)


@pytest.mark.parametrize("kind", KINDS)
def test_a_half_done_answer_survives_a_kill_and_can_be_finished(
    h2h: H2h, every_kind: Path, came_to: Callable[[str], Progress], kind: str
) -> None:
    walk, where = WALKS[kind], f"all-kinds/{kind}"

    def kept() -> Progress:
        return Store(h2h.progress).peek().progress

    def half_done() -> dict[str, Any]:
        draft = kept().drafts.get(where)
        return dict(draft.answer) if draft else {}

    def done() -> bool:
        now = kept()
        record = now.steps.get(where)
        return bool(record and record.latest and record.latest.answer == walk.answer) and where not in now.drafts

    Store(h2h.progress).save(came_to(kind))
    terminal = opened(h2h, every_kind)
    take(terminal, walk.half)
    terminal.wait_until(lambda: half_done() == walk.draft, f"{walk.draft} in the file")
    terminal.signal(signal.SIGKILL)
    assert terminal.wait_exit() == -signal.SIGKILL

    terminal = opened(h2h, every_kind)
    terminal.wait_for(walk.stands)
    assert half_done() == walk.draft
    assert where not in kept().steps
    take(terminal, walk.rest)
    terminal.wait_until(done, f"{walk.answer} in the file, and no draft")


def test_what_is_typed_behind_a_key_that_leads_on_lands_in_the_next_field(
    h2h: H2h, every_kind: Path, came_to: Callable[[str], Progress]
) -> None:
    """All in one packet, as a slow line delivers it."""
    Store(h2h.progress).save(came_to("plan"))
    terminal = opened(h2h, every_kind)
    terminal.send(b"Rain\tI smell breaf\x7fd\rI gp\x7fo in\t\x1b[Z!")
    text = {"obstacle": "Rain", "cue": "I smell bread", "act": "I go in!"}

    def typed() -> dict[str, Any]:
        draft = Store(h2h.progress).peek().progress.drafts.get("all-kinds/plan")
        return dict(draft.answer) if draft else {}

    terminal.wait_until(lambda: typed() == {"text": text}, f"{text} in the file")


def test_leaving_while_the_next_step_is_still_on_its_way_is_no_mistake(
    h2h: H2h, every_kind: Path, came_to: Callable[[str], Progress]
) -> None:
    Store(h2h.progress).save(came_to("pair"))
    terminal = opened(h2h, every_kind)
    take(terminal, (("2",), See("Write what you would tell."), "It crackles", ("escape", "enter", "ctrl+q")))
    assert terminal.wait_exit() == 0
    latest = Store(h2h.progress).peek().progress.steps["all-kinds/pair"].latest
    assert latest
    assert latest.answer == {"mode": "solo", "text": {"solo": "It crackles"}}
