"""Search: what is found, where, and what is not given away."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.exercises.choice import Choice, Option
from course.model import Chapter, Reading
from course.progress import Draft, Entry, Progress, answered, drafted
from course.search import AROUND, MOST, Page, fold, pages, places, search
from course.texts import bare

CHOICE = Choice(
    id="choice",
    question="What bakes?",
    options=(
        Option(id="oven", text="The oven", verdict="right", why="It is hot."),
        Option(id="shop", text="The shop", verdict="wrong", why="It is cool."),
    ),
)
CHAPTER = Chapter(
    id="bread",
    language="en",
    title="Bread",
    minutes=5,
    objectives=(),
    claims=(),
    steps=(
        Reading(id="story", title="At the oven", markdown="It *smells* [good](evidence:S0.1).\n\nIt rises."),
        CHOICE,
    ),
)


def found(query: str, text: str) -> list[tuple[str, str, str]]:
    return [(hit.before, hit.found, hit.after) for hit in search(query, [Page("c", "s", text, own=False)])]


@pytest.mark.parametrize(
    ("query", "text", "word"),
    [
        ("strasse", "Die Straße ist lang", "Straße"),
        ("STRASSE", "Die Straße ist lang", "Straße"),
        ("straße", "Die Strasse ist lang", "Strasse"),
        ("kuer", "Pflicht und Kür.", "Kür"),
        ("kür", "Pflicht und Kuer.", "Kuer"),
        ("cafe", "Im Café", "Café"),
        ("ruf", "Der Rückruf", "ruf"),
    ],
)
def test_case_accents_and_umlauts_make_no_difference(query: str, text: str, word: str) -> None:
    assert [hit[1] for hit in found(query, text)] == [word]


def test_all_words_must_stand_in_one_paragraph_in_any_order() -> None:
    text = "The oven is hot.\n\nThe shop is cool."
    assert found("hot oven", text) == [("The ", "oven", " is hot.")]
    assert found("hot shop", text) == []


def test_what_stands_around_is_cut_at_words() -> None:
    before, word, after = found("needle", "straw " * 60 + "needle " + "hay " * 60)[0]
    assert word == "needle"
    assert before.startswith("…straw ")
    assert after.endswith(" hay…")
    assert max(len(before), len(after)) <= AROUND + 1


def test_nothing_is_found_for_nothing() -> None:
    assert found("", "words") == []
    assert found("  \t", "words") == []


def test_no_more_than_can_be_read_are_found() -> None:
    assert len(search("a", [Page("c", str(n), "a", own=False) for n in range(MOST + 10)])) == MOST


def test_the_signs_of_markdown_are_not_found() -> None:
    assert bare("# Head\n\n- **bold** `code` [words](evidence:F1)") == "Head\n\nbold code words"
    assert bare("_We_ bake __good__ ___.") == "We bake good ___."


def test_readings_titles_and_options_are_found_without_the_signs_that_set_them() -> None:
    where = list(pages([CHAPTER], Progress()))
    assert [(hit.step, hit.before, hit.after) for hit in search("smells", where)] == [("story", "It ", " good.")]
    assert [hit.step for hit in search("oven", where)] == ["story", "choice"]


def test_reasons_are_found_only_once_the_step_is_answered() -> None:
    assert search("hot", pages([CHAPTER], Progress())) == []
    done = answered(
        Progress(), "bread/choice", "choice", Entry(at="2026-01-01T00:00:00.000Z", answer={"chosen": ["x"]})
    )
    assert [hit.step for hit in search("hot", pages([CHAPTER], done))] == ["choice"]


def test_own_words_come_first_and_a_draft_counts_before_an_answer() -> None:
    entry = Entry(at="2026-01-01T00:00:00.000Z", answer={"text": {"what": "An oven of stone"}})
    progress = answered(Progress(), "bread/prompt", "prompt", entry)
    hits = search("oven", pages([CHAPTER], progress))
    assert [(hit.step, hit.own) for hit in hits] == [("prompt", True), ("story", False), ("choice", False)]
    draft = Draft(kind="prompt", at="2026-01-02T00:00:00.000Z", answer={"text": {"what": "A kiln"}})
    hits = search("oven", pages([CHAPTER], drafted(progress, "bread/prompt", draft)))
    assert [hit.own for hit in hits] == [False, False]


@given(st.text(), st.text(max_size=6))
def test_whatever_is_sought_what_is_found_stands_in_the_text(text: str, query: str) -> None:
    for hit in search(query, [Page("c", "s", text, own=False)]):
        assert hit.found
        assert hit.found in text
        assert any(word in fold(hit.found) for word in fold(query).split())


@given(st.text())
def test_every_character_of_the_folded_text_has_a_place(text: str) -> None:
    where = places(text)
    assert len(where) == len(fold(text))
    assert where == sorted(where)
    assert set(where) <= set(range(len(text)))
