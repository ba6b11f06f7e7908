"""My change, by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from course.catalog import Catalog
from course.progress import Entry, Progress, answered, chapter_and_step, key, moved
from tui.change_words import difference
from tui.locale import _
from tui.screens.change import ChangeScreen
from tui.screens.chapter import ChapterScreen
from tui.screens.contents import ContentsScreen
from tui.sitting import now

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot

    from course.model import Language
    from tui.app import CourseApp

    Open = Callable[..., CourseApp]

AT = "2026-11-{day:02}T10:00:00.000Z"
COURSE = Catalog.open().course
FIRST = COURSE.chapters[0].id
WORDS = "das Telefon klingelt"


def entry(day: int, answer: dict[str, object], outcome: str = "") -> Entry:
    return Entry(at=AT.format(day=day), answer=answer, outcome=outcome)


def rated(progress: Progress, where: str, day: int, *values: int) -> Progress:
    named = {scale.id: value for scale, value in zip(COURSE.scales, values, strict=False)}
    return answered(progress, where, "scales", entry(day, {"values": named}))


def sure(progress: Progress, confidence: int, outcomes: str) -> Progress:
    results = {"+": "right", "~": "arguable", "/": "partly", "-": "wrong"}
    for place, sign in enumerate(outcomes):
        given = entry(2, {"confidence": confidence}, results[sign])
        progress = answered(progress, f"x/{confidence}-{place}", "choice", given)
    return progress


def planned(progress: Progress, name: str, became: str = "") -> Progress:
    text = {"cue": WORDS, "act": f"ich frage {name}", "date": "2026-11-30"}
    progress = answered(progress, f"x/{name}", "plan", entry(3, {"text": text}))
    report = entry(4, {"plan": f"x/{name}", "outcome": became})
    return answered(progress, f"y/{name}", "follow-up", report) if became else progress


def screen_text(app: CourseApp) -> str:
    strips = app.screen._compositor.render_strips(app.size)
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)


async def settle(pilot: Pilot[None]) -> None:
    await pilot.pause()
    await pilot.pause()


async def all_text(app: CourseApp, pilot: Pilot[None]) -> str:
    """Everything on the page, from top to bottom, by paging through it."""
    stage = app.screen.query_one("#page-stage")
    stage.scroll_home(animate=False)
    await settle(pilot)
    shown = [screen_text(app)]
    while stage.scroll_y < stage.max_scroll_y:
        await pilot.press("space")
        await settle(pilot)
        shown.append(screen_text(app))
    return "\n".join(shown)


async def change(app: CourseApp, pilot: Pilot[None]) -> str:
    await settle(pilot)
    await pilot.press("m")
    await settle(pilot)
    assert isinstance(app.screen, ChangeScreen)
    return await all_text(app, pilot)


async def test_nothing_done_yet_is_said_in_sentences(
    open_course: Open, language: Language, size: tuple[int, int]
) -> None:
    app = open_course(language)
    async with app.run_test(size=size) as pilot:
        text = " ".join((await change(app, pilot)).split())
        assert _("Nothing is rated yet. The course asks at its beginning and again at its end.")[:20] in text
        assert _("No plan is made yet. Each chapter ends with one.")[:20] in text
        assert "■" not in text
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, ContentsScreen)


async def test_before_the_end_only_then_is_shown(open_course: Open) -> None:
    app = open_course("en", rated(Progress(), f"{FIRST}/start", 1, 4, 10))
    async with app.run_test(size=(80, 24)) as pilot:
        text = await change(app, pilot)
        assert "then  ■■■■······  4\n" in text
        assert "then  ■■■■■■■■■■ 10\n" in text
        assert "then  ··········  –" in text
        assert "looking back  " not in text
        assert COURSE.scales[0].text.en[:40] in text


async def test_then_now_and_looking_back_stand_below_each_other(open_course: Open, size: tuple[int, int]) -> None:
    progress = rated(Progress(), f"{FIRST}/start", 1, 3, 5, 5)
    progress = rated(rated(progress, COURSE.change.now, 20, 6, 4, 5), COURSE.change.back, 20, 2, 5)
    app = open_course("en", progress)
    async with app.run_test(size=size) as pilot:
        text = await change(app, pilot)
        for bar in ("■■■·······  3", "■■■■■■····  6", "■■········  2"):
            assert bar in text
        for words in ("now 3 higher", "now 4 higher", "now 1 lower", "unchanged"):
            assert words in text
        first = [text.index(bar) for bar in ("■■■·······  3", "■■■■■■····  6", "■■········  2")]
        assert first == sorted(first)


@pytest.mark.parametrize(
    ("before", "now_is", "words"),
    [(3, 6, "now 3 higher"), (6, 3, "now 3 lower"), (4, 4, "unchanged"), (None, 4, ""), (4, None, "")],
)
def test_the_difference_in_words(before: int | None, now_is: int | None, words: str) -> None:
    assert difference(before, now_is) == words


async def test_how_sure_and_how_right_as_bars_with_numbers(open_course: Open, size: tuple[int, int]) -> None:
    progress = sure(sure(sure(Progress(), 50, "+---"), 70, "+~+/-"), 100, "+++++")
    app = open_course("en", progress)
    async with app.run_test(size=size) as pilot:
        text = await change(app, pilot)
        assert "4 answers: too few to tell" in " ".join(text.split())
        assert "■■■■■■◆···" in text
        assert "3 of 5 right: 60%" in text
        assert "■■■■■■■■■◆" in text
        assert "5 of 5 right: 100%" in text
        assert "0 answers: too few to tell" in " ".join(text.split())


async def test_plans_are_counted_and_listed(open_course: Open, size: tuple[int, int]) -> None:
    progress = planned(planned(planned(Progress(), "a", "done"), "b", "let go"), "c")
    app = open_course("en", planned(progress, "d", "partly"))
    async with app.run_test(size=size) as pilot:
        text = await change(app, pilot)
        flat = " ".join(text.split())
        assert "4 plans made · ● done 1 · ◐ partly 1 · ○ open 1 · ◌ let go 1" in flat
        assert "ich frage c." in flat
        assert "30 Nov 2026" in flat


async def test_f2_hides_the_words_of_plans_and_nothing_else(open_course: Open, size: tuple[int, int]) -> None:
    app = open_course("en", planned(rated(Progress(), f"{FIRST}/start", 1, 4), "a", "done"))
    async with app.run_test(size=size) as pilot:
        assert "Telefon" in await change(app, pilot)
        await pilot.press("f2")
        await settle(pilot)
        hidden = await all_text(app, pilot)
        assert "Telefon" not in hidden
        assert "2026" not in hidden
        assert "▒▒▒" in hidden
        assert "1 plan made" in hidden
        assert "■■■■······  4" in hidden
        await pilot.press("f2")
        await settle(pilot)
        assert "Telefon" in await all_text(app, pilot)


async def test_a_learners_brackets_are_no_markup(open_course: Open) -> None:
    text = {"cue": "[/b] [red]", "act": "[bold"}
    progress = answered(Progress(), "x/a", "plan", entry(3, {"text": text}))
    app = open_course("en", progress)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "If [/b] [red], then [bold." in await change(app, pilot)


async def test_strange_things_in_the_file_do_no_harm(open_course: Open) -> None:
    progress = answered(Progress(), f"{FIRST}/start", "scales", entry(1, {"values": {"stamps": 1e300}}))
    progress = answered(progress, "x/a", "plan", entry(1, {"text": {"cue": "x", "date": "someday"}}))
    progress = answered(progress, "x/f", "follow-up", entry(1, {"plan": 7, "outcome": [1]}))
    progress = answered(progress, "x/c", "choice", entry(1, {"confidence": "very"}, "right"))
    app = open_course("en", progress)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "(someday)" in await change(app, pilot)


async def test_the_other_language_keeps_the_place(open_course: Open) -> None:
    app = open_course("de", rated(Progress(), f"{FIRST}/start", 1, 4))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("m", *["down"] * 5)
        await settle(pilot)
        place = app.screen.query_one("#page-stage").scroll_y
        assert place == 5
        await pilot.press("l")
        await settle(pilot)
        assert app.screen.query_one("#page-stage").scroll_y == place
        assert "How sure, and how right" in await all_text(app, pilot)
        await pilot.press("m")
        await settle(pilot)
        assert isinstance(app.screen, ContentsScreen)


async def test_scales_at_the_end_show_what_was_rated_at_the_start(open_course: Open, size: tuple[int, int]) -> None:
    progress = moved(rated(Progress(), f"{FIRST}/start", 1, 3, 5), *chapter_and_step(COURSE.change.now), now())
    app = open_course("en", progress)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, ChapterScreen)
        assert "before" not in screen_text(app)
        await pilot.press("6", *["enter"] * 15)
        await settle(pilot)
        assert key(app.screen.sitting.chapter.id, app.screen.sitting.step.id) == COURSE.change.now
        app.screen.query_one("#stage").scroll_home(animate=False)
        await settle(pilot)
        assert "before 3, now 6" in screen_text(app)
        assert "■■◆■■■····  6" in screen_text(app)
