"""A branching talk, taken by keyboard."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace

from course.exercises.roads import METERS
from course.exercises.talk import Ending, Node, Reply, Talk, flaws
from course.exercises.walk import walk
from tui.widgets.exercises.talk import TalkView

if TYPE_CHECKING:
    from tests.tui.views.conftest import Host

TALK = Talk(
    id="roll",
    question="You want a roll; the baker is in a hurry.",
    nodes=(
        Node(
            id="door",
            scene="She looks up: *Yes?*",
            replies=(
                Reply(id="wait", text="(Say nothing.)", why="She cannot know.", to="street", energy=-1),
                Reply(id="ask", text="One roll, please.", why="Short and kind.", to="counter", clarity=1),
                Reply(id="hurry", text="Quick, a roll!", why="Hurry makes hurry.", to="counter", relationship=-2),
            ),
        ),
        Node(
            id="counter",
            scene="She puts the roll into a bag.",
            replies=(
                Reply(id="thank", text="It smells good here.", why="She smiles.", to="roll", relationship=2, outcome=1),
                Reply(id="pay", text="How much?", why="A fair question.", to="till"),
            ),
        ),
        Node(
            id="till",
            scene="Forty cents, she says.",
            replies=(Reply(id="coins", text="Here you are.", why="Paid.", to="roll"),),
        ),
    ),
    endings=(
        Ending(id="roll", title="A warm roll", text="You eat it on the way."),
        Ending(id="street", title="Back in the street", text="You are still hungry."),
    ),
)
LONG = " and so on, as people do when they are in a hurry" * 4


def squeezed(text: str) -> str:
    """The text in one line, whatever the width."""
    return " ".join(text.split())


async def test_a_talk_from_its_first_scene_to_the_map(host: type[Host], size: tuple[int, int]) -> None:
    app = host(TalkView(TALK))
    async with app.run_test(size=size) as pilot:
        first = squeezed(app.text())
        assert "the baker is in a hurry. Scene 1 · Relationship 5 · Clarity 5 · Outcome 5 · Energy 5" in first
        assert "bad way on purpose" in first
        await pilot.press("2")
        await pilot.pause()
        assert "You say One roll, please. Short and kind." in squeezed(app.seen())
        assert "6 of 10 +1" in app.seen()
        assert not app.answered
        assert app.drafts[-1] == {"way": ["door/ask"]}
        await pilot.press("enter")
        await pilot.pause()
        assert "Scene 2 · Relationship 5 · Clarity 6" in squeezed(app.seen())
        assert "You want a roll" not in app.text()
        assert "bad road" not in app.text()
        await pilot.press("1")
        await pilot.pause()
        assert "She smiles." in app.seen()
        assert app.answered == [({"way": ["door/ask", "counter/thank"]}, "")]
        await pilot.press("enter")
        await pilot.pause()
        assert "A warm roll You eat it on the way." in squeezed(app.seen())
        assert "7 of 10 +2" in app.text()
        assert "Endings reached: 1 of 2" in squeezed(app.text())
        await pilot.press("enter")
        await pilot.pause()
        assert "● what you said" in app.seen()
        assert app.onward == 0
        await pilot.press("enter")
        assert app.onward == 1
        assert len(app.answered) == 1


WIDE = """
● what you said   ○ not said   ◐ said earlier

1  She looks up: Yes?
├─────────────────────────────────────────┐
●  One roll, please.                      ├○ (Say nothing.)
│  Clarity +1                             │  not said – leads to another
│                                         │  ending
│                                         └○ Quick, a roll!
│                                            not said – leads to scene 2
│
2  She puts the roll into a bag.
├─────────────────────────────────────────┐
●  It smells good here.                   └○ How much?
│  Relationship +2, Outcome +1               not said – leads elsewhere
│
■  A warm roll
"""
NARROW = """
● what you said   ○ not said   ◐ said
earlier

