"""The changes to progress."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from course.progress import (
    Draft,
    Due,
    Entry,
    Progress,
    Record,
    answered,
    completed,
    drafted,
    is_complete,
    moment,
    moved,
    noted,
    started,
    timestamp,
    undrafted,
    with_due,
    with_settings,
)

NOW = datetime(2026, 11, 21, 14, 2, tzinfo=timezone.utc)
AT = "2026-11-21T14:02:00.000Z"


@given(now=st.datetimes(timezones=st.just(timezone.utc)), later=st.timedeltas(timedelta(milliseconds=1)))
def test_times_sort_like_time(now: datetime, later: timedelta) -> None:
    known = moment(timestamp(now))
    assert known
    assert abs(known - now) < timedelta(milliseconds=1)
    try:
        after = now + later
    except OverflowError:
        return
    assert timestamp(now) < timestamp(after)


@given(text=st.text())
def test_any_text_is_a_time_or_none(text: str) -> None:
    found = moment(text)
    assert found is None or found.tzinfo


def test_naive_times_are_utc() -> None:
    assert timestamp(NOW.replace(tzinfo=None)) == AT == timestamp(NOW.astimezone(timezone(timedelta(hours=5))))
    assert moment("2026-11-21T14:02:00") == NOW


def test_the_place_in_each_chapter_is_known() -> None:
    progress = moved(Progress(), "one", "story", NOW)
    assert (progress.position.chapter, progress.places["one"].step) == ("one", "story")
    assert started(progress, "one")
    assert not started(progress, "two")


def test_every_answer_is_kept_and_ends_the_draft() -> None:
    progress = drafted(Progress(), "one/words", Draft(kind="prompt", at=AT, answer={"text": {"a": "b"}}))
    assert drafted(progress, "one/words", Draft(kind="prompt", at="later", answer={"text": {"a": "b"}})) is progress
    first = answered(progress, "one/words", "prompt", Entry(at=AT))
    assert not first.drafts
    back = answered(first, "one/words", "prompt", Entry(at="2020-01-01T00:00:00.000Z", answer={"n": 2}))
    record = back.steps["one/words"]
    assert [entry.at for entry in record.entries] == [AT, "2026-11-21T14:02:00.001Z"]
    assert record.latest == record.entries[-1]
    assert record.at == record.entries[-1].at


def test_what_is_unknown_stays() -> None:
    record = Record(kind="prompt", state="seen", at=AT, extra={"new": 1})
    assert answered(Progress(steps={"a/b": record}), "a/b", "prompt", Entry(at=AT)).steps["a/b"].extra == {"new": 1}
    assert noted(Progress(steps={"a/b": record}), "a/b", "prompt", "skipped", NOW).steps["a/b"].extra == {"new": 1}


def test_an_answer_stays_an_answer() -> None:
    progress = answered(Progress(), "one/words", "prompt", Entry(at=AT))
    assert noted(progress, "one/words", "prompt", "skipped", NOW) is progress
    seen = noted(Progress(), "one/story", "reading", "seen", NOW)
    assert noted(seen, "one/story", "reading", "seen", NOW) is seen
    assert noted(seen, "one/story", "reading", "skipped", NOW).steps["one/story"].state == "skipped"


def test_a_chapter_is_done_when_all_its_steps_are() -> None:
    progress = noted(Progress(), "one/story", "reading", "seen", NOW)
    assert not is_complete(progress, "one", ["story", "words"])
    lost = Record(kind="prompt", state="open", at=AT, entries=(Entry(at=AT, outcome="draft"),))
    assert not is_complete(Progress(steps={**progress.steps, "one/words": lost}), "one", ["story", "words"])
    assert is_complete(noted(progress, "one/words", "prompt", "skipped", NOW), "one", ["story", "words"])
    done = completed(progress, "one", NOW)
    assert completed(done, "one", NOW + timedelta(days=1)) is done
    assert done.completed == {"one": AT}


def test_words_that_lost_a_merge_never_count() -> None:
    entries = (Entry(at=AT, answer={"n": 1}), Entry(at=AT, answer={"n": 2}, outcome="draft"))
    assert Record(kind="prompt", state="answered", at=AT, entries=entries).latest == entries[0]
    assert Record(kind="prompt", state="open", at=AT, entries=entries[1:]).latest is None
    assert Record(kind="prompt", state="seen", at=AT).latest is None


def test_other_changes() -> None:
    progress = drafted(Progress(), "one/words", Draft(kind="prompt", at=AT, answer={"a": 1}))
    assert not undrafted(progress, "one/words").drafts
    assert undrafted(progress, "one/other") is progress
    assert with_settings(progress, {"language": "de"}, NOW).settings.language == "de"
    due = Due(rung=0, due="2026-11-23", at=AT)
    assert with_due(progress, {"a/b/c": due}).review == {"a/b/c": due}
