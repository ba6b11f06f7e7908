"""Every chapter taken by keyboard from its first step to its last, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from course.catalog import Catalog
from course.exercises import kind_name
from course.progress import Progress, moved
from tui.messages import OpenChapter
from tui.sitting import now

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot

    from course.exercises.base import Step
    from course.model import Language
    from tui.app import CourseApp

CHAPTERS = [entry.id for entry in Catalog.open().course.chapters]
ENTER, LEAVE_FIELD, SURE = ("enter",), ("escape", "enter"), ("3",)
WRITTEN = (*"Words", *LEAVE_FIELD)
Moves = tuple[tuple[str, ...], ...]

# Keys that answer a step, in groups; between them the screen comes to rest.
MOVES: dict[str, Callable[[Any], Moves]] = {
    "reading": lambda _: (),
    "guess": lambda step: ((*str(int(step.minimum) + 1), "enter"),),
    "choice": lambda _: (("1", "enter"),),
    "sort": lambda step: (("1", "enter"),) * len(step.cards),
    "order": lambda _: (ENTER,),
    "match": lambda step: ((*map(str, range(1, len(step.pairs) + 1)), "enter"),),
    "recall": lambda step: (("q", "enter", "3", "enter"),) * len(step.gaps),
    "scales": lambda step: (("7", "enter"),) * len(step.statements),
    "prompt": lambda step: (WRITTEN, ("space", "enter") if step.checklist else ()),
    "rewrite": lambda _: (WRITTEN, ("space", "enter")),
    "talk": lambda step: (("1", "enter"),) * len(step.nodes),
    "ledger": lambda _: (ENTER, (*"Shop", "tab", "4", "tab", "0", "tab", "3", "tab", "2"), LEAVE_FIELD),
    "contacts": lambda _: (ENTER, (*"Ok", "enter", "2", "1", *"200d", "enter", "down", "enter")),
    "pair": lambda _: (("2",), WRITTEN),
    "plan": lambda _: (("tab", *"rain", "tab", *"go", *LEAVE_FIELD), WRITTEN),
    "then-now": lambda _: (WRITTEN,),
    "follow-up": lambda _: (ENTER,),
    "warm-up": lambda _: (ENTER,),
}


async def answer(app: CourseApp, pilot: Pilot[None], step: Step) -> None:
    """Answer it as far as it asks for something, and go on."""
    sure = (SURE,) if getattr(step, "confidence", False) else ()
    for keys in (*MOVES[kind_name(step)](step), *sure, ()):
        screen = app.chapter_screen
        if screen and screen.sitting.step.id == step.id:
            await pilot.press(*keys) if keys else await screen.action_go(1)
            await pilot.pause()
            await pilot.pause()


@pytest.mark.parametrize("chapter", CHAPTERS)
async def test_a_chapter_is_taken_by_keyboard_to_its_end(
    open_course: Callable[..., CourseApp], language: Language, chapter: str
) -> None:
    steps = Catalog.open().chapter(chapter, language).steps
    app = open_course(language, moved(Progress(), chapter, steps[0].id, now()))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for step in steps:
            app.post_message(OpenChapter(chapter, step.id))
            await pilot.pause()
            await pilot.pause()
            await answer(app, pilot, step)
        records = app.keeper.progress.steps
        left_open = [step.id for step in steps if f"{chapter}/{step.id}" not in records]
        assert left_open == []
        assert chapter in app.keeper.progress.completed
