"""Own words can be hidden from whoever looks over a shoulder, without anything moving or getting lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.widgets import Static, TextArea

from course.catalog import Catalog
from course.exercises import kind_name
from course.exercises.recall import Recall
from course.progress import Entry, Progress, answered, key, moved, timestamp
from tui.locale import _
from tui.screens.chapter import ChapterScreen
from tui.screens.journal import JournalScreen
from tui.sitting import now
from tui.widgets import own_words
from tui.widgets.writing import WritingArea

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from textual.pilot import Pilot

    from course.model import Language
    from tui.app import CourseApp

    Open = Callable[..., CourseApp]

FIRST, SECOND = (entry.id for entry in Catalog.open().course.chapters[:2])
CUE, ACT = "Frau Quitte anruft", "zähle ich bis xylo"
SECRETS = ("Quitte", "xylo", "Zwetschge", "Quappe")


@pytest.fixture(autouse=True)
def open_again() -> Iterator[None]:
    yield
    own_words.hide(on=False)


def step_of(chapter: str, kind: str) -> str:
    return next(step.id for step in Catalog.open().chapter(chapter, "de").steps if kind_name(step) == kind)


def with_words(chapter: str, step: str) -> Progress:
    """Someone who planned and reflected in the first chapter, and is at a step now."""
    progress = moved(Progress(), chapter, step, now())
    plan = {"cue": CUE, "act": ACT, "date": "2026-01-01"}
    entries = {
        "plan": Entry(at=timestamp(now()), answer={"text": plan}),
        "prompt": Entry(
            at=timestamp(now()), answer={"text": {"was": "Zwetschge 漢字 👍🏽"}}, wording={"question": "Was?"}
        ),
        "follow-up": Entry(
            at=timestamp(now()),
            answer={"outcome": "partly", "text": {"happened": "Quappe"}},
            wording={"question": f"Wenn {CUE}, dann {ACT}."},
        ),
    }
    for kind, entry in entries.items():
        if kind == "follow-up":
            progress = answered(progress, key(FIRST, "late-follow-up"), kind, entry)
        else:
            progress = answered(progress, key(FIRST, step_of(FIRST, kind)), kind, entry)
    return progress


async def settle(pilot: Pilot[None]) -> None:
    for _turn in range(3):
        await pilot.pause()


def seen(app: CourseApp) -> str:
    return "\n".join(strip.text for strip in app.screen._compositor.render_strips())


def found(app: CourseApp) -> list[str]:
    """The words of the learner that can be read on the screen."""
    return [word for word in SECRETS if word in seen(app)]


@given(st.text())
@example("e\u0301 👩‍👩‍👧 🇩🇪 ❤️ 漢字\n\tx\u00a0y \u0301z \u200b")
def test_hidden_words_take_the_same_room_and_tell_nothing(text: str) -> None:
    own_words.hide(on=True)
    shown = own_words.shown(text)
    own_words.hide(on=False)
    assert own_words.shown(text) == text
    assert len(shown) == len(text)
    assert cell_len(shown) == cell_len(text)
    assert [sign if sign.isspace() else "" for sign in shown] == [sign if sign.isspace() else "" for sign in text]
    assert {sign for sign in shown if not sign.isspace()} <= set(own_words.SIGNS)


async def test_hiding_while_writing_moves_nothing_and_loses_nothing(
    open_course: Open, size: tuple[int, int], language: Language
) -> None:
    where = step_of(FIRST, "prompt")
    app = open_course(language, moved(Progress(), FIRST, where, now()))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press(*"Die Quitte und die Quappe", "left", "left")
        await settle(pilot)
        field = app.screen.focused
        assert isinstance(field, WritingArea)
        row, region = seen(app).splitlines()[field.region.y], field.region
        assert found(app) == ["Quitte", "Quappe"]
        await pilot.press("f2")
        await settle(pilot)
        assert found(app) == []
        assert _("own words hidden") in seen(app).splitlines()[0]
        assert "▒▒▒ ▒▒▒▒▒▒ ▒▒▒ ▒▒▒ ▒▒▒▒▒▒" in seen(app)
        assert (app.screen.focused, field.cursor_location) == (field, (0, 23))
        await pilot.press("f2")
        await settle(pilot)
        assert (seen(app).splitlines()[field.region.y], field.region) == (row, region)
        await pilot.press("f2", *"xylo")
        await settle(pilot)
        assert found(app) == []
        draft = app.keeper.snapshot().drafts[key(FIRST, where)]
        assert next(iter(draft.answer["text"].values())) == "Die Quitte und die Quapxylope"
        await pilot.press("f3")
        await settle(pilot)
        assert found(app) == []
        await pilot.press("f2")
        await settle(pilot)
        assert "Die Quitte und die Quapxylope" in seen(app)


async def test_the_journal_hides_list_and_page(open_course: Open, size: tuple[int, int]) -> None:
    app = open_course("de", with_words(FIRST, step_of(FIRST, "prompt")))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await pilot.press("j")
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, JournalScreen)
        read: set[str] = set()
        for _turn in screen.writings:
            read |= set(found(app))
            await pilot.press("f2")
            await settle(pilot)
            assert found(app) == []
            await pilot.press("f2", "up")
            await settle(pilot)
        assert read == set(SECRETS) if size[1] > 15 else {"Quitte", "Zwetschge"} <= read
        await pilot.press("f2", "end", "x", "v")
        await settle(pilot)
        assert found(app) == []


async def test_the_plan_followed_up_is_hidden(open_course: Open) -> None:
    app = open_course("de", with_words(SECOND, step_of(SECOND, "follow-up")))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("f2", "enter")
        await settle(pilot)
        assert isinstance(app.screen, ChapterScreen)
        assert found(app) == []
        await pilot.press("f2")
        await settle(pilot)
        assert found(app) == ["Quitte", "xylo"]
        await pilot.press("f2")
        await settle(pilot)
        assert found(app) == []


async def test_what_a_remark_on_a_plan_repeats_is_hidden(open_course: Open) -> None:
    app = open_course("de", moved(Progress(), FIRST, step_of(FIRST, "plan"), now()))
    async with app.run_test(size=(80, 40)) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        for name, words in {"cue": CUE, "act": ACT, "date": "Quappe"}.items():
            app.screen.query_one(f"#field-{name}-0", TextArea).text = words
        app.screen.query_one("#done").focus()
        await pilot.press("enter")
        await settle(pilot)
        assert "Quappe" in found(app)
        await pilot.press("f2")
        await settle(pilot)
        assert found(app) == []
        assert app.screen.query_one("#notes", Static).size.height > 0


async def test_a_word_being_recalled_is_hidden(open_course: Open) -> None:
    chapter = Catalog.open().chapter(FIRST, "de")
    recall = next(step for step in chapter.steps if isinstance(step, Recall))
    app = open_course("de", moved(Progress(), FIRST, recall.id, now()))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press(*"Quappe")
        await settle(pilot)
        assert found(app) == ["Quappe"]
        await pilot.press("f2")
        await settle(pilot)
        assert found(app) == []
        await pilot.press("enter")
        await settle(pilot)
        assert found(app) == []
        await pilot.press("f2")
        await settle(pilot)
        assert found(app) == ["Quappe"]


async def test_every_start_shows_own_words(open_course: Open, progress_file: Path) -> None:
    own_words.hide(on=True)
    app = open_course("de", with_words(FIRST, step_of(FIRST, "prompt")))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert not own_words.hidden()
        await pilot.press("f2", "q")
        await settle(pilot)
    assert "hidden" not in progress_file.read_text("utf-8")
