"""The course of a timed talk: with others or alone, round by round, and the questions afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Literal

import msgspec
from textual.binding import Binding

from course.exercises import pair as rules
from course.exercises.base import read_answer
from course.exercises.pair import Mode, Pair, PairAnswer, tick_name
from tui.locale import N_
from tui.widgets.exercises import pair_drawing as draw
from tui.widgets.exercises.countdown import MINUTE
from tui.widgets.exercises.pair_timed import TimedForm
from tui.widgets.exercises.sight import lines, reveal, row_lines

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.console import RenderableType
    from textual.binding import BindingType

Stage = Literal["choice", "talk", "debrief", "solo"]
STAGES: dict[str, set[Stage]] = {
    "way": {"choice"},
    "clock": {"talk", "solo"},
    "minute": {"talk", "solo"},
    "swap": {"talk"},
    "tick": {"talk"},
    "debrief": {"talk"},
    "back": {"talk", "debrief", "solo"},
    "redo": {"debrief", "solo"},
}
"""In which stages a key does something."""


class PairRounds(TimedForm):
    """The answer tells the stage; every key that leads to another one is the learner's.

    F6 and F7 come before the keys of the field, which would select text.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "clock('talk')", N_("Clock"), id="pair.clock"),
        Binding("f6", "clock('solo')", N_("Clock"), priority=True, id="pair.clock-typing"),
        Binding("t", "swap", N_("Swap roles"), id="pair.swap"),
        Binding("enter", "debrief", N_("End the talk"), id="pair.debrief"),
        Binding("plus", "minute('talk')", N_("One minute more"), id="pair.minute"),
        Binding("f7", "minute('solo')", N_("One minute more"), priority=True, id="pair.minute-typing"),
        Binding("1", "way('together')", N_("With others, alone"), id="pair.way.1"),
        Binding("2", "way('solo')", N_("With others, alone"), show=False, id="pair.way.2"),
        *(
            Binding(str(digit), f"tick({digit})", N_("Tick"), show=digit == 1, id=f"pair.tick.{digit}")
            for digit in range(1, 10)
        ),
        Binding("z", "back", N_("Step back"), id="pair.back"),
        Binding("r", "redo", N_("Once more"), id="pair.redo"),
    ]

    def __init__(self, step: Pair, answer: Mapping[str, Any] | None = None, **options: Any) -> None:  # noqa: ANN401
        """Go on where the talk was left; `options` are those of a form with a clock."""
        self.pair = step
        kept = read_answer(PairAnswer, answer or {})
        last = rules.most_rounds(step) - 1
        self.answer = msgspec.structs.replace(kept, round=min(max(kept.round, 0), last))
        super().__init__(step, answer, **options)
        self.set_clock(-1 if self._kept is not None else kept.left)

    def full(self) -> int:
        """Seconds of a whole round."""
        return self.pair.minutes * MINUTE

    @property
    def stage(self) -> Stage:
        """Where the learner is."""
        if self.answer.mode == "together":
            return "debrief" if self.answer.talked else "talk"
        return "solo" if self.answer.mode == "solo" else "choice"

    def go_on(self) -> None:
        """Show the widgets of the stage, and let the caret stand where one goes on."""
        raise NotImplementedError

    def talk_parts(self) -> dict[str, RenderableType]:
        """A round from top to bottom; what stands above the ticks is called so."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Each stage has its keys; once more there is where it was handed in.

        A talk that has not begun cannot be ended, so that Enter, which goes on everywhere, does not run past it.
        """
        if action not in STAGES:
            return super().check_action(action, parameters)
        possible = {
            "clock": self.stage in parameters and (self.stage == "solo" or self.clock.shown() > 0),
            "minute": self.stage in parameters,
            "swap": self.answer.round + 1 < rules.most_rounds(self.pair),
            "tick": parameters in {(digit,) for digit in range(1, len(self.pair.observe) + 1)},
            "debrief": self.begun() or self.answer.round > 0 or bool(self.answer.ticked),
            "redo": self._kept is not None,
        }
        return self.stage in STAGES[action] and possible.get(action, True)

    def change(self, **values: Any) -> None:  # noqa: ANN401 - the fields of the answer
        """Something else is the case now."""
        self.answer = msgspec.structs.replace(self.answer, **values)
        self.changed()

    def _to(self, **values: Any) -> None:  # noqa: ANN401 - the fields of the answer
        """Another stage or round, seen from its top; the clock stands."""
        self.stop()
        self.change(**values)
        self.go_on()
        reveal(self, lambda: (0, 1))

    def action_way(self, mode: Mode) -> None:
        """With others, or alone."""
        self._to(mode=mode)

    def action_swap(self) -> None:
        """Everybody takes the next role, with all the time."""
        self.set_clock(-1)
        self._to(round=self.answer.round + 1)

    def action_tick(self, digit: int) -> None:
        """Tick what was observed in this round, or no longer."""
        name = tick_name(self.answer.round, self.pair.observe[digit - 1])
        ticked = tuple(one for one in self.answer.ticked if one != name)
        self.change(ticked=ticked if name in self.answer.ticked else (*ticked, name))
        reveal(self.face, lambda: self._tick_lines(digit - 1))

    def _tick_lines(self, place: int) -> tuple[int, int]:
        answer = self.answer
        head, *rows = draw.ticks(self, self.pair, answer.round, answer.ticked)
        above = lines(self.face, self.talk_parts()["above"])
        top, height = row_lines(self.face, head, rows, place)
        return above + top, height

    def action_debrief(self) -> None:
        """The talk is over; now the questions."""
        self._to(talked=True)

    def action_back(self) -> None:
        """One step back: to the talk, to the round before, or to the choice of a way."""
        if self.stage == "debrief":
            self._to(talked=False)
        elif self.stage == "talk" and self.answer.round:
            self.set_clock(-1)
            self._to(round=self.answer.round - 1)
        else:
            self._to(mode="")

    def action_redo(self) -> None:
        """Talk or write once more; what was handed in stays in the progress file, and what was written in the field."""
        self.set_clock(-1)
        self._to(mode="", round=0, talked=False, ticked=())
