"""Rate statements from 0 to 10."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from rich.console import Group
from rich.table import Table
from rich.text import Text
from textual.binding import Binding
from textual.reactive import var

from course.exercises.scales import HIGHEST, LOWEST, Scales, ScalesAnswer, known, wording
from tui.locale import N_, _, ngettext
from tui.outcomes import then_and_now
from tui.widgets.exercises.answering import AnswerView
from tui.widgets.exercises.drawing import ByWidth, pointer, quiet
from tui.widgets.exercises.sight import reveal, row_lines
from tui.widgets.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.console import RenderableType
    from textual.binding import BindingType


COMPARING = 20
"""Columns of a value beside which the one before it stands, in the longer of the two languages."""
MARK = "◆"
"""Where an earlier value stands on a bar; its number stands in words below."""


class ScalesView(AnswerView[Scales, ScalesAnswer], inherit_bindings=False):
    """A row for each statement, with its value as a bar and a number.

    The step brings its statements along; where the chapter file names none, those of the course are put in before.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", N_("Statement"), key_display="↑↓", id="scales.up"),
        Binding("down", "move(1)", N_("Statement"), show=False, id="scales.down"),
        *(
            Binding(str(value), f"rate({value})", N_("Value"), show=value == 0, id=f"scales.{value}")
            for value in range(10)
        ),
        Binding("minus", "shift(-1)", N_("Less or more"), key_display="- +", id="scales.less"),
        Binding("plus", "shift(1)", N_("More"), show=False, id="scales.more"),
        Binding("backspace,delete", "unset", N_("No value"), show=False, id="scales.unset"),
        Binding("enter", "done", N_("Go on"), id="scales.done"),
        *AnswerView.BINDINGS,
    ]

    cursor: var[int] = var(0)

    def __init__(
        self,
        step: Scales,
        answer: Mapping[str, Any] | None = None,
        *,
        handed_in: bool = False,
        earlier: Mapping[str, int] | None = None,
    ) -> None:
        """Show the values given so far; the cursor stands on the first statement without one.

        `earlier` has values given before, to be shown beside those of now: only once these are handed in, since a
        number one sees draws one's own towards it.
        """
        super().__init__(step, answer, handed_in=handed_in)
        ids = {one.id for one in step.statements}
        self.earlier = {one: value for one, value in (earlier or {}).items() if one in ids}
        self.answer = known(step, self.answer)
        self.reminded = False
        self.one_typed = False
        self.set_reactive(ScalesView.cursor, next(iter(self._open()), 0))

    def _open(self) -> list[int]:
        """Places of the statements without a value."""
        return [place for place, one in enumerate(self.step.statements) if one.id not in self.answer.values]

    def wording(self) -> dict[str, str]:
        """The statements as they were rated."""
        return wording(self.step)

    def parts(self) -> dict[str, RenderableType]:
        """Question, ends of the scale, statements, and what is missing; close together, so that eight of them fit."""
        rows = [self._row(place) for place in range(len(self.step.statements))]
        parts: dict[str, RenderableType] = {"statements": Group(self._head(), *rows)}
        if self.notice:
            parts["notice"] = Text(self.notice)
        if self.handed_in:
            parts["kept"] = Text(_("Kept. There is no right or wrong here; what counts is what moves."))
        return parts

    def _head(self) -> RenderableType:
        ends = {"low": self.step.low, "high": self.step.high, "lowest": LOWEST, "highest": HIGHEST}
        words = _("{lowest} = {low} · {highest} = {high} (press 1, then 0)").format(**ends)
        return Group(Prose(self.step.question), quiet(self, words))

    def _row(self, place: int) -> RenderableType:
        statement = self.step.statements[place]
        here = place == self.cursor and not self.handed_in
        text = Prose(statement.text)
        value = value_column(self, statement.id)
        wide, narrow = Table.grid(padding=(0, 1, 0, 0), expand=True), Table.grid(padding=(0, 1, 0, 0), expand=True)
        for table in (wide, narrow):
            table.add_column(width=1, style=self.get_component_rich_style("step--key", partial=True))
            table.add_column(ratio=1)
        wide.add_column(width=COMPARING if self.earlier and self.handed_in else HIGHEST + 3)
        wide.add_row(Text(pointer(here=here)), text, value)
        narrow.add_row(Text(pointer(here=here)), Group(text, value))
        for table in (wide, narrow):
            table.rows[0].style = self.get_component_rich_style("step--cursor", partial=True) if here else ""
        return ByWidth(wide, narrow)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Taking a value back where there is one."""
        allowed = super().check_action(action, parameters)
        if action == "unset":
            return allowed and self.cursor not in self._open()
        return allowed and (bool(self.step.statements) or action in {"onward", "done"})

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self._go_to((self.cursor + by) % len(self.step.statements))

    def _go_to(self, place: int) -> None:
        self.cursor = place
        self.one_typed = False
        self.redraw()
        rows = [self._row(one) for one in range(place + 1)]
        reveal(self, lambda: row_lines(self, self._head(), rows, place))

    def action_rate(self, value: int) -> None:
        """Give the statement under the cursor the value of this digit; a 0 right after a 1 makes it 10."""
        ten = self.one_typed and value == 0
        self._give(HIGHEST if ten else value)
        self.one_typed = value == 1

    def _give(self, value: int) -> None:
        here = self.step.statements[self.cursor].id
        self.one_typed = False
        self.change(values={**self.answer.values, here: min(max(value, LOWEST), HIGHEST)})

    def action_shift(self, by: int) -> None:
        """One less or more; without a value it begins at the end the arrow comes from."""
        here = self.step.statements[self.cursor].id
        self._give(self.answer.values.get(here, HIGHEST + 1 if by < 0 else LOWEST - 1) + by)

    def action_unset(self) -> None:
        """Take the value back."""
        self.one_typed = False
        here = self.step.statements[self.cursor].id
        self.change(values={one: value for one, value in self.answer.values.items() if one != here})

    def action_done(self) -> None:
        """Go to the next statement; on the last one hand in, after saying once that some are open."""
        missing = self._open()
        if self.cursor < len(self.step.statements) - 1:
            self._go_to(self.cursor + 1)
        elif missing and not (self.reminded and self.answer.values):
            self.reminded = True
            self.notice = reminder(len(missing), any_given=bool(self.answer.values))
            self._go_to(missing[0])
        else:
            self.hand_in()

    def action_redo(self) -> None:
        """Change the values given."""
        self.reminded = self.one_typed = False
        self.cursor = 0
        self.handed_in = False
        self.redraw()


def value_column(view: ScalesView, statement: str) -> RenderableType:
    """A value as a bar; after handing in the earlier one too, as a mark on it and in words."""
    value = view.answer.values.get(statement)
    before = view.earlier.get(statement) if view.handed_in else None
    if before is None:
        return drawn_value(view, value)
    return Group(drawn_value(view, value, before), quiet(view, then_and_now(before, value)))


def drawn_value(view: ScalesView, value: int | None, before: int | None = None) -> RenderableType:
    """A value as bar and number, with a mark where the one before it stood; a dash where there is none."""
    if value is None:
        return quiet(view, marked("·" * HIGHEST, before) + "  –")
    bar = "■" * value + "·" * (HIGHEST - value)
    style = view.get_component_rich_style("step--key", partial=True)
    return Text.assemble((marked(bar, before), style), f"  {value}" if value < 10 else f" {value}", no_wrap=True)


def marked(bar: str, value: int | None) -> str:
    """A bar with a mark in the cell of a value; in front of the first cell there is no room to show a nought."""
    return bar[: value - 1] + MARK + bar[value:] if value else bar


def reminder(count: int, *, any_given: bool) -> str:
    """How many statements are open."""
    if not any_given:
        return _("No statement has a value yet.")
    return ngettext(
        "{count} statement is open. Enter on the last one leaves it so.",
        "{count} statements are open. Enter on the last one leaves them so.",
        count,
    ).format(count=count)
