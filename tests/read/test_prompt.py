"""A reflection by lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from course.progress import Progress
    from tests.read.conftest import Told


def test_lines_become_a_text_that_is_ended_by_a_full_stop(
    read: Callable[..., Told], every_kind: Path, came_to: Callable[[str], Progress]
) -> None:
    told = read("Warm bread", "", "and coffee", ".", course=every_kind, progress=came_to("prompt"))
    assert (told.code, told.error) == (0, "")
    written = {**told.draft("all-kinds/prompt"), **told.answer("all-kinds/prompt")}
    assert written["text"]
