"""The timed talk, taken by keyboard, with a clock that goes as the test says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from rich.style import Style

from course.exercises.pair import Pair, Role
from course.exercises.prompt import Tick
from tui.widgets import own_words
from tui.widgets.exercises.countdown import LONGEST, Countdown, time_words
from tui.widgets.exercises.pair import PairView
from tui.widgets.exercises.pair_clock import DIGITS, big
from tui.widgets.key_bar import keys_of
from tui.widgets.writing import WritingArea

if TYPE_CHECKING:
    from tests.tui.views.conftest import Host

ROLES = (
    Role(id="teller", label="Tells", task="Tell it."),
    Role(id="listener", label="Listens", task="Ask back."),
    Role(id="observer", label="Observes", task="Tick."),
)
PAIR = Pair(
    id="pair",
    question="Talk about a bread.",
    minutes=3,
    roles=ROLES,
    observe=(Tick(id="asked", text="Asked back"), Tick(id="looked", text="Looked up")),
    solo="Write what you would tell.",
    debrief=("What did you hear?", "What was hard?"),
)


class Time:
    """Seconds that pass when the test says so."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock() -> Time:
    return Time()


def view(clock: Time, answer: dict[str, Any] | None = None, *, handed_in: bool = False, step: Pair = PAIR) -> PairView:
    return PairView(step, answer, handed_in=handed_in, now=clock)


def text(app: Any) -> str:  # noqa: ANN401 - the host, which is no module to import from
    """What is drawn above the fields, as plain lines."""
    face = app.view.face
    lines = app.console.render_lines(face.render(), app.console.options.update(width=face.size.width, height=None))
    return "\n".join("".join(segment.text for segment in line).rstrip() for line in lines)


def squeezed(app: Any) -> str:  # noqa: ANN401
    return " ".join(text(app).split())


def shown(app: Any) -> str:  # noqa: ANN401
    """The time on the clock, after a look whether that is what is drawn, big or not."""
    words, drawn = time_words(app.view.clock.shown()), text(app)
    rows = big(words, Style.null()).plain.split("\n")
    assert all(row.rstrip() in drawn for row in rows) or words in drawn.split()
    return words


async def test_a_talk_goes_round_by_round_to_the_questions(
    host: type[Host], size: tuple[int, int], clock: Time
) -> None:
    held = view(clock)
    app = host(held)
    async with app.run_test(size=size) as pilot:
        assert "Talk about a bread." in text(app)
        assert "With 2 others" in squeezed(app)
        await pilot.press("1")
        await pilot.pause()
        assert "Round 1 of 3" in text(app)
        assert "Person A: Tells" in squeezed(app)
        assert "Tell it." in squeezed(app)
        assert shown(app) == "3:00"
        await pilot.press("1", "2", "2", "t")
        await pilot.pause()
        assert "Round 2 of 3" in text(app)
        assert "Person A: Listens" in squeezed(app)
        await pilot.press("2", "enter")
        await pilot.pause()
        assert "What did you hear?" in text(app)
        assert "Round 1 Asked back Round 2 Looked up" in squeezed(app)
        assert not app.answered
        await pilot.press(*"Warm", "escape", "enter")
        answer = {"mode": "together", "round": 1, "talked": True, "ticked": ["0/asked", "1/looked"]}
        assert app.answered == [({**answer, "text": {"debrief": "Warm"}}, "")]
        assert app.onward == 1
        assert held.so_far() is None
        assert held.closing() is None


async def test_the_clock_runs_by_the_time_that_passes_and_is_drawn_only_then(
    host: type[Host], size: tuple[int, int], clock: Time
) -> None:
    held = view(clock)
    app = host(held)
    async with app.run_test(size=size) as pilot:
        await pilot.press("1")
        assert held._timer is None
        await pilot.press("space")
        assert held._timer is not None
        clock.seconds += 61.5
        held.second()
        await pilot.pause()
        assert shown(app) == "1:59"
        assert held.so_far() == {"mode": "together", "left": 119}
        await pilot.press("space")
        assert held._timer is None
        clock.seconds += 500
        assert shown(app) == "1:59"
        await pilot.press("plus", "space")
        clock.seconds += 10
        held.second()
        assert shown(app) == "2:49"
        await pilot.press("plus")
        assert shown(app) == "3:49"


