"""A session by lines: where it begins, where commands lead, how it ends."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from course.progress import Entry, answered
from course.session import Session, open_session
from course.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from course.progress import Progress
    from tests.read.conftest import Told

CHAPTER = "all-kinds"


def test_chapters_are_listed_in_words(
    read: Callable[..., Told], came_to: Callable[[str], Progress], every_kind: Path
) -> None:
    told = read(args=("--list",), course=every_kind, progress=came_to("story"))
    assert told.code == 0
    assert told.out.splitlines()[-1] == "3. Every kind once: begun, 0 steps seen"


@pytest.mark.parametrize("chapter", ["3", "all-kinds"])
def test_a_chapter_is_opened_by_number_or_id(read: Callable[..., Told], every_kind: Path, chapter: str) -> None:
    told = read(args=(chapter,), course=every_kind)
    assert "Chapter 3: Every kind once." in told.out
    assert told.progress.position.chapter == CHAPTER


def test_a_chapter_that_is_not_there_is_told_with_what_helps(read: Callable[..., Told]) -> None:
    told = read(args=("13",))
    assert (told.code, told.out) == (2, "")
    assert told.error == "h2h: there is no chapter 13; `h2h read --list` says which there are.\n"


def test_it_goes_on_where_the_learner_was_and_ends_with_the_input(
    read: Callable[..., Told], every_kind: Path, came_to: Callable[[str], Progress]
) -> None:
    first = read("", course=every_kind, progress=came_to("story"))
    assert "Step 4 of" in first.out
    assert first.progress.position.step == "choice"
    again = read(course=every_kind)
    assert (again.code, again.error) == (0, "")
    assert "Step 4 of" not in again.out
    assert "Step 5 of" in again.out


def test_a_reading_is_said_in_words_alone(
    read: Callable[..., Told], every_kind: Path, came_to: Callable[[str], Progress]
) -> None:
    told = read(course=every_kind, progress=came_to("story"))
    assert "She whistles. It rests on a claim.\n\nA smaller heading\n\n" in told.out
    assert "Drawing. Flour becomes dough, and dough becomes bread.\n" in told.out
    assert "──►" not in told.out
    assert "\x1b" not in told.out


def test_commands_are_done_beside_the_question(
    read: Callable[..., Told], every_kind: Path, came_to: Callable[[str], Progress]
) -> None:
    told = read(":help", ":where", ":evidence", ":hint", ":nonsense", course=every_kind, progress=came_to("story"))
    for words in (
        ":quit: leave; everything is saved.",
        "You are in chapter 3: Every kind once.",
        "Said by:",
        "There is no further hint.",
        "There is no such command: :nonsense.",
    ):
        assert words in told.out
    assert told.out.count("Step 4 of") == 1


def test_commands_lead_back_on_and_to_the_contents(
    read: Callable[..., Told], every_kind: Path, came_to: Callable[[str], Progress]
) -> None:
    told = read(
        "", ":back", ":repeat", ":skip", ":contents", "99", ":quit", course=every_kind, progress=came_to("story")
    )
    steps = [line.split()[1] for line in told.out.splitlines() if line.startswith("Step ")]
    assert steps == ["4", "5", "4", "4", "5"]
    assert "Contents:\n1. " in told.out
    assert "Please type a number from 1 to 3." in told.out
    assert told.code == 0


def test_the_language_is_changed_in_the_middle_of_a_step_and_kept(
    read: Callable[..., Told], every_kind: Path, came_to: Callable[[str], Progress]
) -> None:
    told = read(":sprache", ":language en", ":language", course=every_kind, progress=came_to("story"))
    steps = [line for line in told.out.splitlines() if line.startswith(("Step ", "Schritt "))]
    assert [line.split()[0] for line in steps] == ["Step", "Schritt", "Step", "Schritt"]
    assert told.progress.settings.language == "de"


def test_another_session_is_told_and_only_looking_keeps_nothing(
    read: Callable[..., Told], every_kind: Path, came_to: Callable[[str], Progress], progress_file: Path
) -> None:
    Store(progress_file).save(came_to("choice"))
    other = open_session(progress_file)
    assert isinstance(other, Session)
    with other:
        told = read("2", "1", "50", "", course=every_kind)
        assert "The course is already open" in told.out
        assert "Only to read" in told.out
        assert told.out.count("What you did here is not saved: your progress is only shown.") == 1
        assert told.draft(f"{CHAPTER}/choice") == {}
        assert read("3", course=every_kind).code == 1
        assert read(":ende", course=every_kind).code == 1


def test_a_damaged_file_is_set_aside_or_the_backup_taken(
    read: Callable[..., Told], every_kind: Path, came_to: Callable[[str], Progress], progress_file: Path
) -> None:
    store = Store(progress_file)
    store.save(came_to("story"))
    store.save(came_to("prompt"))
    progress_file.write_text("broken", "utf-8")
    told = read("7", "1", course=every_kind)
    assert "1. Go on with the backup" in told.out
    assert "Please type a number from 1 to 3." in told.out
    assert "Chapter 3" in told.out


def test_no_screen_is_loaded(progress_file: Path) -> None:
    run = "from tui.cli import main\ntry:\n    main(['--progress', '{}', 'read', '3'])\nexcept SystemExit: pass\n"
    script = run.format(progress_file) + "import sys\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], input=":help\n", capture_output=True, text=True, check=True)
    assert not {"textual", "rich"} & set(done.stdout.splitlines()[-1].split())


def test_what_is_due_is_said_and_taken(
    read: Callable[..., Told], every_kind: Path, came_to: Callable[[str], Progress]
) -> None:
    """A question of three days ago and a plan; behind them the contents, and the place in the course stays."""
    lines = (":review", "1", "It rang", ".", ".", "", "bread", "1", "", ":quit")
    told = read(*lines, course=every_kind, progress=came_to("story"))
    assert "Due today: 1 plan to follow up, 1 question to refresh. To take it, type :review." in told.out
    assert "Review. 2 steps." in told.out
    assert "That was all that is due today." in told.out
    assert told.progress.position.step == "story"
    assert told.progress.steps["review/bread/plan"].state == "answered"
    assert told.progress.review["bread/later/time"].at > came_to("story").review["bread/later/time"].at


def test_what_has_changed_is_said_in_words(read: Callable[..., Told], came_to: Callable[[str], Progress]) -> None:
    at = "2026-11-20T08:00:00.000Z"
    progress = came_to("story")
    for step, value in (("pendulum-and-proof/start", 3), ("hear-the-voices/now", 5)):
        entry = Entry(at=at, answer={"values": {"stamps": value}})
        progress = answered(progress, step, "scales", entry)
    told = read(":change", ":veränderung", args=("1",), progress=progress)
    assert told.out.count("How I rate myself, from 0 to 10.") == 2
    assert "Then 3, now 5; now 2 higher." in " ".join(told.out.split())
    assert "If the bell rings, then I look up. By " in " ".join(told.out.split())
    assert "1 plan made.\n" in told.out


def test_a_chapter_that_breaks_while_it_is_open_leads_to_the_contents(
    every_kind: Path, came_to: Callable[[str], Progress], progress_file: Path
) -> None:
    Store(progress_file).save(came_to("choice"))
    command = ["--course", str(every_kind), "--progress", str(progress_file), "read", "--lang", "en"]
    run = subprocess.Popen(
        [sys.executable, "-m", "tui", *command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    )
    assert run.stdout
    while "2. Down" not in run.stdout.readline():
        pass
    (every_kind / "03-all-kinds" / "de.md").write_text("broken", "utf-8")
    out, _error = run.communicate("1\n:language\n")
    assert "Dieser Teil des Kurses hat Fehler und wird nicht gezeigt.\n" in out
    assert out.index("Inhalt:") < out.index("Welches Kapitel?")
    assert run.returncode == 0
    assert Store(progress_file).peek().progress.drafts[f"{CHAPTER}/choice"].answer == {"chosen": ["up"]}


def test_what_is_typed_where_only_enter_is_asked_for_leads_nowhere(
    read: Callable[..., Told], every_kind: Path, came_to: Callable[[str], Progress]
) -> None:
    told = read("Pasted words", "and more", "", course=every_kind, progress=came_to("story"))
    assert told.out.count("Only Enter leads on here. What you typed is not kept.") == 2
    assert told.progress.position.step == "choice"


def test_commands_that_have_nothing_to_do_say_so(
    read: Callable[..., Told], every_kind: Path, came_to: Callable[[str], Progress]
) -> None:
    told = read(":edit", ":language fr", ":language Deutsch", course=every_kind, progress=came_to("story"))
    assert "The editor opens only where you write several lines." in told.out
    assert "type :language de or :language en." in told.out
    assert "Schritt 4 von" in told.out
    assert read(":sprache deutsch", course=every_kind).out.count("Schritt 4 von") == 2


def test_back_leads_from_the_contents_to_where_one_was_and_not_before_the_first_step(
    read: Callable[..., Told], every_kind: Path, came_to: Callable[[str], Progress]
) -> None:
    told = read(":contents", ":back", course=every_kind, progress=came_to("story"))
    assert told.out.count("Step 4 of") == 2
    assert "This is the first step." in read(":back", course=every_kind, progress=came_to("follow-up")).out


def test_behind_a_review_of_which_something_was_skipped_nobody_says_that_it_was_all(
    read: Callable[..., Told], every_kind: Path, came_to: Callable[[str], Progress]
) -> None:
    told = read(":review", ":skip", ":skip", course=every_kind, progress=came_to("story"))
    assert "What was skipped comes back another time." in told.out
    assert "That was all" not in told.out
