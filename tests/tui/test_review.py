"""What comes back, asked on one screen: plans, questions, earlier words; and at most three active plans."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from textual.widgets import Static

from course.catalog import Catalog
from course.exercises.returning import FollowUp, ThenNow, WarmUp
from course.journal import open_plans
from course.progress import Due, Entry, Progress, answered, key, moved, timestamp, with_due
from course.review import local_day
from course.session import open_session
from course.store import Store
from tui.app import CourseApp
from tui.locale import day
from tui.screens.chapter import ChapterScreen
from tui.screens.contents import ContentsScreen
from tui.screens.journal import JournalScreen
from tui.sitting import now
from tui.widgets.exercises.active_plans import ActivePlans
from tui.widgets.exercises.warm_up import WarmUpView
from tui.widgets.writing import Line, WritingArea

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from course.model import Language

COURSE = Path(__file__).parents[1] / "data" / "course"
COUNT = 12
PROMPT, PLAN = "bread/memory", "bread/plan"


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A course with a prompt, twelve questions for later, and a plan in each of its two chapters."""
    folder = tmp_path / "course"
    shutil.copytree(COURSE, folder)
    gaps = "".join(
        f'[[gaps]]\nid = "g{place}"\ntext = "{place} is ___."\naccepted = ["w{place}"]\nwhy = "So it is."\n'
        for place in range(COUNT)
    )
    for language in ("de", "en"):
        with (folder / "01-bread" / f"{language}.md").open("a", encoding="utf-8", newline="\n") as file:
            file.write('\n```toml prompt\nid = "memory"\ntitle = "Memory"\nquestion = "?"\n```\n')
            file.write(f'\n```toml recall\nid = "many"\nquestion = "?"\nlater = true\n\n{gaps}```\n')
        with (folder / "02-rolls" / f"{language}.md").open("a", encoding="utf-8", newline="\n") as file:
            file.write('\n```toml plan\nid = "own"\nquestion = "?"\ncue = "it rings"\nact = "I look up"\n```\n')
    return folder


def ago(days: int) -> str:
    return timestamp(now() - timedelta(days=days))


def in_days(days: int) -> str:
    return (local_day(now()) + timedelta(days=days)).isoformat()


def said(app: CourseApp) -> list[str]:
    return [one.message for one in app._notifications]


def planned(progress: Progress, where: str = PLAN, due: int = -1, made: int = 9) -> Progress:
    text = {"cue": f"{where} klingelt", "act": "atme ich [/b]", "date": in_days(due)}
    return answered(progress, where, "plan", Entry(at=ago(made), answer={"text": text}, wording={"question": "?"}))


def wrote(progress: Progress, days: int = 30) -> Progress:
    entry = Entry(at=ago(days), answer={"text": {"what": "Brot"}}, wording={"question": "Woran?", "what": "Was?"})
    return answered(progress, PROMPT, "prompt", entry)


def met(progress: Progress, due: int = -1, count: int = COUNT) -> Progress:
    known = {f"bread/many/g{place}": Due(rung=0, due=in_days(due), at=ago(3)) for place in range(count)}
    return with_due(progress, known)


def opened(course: Path, file: Path, progress: Progress, language: Language = "en") -> CourseApp:
    Store(file).save(moved(progress, "rolls", "story", now()))
    return CourseApp(Catalog.open(course), Store(file), open_session(file), language)


async def settle(pilot: Pilot[None]) -> None:
    for _turn in range(3):
        await pilot.pause()


async def review(app: CourseApp, pilot: Pilot[None]) -> ChapterScreen:
    await settle(pilot)
    await pilot.press("r")
    await settle(pilot)
    assert isinstance(app.screen, ChapterScreen)
    return app.screen


def kinds(screen: ChapterScreen) -> list[type[Any]]:
    return [type(step) for step in screen.sitting.chapter.steps]


def seen(app: CourseApp) -> str:
    return "\n".join(strip.text for strip in app.screen._compositor.render_strips())