async def test_at_the_end_of_the_time_nothing_goes_on_by_itself(
    host: type[Host], size: tuple[int, int], clock: Time
) -> None:
    held = view(clock)
    app = host(held)
    async with app.run_test(size=size) as pilot:
        await pilot.press("1", "space")
        clock.seconds += 1000
        held.second()
        await pilot.pause()
        assert held._timer is None
        assert "Time is up" in squeezed(app)
        assert "Round 1 of 3" in text(app)
        assert held.so_far() == {"mode": "together", "left": 0}
        await pilot.press("space")
        assert held._timer is None
        await pilot.press("plus")
        assert shown(app) == "1:00"
        await pilot.press("t")
        assert shown(app) == "3:00"


async def test_enter_does_not_run_past_a_talk_that_has_not_begun(host: type[Host], clock: Time) -> None:
    held = view(clock)
    app = host(held)
    async with app.run_test() as pilot:
        await pilot.press("1", "enter", "enter")
        stages: list[str] = [held.stage]
        await pilot.press("t", "enter")
        stages.append(held.stage)
        await pilot.press("escape", "z", "z", "1", "enter")
        assert [*stages, held.stage] == ["talk", "debrief", "debrief"]


async def test_a_second_that_is_over_is_drawn_by_itself(host: type[Host]) -> None:
    held = PairView(PAIR, {"mode": "together", "left": 2})
    app = host(held)
    async with app.run_test() as pilot:
        await pilot.press("space")
        for _ in range(600):
            await pilot.pause(0.05)
            if app.drafts[-1:] == [{"mode": "together", "left": 0}]:
                break
        assert app.drafts[-1] == {"mode": "together", "left": 0}
        assert not held.clock.running
        assert shown(app) == "0:00"


async def test_a_running_clock_is_kept_every_few_seconds(host: type[Host], clock: Time) -> None:
    held = view(clock)
    app = host(held)
    async with app.run_test() as pilot:
        await pilot.press("1", "space")
        before = len(app.drafts)
        for _ in range(20):
            clock.seconds += 1
            held.second()
            await pilot.pause()
        assert app.drafts[before:] == [{"mode": "together", "left": 170}, {"mode": "together", "left": 160}]


async def test_a_talk_that_was_left_stands_still_where_it_was(host: type[Host], clock: Time) -> None:
    answer = {"mode": "together", "round": 2, "left": 77, "ticked": ["2/asked"]}
    held = view(clock, answer)
    app = host(held)
    async with app.run_test() as pilot:
        clock.seconds += 50
        assert held.so_far() == answer
        assert held.closing() is None
        assert shown(app) == "1:17"
        assert "stopped · Space: go on" in squeezed(app)
        assert "1 [x]" in text(app)
        await pilot.press("space")
        clock.seconds += 7
        assert held.so_far() == {**answer, "left": 70}


async def test_one_step_back_leads_through_rounds_to_the_choice(host: type[Host], clock: Time) -> None:
    held = view(clock, {"mode": "together", "round": 1, "talked": True, "text": {"debrief": "Warm"}})
    app = host(held)
    async with app.run_test() as pilot:
        stages = [held.stage]
        await pilot.press("escape")
        for _ in range(4):
            await pilot.press("z")
            stages.append(held.stage)
        assert stages == ["debrief", "talk", "talk", "choice", "choice"]
        assert held.so_far() == {"text": {"debrief": "Warm"}}
        await pilot.press("2")
        assert held.stage == "solo"
        assert isinstance(app.focused, WritingArea)


