"""A reflection by lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.read.conftest import Told

PROMPT, OWN = "all-kinds/prompt", "all-kinds/own-talk"


def test_a_list_and_a_checklist_become_an_answer_and_then_comes_the_model(at: Callable[..., Told]) -> None:
    told = at("prompt", "Warm bread", "", "Coffee", "2", "1")
    assert (told.code, told.error) == (0, "")
    assert told.answer(PROMPT) == {"text": {"smells": "Warm bread\n\nCoffee"}, "ticked": ["one"]}
    assert PROMPT not in told.progress.drafts
    latest = told.progress.steps[PROMPT].latest
    assert latest
    assert latest.wording == {"question": "What did you smell?", "smells": "Smells", "tick/one": "Names one smell"}
    assert "Please type numbers from 1 to 1, with a space between them." in told.out
    before, after = told.out.split("It is kept.")
    assert "Yeast." not in before
    assert "A model to compare with\nYeast." in after


def test_without_a_word_the_step_stays_open(at: Callable[..., Told]) -> None:
    told = at("prompt", "", "", "")
    assert "Nothing is written; the step stays open." in told.out
    assert "Yeast." not in told.out
    assert PROMPT not in told.progress.steps
    assert PROMPT not in told.progress.drafts


def test_where_the_input_ends_the_lines_are_kept_and_it_goes_on_there(
    at: Callable[..., Told], read: Callable[..., Told], every_kind: Path
) -> None:
    told = at("prompt", "Warm bread", "Coffee")
    assert told.draft(PROMPT) == {"text": {"smells": "Warm bread\nCoffee"}}
    again = read("", "Tea", "", "", course=every_kind)
    assert "Line 1 of 3, so far “Warm bread”:" in again.out
    assert again.answer(PROMPT) == {"text": {"smells": "Warm bread\nTea"}}


def test_a_line_can_be_taken_out(at: Callable[..., Told]) -> None:
    told = at("prompt", "-", "-", "", "", draft={"text": {"smells": "Bread\nTar\nCoffee"}})
    assert told.answer(PROMPT) == {"text": {"smells": "\n\nCoffee"}}


def test_texts_end_with_a_full_stop_and_two_colons_are_one(at: Callable[..., Told]) -> None:
    told = at("own-talk", "A guest", "", "::help", ":help", "end.", ".", "Good evening.", ".")
    assert told.answer(OWN) == {"text": {"who": "A guest\n\n:help\nend.", "first": "Good evening."}}
    assert "A line that begins with a colon is a command:" in told.out


def test_a_draft_of_the_screen_goes_on_below_what_stands_there(at: Callable[..., Told]) -> None:
    draft = {"text": {"who": "A guest\nof mine", "first": "Hello"}}
    told = at("own-talk", "who pays", ".", ".", draft=draft)
    assert "This stands here so far:\nA guest\nof mine\nWrite on below it." in told.out
    assert told.answer(OWN) == {"text": {"who": "A guest\nof mine\nwho pays", "first": "Hello"}}


def test_ticks_of_the_screen_stay_where_nothing_is_typed(at: Callable[..., Told]) -> None:
    draft = {"text": {"smells": "Bread"}, "ticked": ["one"]}
    told = at("prompt", "", "", "", "", draft=draft)
    assert "or 0 for none; an empty line leaves what is ticked, 1:" in " ".join(told.out.split())
    assert told.answer(PROMPT) == draft


def test_nought_takes_every_tick_away(at: Callable[..., Told]) -> None:
    told = at("prompt", "", "", "", "0", draft={"text": {"smells": "Bread"}, "ticked": ["one"]})
    assert told.answer(PROMPT) == {"text": {"smells": "Bread"}}


DRAFT = {"text": {"who": "A guest", "first": "Hello"}}


def test_a_text_begun_anew_leaves_the_others_as_they_are(at: Callable[..., Told]) -> None:
    told = at("own-talk", ".", ":again", "Good evening.", ".", draft=DRAFT)
    assert "It begins anew. Until you write something, your earlier words stay." in told.out
    assert told.answer(OWN) == {"text": {"who": "A guest", "first": "Good evening."}}


def test_words_stay_where_a_text_is_begun_anew_and_nothing_is_written(at: Callable[..., Told]) -> None:
    told = at("own-talk", ":again", ":again", ".", ":again", draft=DRAFT)
    assert told.draft(OWN) == DRAFT
    assert at("own-talk", ":again", ".", ".", draft=DRAFT).answer(OWN) == DRAFT


def test_no_editor_is_opened_where_nobody_sits_at_a_terminal(at: Callable[..., Told]) -> None:
    told = at("own-talk", "A guest", ":edit", "of mine", ".", ".")
    assert "No editor can be opened here. Write your lines instead." in told.out
    assert told.answer(OWN) == {"text": {"who": "A guest\nof mine"}}


def test_an_answer_is_told_and_stays_where_nothing_new_is_written(at: Callable[..., Told]) -> None:
    answer = {"text": {"smells": "Brot"}, "ticked": ["one"]}
    told = at("prompt", ":nochmal", "", "", "", answer=answer, lang="de")
    said = "Smells\nBrot\n\nAngekreuzt:\n1. Names one smell\n\nEin Beispiel zum Vergleichen\nYeast."
    assert said in told.out
    assert "Es ist nichts geschrieben; Ihre frühere Antwort bleibt." in told.out
    assert told.answer(PROMPT) == answer
    assert len(told.progress.steps[PROMPT].entries) == 1
