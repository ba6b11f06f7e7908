"""What a learner does across steps, screens and sittings, with a real file underneath."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from textual.widgets import Input, OptionList, Static, TextArea

from course.catalog import Catalog
from course.exercises import kind_name
from course.model import Reading
from course.progress import Entry, Progress, Record, answered, key, noted, timestamp
from course.store import Store
from tui.screens.chapter import ChapterScreen
from tui.screens.contents import ContentsScreen
from tui.screens.journal import JournalScreen
from tui.screens.question import PathScreen, QuestionScreen
from tui.sitting import now
from tui.widgets.exercises.checklist import Checklist
from tui.widgets.exercises.form import FormView
from tui.widgets.writing import Line, WritingArea

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from course.model import Language
    from tui.app import CourseApp

    Open = Callable[..., CourseApp]

FIRST, SECOND = (entry.id for entry in Catalog.open().course.chapters[:2])


async def settle(pilot: Pilot[None]) -> None:
    await pilot.pause()
    await pilot.pause()


async def until(pilot: Pilot[None], happened: Callable[[], object]) -> None:
    """Wait for what another thread does."""
    for _turn in range(600):
        if happened():
            return
        await pilot.pause(0.1)
    pytest.fail("it did not happen")


def step_of(chapter: str, kind: str) -> str:
    return next(step.id for step in Catalog.open().chapter(chapter, "de").steps if kind_name(step) == kind)


async def go_to(app: CourseApp, pilot: Pilot[None], chapter: str, step: str) -> ChapterScreen:
    await settle(pilot)
    for _ in range(3):
        if not isinstance(app.screen, ContentsScreen):
            await pilot.press("escape")
            await settle(pilot)
    listing = app.screen.query_one(OptionList)
    listing.highlighted = listing.get_option_index(chapter)
    await pilot.press("enter")
    await settle(pilot)
    screen = app.screen
    assert isinstance(screen, ChapterScreen)
    await screen.action_go(screen.sitting.chapter.place(step) - screen.sitting.place)
    await settle(pilot)
    assert screen.sitting.step.id == step
    return screen


def drawn(app: CourseApp, content: object) -> str:
    with app.console.capture() as capture:
        app.console.print(content, width=200)
    return capture.get()


def kept(progress_file: Path) -> Progress:
    return Store(progress_file).peek().progress


def with_plan(progress: Progress, cue: str = "das Telefon klingelt", act: str = "ich atme einmal aus") -> Progress:
    day = (date(2026, 1, 1)).isoformat()
    entry = Entry(at=timestamp(now()), answer={"text": {"cue": cue, "act": act, "date": day}})
    return answered(progress, key(FIRST, step_of(FIRST, "plan")), "plan", entry)


async def test_a_half_typed_sentence_and_its_caret_survive_the_other_language(open_course: Open) -> None:
    app = open_course("de")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await go_to(app, pilot, FIRST, step_of(FIRST, "prompt"))
        await pilot.press(*"Am Montag", "left", "left")
        field = screen.focused
        assert isinstance(field, WritingArea)
        await pilot.press("f3")
        await settle(pilot)
        again = app.screen.focused
        assert isinstance(again, WritingArea)
        assert (again.text, again.cursor_location) == ("Am Montag", (0, 7))
        assert app.shelf.chapter(FIRST).language == "en"
        await pilot.press(*"XX")
        assert again.text == "Am MontXXag"
    assert not kept(app.keeper.store.path).steps.get(key(FIRST, step_of(FIRST, "prompt")))


async def test_what_is_written_counts_when_the_learner_goes_on_and_is_kept_once(
    open_course: Open, progress_file: Path
) -> None:
    app = open_course("de")
    prompt = step_of(FIRST, "prompt")
    async with app.run_test(size=(80, 24)) as pilot:
        await go_to(app, pilot, FIRST, prompt)
        await pilot.press(*"Gut", "escape", "right")
        await settle(pilot)
        await pilot.press("left", "right", "left", "tab", *"Neu ", "escape", "right")
        await settle(pilot)
        await pilot.press("escape", "q")
        await settle(pilot)
    record = kept(progress_file).steps[key(FIRST, prompt)]
    texts = [next(iter(entry.answer["text"].values())) for entry in record.entries]
    assert len(texts) == 2
    assert record.entries[0].wording["question"]


async def test_half_done_answers_of_every_kind_come_back_after_a_crash(open_course: Open, progress_file: Path) -> None:
    """The saver's snapshot is all that a crash leaves."""
    app = open_course("de")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await go_to(app, pilot, FIRST, step_of(FIRST, "sort"))
        await pilot.press("1", "enter", "2")
        snapshot = app.keeper.snapshot()
        assert screen.at
        view, turn = screen.at
        so_far = view.so_far()
    assert snapshot.drafts[turn.where].answer == so_far
    app.keeper.close()
    again = open_course("de", snapshot)
    async with again.run_test(size=(80, 24)) as pilot:
        screen = await go_to(again, pilot, FIRST, step_of(FIRST, "sort"))
        assert screen.at
        assert screen.at[0].so_far() == so_far