def today(app: CourseApp) -> str:
    return str(app.screen.query_one("#today", Static).content)


async def recall_all(screen: ChapterScreen, pilot: Pilot[None]) -> None:
    for _where, gap in screen.returning.questions:
        await pilot.press(*gap.accepted[0], "enter", "enter")
        await settle(pilot)


async def test_where_nothing_is_due_it_says_so_and_when_the_next_thing_comes(
    course: Path, progress_file: Path, size: tuple[int, int], language: Language
) -> None:
    app = opened(course, progress_file, planned(met(Progress(), due=5), due=3), language)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        assert today(app) == ""
        before = app.keeper.progress
        await review(app, pilot)
        assert day(local_day(now()) + timedelta(days=3)) in " ".join(seen(app).split())
        await pilot.press("right")
        await settle(pilot)
        assert isinstance(app.screen, ContentsScreen)
        assert app.keeper.progress == before


async def test_where_nothing_will_come_no_day_is_said(course: Path, progress_file: Path) -> None:
    app = opened(course, progress_file, Progress())
    async with app.run_test(size=(80, 24)) as pilot:
        await review(app, pilot)
        assert "Nothing is due today" in seen(app)
        assert "Next due" not in seen(app)


async def test_all_that_is_due_is_asked_and_the_place_in_the_course_stays(
    course: Path, progress_file: Path, size: tuple[int, int]
) -> None:
    app = opened(course, progress_file, wrote(planned(met(Progress()))))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        for words in (
            "1 plan to follow up",
            "10 questions to refresh",
            "1 reflection to look at again. The rest waits.",
        ):
            assert words in today(app)
        screen = await review(app, pilot)
        assert kinds(screen) == [FollowUp, WarmUp, ThenNow]
        await pilot.press("2", *"Zweimal", "escape", "enter")
        await settle(pilot)
        assert len(screen.returning.questions) == 10
        await recall_all(screen, pilot)
        await pilot.press(*"Heute", "escape", "enter")
        await settle(pilot)
        assert isinstance(app.screen, ContentsScreen)
        assert today(app) == ""
        assert "That is enough for today. The rest waits for other days; r shows more." in said(app)
        progress = app.keeper.progress
        assert progress.position.chapter == "rolls"
        assert set(progress.places) == {"rolls"}
        assert progress.completed == {}
        screen = await review(app, pilot)
        assert kinds(screen) == [WarmUp]
        assert len(screen.returning.questions) == 2
        await recall_all(screen, pilot)
        assert "That was all that is due today." in said(app)
    follow_up, now_words = (progress.steps[f"review/{where}"].latest for where in (PLAN, PROMPT))
    assert follow_up
    assert now_words
    assert follow_up.answer == {"plan": PLAN, "outcome": "partly", "text": {"happened": "Zweimal"}}
    assert now_words.answer == {"about": PROMPT, "text": {"now": "Heute"}}
    due = {known.due for known in progress.review.values()}
    assert due == {in_days(7), in_days(-1)}


async def test_what_is_skipped_is_not_asked_again_this_time(course: Path, progress_file: Path) -> None:
    app = opened(course, progress_file, wrote(planned(met(Progress()))))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await review(app, pilot)
        for place in range(3):
            assert screen.sitting.place == place
            assert screen.sitting.signs() == [*["◌"] * place, "◉", *["○"] * (2 - place)]
            await screen.action_skip()
            await settle(pilot)
        assert isinstance(app.screen, ContentsScreen)
        assert today(app) == "Today (key r): 1 plan to follow up · 10 questions to refresh. The rest waits."
        assert kinds(await review(app, pilot)) == [FollowUp, WarmUp]
    assert app.keeper.progress.steps[f"review/{PROMPT}"].state == "skipped"