1  She looks up: Yes?
├○ (Say nothing.)
│  not said – leads to another ending
├○ Quick, a roll!
│  not said – leads to scene 2
●  One roll, please.
│  Clarity +1
│
2  She puts the roll into a bag.
├○ How much?
│  not said – leads elsewhere
●  It smells good here.
│  Relationship +2, Outcome +1
│
■  A warm roll
"""


@pytest.mark.parametrize(("width", "drawn"), [(76, WIDE), (40, NARROW)])
async def test_the_map(host: type[Host], width: int, drawn: str) -> None:
    app = host(TalkView(TALK, {"way": ["door/ask", "counter/thank"]}, handed_in=True))
    async with app.run_test(size=(width, 40)) as pilot:
        await pilot.press("m")
        assert app.text().strip("\n") == drawn.strip("\n")


async def test_m_turns_from_the_ending_to_the_map_and_back(host: type[Host]) -> None:
    app = host(TalkView(TALK, {"way": ["door/wait"]}, handed_in=True))
    async with app.run_test() as pilot:
        assert "You are still hungry." in app.text()
        await pilot.press("m")
        assert "You are still hungry." not in app.text()
        await pilot.press("m")
        assert "You are still hungry." in app.text()
        assert app.onward == 0


async def test_a_second_run_knows_the_first(host: type[Host]) -> None:
    view = TalkView(TALK, {"way": ["door/wait"]}, handed_in=True)
    app = host(view)
    async with app.run_test() as pilot:
        await pilot.press("r")
        assert "Scene 1" in app.text()
        assert "bad road" not in app.text()
        assert view.so_far() is None
        await pilot.press("3", "enter", "2", "enter", "1", "enter")
        assert app.answered == [({"way": ["door/hurry", "counter/pay", "till/coins"], "known": ["door/wait"]}, "")]
        assert "Endings reached: 2 of 2" in app.text()
        await pilot.press("enter")
        assert "○ One roll, please." in app.text()
        assert "◐ (Say nothing.)" in app.text()
        assert "said earlier – leads to “Back in the street”" in squeezed(app.text().replace("│", ""))


async def test_the_last_reply_can_be_taken_back(host: type[Host], size: tuple[int, int]) -> None:
    view = TalkView(TALK)
    app = host(view)
    async with app.run_test(size=size) as pilot:
        await pilot.press("z", "2", "z")
        assert "Scene 1" in app.text()
        assert view.so_far() is None
        await pilot.press("2", "enter", "1", "enter", "z")
        assert "Scene 2" in app.text()
        assert view.so_far() == {"way": ["door/ask"], "known": ["door/ask", "counter/thank"]}
        await pilot.press("z")
        assert "Scene 1" in app.text()
        await pilot.press("1")
        assert [answer["way"] for answer, _outcome in app.answered] == [["door/ask", "counter/thank"], ["door/wait"]]
        assert view.so_far() is None


async def test_arrows_and_enter_say_a_reply_as_well(host: type[Host], size: tuple[int, int]) -> None:
    replies = tuple(replace(one, text=one.text + LONG) for one in TALK.nodes[0].replies)
    view = TalkView(replace(TALK, nodes=(replace(TALK.nodes[0], replies=replies), *TALK.nodes[1:])))
    app = host(view)
    async with app.run_test(size=size) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        assert "First choose what to say" in app.seen()
        assert not app.page.heard
        await pilot.press("down")
        assert "Choose first" not in app.text()
        await pilot.press("up")
        await pilot.pause()
        assert "▸ 3  Quick, a roll!" in app.seen()
        await pilot.press("enter")
        assert view.so_far() == {"way": ["door/hurry"]}


async def test_a_reason_waits_for_enter_and_digits_without_a_reply_do_nothing(host: type[Host]) -> None:
    view = TalkView(TALK)
    app = host(view)
    async with app.run_test() as pilot:
        await pilot.press("4", "2", "1", "m", "r")
        assert view.so_far() == {"way": ["door/ask"]}
        await pilot.press("enter", "3", "4")
        assert view.so_far() == {"way": ["door/ask"]}


async def test_half_a_talk_goes_on_with_what_was_said_last(host: type[Host]) -> None:
    app = host(TalkView(TALK, {"way": ["door/ask"]}))
    async with app.run_test() as pilot:
        assert "You say" in app.text()
        assert "Short and kind." in app.text()
        await pilot.press("enter")
        assert "Scene 2" in app.text()


async def test_a_talk_cut_off_right_at_its_ending_is_handed_in_late(host: type[Host]) -> None:
    app = host(TalkView(TALK, {"way": ["door/wait"]}))
    async with app.run_test() as pilot:
        assert not app.answered
        await pilot.press("enter")
        assert app.answered == [({"way": ["door/wait"]}, "")]
        assert "You are still hungry." in app.text()


ODD: list[dict[str, Any]] = [
    {"way": ["door/gone", "counter/thank"]},
    {"way": ["counter/thank"]},
    {"way": [1, 2]},
    {"way": "door/ask"},
    {"way": ["[/b]", "", "/", "door"] * 500, "known": ["[red]", "door/ask"] * 500},
]


@pytest.mark.parametrize("handed_in", [True, False])
@pytest.mark.parametrize("odd", ODD, ids=range(len(ODD)))
async def test_an_odd_answer_begins_where_it_still_makes_sense(
    host: type[Host],
    odd: dict[str, Any],
    handed_in: bool,  # noqa: FBT001 - a parameter of pytest
) -> None:
    view = TalkView(TALK, odd, handed_in=handed_in)
    app = host(view)
    async with app.run_test() as pilot:
        assert "Scene 1" in app.text()
        if handed_in:
            assert view.so_far() is None
        await pilot.press("1", "enter")
        assert [answer["way"] for answer, _outcome in app.answered] == [["door/wait"]]
        await pilot.press("r")
        assert set(view.answer.known) <= {"door/ask", "door/wait"}


async def test_an_answer_to_an_earlier_version_stays_until_something_is_said(host: type[Host]) -> None:
    view = TalkView(TALK, {"way": ["door/ask", "counter/gone"]}, handed_in=True)
    app = host(view)
    async with app.run_test() as pilot:
        assert "You say" in app.text()
        assert view.so_far() is None
        await pilot.press("enter", "2")
        assert view.so_far() == {"way": ["door/ask", "counter/pay"]}


async def test_too_much_behind_an_ending_is_left_out(host: type[Host]) -> None:
    view = TalkView(TALK, {"way": ["door/wait", "counter/thank", "door/ask"]}, handed_in=True)
    app = host(view)
    async with app.run_test() as pilot:
        assert "You are still hungry." in app.text()
        await pilot.press("m")
        assert "smells" not in app.text()


def test_the_sample_is_a_sound_talk() -> None:
    assert list(flaws(TALK)) == []


def test_where_a_way_leads() -> None:
    gone = walk(TALK, ["door/ask", "counter/thank"])
    assert [stop.reply.id for stop in gone.stops] == ["ask", "thank"]
    assert gone.stops[0].meters == {**dict.fromkeys(METERS, 5), "clarity": 6}
    assert gone.meters == {"relationship": 7, "clarity": 6, "outcome": 6, "energy": 5}
    assert gone.node is None
    assert gone.ending == TALK.endings[0]
    assert walk(TALK, []).node == TALK.nodes[0]


async def test_a_long_reply_is_cut_on_the_map_and_says_so(host: type[Host], size: tuple[int, int]) -> None:
    nodes = tuple(
        replace(
            node,
            scene=node.scene + textwrap.fill(LONG),
            replies=tuple(replace(one, text=one.text + LONG) for one in node.replies),
        )
        for node in TALK.nodes
    )
    app = host(TalkView(replace(TALK, nodes=nodes), {"way": ["door/wait"]}, handed_in=True))
    async with app.run_test(size=size) as pilot:
        await pilot.press("m")
        lines = app.text().split("\n")
        width = app.view.content_size.width
        assert max(map(len, lines)) <= width
        assert sum("…" in line for line in lines) >= 3
        assert lines[-1].strip() == "■  Back in the street"