async def test_a_chapter_is_done_when_every_step_was_seen_answered_or_skipped(
    open_course: Open, progress_file: Path
) -> None:
    app = open_course("de")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await go_to(app, pilot, FIRST, app.shelf.chapter(FIRST).steps[0].id)
        *before, last = screen.sitting.chapter.steps
        for _ in before:
            assert FIRST not in app.keeper.progress.completed
            await screen.action_skip()
            await settle(pilot)
        assert isinstance(last, Reading)  # seen as soon as it is shown
        await screen.action_go(1)
        await settle(pilot)
        assert isinstance(app.screen, ContentsScreen)
    progress = app.keeper.progress
    assert FIRST in progress.completed
    later = [f"{FIRST}/{one.id}/{gap.id}" for one in app.shelf.chapter(FIRST).later for gap in one.gaps]
    assert later
    assert set(later) <= set(progress.review)


async def test_chapter_two_asks_what_became_of_the_plan(
    open_course: Open, progress_file: Path, language: Language
) -> None:
    app = open_course(language, with_plan(Progress()))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await go_to(app, pilot, SECOND, "follow-up")
        assert screen.returning.plan
        await pilot.press("2", *"Zweimal", "escape", "right")
        await settle(pilot)
        await pilot.press("left")
        await settle(pilot)
        assert screen.returning.plan
    entry = app.keeper.progress.steps[key(SECOND, "follow-up")].latest
    assert entry
    assert entry.answer["outcome"] == "partly"
    assert entry.answer["text"] == {"happened": "Zweimal"}
    assert entry.answer["plan"] == key(FIRST, step_of(FIRST, "plan"))


@pytest.mark.parametrize("onward", ["enter", "right"])
async def test_without_a_plan_or_questions_chapter_two_says_so_and_goes_on(
    open_course: Open, language: Language, onward: str
) -> None:
    app = open_course(language)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await go_to(app, pilot, SECOND, "follow-up")
        await pilot.press(onward)
        await settle(pilot)
        assert screen.sitting.step.id == "warm-up"
        await pilot.press(onward)
        await settle(pilot)
        assert screen.sitting.place == 2
        assert {key(SECOND, "follow-up"), key(SECOND, "warm-up")} <= set(app.keeper.progress.steps)


async def test_questions_of_chapter_one_warm_up_chapter_two(open_course: Open) -> None:
    progress = Progress()
    chapter = Catalog.open().chapter(FIRST, "de")
    for step in chapter.steps:
        progress = noted(progress, key(FIRST, step.id), kind_name(step), "skipped", now())
    app = open_course("de", progress)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await go_to(app, pilot, FIRST, chapter.steps[0].id)
        await screen.action_skip()
        await settle(pilot)
        screen = await go_to(app, pilot, SECOND, "warm-up")
        assert len(screen.returning.questions) == 3
        questions = screen.returning.questions
        for _where, gap in questions:
            await pilot.press(*gap.accepted[0], "enter", "enter")
            await settle(pilot)
        record = app.keeper.progress.steps[key(SECOND, "warm-up")]
    assert record.latest
    assert set(record.latest.answer["asked"]) == {where for where, _gap in questions}


