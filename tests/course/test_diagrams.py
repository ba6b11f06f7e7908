"""What a diagram shows is said in words too, and those are what is searched, spelt and read aloud."""

from __future__ import annotations

from course.diagrams import Diagram, diagram
from course.texts import prose, spoken

TEXT = "Before.\n\n```\na ─► b\n\n  --- c\n---\nA leads\nto b.\n```\n\nAfter *it*."


def test_a_block_has_a_drawing_and_words() -> None:
    assert diagram("a ─► b\n\n  --- c\n---\nA leads\nto b.\n") == Diagram("a ─► b\n\n  --- c", "A leads to b.")
    assert diagram("a ─► b\n") == Diagram("a ─► b", "")
    assert diagram("---\nA leads to b.") == Diagram("", "A leads to b.")


def test_words_stand_on_their_lines_where_the_drawing_was() -> None:
    assert spoken(TEXT).split() == ["Before.", "A", "leads", "to", "b.", "After", "it."]
    lines = TEXT.splitlines()
    assert [place for place, line in enumerate(spoken(TEXT).splitlines()) if line.strip()] == [
        lines.index(line) for line in ("Before.", "A leads", "to b.", "After *it*.")
    ]


def test_words_of_a_diagram_are_no_prose_of_the_chapter() -> None:
    assert prose(TEXT).split() == ["Before.", "After", "it."]
