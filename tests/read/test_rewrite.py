"""A text is rewritten by lines, ticked and compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.read.conftest import Told

WHERE = "all-kinds/rewrite"
OWN = "We open at six.\nThe rolls are fresh."


def test_write_tick_and_compare(at: Callable[..., Told]) -> None:
    told = at("rewrite", *OWN.split("\n"), ".", "3", "2 1")
    assert (told.code, told.error) == (0, "")
    assert "The original\nQuotation:\n\nClosed. Come tomorrow.\n\nEnd of the quotation." in told.out
    assert told.answer(WHERE) == {"text": {"rewritten": OWN}, "ticked": ["time", "kind"], "seen": "model"}
    record = told.progress.steps[WHERE]
    assert len(record.entries) == 1
    assert record.entries[0].wording == {
        "question": "Say it so that one wants to stay.",
        "original": "Closed. Come tomorrow.",
        "rewritten": "Your version",
        "tick/time": "Names a time",
        "tick/kind": "Is kind",
    }
    before, after = told.out.split("It is kept.")
    assert "We open again at six" not in before
    assert "We open again at six; the rolls are fresh then.\n\nWhat it does\nA list of 2 points:" in after
    assert "2. Gives a reason to come." in after


def test_without_a_word_there_is_nothing_to_compare(at: Callable[..., Told]) -> None:
    told = at("rewrite", ".")
    assert "Nothing is written; the step stays open." in told.out
    assert "A model to compare with" not in told.out
    assert WHERE not in told.progress.drafts


def test_behind_the_writing_it_goes_on_with_the_points(
    at: Callable[..., Told], read: Callable[..., Told], every_kind: Path
) -> None:
    told = at("rewrite", "Come at six", ".")
    assert told.draft(WHERE) == {"text": {"rewritten": "Come at six"}, "seen": "checklist"}
    assert not told.answer(WHERE)
    again = read("", course=every_kind)
    assert "Your version\nCome at six\n\nRead your text again." in again.out
    assert again.answer(WHERE) == {"text": {"rewritten": "Come at six"}, "seen": "model"}


def test_in_the_middle_of_the_writing_it_goes_on_with_it(at: Callable[..., Told]) -> None:
    told = at("rewrite", "at six", ".", "1", draft={"text": {"rewritten": "Come"}})
    assert told.answer(WHERE) == {"text": {"rewritten": "Come\nat six"}, "ticked": ["time"], "seen": "model"}


def test_what_the_screen_kept_before_the_model_goes_on_too(at: Callable[..., Told]) -> None:
    left = {"text": {"rewritten": "Come"}, "ticked": ["kind"], "seen": "checklist"}
    told = at("rewrite", "", answer=left)
    assert told.answer(WHERE) == {**left, "seen": "model"}
    assert "A model to compare with" in told.out


def test_a_text_changed_on_the_screen_behind_the_model_goes_on_with_it(at: Callable[..., Told]) -> None:
    half = {"text": {"rewritten": "Come"}, "ticked": ["kind"], "seen": "model"}
    told = at("rewrite", "please", ".", draft=half)
    assert told.draft(WHERE) == {**half, "text": {"rewritten": "Come\nplease"}}


def test_an_answer_is_told_in_german_and_stays_where_nothing_new_is_written(at: Callable[..., Told]) -> None:
    answer = {"text": {"rewritten": "Ab sechs."}, "ticked": ["kind"], "seen": "model"}
    told = at("rewrite", ":nochmal", ".", answer=answer, lang="de")
    assert "Das Original\nZitat:\n" in told.out
    assert "Ihre Fassung\nAb sechs.\n\nAngekreuzt:\n1. Is kind\n\nEin Beispiel zum Vergleichen\n" in told.out
    assert "Es ist nichts geschrieben; Ihre frühere Antwort bleibt." in told.out
    assert told.answer(WHERE) == answer
