"""Rate statements from 0 to 10, one after another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from course.exercises.base import read_answer
from course.exercises.scales import HIGHEST, LOWEST, ScalesAnswer, known, wording
from tui.locale import _, ngettext
from tui.outcomes import then_and_now
from tui.read.speech import in_one, sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from course.exercises.scales import Scales, Statement
    from tui.read.desk import Desk


def take(desk: Desk, step: Scales, stands: Mapping[str, object]) -> None:
    """Ask for a value of each statement that has none; what was left out is asked once more."""
    desk.wording = wording(step)
    desk.prose(step.question)
    ends = {"lowest": LOWEST, "low": step.low, "highest": HIGHEST, "high": step.high}
    desk.say(_("{lowest} means: {low}. {highest} means: {high}.").format(**ends), "")
    before = known(step, read_answer(ScalesAnswer, stands))
    answer = _rated(desk, step, before)
    if step.statements and not answer.values:
        desk.say(_("No statement has a value yet; the step stays open."))
        return
    if missing := len(_still_open(step, answer)):
        words = ngettext(
            "{count} statement is open. An empty line leaves it so.",
            "{count} statements are open. An empty line leaves them so.",
            missing,
        )
        desk.say(words.format(count=missing), "")
        answer = _rated(desk, step, answer)
    desk.hand_in(answer)
    if desk.returning.values or answer == before:
        _say_values(desk, step, answer)
    desk.say(_("Kept. There is no right or wrong here; what counts is what moves."))


def tell(desk: Desk, step: Scales, stands: Mapping[str, object]) -> None:
    """Say all values, and those given before where there are any."""
    desk.prose(step.question)
    _say_values(desk, step, known(step, read_answer(ScalesAnswer, stands)))


def _still_open(step: Scales, answer: ScalesAnswer) -> list[Statement]:
    return [one for one in step.statements if one.id not in answer.values]


def _rated(desk: Desk, step: Scales, answer: ScalesAnswer) -> ScalesAnswer:
    """Ask once for each value that is missing."""
    question = _("A number from {lowest} to {highest}, or an empty line for none:")
    for one in _still_open(step, answer):
        place, count = step.statements.index(one) + 1, len(step.statements)
        words = _("Statement {place} of {count}: {text}")
        desk.say(words.format(place=place, count=count, text=in_one(one.text)))
        value = desk.number(question.format(lowest=LOWEST, highest=HIGHEST), LOWEST, HIGHEST, blank=True)
        if value is not None:
            answer = msgspec.structs.replace(answer, values={**answer.values, one.id: value})
            desk.keep(answer)
    desk.say("")
    return answer


def _say_values(desk: Desk, step: Scales, answer: ScalesAnswer) -> None:
    desk.numbered(f"{sentence(in_one(one.text))} {_value(desk, answer, one)}" for one in step.statements)


def _value(desk: Desk, answer: ScalesAnswer, statement: Statement) -> str:
    """The value of a statement; an earlier one stands before it."""
    value, before = answer.values.get(statement.id), desk.returning.values.get(statement.id)
    if before is not None:
        return sentence(then_and_now(before, value))
    return sentence(_("No value")) if value is None else _("{value} of {highest}.").format(value=value, highest=HIGHEST)
