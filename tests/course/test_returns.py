"""What comes back, and when."""

from __future__ import annotations

import shutil
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.check import check_course
from course.journal import open_plans
from course.merge import merge
from course.portion import next_day
from course.progress import Due, Entry, Progress, Record, answered, key, timestamp
from course.returns import AGAIN, STAGES, beside, due, earlier, left, plans_due, returns, to_follow_up
from course.review import local_day

DATA = Path(__file__).parents[1] / "data"
NOW = datetime(2026, 11, 21, 12, 0, tzinfo=timezone.utc)
TODAY = local_day(NOW)
PROMPT, PLAN = "one/prompt", "one/plan"
LOOKED = f"review/{PROMPT}"


def ago(days: float) -> datetime:
    return NOW - timedelta(days=days)


def in_days(days: int) -> str:
    return (TODAY + timedelta(days=days)).isoformat()


def entry(days: float, **answer: object) -> Entry:
    return Entry(at=timestamp(ago(days)), answer=answer, wording={"question": f"asked {days} days ago"})


def written(days: float, progress: Progress | None = None, words: str = "Once") -> Progress:
    return answered(progress or Progress(), PROMPT, "prompt", entry(days, text={"what": words}))


def looked(progress: Progress, days: float) -> Progress:
    return answered(progress, LOOKED, "then-now", entry(days, about=PROMPT, text={"now": "Now"}))


def planned(days: float, date: str = "", where: str = PLAN, progress: Progress | None = None) -> Progress:
    text = {"cue": "it rings", "act": "I answer", "date": date or in_days(-1)}
    return answered(progress or Progress(), where, "plan", entry(days, text=text))


def reported(progress: Progress, days: float, outcome: str, where: str = PLAN) -> Progress:
    return answered(progress, f"review/{where}", "follow-up", entry(days, plan=where, outcome=outcome))


def due_now(progress: Progress, today: date = TODAY) -> list[str]:
    return [one.where for one in due(progress, today, ["one", "two"])]


# Reflections


@pytest.mark.parametrize(("days", "asked"), [(0, False), (20, False), (21, True), (59, True), (60, True), (400, True)])
def test_a_reflection_comes_back_after_twenty_one_days(days: int, asked: bool) -> None:  # noqa: FBT001 - a table
    assert due_now(written(days)) == ([PROMPT] if asked else [])


@pytest.mark.parametrize(
    ("days", "seen", "asked"),
    [
        (30, 5, False),
        (59, 30, False),
        (60, 38, True),
        (300, 270, True),
        (300, 239, False),
        (61, 0, False),
        (21, 0, False),
    ],
)
def test_it_comes_once_more_after_sixty_days_and_each_distance_once(
    days: int,
    seen: int,
    asked: bool,  # noqa: FBT001 - a table
) -> None:
    answered_then = looked(written(days), seen)
    passed_over = left(written(days), LOOKED, "then-now", ago(seen))
    for progress in (answered_then, passed_over):
        assert due_now(progress) == ([PROMPT] if asked else [])
        if days >= STAGES[-1]:
            assert due_now(left(progress, LOOKED, "then-now", NOW), TODAY + timedelta(days=999)) == []


def test_when_both_are_due_only_the_later_one_is_asked() -> None:
    progress = written(90)
    assert due_now(progress) == [PROMPT]
    assert due_now(looked(progress, 0), TODAY + timedelta(days=365)) == []


def test_what_was_written_anew_comes_back_anew() -> None:
    progress = written(30, looked(written(100), 31), words="Twice")
    assert due_now(progress) == [PROMPT]
    assert due_now(written(5, progress)) == []


def test_looking_back_in_a_chapter_counts_too() -> None:
    chapter = answered(written(40), "two/look", "then-now", entry(10, about=PROMPT, text={"now": "x"}))
    assert due_now(chapter) == []
    assert next_day(chapter, TODAY, ["one"]) == TODAY + timedelta(days=20)


@pytest.mark.parametrize("kind", ["rewrite", "pair", "ledger", "contacts", "choice"])
def test_only_reflections_come_back(kind: str) -> None:
    assert due_now(answered(Progress(), PROMPT, kind, entry(70, text={"what": "Once"}))) == []


