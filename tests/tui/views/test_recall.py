"""Recall, taken by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from textual import events

from course.exercises.recall import Gap, Recall
from tui.widgets.exercises.recall import RecallView
from tui.widgets.exercises.typing_line import TypingLine
from tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from tests.tui.views.conftest import Host

RECALL = Recall(
    id="questions",
    question="Which word is missing?",
    gaps=(
        Gap(id="known", text="How is it ___?", accepted=("known", "Größe"), hints=("not believed",), why="Ask for it."),
        Gap(id="whom", text="For ___ does it hold?", accepted=("whom",), why="Groups differ."),
    ),
)


async def test_an_accepted_word_is_right_and_the_reason_is_seen(host: type[Host], size: tuple[int, int]) -> None:
    app = host(RecallView(RECALL))
    async with app.run_test(size=size) as pilot:
        assert "How is it ____?" in app.text()
        await pilot.press(*"grösse", "enter")
        await pilot.pause()
        assert "How is it known?" in app.text()
        assert "✓ Right" in app.seen()
        assert "Ask for it." in app.seen()
        await pilot.press("enter", *"whom", "enter")
        await pilot.pause()
        shown = ["known", "whom"]
        assert app.answered == [({"words": {"known": "grösse", "whom": "whom"}, "shown": shown}, "right")]
        assert "Groups differ." in app.seen()
        await pilot.press("enter")
        assert app.onward == 1


async def test_letters_are_only_letters_while_typing(host: type[Host]) -> None:
    view = RecallView(RECALL)
    app = host(view)
    async with app.run_test() as pilot:
        await pilot.press(*"ejlqsrh1", "question_mark", "space", "x", "left", "left", "backspace", "home", "delete")
        assert view.so_far() == {"words": {"known": "jlqsrh1 x"}}
        assert not app.page.heard
        await pilot.press("enter", "e")
        assert app.page.heard == ["e"]


async def test_without_a_word_arrows_lead_to_other_steps(host: type[Host]) -> None:
    app = host(RecallView(RECALL))
    async with app.run_test() as pilot:
        await pilot.press("left", "right")
        assert app.page.heard == ["left", "right"]


async def test_another_word_is_judged_by_the_learner(host: type[Host]) -> None:
    app = host(RecallView(RECALL))
    async with app.run_test() as pilot:
        await pilot.press(*"meant", "enter")
        assert "How is it known?" in app.text()
        assert "Typed: meant" in app.text()
        assert "Ask for it." not in app.text()
        await pilot.press("enter")
        assert not app.page.heard
        await pilot.press("2")
        assert "◐ Nearly" in app.text()
        assert "Ask for it." in app.text()
        await pilot.press("enter", "enter")
        assert "Nothing typed." in app.text()
        await pilot.press("3")
        answer, outcome = app.answered[0]
        assert answer["checked"] == {"known": "nearly", "whom": "no"}
        assert outcome == "wrong"
        assert "✗ Not this time" in app.text()


async def test_hints_come_with_f5_and_redo_starts_over(host: type[Host]) -> None:
    view = RecallView(RECALL)
    app = host(view)
    async with app.run_test() as pilot:
        await pilot.press("f5")
        assert "not believed" in app.text()
        await pilot.press("enter", "1", "enter", "enter", "1")
        assert [outcome for _answer, outcome in app.answered] == ["right"]
        await pilot.press("r", "k")
        assert "Gap 1 of 2" in app.text()
        assert view.so_far() == {"words": {"known": "k"}}


async def test_f5_stays_here_when_no_hint_is_left(host: type[Host]) -> None:
    app = host(RecallView(RECALL))
    async with app.run_test() as pilot:
        await pilot.press("f5")
        assert "no further hint" not in app.text()
        await pilot.press("f5")
        assert "There is no further hint." in app.text()
        await pilot.press("enter", "f5", "1", "f5", "enter")
        assert "There is no" not in app.text()
        await pilot.press("f5")
        assert "There is no hint here." in app.text()
        await pilot.press("enter", "1", "f5")
        assert [outcome for _answer, outcome in app.answered] == ["right"]
        assert "f5" not in app.page.heard


async def test_the_line_of_keys_names_all_three_judgements(host: type[Host], size: tuple[int, int]) -> None:
    app = host(RecallView(RECALL))
    async with app.run_test(size=size) as pilot:
        await pilot.press("enter")
        bar = KeyBar()
        await app.page.mount(bar)
        await pilot.pause()
        assert "1 Had it  2 Nearly  3 Not" in str(bar.render())


async def test_gaps_of_old_files_that_were_not_answered_are_open(host: type[Host]) -> None:
    app = host(RecallView(RECALL, {"words": {"known": "known"}, "shown": ["known"]}, handed_in=True))
    async with app.run_test() as pilot:
        assert "✓ Right" in app.text()
        assert "For ____ does it hold?" in app.text()
        assert "○ Not answered" in app.text()
        assert "Groups differ." not in app.text()
        await pilot.press("r")
        assert "Gap 1 of 2" in app.text()


async def test_a_word_half_typed_comes_back_even_when_it_is_the_right_one(host: type[Host]) -> None:
    app = host(RecallView(RECALL, {"words": {"known": "known"}}))
    async with app.run_test() as pilot:
        assert "Your word: known" in app.text()
        await pilot.press("enter")
        assert "✓ Right" in app.text()


async def test_a_half_done_recall_goes_on_where_it_was(host: type[Host]) -> None:
    half = {"words": {"known": "known", "whom": "who"}, "shown": ["known", "whom"]}
    app = host(RecallView(RECALL, half))
    async with app.run_test() as pilot:
        assert "Gap 2 of 2" in app.text()
        assert "Did you have it?" in app.text()
        await pilot.press("1")
        assert [outcome for _answer, outcome in app.answered] == ["right"]
    app = host(RecallView(RECALL, {**half, "checked": {"whom": "had"}}))
    async with app.run_test() as pilot:
        await pilot.press("enter")
        assert [outcome for _answer, outcome in app.answered] == ["right"]


async def test_a_recall_asks_how_sure_before_the_last_reason(host: type[Host]) -> None:
    view = RecallView(replace(RECALL, confidence=True, gaps=RECALL.gaps[:1]))
    app = host(view)
    async with app.run_test() as pilot:
        await pilot.press(*"known", "enter")
        assert "How sure" in app.text()
        assert "Ask for it." not in app.text()
        await pilot.press("2")
        assert app.answered[0][0]["confidence"] == 70
        assert "Ask for it." in app.text()


async def test_a_paste_becomes_one_line(host: type[Host]) -> None:
    view = RecallView(RECALL)
    app = host(view)
    async with app.run_test() as pilot:
        view.post_message(events.Paste("wo\n\x1b[31mher\u202e " + "x" * 500))
        await pilot.pause()
        assert view.line.text.startswith("wo [31mher xxx")
        assert len(view.line.text) == 200


@given(st.lists(st.one_of(st.text(), st.sampled_from(["rub_out", "delete", "left", "right", "home", "end"]))))
def test_a_line_stays_one_line_with_its_caret_inside(keys: list[str]) -> None:
    line = TypingLine()
    for key in keys:
        line = line.edited(key) if key in {"rub_out", "delete", "left", "right", "home", "end"} else line.insert(key)
        assert 0 <= line.caret <= len(line.text) <= 200
        assert line.text.isprintable()


async def test_a_burst_of_keys_lands_in_the_gap_it_was_typed_for(host: type[Host]) -> None:
    app = host(RecallView(RECALL))
    async with app.run_test() as pilot:
        for key in ("enter" if sign == "\r" else sign for sign in "known\r\rwhom\r"):
            app.post_message(events.Key(key, "\r" if key == "enter" else key))
        await pilot.pause()
        shown = ["known", "whom"]
        assert app.answered == [({"words": {"known": "known", "whom": "whom"}, "shown": shown}, "right")]
