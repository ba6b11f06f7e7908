"""Rewriting a text: write, tick, compare; and what comes back of it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from textual.containers import VerticalGroup
from textual.widgets import Button

from course.catalog import Catalog
from course.exercises.prompt import Tick
from course.exercises.rewrite import Rewrite
from course.progress import Draft, Progress, drafted, key, moved, timestamp
from course.session import open_session
from course.store import Store
from tui.app import CourseApp
from tui.screens.chapter import ChapterScreen
from tui.sitting import now
from tui.widgets.exercises.checklist import Checklist
from tui.widgets.exercises.rewrite import RewriteView
from tui.widgets.key_bar import keys_of
from tui.widgets.writing import WritingArea

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from course.model import Language

COURSE = Path(__file__).parents[2] / "data" / "course"
POINTS = ("aim", "one", "day", "call")
BLOCK = """
```toml rewrite
id = "mail"
title = "Mail"
question = "{question}"
original = "As *already* mentioned, we need your reply asap. [/b]"
model = "I need your yes or no by Thursday, because the team is assigned then. [/b]"
notes = ["One request.", "A day and a reason."]
checklist = [{points}]
```
"""
STEP = Rewrite(
    id="mail",
    question="Say it *better*.",
    original="As already mentioned, asap! [/b]",
    checklist=tuple(Tick(id=one, text=f"Point {one} [/b]") for one in POINTS),
    model="I need your yes by Thursday. [/b]",
    notes=("One request.", "A day."),
)
WHERE = key("rolls", "mail")


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A course with a text to rewrite at the end of its second chapter."""
    folder = tmp_path / "course"
    shutil.copytree(COURSE, folder)
    points = ", ".join(f'{{ id = "{one}", text = "Has {one} [/b]" }}' for one in POINTS)
    for language, question in (("de", "Schreiben Sie es besser."), ("en", "Say it better.")):
        file = folder / "02-rolls" / f"{language}.md"
        file.write_text(file.read_text("utf-8") + BLOCK.format(question=question, points=points), "utf-8")
    return folder


def open_at_mail(course: Path, file: Path, progress: Progress, language: Language = "en") -> CourseApp:
    Store(file).save(moved(progress, "rolls", "mail", now()))
    return CourseApp(Catalog.open(course), Store(file), open_session(file), language)


async def opened(app: CourseApp, pilot: Pilot[None]) -> RewriteView:
    await settle(pilot)
    await pilot.press("enter")
    await settle(pilot)
    return view_of(app)


def view_of(app: CourseApp) -> RewriteView:
    assert isinstance(app.screen, ChapterScreen)
    return app.screen.query_one(RewriteView)


async def settle(pilot: Pilot[None]) -> None:
    for _ in range(3):
        await pilot.pause()


async def test_write_tick_compare_and_on(host: Any) -> None:  # noqa: ANN401 - the fixture's class
    app = host(RewriteView(STEP))
    async with app.run_test(size=(80, 24)) as pilot:
        app.view.begin()
        await pilot.press(*"By Friday", "enter", *"please [/b]")
        assert not app.view.query("#model, #checklist")
        app.view.query_one("#done").focus()
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.focused, Checklist)
        assert not app.view.query("#model")
        assert not app.answered
        assert app.view.so_far() == {"text": {"rewritten": "By Friday\nplease [/b]"}, "seen": "checklist"}
        await pilot.press("space", "down", "down", "space", "enter")
        await settle(pilot)
        answer = {"text": {"rewritten": "By Friday\nplease [/b]"}, "ticked": ["aim", "day"], "seen": "model"}
        assert app.answered == [(answer, "")]
        assert app.view.query("#model")
        assert app.view.so_far() is None
        assert str(app.view.query_one("#done", Button).label) == "Next"
        assert "Enter Next" in [f"{key.words} {key.does}" for key in keys_of(app.page)]
        assert app.onward == 0
        await pilot.press("enter")
        assert app.onward == 1
        assert len(app.answered) == 1


async def test_the_wording_keeps_question_original_and_points() -> None:
    wording = RewriteView(STEP).wording()
    assert (wording["question"], wording["original"]) == (STEP.question, STEP.original)
    assert [wording[f"tick/{one}"] for one in POINTS] == [f"Point {one} [/b]" for one in POINTS]


async def test_after_the_model_the_text_can_be_changed_and_both_versions_count(host: Any) -> None:  # noqa: ANN401 - the fixture's class
    kept = {"text": {"rewritten": "Now"}, "ticked": ["one"], "seen": "model"}
    app = host(RewriteView(STEP, kept, handed_in=True))
    async with app.run_test(size=(80, 24)) as pilot:
        app.view.begin()
        await settle(pilot)
        assert isinstance(app.focused, Button)
        assert app.view.closing() is None
        app.view.query_one(WritingArea).focus()
        await pilot.press("end", *" please")
        changed = {**kept, "text": {"rewritten": "Now please"}}
        assert app.view.so_far() == changed
        app.view.query_one(Checklist).focus()
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.focused, Button)
        await pilot.press("enter")
        assert app.answered == [(changed, "")]
        assert app.onward == 1


