"""At most three plans are active: the question which one is let go where there would be more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from rich.console import Group
from rich.text import Text
from textual.binding import Binding
from textual.widget import Widget
from textual.widgets import Static

from course.returns import ACTIVE
from tui.locale import N_, _
from tui.plan_words import full_words
from tui.widgets import own_words
from tui.widgets.exercises.drawing import COMPONENTS, row
from tui.widgets.exercises.form import FormView

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from rich.console import RenderableType
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widget import AwaitMount

    from course.exercises.base import Step
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
        self,
        plans: Sequence[tuple[OpenPlan, str]],
        chosen: Callable[[OpenPlan, str], object],
        none: Callable[[], object],
    ) -> None:
        """Ask.

        Args:
            plans: each plan and its sentence.
            chosen: is called at once with the plan to let go, and its sentence.
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
        self._chosen(*self.plans[place - 1])

    def action_none(self) -> None:
        """Let none go."""
        self._none()


class CountingForm(FormView):
    """A form whose plan counts only where not enough others are active already, or once one of them was let go."""

    def __init__(
        self,
        step: Step,
        answer: Mapping[str, Any] | None = None,
        *,
        handed_in: bool = False,
        beside: Iterable[tuple[OpenPlan, str]] = (),
    ) -> None:
        """Show what was planned so far; `beside` are the other active plans, each with its sentence."""
        self.beside = tuple(beside)
        super().__init__(step, answer, handed_in=handed_in)

    def full(self) -> bool:
        """Whether enough other plans are active."""
        return len(self.beside) >= ACTIVE

    def above(self) -> ComposeResult:
        """Where enough plans are active, that this one does not count by itself."""
        if self.full() and not self._kept:
            yield Static(Text(full_words(len(self.beside))), id="active")

    def ask(self) -> None:
        """Ask which plan is let go."""
        self.query(ActivePlans).remove()
        question = ActivePlans(self.beside, self._let_go, self._leave)
        mounting = self.mount(question, before="#done")
        question.focus(scroll_visible=False)
        self.call_later(self._show, question, mounting)

    async def _show(self, question: ActivePlans, mounting: AwaitMount) -> None:
        """The window begins with the question; it may be longer than what is left below the form."""
        await mounting
        self.call_after_refresh(question.scroll_visible, animate=False, top=True, force=True)

    def _let_go(self, plan: OpenPlan, sentence: str) -> None:
        """One plan is let go; then this one counts."""
        if self.let_go:
            self.let_go(plan.where, sentence)
        self.beside = tuple(one for one in self.beside if one[0] is not plan)
        self._asked()
        self.finish()

    def _leave(self) -> None:
        """This one is left as a draft."""
        self._asked()
        self.post_message(self.Onward(self))

    def _asked(self) -> None:
        self.query_one("#done").focus()
        self.query(ActivePlans).remove()
        for said in self.query("#active").results(Static):
            said.update(Text(full_words(len(self.beside))) if self.full() else "")
