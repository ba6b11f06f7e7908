"""The learner's own editor, opened on a text; what was saved in it comes back, however it ends."""

from __future__ import annotations

import os
import signal
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from course.cleaning import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def edited(text: str, rescue: Callable[[str], object]) -> str:
    """The text as it was saved in the editor.

    Args:
        text: what stands in it first.
        rescue: called with what was saved so far where a signal ends the session meanwhile.

    Raises:
        ClickException: the editor cannot be opened, or failed.
    """
    opened, name = tempfile.mkstemp(prefix="h2h-", suffix=".txt")
    file = Path(name)
    try:
        with os.fdopen(opened, "wb") as writing:
            writing.write(f"{text}\n".encode() if text else b"")
        try:
            with _interrupts_left_to_it():
                click.edit(filename=name)
        except SystemExit:
            rescue(_saved(file) or text)  # an editor in the middle of saving may just have emptied the file
            raise
        return _saved(file)
    finally:
        file.unlink(missing_ok=True)


def _saved(file: Path) -> str:
    """What stands in the file. Not every editor writes UTF-8."""
    raw = file.read_bytes() if file.exists() else b""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("latin-1")
    return clean(text).strip("\n")


@contextmanager
def _interrupts_left_to_it() -> Iterator[None]:
    """Let Ctrl+C, which reaches every program on the terminal, mean what it means in the editor."""
    numbers = [getattr(signal, name) for name in ("SIGINT", "SIGQUIT") if hasattr(signal, name)]
    # Handled and not ignored: the editor would inherit that.
    before = {number: signal.signal(number, lambda *_: None) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
