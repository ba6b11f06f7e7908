"""The kinds of steps: which fields a chapter file gives each, what can be answered, and how it is marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from course.exercises import (
    choice,
    contacts,
    guess,
    ledger,
    match,
    order,
    pair,
    plan,
    prompt,
    recall,
    returning,
    rewrite,
    scales,
    sort,
    talk,
)
from course.exercises.base import Answer, Flaw, Marking, Step, Verdict, read_answer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping


class Kind(NamedTuple):
    """One kind: the types of its step and answer, its own checks, and, if it has right and wrong, its marking."""

    step: type[Step]
    answer: type[Answer]
    flaws: Callable[[Any], Iterator[Flaw]]
    mark: Callable[[Any, Any], Marking] | None = None


KINDS: dict[str, Kind] = {
    "guess": Kind(guess.Guess, guess.GuessAnswer, guess.flaws, guess.mark),
    "choice": Kind(choice.Choice, choice.ChoiceAnswer, choice.flaws, choice.mark),
    "sort": Kind(sort.Sort, sort.SortAnswer, sort.flaws, sort.mark),
    "order": Kind(order.Order, order.OrderAnswer, order.flaws, order.mark),
    "match": Kind(match.Match, match.MatchAnswer, match.flaws, match.mark),
    "recall": Kind(recall.Recall, recall.RecallAnswer, recall.flaws, recall.mark),
    "scales": Kind(scales.Scales, scales.ScalesAnswer, scales.flaws),
    "prompt": Kind(prompt.Prompt, prompt.PromptAnswer, prompt.flaws),
    "rewrite": Kind(rewrite.Rewrite, rewrite.RewriteAnswer, rewrite.flaws),
    "talk": Kind(talk.Talk, talk.TalkAnswer, talk.flaws),
    "ledger": Kind(ledger.Ledger, ledger.LedgerAnswer, ledger.flaws),
    "contacts": Kind(contacts.Contacts, contacts.ContactsAnswer, contacts.flaws),
    "pair": Kind(pair.Pair, pair.PairAnswer, pair.flaws),
    "plan": Kind(plan.Plan, plan.PlanAnswer, plan.flaws),
    "follow-up": Kind(returning.FollowUp, returning.FollowUpAnswer, returning.flaws),
    "warm-up": Kind(returning.WarmUp, returning.WarmUpAnswer, returning.flaws),
    "then-now": Kind(returning.ThenNow, returning.ThenNowAnswer, returning.flaws),
}


def kind_name(step: Step) -> str:
    """The kind of a step as a chapter file names it; `reading` for prose."""
    return next((name for name, kind in KINDS.items() if type(step) is kind.step), "reading")


def mark(step: Step, plain: Mapping[str, object]) -> Marking:
    """Mark an answer given as plain values; kinds that are never right or wrong come out open."""
    kind = KINDS.get(kind_name(step))
    if kind is None or kind.mark is None:
        return Marking(Verdict.OPEN)
    return kind.mark(step, read_answer(kind.answer, plain))
