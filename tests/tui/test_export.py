"""The commands that give out and take in: what they write where, what they say, and what they leave alone."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from markdown_it import MarkdownIt

from course import files
from course import progress as changes
from course.encoding import encode
from course.exercises.ledger import COLUMNS
from course.export import Choice, Part, open_items
from course.progress import Draft, Due, Entry, Plain, Progress, timestamp
from course.review import local_day
from course.store import Store
from tui import importing, locale
from tui.cli import main
from tui.journal_file import JournalFile
from tui.sitting import now

if TYPE_CHECKING:
    from collections.abc import Callable

FIRST, SECOND = "pendulum-and-proof", "compulsories-and-free-skate"
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX modes and pipes")
MEANT = "# no heading\n- no *list* <b>bold</b> [no](link)"


def h2h(*words: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(main, list(words), prog_name="h2h", input=stdin)


def answered(progress: Progress, where: str, kind: str, answer: Plain, **wording: str) -> Progress:
    count = sum(len(record.entries) for record in progress.steps.values())
    entry = Entry(at=f"2026-11-21T14:{count:02}:00.000Z", answer=answer, wording=wording)
    return changes.answered(progress, where, kind, entry)


def planned(progress: Progress, where: str, day: str) -> Progress:
    text = {"obstacle": "Lärm", "cue": "es klingelt, laut;", "act": "höre ich zu.", "date": day}
    return answered(progress, where, "plan", {"text": text}, question="Rufen Sie **an**.")


@pytest.fixture
def written() -> Progress:
    """Something of each kind that is written, in both chapters."""
    progress = changes.with_course(Progress(), "truly-connected", "0.1")
    for words in ("first words", MEANT):
        progress = answered(
            progress,
            f"{FIRST}/forecast",
            "prompt",
            {"text": {"what": words}},
            question="Which *one*?",
            what="What was?",
        )
    progress = answered(
        progress,
        f"review/{FIRST}/forecast",
        "then-now",
        {"about": f"{FIRST}/forecast", "text": {"now": "words of now"}},
    )
    progress = planned(progress, f"{FIRST}/plan", "2026-11-28")
    report = {"plan": f"{FIRST}/plan", "outcome": "partly", "text": {"happened": "it rang"}}
    progress = answered(progress, f"{SECOND}/follow-up", "follow-up", report, question="Wenn es klingelt, …")
    people = {"people": [{"initials": "QX", "ring": 1, "group": "guests", "last": "2026-08-01"}]}
    progress = answered(progress, f"{SECOND}/people", "contacts", people, guests="Guests")
    progress = answered(progress, "gone/letter", "rewrite", {"text": {"rewritten": "Dear Bo"}}, original="**Dear all**")
    draft = Draft(kind="prompt", at=timestamp(now()), answer={"text": {"one": "half a sen"}})
    progress = changes.drafted(progress, f"{SECOND}/own-list", draft)
    progress = changes.noted(progress, f"{FIRST}/pendulum", "prompt", "skipped", now())
    return changes.moved(progress, SECOND, "own-list", now())


@pytest.fixture
def keep(tmp_path: Path) -> Callable[..., str]:
    """Keep a progress in a file of its own, and say where."""

    def kept(progress: Progress, name: str = "progress") -> str:
        file = tmp_path / "kept" / f"{name}.toml"
        Store(file).save(progress)
        return str(file)

    return kept


def exported(file: str, *words: str, lang: str = "en") -> str:
    result = h2h("--lang", lang, "--progress", file, "export", *words)
    assert result.exit_code == 0, result.stderr
    return result.stdout


def refused(code: int, *words: str, stdin: bytes | None = None) -> str:
    """The one sentence that a command says which does nothing."""
    result = h2h(*words, stdin=stdin)
    assert (result.exit_code, result.stdout) == (code, "")
    assert result.stderr.startswith("h2h: ")
    assert result.stderr.count("\n") == 1
    return result.stderr


# The journal


def test_the_journal_stands_by_chapter_and_step(keep: Callable[..., str], written: Progress) -> None:
    text = exported(keep(written), "journal")
    headings = [line for line in text.splitlines() if line.startswith("#")]
    assert headings == [
        "# Truly Connected – Conversations, Channels and Trust in Digital Times: Journal",
        "## 1 The Pendulum and the Proof",
        "### A forecast that stayed with you",
        "### One sentence, one stamp, one question",
        "## 2 Compulsories and the Free Skate",
        "### Follow-up",
        "### Your own list",
        "## No longer in the course: gone",
        "### Rewrite",
        "## Still open",
    ]
    assert "> Which one?" in text
    assert "**What was?**\n\n\\# no heading  \n\\- no \\*list\\*" in text
    assert "If es klingelt, laut;, then höre ich zu." in text
    assert "**What happened?**\n\nit rang" in text
    assert "**The original**\n\nDear all\n\n**In my words**\n\nDear Bo" in text
    assert "first words" not in text


def test_words_of_then_and_now_stand_together(keep: Callable[..., str], written: Progress) -> None:
    text = exported(keep(written), "journal")
    then, now_ = text.index("**Back then** ·"), text.index("**Now** ·")
    assert then < text.index("no heading") < now_ < text.index("words of now") < text.index("### One sentence")


def test_earlier_versions_are_added_where_they_are_wanted(keep: Callable[..., str], written: Progress) -> None:
    text = exported(keep(written), "journal", "--versions")
    assert text.index("no heading") < text.index("**Earlier version** ·") < text.index("first words")


def test_what_is_open_stands_at_the_end(keep: Callable[..., str], written: Progress) -> None:
    end = exported(keep(written), "journal").partition("## Still open")[2]
    assert end.split("\n\n")[1:] == [
        "**Plans**",
        "- 28 Nov 2026: If es klingelt, laut;, then höre ich zu.",
        "**Half written**",
        "- 2 Compulsories and the Free Skate: Your own list",
        "**Skipped**",
        "- 1 The Pendulum and the Proof: Your own pendulum",
        "**Chapters begun**",
        "- 2 Compulsories and the Free Skate\n",
    ]


def test_the_journal_speaks_the_language_of_the_learner(keep: Callable[..., str], written: Progress) -> None:
    file = keep(changes.with_settings(written, {"language": "de"}, now()))
    result = h2h("--progress", file, "export", "journal")
    assert "## 1 Das Pendel und der Beleg" in result.stdout
    assert "28.11.2026: Wenn es klingelt" in result.stdout
    assert "## 1 The Pendulum" in exported(file, "journal")


def test_contacts_stay_here_unless_they_are_named(keep: Callable[..., str], written: Progress) -> None:
    file = keep(written)
    for what in ("journal", "progress"):
        result = h2h("--progress", file, "export", what)
        assert "QX" not in result.stdout
        assert f"{SECOND}/people" in result.stderr
        assert "--with" in result.stderr
        named = h2h("--progress", file, "export", what, "--with", f"{SECOND}/people")
        assert "QX" in named.stdout
        assert not named.stderr
    assert not h2h("--progress", file, "export", "journal", "--without", SECOND).stderr


def test_tables_are_lists_in_the_journal(keep: Callable[..., str], written: Progress) -> None:
    names = dict(zip(COLUMNS, ("Channel", "Hours", "Euros", "Enquiries", "Customers"), strict=True))
    progress = answered(written, "gone/ledger", "ledger", {"rows": [["*Phone*", "3", "", "4", "2"], []]}, **names)
    text = exported(keep(progress), "journal", "--with", f"{SECOND}/people")
    assert "- Channel: Hours · Euros · Enquiries · Customers\n- \\*Phone\\*: 3 · · 4 · 2\n" in text
    assert "- QX: 1 · Guests · 1 Aug 2026\n" in text


def test_a_chapter_or_a_step_can_be_left_out(keep: Callable[..., str], written: Progress) -> None:
    file = keep(written)
    text = exported(file, "journal", "--without", FIRST, "--without", "gone/letter")
    assert [words for words in ("no heading", "words of now", "klingelt", "it rang", "Dear Bo") if words in text] == []
    assert "half a sen" in text
    assert "Your own pendulum" not in text
    assert "half a sen" not in exported(file, "journal", "--without", f"{SECOND}/own-list")


def test_an_id_that_is_not_known_is_named_with_the_nearest(keep: Callable[..., str], written: Progress) -> None:
    file = keep(written)
    said = refused(2, "--progress", file, "export", "journal", "--without", "pendulum-and-prof")
    assert f"“{FIRST}”?" in said
    assert f"“{SECOND}/people”?" in refused(2, "--progress", file, "export", "progress", "--with", "people")
    assert "zzz" in refused(2, "--progress", file, "export", "journal", "--with", "zzz")
    # A chapter as a whole cannot be named: contacts go along one by one.
    assert refused(2, "--progress", file, "export", "journal", "--with", SECOND)


def test_before_anything_is_written_the_journal_says_so(keep: Callable[..., str]) -> None:
    text = exported(keep(changes.moved(Progress(), FIRST, "story", now())), "journal")
    assert "Nothing is written yet." in text
    assert text.endswith("**Chapters begun**\n\n- 1 The Pendulum and the Proof\n")


WORDS = st.text(max_size=30) | st.text(st.sampled_from("#*_-`[]()<>!&|~ \n\t1."), max_size=30)
ODD: st.SearchStrategy[Any] = st.recursive(
    WORDS | st.integers() | st.booleans() | st.floats(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=5,
)
ANSWERS = st.dictionaries(
    st.sampled_from(["text", "rows", "people", "plan", "about", "outcome", "ticked"]),
    st.dictionaries(st.sampled_from(["what", "cue", "act", "date", "now", "rewritten"]), WORDS, max_size=4) | ODD,
    max_size=4,
)
KINDS = ["prompt", "plan", "follow-up", "then-now", "rewrite", "pair", "ledger", "contacts"]


@given(data=st.data())
def test_whatever_stands_in_a_file_no_word_of_it_sets_the_journal(data: st.DataObject) -> None:
    locale.use("en")
    progress = Progress()
    for kind in data.draw(st.lists(st.sampled_from(KINDS), max_size=4)):
        where = data.draw(st.sampled_from(["one/a", "one/b", "two/a", "review/one/a"]))
        wording = data.draw(st.dictionaries(st.sampled_from(["question", "what", "original"]), WORDS, max_size=3))
        entry = Entry(at=data.draw(WORDS), answer=data.draw(ANSWERS), wording=wording)
        progress = changes.answered(progress, where, kind, entry)
    parts = [Part("one", data.draw(WORDS), {"a": data.draw(WORDS)})]
    text = JournalFile("Course", parts, versions=True).text(progress, open_items(progress, parts, Choice()))
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    found = {one.type for token in tokens for one in (token, *(token.children or []))}
    assert not found & {"html_block", "html_inline", "link_open", "image", "fence", "code_block", "code_inline", "hr"}
    assert not found & {"table_open", "ordered_list_open", "s_open"}
    for place, token in enumerate(tokens):
        if token.type == "heading_open":
            assert text.splitlines()[(token.map or [0])[0]].startswith(token.markup + " ")
            assert place == 0 or token.level == 0


# The calendar


def events(text: str) -> dict[str, date]:
    found: Any = Calendar.from_ical(text)
    return {str(one["SUMMARY"]): one["DTSTART"].dt for one in found.walk("VEVENT")}


def test_the_calendar_has_plans_and_what_comes_back(keep: Callable[..., str]) -> None:
    today = local_day(now())
    then = timestamp(now() - timedelta(days=30))
    progress = planned(Progress(), f"{FIRST}/plan", (today + timedelta(days=3)).isoformat())
    progress = planned(progress, f"{SECOND}/plan", "when it suits")
    entry = Entry(at=then, answer={"text": {"what": "words"}}, wording={"question": "Which *one*?"})
    progress = changes.answered(progress, f"{FIRST}/forecast", "prompt", entry)
    due = {
        f"{FIRST}/b/c": today - timedelta(days=9),
        f"{FIRST}/b/d": today,
        f"{SECOND}/b/e": today + timedelta(days=5),
        "gone/b/f": today,
    }
    progress = changes.with_due(
        progress, {where: Due(rung=0, due=day.isoformat(), at=then) for where, day in due.items()}
    )
    text = exported(keep(progress), "calendar")
    found = events(text)
    plan = "If es klingelt, laut;, then höre ich zu."
    assert found == {
        plan: today + timedelta(days=3),
        f"Follow-up: {plan}": max(date(2026, 11, 28), today),
        "Then and now: A forecast that stayed with you": today,
        "2 questions to refresh": today,
        "1 question to refresh": today + timedelta(days=5),
    }
    assert "words" not in text
    assert "Rufen Sie an." in text


def test_the_same_event_has_the_same_number_in_every_export(keep: Callable[..., str]) -> None:
    file = keep(planned(Progress(), f"{FIRST}/plan", (local_day(now()) + timedelta(days=9)).isoformat()))
    first, second = (
        {str(one["UID"]) for one in Calendar.from_ical(exported(file, "calendar", lang=lang)).walk("VEVENT")}
        for lang in ("de", "en")
    )
    assert first == second
    assert len(first) == 1


def test_a_plan_whose_day_has_passed_is_asked_about_today(keep: Callable[..., str]) -> None:
    today = local_day(now())
    own = today - timedelta(days=4)
    found = events(exported(keep(planned(Progress(), f"{FIRST}/plan", own.isoformat())), "calendar"))
    plan = "If es klingelt, laut;, then höre ich zu."
    assert found == {plan: own, f"Follow-up: {plan}": today}


def test_a_plan_that_was_done_is_in_no_calendar(keep: Callable[..., str]) -> None:
    progress = planned(Progress(), f"{FIRST}/plan", "2027-01-02")
    progress = answered(progress, f"{SECOND}/follow-up", "follow-up", {"plan": f"{FIRST}/plan", "outcome": "done"})
    result = h2h("--progress", keep(progress), "export", "calendar")
    assert not events(result.stdout)
    assert result.stderr == "There is no date to come.\n"


# Where it goes


@pytest.mark.parametrize("what", ["journal", "calendar", "progress"])
def test_a_file_is_private_and_never_overwritten_unasked(
    keep: Callable[..., str], written: Progress, tmp_path: Path, what: str
) -> None:
    kept, file = keep(written), tmp_path / "out"
    result = h2h("--progress", kept, "export", what, "-o", str(file))
    assert (result.exit_code, result.stdout) == (0, "")
    assert str(file) in result.stderr
    assert os.name == "nt" or stat.S_IMODE(file.stat().st_mode) == 0o600
    if what != "calendar":  # which tells when it was made
        assert file.read_bytes().decode() == exported(kept, what)
    file.write_text("mine")
    assert "--force" in refused(1, "--progress", kept, "export", what, "-o", str(file))
    assert file.read_text() == "mine"
    assert h2h("--progress", kept, "export", what, "-o", str(file), "--force").exit_code == 0
    assert file.read_text(encoding="utf-8") != "mine"


def test_the_progress_file_itself_is_never_overwritten(keep: Callable[..., str], written: Progress) -> None:
    file = keep(written)
    said = refused(1, "--progress", file, "export", "journal", "-o", file, "--force")
    assert "choose another file" in said
    assert Store(Path(file)).peek().progress == written


@POSIX
def test_what_is_no_plain_file_or_has_no_folder_is_refused(
    keep: Callable[..., str], written: Progress, tmp_path: Path
) -> None:
    kept = keep(written)
    for place in (tmp_path, Path("/dev/null")):
        assert "not a plain file" in refused(1, "--progress", kept, "export", "journal", "--force", "-o", str(place))
    assert "no folder" in refused(1, "--progress", kept, "export", "journal", "-o", str(tmp_path / "no" / "file"))
    link = tmp_path / "link"
    link.symlink_to(kept)
    assert "choose another" in refused(1, "--progress", kept, "export", "journal", "--force", "-o", str(link))


def test_a_full_disk_is_said_in_a_sentence(
    keep: Callable[..., str], written: Progress, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    kept = keep(written)
    monkeypatch.setattr(files, "_replace", full)
    assert "disk is full" in refused(1, "--progress", kept, "export", "journal", "-o", str(tmp_path / "out"))


@pytest.mark.parametrize("what", ["journal", "calendar", "progress"])
def test_without_whole_progress_nothing_goes_out(tmp_path: Path, what: str) -> None:
    file = tmp_path / "progress.toml"
    assert "no progress yet" in refused(1, "--progress", str(file), "export", what)
    for text, said in (("no end", "damaged"), ("format = 99\n", "newer version")):
        file.write_text(text)
        file.chmod(0o600)
        assert said in refused(1, "--progress", str(file), "export", what)
        assert file.read_text() == text


def test_standard_output_is_utf_8_whatever_the_locale(keep: Callable[..., str], written: Progress) -> None:
    command = [sys.executable, "-m", "tui", "--progress", keep(written), "export", "journal"]
    environ = {**os.environ, "PYTHONIOENCODING": "ascii", "LANG": "de_DE.ISO-8859-1"}
    done = subprocess.run(command, env=environ, capture_output=True, check=True)
    assert "Lärm" in done.stdout.decode("utf-8")
    assert not done.stderr.decode().partition("Kontakte")[0]


@POSIX
@pytest.mark.parametrize("what", ["journal", "progress"])
def test_a_pipe_that_closes_early_makes_no_fuss(keep: Callable[..., str], what: str) -> None:
    progress = answered(Progress(), f"{FIRST}/forecast", "prompt", {"text": {"what": "Wort für Wort\n" * 40_000}})
    command = [sys.executable, "-m", "tui", "--progress", keep(progress), "export", what]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.read(10)
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode in {0, 1}  # versions of click differ


@pytest.mark.parametrize("command", ["journal", "calendar", "progress", "import"])
def test_nothing_that_draws_is_loaded(keep: Callable[..., str], written: Progress, command: str) -> None:
    file = keep(written)
    words = ["import", file] if command == "import" else ["export", command]
    code = f"""