async def test_a_plan_needs_both_halves_and_gets_a_day(open_course: Open) -> None:
    app = open_course("en")
    plan = step_of(FIRST, "plan")
    async with app.run_test(size=(80, 40)) as pilot:
        screen = await go_to(app, pilot, FIRST, plan)
        screen.query_one("#field-cue-0", Line).text = "the Monday meeting begins"
        await pilot.press("escape", "left")
        await settle(pilot)
        assert key(FIRST, plan) not in app.keeper.progress.steps
        await pilot.press("right")
        await settle(pilot)
        assert screen.query_one("#field-cue-0", Line).text == "the Monday meeting begins"
        screen.query_one("#field-act-0", Line).text = "I try to ask which ones"
        screen.query_one("#done").focus()
        await pilot.press("enter")
        await settle(pilot)
        notes = drawn(app, screen.query_one("#notes", Static).content)
        assert "trying" in notes
        screen.query_one("#field-rehearsed", WritingArea).focus()
        await pilot.press(*"as above", "escape", "left")
        await settle(pilot)
    latest = app.keeper.progress.steps[key(FIRST, plan)].latest
    assert latest
    day = (date.today() + timedelta(days=7)).isoformat()  # noqa: DTZ011 - the learner's own calendar
    assert latest.answer["text"]["date"] == day
    assert latest.answer["text"]["rehearsed"] == "as above"


async def test_the_journal_reads_back_shows_versions_and_leads_to_where_it_was_written(
    open_course: Open, language: Language
) -> None:
    prompt = key(FIRST, step_of(FIRST, "prompt"))
    wording = {"question": "Was war [/b]?", "what": "Was?"}
    entries = tuple(
        Entry(at=f"2026-01-0{day}T10:00:00.000Z", answer={"text": {"what": f"Wort {day} [/b]"}}, wording=wording)
        for day in (1, 2)
    )
    record = Record(kind="prompt", state="answered", at=entries[-1].at, entries=entries)
    app = open_course(language, Progress(steps={prompt: record}))
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await pilot.press("j")
        await settle(pilot)
        assert isinstance(app.screen, JournalScreen)
        page = app.screen.query_one("#page")
        console = app.console
        with console.capture() as capture:
            console.print(page.content)  # type: ignore[attr-defined]
        assert "Wort 2 [/b]" in capture.get()
        assert "Wort 1" not in capture.get()
        await pilot.press("v")
        with console.capture() as capture:
            console.print(page.content)  # type: ignore[attr-defined]
        assert "Wort 1 [/b]" in capture.get()
        await pilot.press("enter")
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, ChapterScreen)
        assert screen.at is not None
        assert screen.at[1].where == prompt


async def test_a_damaged_file_is_set_aside_and_the_backup_offered(open_course: Open, progress_file: Path) -> None:
    store = Store(progress_file)
    store.save(with_plan(Progress()))
    store.save(with_plan(with_plan(Progress())))
    progress_file.write_text("format = 1\n[broken", encoding="utf-8")
    app = open_course("en")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, QuestionScreen)
        assert "damaged" in app.screen.question
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, ContentsScreen)
        assert app.keeper.progress.steps
    assert [one for one in progress_file.parent.iterdir() if "damaged" in one.name]


async def test_a_newer_format_is_shown_and_never_written(open_course: Open, progress_file: Path) -> None:
    Store(progress_file).save(with_plan(Progress()))
    newer = progress_file.read_text(encoding="utf-8").replace("format = 1", "format = 99", 1)
    progress_file.write_text(newer, encoding="utf-8")
    app = open_course("en")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "newer" in app.trouble
        await pilot.press("enter", "right", "escape", "q")
        await settle(pilot)
    assert progress_file.read_text(encoding="utf-8") == newer


