"""The warm-up by lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from course.progress import Entry, answered

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from course.progress import Progress
    from tests.read.conftest import Told

WHERE = "all-kinds/warm-up"
TIME = "bread/later/time"


def test_what_is_due_is_asked_and_comes_back_later(
    read: Callable[..., Told], every_kind: Path, came_to: Callable[[str], Progress]
) -> None:
    before = came_to("warm-up")
    told = read("time", course=every_kind, progress=before)
    assert (told.code, told.error) == (0, "")
    assert told.answer(WHERE) == {"asked": [TIME], "words": {TIME: "time"}, "shown": [TIME]}
    assert told.outcome(WHERE) == ""
    assert "From earlier chapters." in told.out
    assert "The dough must rise." in told.out
    assert told.progress.review[TIME].rung > before.review[TIME].rung


def test_a_half_done_warm_up_of_the_screen_goes_on_and_is_told_later(
    read: Callable[..., Told], every_kind: Path, half_done: Callable[..., Progress]
) -> None:
    half = half_done("warm-up", asked=[TIME], words={TIME: "ti"})
    told = read("", course=every_kind, progress=half, args=("--lang", "de"))
    assert told.draft(WHERE) == {"asked": [TIME], "words": {TIME: "ti"}, "shown": [TIME]}
    told = read("3", course=every_kind, args=("--lang", "de"))
    assert "Hatten Sie es? 1 gewusst, 2 fast, 3 nicht: 3" in told.out
    assert told.answer(WHERE) == {"asked": [TIME], "words": {TIME: "ti"}, "checked": {TIME: "no"}, "shown": [TIME]}
    assert told.progress.review[TIME].rung == 0
    told = read(course=every_kind, args=("--lang", "de"))
    assert "Geschrieben: ti.\nDiesmal nicht.\n" in told.out


def test_with_nothing_to_ask_it_is_done_by_having_been_there(
    read: Callable[..., Told], every_kind: Path, came_to: Callable[[str], Progress]
) -> None:
    nothing_due = replace(came_to("warm-up"), review={})
    told = read(course=every_kind, progress=nothing_due)
    assert "Nothing to warm up yet" in told.out
    assert told.progress.steps[WHERE].state == "seen"


def test_an_answer_of_an_old_file_that_names_no_questions_is_asked_now(
    read: Callable[..., Told], every_kind: Path, came_to: Callable[[str], Progress]
) -> None:
    old = answered(came_to("warm-up"), WHERE, "warm-up", Entry(at="2026-01-01T00:00:00.000Z", answer={"words": {}}))
    told = read("time", course=every_kind, progress=old)
    assert told.answer(WHERE) == {"asked": [TIME], "words": {TIME: "time"}, "shown": [TIME]}
