"""What is written reads back equal, and anything less than a whole file is noticed."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import TYPE_CHECKING

import msgspec
import pytest
import tomli
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from course.cleaning import clean
from course.encoding import Encoder, cleaned, decode, decode_bytes, encode, glimpse
from course.errors import DamagedFile, NewerFormat, Unwritable
from course.progress import Draft, Due, Entry, Position, Progress, Record, Settings

if TYPE_CHECKING:
    from typing import Any

ANY_TEXT = st.text(st.characters(), max_size=30)


def same(one: object, other: object) -> bool:
    """Equal, where not a number equals itself."""
    return repr(one) == repr(other) or one == other


@given(data=st.data())
def test_whatever_is_written_reads_back_equal(data: st.DataObject, anything: st.SearchStrategy[Progress]) -> None:
    progress = data.draw(anything)
    wanted = cleaned(progress)
    text = encode(progress)
    assert same(decode(text), wanted)
    assert same(cleaned(wanted), wanted)
    assert encode(decode(text)) == encode(wanted)
    tomli.loads(text)


@given(text=ANY_TEXT)
def test_any_text_typed_reads_back_clean(text: str) -> None:
    entry = Entry(at="", answer={"text": {"was": text}}, wording={text: text})
    progress = Progress(
        steps={text: Record(kind="prompt", state="answered", at="", entries=(entry,))},
        drafts={text: Draft(kind="prompt", at="", answer={text: [text, {text: text}]})},
    )
    back = decode(encode(progress))
    assert back == cleaned(progress)
    assert back.steps[clean(text)].entries[0].answer["text"]["was"] == clean(text)


@given(text=ANY_TEXT)
def test_clean_text_stays_and_can_be_stored(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    once.encode()
    assert not any(sign in once for sign in "\r\x00\x1b\x7f\x85\x9b\u2028\u2029\u202e\u2066")
    if text.isprintable():
        assert once == text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\x0bb\x0cc\x1cd\x1de\x1ef\x85g\u2028h\u2029i", "a\nb\nc\nd\ne\nf\ng\nh\ni"),
        ("\ud83d", "\ufffd"),
        ("\x1b[2J\x9b2J\x07\x7f", "[2J2J"),
        ("\u202eabc\u2066d", "abcd"),
        ("tab\there", "tab\there"),
        ("👍🏽 ½ ẞ", "👍🏽 ½ ẞ"),
    ],
)
def test_cleaning(typed: str, kept: str) -> None:
    assert clean(typed) == kept


def test_a_person_can_read_it(journal: Progress) -> None:
    text = encode(journal)
    assert text.startswith('format = 1\ncourse = "h2h"\n')
    assert '\n[settings]\nlanguage = "de"\n' in text
    assert '\n[[steps."first/last-time".entries]]\n' in text
    assert "was = \"Grüße an\\n'''alle''' und \\\"alle\\\"\"\n" in text
    assert "was = '''\nEin längerer Satz,\nder zwei Zeilen hat.'''\n" in text
    assert text.endswith("\n[end]\nsteps = 2\ncomplete = true\n")


def test_every_cut_is_noticed(journal: Progress) -> None:
    whole = encode(journal).encode()
    for end in range(len(whole)):
        try:
            assert decode_bytes(whole[:end]) == journal
        except DamagedFile:
            continue
        assert end == len(whole) - 1  # all that is missing is the last newline


def test_a_step_cut_out_of_the_middle_is_noticed(journal: Progress) -> None:
    text = encode(journal)
    start, end = text.index('\n[steps."first/story"]'), text.index('\n[steps."first/last-time"]')
    with pytest.raises(DamagedFile, match="1 of 2 steps"):
        decode(text[:start] + text[end:])


@given(data=st.binary(max_size=200))
def test_any_bytes_are_progress_or_damaged(data: bytes) -> None:
    with pytest.raises(DamagedFile):
        decode_bytes(data)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\ufeff",
        "\x00" * 200,
        "a = ",
        "format = 1",
        "format = 1\n[end]\ncomplete = false",
        "format = true\n[end]\ncomplete = true",
        "format = 0\n[end]\ncomplete = true",
        "[end]\ncomplete = true",
        "a = " + "[" * 5000 + "]" * 5000,
        "format = 1\na = " + "[" * 80 + "]" * 80 + "\n[end]\ncomplete = true",
        "format = 1\n[" + ".".join("a" * 3000) + "]\nb = 1\n[end]\ncomplete = true",
        "format = 1\na = 1" + "0" * 5000 + "\n[end]\ncomplete = true",
    ],
)
def test_no_whole_file(text: str) -> None:
    with pytest.raises(DamagedFile) as raised:
        decode(text)
    assert str(raised.value)


@pytest.mark.parametrize(
    ("lines", "place"),
    [
        ("course = 1", ""),
        ("settings = 1", "settings"),
        ("[settings]\nlanguage = 'fr'", "settings"),
        ("steps = []", "steps"),
        ("steps.a = 1", 'steps."a"'),
        ("[steps.a]\nkind = 'x'\nstate = 'seen'", 'steps."a"'),
        ("[steps.a]\nkind = 'x'\nstate = 'seen'\nat = ''\nentries = 1", 'steps."a".entries'),
        ("[steps.a]\nkind = 'x'\nstate = 'seen'\nat = ''\nentries = [{ at = 2 }]", 'steps."a".entries, number 1'),
        ("[review.a]\nrung = 'one'\ndue = ''\nat = ''", 'review."a"'),
        ("[completed]\nfirst = 2026-11-21", ""),
    ],
)
def test_wrong_types_are_damage_with_a_place(lines: str, place: str) -> None:
    with pytest.raises(DamagedFile) as raised:
        decode(f"format = 1\n{lines}\n[end]\ncomplete = true\n")
    assert raised.value.place == place


def test_a_newer_format_is_named_and_glimpsed(journal: Progress) -> None:
    text = encode(journal).replace("format = 1", "format = 7")
    with pytest.raises(NewerFormat) as raised:
        decode(text)
    assert raised.value.found == 7
    assert glimpse(text) == journal
    assert glimpse("format = 7\nsteps = 3") == Progress()


def test_unknown_keys_stay_at_every_level() -> None:
    tables = {
        "format": 1,
        "new": [1.5, "x"],
        "more": {"when": datetime(2026, 11, 21, tzinfo=timezone.utc), "extra": {}},
        "settings": {"font": "big"},
        "position": {"scroll": 3},
        "places": {"first": {"scroll": 4}},
        "steps": {"a/b": {"kind": "x", "state": "seen", "at": "", "flag": True, "entries": [{"at": "", "extra": 1}]}},
        "drafts": {"a/b": {"kind": "x", "at": "", "seen": 1}},
        "review": {"a/b/c": {"rung": 1, "due": "", "at": "", "ease": 2.5}},
        "end": {"steps": 1, "complete": True, "by": "h2h 9"},
    }
    assert tomli.loads(encode(decode(tomli_w.dumps(tables)))) == tables


def test_a_hand_may_edit_the_file(journal: Progress) -> None:
    text = "\ufeff# mine\n" + encode(journal).replace("\n", "\r\n")
    assert decode(text) == journal


@pytest.mark.parametrize("value", [None, b"x", {1}, object()])
def test_what_toml_lacks_is_refused(value: object) -> None:
    entry = Entry(at="", answer={"x": value})
    with pytest.raises(Unwritable):
        encode(Progress(steps={"a/b": Record(kind="x", state="seen", at="", entries=(entry,))}))


def test_endless_nesting_is_refused() -> None:
    deep: Any = {}
    for _ in range(200):
        deep = {"a": deep}
    with pytest.raises(Unwritable):
        encode(Progress(extra={"x": deep}))


def test_a_wrong_type_inside_is_refused() -> None:
    with pytest.raises(Unwritable):
        encode(Progress(review={"a": Due(rung="one", due="", at="")}))  # type: ignore[arg-type]


def test_only_what_changed_is_written_anew(journal: Progress, monkeypatch: pytest.MonkeyPatch) -> None:
    encoder = Encoder()
    assert encoder.encode(journal)[0] is journal
    read: list[str] = []

    def watched(text: str) -> dict[str, Any]:
        read.append(text)
        return tomli.loads(text)

    monkeypatch.setattr("course.encoding.tomli", type("Watched", (), {"loads": staticmethod(watched)}))
    other = Record(kind="reading", state="skipped", at="")
    changed = msgspec.structs.replace(journal, steps={**journal.steps, "first/story": other})
    found, text = encoder.encode(changed)
    monkeypatch.undo()
    assert found is changed
    assert text == encode(changed)
    assert not any("last-time" in one for one in read if "entries" in one)
    assert decode(text) == changed


def test_texts_of_a_file_are_taken_over_only_if_they_are_the_same(journal: Progress) -> None:
    text = encode(journal)
    for given_text in (text, text + "# mine\n"):
        encoder = Encoder()
        encoder.learn(journal, given_text)
        assert encoder.encode(journal) == (journal, text)


def test_names_that_clean_to_the_same_are_one() -> None:
    seen, skipped = (Record(kind="x", state=state, at="") for state in ("seen", "skipped"))
    back = decode(encode(Progress(steps={"a\x00": seen, "a": skipped})))
    assert back.steps == {"a": skipped}


def test_defaults_are_not_written() -> None:
    assert encode(Progress()) == "format = 1\n\n[end]\nsteps = 0\ncomplete = true\n"
    assert decode(encode(Progress())) == Progress(settings=Settings(), position=Position())
