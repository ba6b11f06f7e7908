"""What became of a plan: by its number, and then in the learner's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from course.exercises.base import read_answer
from course.exercises.returning import FollowUpAnswer
from tui.labels import outcome_label, part_label
from tui.locale import _
from tui.plan_words import OUTCOMES, again_words, follow_up_words, planned_words
from tui.read.writing import say_written, write
from tui.wordings import follow_up_fields

if TYPE_CHECKING:
    from collections.abc import Mapping

    from course.exercises.returning import FollowUp
    from tui.read.desk import Desk


def take(desk: Desk, step: FollowUp, stands: Mapping[str, object]) -> None:  # noqa: ARG001 - all of it is brought in
    """Say the plan, ask what became of it, and take the words; without a plan there is nothing to ask."""
    _say_plan(desk)
    if not (plan := desk.returning.plan):
        desk.hand_in(FollowUpAnswer())
        return
    answer = replace(read_answer(FollowUpAnswer, stands), plan=plan.where)
    if answer.outcome:
        desk.say(_outcome(answer))
    else:
        desk.numbered(outcome_label(outcome) for outcome in OUTCOMES)
        answer = replace(answer, outcome=_picked(desk))
        desk.keep(answer)
    desk.say(*filter(None, [again_words(answer.outcome)]), "")
    desk.hand_in(_with_words(desk, answer))
    desk.say(_("It is kept."))


def tell(desk: Desk, step: FollowUp, stands: Mapping[str, object]) -> None:  # noqa: ARG001 - all of it is brought in
    """Say the plan, what became of it, and the words."""
    answer = read_answer(FollowUpAnswer, stands)
    _say_plan(desk)
    desk.say(_outcome(answer), *filter(None, [again_words(answer.outcome)]), "")
    say_written(desk, [field for field in follow_up_fields() if answer.text.get(field.id)], dict(answer.text))


def _say_plan(desk: Desk) -> None:
    desk.say(follow_up_words(desk.returning.plan), "")
    if plan := desk.returning.plan:
        desk.wording = {"question": planned_words(plan)}
        desk.say(planned_words(plan), "")


def _picked(desk: Desk) -> str:
    return OUTCOMES[
        desk.pick(_("What became of it, a number from 1 to {count}:").format(count=len(OUTCOMES)), len(OUTCOMES))
    ]


def _outcome(answer: FollowUpAnswer) -> str:
    return f"{part_label('follow-up', 'outcome')}: {outcome_label(answer.outcome)}."


def _with_words(desk: Desk, answer: FollowUpAnswer) -> FollowUpAnswer:
    """The answer with what happened and what now; a plan that is let go needs no words."""
    texts = dict(answer.text)
    if answer.outcome != "let go" or desk.yes(_("Do you want to write something about it? Yes or no:")):
        write(desk, follow_up_fields(), texts, lambda text: desk.keep(replace(answer, text=text)))
    return replace(answer, text={name: text for name, text in texts.items() if text.strip()})