def test_what_was_left_empty_or_only_skipped_does_not_come_back() -> None:
    assert due_now(written(70, words=" \n")) == []
    assert due_now(Progress(steps={PROMPT: Record(kind="prompt", state="skipped", at=timestamp(ago(70)))})) == []
    lost = Entry(at=timestamp(ago(70)), answer={"text": {"what": "x"}}, outcome="draft")
    assert due_now(Progress(steps={PROMPT: Record(kind="prompt", state="open", at=lost.at, entries=(lost,))})) == []


def test_passing_over_keeps_what_was_answered_and_survives_a_merge() -> None:
    before = looked(written(70), 40)
    after = left(before, LOOKED, "then-now", NOW)
    assert after.steps[LOOKED].entries == before.steps[LOOKED].entries
    assert due_now(before) == [PROMPT]
    assert due_now(after) == due_now(merge(after, before)) == due_now(merge(before, after)) == []
    again = left(after, LOOKED, "then-now", ago(9))
    assert again.steps[LOOKED].at > after.steps[LOOKED].at


def test_the_earlier_words_are_those_that_stood_then() -> None:
    progress = written(2, written(50), words="Twice")
    latest = earlier(progress, PROMPT)
    then = earlier(progress, PROMPT, before=timestamp(ago(20)))
    assert latest
    assert then
    assert (latest.answer, latest.wording) == ({"text": {"what": "Twice"}}, {"question": "asked 2 days ago"})
    assert then.answer == {"text": {"what": "Once"}}
    assert earlier(progress, "one/other") is None


# Plans


def test_a_plan_is_due_on_its_day_and_stays_so() -> None:
    assert due_now(planned(3, in_days(1))) == []
    assert due_now(planned(3, in_days(0))) == [PLAN]
    assert due_now(planned(300, in_days(-290))) == [PLAN]


@pytest.mark.parametrize("typed", ["some day", "", "2026-02-31"])
def test_a_plan_without_a_day_is_due_after_a_week(typed: str) -> None:
    text = {"cue": "it rings", "act": "I answer", "date": typed}
    assert due_now(answered(Progress(), PLAN, "plan", entry(6, text=text))) == []
    assert due_now(answered(Progress(), PLAN, "plan", entry(7, text=text))) == [PLAN]


@pytest.mark.parametrize("outcome", ["partly", "not yet"])
def test_after_partly_or_not_yet_it_is_asked_again_a_week_later(outcome: str) -> None:
    assert due_now(reported(planned(30), 6, outcome)) == []
    progress = reported(planned(30), AGAIN, outcome)
    assert [plan.where for plan in plans_due(progress, TODAY)] == [PLAN]
    assert due_now(reported(progress, 0, outcome)) == []


@pytest.mark.parametrize("outcome", ["done", "let go"])
def test_done_or_let_go_ends_it_until_it_is_made_anew(outcome: str) -> None:
    progress = reported(planned(30), 9, outcome)
    assert due_now(progress) == []
    assert open_plans(progress) == ()
    assert due_now(planned(3, in_days(0), progress=progress)) == [PLAN]


def test_a_chapter_asks_for_the_latest_due_else_for_one_not_asked_about() -> None:
    progress = planned(20, in_days(-9), "one/plan", planned(10, in_days(5), "two/plan"))
    progress = planned(5, in_days(2), "three/plan", progress)

    def asked(chapter: str, of: Progress) -> str:
        plan = to_follow_up(of, chapter, TODAY)
        return plan.where if plan else ""

    assert asked("four", progress) == "one/plan"
    assert asked("four", reported(progress, 1, "partly", "one/plan")) == "three/plan"
    assert asked("three", reported(progress, 1, "done", "one/plan")) == "two/plan"
    assert asked("one", reported(planned(20), 1, "partly")) == ""
    assert asked("two", reported(planned(20), 1, "partly")) == ""


def test_plans_beside_are_those_of_other_steps_while_this_one_does_not_count() -> None:
    three = planned(1, where="a/plan", progress=planned(2, where="b/plan", progress=planned(3, where="c/plan")))
    assert [plan.where for plan in beside(three, "d/plan")] == ["c/plan", "b/plan", "a/plan"]
    assert beside(three, "a/plan") == ()
    assert len(beside(reported(three, 0, "let go", "a/plan"), "a/plan")) == 2


