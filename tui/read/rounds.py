"""A timed talk by lines: round by round against a clock that is heard, and the questions afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from course.exercises.pair import Pair, PairAnswer, most_rounds, seats, tick_name
from tui.locale import _
from tui.read.lists import choose, which_hold
from tui.read.speech import in_one
from tui.read.spoken_clock import SpokenClock, spoken_time
from tui.widgets.exercises.countdown import MINUTE
from tui.widgets.exercises.pair_words import observing_words, round_words, seat_words

if TYPE_CHECKING:
    from tui.read.desk import Desk


class Rounds:
    """Leads through the rounds, and keeps after each line where the talk is.

    Attributes:
        answer: how far the talk has come.

    Args:
        desk: says, asks and keeps.
        step: the talk.
        answer: how far it came before.
    """

    def __init__(self, desk: Desk, step: Pair, answer: PairAnswer) -> None:
        """Go on there."""
        self._desk = desk
        self._step = step
        last = most_rounds(step) - 1
        self.answer = msgspec.structs.replace(answer, round=min(max(answer.round, 0), last))

    def change(self, **values: Any) -> None:  # noqa: ANN401 - the fields of the answer
        """Something else is the case now."""
        self.answer = msgspec.structs.replace(self.answer, **values)
        self._desk.keep(self.answer)

    def talk(self) -> None:
        """Talk round by round, until the talk is ended."""
        while not self.answer.talked:
            self._say_round()
            if self.left:
                self._desk.enter(_("Press Enter to start the clock."))
                self.let_clock_run()
            self._tick()
            self._decide()

    @property
    def left(self) -> int:
        """Seconds that are left of this round, or of the time to think."""
        whole = self._step.minutes * MINUTE
        return whole if self.answer.left < 0 else self.answer.left

    def let_clock_run(self) -> None:
        """Let it run, and keep what is left of it; a whole round is kept as one that has not begun."""

        def keep(left: int) -> None:
            self.change(left=-1 if left == self._step.minutes * MINUTE else left)

        SpokenClock(self._desk, self.left, keep).run()

    def _say_round(self) -> None:
        desk, place = self._desk, self.answer.round
        desk.say(round_words(self._step, place) + ".")
        for seat in seats(self._step, place):
            desk.say(f"{seat_words(seat)}. {in_one(seat.role.task)}")
        whole = self.left == self._step.minutes * MINUTE
        words = _("The round takes {time}.") if whole else _("Left of this round: {time}.")
        desk.say(words.format(time=spoken_time(self.left)), "")

    def _tick(self) -> None:
        """Ask what was observed in this round; what was ticked before stays where nothing is typed."""
        desk, place, observe = self._desk, self.answer.round, self._step.observe
        if not observe:
            return
        desk.say(observing_words(self._step))
        desk.numbered(in_one(tick.text) for tick in observe)
        names = [tick_name(place, tick) for tick in observe]
        places = which_hold(desk, [one in self.answer.ticked for one in names])
        others = [one for one in self.answer.ticked if one not in names]
        self.change(ticked=(*others, *(names[at] for at in places)))

    def _decide(self) -> None:
        """Swap the roles, end the talk, or go on with this round."""
        ways = {"end": _("End the talk, and go on to the questions")}
        if self.answer.round + 1 < most_rounds(self._step):
            ways = {
                "swap": _("Swap roles: {round}").format(round=round_words(self._step, self.answer.round + 1)),
                **ways,
            }
        time = _("Go on with this round: {time}").format(time=spoken_time(self.left))
        ways["on"] = time if self.left else _("One minute more")
        self._desk.say("")
        wanted = choose(self._desk, ways)
        self._desk.say("")
        if wanted == "on":
            self.change(left=self.answer.left or MINUTE)
        else:
            self.change(**({"round": self.answer.round + 1, "left": -1} if wanted == "swap" else {"talked": True}))
