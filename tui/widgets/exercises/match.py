"""Match pairs: the arrows choose on the left, a digit chooses on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from rich.console import Group
from rich.table import Table
from rich.text import Text
from textual.binding import Binding
from textual.reactive import var

from course.exercises.base import Verdict
from course.exercises.match import Match, MatchAnswer, joined, known, next_open, right_sides
from tui.locale import N_, _, ngettext
from tui.widgets.exercises.drawing import NARROW, ByWidth, OneLine, pointer, quiet, reason, row, verdict_line
from tui.widgets.exercises.marked import ExerciseView
from tui.widgets.exercises.sight import lines, reveal, stacked
from tui.widgets.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.console import RenderableType
    from textual.binding import BindingType

    from course.exercises.base import Marking, Remark

MOST = 8
"""Six pairs and two distractors."""


class MatchView(ExerciseView[Match, MatchAnswer], inherit_bindings=False):
    """Left sides with a cursor, right sides with a digit each."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "done", N_("Answer"), id="match.done"),
        *(
            Binding(str(digit), f"assign({digit})", N_("Match"), show=digit == 1, id=f"match.{digit}")
            for digit in range(1, MOST + 1)
        ),
        Binding("up", "move(-1)", N_("Left side"), key_display="↑↓", id="match.up"),
        Binding("down", "move(1)", N_("Left side"), show=False, id="match.down"),
        Binding("backspace,delete", "part", N_("Take apart"), show=False, id="match.part"),
        *ExerciseView.BINDINGS,
    ]

    cursor: var[int] = var(0)
    """The left side the digits speak of."""

    def __init__(self, step: Match, answer: Mapping[str, Any] | None = None, *, handed_in: bool = False) -> None:
        """Show what is matched so far; the cursor stands on the first left side without a partner."""
        super().__init__(step, answer, handed_in=handed_in)
        self.rights = right_sides(step)
        self.answer = known(step, self.answer)
        self.set_reactive(MatchView.cursor, next_open(step, self.answer.matched, 0))

    def complete(self) -> bool:
        """Whether the pairs were handed in."""
        return self.answer.handed_in

    def missing(self) -> str:
        """How many have no partner yet."""
        count = len(self.step.pairs) - len(self.answer.matched)
        if self.asking_confidence:
            return ""
        return ngettext("{count} side has no partner yet.", "{count} sides have no partner yet.", count).format(
            count=count
        )

    def body(self) -> RenderableType:
        """Both sides: beside each other, or where that is too narrow, below each other."""
        table = Table.grid(padding=(0, 2, 0, 0), expand=True)
        table.add_column(ratio=1)
        table.add_column(ratio=1)
        table.add_row(Group(*self._lefts()), Group(*rights(self)))
        below = Group(*self._lefts(brief=True), Text(), *rights(self))
        return Group(*how(self), ByWidth(table, below))

    def _lefts(self, *, brief: bool = False) -> list[RenderableType]:
        """The left sides; where lines are scarce, only the one under the cursor in full."""
        digits = {one: str(place) for place, (one, _text) in enumerate(self.rights, 1)}
        rows: list[RenderableType] = []
        for place, pair in enumerate(self.step.pairs):
            here = place == self.cursor and not self.handed_in and not self.asking_confidence
            partner = digits.get(self.answer.matched.get(pair.id, ""), "–")
            text = OneLine(pair.left) if brief and not here else pair.left
            rows.append(row(self, f"{pointer(here=here)} {partner}", text, "step--cursor" if here else ""))
        return rows

    def reasons(self, marking: Marking) -> RenderableType:
        """Each wrong pair with its reason and the right partner, or all reasons where none is wrong; the debrief."""
        wrong = [remark for remark in marking.remarks if remark.verdict is Verdict.WRONG]
        parts: list[RenderableType] = []
        if not wrong:
            parts.append(verdict_line(self, Verdict.RIGHT, _("All pairs fit")))
        parts += [told(self, remark) for remark in wrong or marking.remarks]
        if self.step.debrief:
            parts.append(Prose(self.step.debrief))
        return stacked(parts)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """As many digits as right sides; handing in when every left side has a partner."""
        allowed = super().check_action(action, parameters)
        if action == "assign":
            return allowed and int(str(parameters[0])) <= len(self.rights)
        if action == "done":
            return allowed and len(self.answer.matched) == len(self.step.pairs)
        return allowed

    def action_move(self, by: int) -> None:
        """Move the cursor on the left."""
        self.cursor = (self.cursor + by) % len(self.step.pairs)
        self._look()

    def action_assign(self, digit: int) -> None:
        """Give the left side this partner, take it from another that had it, and go to the next one open."""
        left, right = self.step.pairs[self.cursor].id, self.rights[digit - 1][0]
        self.change(matched=joined(self.answer.matched, left, right))
        self.cursor = next_open(self.step, self.answer.matched, self.cursor)
        self._look()

    def action_part(self) -> None:
        """Take the partner from the left side under the cursor."""
        left = self.step.pairs[self.cursor].id
        self.change(matched={one: partner for one, partner in self.answer.matched.items() if one != left})

    def _look(self) -> None:
        self.redraw()
        reveal(self, self._cursor_lines)

    def _cursor_lines(self) -> tuple[int, int]:
        """From the cursor to the end of the right sides; where both stand side by side, all of both."""
        body = lines(self, self.body())
        top = lines(self, Group(Prose(self.step.question), Text()))
        if self.content_size.width >= NARROW or not self.cursor:
            return top, body
        above = lines(self, Group(*how(self), *self._lefts(brief=True)[: self.cursor]))
        return top + above, body - above

    def action_done(self) -> None:
        """Hand in the pairs."""
        self.change(handed_in=True)
        self.hand_in()

    def action_redo(self) -> None:
        """Start over with the first left side."""
        self.cursor = 0
        super().action_redo()


def how(view: MatchView) -> list[RenderableType]:
    """Which keys do what, as long as they do."""
    words = _("↑↓ choose on the left; a digit gives it its right side.")
    return [] if view.handed_in else [quiet(view, words)]


def rights(view: MatchView) -> list[RenderableType]:
    """The right sides with their digits; those that have a partner stand back."""
    taken = set(view.answer.matched.values())
    return [
        row(view, str(place), text, "step--muted" if one in taken else "")
        for place, (one, text) in enumerate(view.rights, 1)
    ]


def told(view: MatchView, remark: Remark) -> RenderableType:
    """A pair as it was matched, and why it fits or not; where it does not, what would."""
    pair = next(pair for pair in view.step.pairs if pair.id == remark.id)
    if remark.verdict is Verdict.RIGHT:
        return Group(Prose(f"{pair.left} → {pair.right}"), reason(view, remark))
    chosen = dict(view.rights)[view.answer.matched[pair.id]]
    fits = Prose(_("It goes with:") + f" {pair.right}")
    return Group(Prose(f"{pair.left} → {chosen}"), reason(view, remark, _("Not this pair")), fits)
