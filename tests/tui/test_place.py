"""What one is at stays in sight: in a window of another size, and when a half-done step is opened again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from course.catalog import Catalog
from course.progress import Draft, Progress, drafted, key, moved, timestamp
from course.session import open_session
from course.store import Store
from tui.app import CourseApp
from tui.sitting import now
from tui.widgets.exercises.checklist import Checklist
from tui.widgets.exercises.contacts import ContactsView
from tui.widgets.exercises.ledger import LedgerView
from tui.widgets.stage import Stage
from tui.widgets.writing import WritingArea

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

SMALL = (40, 15)
ROWS = [[f"Channel {place}", "1", "2", "3", "4"] for place in range(9)]
PEOPLE = [{"initials": f"P{place}", "ring": 1} for place in range(9)]


def opened(file: Path, chapter: str, step: str, kind: str, answer: dict[str, Any] | None = None) -> CourseApp:
    progress = moved(Progress(), chapter, step, now())
    if answer:
        progress = drafted(progress, key(chapter, step), Draft(kind=kind, answer=answer, at=timestamp(now())))
    Store(file).save(progress)
    return CourseApp(Catalog.open(), Store(file), open_session(file), "en")


async def settle(pilot: Pilot[None]) -> None:
    for _ in range(4):
        await pilot.pause()


def seen(app: CourseApp) -> str:
    """What of the step stands in the window."""
    stage = app.screen.query_one(Stage)
    area = stage.scrollable_content_region
    strips = app.screen._compositor.render_strips()[area.y : area.bottom]
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)


async def test_the_caret_stays_in_sight_when_the_window_shrinks(progress_file: Path) -> None:
    app = opened(progress_file, "what-customers-want", "leading-question", "rewrite")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press(*"How was it")
        await pilot.resize_terminal(*SMALL)
        await settle(pilot)
        assert isinstance(app.focused, WritingArea)
        assert "How was it" in seen(app)
        await pilot.press("question_mark")
        assert app.focused.text == "How was it?"


@pytest.mark.parametrize("before", [SMALL, (80, 24)])
async def test_the_row_that_is_typed_is_in_sight(progress_file: Path, before: tuple[int, int]) -> None:
    answer = {"rows": ROWS, "example_read": True, "cell": [8, 0, 9]}
    app = opened(progress_file, "channel-ledger", "channels", "ledger", answer)
    async with app.run_test(size=before) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert "Chann" in seen(app)
        await pilot.resize_terminal(*SMALL)
        await settle(pilot)
        assert app.screen.query_one(LedgerView).grid.row == 8
        assert "▸" in seen(app)


async def test_the_points_to_tick_are_in_sight_when_they_are_half_done(progress_file: Path) -> None:
    answer = {"text": {"rewritten": "How was it?"}, "seen": "checklist"}
    app = opened(progress_file, "what-customers-want", "leading-question", "rewrite", answer)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.focused, Checklist)
        assert "▸ [ ]" in seen(app)


async def test_what_was_just_said_below_a_list_is_in_sight_until_the_cursor_moves(progress_file: Path) -> None:
    app = opened(progress_file, "silversmiths-village", "near", "contacts", {"people": PEOPLE})
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert "▸" in seen(app)
        await pilot.press(*["up"] * 9, "backspace")
        await settle(pilot)
        assert "z puts" in seen(app)
        await pilot.press("up", "down")
        await settle(pilot)
        view = app.screen.query_one(ContactsView)
        assert view.cursor == 0
        assert not view.notice
        assert "▸ P1" in seen(app)


async def test_a_step_that_was_not_begun_opens_at_its_top(progress_file: Path) -> None:
    app = opened(progress_file, "what-customers-want", "leading-question", "rewrite")
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert app.screen.query_one(Stage).scroll_y == 0
