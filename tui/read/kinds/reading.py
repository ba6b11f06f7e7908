"""Prose to be heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from course.model import Reading
    from tui.read.desk import Desk


def take(desk: Desk, step: Reading, stands: Mapping[str, object]) -> None:  # noqa: ARG001 - nothing is answered
    """Say it."""
    desk.prose(step.markdown)


tell = take
