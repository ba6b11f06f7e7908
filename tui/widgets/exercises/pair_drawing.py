"""How a timed talk is drawn: the choice of a way, roles, clock, what can be observed, and the questions afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.console import Group
from rich.table import Table
from rich.text import Text

from course.exercises.pair import observed, seats, tick_name
from tui.locale import _
from tui.widgets.exercises.countdown import time_words
from tui.widgets.exercises.drawing import quiet, row
from tui.widgets.exercises.pair_clock import big
from tui.widgets.exercises.pair_words import observing_words, others_words, round_words, rounds_words, seat_words
from tui.widgets.exercises.sight import stacked
from tui.widgets.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
    from textual.widget import Widget

    from course.exercises.pair import Pair
    from tui.widgets.exercises.countdown import Countdown

TALL: Final = 20
"""Rows of a window from which on the digits are big."""
BESIDE: Final = 60
"""Columns from which on the clock stands beside the roles."""
CLOCK: Final = 26


class Clock:
    """The time that is left, and in words whether it runs; big where the window is high enough."""

    def __init__(self, widget: Widget, clock: Countdown, words: str) -> None:
        """Take the clock, the widget whose styles are used, and the words."""
        self.widget = widget
        self.clock = clock
        self.words = words

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw the time, then the words."""
        style = self.widget.get_component_rich_style("step--key", partial=True)
        time = time_words(self.clock.shown())
        if tall(self.widget):
            yield big(time, style)
            yield quiet(self.widget, self.words)
        else:
            yield Text.assemble((time, style), "  ", quiet(self.widget, self.words))


def tall(widget: Widget) -> bool:
    """Whether the window has room for big digits."""
    return widget.app.size.height >= TALL


class Beside:
    """Two things side by side, or the second above the first where the window is narrow or low."""

    def __init__(self, widget: Widget, left: RenderableType, right: RenderableType) -> None:
        """Take both."""
        self.widget = widget
        self.left = left
        self.right = right

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw them as there is room."""
        if options.max_width < BESIDE or not tall(self.widget):
            yield stacked([self.right, self.left])
            return
        table = Table.grid(padding=(0, 3, 0, 0), expand=True)
        table.add_column(ratio=1)
        table.add_column(width=CLOCK)
        table.add_row(self.left, self.right)
        yield table


def clock_words(clock: Countdown, keys: tuple[str, str], *, begun: bool) -> str:
    """What the clock does, and which key changes it: the one to start and stop, and the one for more time."""
    key, more = keys
    if not clock.shown():
        return _("Time is up. Finish your sentence; {key} gives another minute.").format(key=more)
    if clock.running:
        return _("runs · {key}: stop").format(key=key)
    return (_("stopped · {key}: go on") if begun else _("{key}: start")).format(key=key)


def roles(widget: Widget, step: Pair, place: int) -> RenderableType:
    """Who does what in a round."""
    return Group(
        *(
            row(widget, "•", Group(Text(seat_words(seat), style="bold"), Prose(seat.role.task)))
            for seat in seats(step, place)
        )
    )


def choice(widget: Widget, step: Pair) -> RenderableType:
    """With others or alone, and what the talk is about."""
    ways = Group(
        Text(_("How do you take this step?"), style="bold"),
        row(widget, "1", Text.assemble(others_words(step), "  ", quiet(widget, rounds_words(step)))),
        row(widget, "2", Text(_("Alone, in writing"))),
    )
    return stacked([Prose(step.question), ways, roles(widget, step, 0)])


def talk(widget: Widget, step: Pair, place: int, ticked: Iterable[str], clock: Clock) -> dict[str, RenderableType]:
    """A round: what it is about, roles, clock, what can be observed; in a low window first what changes."""
    head = Text(round_words(step, place), style="bold")
    both = Beside(widget, roles(widget, step, place), Group(head, clock))
    observing = Group(*ticks(widget, step, place, ticked))
    if tall(widget):
        return {"above": Group(stacked([Prose(step.question), both]), Text()), "ticks": observing}
    decide = _("Nothing goes on by itself: t swaps the roles, Enter ends the talk.")
    below = stacked([Text(), quiet(widget, decide), Prose(step.question)])
    return {"above": Group(both, Text()), "ticks": observing, "below": below}


def ticks(widget: Widget, step: Pair, place: int, ticked: Iterable[str]) -> list[RenderableType]:
    """What can be seen or heard, with a digit each, below a line that says who ticks."""
    done = set(ticked)
    rows = [
        row(widget, f"{digit} {'[x]' if tick_name(place, tick) in done else '[ ]'}", tick.text)
        for digit, tick in enumerate(step.observe, 1)
    ]
    return [quiet(widget, observing_words(step)), *rows]


def debrief(widget: Widget, step: Pair, ticked: Iterable[str]) -> RenderableType:
    """The questions for afterwards, and what was observed."""
    questions = [row(widget, "•", question) for question in step.debrief]
    parts: list[RenderableType] = [Group(Text(_("Talk about it for a moment"), style="bold"), *questions)]
    if found := observed(step, ticked):
        rows = [
            row(widget, _("Round {place}").format(place=place + 1), Prose(" · ".join(tick.text for tick in ticks)))
            for place, ticks in found.items()
        ]
        parts.append(Group(quiet(widget, _("Ticked")), *rows))
    return stacked(parts)


def solo(widget: Widget, step: Pair, clock: Clock | None) -> RenderableType:
    """What to write alone; the clock once it was started, before that only that there is one."""
    offer = _("If you like, against the clock: F6 starts {minutes}, F7 adds a minute.")
    time: RenderableType = clock or quiet(widget, offer.format(minutes=time_words(step.minutes * 60)))
    return stacked([Prose(step.solo), time] if tall(widget) or not clock else [time, Prose(step.solo)])