import sys
from tui.cli import main
try:
    main(["--progress", {file!r}, *{words!r}])
except SystemExit as end:
    assert not end.code
print(sorted(sys.modules.keys() & {{"textual", "rich"}}))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stdout.splitlines()[-1] == "[]"


# Taking in


def test_progress_taken_to_another_machine_is_the_same_there(
    keep: Callable[..., str], written: Progress, tmp_path: Path
) -> None:
    out, there = str(tmp_path / "out.toml"), tmp_path / "there" / "progress.toml"
    assert (
        h2h("--progress", keep(written), "export", "progress", "--with", f"{SECOND}/people", "-o", out).exit_code == 0
    )
    result = h2h("--progress", str(there), "import", out)
    assert result.exit_code == 0, result.stderr
    assert result.stdout.splitlines() == [
        "New: 7 answers, 1 half-done answer, 1 step seen or skipped.",
        "Nothing newer was overwritten.",
    ]
    assert Store(there).peek().progress == written
    again = h2h("--progress", str(there), "import", out)
    assert again.stdout.startswith("Nothing new in ")


def test_taking_in_writes_nothing_where_it_is_only_tried(
    keep: Callable[..., str], written: Progress, tmp_path: Path
) -> None:
    there = tmp_path / "there" / "progress.toml"
    result = h2h("--progress", str(there), "import", "--dry-run", keep(written))
    assert result.exit_code == 0
    assert "7 answers" in result.stdout
    assert "only tried" in result.stdout
    assert not there.parent.exists()


