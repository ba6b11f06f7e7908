"""How parts of a step are drawn: rows with a key in front, verdicts, reasons; styled by component classes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.console import Group
from rich.table import Table
from rich.text import Text

from course.exercises.base import Verdict
from tui.locale import _
from tui.widgets.prose import Prose

if TYPE_CHECKING:
    from rich.console import RenderableType
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
}
SIGNS: Final = {
    Verdict.RIGHT: "✓",
    Verdict.ARGUABLE: "~",
    Verdict.PARTLY: "◐",
    Verdict.WRONG: "✗",
    Verdict.OPEN: "○",
}
CONFIDENCES: Final = (50, 70, 90, 100)


def verdict_words(verdict: Verdict) -> str:
    """A verdict in a word; symbols never stand alone."""
    return {
        Verdict.RIGHT: _("Right"),
        Verdict.ARGUABLE: _("Arguable"),
        Verdict.PARTLY: _("Partly"),
        Verdict.WRONG: _("Not this one"),
        Verdict.OPEN: _("Open"),
    }[verdict]


def row(widget: Widget, sign: str, text: RenderableType | str, style: str = "") -> Table:
    """A key or sign in front and the text hanging beside it.

    Args:
        widget: whose component classes are used.
        sign: what stands in front, such as `1` or `✓`.
        text: Markdown, or anything Rich can draw.
        style: name of a component class for the whole row.
    """
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(no_wrap=True, style=widget.get_component_rich_style("step--key", partial=True))
    table.add_column(ratio=1)
    body = Prose(text) if isinstance(text, str) else text
    table.add_row(sign, body, style=widget.get_component_rich_style(style, partial=True) if style else None)
    return table


def reason(widget: Widget, remark: Remark, label: str = "") -> RenderableType:
    """A verdict as sign and word, and why."""
    head = Text(f"{SIGNS[remark.verdict]} {label or verdict_words(remark.verdict)}")
    head.stylize(widget.get_component_rich_style(f"step--{remark.verdict.value}", partial=True))
    return Group(head, Prose(remark.why))


def confidence_question(widget: Widget) -> RenderableType:
    """How sure are you, with the four keys."""
    line = Text()
    for place, value in enumerate(CONFIDENCES, 1):
        line.append(f"{place} ", widget.get_component_rich_style("step--key", partial=True))
        line.append(f" {value} %    ")
    return Group(Text(_("How sure are you? Then the reasons follow.")), line)
