"""One chapter, or the review, taken by lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.exercises import kind_name
from course.model import Reading
from course.texts import cited
from tui.closing import closing_words
from tui.labels import kind_label
from tui.locale import _, ngettext
from tui.read.commands import said
from tui.read.desk import Desk
from tui.read.kinds import begun_anew, way_of
from tui.read.questions import Interrupted
from tui.read.speech import sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from course.exercises.base import Step
    from course.model import Chapter
    from course.progress import Plain
    from tui.read.commands import Command
    from tui.read.voice import Voice
    from tui.returning import Returning
    from tui.sitting import Sitting


class Taking:
    """Leads through the steps of one chapter.

    Args:
        voice: says and asks.
        sitting: the chapter, and where the learner is in it.
        number: its number in the course, counted from 1; 0 for the review.
        brings: what is brought into a step from elsewhere, given what stands in it.
        aside: does what a command says at any question; false where it leads away.
        spoken: the chapter in the language spoken now.
    """

    def __init__(
        self,
        voice: Voice,
        sitting: Sitting,
        number: int,
        *,
        brings: Callable[[Step, Plain], Returning],
        aside: Callable[[Command], bool],
        spoken: Callable[[], Chapter],
    ) -> None:
        """Open the chapter."""
        self.voice = voice
        self.sitting = sitting
        self.number = number
        self._brings, self._aside, self._spoken = brings, aside, spoken
        self._anew = False

    def take(self) -> None:
        """All steps from the place where the learner is; behind the last one, what is still open.

        Raises:
            Interrupted: a command leads out of the chapter.
            NoMoreInput: there is no further line.
        """
        self.say_title()
        while self.sitting.place < len(self.sitting.chapter.steps):
            self._next()
        self.sitting.place = len(self.sitting.chapter.steps) - 1
        if words := closing_words(self.sitting, self.number, said("review")):
            self.voice.say(words, "")

    def _next(self) -> None:
        try:
            self._step()
        except Interrupted as interrupted:
            self._turn(interrupted)
        else:
            self.sitting.place += 1

    def say_title(self) -> None:
        """The chapter's number and title."""
        title, count = self.sitting.chapter.title, len(self.sitting.chapter.steps)
        if self.number:
            title = _("Chapter {number}: {title}").format(number=self.number, title=title)
        steps = ngettext("{count} step.", "{count} steps.", count).format(count=count)
        self.voice.say(f"{sentence(title)} {steps}", "")

    def _step(self) -> None:
        turn, anew = self.sitting.turn(), self._anew
        self._anew = False
        stands, handed_in = turn.stands()
        returning = self._brings(turn.step, stands)
        turn.questions = returning.questions
        desk = Desk(self.voice, turn, returning, self._told)
        self._say_heading(turn.step)
        turn.shown()
        way = way_of(turn.step)
        if handed_in and not anew:
            way.tell(desk, turn.step, stands)
        else:
            way.take(desk, turn.step, begun_anew(way, stands) if anew else stands)
        self._onward(desk, answered=turn.stands()[1])

    def _onward(self, desk: Desk, *, answered: bool) -> None:
        """Wait for Enter: nobody is led on while still listening."""
        words = _("Press Enter to go on, or type {again} to answer anew.") if answered else _("Press Enter to go on.")
        desk.enter(words.format(again=said("again")))
        self.voice.say("")

    def _say_heading(self, step: Step) -> None:
        place, count = self.sitting.place + 1, len(self.sitting.chapter.steps)
        kind = kind_label(kind_name(step))
        words = _("Step {place} of {count}, {kind}: {title}") if step.title else _("Step {place} of {count}, {kind}")
        self.voice.say(sentence(words.format(place=place, count=count, kind=kind, title=step.title)), "")

    def _told(self, command: Command) -> bool:
        """Do what a command says; false where it leads away from the question."""
        if command.name == "evidence" and self.sitting.turn().gives_away():
            self.voice.say(_("First guess: the evidence names the number."))
            return True
        if command.name == "evidence":
            self._aside(command._replace(rest=" ".join(self.evidence())))
            return True
        return self._aside(command)

    def evidence(self) -> list[str]:
        """Ids of the claims and findings this step rests on."""
        step = self.sitting.step
        texts = cited(step.markdown) if isinstance(step, Reading) else ()
        return list(dict.fromkeys([*step.evidence, *texts]))

    def _back(self) -> None:
        if self.sitting.place:
            self.sitting.place -= 1
        else:
            self.voice.say(_("This is the first step."), "")

    def _turn(self, interrupted: Interrupted) -> None:
        """Go where a command leads within the chapter; others lead out of it."""
        name = interrupted.command.name
        if name == "back":
            self._back()
        elif name == "skip":
            self.sitting.turn().skipped()
            self.sitting.place += 1
        elif name == "again":
            self._anew = True
        elif name == "language":
            self.sitting.chapter = self._spoken()
        elif name == "edit":
            self.voice.say(_("The editor opens only where you write several lines."), "")
        elif name != "repeat":
            raise interrupted
