"""Sort cards, one at a time, with the reason at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from course.exercises import mark
from course.exercises.base import Verdict, plain_values, read_answer
from course.exercises.sort import SortAnswer, known
from tui.labels import verdict_words
from tui.locale import _
from tui.outcomes import defensible_words, placed_words
from tui.read.marked import begin, hand_in, say_sure
from tui.read.speech import in_one, sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from course.exercises.sort import Card, Sort
    from tui.read.desk import Desk


def take(desk: Desk, step: Sort, stands: Mapping[str, object]) -> None:
    """Say card after card, and where each belongs; the answer is handed in before the last one is told."""
    begin(desk, step)
    _say_buckets(desk, step)
    answer = known(step, read_answer(SortAnswer, stands))
    last = step.cards[-1]
    still_open = [card for card in step.cards if card.id not in answer.placed]
    for card in still_open:
        desk.hints = step.hints
        _say_card(desk, step, card)
        answer = _placed(desk, step, answer, card)
        desk.keep(answer)
        last = card
        if card is not still_open[-1]:
            _say_verdict(desk, step, answer, card)
    if not still_open:
        _say_card(desk, step, last)
    hand_in(desk, step, answer)
    _say_verdict(desk, step, answer, last)
    _say_debatable(desk, step)


def tell(desk: Desk, step: Sort, stands: Mapping[str, object]) -> None:
    """Say where each card was put, and where it belongs."""
    desk.prose(step.question)
    answer = known(step, read_answer(SortAnswer, stands))
    for card in step.cards:
        _say_card(desk, step, card)
        _say_verdict(desk, step, answer, card)
    _say_debatable(desk, step)
    say_sure(desk, answer)


def _say_buckets(desk: Desk, step: Sort) -> None:
    desk.say(_("Each card goes to one of these:"))
    desk.numbered(f"{one.label}: {one.meaning}." if one.meaning else f"{one.label}." for one in step.buckets)
    desk.say("")


def _say_card(desk: Desk, step: Sort, card: Card) -> None:
    count = _("Card {place} of {count}").format(place=step.cards.index(card) + 1, count=len(step.cards))
    desk.say(f"{count}: {in_one(card.text)}")


def _placed(desk: Desk, step: Sort, answer: SortAnswer, card: Card) -> SortAnswer:
    """Ask where the card goes; the numbers are said with every card."""
    listed = "; ".join(f"{number} {bucket.label}" for number, bucket in enumerate(step.buckets, 1))
    place = desk.pick(f"{listed}:", len(step.buckets))
    return msgspec.structs.replace(answer, placed={**answer.placed, card.id: step.buckets[place].id})


def _say_verdict(desk: Desk, step: Sort, answer: SortAnswer, card: Card) -> None:
    verdicts = {remark.id: remark.verdict for remark in mark(step, plain_values(answer)).remarks}
    verdict = verdicts.get(card.id, Verdict.OPEN)
    words = placed_words(step, card, answer.placed.get(card.id, ""), verdict) or verdict_words(verdict)
    desk.say(sentence(words), in_one(card.why), "")


def _say_debatable(desk: Desk, step: Sort) -> None:
    """The cards over which one can argue, whatever the learner did with them; their reasons were told."""
    cards = [card for card in step.cards if card.arguable]
    if not cards:
        desk.say(_("That was the last card."))
        return
    desk.say(_("Cards over which one can argue") + ":")
    desk.numbered(f"{sentence(in_one(card.text))} {sentence(defensible_words(step, card))}" for card in cards)
