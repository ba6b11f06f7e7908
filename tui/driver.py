"""The Textual driver for the system we run on."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.driver import Driver


def driver_class() -> type[Driver] | None:
    """Our own driver where there are Unix terminals; elsewhere nothing, and Textual chooses."""
    if sys.platform != "win32":
        from tui.unix_driver import UnixDriver  # noqa: PLC0415 - cannot be imported on Windows

        return UnixDriver
    return None
