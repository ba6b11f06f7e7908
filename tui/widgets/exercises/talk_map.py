"""The map of a talk: the way taken, scene by scene, and beside it the roads not taken, drawn in characters."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.text import Text

from course.exercises.roads import said
from tui.widgets.exercises.drawing import NARROW, OneLine
from tui.widgets.exercises.talk_words import branch_words, change_words
from tui.widgets.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
    from rich.style import Style

    from course.exercises.talk import Talk, TalkAnswer
    from course.exercises.walk import Stop, Walk

Line = list[Segment]
GAP, SIGN = 2, 2
"""Cells between the two columns, and cells for a sign in front of a line."""
LONGEST = 3
"""Lines of a reply that are shown at most; whoever wants to read it in full can say it."""
CHOSEN, NOT_CHOSEN, KNOWN, END = "●", "○", "◐", "■"


class Looks(NamedTuple):
    """Styles: of signs and scenes on the way, and of what stands back."""

    key: Style
    muted: Style


class TalkMap:
    """Draws the map by the width there is: roads not taken to the right, or where it is narrow above the one taken."""

    def __init__(self, talk: Talk, answer: TalkAnswer, walk: Walk, looks: Looks) -> None:
        """Take the way that was gone."""
        self.talk = talk
        self.answer = answer
        self.walk = walk
        self.looks = looks

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw scene by scene, and last the ending."""
        pen = _Pen(console, options, self.looks)
        draw = self._beside if pen.width >= NARROW else self._below
        for place, stop in enumerate(self.walk.stops):
            for line in [*pen.hung(f"{place + 1}", "│", OneLine(stop.node.scene), pen.width), *draw(pen, place, stop)]:
                yield from [*line, Segment.line()]
        if self.walk.ending:
            for line in pen.hung(END, " ", Prose(f"**{self.walk.ending.title}**"), pen.width):
                yield from [*line, Segment.line()]

    def _beside(self, pen: _Pen, place: int, stop: Stop) -> Iterator[Line]:
        """The way on the left, the others on the right, joined by a line below the scene."""
        left = (pen.width - GAP) * 11 // 20
        others = self._others(pen, place, stop, pen.width - left - GAP, ("├", "│"), ("└", " "))
        if others:
            yield [Segment("├" + "─" * (left + GAP - 1) + "┐", self.looks.muted)]
        taken = self._taken(pen, stop, left)
        for mine, other in zip_longest(taken, others):
            yield [*Segment.adjust_line_length(mine or pen.rail(), left + GAP), *(other or [])]
        yield pen.rail()

    def _below(self, pen: _Pen, place: int, stop: Stop) -> Iterator[Line]:
        """The others first, so that the way goes on to the next scene."""
        yield from self._others(pen, place, stop, pen.width, ("├", "│"), ("├", "│"))
        yield from self._taken(pen, stop, pen.width)
        yield pen.rail()

    def _taken(self, pen: _Pen, stop: Stop, width: int) -> list[Line]:
        changes = pen.muted(change_words(stop.reply))
        return [
            *pen.hung(CHOSEN, "│", Prose(stop.reply.text), width),
            *pen.hung("│", "│", changes, width, self.looks.muted),
        ]

    def _others(
        self, pen: _Pen, place: int, stop: Stop, width: int, rails: tuple[str, str], last: tuple[str, str]
    ) -> list[Line]:
        """The replies not chosen; `rails` stand in front of the first line of each and of the others, `last` so too."""
        replies = [reply for reply in stop.node.replies if reply is not stop.reply]
        lines: list[Line] = []
        for reply in replies:
            first, rest = last if reply is replies[-1] else rails
            sign = KNOWN if said(stop.node, reply) in self.answer.known else NOT_CHOSEN
            words = pen.muted(branch_words(self.talk, self.answer, self.walk, place, reply))
            text = pen.hung(f"{first}{sign}", f"{rest} ", Prose(reply.text), width, self.looks.muted)
            lines += [*text, *pen.hung(f"{rest} ", f"{rest} ", words, width, self.looks.muted)]
        return lines


class _Pen:
    """Draws things into lines of a width, with signs hanging in front."""

    def __init__(self, console: Console, options: ConsoleOptions, looks: Looks) -> None:
        self.console = console
        self.options = options
        self.looks = looks
        self.width = options.max_width

    def muted(self, words: str) -> Text:
        """Words that stand back."""
        return Text(words, style=self.looks.muted)

    def rail(self) -> Line:
        """The way goes on."""
        return [Segment("│", self.looks.muted)]

    def hung(
        self, first: str, rest: str, drawing: RenderableType, width: int, style: Style | None = None
    ) -> list[Line]:
        """The lines of a drawing, not too many, with one sign in front of the first and another before the rest."""
        room = max(width - SIGN - 1, 1)
        options = self.options.update(width=room, height=None)
        drawn = self.console.render_lines(drawing, options, style=style, pad=False)
        lines: list[Line] = []
        for number, line in enumerate(drawn[:LONGEST]):
            sign, look = (first, style or self.looks.key) if number == 0 else (rest, self.looks.muted)
            cut = number == LONGEST - 1 and len(drawn) > LONGEST
            lines.append([Segment(f"{sign:<{SIGN}} ", look), *(_cut(line, room) if cut else line)])
        return lines


def _cut(line: Line, width: int) -> Line:
    """A line that says it goes on."""
    length = min(cell_len("".join(segment.text for segment in line).rstrip()), width - 1)
    return [*Segment.adjust_line_length(line, length), Segment("…")]
