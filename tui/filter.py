"""What every line goes through before it is drawn: no control character gets out, nor a colour that is not wanted."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.filter import LineFilter

from course.signs import FORBIDDEN

if TYPE_CHECKING:
    from textual.color import Color

NOT_DRAWN = re.compile(f"{FORBIDDEN.pattern[:-1]}\t\n\u2028\u2029]")
"""What the course and the progress file do not hold, and besides what would break a line in two."""

REVERSE = Style(reverse=True)


class PlainText(LineFilter):
    """Replaces what is not drawn by a space, so that columns stay where they are."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - Textual's signature
        """The same segments with clean text."""
        return [
            segment if segment.control else Segment(NOT_DRAWN.sub(" ", segment.text), segment.style)
            for segment in segments
        ]


class NoColours(LineFilter):
    """Leaves bold, underlined and the like; a ground of its own, as of the line that is chosen, becomes reverse."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - Textual's signature
        """The same segments in the terminal's two colours."""
        return [
            segment if segment.style is None else Segment(segment.text, _colourless(segment.style), segment.control)
            for segment in segments
        ]


@lru_cache(1024)
def _colourless(style: Style) -> Style:
    own_ground = style.bgcolor is not None and not style.bgcolor.is_default
    return style.without_color + REVERSE if own_ground else style.without_color
