"""What goes out and what stays: contacts, what was left out, and whatever repeats it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.arrival import arrived
from course.encoding import decode, encode
from course.export import Choice, Part, chosen, in_order, known_ids, nearest, open_items, private
from course.merge import merge
from course.progress import Draft, Due, Entry, Plain, Position, Progress, Record

PARTS = (
    Part("one", "One", {"story": "A story", "words": "Words", "plan": "A plan"}),
    Part("two", "Two", {"follow-up": "", "people": "People", "more": "More"}),
)


def at(minute: int) -> str:
    return f"2026-11-21T14:{minute:02}:00.000Z"


def entry(minute: int, answer: Plain | None = None, outcome: str = "") -> Entry:
    return Entry(at=at(minute), answer=answer or {"text": {"was": f"word {minute}"}}, outcome=outcome)


def record(kind: str, *entries: Entry) -> Record:
    return Record(kind=kind, state="answered", at=entries[-1].at, entries=entries)


def skipped(kind: str, minute: int = 1) -> Record:
    return Record(kind=kind, state="skipped", at=at(minute))


def plan(minute: int, date: str) -> Record:
    return record("plan", entry(minute, {"text": {"cue": "it rings", "act": "I listen", "date": date}}))


PEOPLE = record("contacts", entry(7, {"people": [{"initials": "AB"}]}))
WHOLE = Progress(
    steps={
        "two/people": PEOPLE,
        "two/follow-up": record("follow-up", entry(6, {"plan": "one/plan", "outcome": "partly"})),
        "one/plan": plan(5, "2026-11-28"),
        "one/words": record("prompt", entry(2)),
        "review/one/words": record("then-now", entry(9, {"about": "one/words", "text": {"now": "other"}})),
        "review/one/plan": record("follow-up", entry(8, {"plan": "one/plan", "outcome": "not yet"})),
        "two/again": record("then-now", entry(9, {"about": "one/words", "text": {"now": "other"}})),
        "gone/step": record("prompt", entry(3)),
    },
    drafts={"two/more": Draft(kind="prompt", at=at(4)), "review/two/people": Draft(kind="contacts", at=at(4))},
    places={"one": Position(chapter="one", step="words"), "two": Position(chapter="two", step="more")},
)


def test_contacts_stay_unless_they_are_named() -> None:
    assert private(WHOLE) == ("two/people",)
    going = chosen(WHOLE, Choice())
    assert "two/people" not in going.steps
    assert "review/two/people" not in going.drafts
    assert "AB" not in encode(going)
    assert chosen(WHOLE, Choice(named=frozenset({"two/people"}))) == WHOLE


def test_naming_a_chapter_does_not_take_its_contacts_along() -> None:
    assert "two/people" not in chosen(WHOLE, Choice(named=frozenset({"two"}))).steps


def test_a_draft_of_contacts_keeps_the_answer_here_too() -> None:
    mixed = Progress(steps={"a/b": record("prompt", entry(1))}, drafts={"a/b": Draft(kind="contacts", at=at(2))})
    going = chosen(mixed, Choice())
    assert not going.steps
    assert not going.drafts


def test_what_is_left_out_is_not_repeated_elsewhere() -> None:
    going = chosen(WHOLE, Choice(without=frozenset({"one"}), named=frozenset({"two/people"})))
    assert set(going.steps) == {"two/people", "two/follow-up", "two/again", "gone/step"}
    assert going.steps["two/follow-up"].entries == going.steps["two/again"].entries == ()
    assert "other" not in encode(going)


def test_a_step_can_be_left_out_or_named_alone() -> None:
    without = chosen(WHOLE, Choice(without=frozenset({"one/plan"})))
    assert "one/words" in without.steps
    assert not {"one/plan", "review/one/plan"} & set(without.steps)
    named = chosen(WHOLE, Choice(without=frozenset({"one"}), named=frozenset({"one/plan"})))
    assert "one/plan" in named.steps
    assert named.steps["two/follow-up"].entries
    assert "one/words" not in named.steps


def test_what_is_not_touched_stays_the_same_object() -> None:
    assert chosen(WHOLE, Choice()).steps["two/follow-up"] is WHOLE.steps["two/follow-up"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("two/poeple", "two/people"), ("people", "two/people"), ("tow", "two"), ("gone/stop", "gone/step"), ("xyz", "")],
)
def test_the_nearest_id_is_found(typed: str, meant: str) -> None:
    assert nearest(typed, known_ids(WHOLE, PARTS, chapters=True)) == meant


def test_known_are_ids_of_the_course_and_of_what_is_kept() -> None:
    steps = known_ids(WHOLE, PARTS, chapters=False)
    assert {"one/story", "two/more", "gone/step", "two/people"} <= set(steps)
    assert not any(one.startswith("review/") for one in steps)
    assert {"one", "two", "gone"} == set(known_ids(WHOLE, PARTS, chapters=True)) - set(steps)
    assert known_ids(Progress(), [Part("bad", "Bad", {})], chapters=True) == ("bad",)


def test_writings_come_by_chapter_and_step_of_the_course() -> None:
    found = [f"{one.chapter}/{one.step}" for one in in_order(WHOLE, PARTS)]
    known = ["one/words", "one/plan", "one/plan", "two/follow-up", "two/people", "two/people", "two/more", "gone/step"]
    assert found == known


def test_open_are_plans_what_is_half_written_or_skipped_and_chapters_begun() -> None:
    progress = Progress(
        steps={
            "two/more": skipped("prompt"),
            "one/story": skipped("choice"),
            "one/words": skipped("prompt"),
            "two/follow-up": skipped("follow-up"),
            "one/plan": plan(1, "2026-12-01"),
            "three/plan": plan(2, "2026-11-28"),
        },
        drafts={"one/words": Draft(kind="prompt", at=at(3)), "gone/words": Draft(kind="prompt", at=at(4))},
        places={"one": Position(), "two": Position(), "gone": Position()},
        completed={"one": at(5)},
    )
    found = open_items(progress, PARTS, Choice())
    assert [one.where for one in found.plans] == ["three/plan", "one/plan"]
    assert found.half_written == ("one/words", "gone/words")
    assert found.skipped == ("two/more",)
    assert found.chapters == ("two",)


def test_nothing_open_is_told_of_what_is_left_out() -> None:
    progress = Progress(steps={"two/more": skipped("prompt")}, places={"two": Position()})
    for name in ("two", "two/more"):
        choice = Choice(without=frozenset({name}))
        assert not open_items(chosen(progress, choice), PARTS, choice).skipped
    assert not open_items(progress, PARTS, Choice(without=frozenset({"two"}))).chapters


@given(data=st.data())
def test_progress_of_any_kind_goes_out_and_comes_back_whole(
    data: st.DataObject, realistic: st.SearchStrategy[Progress]
) -> None:
    progress = data.draw(realistic)
    came = merge(Progress(), decode(encode(chosen(progress, Choice()))))
    assert came == merge(progress, progress)


def test_what_came_is_counted() -> None:
    before = Progress(
        steps={"a/b": record("prompt", entry(1)), "a/c": skipped("prompt")},
        drafts={"a/d": Draft(kind="prompt", at=at(1), answer={"text": {"was": "ours"}})},
        review={"a/b/c": Due(rung=0, due="2026-11-23", at=at(1))},
    )
    other = Progress(
        steps={
            "a/b": record("prompt", entry(1), entry(2)),
            "a/c": skipped("prompt", 3),
            "a/e": Record(kind="reading", state="seen", at=at(1)),
            "a/f": record("prompt", entry(3), entry(4)),
        },
        drafts={"a/d": Draft(kind="prompt", at=at(2), answer={"text": {"was": "theirs"}})},
        review={"a/b/c": Due(rung=1, due="2026-11-28", at=at(2)), "a/b/d": Due(rung=0, due="2026-11-23", at=at(1))},
    )
    came = arrived(before, merge(before, other))
    assert (came.answers, came.drafts, came.looked, came.questions, came.beside) == (3, 1, 1, 2, 1)
    assert set(arrived(before, before)) == {0}
