"""Branching talks: what an author is told about their roads."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from course.check import check_course, publish
from course.exercises.roads import LEAST, METERS, MOST, START
from course.exercises.talk import Ending, Node, Reply, Talk, flaws

DATA = Path(__file__).parents[1] / "data"

TALK = """
```toml talk
id = "at-the-door"
question = "Q"

[[nodes]]
id = "door"
scene = "S"
[[nodes.replies]]
id = "ask"
text = "T"
why = "W"
to = "counter"
[[nodes.replies]]
id = "wait"
text = "T"
why = "W"
to = "street"
energy = -1

[[nodes]]
id = "counter"
scene = "S"
[[nodes.replies]]
id = "ask"
text = "T"
why = "W"
to = "street"

[[endings]]
id = "street"
title = "T"
text = "T"
```

```toml prompt
id = "own"
question = "Q"
```
"""


@pytest.fixture
def bakery(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small course with a talk, its ids published; problems are told from its parent."""
    monkeypatch.chdir(tmp_path)
    folder = shutil.copytree(DATA / "course", tmp_path / "bakery")
    for language in ("de", "en"):
        with (folder / "02-rolls" / f"{language}.md").open("a", encoding="utf-8") as file:
            file.write(TALK)
    assert publish(folder) == []
    return folder


def spoil(bakery: Path, language: str, old: str, new: str) -> list[str]:
    """What the checker says when this is replaced in one language, or in `both`; lines count from the talk."""
    begins = 0
    for one in ("de", "en") if language == "both" else (language,):
        path = bakery / "02-rolls" / f"{one}.md"
        before, begin, talk = path.read_text("utf-8").partition("\n```toml talk")
        assert old in talk
        begins = before.count("\n") + 1
        path.write_text(before + begin + talk.replace(old, new, 1), "utf-8")
    told = [str(problem).removeprefix("bakery/").split(":", 2) for problem in check_course(bakery)]
    return [f"{name}:{int(line) - begins if '/' in name else line}:{problem}" for name, line, problem in told]


def test_ids_of_replies_are_published_with_their_node(bakery: Path) -> None:
    ledger = (bakery / "ids.toml").read_text("utf-8")
    for line in (
        'at-the-door = "talk"',
        '"at-the-door/counter" = "node"',
        '"at-the-door/counter/ask" = "reply"',
        '"at-the-door/street" = "ending"',
    ):
        assert f"\n{line}\n" in ledger


def test_a_published_reply_cannot_go(bakery: Path) -> None:
    problems = spoil(bakery, "both", 'id = "wait"', 'id = "stay"')
    assert [problem.split("; ")[0].partition(":")[2].partition(":")[2] for problem in problems] == [
        ' ids are permanent: reply "rolls/at-the-door/door/wait" was published and is gone'
    ]


def test_a_reply_that_cannot_be_read_is_not_said_to_be_gone(bakery: Path) -> None:
    problems = spoil(
        bakery, "both", '[[nodes.replies]]\nid = "ask"\ntext = "T"\nwhy = "W"\nto = "street"', "replies = 1"
    )
    assert {problem.split(": ", 1)[1] for problem in problems} == {
        'talk "at-the-door": node 2: "replies" must be a list of tables, not a whole number'
    }


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('to = "counter"', 'to = "street"', '"to" is "street" here and "counter" in de.md'),
        ("energy = -1", "energy = -2", '"energy" is -2 here and -1 in de.md'),
        ('id = "wait"', 'id = "wait-there"', 'node 1: reply 2: id "wait-there" is not in de.md'),
    ],
)
def test_languages_differ_in_a_reply(bakery: Path, old: str, new: str, problem: str) -> None:
    (bakery / "ids.toml").unlink()
    assert any(problem in told for told in spoil(bakery, "en", old, new))


def test_a_difference_in_a_reply_has_its_line(bakery: Path) -> None:
    assert '02-rolls/en.md:18: talk "at-the-door": node 1: reply 2: "energy" is -2 here and -1 in de.md' in spoil(
        bakery, "en", "energy = -1", "energy = -2"
    )


