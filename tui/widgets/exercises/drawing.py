"""How parts of a step are drawn: rows with a key in front, verdicts, reasons; styled by component classes."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from rich.columns import Columns
from rich.console import Group
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

from course.exercises.base import Verdict
from tui.labels import CONFIDENCES, POINTER, percent, verdict_words
from tui.locale import _
from tui.widgets.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
    from rich.segment import Segment
    from rich.style import Style
    from textual.widget import Widget

    from course.exercises.base import Remark

COMPONENTS: Final = {
    "step--key",
    "step--muted",
    "step--cursor",
    "step--right",
    "step--arguable",
    "step--partly",
    "step--wrong",
    "step--open",
}
SIGNS: Final = {
    Verdict.RIGHT: "✓",
    Verdict.ARGUABLE: "~",
    Verdict.PARTLY: "◐",
    Verdict.WRONG: "✗",
    Verdict.OPEN: "○",
}
NARROW: Final = 56
"""Below this many columns, things that stand side by side go below one another."""


class ByWidth:
    """One of two drawings, by the width there is."""

    def __init__(self, wide: RenderableType, narrow: RenderableType) -> None:
        """Take both; the one that is not drawn costs nothing."""
        self.wide = wide
        self.narrow = narrow

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw the one that fits."""
        yield self.wide if options.max_width >= NARROW else self.narrow


class OneLine:
    """The first line of a Markdown text, and that it goes on if it does."""

    def __init__(self, markup: str) -> None:
        """Take the text."""
        self.prose = Prose(markup)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw the line, shortened by a word or two for the ellipsis."""
        lines = console.render_lines(self.prose, options.update(width=max(options.max_width - 1, 1)), pad=False)
        line = _drawn(lines[0])
        yield line.append("…") if len(lines) > 1 else line


class Tailed:
    """A Markdown text with some words behind its last line, or below it where they do not fit."""

    def __init__(self, markup: str, tail: Text) -> None:
        """Take the text and the words."""
        self.prose = Prose(markup)
        self.tail = tail

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw the text, then the words."""
        *above, last = [_drawn(line) for line in console.render_lines(self.prose, options, pad=False)]
        yield from above
        line = Text.assemble(last, " – ", self.tail)
        yield from [line] if line.cell_len <= options.max_width else [last, self.tail]


def _drawn(line: Sequence[Segment]) -> Text:
    """A line Rich has drawn already, to go on from its end."""
    text = Text.assemble(*((part.text, part.style or "") for part in line if not part.control))
    text.rstrip()
    return text


class Bar:
    """A share of a whole as a bar of characters; the number is to stand beside it."""

    def __init__(self, share: float, width: int, style: Style) -> None:
        """Take a share from 0 to 1 and how many cells the bar has where there is room."""
        self.share = min(max(share, 0.0), 1.0) if math.isfinite(share) else 0.0
        self.width = width
        self.style = style

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        """It can be a few cells short, but not shorter."""
        return Measurement(min(8, self.width), self.width)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw it as wide as it may be."""
        width = min(self.width, options.max_width)
        full = round(self.share * width)
        yield Text("■" * full + "·" * (width - full), self.style, no_wrap=True)


def pointer(*, here: bool) -> str:
    """What marks the row the arrows stand on; the colour behind it says it a second time."""
    return POINTER if here else " "


def row(widget: Widget, sign: str, text: RenderableType | str, style: str = "") -> Table:
    """A key or sign in front and the text hanging beside it.

    Args:
        widget: whose component classes are used.
        sign: what stands in front, such as `1` or `✓`; drawn as it is, brackets too.
        text: Markdown, or anything Rich can draw.
        style: name of a component class for the whole row.
    """
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(no_wrap=True, style=widget.get_component_rich_style("step--key", partial=True))
    table.add_column(ratio=1)
    body = Prose(text) if isinstance(text, str) else text
    table.add_row(Text(sign), body, style=widget.get_component_rich_style(style, partial=True) if style else None)
    return table


def quiet(widget: Widget, words: str) -> Text:
    """Words that stand back."""
    return Text(words, style=widget.get_component_rich_style("step--muted", partial=True))


def field(text: str, caret: int) -> Text:
    """A line being typed; the caret is a block that does not blink, since idle screens send nothing."""
    line = Text(text + " ")
    line.stylize("reverse", caret, caret + 1)
    return line


def verdict_line(widget: Widget, verdict: Verdict, label: str = "") -> Text:
    """A verdict as sign and word."""
    head = Text(f"{SIGNS[verdict]} {label or verdict_words(verdict)}")
    head.stylize(widget.get_component_rich_style(f"step--{verdict.value}", partial=True))
    return head


def reason(widget: Widget, remark: Remark, label: str = "") -> RenderableType:
    """A verdict as sign and word, and why."""
    return Group(verdict_line(widget, remark.verdict, label), Prose(remark.why))


def keyed(widget: Widget, choices: Mapping[str, str]) -> RenderableType:
    """Keys and what they stand for, as many on a line as fit."""
    style = widget.get_component_rich_style("step--key", partial=True)
    return Columns([Text.assemble((key, style), f" {words}") for key, words in choices.items()], padding=(0, 3))


def confidence_question(widget: Widget) -> RenderableType:
    """How sure are you, with the four keys."""
    keys = {str(place): percent(value) for place, value in enumerate(CONFIDENCES, 1)}
    return Group(Text(_("How sure are you? Then the reasons follow.")), keyed(widget, keys))


def how_sure(widget: Widget, value: int) -> Text:
    """How sure the learner was, beside how it came out."""
    return quiet(widget, _("You were {value}% sure.").format(value=value))
