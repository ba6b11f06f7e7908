"""The course locked down, for `ForceCommand` and login shells: nothing leads out of it but quitting."""

from __future__ import annotations

from typing import Any, ClassVar, NoReturn

from textual.app import SuspendNotSupported

from tui.app import CourseApp


class KioskApp(CourseApp):
    """Starts no other program, and writes no file but progress and what belongs to it.

    Nothing in the course asks for most of this; whatever does, Textual's own keys and links too, gets nothing.
    """

    CONFINED: ClassVar[bool] = True

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """No link reaches a browser."""

    def save_screenshot(self, *_: Any, **_names: Any) -> str:  # noqa: ANN401 - whatever Textual's takes
        """No picture is written; the path is empty."""
        return ""

    def _not_delivered(self, *_: Any, **_names: Any) -> str | None:  # noqa: ANN401 - whatever Textual's take
        return None

    deliver_text = deliver_binary = deliver_screenshot = _not_delivered

    def suspend(self) -> NoReturn:
        """The terminal is handed to nobody."""
        raise SuspendNotSupported

    def action_suspend_process(self) -> None:
        """The shell below stays out of reach."""


def app_class(*, kiosk: bool) -> type[CourseApp]:
    """The app, locked down or not."""
    return KioskApp if kiosk else CourseApp
