"""The last defence: whatever text is drawn, no control character reaches the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.filter import LineFilter

if TYPE_CHECKING:
    from textual.color import Color

CONTROLS = [*range(0x20), *range(0x7F, 0xA0)]
"""C0, DEL and C1."""
SEPARATORS_AND_DIRECTIONS = [0x200E, 0x200F, 0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
"""Line and paragraph separator, and everything that turns the direction of writing."""
NOT_DRAWN = str.maketrans(dict.fromkeys([*CONTROLS, *SEPARATORS_AND_DIRECTIONS], " "))


class PlainText(LineFilter):
    """Replaces what is not drawn by a space, so that columns stay where they are."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - Textual's signature
        """The same segments with clean text."""
        return [
            segment if segment.control else Segment(segment.text.translate(NOT_DRAWN), segment.style)
            for segment in segments
        ]
