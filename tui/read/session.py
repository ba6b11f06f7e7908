"""A whole session by lines: from chapter to chapter, until the learner leaves or the input ends."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from course.errors import ContentError
from course.model import LANGUAGES
from course.progress import REVIEW, with_settings
from tui import locale
from tui.locale import _
from tui.read.aside import Aside
from tui.read.commands import Command, said
from tui.read.questions import Interrupted, Questions
from tui.read.taking import Taking
from tui.seating import Seating
from tui.sentences import due_words
from tui.sitting import now
from tui.status import chapter_lines

if TYPE_CHECKING:
    from course.exercises.base import Step
    from course.model import Language
    from course.progress import Plain
    from tui.keeping import Keeper
    from tui.read.voice import Voice
    from tui.returning import Returning
    from tui.shelf import Shelf

QUIT = "quit"
SPOKEN: Final[dict[str, Language]] = {
    **dict.fromkeys(("de", "deutsch", "german"), LANGUAGES[0]),
    **dict.fromkeys(("en", "englisch", "english"), LANGUAGES[1]),
}
"""What the languages are called in either of them."""


class Session:
    """Leads a learner through the course by lines.

    Args:
        voice: says and asks.
        shelf: the course.
        keeper: the learner's progress, opened already.
    """

    def __init__(self, voice: Voice, shelf: Shelf, keeper: Keeper) -> None:
        """Nothing is said yet."""
        self.voice = voice
        self.shelf = shelf
        self.keeper = keeper
        self._seating = Seating(shelf, keeper)
        self._aside = Aside(voice, shelf, keeper)
        self._questions = Questions(voice, self._told)

    def run(self, chapter: str = "") -> None:
        """Take this chapter, or the one the learner was in, and then those that are chosen, until the learner leaves.

        Raises:
            NoMoreInput: the input came to its end.
        """
        course = self.shelf.catalog.course
        hint = _("Type {help} at any question to hear what else you can type.").format(help=said("help"))
        self.voice.say(f"{course.title.in_language(locale.current())}.", hint, "")
        self._say_due()
        here = chapter or self._left() or course.chapters[0].id
        while here != QUIT:
            here = self._next(here)

    def _next(self, here: str) -> str:
        """Take a chapter, the review or the contents (which have no name); what comes then."""
        try:
            if here:
                self._take(here)
            return self._chosen()
        except Interrupted as interrupted:
            return self._led(interrupted.command)

    def _take(self, chapter: str) -> None:
        def brings(step: Step, stands: Plain) -> Returning:
            return self.shelf.brings(chapter, step, self.keeper.progress, stands)

        try:
            sitting = self._seating.sitting(chapter)
            number, spoken = self.shelf.catalog.number(chapter), partial(self._seating.spoken, sitting)
            Taking(self.voice, sitting, number, brings=brings, aside=self._told, spoken=spoken).take()
        except ContentError as error:  # a file may have changed since the course was opened
            self.voice.say(_("This part of the course has problems and is not shown."), *str(error).split("\n"), "")

    def _chosen(self) -> str:
        """Say the contents and ask where to go on."""
        chapters = self.shelf.catalog.course.chapters
        self.voice.say(_("Contents:"))
        self.voice.numbered(chapter_lines(self.shelf.catalog, self.keeper.progress))
        self._say_due()
        words = _("Which chapter? Type a number from 1 to {count}, or {quit} to leave:").format(
            count=len(chapters), quit=said(QUIT)
        )
        place = self._questions.pick(words, len(chapters))
        self.voice.say("")
        return chapters[place].id

    def _led(self, command: Command) -> str:
        """Where a command leads that leads out of a chapter; from the contents, back into it."""
        return {"review": REVIEW, QUIT: QUIT, "back": self._left()}.get(command.name, "")

    def _left(self) -> str:
        """The chapter the learner was in last; nothing where it is no longer in the course."""
        left = self.keeper.progress.position.chapter
        return left if self.shelf.catalog.number(left) else ""

    def _told(self, command: Command) -> bool:
        """Do what a command says; false where it leads away from the question."""
        if command.name != "language":
            return self._aside(command)
        other = next(one for one in LANGUAGES if one != locale.current())
        wanted = SPOKEN.get(command.rest.lower()) if command.rest else other
        if not wanted:
            words = _("The course speaks German and English; type {command} de or {command} en.")
            self.voice.say(words.format(command=said("language")))
            return True
        self.keeper.change(lambda progress: with_settings(progress, {"language": wanted}, now()))
        locale.use(wanted)
        return False

    def _say_due(self) -> None:
        due = self.shelf.coming.due_today(self.keeper.progress)
        if parts := due_words(due.questions, due.plans, due.reflections):
            words = _("Due today: {what}. To take it, type {review}.")
            self.voice.say(words.format(what=", ".join(parts), review=said("review")), "")
