"""What was written, read back."""

from __future__ import annotations

from course.journal import open_plans, writings
from course.progress import Draft, Entry, Progress, Record


def at(minute: int) -> str:
    return f"2026-11-21T14:{minute:02}:00.000Z"


def entry(minute: int, outcome: str = "", **answer: object) -> Entry:
    return Entry(at=at(minute), answer=answer, outcome=outcome, wording={"question": f"asked at {minute}"})


def record(kind: str, *entries: Entry) -> Record:
    return Record(kind=kind, state="answered", at=entries[-1].at if entries else at(0), entries=entries)


def plan(minute: int, cue: str, act: str = "rufe ich an") -> Record:
    return record("plan", entry(minute, text={"cue": cue, "act": act, "date": "2026-11-28"}))


def follow_up(*reports: tuple[int, str, str]) -> Record:
    entries = (Entry(at=at(minute), answer={"plan": where, "outcome": what}) for minute, where, what in reports)
    return record("follow-up", *entries)


def test_writings_come_in_the_order_of_the_course_and_unknown_ones_last() -> None:
    progress = Progress(
        steps={
            "gone/old": record("prompt", entry(1)),
            "two/plan": record("plan", entry(5)),
            "one/second": record("prompt", entry(4), entry(9)),
            "one/first": record("rewrite", entry(3)),
            "two/follow-up": record("follow-up", entry(2)),
            "one/quiz": record("choice", entry(2)),
            "one/skipped": Record(kind="prompt", state="skipped", at=at(2)),
        },
        drafts={"two/begun": Draft(kind="prompt", at=at(8), wording={"question": "now"})},
    )
    found = writings(progress, ["one", "two"])
    assert [f"{one.chapter}/{one.step}" for one in found] == [
        "one/first",
        "one/second",
        "two/follow-up",
        "two/plan",
        "two/begun",
        "gone/old",
    ]
    assert found[1].latest == entry(9)
    assert found[1].earlier == (entry(4),)
    assert found[1].wording == {"question": "asked at 9"}
    assert (found[4].latest, found[4].draft) == (None, progress.drafts["two/begun"])
    assert found[4].wording == {"question": "now"}


def test_words_that_lost_a_merge_are_an_earlier_version() -> None:
    lost = entry(9, "draft")
    only_lost = Record(kind="prompt", state="open", at=at(9), entries=(lost,))
    progress = Progress(steps={"a/b": record("prompt", entry(1), lost), "a/c": only_lost})
    first, second = writings(progress, ["a"])
    assert (first.latest, first.earlier) == (entry(1), (lost,))
    assert (second.latest, second.earlier, second.wording) == (None, (lost,), {"question": "asked at 9"})


def test_a_plan_is_open_until_it_is_done() -> None:
    progress = Progress(
        steps={
            "one/plan": plan(1, "es klingelt"),
            "two/plan": plan(3, "ich schreibe"),
            "two/follow-up": follow_up((2, "one/plan", "partly")),
        }
    )
    assert [one.where for one in open_plans(progress)] == ["one/plan", "two/plan"]
    first = open_plans(progress)[0]
    assert (first.cue, first.act, first.date, first.at) == ("es klingelt", "rufe ich an", "2026-11-28", at(1))
    done = Progress(
        steps={**progress.steps, "two/follow-up": follow_up((2, "one/plan", "partly"), (4, "one/plan", "done"))}
    )
    assert [one.where for one in open_plans(done)] == ["two/plan"]


def test_the_last_report_counts_and_a_new_plan_is_open_again() -> None:
    taken_back = follow_up((2, "one/plan", "done"), (3, "one/plan", "not yet"))
    assert open_plans(Progress(steps={"one/plan": plan(1, "x"), "two/follow-up": taken_back}))
    again = record("plan", *plan(1, "x").entries, *plan(5, "y").entries)
    progress = Progress(steps={"one/plan": again, "two/follow-up": follow_up((2, "one/plan", "done"))})
    assert [one.cue for one in open_plans(progress)] == ["y"]


def test_blank_and_odd_plans_are_none() -> None:
    steps = {
        "one/plan": plan(1, " ", ""),
        "two/plan": record("plan", entry(1, text=3)),
        "three/plan": Record(kind="plan", state="skipped", at=at(1)),
        "four/follow-up": record("follow-up", Entry(at=at(2), answer={"plan": 1, "outcome": "what"})),
    }
    assert open_plans(Progress(steps=steps)) == ()