@pytest.mark.parametrize("answer", ["here", "look", "quit"])
async def test_a_second_session_is_told_and_asked(
    open_course: Open, progress_file: Path, answer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = open_course("en", with_plan(Progress()))
    second = open_course("en")

    def taken(_holder: object) -> Any:  # noqa: ANN401 - a session
        first.keeper.close()
        assert not hasattr(first.found_session, "tty")
        first.found_session.close()
        from course.session import open_session  # noqa: PLC0415

        return open_session(progress_file)

    monkeypatch.setattr("tui.opening.take_over", taken)
    async with second.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        question = second.screen
        assert isinstance(question, QuestionScreen)
        question.dismiss(answer)
        if answer != "quit":
            await until(pilot, lambda: second.keeper.progress.steps)
            await settle(pilot)
            assert isinstance(second.screen, ContentsScreen)
            assert bool(second.trouble) is (answer == "look")
    assert second.return_code in {0, None}


async def test_when_saving_fails_the_learner_is_told_and_can_save_elsewhere(
    open_course: Open, progress_file: Path, tmp_path: Path
) -> None:
    app = open_course("en")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        progress_file.parent.rename(tmp_path / "away")
        progress_file.parent.write_text("in the way", encoding="utf-8")
        await pilot.press("enter", "right")
        await until(pilot, lambda: "Not saved" in app.trouble)
        await pilot.press("f8")
        await settle(pilot)
        assert isinstance(app.screen, PathScreen)
        elsewhere = tmp_path / "elsewhere" / "progress.toml"
        app.screen.query_one(Input).value = str(elsewhere)
        await pilot.press("enter")
        await until(pilot, lambda: not app.trouble)
        await pilot.press("escape", "q")
        await settle(pilot)
    assert kept(elsewhere).places


async def test_markup_a_learner_types_is_only_text(open_course: Open) -> None:
    app = open_course("en")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await go_to(app, pilot, FIRST, step_of(FIRST, "prompt"))
        field = screen.focused
        assert isinstance(field, TextArea)
        field.text = "[/b] [@click=app.quit]x[/] \x1b[2J\x9b31m"
        await pilot.press("escape", "right", "f9")
        await settle(pilot)
        assert isinstance(app.screen, JournalScreen)
    latest = app.keeper.progress.steps[screen.sitting.chapter.id + "/" + step_of(FIRST, "prompt")].latest
    assert latest
    text = next(iter(latest.answer["text"].values()))
    assert text.startswith("[/b] [@click=app.quit]x[/]")
    assert "\x1b" not in text


async def test_an_answer_is_kept_before_anything_is_told(open_course: Open) -> None:
    """A hang-up between pressing Done and the message about it loses nothing."""
    app = open_course("de")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await go_to(app, pilot, FIRST, step_of(FIRST, "prompt"))
        await pilot.press(*"Wort")
        assert screen.at
        view, turn = screen.at
        assert isinstance(view, FormView)
        view.finish()
        assert app.keeper.snapshot().steps[turn.where].state == "answered"


async def test_no_snapshot_ever_holds_words_under_another_step(open_course: Open) -> None:
    """The saver may look at any moment, between two steps too."""
    app = open_course("de")
    kinds = {key(FIRST, step.id): kind_name(step) for step in Catalog.open().chapter(FIRST, "de").steps}
    seen: list[Progress] = []
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await go_to(app, pilot, FIRST, step_of(FIRST, "sort"))
        change = app.keeper.change

        def looked(what: Callable[[Progress], Progress]) -> None:
            seen.append(app.keeper.snapshot())
            change(what)
            seen.append(app.keeper.snapshot())

        app.keeper.change = looked  # type: ignore[method-assign, assignment]
        await pilot.press("1", "enter")
        await screen.action_go(1)
        await pilot.press("1")
        await screen.action_go(1)
        await screen.action_go(-1)
        await settle(pilot)
    assert len(seen) > 4
    for progress in seen:
        assert all(draft.kind == kinds[where] for where, draft in progress.drafts.items())


async def test_the_journal_inside_a_chapter_leads_back_into_the_same_one(open_course: Open) -> None:
    prompts = [step.id for step in Catalog.open().chapter(FIRST, "de").steps if kind_name(step) == "prompt"]
    app = open_course("de")
    async with app.run_test(size=(80, 24)) as pilot:
        await go_to(app, pilot, FIRST, prompts[0])
        await pilot.press(*"Eins", "escape", "right")
        await settle(pilot)
        await pilot.press(*"Zwei", "f9")
        await settle(pilot)
        assert isinstance(app.screen, JournalScreen)
        app.screen.listing.highlighted = app.screen.listing.get_option_index(key(FIRST, prompts[0]))
        await pilot.press("enter")
        await settle(pilot)
        chapters = [screen for screen in app.screen_stack if isinstance(screen, ChapterScreen)]
        assert len(chapters) == 1
        assert chapters[0] in app.screen_stack[-1:]
        assert chapters[0].sitting.step.id == prompts[0]
        await pilot.press("shift+tab", "shift+tab", "shift+tab", *" neu")
        words = app.keeper.snapshot().drafts[key(FIRST, prompts[0])].answer["text"]
        assert next(iter(words.values())) == "Eins neu"
        assert app.keeper.progress.steps[key(FIRST, prompts[1])].state == "answered"


async def test_a_checklist_and_a_model_follow_the_writing(open_course: Open) -> None:
    app = open_course("de")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await go_to(app, pilot, SECOND, "own-list")
        assert not screen.query(Checklist)
        await pilot.press(*"Rechnung stimmt")
        screen.query_one("#done").focus()
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(screen.focused, Checklist)
        assert screen.query("#model")
        await pilot.press("space", "escape", "left")
        await settle(pilot)
    latest = app.keeper.progress.steps[key(SECOND, "own-list")].latest
    assert latest
    assert len(latest.answer["ticked"]) == 1


async def test_leaving_without_saving_is_asked_for_and_staying_tries_again(
    open_course: Open, progress_file: Path, tmp_path: Path
) -> None:
    app = open_course("en")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        progress_file.parent.rename(tmp_path / "away")
        progress_file.parent.write_text("in the way", encoding="utf-8")
        await pilot.press("enter", "right", "q")
        await until(pilot, lambda: isinstance(app.screen, QuestionScreen))
        question = app.screen
        assert isinstance(question, QuestionScreen)
        assert str(progress_file.parent) in question.question
        progress_file.parent.unlink()
        (tmp_path / "away").rename(progress_file.parent)
        await pilot.press("enter")
        await until(pilot, progress_file.exists)
        assert kept(progress_file).places
        await pilot.press("q")
        await settle(pilot)


@pytest.mark.parametrize("path", ["~nobody-of-this-name/x.toml"])
async def test_a_place_that_cannot_be_is_asked_for_again(open_course: Open, progress_file: Path, path: str) -> None:
    app = open_course("en")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app._notice("Not saved.")
        await pilot.press("f8")
        await settle(pilot)
        app.screen.query_one(Input).value = path
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, PathScreen)
        assert path in app.screen.question
        await pilot.press("escape")


