"""Every kind of step by keyboard to its end, in both languages, at three sizes; and how sure one was of each kind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from course.catalog import Catalog
from course.change import CONFIDENCES, calibration
from course.exercises import KINDS, kind_name
from course.session import open_session
from course.store import Store
from tui.app import CourseApp
from tui.locale import _
from tui.screens.change import ChangeScreen
from tui.screens.chapter import ChapterScreen

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from course.model import Language
    from course.progress import Progress

ENTER, LEAVE_FIELD = ("enter",), ("escape", "enter")

# Keys, and words of the program that are then on the screen; the last keys end the step.
WALKS: dict[str, tuple[tuple[tuple[str, ...], Callable[[], str]], ...]] = {
    "guess": (((*"48", "enter"), lambda: _("Found")),),
    "choice": (
        (("1", "enter"), lambda: _("How sure are you? Then the reasons follow.")),
        (("1",), lambda: _("You were {value}% sure.").format(value=50)),
    ),
    "sort": (
        (("1",), lambda: _("Right")),
        (("enter", "2"), lambda: _("Right")),
        (ENTER, lambda: _("↑↓ lead from card to card; the reason stands below it.")),
    ),
    "order": (
        (ENTER, lambda: _("Something else belongs in place 1")),
        (("o",), lambda: _("The right order")),
    ),
    "match": ((("2", "3", "4", "enter"), lambda: _("All pairs fit")),),
    "recall": (
        ((*"ro", "enter"), lambda: _("Did you have it?")),
        (("3",), lambda: _("Not this time")),
    ),
    "scales": (
        (
            ("7", "enter", "4", "enter"),
            lambda: _("Kept. There is no right or wrong here; what counts is what moves."),
        ),
    ),
    "prompt": (
        (("Y", *LEAVE_FIELD), lambda: _("Read your text again. What does it have?")),
        (("space", "enter"), lambda: _("A model to compare with")),
    ),
    "rewrite": (
        (("O", *LEAVE_FIELD), lambda: _("Read your text again. What does it have?")),
        (("space", "enter"), lambda: _("Your version")),
    ),
    "talk": (
        (("1",), lambda: _("You say")),
        (("enter", "1", "enter"), lambda: _("The meters, and how far they have moved in all")),
        (ENTER, lambda: _("● what you said   ○ not said   ◐ said earlier")),
    ),
    "ledger": ((("enter", "S", "tab", "4", *LEAVE_FIELD), lambda: _("Your table")),),
    "contacts": (
        (("enter", "O", "enter", "2", "1"), lambda: _("Last contact")),
        ((*"9d", "enter", "down", "enter"), lambda: _("Near are the two inner rings.")),
    ),
    "pair": (
        (("1",), lambda: _("Round {place} of {count}").format(place=1, count=2)),
        (("1", "t"), lambda: _("Round {place} of {count}").format(place=2, count=2)),
        (ENTER, lambda: _("What stays with you? (optional)")),
        (("B", *LEAVE_FIELD), lambda: _("Then and now")),
    ),
    "plan": (
        (("tab", "B", "escape", "enter"), lambda: _("The “then” half is missing: what will one see you do?")),
        (("tab", "tab", "tab", "C", *LEAVE_FIELD), lambda: _("Your plan")),
    ),
    "follow-up": (
        (ENTER, lambda: _("Say first what became of it: 1, 2, 3 or 4.")),
        (("2",), lambda: "2 ● " + _("partly")),
        (("T", *LEAVE_FIELD), lambda: _("Warm-up")),
    ),
    "warm-up": (
        (("x", "enter"), lambda: _("Did you have it?")),
        (("1",), lambda: _("Right")),
    ),
    "then-now": ((("C", *LEAVE_FIELD), lambda: _("Open")),),
}


@pytest.fixture
def open_at(
    every_kind: Path, came_to: Callable[[str], Progress], progress_file: Path
) -> Callable[[str, Language], CourseApp]:
    """Open that course at a step of its last chapter."""

    def opened(step: str, language: Language) -> CourseApp:
        Store(progress_file).save(came_to(step))
        return CourseApp(Catalog.open(every_kind), Store(progress_file), open_session(progress_file), language)

    return opened


def seen(app: CourseApp) -> str:
    """What stands on the screen, without what stands beside a step, in one line whatever the width."""
    strips = app.screen._compositor.render_strips(app.size)
    width = min((stage.scrollable_content_region.right for stage in app.screen.query("#stage")), default=app.size.width)
    rows = ("".join(segment.text for segment in strip)[:width] for strip in strips)
    return " ".join(" ".join(rows).split())


async def test_every_kind_is_taken_by_keyboard_to_its_end(
    open_at: Callable[[str, Language], CourseApp], language: Language, size: tuple[int, int]
) -> None:
    app = open_at("follow-up", language)
    taken = set()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        for place, step in enumerate(app.shelf.chapter("all-kinds").steps):
            kind = kind_name(step)
            if step.id != kind:
                continue
            screen = app.screen
            assert isinstance(screen, ChapterScreen)
            await screen.action_go(place - screen.sitting.place)
            await pilot.pause()
            for keys, said in WALKS[kind]:
                await pilot.press(*keys)
                await pilot.pause()
                words = " ".join(said().split())
                assert words in seen(app), kind
            record = app.keeper.progress.steps[f"all-kinds/{kind}"]
            assert record.state == "answered", kind
            assert record.latest
            taken.add(kind)
    assert taken == set(KINDS)


# Keys to a right answer, up to the question how sure one is; then those to where it is told.
MARKED: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "guess": ((*"31.5", "enter"), ()),
    "choice": (("1", "enter"), ()),
    "sort": (("1", "enter", "2"), ENTER),
    "order": (("space", "down", "down", "space", "enter"), ()),
    "match": (("2", "3", "4", "enter"), ()),
    "recall": ((*"bread", "enter"), ()),
}


@pytest.mark.parametrize("key", "1234")
async def test_how_sure_one_was_is_kept_told_and_counted(
    open_at: Callable[[str, Language], CourseApp], every_kind: Path, key: str
) -> None:
    sure = CONFIDENCES[int(key) - 1]
    kinds = [name for name, kind in KINDS.items() if kind.mark]
    for file in (every_kind / "03-all-kinds").iterdir():
        chapter = file.read_text("utf-8").replace("confidence = true\n", "")
        for kind in kinds:
            chapter = chapter.replace(f"```toml {kind}\n", f"```toml {kind}\nconfidence = true\n")
        file.write_text(chapter, "utf-8")
    app = open_at("guess", "en")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        for kind in kinds:
            screen = app.screen
            assert isinstance(screen, ChapterScreen)
            await screen.action_go(screen.sitting.chapter.place(kind) - screen.sitting.place)
            await pilot.pause()
            keys, to_the_end = MARKED[kind]
            await pilot.press(*keys)
            await pilot.pause()
            assert "How sure are you?" in seen(app), kind
            assert f"all-kinds/{kind}" not in app.keeper.progress.steps
            await pilot.press(key, *to_the_end)
            await pilot.pause()
            assert f"You were {sure}% sure." in seen(app), kind
            latest = app.keeper.progress.steps[f"all-kinds/{kind}"].latest
            assert latest
            assert (latest.outcome, latest.answer["confidence"]) == ("right", sure)
        await pilot.press("escape", "m")
        await pilot.pause()
        assert isinstance(app.screen, ChangeScreen)
        app.screen.query_one("#page-stage").scroll_end(animate=False)
        await pilot.pause()
        assert re.search(rf" {sure}% \S+ 6 of 6 right: 100%", seen(app))
    counted = [len(kinds) if one == sure else 0 for one in CONFIDENCES]
    assert [(level.answers, level.right) for level in calibration(app.keeper.progress)] == [(n, n) for n in counted]
