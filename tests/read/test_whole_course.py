"""All chapters by lines, in both languages: as lines from a pipe, and then seen in the full screen."""

from __future__ import annotations

import asyncio
import io
import re
import signal
import sys
from typing import TYPE_CHECKING, Any

import pytest
from textual.widgets import TextArea

from course.catalog import Catalog
from course.model import LANGUAGES, Language
from course.session import open_session
from course.store import Store
from tui import cli
from tui.app import CourseApp
from tui.messages import OpenChapter
from tui.read.start import SIGNALS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from course.progress import Progress
    from tests.read.conftest import Told

CHAPTERS = [entry.id for entry in Catalog.open().course.chapters]
MOST = 300
"""Questions in one chapter, at most."""


WRITTEN = "Ein Satz von mir."
"""What is written wherever there is something to write."""

FIXED = {
    r"^$": "",  # a clock runs
    r"Which chapter|Welches Kapitel": ":quit",
    rf"{WRITTEN}, ": "2",
    r"Channel 1, its name|Kanal 1, Name|Person 1 (?:of|von)": WRITTEN,
    r"Press Enter|Eingabetaste": "",
    r"Yes or no|[Jj]a oder nein": "yes",
    r"50, 70": "70",
    r"empty line goes on|leere Zeile führt weiter": "",
    r"0 (?:to|bis) 10": "5",
    r"(?:[Nn]umbers?|Zahl|Zahlen|Nummer)\b.*1 (?:to|bis) \d|; 2 |\b1 (?:had|gewusst)|, a number|eine Zahl": "1",
    r"Numbers with a space|Zahlen, dazwischen": "1 2",
    r"one line|einer Zeile": WRITTEN,
    r"empty line|leere (?:Zeile|Eingabe)": "",
}
"""What is answered to a question with these words; the first that fits counts."""


class Answering:
    """Somebody who answers all.

    Attributes:
        lines: the answers so far.
    """

    def __init__(self) -> None:
        self.lines: list[str] = []

    def answer(self, heard: str) -> str:
        """The next line, given all that was said so far."""
        question = re.split(r"\n\n|(?<=[.!?:“”])\n", heard)[-1].replace("\n", " ").strip()
        self.lines.append(self._line(question, heard))
        return self.lines[-1]

    def _line(self, question: str, heard: str) -> str:
        if question.endswith(">"):
            return "." if self.lines[-1:] == [WRITTEN] else WRITTEN
        if re.search(r"in the right order|richtigen Reihenfolge", question):
            step = re.split(r"(?m)^(?:Step|Schritt) \d+", heard)[-1]
            return " ".join(sorted(set(re.findall(r"(?m)^(\d+)\. ", step)), key=int))
        if between := re.search(r"(?:between|zwischen) (\S+) (?:and|und) \S+:", question):
            return between[1]
        if re.search(r"goes with it|passt dazu", question):
            return str(re.findall(r"(?:On the left|Links), (\d+) (?:of|von)", heard)[-1])
        return next((line for words, line in FIXED.items() if re.search(words, question)), WRITTEN)


class Learner:
    """Stands for standard input: each line is answered when it is read."""

    encoding = "utf-8"

    def __init__(self, heard: io.StringIO, answering: Answering) -> None:
        self.buffer = self
        self._heard = heard
        self._answering = answering

    def isatty(self) -> bool:
        return False

    def readline(self) -> bytes:
        assert len(self._answering.lines) < MOST, "the same is asked again and again"
        return f"{self._answering.answer(self._heard.getvalue())}\n".encode()


@pytest.fixture
def signals() -> Iterator[None]:
    """The handlers of the tests, afterwards."""
    before = {name: signal.getsignal(getattr(signal, name)) for name in SIGNALS}
    yield
    for name, handler in before.items():
        signal.signal(getattr(signal, name), handler)


def answers(progress: Progress) -> dict[str, Any]:
    """What is kept of each step, but for times."""
    return {where: [entry.answer for entry in record.entries] for where, record in progress.steps.items()}


@pytest.mark.usefixtures("signals")
@pytest.mark.timeout(900)
@pytest.mark.parametrize("language", LANGUAGES)
def test_all_chapters_by_lines_and_then_in_the_full_screen(
    language: Language, read: Callable[..., Told], progress_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = tmp_path / "there" / "progress.toml"
    there.parent.mkdir(mode=0o700)
    for chapter in CHAPTERS:
        heard, answering = io.StringIO(), Answering()
        with monkeypatch.context() as patched:
            patched.setattr(sys, "stdin", Learner(heard, answering))
            patched.setattr(sys, "stdout", heard)
            with pytest.raises(SystemExit) as end:
                cli.main(["--progress", str(there), "read", "--lang", language, chapter])
        told = read(*answering.lines, args=("--lang", language, chapter))
        assert (end.value.code, told.code, told.error) == (0, 0, "")
        assert told.out == heard.getvalue()
        assert max(map(len, told.out.splitlines())) <= 80
        assert chapter in told.progress.completed
        assert answers(told.progress) == answers(Store(there).peek().progress)
    asyncio.run(seen_in_full(progress_file))


async def seen_in_full(progress_file: Path) -> None:
    """Walk through all steps of all chapters on the screen: nothing is open, and what was written stands there."""
    app = CourseApp(Catalog.open(), Store(progress_file), open_session(progress_file))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        written = 0
        for chapter in CHAPTERS:
            app.post_message(OpenChapter(chapter))
            await pilot.pause()
            screen = app.chapter_screen
            assert screen
            assert screen.sitting.still_open() == []
            await screen.action_go(-screen.sitting.place)
            for _step in screen.sitting.chapter.steps[1:]:
                await pilot.pause()
                assert screen.at
                fields = [field.text for field in screen.query(TextArea)]
                written += sum(WRITTEN in text for text in fields)
                await screen.action_go(1)
        assert written > len(CHAPTERS)
    assert app.return_value is None