def test_of_texts_that_differ_both_are_kept(keep: Callable[..., str]) -> None:
    where = f"{FIRST}/forecast"

    def typed(words: str, minute: int) -> Progress:
        draft = Draft(kind="prompt", at=f"2026-11-21T14:0{minute}:00.000Z", answer={"text": {"what": words}})
        return changes.drafted(changes.with_course(Progress(), "truly-connected", "0.1"), where, draft)

    ours, theirs = keep(typed("newer, here", 2)), keep(typed("older, there", 1), "other")
    result = h2h("--progress", ours, "import", theirs)
    assert result.stdout.splitlines()[0].startswith("1 text differs")
    kept = Store(Path(ours)).peek().progress
    assert kept.drafts[where].answer == {"text": {"what": "newer, here"}}
    assert [one.answer for one in kept.steps[where].entries] == [{"text": {"what": "older, there"}}]
    assert "older, there" in exported(ours, "journal", "--versions")


def test_standard_input_is_taken_in_too(keep: Callable[..., str], written: Progress, tmp_path: Path) -> None:
    there = tmp_path / "there" / "progress.toml"
    data = Path(keep(written)).read_bytes()
    assert h2h("--progress", str(there), "import", "-", stdin=data).exit_code == 0
    assert Store(there).peek().progress == written


