"""Progress of all kinds, for property tests, and a folder as the store wants it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import strategies as st

from course.encoding import OWN, cleaned
from course.progress import Draft, Due, Entry, Position, Progress, Record, Settings

if TYPE_CHECKING:
    from pathlib import Path

NASTY = "a\n\r\t'\"\\\x00\x1b\x85\x9b\u2028\u202e\ud800\ufeff=[]#é"
TEXT = st.text(max_size=12) | st.text(st.sampled_from(NASTY), max_size=8) | st.just("'''") | st.just("x" * 70 + "''")
WORDS = st.sampled_from(["", "one", "two", "three\nlines", "vier"])
TIMES = st.integers(0, 6).map(lambda n: f"2026-11-21T10:0{n}:00.000Z")
KINDS = {"first/story": "reading", "first/last-time": "prompt", "second/plan": "plan", "gone/step": "choice"}
VALUES = st.recursive(
    TEXT
    | st.booleans()
    | st.integers(-(2**63), 2**64 - 1)
    | st.floats()
    | st.datetimes(timezones=st.none() | st.just(timezone(timedelta(hours=2))))
    | st.dates(min_value=date(1, 1, 1))
    | st.times().map(lambda time: time.replace(fold=0)),  # TOML has no word for the second of two equal times
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)


def extras(known: set[str]) -> st.SearchStrategy[dict[str, Any]]:
    return st.dictionaries(TEXT.filter(lambda name: name not in known), VALUES, max_size=2)


def _known(kind: type[Any]) -> set[str]:
    return {*kind.__struct_fields__} - {"extra"}


def any_progress() -> st.SearchStrategy[Progress]:
    """Whatever fits the types, names included."""
    plain = st.dictionaries(TEXT, VALUES, max_size=2)
    words = st.dictionaries(TEXT, TEXT, max_size=2)
    entries = st.builds(Entry, at=TEXT, answer=plain, outcome=TEXT, wording=words, extra=extras(_known(Entry)))
    records = st.builds(
        Record,
        kind=TEXT,
        state=st.sampled_from(["open", "seen", "skipped", "answered"]),
        at=TEXT,
        entries=st.lists(entries, max_size=2).map(tuple),
        extra=extras(_known(Record)),
    )
    drafts = st.builds(Draft, kind=TEXT, at=TEXT, answer=plain, wording=words, extra=extras(_known(Draft)))
    dues = st.builds(Due, rung=st.integers(-9, 9), due=TEXT, at=TEXT, extra=extras(_known(Due)))
    positions = st.builds(Position, chapter=TEXT, step=TEXT, at=TEXT, extra=extras(_known(Position)))
    settings = st.builds(
        Settings,
        language=st.sampled_from(["", "de", "en"]),
        theme=TEXT,
        motion=st.sampled_from(["", "on", "off"]),
        cursor=st.sampled_from(["", "off"]),
        at=TEXT,
        extra=extras(_known(Settings)),
    )
    return st.builds(
        Progress,
        course=TEXT,
        course_version=TEXT,
        settings=settings,
        position=positions,
        places=st.dictionaries(TEXT, positions, max_size=2),
        completed=st.dictionaries(TEXT, TEXT, max_size=2),
        steps=st.dictionaries(TEXT, records, max_size=3),
        drafts=st.dictionaries(TEXT, drafts, max_size=2),
        review=st.dictionaries(TEXT, dues, max_size=2),
        extra=extras({*OWN, "end"}),
    )


def real_progress() -> st.SearchStrategy[Progress]:
    """Progress as the program makes it: few steps, few moments and few words, so that two of them often meet."""
    answers = WORDS.map(lambda word: {"text": {"was": word}} if word else {})
    entries = st.builds(Entry, at=TIMES, answer=answers, outcome=st.sampled_from(["", "right", "draft"]))
    positions = st.builds(Position, chapter=st.sampled_from(["first", "second"]), step=WORDS, at=TIMES)

    def record(where: str) -> st.SearchStrategy[Record]:
        answered = st.lists(entries, max_size=3).map(
            lambda given: tuple(sorted(given, key=lambda one: (one.at, str(one.answer), one.outcome)))
        )
        return st.builds(
            Record,
            kind=st.just(KINDS[where]),
            state=st.sampled_from(["seen", "skipped", "answered"]),
            at=TIMES,
            entries=answered,
            extra=st.dictionaries(WORDS, st.integers(0, 2), max_size=2),
        )

    def draft(where: str) -> st.SearchStrategy[Draft]:
        return st.builds(Draft, kind=st.just(KINDS[where]), at=TIMES, answer=answers)

    return st.builds(
        Progress,
        course=st.just("h2h"),
        course_version=st.sampled_from(["1", "2"]),
        settings=st.builds(Settings, language=st.sampled_from(["de", "en"]), at=TIMES),
        position=positions,
        places=st.dictionaries(st.sampled_from(["first", "second"]), positions),
        completed=st.dictionaries(st.sampled_from(["first", "second"]), TIMES),
        steps=st.fixed_dictionaries({}, optional={where: record(where) for where in KINDS}),
        drafts=st.fixed_dictionaries({}, optional={where: draft(where) for where in KINDS}),
        review=st.dictionaries(
            st.sampled_from(["first/words/a", "first/words/b"]),
            st.builds(Due, rung=st.integers(0, 4), due=st.just("2026-11-23"), at=TIMES),
        ),
        extra=st.dictionaries(WORDS, st.integers(0, 2), max_size=2),
    )


@pytest.fixture(scope="session")
def anything() -> st.SearchStrategy[Progress]:
    return any_progress()


@pytest.fixture(scope="session")
def realistic() -> st.SearchStrategy[Progress]:
    return real_progress()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that is this user's alone, whatever the umask of who runs the tests."""
    mine = tmp_path / "mine"
    mine.mkdir()
    mine.chmod(0o700)
    return mine


@pytest.fixture
def journal() -> Progress:
    """A small progress of every kind of thing."""
    at = "2026-11-21T14:02:00.000Z"
    return cleaned(
        Progress(
            course="h2h",
            course_version="1",
            settings=Settings(language="de", at=at),
            position=Position(chapter="first", step="last-time", at=at),
            places={"first": Position(chapter="first", step="last-time", at=at)},
            completed={"zero": at},
            steps={
                "first/story": Record(kind="reading", state="seen", at=at),
                "first/last-time": Record(
                    kind="prompt",
                    state="answered",
                    at=at,
                    entries=(
                        Entry(at=at, answer={"text": {"was": "Grüße an\n'''alle''' und \"alle\""}}, outcome="right"),
                        Entry(at=at, answer={"text": {"was": "Ein längerer Satz,\nder zwei Zeilen hat."}}),
                    ),
                ),
            },
            drafts={"second/plan": Draft(kind="plan", at=at, answer={"text": {"cue": "es klingelt"}})},
            review={"first/words/a": Due(rung=1, due="2026-11-28", at=at)},
            extra={"later": {"a": [1, {"b": datetime(2026, 11, 21, 14, 2, tzinfo=timezone.utc)}], "t": time(9)}},
        )
    )
