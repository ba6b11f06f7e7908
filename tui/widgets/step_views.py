"""Which widget shows which kind of step."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

from course.exercises import kind_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from course.exercises.base import Step
    from tui.returning import Returning
    from tui.widgets.exercises.base import StepView

VIEWS = {
    "choice": ("choice", "ChoiceView"),
    "contacts": ("contacts", "ContactsView"),
    "follow-up": ("follow_up", "FollowUpView"),
    "guess": ("guess", "GuessView"),
    "ledger": ("ledger", "LedgerView"),
    "match": ("match", "MatchView"),
    "order": ("order", "OrderView"),
    "pair": ("pair", "PairView"),
    "plan": ("plan", "PlanView"),
    "prompt": ("prompt", "PromptView"),
    "reading": ("reading", "ReadingView"),
    "recall": ("recall", "RecallView"),
    "rewrite": ("rewrite", "RewriteView"),
    "scales": ("scales", "ScalesView"),
    "sort": ("sort", "SortView"),
    "talk": ("talk", "TalkView"),
    "then-now": ("then_now", "ThenNowView"),
    "warm-up": ("warm_up", "WarmUpView"),
}
"""Module and class by kind. A module is imported when its kind is first shown: the first screen needs none of them."""


def step_view(step: Step, answer: Mapping[str, object], returning: Returning, *, handed_in: bool) -> StepView:
    """The widget for a step, with a half-done or earlier answer in it."""
    kind = kind_name(step)
    module, name = VIEWS[kind]
    view = getattr(import_module(f"tui.widgets.exercises.{module}"), name)
    if kind == "reading":
        return cast("StepView", view(step))
    brought: dict[str, tuple[object, ...]] = {
        "follow-up": (returning.plan,),
        "then-now": (returning.earlier,),
        "warm-up": (returning.questions,),
    }
    named: dict[str, dict[str, object]] = {
        "plan": {"beside": returning.beside},
        "scales": {"earlier": returning.values},
    }
    return cast("StepView", view(step, *brought.get(kind, ()), answer, handed_in=handed_in, **named.get(kind, {})))
