"""Rating by lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from course.progress import Progress
    from tests.read.conftest import Told

WHERE = "all-kinds/scales"
COMPARE = (
    '```toml prompt\nid = "prompt"',
    '''```toml scales
id = "after"
question = "And now?"
low = "not at all"
high = "fully"
compare = "scales"
```

```toml prompt
id = "prompt"''',
)


def test_each_statement_gets_a_value(
    read: Callable[..., Told], every_kind: Path, came_to: Callable[[str], Progress]
) -> None:
    told = read("x", "11", "-1", "7", "10", course=every_kind, progress=came_to("scales"))
    assert (told.code, told.error) == (0, "")
    assert told.answer(WHERE) == {"values": {"patience": 7, "heat": 10}}
    assert told.outcome(WHERE) == ""
    assert "0 means: not at all. 10 means: fully.\n" in told.out
    assert "Statement 2 of 2: I know my oven.\n" in told.out
    assert told.out.count("Please type a number from 0 to 10.") == 3
    assert "Kept. There is no right or wrong here" in told.out
    latest = told.progress.steps[WHERE].latest
    assert latest
    assert latest.wording["heat"] == "I know my oven."
    assert latest.wording["question"] == "How true is it?"


def test_what_was_left_out_is_asked_once_more_and_may_stay_so(
    read: Callable[..., Told], every_kind: Path, came_to: Callable[[str], Progress]
) -> None:
    told = read("", "0", "", course=every_kind, progress=came_to("scales"))
    assert "1 statement is open. An empty line leaves it so." in told.out
    assert told.answer(WHERE) == {"values": {"heat": 0}}
    told = read(course=every_kind, args=("--lang", "de"))
    assert "Kein Wert.\n2. I know my oven. 0 von 10.\n" in told.out


def test_without_any_value_the_step_stays_open(
    read: Callable[..., Told], every_kind: Path, came_to: Callable[[str], Progress]
) -> None:
    told = read("", "", course=every_kind, progress=came_to("scales"))
    assert "No statement has a value yet; the step stays open." in told.out
    assert WHERE not in told.progress.steps
    assert WHERE not in told.progress.drafts


def test_a_half_done_rating_of_the_screen_goes_on(
    read: Callable[..., Told], every_kind: Path, half_done: Callable[..., Progress]
) -> None:
    half = half_done("scales", values={"patience": 99, "gone": 3})
    told = read(course=every_kind, progress=half)
    assert "Statement 1 of 2" not in told.out
    told = read("4", course=every_kind)
    assert told.answer(WHERE) == {"values": {"patience": 10, "heat": 4}}


def test_earlier_values_stand_beside_those_of_now_only_once_these_are_given(
    read: Callable[..., Told], rewritten: Callable[..., Path], came_to: Callable[[str], Progress]
) -> None:
    course = rewritten(COMPARE)
    read("3", "8", course=course, progress=came_to("scales"))
    told = read("", "6", course=course)
    assert "And now?" in told.out
    assert "efore" not in told.out[told.out.index("And now?") :]
    told = read("", "", course=course)
    below = told.out[told.out.index("And now?") :]
    assert told.answer("all-kinds/after") == {"values": {"patience": 6}}
    assert "Before 3, now 6.\n2. I know my oven. Before 8.\n" in below
    assert below.index("Before 8") < below.index("Kept.")
