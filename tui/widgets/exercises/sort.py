"""Sort cards into buckets, one card at a time, with the reason at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from rich.console import Group
from rich.text import Text
from textual.binding import Binding
from textual.reactive import var

from course.exercises import mark
from course.exercises.sort import Sort, SortAnswer, known
from tui.locale import N_, _
from tui.widgets.exercises import cards
from tui.widgets.exercises.drawing import quiet
from tui.widgets.exercises.marked import ExerciseView
from tui.widgets.exercises.sight import reveal, row_lines
from tui.widgets.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.console import RenderableType
    from textual.binding import BindingType

    from course.exercises.base import Marking


class SortView(ExerciseView[Sort, SortAnswer], inherit_bindings=False):
    """A card in a box, buckets with a digit each; after the last card all cards by bucket.

    The answer is handed in with the last card, so that it is safe; its reason is told first, then the overview.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(str(digit), f"place({digit})", N_("Put"), show=digit == 1, id=f"sort.{digit}")
            for digit in range(1, 6)
        ),
        Binding("enter", "next_card", N_("Go on"), id="sort.next"),
        Binding("up", "look(-1)", N_("Reasons"), key_display="↑↓", id="sort.up"),
        Binding("down", "look(1)", N_("Reasons"), show=False, id="sort.down"),
        *ExerciseView.BINDINGS,
    ]

    told: var[bool] = var(default=False)
    """Whether the card was placed and its reason stands below, so that digits wait for the next card."""
    cursor: var[int] = var(-1)
    """The card of the overview whose reason is shown, in the order they are listed; none until an arrow is pressed."""

    def __init__(self, step: Sort, answer: Mapping[str, Any] | None = None, *, handed_in: bool = False) -> None:
        """Show the first card that is not placed yet."""
        super().__init__(step, answer, handed_in=handed_in)
        self.answer = known(step, self.answer)
        self.place = self._first_open()
        self.set_reactive(SortView.told, self.complete() and not self.asking_confidence and not handed_in)

    def _first_open(self) -> int:
        all_cards = self.step.cards
        return next((at for at, card in enumerate(all_cards) if card.id not in self.answer.placed), len(all_cards) - 1)

    def complete(self) -> bool:
        """Whether all cards are placed."""
        return all(card.id in self.answer.placed for card in self.step.cards)

    def missing(self) -> str:
        """Ask for the card to be placed."""
        return "" if self.asking_confidence else _("Put the card somewhere first, with one of the digits.")

    def parts(self) -> dict[str, RenderableType]:
        """While sorting, the reason of the card comes last."""
        parts = super().parts()
        if self.told:
            card = self.step.cards[self.place]
            remark = next(one for one in mark(self.step, self.plain()).remarks if one.id == card.id)
            parts["reasons"] = cards.verdict(self, self.step, card, self.answer.placed[card.id], remark)
        return parts

    def body(self) -> RenderableType:
        """The card and the buckets; when all cards are told, the overview."""
        if self.handed_in and not self.told:
            return Group(*(drawn for _card, drawn in cards.overview(self, self.step, self.answer, self.cursor)))
        count = _("Card {place} of {count}").format(place=self.place + 1, count=len(self.step.cards))
        card = cards.boxed(self, self.step.cards[self.place].text)
        return Group(quiet(self, count), card, cards.buckets(self, self.step))

    def reasons(self, marking: Marking) -> RenderableType:  # noqa: ARG002 - each card had its remark when it was placed
        """The cards over which one can argue."""
        return cards.debatable(self, self.step)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Digits for the buckets there are, until the card is placed; then Enter."""
        if self.told:
            return action == "next_card"
        if action == "next_card":
            return False
        if action == "look":
            return self.handed_in
        allowed = super().check_action(action, parameters)
        return allowed and (action != "place" or int(str(parameters[0])) <= len(self.step.buckets))

    def action_look(self, by: int) -> None:
        """Show why another card of the overview belongs where it is listed."""
        start = self.cursor if self.cursor >= 0 or by > 0 else 0
        self.cursor = (start + by) % len(self.step.cards)
        self.redraw()
        reveal(self, self._cursor_lines)

    def _cursor_lines(self) -> tuple[int, int]:
        listed = cards.overview(self, self.step, self.answer, self.cursor)
        here = [place for place, (card, _drawn) in enumerate(listed) if card][self.cursor]
        head = Group(Prose(self.step.question), Text())
        top, height = row_lines(self, head, [drawn for _card, drawn in listed], here)
        return (top, height) if self.cursor else (0, top + height)

    def action_place(self, digit: int) -> None:
        """Put the card into a bucket and say why; the last card completes the answer."""
        card, bucket = self.step.cards[self.place], self.step.buckets[digit - 1]
        self.change(placed={**self.answer.placed, card.id: bucket.id})
        if self.complete():
            self.hand_in()
        else:
            self.told = True
            self.redraw(grown=True)

    def hand_in(self) -> None:
        """The reason of the last card comes before the overview, and how sure the learner is before both."""
        self.told = not self.step.confidence or bool(self.answer.confidence)
        super().hand_in()

    def action_next_card(self) -> None:
        """Show the next card, or after the last one all of them."""
        if self.complete() and not self.handed_in:
            self.hand_in()
        self.told = False
        self.hints_shown = 0
        if not self.handed_in:
            self.place = self._first_open()
        self.redraw()
        reveal(self, lambda: (0, 1))

    def action_redo(self) -> None:
        """Start again with the first card."""
        self.place = 0
        self.cursor = -1
        super().action_redo()
