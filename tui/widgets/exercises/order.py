"""Put items into their order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import msgspec
from rich.console import Group
from rich.text import Text
from textual.binding import Binding
from textual.reactive import var

from course.exercises.base import Marking, Verdict
from course.exercises.order import Order, OrderAnswer, right_up_to, standing
from tui.locale import N_, _
from tui.outcomes import order_words
from tui.widgets.exercises.drawing import SIGNS, pointer, quiet, row, verdict_line
from tui.widgets.exercises.marked import ExerciseView
from tui.widgets.exercises.sight import reveal, row_lines
from tui.widgets.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.console import RenderableType
    from textual.binding import BindingType


class OrderView(ExerciseView[Order, OrderAnswer], inherit_bindings=False):
    """A list with a cursor; an item is picked up, carried with the arrows, and put down."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", N_("Move"), key_display="↑↓", id="order.up"),
        Binding("down", "move(1)", N_("Move"), show=False, id="order.down"),
        Binding("space", "pick_up", N_("Pick up"), id="order.pick-up"),
        Binding("space", "put_down", N_("Put down"), id="order.put-down"),
        Binding("shift+up", "carry(-1)", N_("Carry up"), show=False, id="order.carry-up"),
        Binding("shift+down", "carry(1)", N_("Carry down"), show=False, id="order.carry-down"),
        Binding("enter", "put_down", N_("Put down"), show=False, id="order.put-down-too"),
        Binding("escape", "put_down", N_("Put down"), id="order.put-down-here"),
        Binding("enter", "done", N_("Answer"), id="order.done"),
        Binding("o", "show_order", N_("Show the order"), id="order.show"),
        *ExerciseView.BINDINGS,
    ]

    cursor: var[int] = var(0)
    carrying: var[bool] = var(default=False)
    """Whether the item under the cursor goes where the arrows go."""
    showing: var[bool] = var(default=False)
    """Whether the learner, after a wrong order, wanted to see the right one."""

    def __init__(self, step: Order, answer: Mapping[str, Any] | None = None, *, handed_in: bool = False) -> None:
        """Show the items in the order given so far, at first a mixed one."""
        super().__init__(step, answer, handed_in=handed_in)
        self.order = standing(step, self.answer)
        if self.answer.order:
            self.answer = msgspec.structs.replace(self.answer, order=tuple(self.order))

    def complete(self) -> bool:
        """Whether the order was handed in."""
        return self.answer.handed_in

    def body(self) -> RenderableType:
        """The items as they stand now."""
        parts: list[RenderableType] = [*self._rows()]
        if not self.handed_in:
            words = (
                _("The arrows carry the item; Space puts it down.") if self.carrying else _("Space picks an item up.")
            )
            parts += [quiet(self, words)]
        return Group(*parts)

    def _rows(self) -> list[RenderableType]:
        texts = {item.id: item.text for item in self.step.items}
        place_held = right_up_to(self.step, self.order) if self.handed_in else -1
        rows: list[RenderableType] = []
        for place, one in enumerate(self.order):
            here = place == self.cursor and not self.handed_in and not self.asking_confidence
            sign = "↕" if here and self.carrying else pointer(here=here)
            if self.handed_in and place <= place_held:
                sign = SIGNS[Verdict.WRONG if place == place_held else Verdict.RIGHT]
            rows.append(row(self, f"{sign} {place + 1}", texts[one], "step--cursor" if here else ""))
        return rows

    def reasons(self, marking: Marking) -> RenderableType:
        """All reasons of a right order; otherwise only that of the first deviation, so that the rest can be tried.

        Who would rather see the right order can ask for it.
        """
        if marking.outcome is Verdict.RIGHT:
            whys = {remark.id: remark.why for remark in marking.remarks}
            rows = [row(self, f"{place}", whys[one]) for place, one in enumerate(self.order, 1)]
            return Group(verdict_line(self, Verdict.RIGHT, _("Right order")), Text(), *rows)
        head = verdict_line(self, Verdict.WRONG, order_words(right_up_to(self.step, self.order)))
        if self.showing:
            return Group(head, Text(), *right_order(self))
        first = [Prose(remark.why) for remark in marking.remarks]
        return Group(head, *first, quiet(self, _("“Once more” goes on from this order.")))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Putting down what is carried; handing in when nothing is; the right order once a wrong one is handed in."""
        if action == "show_order":
            return self.handed_in and not self.showing and self.outcome() != Verdict.RIGHT.value
        allowed = super().check_action(action, parameters)
        if action in {"put_down", "pick_up", "done"}:
            return allowed and self.carrying == (action == "put_down")
        return allowed

    def action_move(self, by: int) -> None:
        """Move the cursor, or what is carried."""
        if self.carrying:
            self.action_carry(by)
        else:
            self.cursor = (self.cursor + by) % len(self.order)
            self._look()

    def action_carry(self, by: int) -> None:
        """Carry the item under the cursor one place on; it stops at the ends."""
        target = self.cursor + by
        if 0 <= target < len(self.order):
            self.order[self.cursor], self.order[target] = self.order[target], self.order[self.cursor]
            self.cursor = target
            self.change(order=tuple(self.order))
            self._look()

    def _look(self) -> None:
        self.redraw()
        head = Group(Prose(self.step.question), Text())
        reveal(self, lambda: row_lines(self, head, self._rows(), self.cursor))

    def action_pick_up(self) -> None:
        """From now on the arrows carry the item under the cursor."""
        self.carrying = True
        self.redraw()

    def action_put_down(self) -> None:
        """The arrows move the cursor again."""
        self.carrying = False
        self.redraw()

    def action_done(self) -> None:
        """Hand in the order as it stands."""
        self.change(order=tuple(self.order), handed_in=True)
        self.hand_in()

    def action_show_order(self) -> None:
        """Show the right order with all reasons."""
        self.showing = True
        self.redraw(grown=True)

    def action_redo(self) -> None:
        """Try again from the order given, and with the hints; a right order is mixed again."""
        self.showing = False
        if self.outcome() == Verdict.RIGHT.value:
            self.order = standing(self.step, OrderAnswer())
            self.cursor = 0
            super().action_redo()
        else:
            self.handed_in = False
            self.change(handed_in=False, confidence=0)


def right_order(view: OrderView) -> list[RenderableType]:
    """The items in their order, each with its reason."""
    rows: list[RenderableType] = [Text(_("The right order"), style="bold")]
    for place, item in enumerate(view.step.items, 1):
        rows += [row(view, str(place), item.text), row(view, " " * len(str(place)), item.why, "step--muted")]
    return rows
