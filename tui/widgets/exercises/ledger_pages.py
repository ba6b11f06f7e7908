"""The three pages of the ledger, each as parts by name: the worked example, the table to type, what it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from course.exercises.ledger import LedgerAnswer
from course.exercises.reckoning import example_lines, lines
from tui.locale import _
from tui.widgets import own_words
from tui.widgets.exercises.drawing import pointer, quiet, row
from tui.widgets.exercises.ledger_findings import Chart, blind, findings
from tui.widgets.exercises.ledger_table import LedgerTable, TypedTable
from tui.widgets.exercises.ledger_words import troubles
from tui.widgets.prose import Prose

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.widget import Widget

    from course.exercises.ledger import Ledger
    from course.exercises.reckoning import Line
    from tui.widgets.exercises.ledger_grid import Grid
    from tui.widgets.exercises.typing_line import TypingLine


def example_page(widget: Widget, step: Ledger) -> dict[str, RenderableType]:
    """The worked example, and what can be seen in it."""
    rows = example_lines(step)
    return {
        "question": Prose(step.question),
        "table": Group(
            quiet(widget, _("A worked example, one month. Enq.: enquiries, Cust.: customers.")),
            LedgerTable(widget, rows, own=False),
        ),
        **_shown_by(widget, rows),
        "lesson": Prose(step.lesson),
        "blind": blind(widget, step.blind),
    }


def typed_page(widget: Widget, step: Ledger, grid: Grid, line: TypingLine, saved: str) -> dict[str, RenderableType]:
    """The table to type; what is no number is told once the caret has left its cell."""
    hint = _("A row for each channel, one month. Estimates will do: ~14. An empty cell counts as 0.")
    parts: dict[str, RenderableType] = {
        "question": Prose(step.question),
        "hint": quiet(widget, hint),
        "table": TypedTable(widget, grid, line),
    }
    if found := list(troubles(lines(LedgerAnswer(rows=grid.without_cell().rows)), own_words.shown)):
        parts["troubles"] = _listed(widget, found)
    end = Text(f"{pointer(here=grid.at_end)} {_('Done')}")
    if grid.at_end:
        end.stylize(widget.get_component_rich_style("step--cursor", partial=True))
    parts["end"] = Group(end, quiet(widget, saved)) if saved else end
    return parts


def result_page(widget: Widget, step: Ledger, rows: tuple[Line, ...]) -> dict[str, RenderableType]:
    """The learner's table and what it shows; while own words are hidden, nothing of it."""
    head = Text(_("Your table"), style="bold")
    parts: dict[str, RenderableType] = {"table": Group(head, LedgerTable(widget, rows, own=True))}
    if found := list(troubles(rows, own_words.shown)):
        parts["troubles"] = _listed(widget, found)
    if own_words.hidden():
        parts["hidden"] = Text(_("What your numbers show is hidden, too. F2 shows it."))
    else:
        parts |= _shown_by(widget, rows)
    return {**parts, "blind": blind(widget, step.blind)}


def _shown_by(widget: Widget, rows: tuple[Line, ...]) -> dict[str, RenderableType]:
    return {"chart": Chart(widget, rows), "findings": findings(widget, rows)}


def _listed(widget: Widget, sentences: list[str]) -> RenderableType:
    return Group(*(row(widget, "!", Text(one)) for one in sentences))