async def test_a_begun_round_of_questions_goes_on_also_in_the_other_language(course: Path, progress_file: Path) -> None:
    app = opened(course, progress_file, met(Progress()))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await review(app, pilot)
        asked = [where for where, _gap in screen.returning.questions]
        await pilot.press(*"w0", "enter", "enter", *"w", "f3")
        await settle(pilot)
        view = screen.query_one("#step", WarmUpView)
        assert view.line.text == "w"
        await pilot.press("escape")
        await settle(pilot)
        changed = with_due(app.keeper.progress, {asked[0]: Due(rung=0, due=in_days(-99), at=ago(1))})
        app.keeper.progress = with_due(changed, {asked[5]: Due(rung=2, due=in_days(20), at=ago(0))})
        await review(app, pilot)
        assert [where for where, _gap in screen.returning.questions] == asked
        view = app.screen.query_one("#step", WarmUpView)
        assert view.line.text == "w"
        assert view.answer.words[asked[0]] == "w0"


async def test_a_plan_asked_about_once_more_begins_with_an_empty_form(course: Path, progress_file: Path) -> None:
    first = Entry(at=ago(8), answer={"plan": PLAN, "outcome": "not yet", "text": {"happened": "Nichts"}})
    progress = answered(planned(Progress(), due=-20, made=30), f"review/{PLAN}", "follow-up", first)
    app = opened(course, progress_file, progress)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await review(app, pilot)
        assert screen.query_one("#field-happened", WritingArea).text == ""
        assert "●" not in seen(app).split("\n", 1)[1]
        await pilot.press("4", "enter")
        await settle(pilot)
        assert isinstance(app.screen, ContentsScreen)
    record = app.keeper.progress.steps[f"review/{PLAN}"]
    assert [entry.answer["outcome"] for entry in record.entries] == ["not yet", "let go"]
    assert open_plans(app.keeper.progress) == ()


async def test_what_was_answered_stays_on_the_screen_until_it_is_left(course: Path, progress_file: Path) -> None:
    app = opened(course, progress_file, wrote(planned(Progress())))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await review(app, pilot)
        await pilot.press("1", *"Gut", "escape", "right")
        await settle(pilot)
        assert kinds(screen) == [FollowUp, ThenNow]
        await pilot.press("f3", "left")
        await settle(pilot)
        assert kinds(screen) == [FollowUp, ThenNow]
        assert screen.sitting.place == 0
        assert screen.query_one("#field-happened", WritingArea).text == "Gut"
        assert screen.sitting.signs() == ["◉", "○"]
        await pilot.press("f9")
        await settle(pilot)
        assert isinstance(app.screen, JournalScreen)
        assert f"review/{PLAN}" in app.screen.writings


async def test_questions_the_course_no_longer_has_are_passed_over(course: Path, progress_file: Path) -> None:
    gone = {name: Due(rung=0, due=in_days(-5), at=ago(9)) for name in ("bread/many/gone", "gone/many/g1", "odd")}
    app = opened(course, progress_file, with_due(met(Progress(), count=1), gone))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await review(app, pilot)
        assert [where for where, _gap in screen.returning.questions] == ["bread/many/g0"]
        await pilot.press("escape")
        await settle(pilot)
        assert today(app) == "Today (key r): 1 question to refresh"


async def test_questions_of_a_chapter_with_problems_are_kept_for_later(course: Path, progress_file: Path) -> None:
    (course / "01-bread" / "en.md").write_text("+++\n", encoding="utf-8")
    app = opened(course, progress_file, met(Progress(), count=1))
    async with app.run_test(size=(80, 24)) as pilot:
        await review(app, pilot)
        assert app.keeper.progress.review["bread/many/g0"].due == in_days(-1)


async def test_r_is_only_on_the_contents(course: Path, progress_file: Path) -> None:
    app = opened(course, progress_file, met(Progress()))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("r", "r")
        await settle(pilot)
        assert isinstance(app.screen, ChapterScreen)
        assert app.screen.sitting.chapter.id == "rolls"
        await app.run_action("review")
        await settle(pilot)
        assert isinstance(app.screen, ChapterScreen)
        assert app.screen.sitting.chapter.id == "review"
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, ContentsScreen)