async def test_everybody_may_have_every_role_once_more_and_then_it_is_over(host: type[Host], clock: Time) -> None:
    held = view(clock, step=replace(PAIR, roles=ROLES[:2]))
    app = host(held)
    async with app.run_test() as pilot:
        assert "With one other person" in squeezed(app)
        await pilot.press("1")
        assert "Both tick." in squeezed(app)
        await pilot.press("t", "t")
        assert "Round 3, once more" in text(app)
        await pilot.press("t", "t", "t")
        assert "Round 4, once more" in text(app)


async def test_alone_one_writes_with_a_clock_on_offer(host: type[Host], size: tuple[int, int], clock: Time) -> None:
    held = view(clock)
    app = host(held)
    async with app.run_test(size=size) as pilot:
        await pilot.press("2")
        assert "Write what you would tell." in text(app)
        assert "F6 starts 3:00" in squeezed(app)
        await pilot.press(*"1t +z", "f6")
        clock.seconds += 30
        held.second()
        await pilot.press("f7")
        assert shown(app) == "3:30"
        assert held.so_far() == {"mode": "solo", "text": {"solo": "1t +z"}, "left": 210}
        await pilot.press("f6", "escape", "enter")
        assert app.answered == [({"mode": "solo", "text": {"solo": "1t +z"}}, "")]
        assert app.onward == 1


async def test_alone_without_a_word_nothing_is_handed_in(host: type[Host], clock: Time) -> None:
    held = view(clock)
    app = host(held)
    async with app.run_test() as pilot:
        await pilot.press("2", "escape", "enter")
        assert not app.answered
        assert app.onward == 1
        assert held.so_far() == {"mode": "solo"}


async def test_words_count_when_the_learner_goes_on_and_half_a_talk_does_not(host: type[Host], clock: Time) -> None:
    held = view(clock, {"mode": "solo", "text": {"solo": "Words"}, "left": 100})
    async with host(held).run_test():
        assert held.closing() == {"mode": "solo", "text": {"solo": "Words"}}
    held = view(clock, {"mode": "together", "left": 100, "text": {"debrief": "earlier"}})
    async with host(held).run_test():
        assert held.closing() is None
        assert held.so_far() == {"mode": "together", "left": 100, "text": {"debrief": "earlier"}}


async def test_what_was_handed_in_can_be_done_once_more(host: type[Host], clock: Time) -> None:
    answer = {"mode": "together", "round": 2, "talked": True, "ticked": ["0/asked"], "text": {"debrief": "Warm"}}
    held = view(clock, answer, handed_in=True)
    app = host(held)
    async with app.run_test() as pilot:
        assert held.so_far() is None
        held.begin()
        await pilot.pause()
        assert app.focused is app.page.query_one("#done")
        await pilot.press("r")
        assert held.stage == "choice"
        await pilot.press("1")
        assert "[x]" not in text(app)
        await pilot.press("space", "enter", "end", "exclamation_mark", "escape", "enter")
        assert app.answered == [({"mode": "together", "talked": True, "text": {"debrief": "Warm!"}}, "")]


async def test_the_digit_that_ticks_is_brought_into_sight(host: type[Host], clock: Time) -> None:
    app = host(view(clock))
    async with app.run_test(size=(40, 15)) as pilot:
        await pilot.press("1", "2")
        await pilot.pause()
        stage = app.page.query_one("#stage")
        top, height = int(stage.scroll_y), stage.content_size.height
        assert any("2 [x]" in line for line in text(app).split("\n")[top : top + height])


