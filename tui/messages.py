"""Messages that reach the app: what a screen wants and cannot do itself.

What the learner does with a step is no message: the sitting changes the progress at once (`tui.sitting`), since on a
stalled line a message may still be under way when the line drops.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.saver import NotSaved, Saved


@dataclass
class Told(Message):
    """The saver wrote, or could not."""

    outcome: Saved | NotSaved


@dataclass
class ChooseSettings(Message):
    """Take over these settings: language, theme, motion or cursor by name."""

    settings: Mapping[str, str]


@dataclass
class OtherLanguage(Message):
    """Speak the other language: the one that is not spoken when this is read, so that two of them undo each other."""


@dataclass
class OpenChapter(Message):
    """Open a chapter at a step; without one, where the learner left it."""

    chapter: str
    step: str = ""


@dataclass
class WriteJournal(Message):
    """Write the journal to a file, without these steps (`chapter/step`), but with those that only go when named."""

    without: tuple[str, ...]
    named: tuple[str, ...]


@dataclass
class ShowEvidence(Message):
    """Show these claims and findings."""

    ids: tuple[str, ...]
