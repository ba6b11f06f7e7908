"""What was written, read back."""

from __future__ import annotations

import pytest

from course.journal import WRITTEN, open_plans, texts, writings
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


def test_what_was_said_in_the_review_stands_with_what_it_was_about() -> None:
    now = Entry(at=at(7), answer={"about": "one/prompt", "text": {"now": "heute"}})
    in_chapter = Entry(at=at(5), answer={"about": "one/prompt", "text": {"now": "gestern"}})
    progress = Progress(
        steps={
            "one/prompt": record("prompt", entry(1)),
            "one/plan": plan(2, "es klingelt"),
            "review/one/prompt": record("then-now", now),
            "two/look": record("then-now", in_chapter),
            "review/one/plan": follow_up((8, "one/plan", "partly")),
        }
    )
    found = writings(progress, ["one", "two"])
    assert [(one.where, one.chapter, one.step, one.kind) for one in found] == [
        ("one/prompt", "one", "prompt", "prompt"),
        ("one/plan", "one", "plan", "plan"),
        ("review/one/plan", "one", "plan", "follow-up"),
    ]
    assert found[0].later == (in_chapter, now)


def test_looking_back_that_is_not_finished_or_at_nothing_stands_for_itself() -> None:
    now = Entry(at=at(7), answer={"text": {"now": "heute"}})
    lost = Entry(at=at(6), answer={"text": {"now": "fast"}}, outcome="draft")
    draft = Draft(kind="then-now", at=at(9), answer={"text": {"now": "noch einmal"}})
    back = record("then-now", lost, now)
    alone = writings(Progress(steps={"review/one/prompt": back}), ["one"])
    assert [(one.where, one.latest, one.earlier) for one in alone] == [("review/one/prompt", now, (lost,))]
    progress = Progress(
        steps={"one/prompt": record("prompt", entry(1)), "review/one/prompt": back},
        drafts={"review/one/prompt": draft},
    )
    prompt, left = writings(progress, ["one"])
    assert prompt.later == (now,)
    assert (left.latest, left.earlier, left.draft) == (None, (lost,), draft)


def test_a_plan_that_is_let_go_is_open_no_longer() -> None:
    progress = Progress(steps={"one/plan": plan(1, "x"), "review/one/plan": follow_up((2, "one/plan", "let go"))})
    assert open_plans(progress) == ()


def test_texts_have_the_label_of_the_wording_or_the_name_of_the_form() -> None:
    wording = {"what": "Was war?", "tick/short": "Es ist kurz.", "original": "Werte Kundin", "guests": "Gäste"}
    assert texts("prompt", {"text": {"what": "viel", "old": "alt"}, "ticked": ["short", "gone"]}, wording) == [
        ("Was war?", "viel"),
        ("old", "alt"),
        ("ticked", "Es ist kurz."),
    ]
    assert texts("plan", {"text": {"act": "b", "cue": "a", "whom": " "}}, {}) == [("cue", "a"), ("act", "b")]
    assert texts("follow-up", {"text": {"now": "weiter"}, "outcome": "partly"}, {}) == [
        ("outcome", "partly"),
        ("now", "weiter"),
    ]
    assert texts("rewrite", {"text": {"rewritten": "Liebe Kundin"}, "ticked": ["short"]}, wording) == [
        ("original", "Werte Kundin"),
        ("rewritten", "Liebe Kundin"),
        ("ticked", "Es ist kurz."),
    ]
    assert texts("pair", {"text": {"debrief": "b", "solo": "a"}, "ticked": ["0/short", "1/short"]}, wording) == [
        ("solo", "a"),
        ("debrief", "b"),
        ("ticked", "Es ist kurz."),
    ]
    assert texts("then-now", {"text": {"now": "jetzt"}, "about": "one/prompt"}, {}) == [("now", "jetzt")]
    assert texts("ledger", {"rows": [["Messe", "10", "350", "8", "2"], ["", "", "", "", ""]]}, {}) == [
        ("Messe", "10 · 350 · 8 · 2")
    ]
    assert texts("contacts", {"people": [{"initials": "AB", "ring": 1, "group": "guests"}]}, wording) == [
        ("AB", "1 · Gäste")
    ]
    half_odd = [{"initials": "AB", "ring": "near", "last": 3}, "CD", {"initials": "EF", "last": "2026-11-01"}]
    assert texts("contacts", {"people": half_odd}, {}) == [("AB", ""), ("EF", "2026-11-01")]


@pytest.mark.parametrize("kind", WRITTEN)
@pytest.mark.parametrize("odd", [3, [], [3], {"a": 3}, [[]], [{}], None, "x"])
def test_texts_of_odd_files_are_left_out_or_plain(kind: str, odd: object) -> None:
    answer = dict.fromkeys(("text", "ticked", "outcome", "rows", "people", "about"), odd)
    for label, words in texts(kind, answer, {}):
        assert isinstance(label, str)
        assert (label + words).strip()
