"""Says paragraphs and takes lines: the only one here who reads and writes."""

from __future__ import annotations

import re
import select
import sys
from codecs import getincrementaldecoder
from typing import TYPE_CHECKING

from course.cleaning import clean
from tui import terminal
from tui.locale import _
from tui.read.speech import paragraphs
from tui.read.wrapping import wrapped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import TextIO

CURSOR_KEYS = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|O[A-Za-z])")
"""What arrows and function keys leave in a line on a terminal that does not edit it."""
LONGEST_LINE = 4095
"""Bytes a terminal takes in one line (Linux, N_TTY); what is typed beyond is lost before any program sees it."""


class NoMoreInput(Exception):  # noqa: N818 - it is no error
    """The input has come to its end."""


class Voice:
    """A conversation by lines.

    Attributes:
        before: called before each question; says what happened meanwhile.
        typed: whether somebody sits at a terminal.
        editor: whether another program may be opened to write in.

    Args:
        width: characters in a line at most.
    """

    def __init__(self, width: int) -> None:
        """Begin at the top."""
        self.width = width
        self.before: Callable[[], object] = list
        self._input: TextIO | None = sys.stdin  # nothing where it was closed from the start
        self.typed = self._input is not None and self._input.isatty()
        self.editor = self.typed
        encoding = terminal.input_encoding()
        # An editor of Windows may have begun a file with a mark, which is no part of the first answer.
        self._decode = getincrementaldecoder("utf-8-sig" if encoding == "utf-8" else encoding)("replace").decode

    def say(self, *texts: str) -> None:
        """Say paragraphs, each from a line of its own."""
        for text in texts:
            for line in wrapped(text, self.width) or [""]:
                terminal.say(line)

    def prose(self, markdown: str) -> None:
        """Say Markdown, a blank line behind each paragraph."""
        for paragraph in paragraphs(markdown):
            self.say(*paragraph.split("\n"), "")

    def numbered(self, texts: Iterable[str]) -> None:
        """Say what can be chosen, each with its number."""
        self.say(*(f"{number}. {text}" for number, text in enumerate(texts, 1)))

    def ask(self, question: str) -> str:
        """Ask for a line. Where the input is no terminal, which would show what is typed, the answer is said too.

        Raises:
            NoMoreInput: there is none.
        """
        self.before()
        *above, last = wrapped(question, self.width - 1) or [""]
        for line in above:
            terminal.say(line)
        terminal.say(f"{last} ", newline=False)
        return self.heard(len(last) + 1)

    def heard(self, column: int = 0) -> str:
        """The next line, for which nothing more is asked; where the input is no terminal, it is said too.

        Args:
            column: so many characters stand on the line already.

        Raises:
            NoMoreInput: there is none.
        """
        line = self._line()
        if not self.typed:
            if column + len(line) > self.width:
                terminal.say("")
            self.say(line)
        return line

    def waits(self, seconds: float) -> bool:
        """Wait so long for a line, or for the end of the input; whether one came.

        Only at a terminal is there anything to wait for. Elsewhere, and on consoles of Windows, which cannot be waited
        for, the answer is always yes.
        """
        if sys.platform == "win32" or not self.typed:
            return True
        return bool(select.select([sys.stdin], [], [], max(seconds, 0.0))[0])

    def _line(self) -> str:
        try:
            raw = self._input.buffer.readline() if self._input else b""
        except OSError:  # the terminal is gone
            raw = b""
        if not raw:
            terminal.say("")
            raise NoMoreInput
        if self.typed and len(raw) >= LONGEST_LINE:
            self.say(_("That line was as long as a terminal can take. Please look whether its end is there."))
        return clean(CURSOR_KEYS.sub("", self._decode(raw))).strip("\n")
