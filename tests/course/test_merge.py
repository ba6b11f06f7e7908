"""Merging loses nothing and does not care in which order sessions save."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from course.encoding import cleaned, decode, encode
from course.merge import merge, merge_since
from course.progress import Draft, Due, Entry, Plain, Position, Progress, Record, Settings, answered, drafted, undrafted

AT = "2026-11-21T14:0{}:00.000Z"

ANSWERS: dict[str, list[Plain]] = {
    "contacts": [{"people": [{"initials": "AB", "ring": 1}]}, {"people": [{"initials": "CD"}]}, {"people": []}],
    "follow-up": [{"plan": "a/plan", "outcome": "partly"}, {"plan": "a/plan", "outcome": "let go"}],
    "ledger": [{"rows": [["Phone", "3", "0", "4", "2"]]}, {"rows": [["Phone", "4", "", "", ""]], "example_read": True}],
    "pair": [{"mode": "solo", "text": {"solo": "alone"}}, {"mode": "together", "round": 1, "ticked": ["0/asks"]}],
    "plan": [{"text": {"cue": "it rings", "act": "I listen", "date": "2026-11-28"}}, {"text": {"cue": "it rings"}}],
    "rewrite": [{"text": {"rewritten": "Hello"}, "ticked": ["short"]}, {"text": {"rewritten": "Hello, Bo"}}],
    "talk": [{"way": ["start/ask", "next/wait"], "confidence": 70}, {"way": ["start/ask"]}],
    "then-now": [{"about": "a/words", "text": {"now": "other"}}, {"text": {"now": "same"}}],
    "warm-up": [{"asked": ["a/b/c"], "words": {"a/b/c": "w"}, "checked": {"a/b/c": "had it"}, "shown": ["a/b/c"]}, {}],
}
"""Answers of the kinds that are answered in another way than a prompt."""
WHERES = {
    **{f"a/{kind}": kind for kind in ANSWERS},
    "review/a/plan": "follow-up",
    "review/a/words": "then-now",
    "review/questions": "warm-up",
}
MOMENTS = st.integers(0, 5).map(AT.format)


def every_kind() -> st.SearchStrategy[Progress]:
    """Progress with steps of every kind and of the review; few moments and answers, so that two of them often meet."""

    def answers(where: str) -> st.SearchStrategy[Plain]:
        return st.sampled_from(ANSWERS[WHERES[where]])

    def records(where: str) -> st.SearchStrategy[Record]:
        outcomes = st.sampled_from(["", "", "partly", "draft"])
        entries = st.builds(Entry, at=MOMENTS, answer=answers(where), outcome=outcomes)
        return st.builds(
            Record,
            kind=st.just(WHERES[where]),
            state=st.sampled_from(["open", "seen", "skipped", "answered"]),
            at=MOMENTS,
            entries=st.lists(entries, max_size=3).map(lambda given: tuple(sorted(given, key=lambda one: one.at))),
        )

    def drafts(where: str) -> st.SearchStrategy[Draft]:
        return st.builds(Draft, kind=st.just(WHERES[where]), at=MOMENTS, answer=answers(where))

    return st.builds(
        Progress,
        course=st.just("h2h"),
        steps=st.fixed_dictionaries({}, optional={where: records(where) for where in WHERES}),
        drafts=st.fixed_dictionaries({}, optional={where: drafts(where) for where in WHERES}),
        review=st.dictionaries(
            st.sampled_from(["a/b/c", "a/b/d"]),
            st.builds(Due, rung=st.integers(0, 4), due=st.sampled_from(["2026-11-23", "2026-12-12"]), at=MOMENTS),
        ),
        settings=st.builds(Settings, language=st.sampled_from(["de", "en"]), at=MOMENTS),
    )


def entry(minute: int, word: str, outcome: str = "") -> Entry:
    return Entry(at=AT.format(minute), answer={"text": {"was": word}}, outcome=outcome)


def record(*entries: Entry, state: str = "answered") -> Record:
    return msgspec.convert(
        {"kind": "prompt", "state": state, "at": entries[-1].at if entries else "", "entries": entries}, Record
    )


def draft(minute: int, word: str) -> Draft:
    return Draft(kind="prompt", at=AT.format(minute), answer={"text": {"was": word}})


def words(progress: Progress) -> set[str]:
    answers = [one.answer for step in progress.steps.values() for one in step.entries]
    answers += [one.answer for one in progress.drafts.values()]
    return {answer["text"]["was"] for answer in answers if answer}


@given(data=st.data())
def test_order_makes_no_difference(data: st.DataObject, realistic: st.SearchStrategy[Progress]) -> None:
    a, b, c = (data.draw(realistic) for _ in range(3))
    assert merge(a, b) == merge(b, a)
    assert merge(merge(a, b), c) == merge(a, merge(b, c))


@given(data=st.data())
def test_repeating_changes_nothing(data: st.DataObject, realistic: st.SearchStrategy[Progress]) -> None:
    a, b = data.draw(realistic), data.draw(realistic)
    merged = merge(a, b)
    assert merge(merged, merged) == merged
    assert merge(merged, b) == merged
    assert merge(a, merged) == merged


@given(every_kind(), every_kind(), every_kind())
def test_steps_of_every_kind_merge_alike_in_any_order(a: Progress, b: Progress, c: Progress) -> None:
    assert merge(a, b) == merge(b, a)
    assert merge(merge(a, b), c) == merge(a, merge(b, c))


@given(every_kind(), every_kind())
def test_merging_steps_of_every_kind_again_changes_nothing(a: Progress, b: Progress) -> None:
    merged = merge(a, b)
    assert merge(merged, merged) == merge(merged, a) == merge(b, merged) == merged
    assert decode(encode(merged)) == merged


@given(every_kind(), every_kind())
def test_no_answer_of_any_kind_is_lost(a: Progress, b: Progress) -> None:
    merged = merge(a, b)
    for side in (a, b):
        for where, step in side.steps.items():
            kept = merged.steps[where].entries if where in merged.steps else ()
            assert all(one in kept for one in step.entries if one.outcome != "draft")
        for where, typed in side.drafts.items():
            stands = [merged.drafts[where].answer] if where in merged.drafts else []
            stands += [one.answer for one in merged.steps[where].entries] if where in merged.steps else []
            assert typed.answer in stands or not any(typed.answer.values())


@given(data=st.data())
def test_no_word_and_no_answer_is_lost(data: st.DataObject, realistic: st.SearchStrategy[Progress]) -> None:
    a, b = data.draw(realistic), data.draw(realistic)
    merged = merge(a, b)
    assert words(merged) == words(a) | words(b)
    for side in (a, b):
        for where, step in side.steps.items():
            kept = merged.steps[where].entries if where in merged.steps else ()
            assert all(one in kept for one in step.entries if one.outcome != "draft")


@given(data=st.data())
def test_whatever_stands_in_two_files_can_be_merged(data: st.DataObject, anything: st.SearchStrategy[Progress]) -> None:
    a, b = cleaned(data.draw(anything)), cleaned(data.draw(anything))
    encode(merge(a, b))


def test_what_does_not_differ_stays_the_same_object() -> None:
    step = record(entry(1, "one"))
    assert merge(Progress(steps={"a/b": step}), Progress()).steps["a/b"] is step


def test_entries_of_both_sides_are_kept_in_order() -> None:
    ours = Progress(steps={"a/b": record(entry(1, "one"), entry(4, "four"))})
    theirs = Progress(steps={"a/b": record(entry(1, "one"), entry(3, "three"))})
    merged = merge(ours, theirs).steps["a/b"]
    assert [one.answer["text"]["was"] for one in merged.entries] == ["one", "three", "four"]


def test_an_answer_beats_a_later_skip() -> None:
    answered = Progress(steps={"a/b": record(entry(1, "one"))})
    skipped = Progress(steps={"a/b": Record(kind="prompt", state="skipped", at=AT.format(5))})
    assert merge(answered, skipped).steps["a/b"].state == "answered"


def test_of_two_drafts_the_newer_stays_and_the_other_is_an_entry() -> None:
    merged = merge(Progress(drafts={"a/b": draft(1, "old")}), Progress(drafts={"a/b": draft(2, "new")}))
    assert merged.drafts["a/b"] == draft(2, "new")
    step = merged.steps["a/b"]
    assert (step.state, step.latest) == ("open", None)
    assert step.entries == (entry(1, "old", "draft"),)


def test_a_draft_that_was_answered_elsewhere_is_done_with() -> None:
    answered = Progress(steps={"a/b": record(entry(3, "word"))})
    assert merge(Progress(drafts={"a/b": draft(1, "word")}), answered) == answered
    later = merge(Progress(drafts={"a/b": draft(1, "other")}), answered)
    assert not later.drafts
    assert later.steps["a/b"].entries == (entry(1, "other", "draft"), entry(3, "word"))
    assert later.steps["a/b"].latest == entry(3, "word")


def test_a_draft_begun_after_the_answer_stays() -> None:
    answered = Progress(steps={"a/b": record(entry(3, "word"))})
    assert merge(Progress(drafts={"a/b": draft(4, "again")}), answered).drafts == {"a/b": draft(4, "again")}


def test_of_everything_else_the_newer_counts() -> None:
    old = Progress(
        course_version="9",
        settings=Settings(language="de", at=AT.format(1)),
        position=Position(chapter="a", step="x", at=AT.format(1)),
        places={"a": Position(chapter="a", step="x", at=AT.format(1))},
        completed={"a": AT.format(1)},
        review={"a/b/c": Due(rung=3, due="2026-12-24", at=AT.format(1))},
        extra={"one": 1, "both": 1},
    )
    new = Progress(
        course_version="10",
        settings=Settings(language="en", at=AT.format(2)),
        position=Position(chapter="b", step="y", at=AT.format(2)),
        places={"a": Position(chapter="a", step="z", at=AT.format(2))},
        completed={"a": AT.format(2), "b": AT.format(2)},
        review={"a/b/c": Due(rung=0, due="2026-11-23", at=AT.format(2))},
        extra={"two": 2, "both": 1},
    )
    expected = msgspec.structs.replace(
        new, completed={"a": AT.format(1), "b": AT.format(2)}, extra={"one": 1, "two": 2, "both": 1}
    )
    assert merge(old, new) == merge(new, old) == expected


def test_a_draft_one_side_is_done_with_does_not_come_back() -> None:
    base = Progress(drafts={"a/b": draft(1, "word"), "a/c": draft(1, "word")})
    ours, theirs = undrafted(base, "a/b"), undrafted(base, "a/c")
    assert not merge_since(base, ours, theirs).drafts
    typed_on = drafted(base, "a/b", draft(2, "words"))
    assert merge_since(base, ours, typed_on).drafts == typed_on.drafts


def test_a_draft_that_one_side_typed_on_in_leaves_no_copy_behind() -> None:
    base = drafted(Progress(), "a/b", draft(1, "word"))
    ours, theirs = drafted(base, "a/b", draft(2, "words")), answered(base, "a/c", "prompt", entry(3, "other"))
    for one, other in ((ours, theirs), (theirs, ours)):
        merged = merge_since(base, one, other)
        assert merged.drafts == ours.drafts
        assert set(merged.steps) == {"a/c"}


def test_what_a_clock_ahead_wrote_is_passed_once_and_then_left_behind() -> None:
    """As a session types on, saving again and again, in a step that came from a machine whose clock is ahead."""
    known = Progress(drafts={"a/b": draft(9, "from there")}, steps={"a/c": record(entry(9, "from there"))})
    for where in ("a/b", "a/c"):
        for word in ("typed", "typed on"):
            known = drafted(known, where, draft(1, word))
    merged = merge_since(known, known, merge(known, known))
    assert {where: one.answer["text"]["was"] for where, one in merged.drafts.items()} == dict.fromkeys(
        ("a/b", "a/c"), "typed on"
    )
    assert "a/b" not in merged.steps
    assert len(merged.steps["a/c"].entries) == 1