async def test_a_failure_of_the_program_says_so_and_reports_no_words(open_course: Open, progress_file: Path) -> None:
    app = open_course("en")
    with pytest.raises(ZeroDivisionError):  # noqa: PT012 - the failure comes out where the app ends
        async with app.run_test(size=(80, 24)) as pilot:
            screen = await go_to(app, pilot, FIRST, step_of(FIRST, "prompt"))
            await pilot.press(*"secret")
            screen.call_later(lambda: 1 // len("secret"[:0]))
            await settle(pilot)
    (report,) = progress_file.parent.glob("h2h-crash-*.txt")
    assert "ZeroDivisionError" in report.read_text(encoding="utf-8")
    assert "secret" not in report.read_text(encoding="utf-8")
    assert "secret" in str(kept(progress_file).drafts)


async def test_words_that_are_no_day_are_kept_with_the_plan(open_course: Open) -> None:
    app = open_course("en")
    plan = step_of(FIRST, "plan")
    async with app.run_test(size=(80, 40)) as pilot:
        screen = await go_to(app, pilot, FIRST, plan)
        for field, text in (("cue", "it rings"), ("act", "I listen"), ("date", "after the fair")):
            screen.query_one(f"#field-{field}-0", Line).text = text
        screen.query_one("#done").focus()
        await pilot.press("enter")
        await settle(pilot)
        assert "after the fair" in drawn(app, screen.query_one("#notes", Static).content)
        screen.query_one("#field-date-0", Line).text = "+9"
        await pilot.press("escape", "left")
        await settle(pilot)
    dates = [entry.answer["text"]["date"] for entry in app.keeper.progress.steps[key(FIRST, plan)].entries]
    assert dates == ["after the fair", (date.today() + timedelta(days=9)).isoformat()]  # noqa: DTZ011 - the learner's day