async def test_keys_are_named_where_they_do_something(host: type[Host], clock: Time) -> None:
    held = view(clock)
    app = host(held)
    async with app.run_test() as pilot:

        def keys() -> list[str]:
            return [f"{key.words} {key.does}" for key in keys_of(app.page) if key.shown]

        assert keys() == ["1-2 With others, alone"]
        await pilot.press("1")
        talk = ["Space Clock", "t Swap roles", "+ One minute more", "1-2 Tick", "z Step back"]
        assert keys() == talk
        await pilot.press("space")
        assert keys() == [*talk[:2], "Enter End the talk", *talk[2:]]
        clock.seconds += 1000
        held.second()
        await pilot.pause()
        assert keys() == ["t Swap roles", "Enter End the talk", *talk[2:]]
        await pilot.press("z", "2")
        assert {"F6 Clock", "F7 One minute more"} <= set(keys())
        assert not {"Space Clock", "z Step back"} & set(keys())
        await pilot.press("escape")
        assert "z Step back" in keys()


@pytest.mark.parametrize(
    "odd",
    [
        {"mode": "loud", "round": -3, "left": 10**9, "ticked": ["x", "0/gone", "0/asked"], "text": {"x": "y"}},
        {"mode": "together", "round": 99, "left": -5, "ticked": "0/asked", "text": "x"},
        {"mode": "together", "round": "1", "left": 1.5, "talked": "yes"},
        {"mode": 3, "talked": True},
    ],
)
async def test_odd_answers_do_no_harm(host: type[Host], clock: Time, odd: dict[str, Any]) -> None:
    for handed_in in (True, False):
        held = view(clock, odd, handed_in=handed_in)
        app = host(held)
        async with app.run_test() as pilot:
            await pilot.press("1", "space", "t", "plus", "enter", "escape", "z", "z", "2")
            assert text(app)


async def test_course_text_is_no_markup_and_own_words_are_hidden(host: type[Host], clock: Time) -> None:
    roles = (replace(ROLES[0], label="[/b]"), *ROLES[1:])
    held = view(clock, {"mode": "solo", "text": {"solo": "Geheim"}}, step=replace(PAIR, roles=roles))
    app = host(held)
    own_words.hide(on=True)
    try:
        async with app.run_test() as pilot:
            field = app.page.query_one(WritingArea)
            assert field.get_line(0).plain == "▒▒▒▒▒▒"
            await pilot.press("escape", "z")
            assert "Person A: [/b]" in text(app)
    finally:
        own_words.hide(on=False)


async def test_the_wording_holds_what_was_asked_and_what_could_be_ticked(clock: Time) -> None:
    wording = view(clock).wording()
    assert wording == {
        "question": "Talk about a bread.",
        "solo": "Write what you would tell.",
        "debrief": "What did you hear?\nWhat was hard?",
        "tick/asked": "Asked back",
        "tick/looked": "Looked up",
    }


@given(
    st.integers(0, LONGEST),
    st.lists(st.tuples(st.sampled_from(["start", "stop", "add", "wait"]), st.floats(0, 4000)), max_size=20),
)
def test_the_clock_is_honest(seconds: int, events: list[tuple[str, float]]) -> None:
    time = Time()
    clock = Countdown(seconds, time)
    left, running = float(seconds), False
    for event, amount in events:
        if event == "wait":
            time.seconds += amount
            left = max(left - amount, 0.0) if running else left
        elif event == "add":
            clock.add(amount)
            left = min(left + amount, LONGEST)
        else:
            running = event == "start"
            clock.start() if running else clock.stop()
        assert clock.left() == pytest.approx(left, abs=1e-6)
        assert clock.running is running
        assert clock.shown() >= left - 1e-6


@given(st.floats(0.001, LONGEST))
def test_the_next_second_is_waited_for_and_no_longer(seconds: float) -> None:
    time = Time()
    clock = Countdown(seconds, time)
    clock.start()
    before, wait = clock.shown(), clock.until_next()
    assert 0 < wait <= 1
    time.seconds += wait + 0.01
    assert before - clock.shown() in {1, min(2, before)}


def test_all_digits_are_five_rows_of_the_same_width() -> None:
    rows = big("0123456789:", Style.null()).plain.split("\n")
    assert len(rows) == 5
    assert len({len(row) for row in rows}) == 1
    assert set("".join(rows)) == {"█", " "}
    assert len(set(DIGITS.values())) == len(DIGITS)