def test_a_talk_is_followed_by_a_prompt(bakery: Path) -> None:
    problems = spoil(bakery, "both", '```toml prompt\nid = "own"', '```toml warm-up\nid = "own"')
    assert any('en.md:1: talk "at-the-door": no prompt follows it; let' in problem for problem in problems)


def test_texts_may_differ(bakery: Path) -> None:
    assert spoil(bakery, "en", 'text = "T"', 'text = "Other"') == []


@st.composite
def talks(draw: st.DrawFn) -> Talk:
    """Talks whose replies lead onward only, with effects of any size allowed."""
    count = draw(st.integers(1, 5))
    ends = [f"end-{number}" for number in range(draw(st.integers(1, 3)))]
    nodes = []
    for place in range(count):
        targets = [f"node-{number}" for number in range(place + 1, count)] + ends
        replies = [
            Reply(
                id=f"reply-{number}",
                text="T",
                why="W",
                to=draw(st.sampled_from(targets)),
                **{meter: draw(st.integers(-3, 3)) for meter in METERS[:2]},
            )
            for number in range(draw(st.integers(1 if place else 2, 4)))
        ]
        nodes.append(Node(id=f"node-{place}", scene="S", replies=tuple(replies)))
    endings = [Ending(id=one, title="E", text="T") for one in ends]
    return Talk(id="talk", question="Q", nodes=tuple(nodes), endings=tuple(endings))


def gone(talk: Talk, node: str, values: dict[str, int]) -> tuple[set[str], bool]:
    """Walk every road, one by one: the places reached, and whether a meter left its range."""
    scene = next((one for one in talk.nodes if one.id == node), None)
    places, beyond = {node}, any(not LEAST <= value <= MOST for value in values.values())
    for reply in scene.replies if scene else ():
        after = {meter: value + reply.effect(meter) for meter, value in values.items()}
        further, more = gone(talk, reply.to, after)
        places |= further
        beyond |= more
    return places, beyond


@given(talks())
def test_roads_are_judged_as_walking_all_of_them_does(talk: Talk) -> None:
    places, beyond = gone(talk, talk.nodes[0].id, dict.fromkeys(METERS, START))
    found = [flaw.problem for flaw in flaws(talk)]
    lost = {problem.split('"')[1] for problem in found if problem.startswith("no road leads")}
    assert lost == {*(node.id for node in talk.nodes), *(ending.id for ending in talk.endings)} - places
    assert any("comes to" in problem for problem in found) == beyond
    assert not any("circle" in problem for problem in found)


@given(talks(), st.data())
def test_a_reply_that_leads_back_is_found(talk: Talk, data: st.DataObject) -> None:
    places, _beyond = gone(talk, talk.nodes[0].id, dict.fromkeys(METERS, START))
    reached = [node.id for node in talk.nodes if node.id in places]
    back = Reply(id="back", text="T", why="W", to=data.draw(st.sampled_from(reached)))
    last = next(node for node in talk.nodes if node.id == reached[-1])
    behind, _beyond = gone(talk, back.to, dict.fromkeys(METERS, START))
    changed = replace(last, replies=(back, *last.replies[:3]))
    spoilt = replace(talk, nodes=tuple(changed if node is last else node for node in talk.nodes))
    assert any("circle" in flaw.problem for flaw in flaws(spoilt)) == (last.id in behind)


def test_a_long_talk_is_judged_too() -> None:
    def node(place: int) -> Node:
        replies = [Reply(id=one, text="T", why="W", to=f"n-{place + 1}") for one in ("a", "b")]
        return Node(id=f"n-{place}", scene="S", replies=tuple(replies))

    talk = Talk(
        id="long",
        question="Q",
        nodes=tuple(map(node, range(1500))),
        endings=(Ending(id="n-1500", title="E", text="T"),),
    )
    assert list(flaws(talk)) == []
