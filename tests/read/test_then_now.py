"""Earlier words are said, and those of now are written by lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from course.progress import Progress
    from tests.read.conftest import Told

WHERE, ABOUT = "all-kinds/then-now", "all-kinds/prompt"


def test_the_words_of_now_become_the_answer(at: Callable[..., Told]) -> None:
    told = at("then-now", "Cold", "bread", ".")
    assert (told.code, told.error) == (0, "")
    assert "This is what you wrote." in told.out
    assert ":\nSmells\nWarm bread\n\nNow\n" in told.out
    assert "Then, on " in told.out
    assert told.answer(WHERE) == {"about": ABOUT, "text": {"now": "Cold\nbread"}}
    latest = told.progress.steps[WHERE].latest
    assert latest
    assert set(latest.wording) == {"question", "now"}


def test_listening_is_enough(at: Callable[..., Told]) -> None:
    told = at("then-now", "", ".")
    assert "Nothing is written, and that is enough." in told.out
    assert (told.progress.steps[WHERE].state, told.progress.steps[WHERE].entries) == ("seen", ())
    assert WHERE not in told.progress.drafts


def test_half_written_words_go_on(at: Callable[..., Told], read: Callable[..., Told], every_kind: Path) -> None:
    told = at("then-now", "today", draft={"about": ABOUT, "text": {"now": "Cold"}})
    assert told.draft(WHERE) == {"about": ABOUT, "text": {"now": "Cold\ntoday"}}
    again = read(".", course=every_kind)
    assert again.answer(WHERE) == {"about": ABOUT, "text": {"now": "Cold\ntoday"}}


def test_where_nothing_was_written_the_question_of_then_is_asked(
    at: Callable[..., Told], came_to: Callable[[str], Progress]
) -> None:
    progress = msgspec.structs.replace(came_to("then-now"), steps={})
    told = at("then-now", "Bread", ".", progress=progress)
    assert "Nothing was written here then." in told.out
    assert "The question then:\nWhat did you smell?" in told.out
    assert "Then, on " not in told.out
    assert told.answer(WHERE) == {"about": ABOUT, "text": {"now": "Bread"}}


def test_an_answer_is_told_in_german_and_stays_where_nothing_new_is_written(at: Callable[..., Told]) -> None:
    answer = {"about": ABOUT, "text": {"now": "Kaltes Brot"}}
    told = at("then-now", ":nochmal", ".", answer=answer, lang="de")
    assert "Smells\nWarm bread\n\nJetzt\nKaltes Brot\n" in told.out
    assert told.answer(WHERE) == answer