def test_a_file_that_others_may_write_can_be_taken_in(
    keep: Callable[..., str], written: Progress, tmp_path: Path
) -> None:
    there, stick = tmp_path / "there" / "progress.toml", Path(keep(written))
    stick.chmod(0o777)
    assert h2h("--progress", str(there), "import", str(stick)).exit_code == 0


def test_what_is_taken_in_is_cleaned(tmp_path: Path, written: Progress) -> None:
    there, file = tmp_path / "there" / "progress.toml", tmp_path / "in.toml"
    file.write_text(
        encode(written).replace("half a sen", "half\u202e a sen").replace('"QX"', '"\\u001b[31mQX"'), "utf-8"
    )
    assert h2h("--progress", str(there), "import", str(file)).exit_code == 0
    kept = Store(there).peek().progress
    assert kept.drafts[f"{SECOND}/own-list"].answer == {"text": {"one": "half a sen"}}
    assert kept.steps[f"{SECOND}/people"].entries[0].answer["people"][0]["initials"] == "[31mQX"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"no end", "not a whole progress file"),
        (b"\xff\xfe", "not a whole progress file"),
        (encode(Progress(steps={})).encode()[:-20], "not a whole progress file"),
        (b"format = 99\n", "newer version"),
        (encode(Progress(course="bakery")).encode(), "another course (bakery)"),
        (b"#" * 2001, "larger than"),
    ],
)
def test_what_cannot_be_taken_in_changes_nothing(
    keep: Callable[..., str], written: Progress, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes, said: str
) -> None:
    monkeypatch.setattr(importing, "LARGEST", 2000)
    kept, file = keep(written), tmp_path / "in.toml"
    before = Path(kept).read_bytes()
    file.write_bytes(data)
    assert said in refused(1, "--progress", kept, "import", str(file))
    assert said in refused(1, "--progress", kept, "import", "-", stdin=data)
    assert Path(kept).read_bytes() == before


