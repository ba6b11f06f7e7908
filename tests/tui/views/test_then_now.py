"""Earlier words, and beside them those of now, as a step of a chapter."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from course.catalog import Catalog
from course.journal import writings
from course.progress import Draft, Entry, Progress, answered, drafted, key, moved, timestamp
from course.session import open_session
from course.store import Store
from tui.app import CourseApp
from tui.screens.chapter import ChapterScreen
from tui.sitting import now
from tui.widgets import own_words
from tui.widgets.exercises.then_now import ThenNowView
from tui.widgets.writing import WritingArea

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.pilot import Pilot

    from course.model import Language

COURSE = Path(__file__).parents[2] / "data" / "course"
PROMPT, LOOK = key("bread", "memory"), key("rolls", "look")
ASKED = {"de": "Wann war es *zuletzt* warm?", "en": "When was it warm *last*?"}
NOTHING = {"de": "Hier wurde damals nichts geschrieben.", "en": "Nothing was written here then."}


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A course whose second chapter ends with a look back at a prompt of the first."""
    folder = tmp_path / "course"
    shutil.copytree(COURSE, folder)
    for language, asked in ASKED.items():
        with (folder / "01-bread" / f"{language}.md").open("a", encoding="utf-8", newline="\n") as file:
            file.write(f'\n```toml prompt\nid = "memory"\nquestion = "{asked}"\n```\n')
        with (folder / "02-rolls" / f"{language}.md").open("a", encoding="utf-8", newline="\n") as file:
            file.write(f'\n```toml then-now\nid = "look"\nabout = "{PROMPT}"\n```\n')
    return folder


@pytest.fixture(autouse=True)
def open_again() -> Iterator[None]:
    yield
    own_words.hide(on=False)


def wrote(days: int, words: str = "Sie rief an [/b].", progress: Progress | None = None) -> Progress:
    wording = {"question": "Wann hat *zuletzt* jemand angerufen?", "what": "Was war damals?"}
    entry = Entry(at=timestamp(now() - timedelta(days=days)), answer={"text": {"what": words}}, wording=wording)
    return answered(progress or Progress(), PROMPT, "prompt", entry)


def at_look(course: Path, file: Path, progress: Progress, language: Language = "en") -> CourseApp:
    Store(file).save(moved(progress, "rolls", "look", now()))
    return CourseApp(Catalog.open(course), Store(file), open_session(file), language)


async def settle(pilot: Pilot[None]) -> None:
    for _turn in range(3):
        await pilot.pause()


async def opened(app: CourseApp, pilot: Pilot[None]) -> ThenNowView:
    await settle(pilot)
    await pilot.press("enter")
    await settle(pilot)
    assert isinstance(app.screen, ChapterScreen)
    view = app.screen.query_one("#step")
    assert isinstance(view, ThenNowView)
    return view


def seen(app: CourseApp) -> str:
    return "\n".join(strip.text for strip in app.screen._compositor.render_strips())


def answer(app: CourseApp) -> dict[str, object]:
    record = app.keeper.progress.steps[LOOK]
    return dict(record.latest.answer) if record.latest else {}


async def test_the_earlier_words_stand_beside_those_of_now_or_above(
    course: Path, progress_file: Path, size: tuple[int, int], language: Language
) -> None:
    app = at_look(course, progress_file, wrote(40), language)
    async with app.run_test(size=size) as pilot:
        view = await opened(app, pilot)
        await pilot.press(*"Heute")
        await settle(pilot)
        then, field = view.query_one("#then").region, view.query_one("#field-now").region
        assert view.query_one("#asked").region.bottom <= then.y
        if size[0] >= 80:
            assert then.right <= field.x
            assert then.y < field.y < then.bottom
        else:
            assert then.bottom <= field.y
        for words in ("Sie rief an [/b].", "Was war damals?", "Heute"):
            assert words in seen(app)
        if size[1] > 15:
            assert "Wann hat zuletzt jemand angerufen?" in seen(app)
            assert ASKED[language].replace("*", "") not in seen(app)
        await pilot.press("escape", "enter")
        await settle(pilot)
    assert answer(app) == {"about": PROMPT, "text": {"now": "Heute"}}
    (writing,) = writings(app.keeper.progress, ["bread"])
    assert [one.answer for one in writing.later] == [answer(app)]


