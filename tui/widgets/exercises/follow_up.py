"""What became of a plan: done, partly, not yet, or let go; what happened, and what now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from rich.console import Group
from rich.text import Text
from textual.binding import Binding
from textual.widgets import Static

from course.exercises.base import read_answer
from course.exercises.returning import FollowUpAnswer
from tui.labels import outcome_label
from tui.locale import N_, _
from tui.plan_words import OUTCOMES, again_words, follow_up_words, planned_words
from tui.widgets.exercises.form import FormView
from tui.widgets.focus import focus_now
from tui.widgets.own_words import shown
from tui.wordings import follow_up_fields

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from course.exercises.prompt import Field
    from course.exercises.returning import FollowUp
    from course.journal import OpenPlan
    from course.progress import Plain


class FollowUpView(FormView):
    """The plan in one sentence, four keys, and two fields."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(str(place), f"say('{outcome}')", N_("Say"), show=place == 1, id=f"follow-up.{place}")
            for place, outcome in enumerate(OUTCOMES, 1)
        ),
    ]

    def __init__(
        self,
        step: FollowUp,
        plan: OpenPlan | None,
        answer: Mapping[str, Any] | None = None,
        *,
        handed_in: bool = False,
    ) -> None:
        """Show the plan, if there is one."""
        self.open_plan = plan
        self.outcome: str = read_answer(FollowUpAnswer, answer or {}).outcome
        super().__init__(step, answer, handed_in=handed_in)

    def question(self) -> str:
        """What is asked."""
        return follow_up_words(self.open_plan)

    def fields(self) -> tuple[Field, ...]:
        """What happened, and what now."""
        return follow_up_fields() if self.open_plan else ()

    def wording(self) -> dict[str, str]:
        """The plan that was asked about."""
        return {"question": self._sentence()} if self.open_plan else {}

    def above(self) -> ComposeResult:
        """The plan, and the ways it may have gone."""
        if self.open_plan:
            yield Static(Text(shown(self._sentence())), id="plan-sentence")
            yield Static(self._choices(), id="outcomes")

    def own_words_toggled(self) -> None:
        """Say the plan as own words may be seen now."""
        for said in self.query("#plan-sentence").results(Static):
            said.update(Text(shown(self._sentence())))

    def begin(self) -> None:
        """First comes what became of it, and that is a digit."""
        focus_now(self.query_one("#done"))

    def _sentence(self) -> str:
        return planned_words(self.open_plan) if self.open_plan else ""

    def _choices(self) -> Group:
        rows = (
            Text(f"{place} {'●' if outcome == self.outcome else '○'} {outcome_label(outcome)}")
            for place, outcome in enumerate(OUTCOMES, 1)
        )
        return Group(*rows)

    def plain(self) -> Plain:
        """Which plan, what became of it, and the words."""
        if not self.open_plan:
            return {}
        outcome = {"outcome": self.outcome} if self.outcome else {}
        return {**super().plain(), **outcome, **({"plan": self.open_plan.where} if outcome else {})}

    def closing(self) -> Plain | None:
        """A follow-up counts once it says what became of the plan; without one it counts when it was looked at."""
        if not self.open_plan:
            return {} if self._kept is None else None
        return super().closing() if self.outcome else None

    def finish(self) -> None:
        """Without an outcome nothing counts yet, so ask for it first."""
        if not self.open_plan:
            self.hand_over({})
            self.post_message(self.Onward(self))
        elif self.outcome:
            super().finish()
        else:
            notes = self.query_one("#notes", Static)
            notes.update(Text(_("Say first what became of it: 1, 2, 3 or 4.")))
            self.call_after_refresh(notes.scroll_visible, animate=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without a plan there is nothing to say."""
        return bool(self.open_plan) if action == "say" else super().check_action(action, parameters)

    def action_say(self, outcome: str) -> None:
        """Say what became of it; a plan that is let go needs no words."""
        self.outcome = outcome
        self.query_one("#outcomes", Static).update(self._choices())
        self.query_one("#notes", Static).update(Text(again_words(outcome)))
        self.post_message(self.Changed(self))
        if outcome != "let go":
            self.sheet.begin()
