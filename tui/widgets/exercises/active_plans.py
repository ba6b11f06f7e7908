"""The question which active plan is let go, where there are enough of them already."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.console import Group
from rich.text import Text
from textual.binding import Binding
from textual.widget import Widget

from tui.locale import N_, _, ngettext
from tui.widgets import own_words
from tui.widgets.exercises.drawing import COMPONENTS, row

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rich.console import RenderableType
    from textual.binding import BindingType

    from course.journal import OpenPlan

CHOICES = 9
"""How many plans are offered: as many as there are digits."""


class ActivePlans(Widget, can_focus=True):
    """A digit for each plan, and one for leaving all as they are."""

    COMPONENT_CLASSES: ClassVar[set[str]] = COMPONENTS
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(str(place), f"choose({place})", N_("Let go"), show=place == 1, id=f"active.let-go.{place}")
            for place in range(1, CHOICES + 1)
        ),
        Binding("0", "none", N_("Leave as a draft"), id="active.none"),
    ]

    def __init__(
        self, plans: Sequence[tuple[OpenPlan, str]], chosen: Callable[[OpenPlan], object], none: Callable[[], object]
    ) -> None:
        """Ask.

        Args:
            plans: each plan and its sentence.
            chosen: is called at once with the plan to let go.
            none: is called when none is let go.
        """
        super().__init__()
        self.plans = tuple(plans)[:CHOICES]
        self._chosen = chosen
        self._none = none

    def render(self) -> RenderableType:
        """Question and plans, as own words may be seen now."""
        sentences = enumerate((own_words.shown(words) for _plan, words in self.plans), 1)
        plans = [row(self, str(place), Text(words)) for place, words in sentences]
        none = row(self, "0", Text(_("none: this plan stays a draft")))
        question = full_words(len(self.plans)) + " " + _("Which one do you let go?")
        return Group(Text(question), *plans, none)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only the plans there are."""
        return int(str(parameters[0])) <= len(self.plans) if action == "choose" else True

    def action_choose(self, place: int) -> None:
        """Let this one go."""
        self._chosen(self.plans[place - 1][0])

    def action_none(self) -> None:
        """Let none go."""
        self._none()


def full_words(count: int) -> str:
    """Why a further plan does not count by itself."""
    words = ngettext(
        "{count} plan is active already. This one counts once you let another one go.",
        "{count} plans are active already. This one counts once you let one of them go.",
        count,
    )
    return words.format(count=count)
