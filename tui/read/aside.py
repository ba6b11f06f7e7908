"""What a command says without leaving the question: help, evidence, the journal, where one is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.errors import ContentError
from course.model import Finding
from tui.locale import _, current
from tui.read.commands import Command, help_lines
from tui.read.speech import in_one, sentence
from tui.widgets.evidence import ground_words, stamp_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.model import Claim, Source
    from tui.keeping import Keeper
    from tui.read.voice import Voice
    from tui.shelf import Shelf


class Aside:
    """Answers commands that lead nowhere else."""

    def __init__(self, voice: Voice, shelf: Shelf, keeper: Keeper) -> None:
        """Say it with this voice."""
        self._voice = voice
        self._shelf = shelf
        self._keeper = keeper

    def __call__(self, command: Command) -> bool:
        """Do what the command says; false where it leads away from the question."""
        does = {
            "help": self._help,
            "evidence": self._evidence,
            "journal": self._journal,
            "change": self._change,
            "where": self._where,
        }
        if command.name not in does:
            return False
        does[command.name](command.rest)
        return True

    def _help(self, _rest: str) -> None:
        self._voice.say(_("A line that begins with a colon is a command:"), *help_lines())
        self._voice.say(_("To write a line that begins with a colon, type two of them."))

    def _evidence(self, rest: str) -> None:
        """Say the claims and findings with these ids."""
        try:
            cards = self._shelf.catalog.evidence(rest.split())
        except ContentError as error:
            self._voice.say(*str(error).split("\n"))
            return
        for card in cards:
            self._voice.say(*(_finding(card) if isinstance(card, Finding) else _claim(*card)), "")
        if not cards:
            self._voice.say(_("This step rests on no claim and no finding."))

    def _journal(self, _rest: str) -> None:
        from tui.exporting import Wish, journal  # noqa: PLC0415 - few ask for it

        written = journal(self._shelf.catalog, self._keeper.snapshot(), Wish((), ()), versions=False)
        self._voice.prose(written.text)

    def _change(self, _rest: str) -> None:
        from tui.read.change_said import change_said  # noqa: PLC0415 - likewise

        self._voice.say(*change_said(self._keeper.progress, self._shelf.catalog.course))

    def _where(self, _rest: str) -> None:
        progress = self._keeper.progress
        title = self._shelf.title(progress.position.chapter)
        number = self._shelf.catalog.number(progress.position.chapter)
        if title:
            self._voice.say(_("You are in chapter {number}: {title}").format(number=number, title=sentence(title)))
        self._voice.say(_("Progress: {file}").format(file=self._keeper.store.path))


def _finding(finding: Finding) -> Iterator[str]:
    language = current()
    yield _("{id}. {stamp}.").format(id=finding.id, stamp=stamp_words(finding.stamp))
    yield in_one(finding.says.in_language(language))
    yield _labelled(_("Who"), finding.group.in_language(language))
    yield _labelled(_("Limit"), finding.limit.in_language(language))
    yield _labelled(_("Source"), finding.citation)


def _claim(claim: Claim, source: Source) -> Iterator[str]:
    language = current()
    author, title, day = (text.in_language(language) for text in (source.author, source.title, source.date))
    yield _("{id}. {stamp}.").format(id=claim.id, stamp=stamp_words(claim.stamp))
    yield in_one(claim.in_language(language))
    yield _labelled(_("Said by"), f"{author}, {title}, {day}")
    yield _labelled(_("Ground"), ground_words(claim.ground))
    yield _labelled(_("Doubts"), claim.doubts.in_language(language))
    yield _labelled(_("Interest of the author"), source.interest.in_language(language))


def _labelled(label: str, words: str) -> str:
    return f"{label}: {in_one(words)}"