async def test_half_written_words_and_the_caret_stay_when_the_language_changes(
    course: Path, progress_file: Path
) -> None:
    app = at_look(course, progress_file, wrote(40))
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot)
        await pilot.press(*"halb", "left", "f3")
        await settle(pilot)
        field = app.screen.query_one("#field-now", WritingArea)
        assert (field.text, field.cursor_location, field.has_focus) == ("halb", (0, 3), True)
        assert ASKED["de"] not in seen(app)
        app.keep_draft()
    assert app.keeper.progress.drafts[LOOK].answer == {"about": PROMPT, "text": {"now": "halb"}}
    again = at_look(course, progress_file.with_name("again.toml"), app.keeper.progress)
    async with again.run_test(size=(80, 24)) as pilot:
        await opened(again, pilot)
        assert again.screen.query_one("#field-now", WritingArea).text == "halb"


async def test_reading_without_writing_is_enough(course: Path, progress_file: Path) -> None:
    app = at_look(course, progress_file, wrote(40))
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot)
        await pilot.press("escape", "enter")
        await settle(pilot)
    record = app.keeper.progress.steps[LOOK]
    assert (record.state, record.entries) == ("seen", ())


async def test_it_shows_what_stood_when_it_was_answered_and_can_be_emptied(course: Path, progress_file: Path) -> None:
    given = Entry(at=timestamp(now() - timedelta(days=5)), answer={"about": PROMPT, "text": {"now": "ja"}})
    progress = answered(wrote(2, "Ganz neu.", wrote(40)), LOOK, "then-now", given)
    app = at_look(course, progress_file, progress)
    async with app.run_test(size=(80, 24)) as pilot:
        view = await opened(app, pilot)
        assert "Sie rief an" in seen(app)
        assert "Ganz neu." not in seen(app)
        assert view.so_far() is None
        view.query_one("#field-now").focus()
        await pilot.press("backspace", "backspace", "escape", "left")
        await settle(pilot)
    assert answer(app) == {"about": PROMPT}
    assert given in app.keeper.progress.steps[LOOK].entries


async def test_where_nothing_was_written_it_says_so_and_asks_again(
    course: Path, progress_file: Path, language: Language
) -> None:
    app = at_look(course, progress_file, Progress(), language)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot)
        if language == "en":
            assert NOTHING[language] in seen(app)
        assert ASKED[language].replace("*", "") in seen(app)
        await pilot.press(*"doch", "escape", "enter")
        await settle(pilot)
    assert answer(app) == {"about": PROMPT, "text": {"now": "doch"}}


@pytest.mark.parametrize("odd", [3, [], {"what": 3}, {"": "x"}, [["a"]]])
async def test_odd_files_make_no_trouble(course: Path, progress_file: Path, odd: object) -> None:
    entry = Entry(at="when?", answer={"text": odd}, wording={})
    progress = answered(Progress(), PROMPT, "prompt", entry)
    draft = Draft(kind="then-now", at=timestamp(now()), answer={"about": odd, "text": odd})
    app = at_look(course, progress_file, drafted(progress, LOOK, draft))
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot)
        await pilot.press(*"ok")
        await settle(pilot)
        assert "ok" in seen(app)


async def test_earlier_words_are_hidden_with_all_own_words(course: Path, progress_file: Path) -> None:
    app = at_look(course, progress_file, wrote(40))
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot)
        await pilot.press(*"Neu", "f2")
        await settle(pilot)
        assert "rief" not in seen(app)
        assert "Neu" not in seen(app)
        assert "Was war damals?" in seen(app)
        await pilot.press("f2")
        await settle(pilot)
        assert "Sie rief an [/b]." in seen(app)
