"""A ledger drawn as a table: where there is room, with hours and euros per customer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from rich.cells import cell_len
from rich.table import Table
from rich.text import Text

from course.exercises.ledger import COLUMNS
from course.exercises.reckoning import each_of, row_line, total
from tui.locale import _
from tui.widgets.exercises.drawing import NARROW, field, pointer
from tui.widgets.exercises.ledger_words import amount, name, typed_amount
from tui.widgets.own_words import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console, ConsoleOptions, RenderResult
    from textual.widget import Widget

    from course.exercises.reckoning import Line
    from tui.widgets.exercises.ledger_grid import Cells, Grid
    from tui.widgets.exercises.typing_line import TypingLine

COSTS: Final = ("hours", "euros")
POINTER: Final = 1
ROOM: Final = 16
"""Columns a channel's name should have before there is room for more than the numbers typed."""
LEAST: Final = 6
WIDEST: Final = 9


def derived(line: Line | None) -> Cells:
    """Hours and euros per customer; nothing for an empty row."""
    return tuple(amount(line.each(column)) if line else "" for column in COSTS)


class Layout(NamedTuple):
    """Heads and widths of the columns, the channel first, and the blanks between them."""

    heads: Cells
    widths: tuple[int, ...]
    gap: int


def layout(width: int, rows: Sequence[Cells]) -> Layout:
    """The fullest layout in which names of channels have room; `rows` have seven cells each."""
    per_customer = (_("h/cust."), _("€/cust."))
    short = (_("Channel"), _("Hrs"), _("Euro"), _("Enq."), _("Cust."))
    gap = 2 if width >= NARROW else 1
    found = Layout(short, (), gap)
    for heads in ((*short, *per_customer), short):
        widths = [
            min(max(cell_len(cell) for cell in (heads[place], *(row[place] for row in rows))), WIDEST)
            for place in range(1, len(heads))
        ]
        channel = width - POINTER - sum(widths) - gap * (len(widths) + 1)
        found = Layout(heads, (max(channel, LEAST), *widths), gap)
        if channel >= ROOM:
            break
    return found


class LedgerTable:
    """A table that is read, with sums; long names of channels go on below."""

    def __init__(self, widget: Widget, lines: Sequence[Line], *, own: bool) -> None:
        """Take the channels; `own`: they are the learner's, and may have to be hidden."""
        self.widget = widget
        self.lines = lines
        self.seen = shown if own else str

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw it as wide as there is room."""
        sums_each = tuple(amount(each_of(self.lines, column)) for column in COSTS)
        rows = [(*_cells(line, name(line)), *derived(line)) for line in self.lines]
        rows.append((*_cells(total(self.lines), _("Total")), *sums_each))
        plan = layout(options.max_width, rows)
        table = empty_table(self.widget, plan)
        for row in rows[:-1]:
            table.add_row(Text(), *(Text(self.seen(cell)) for cell in row[: len(plan.widths)]))
        head, *sums = rows[-1][: len(plan.widths)]
        table.add_row(Text(), Text(head), *(Text(self.seen(cell)) for cell in sums), style="bold")
        yield table


def _cells(line: Line, first: str) -> Cells:
    return (first, *(typed_amount(line.cell(column)) for column in COLUMNS[1:]))


class TypedTable:
    """The learner's table while it is typed: one line a row, the cell with the caret among them."""

    def __init__(self, widget: Widget, grid: Grid, line: TypingLine) -> None:
        """Take the table, and what stands in the cell of the caret."""
        self.widget = widget
        self.grid = grid
        self.line = line

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw it as wide as there is room."""
        rows = [
            (*cells, *derived(row_line(place, dict(zip(COLUMNS, cells, strict=True)))))
            for place, cells in enumerate(self.grid.rows)
        ]
        caret = [(*(cell + " " for cell in rows[self.grid.row]),)] if not self.grid.at_end else []
        plan = layout(options.max_width, rows + caret)
        table = empty_table(self.widget, plan)
        for place, row in enumerate(rows):
            here = place == self.grid.row
            cells = [_cut(shown(cell), width) for cell, width in zip(row, plan.widths, strict=False)]
            if here:
                column = self.grid.column
                cells[column] = typed_cell(shown(self.line.text), self.line.caret, plan.widths[column])
                if column:
                    cells[column].pad_left(plan.widths[column] - cells[column].cell_len)
            style = self.widget.get_component_rich_style("step--cursor", partial=True) if here else None
            table.add_row(Text(pointer(here=here)), *cells, style=style)
        yield table


def empty_table(widget: Widget, plan: Layout) -> Table:
    """A table of these columns, with its heads."""
    table = Table.grid(padding=(0, plan.gap, 0, 0), expand=True)
    table.add_column(width=POINTER, style=widget.get_component_rich_style("step--key", partial=True))
    table.add_column(ratio=1)
    for width in plan.widths[1:]:
        table.add_column(width=width, justify="right", no_wrap=True, overflow="ellipsis")
    style = widget.get_component_rich_style("step--muted", partial=True)
    table.add_row(Text(), *(Text(head) for head in plan.heads), style=style)
    return table


def typed_cell(text: str, caret: int, width: int) -> Text:
    """The cell that is typed in; of a long text the part around the caret."""
    whole = field(text, caret)
    start = 0
    while start < caret and cell_len(whole.plain[start : caret + 1]) > width:
        start += 1
    part = whole[start:]
    part.truncate(width)
    part.no_wrap, part.justify = True, "left"  # to the right it would lose a caret behind its end, which is a blank
    return part


def _cut(text: str, width: int) -> Text:
    cut = Text(text, no_wrap=True)
    cut.truncate(width, overflow="ellipsis")
    return cut
