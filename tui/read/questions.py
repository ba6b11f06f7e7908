"""Asks for lines, numbers, yes or no, until what comes is an answer or a command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.locale import _
from tui.read.commands import Command, command, said
from tui.read.speech import in_one

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tui.read.voice import Voice

YES, NO = ("y", "yes", "j", "ja"), ("n", "no", "nein")


class Interrupted(Exception):  # noqa: N818 - it is no error
    """The learner said a command that leads away from the question."""

    def __init__(self, wanted: Command) -> None:
        """Carry what was said."""
        super().__init__(wanted.name)
        self.command = wanted


class Questions:
    """Questions to the learner, beside which commands can be said.

    Attributes:
        hints: hints that can be asked for now; `:hint` says the next.

    Args:
        voice: says and asks.
        aside: does what a command says without leaving the question; false where it leads away.
    """

    def __init__(self, voice: Voice, aside: Callable[[Command], bool]) -> None:
        """Nothing is asked yet."""
        self.voice = voice
        self.hints: Sequence[str] = ()
        self.say, self.prose, self.numbered = voice.say, voice.prose, voice.numbered
        self._aside = aside

    def ask(self, question: str) -> str:
        """Ask for a line, and do what commands say in between.

        Raises:
            Interrupted: a command leads away.
            NoMoreInput: there is no further line.
        """
        while (line := self.taken(self.voice.ask(question))) is None:
            pass
        return line

    def taken(self, line: str) -> str | None:
        """What was said in a line; nothing where it was a command, which is done now.

        Raises:
            Interrupted: a command leads away.
        """
        if line.startswith("::"):
            return line[1:]
        if not (wanted := command(line)):
            return line
        if wanted.name == "hint":
            self._hint()
        elif not self._aside(wanted):
            raise Interrupted(wanted)
        return None

    def answer(self, question: str) -> str:
        """As `ask`, where no answer begins with a colon: then a command was meant."""
        while (line := self.ask(question).strip()).startswith(":"):
            words = _("There is no such command: {typed}. Type {help} to hear those there are.")
            self.say(words.format(typed=line, help=said("help")))
        return line

    def enter(self, question: str) -> None:
        """Ask for Enter alone. Words typed or pasted here would be lost, so they lead nowhere."""
        while self.answer(question):
            self.say_only_enter()

    def say_only_enter(self) -> None:
        """Say that words lead nowhere here."""
        self.say(_("Only Enter leads on here. What you typed is not kept."))

    def _hint(self) -> None:
        if self.hints:
            self.say(_("Hint: {words}").format(words=in_one(self.hints[0])))
            self.hints = self.hints[1:]
        else:
            self.say(_("There is no further hint."))

    def number(self, question: str, least: int, most: int, *, blank: bool = False) -> int | None:
        """Ask until a whole number between the two comes; where `blank` is allowed, an empty line is nothing."""
        while True:
            typed = self.answer(question).rstrip(".")
            if typed.isascii() and typed.isdecimal() and least <= int(typed) <= most:
                return int(typed)
            if blank and not typed:
                return None
            self.say(_("Please type a number from {least} to {most}.").format(least=least, most=most))

    def pick(self, question: str, count: int) -> int:
        """Ask for one of so many things said with a number each; its place, counted from 0."""
        return (self.number(question, 1, count) or 1) - 1

    def several(self, question: str, count: int, least: int = 1) -> list[int]:
        """Ask for any of so many things; their places, counted from 0, in the order typed, each once.

        Where the `least` number is 0, that is none of them; its place is -1.
        """
        return list(dict.fromkeys(self.row(question, count, least)))

    def row(self, question: str, count: int, least: int = 1) -> list[int]:
        """As `several`, but what is typed twice comes twice. Of nine things at most, no spaces are needed between."""
        while True:
            typed = self.answer(question).replace(",", " ").rstrip(".").split()
            if count < 10:
                typed = list("".join(typed))
            if all(one.isascii() and one.isdecimal() and least <= int(one) <= count for one in typed):
                return [int(one) - 1 for one in typed]
            self.say(_("Please type numbers from 1 to {count}, with a space between them.").format(count=count))

    def yes(self, question: str) -> bool:
        """Ask for yes or no."""
        while (typed := self.answer(question).lower()) not in (*YES, *NO):
            self.say(_("Please type yes or no."))
        return typed in YES
