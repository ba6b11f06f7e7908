"""Put items into their order, by all their numbers on one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.exercises import mark
from course.exercises.base import Verdict, read_answer
from course.exercises.order import OrderAnswer, right_up_to, standing
from tui.locale import _
from tui.outcomes import order_words
from tui.read.marked import begin, hand_in, say_sure
from tui.read.speech import in_one, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from course.exercises.base import Marking
    from course.exercises.order import Order
    from tui.read.desk import Desk


def take(desk: Desk, step: Order, stands: Mapping[str, object]) -> None:
    """Say the items as they stand, take their order, and say how far it is right."""
    begin(desk, step)
    answer = read_answer(OrderAnswer, stands)
    if not answer.handed_in:
        answer = OrderAnswer(order=_ordered(desk, step, answer), handed_in=True)
        desk.keep(answer)
    marking = hand_in(desk, step, answer)
    _say_outcome(desk, step, standing(step, answer), marking)


def tell(desk: Desk, step: Order, stands: Mapping[str, object]) -> None:
    """Say the order given, and how far it is right."""
    desk.prose(step.question)
    answer = read_answer(OrderAnswer, stands)
    order, marking = standing(step, answer), mark(step, stands)
    if marking.outcome is not Verdict.RIGHT:
        desk.say(_("Your order:"))
        _say_items(desk, step, order)
    say_sure(desk, answer)
    _say_outcome(desk, step, order, marking)


def _ordered(desk: Desk, step: Order, answer: OrderAnswer) -> tuple[str, ...]:
    """Ask until every number comes exactly once."""
    order = standing(step, answer)
    desk.say(_("So far they stand in this order:") if answer.order else _("Mixed up, they are:"))
    _say_items(desk, step, order)
    question = _("All numbers in the right order, with a space between them:")
    while trouble := _trouble(places := desk.row(question, len(order)), len(order)):
        desk.say(trouble)
    return tuple(order[place] for place in places)


def _trouble(places: Sequence[int], count: int) -> str:
    """What is missing or doubled among the places; empty where each is there once."""
    missing = [place for place in range(count) if place not in places]
    doubled = [place for place in range(count) if places.count(place) > 1]
    return " ".join(
        words.format(numbers=_listed(found))
        for words, found in ((_("Missing: {numbers}."), missing), (_("More than once: {numbers}."), doubled))
        if found
    )


def _listed(places: Iterable[int]) -> str:
    return ", ".join(str(place + 1) for place in places)


def _say_items(desk: Desk, step: Order, order: Sequence[str]) -> None:
    texts = {item.id: item.text for item in step.items}
    desk.numbered(in_one(texts[one]) for one in order)


def _say_outcome(desk: Desk, step: Order, order: Sequence[str], marking: Marking) -> None:
    """All reasons of a right order; otherwise that of the first deviation, and on request the right order."""
    if marking.outcome is Verdict.RIGHT:
        desk.say(sentence(_("Right order")))
        _say_reasons(desk, step, order)
        return
    desk.say(sentence(order_words(right_up_to(step, order))), *(in_one(remark.why) for remark in marking.remarks))
    if desk.yes(_("Do you want to hear the right order? Yes or no:")):
        desk.say(_("The right order") + ":")
        _say_reasons(desk, step, [item.id for item in step.items])


def _say_reasons(desk: Desk, step: Order, order: Sequence[str]) -> None:
    items = {item.id: item for item in step.items}
    desk.numbered(f"{sentence(in_one(items[one].text))} {in_one(items[one].why)}" for one in order)