async def test_without_a_word_there_is_nothing_to_compare(host: Any) -> None:  # noqa: ANN401 - the fixture's class
    app = host(RewriteView(STEP))
    async with app.run_test(size=(80, 24)) as pilot:
        app.view.query_one("#done").focus()
        await pilot.press("enter")
        assert app.onward == 1
        assert not app.answered
        assert not app.view.query("#model, #checklist")


@pytest.mark.parametrize(
    "answer",
    [
        {"text": {"rewritten": 3}, "ticked": "aim", "seen": "everything"},
        {"text": "words", "ticked": ["gone", "aim", "aim"], "seen": "model"},
        {"text": {"else": "words"}, "ticked": [str(one) for one in range(5000)], "seen": "checklist"},
        {"text": {"rewritten": "a\x00\x1b[31m\tb\r\n" * 200}, "seen": None, "confidence": "much"},
    ],
    ids=["types", "strange", "many", "signs"],
)
async def test_whatever_a_file_holds_can_be_shown(host: Any, answer: dict[str, object]) -> None:  # noqa: ANN401 - the fixture's class
    app = host(RewriteView(STEP, answer, handed_in=True))
    async with app.run_test(size=(40, 15)) as pilot:
        app.view.begin()
        await settle(pilot)
        app.view.plain()
        if app.view.query(Checklist):
            app.view.query_one(Checklist).focus()
            await pilot.press("space", "down", "space")
            assert set(app.view.plain()["ticked"]) <= set(POINTS)


@pytest.mark.parametrize("seen", ["", "checklist", "model"])
async def test_half_done_it_comes_back_where_it_was_in_the_other_language_too(
    course: Path, progress_file: Path, seen: str, size: tuple[int, int]
) -> None:
    answer = {"text": {"rewritten": "Bis Freitag [/b]"}, "ticked": ["day"], **({"seen": seen} if seen else {})}
    draft = Draft(kind="rewrite", at=timestamp(now()), answer=answer)
    app = open_at_mail(course, progress_file, drafted(Progress(), WHERE, draft))
    async with app.run_test(size=size) as pilot:
        view = await opened(app, pilot)
        for language in ("en", "de"):
            assert app.shelf.chapter("rolls").language == language
            view = view_of(app)
            assert view.so_far() == answer
            assert bool(view.query(Checklist)) == bool(seen)
            assert bool(view.query("#model")) == (seen == "model")
            assert isinstance(app.screen.focused, {"checklist": Checklist}.get(seen, WritingArea))
            await pilot.press("f3")
            await settle(pilot)


async def test_leaving_in_between_keeps_what_there_is_as_an_answer(course: Path, progress_file: Path) -> None:
    app = open_at_mail(course, progress_file, Progress())
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot)
        await pilot.press(*"Bitte", "escape", "enter")
        await settle(pilot)
        await pilot.press("space", "left")
        await settle(pilot)
        await pilot.press("right")
        await settle(pilot)
        view = view_of(app)
        assert isinstance(app.screen.focused, Checklist)
        await pilot.press("enter")
        await settle(pilot)
        assert view.query("#model")
    record = app.keeper.progress.steps[WHERE]
    answers = [entry.answer for entry in record.entries]
    assert [one["seen"] for one in answers] == ["checklist", "model"]
    assert answers[0]["ticked"] == ["aim"]
    assert record.entries[0].wording["original"].startswith("As *already*")


async def test_model_and_text_stand_side_by_side_only_where_there_is_room(
    course: Path, progress_file: Path, size: tuple[int, int]
) -> None:
    app = open_at_mail(course, progress_file, Progress())
    async with app.run_test(size=size) as pilot:
        view = await opened(app, pilot)
        await pilot.press(*"Bitte", "escape", "enter")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        text, model = view.query_one(WritingArea).region, view.query_one("#model-side", VerticalGroup).region
        if size[0] >= 80:
            assert text.right <= model.x
            assert model.y <= text.y
        else:
            assert model.y >= text.bottom
        stage = app.screen.query_one("#stage")
        assert stage.region.y <= text.y < stage.region.bottom
        await pilot.press("end")
        await settle(pilot)
        done = view.query_one("#done").region
        assert stage.region.y <= done.y < stage.region.bottom


async def test_every_point_can_be_reached_and_seen(course: Path, progress_file: Path, size: tuple[int, int]) -> None:
    app = open_at_mail(course, progress_file, Progress())
    async with app.run_test(size=size) as pilot:
        view = await opened(app, pilot)
        await pilot.press(*"Bitte", "escape", "enter")
        await settle(pilot)
        for one in POINTS:
            assert any(f"▸ [ ]  Has {one}" in line for line in lines_of(app)), lines_of(app)
            await pilot.press("space", "down")
            await settle(pilot)
        assert view.plain()["ticked"] == list(POINTS)


def lines_of(app: CourseApp) -> list[str]:
    """What stands in the window."""
    strips = app.screen._compositor.render_strips()
    return [strip.text.rstrip() for strip in strips]