# All of it


def test_what_waits_longest_comes_first_and_the_next_day_is_known() -> None:
    progress = written(30, planned(3, in_days(4)))
    review = {"one/words/a": Due(rung=0, due=in_days(-20), at=""), "gone/words/b": Due(rung=0, due=in_days(-30), at="")}
    progress = Progress(steps=progress.steps, review={**review, "one/words/c": Due(rung=0, due="soon", at="")})
    assert due_now(progress) == ["one/words/a", PROMPT, "one/words/c"]
    assert [one.kind for one in returns(progress, TODAY)] == ["question", "question", "reflection", "question", "plan"]
    assert next_day(progress, TODAY, ["one"]) == TODAY + timedelta(days=4)
    assert next_day(Progress(), TODAY, ["one"]) is None


@given(written_at=st.integers(-5000, 5000), seen_at=st.integers(-5000, 5000), days=st.integers(0, 400))
def test_clocks_may_go_wrong(written_at: int, seen_at: int, days: int) -> None:
    progress = looked(written(written_at), seen_at)
    found = due_now(progress, TODAY + timedelta(days=days))
    assert found in ([], [PROMPT])


@pytest.mark.parametrize("at", ["", "soon", "9999-12-31T23:59:59.999Z", "0001-01-01T00:00:00.000Z"])
def test_whatever_the_file_holds(at: str) -> None:
    odd: dict[str, object] = {"text": 3, "plan": [1], "outcome": 9, "about": {}}
    kinds = {"a/a": "prompt", "a/b": "plan", "review/a/b": "follow-up", "review/a/a": "then-now", "review": "then-now"}
    for answer in (
        odd,
        {"text": {"what": "x", "cue": "y", "act": "z", "date": at}, "plan": "a/b", "outcome": "partly"},
    ):
        entries = (Entry(at=at, answer=answer),)
        steps = {where: Record(kind=kind, state="answered", at=at, entries=entries) for where, kind in kinds.items()}
        progress = Progress(steps=steps, review={"a": Due(rung=1, due=at, at=at)})
        assert len(returns(progress, TODAY)) >= 1
        next_day(progress, TODAY, ["one"])
        to_follow_up(progress, "a", TODAY)
        left(progress, "review/a/a", "then-now", NOW)


# What the check says


@pytest.fixture
def bakery(tmp_path: Path) -> Path:
    return shutil.copytree(DATA / "course", tmp_path / "bakery")


def append(bakery: Path, folder: str, block: str) -> None:
    for language in ("de", "en"):
        with (bakery / folder / f"{language}.md").open("a", encoding="utf-8", newline="\n") as file:
            file.write(f"\n```toml {block}\n```\n")


@pytest.mark.parametrize(
    ("about", "problem"),
    [
        ("bread/memory", ""),
        ("bread/memry", 'unknown step "bread/memry" (did you mean "bread/memory"?)'),
        ("rolls/flour", '"rolls/flour" is of kind choice; name a prompt or rewrite'),
        ("rolls/last", '"rolls/last" does not come before it; name an earlier step'),
    ],
)
def test_what_is_looked_back_at_must_be_there(bakery: Path, about: str, problem: str) -> None:
    append(bakery, "01-bread", 'prompt\nid = "memory"\nquestion = "?"')
    append(bakery, "02-rolls", f'then-now\nid = "look"\nabout = "{about}"')
    append(bakery, "02-rolls", 'prompt\nid = "last"\nquestion = "?"')
    found = [str(one).partition(": ")[2] for one in check_course(bakery) if "then-now" in str(one)]
    assert found == ([f'then-now "look": "about": {problem}'] * 2 if problem else [])


def test_no_chapter_may_be_called_review(bakery: Path) -> None:
    manifest = bakery / "course.toml"
    manifest.write_text(manifest.read_text("utf-8").replace('id = "bread"', 'id = "review"'), "utf-8")
    assert any('reserved id "review"' in str(one) for one in check_course(bakery))
    assert key("review", PLAN) == "review/one/plan"