# At most three active plans


def three() -> Progress:
    progress = Progress()
    for made, where in ((9, "x/a"), (8, "x/b"), (7, "bread/plan")):
        progress = planned(progress, where, due=5, made=made)
    return progress


async def fourth(app: CourseApp, pilot: Pilot[None]) -> ChapterScreen:
    await settle(pilot)
    await pilot.press("enter")
    await settle(pilot)
    screen = app.screen
    assert isinstance(screen, ChapterScreen)
    await screen.action_go(screen.sitting.chapter.place("own") - screen.sitting.place)
    await settle(pilot)
    screen.query_one("#field-cue-0", Line).text = "es klopft"
    screen.query_one("#field-act-0", Line).text = "öffne ich"
    return screen


async def test_a_fourth_plan_asks_which_one_is_let_go(course: Path, progress_file: Path, size: tuple[int, int]) -> None:
    app = opened(course, progress_file, three())
    async with app.run_test(size=size) as pilot:
        screen = await fourth(app, pilot)
        screen.query_one("#done").focus()
        await pilot.press("enter")
        await settle(pilot)
        for words in ("3 plans are active already", "Which one do you let go?"):
            assert words in " ".join(seen(app).replace("▌", " ").split())
        assert key("rolls", "own") not in app.keeper.progress.steps
        await pilot.press("9", "2")
        await settle(pilot)
        progress = app.keeper.progress
        assert {plan.where for plan in open_plans(progress)} == {"x/a", "bread/plan", "rolls/own"}
        gone = progress.steps["review/x/b"].latest
        assert gone
        assert gone.answer == {"plan": "x/b", "outcome": "let go"}
        assert "x/b klingelt" in gone.wording["question"]
        assert screen.query("#field-rehearsed")
        assert not screen.query(ActivePlans)


async def test_a_fourth_plan_can_stay_a_draft(course: Path, progress_file: Path) -> None:
    app = opened(course, progress_file, three())
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await fourth(app, pilot)
        assert "3 plans are active already" in seen(app)
        screen.query_one("#done").focus()
        await pilot.press("enter", "enter")
        await settle(pilot)
        await pilot.press("0")
        await settle(pilot)
        assert isinstance(app.screen, ContentsScreen)
    progress = app.keeper.progress
    assert key("rolls", "own") not in progress.steps
    assert progress.drafts[key("rolls", "own")].answer["text"] == {"cue": "es klopft", "act": "öffne ich"}
    assert len(open_plans(progress)) == 3


async def test_going_on_by_arrow_keeps_a_fourth_plan_as_a_draft(course: Path, progress_file: Path) -> None:
    app = opened(course, progress_file, three())
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await fourth(app, pilot)
        screen.query_one("#done").focus()
        await pilot.press("left", "right")
        await settle(pilot)
        assert screen.query_one("#field-cue-0", Line).text == "es klopft"
    assert "rolls/own" in app.keeper.progress.drafts
    assert len(open_plans(app.keeper.progress)) == 3


async def test_a_plan_that_counts_already_can_be_changed(course: Path, progress_file: Path) -> None:
    app = opened(course, progress_file, planned(three(), "rolls/own", due=5, made=1))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await fourth(app, pilot)
        assert "are active already" not in seen(app)
        screen.query_one("#done").focus()
        await pilot.press("enter")
        await settle(pilot)
    latest = app.keeper.progress.steps["rolls/own"].latest
    assert latest
    assert latest.answer["text"]["cue"] == "es klopft"


async def test_letting_go_counts_although_the_clock_was_set_back(course: Path, progress_file: Path) -> None:
    app = opened(course, progress_file, planned(three(), "x/b", due=5, made=-30))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await fourth(app, pilot)
        screen.query_one("#done").focus()
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("3")
        await settle(pilot)
    assert "x/b" not in {plan.where for plan in open_plans(app.keeper.progress)}
