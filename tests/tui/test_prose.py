"""How the Markdown of the course is drawn."""

from __future__ import annotations

from io import StringIO

import pytest
from rich.console import Console

from tui.theme import OWN, prose_styles
from tui.widgets.prose import Prose

TEXT = "Before.\n\n```\nflour ──► dough ──► bread\n---\nFlour becomes dough,\nand dough becomes bread.\n```\n\nAfter."


@pytest.mark.parametrize(
    ("width", "shown", "not_shown"),
    [(25, "flour ──► dough ──► bread", "becomes"), (24, "Flour becomes dough, and\ndough becomes bread.", "──►")],
)
def test_a_drawing_without_room_is_told_in_words(width: int, shown: str, not_shown: str) -> None:
    console = Console(file=StringIO(), width=width, theme=prose_styles(OWN[0]))
    with console.capture() as captured:
        console.print(Prose(TEXT))
    lines = [line.rstrip() for line in captured.get().splitlines()]
    assert shown in "\n".join(lines)
    assert not_shown not in captured.get()
    assert (lines[0], lines[-1]) == ("Before.", "After.")
