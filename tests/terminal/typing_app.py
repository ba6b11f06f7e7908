"""The smallest program with our driver, saver and lifeline: a text area whose words go into the progress file."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from tui.terminal import prepare_terminal, refusal

if found := refusal(os.environ, sys.stdin, sys.stderr, sys.stdout):
    sys.exit(sys.stderr.write(f"no full screen here: {found}\n") and 2)
prepare_terminal(os.environ)

import msgspec  # noqa: E402 - Textual reads the environment when it is imported
from textual.app import App, ComposeResult  # noqa: E402
from textual.widgets import Static, TextArea  # noqa: E402

from course.errors import CourseError  # noqa: E402
from course.progress import Draft, Progress, drafted  # noqa: E402
from tui.driver import driver_class  # noqa: E402
from tui.lifeline import Lifeline  # noqa: E402
from tui.saver import NotSaved, Saved, Saver  # noqa: E402

if TYPE_CHECKING:
    from textual.binding import BindingType


class FileStore:
    """As little of a store as shows whether the words arrived."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def save(self, progress: Progress) -> Progress:
        """Replace the file as a whole."""
        new = self.path.with_suffix(".new")
        try:
            with new.open("wb") as file:
                file.write(msgspec.json.encode(progress))
                file.flush()
                os.fsync(file.fileno())
            new.replace(self.path)
        except OSError as error:
            raise CourseError(error.strerror) from error
        return progress


class TypingApp(App[None]):
    """A text area and one line that says how the last save went."""

    BINDINGS: ClassVar[list[BindingType]] = [("ctrl+q", "quit", "Quit"), ("ctrl+z", "suspend_process", "Suspend")]
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, store: FileStore) -> None:
        super().__init__(driver_class=driver_class())
        self.area = TextArea()
        self.line = Static("ready", markup=False)
        self.saver = Saver(self.snapshot, store, self.hear)

    def compose(self) -> ComposeResult:
        """One above the other."""
        yield self.line
        yield self.area

    def on_mount(self) -> None:
        """Begin to watch."""
        self.area.cursor_blink = False
        self.area.focus()
        Lifeline(self.saver.close, lambda code: self.exit(return_code=code)).install()

    def snapshot(self) -> Progress:
        """What stands in the text area."""
        return drafted(Progress(), "one/prompt", Draft(kind="prompt", at="", answer={"text": self.area.text}))

    def hear(self, outcome: Saved | NotSaved) -> None:
        """Called in the saver's thread."""
        words = "saved" if isinstance(outcome, Saved) else f"not saved: {outcome.error}"
        self.call_later(self.line.update, words)

    def on_text_area_changed(self) -> None:
        """Only mark it."""
        self.saver.touch()

    def on_unmount(self) -> None:
        """Write what is left."""
        self.saver.close()


app = TypingApp(FileStore(Path(os.environ["H2H_PROGRESS"])))
app.run()
sys.exit(app.return_code or 0)
