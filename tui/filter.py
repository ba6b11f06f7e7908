"""The last defence: whatever text is drawn, no control character reaches the terminal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.filter import LineFilter

from course.signs import FORBIDDEN

if TYPE_CHECKING:
    from textual.color import Color

NOT_DRAWN = re.compile(f"{FORBIDDEN.pattern[:-1]}\t\n\u2028\u2029]")
"""What the course and the progress file do not hold, and besides what would break a line in two."""


class PlainText(LineFilter):
    """Replaces what is not drawn by a space, so that columns stay where they are."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - Textual's signature
        """The same segments with clean text."""
        return [
            segment if segment.control else Segment(NOT_DRAWN.sub(" ", segment.text), segment.style)
            for segment in segments
        ]