@POSIX
def test_a_file_that_is_not_there_or_cannot_be_read_is_named(
    keep: Callable[..., str], written: Progress, tmp_path: Path
) -> None:
    kept = keep(written)
    assert "no file" in refused(1, "--progress", kept, "import", str(tmp_path / "nowhere"))
    assert "not a plain file" in refused(1, "--progress", kept, "import", str(tmp_path))
    assert h2h("--progress", kept, "import").exit_code == 2


@pytest.mark.parametrize(("own", "said"), [("no end", "damaged"), ("format = 99\n", "newer version")])
def test_nothing_is_taken_in_where_progress_here_is_in_trouble(
    keep: Callable[..., str], written: Progress, tmp_path: Path, own: str, said: str
) -> None:
    there = tmp_path / "progress.toml"
    there.write_text(own)
    there.chmod(0o600)
    assert said in refused(1, "--progress", str(there), "import", keep(written))
    assert there.read_text() == own
    assert [one.name for one in tmp_path.iterdir() if "damaged" in one.name] == []


def test_a_second_process_that_saves_at_the_same_time_loses_nothing(keep: Callable[..., str], tmp_path: Path) -> None:
    """Ten times a session of another process saves a step of its own while ten files are taken in."""
    there = tmp_path / "there" / "progress.toml"
    code = f"""
from pathlib import Path
from course.progress import Entry, Progress, answered
from course.store import Store
store, progress = Store(Path({str(there)!r})), Progress()
for number in range(10):
    entry = Entry(at=f"2026-11-21T15:{{number:02}}:00.000Z", answer={{"text": {{"what": f"typed {{number}}"}}}})
    progress = store.save(answered(progress, f"a/typed-{{number}}", "prompt", entry))
"""
    with subprocess.Popen([sys.executable, "-c", code]) as typing:
        for number in range(10):
            came = answered(Progress(), f"a/taken-{number}", "prompt", {"text": {"what": f"taken {number}"}})
            result = h2h("--progress", str(there), "import", keep(came, f"in-{number}"))
            assert result.exit_code == 0, result.stderr
    assert typing.returncode == 0
    kept = Store(there).peek().progress
    assert set(kept.steps) == {f"a/{what}-{number}" for what in ("typed", "taken") for number in range(10)}
