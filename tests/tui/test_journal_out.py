"""The journal's pages of every written kind, and the file it is written to."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import pytest
from textual.widgets import Input

from course.catalog import Catalog
from course.exercises import kind_name
from course.progress import Entry, Progress, answered, key
from tui.screens.journal import JournalScreen
from tui.screens.question import PathScreen, QuestionScreen

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from tui.app import CourseApp

    Open = Callable[..., CourseApp]

FIRST = Catalog.open().course.chapters[0].id
PROMPT = next(step.id for step in Catalog.open().chapter(FIRST, "en").steps if kind_name(step) == "prompt")
WRITTEN: dict[str, tuple[str, dict[str, Any], dict[str, str]]] = {
    f"{FIRST}/mail": (
        "rewrite",
        {"text": {"rewritten": "Until Friday [/b]"}, "ticked": ["day"], "seen": "model"},
        {"question": "Rewrite.", "original": "Reply **asap**.", "tick/day": "Has a day", "tick/one": "One request"},
    ),
    f"{FIRST}/walk": (
        "pair",
        {"mode": "solo", "text": {"solo": "I would ask [/b]", "debrief": "Silence is hard"}, "ticked": ["0/eye"]},
        {"question": "Listen.", "tick/eye": "Looks up"},
    ),
    f"{FIRST}/book": ("ledger", {"rows": [["Fair", "10", "~350", "8", ""], [""], []]}, {"question": "Count."}),
    f"{FIRST}/map": (
        "contacts",
        {"people": [{"initials": "Q.Z. [/b]", "ring": 2, "group": "friends", "last": "2026-05-01"}, {}]},
        {"question": "Who?", "friends": "Friends"},
    ),
    f"{FIRST}/{PROMPT}": ("prompt", {"text": {"was": "Earlier words"}}, {"question": "What?", "was": "What was"}),
    f"review/{FIRST}/{PROMPT}": ("then-now", {"about": f"{FIRST}/{PROMPT}", "text": {"now": "Later words"}}, {}),
}


def progress() -> Progress:
    done = Progress()
    for place, (where, (kind, answer, wording)) in enumerate(WRITTEN.items()):
        entry = Entry(at=f"2026-01-0{place + 1}T10:00:00.000Z", answer=answer, wording=wording)
        done = answered(done, where, kind, entry)
    return done


async def settle(pilot: Pilot[None]) -> None:
    for _turn in range(3):
        await pilot.pause()


async def journal(app: CourseApp, pilot: Pilot[None]) -> JournalScreen:
    await settle(pilot)
    await pilot.press("j")
    await settle(pilot)
    assert isinstance(app.screen, JournalScreen)
    return app.screen


def seen(app: CourseApp) -> str:
    return "\n".join(strip.text.rstrip() for strip in app.screen._compositor.render_strips())


def go_to(screen: JournalScreen, where: str) -> None:
    screen.listing.highlighted = screen.listing.get_option_index(where)


@pytest.mark.parametrize(
    ("step", "words"),
    [
        ("mail", ["Reply asap.", "Until Friday [/b]", "✓ Has a day"]),
        ("walk", ["I would ask [/b]", "Silence is hard", "✓ Looks up"]),
        ("book", ["Fair", "10 · ~350 · 8"]),
        ("map", ["Q.Z. [/b]", "Ring 2 · Friends · 1 May 2026", "Stays out when the journal is written to a file."]),
        (PROMPT, ["Earlier words", "Later words"]),
    ],
)
async def test_every_written_kind_is_read_back(open_course: Open, step: str, words: list[str]) -> None:
    app = open_course("en", progress())
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await journal(app, pilot)
        go_to(screen, key(FIRST, step))
        await settle(pilot)
        shown = seen(app)
        assert [one for one in words if one not in shown] == []
        assert ("Stays out" in shown) == (step == "map")
        assert "One request" not in shown


async def test_then_and_now_stand_side_by_side_where_there_is_room(open_course: Open, size: tuple[int, int]) -> None:
    app = open_course("en", progress())
    async with app.run_test(size=size) as pilot:
        screen = await journal(app, pilot)
        go_to(screen, key(FIRST, PROMPT))
        await settle(pilot)
        assert list(screen.writings).count(key(FIRST, PROMPT)) == 1
        assert not any(where.startswith("review/") for where in screen.writings)
        rows = seen(app).splitlines()
        beside = any("Back then" in row and "Now" in row for row in rows)
        assert beside == (size[0] == 120)
        if size[1] > 15:
            places = [
                place for word in ("Earlier words", "Later words") for place, row in enumerate(rows) if word in row
            ]
            assert (places[0] < places[1]) != beside


async def test_each_chapter_has_one_heading(open_course: Open) -> None:
    app = open_course("en", progress())
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await journal(app, pilot)
        headings = [option for option in screen.listing.options if option.disabled]
        assert len(headings) == 1
        assert len(screen.listing.options) == 1 + 5


async def written_to(pilot: Pilot[None], path: str) -> None:
    """Press w and give this path."""
    await pilot.press("w")
    await settle(pilot)
    assert isinstance(pilot.app.screen, PathScreen)
    pilot.app.screen.query_one(Input).value = path
    await pilot.press("enter")
    await settle(pilot)


async def test_the_journal_is_written_for_its_owner_alone_and_without_contacts(
    open_course: Open, own_home: Path
) -> None:
    app = open_course("en", progress())
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await journal(app, pilot)
        go_to(screen, key(FIRST, "mail"))
        await settle(pilot)
        await pilot.press("x")
        await settle(pilot)
        assert "× Rewrite." in seen(app)
        assert "Stays out" in seen(app)
        await pilot.press("w")
        await settle(pilot)
        assert app.screen.query_one(Input).value == "~/journal.md"
        await pilot.press("enter")
        await settle(pilot)
        assert app.screen is screen
    file = own_home / "journal.md"
    text = file.read_text("utf-8")
    assert "Earlier words" in text
    assert "Later words" in text
    assert "Silence is hard" in text
    assert "Until Friday" not in text
    assert "Q.Z." not in text
    if sys.platform != "win32":
        assert file.stat().st_mode & 0o777 == 0o600


async def test_contacts_go_along_once_they_are_marked_in(open_course: Open, own_home: Path) -> None:
    app = open_course("en", progress())
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await journal(app, pilot)
        go_to(screen, key(FIRST, "map"))
        await settle(pilot)
        await pilot.press("x")
        await settle(pilot)
        assert "Stays out" not in seen(app)
        await written_to(pilot, "~/with.md")
        await pilot.press("x")
        await written_to(pilot, "~/without.md")
    assert "Q.Z." in (own_home / "with.md").read_text("utf-8")
    assert "Q.Z." not in (own_home / "without.md").read_text("utf-8")


async def test_nothing_is_overwritten_without_asking(open_course: Open, own_home: Path, progress_file: Path) -> None:
    file = own_home / "diary.md"
    file.write_text("mine", "utf-8")
    app = open_course("en", progress())
    async with app.run_test(size=(80, 24)) as pilot:
        await journal(app, pilot)
        await written_to(pilot, str(file))
        assert isinstance(app.screen, QuestionScreen)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, PathScreen)
        assert file.read_text("utf-8") == "mine"
        app.screen.query_one(Input).value = str(progress_file)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, PathScreen)
        assert "choose another file" in seen(app).replace("\n", " ")
        app.screen.query_one(Input).value = str(file)
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("down", "enter")
        await settle(pilot)
        assert isinstance(app.screen, JournalScreen)
    assert "Earlier words" in file.read_text("utf-8")
    assert "Earlier words" in progress_file.read_text("utf-8")
    assert progress_file.read_text("utf-8").startswith("format")


@pytest.mark.parametrize("path", ["~nobody-of-this-name/x.md", "no/such/folder/x.md", "~", "a\x00b"])
async def test_a_place_that_cannot_be_is_asked_for_again_until_it_is_given_up(
    open_course: Open, own_home: Path, path: str
) -> None:
    app = open_course("en", progress())
    async with app.run_test(size=(80, 24)) as pilot:
        await journal(app, pilot)
        await written_to(pilot, path)
        assert isinstance(app.screen, PathScreen)
        assert "Where should" not in app.screen.question
        await pilot.press("escape")
        await settle(pilot)
        assert "Earlier words" in seen(app)
    assert not list(own_home.glob("*.md"))
