"""What there is to say about an answer or a part of it, in words, whatever shows or says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.exercises.base import Verdict
from course.exercises.guess import number
from tui.labels import figure
from tui.locale import _

if TYPE_CHECKING:
    from course.exercises.guess import Guess
    from course.exercises.sort import Card, Sort


def ends(step: Guess) -> dict[str, str]:
    """The ends of a scale, as figures."""
    return {"low": figure(step.minimum), "high": figure(step.maximum)}


def guess_trouble(step: Guess, typed: str) -> str:
    """Why what was typed is no guess; empty where it is one."""
    value = number(typed)
    if not typed:
        return _("Type a number first; a rough one will do.")
    if value is None:
        words = _("“{typed}” is not a number yet; digits, with a comma or point for decimals.")
        return words.format(typed=typed)
    if not step.minimum <= value <= step.maximum:
        return _("The number lies between {low} and {high}.").format(**ends(step))
    return ""


def guess_words(outcome: Verdict, *, exactly: bool) -> str:
    """How near a guess came, without points; empty where there was none."""
    return {
        Verdict.RIGHT: _("Exactly that.") if exactly else _("Close to it."),
        Verdict.PARTLY: _("Some way off."),
        Verdict.WRONG: _("Far from it. The guess shows the picture you had until now."),
    }.get(outcome, "")


def bucket_label(step: Sort, bucket: str) -> str:
    """What a bucket is called."""
    return next((one.label for one in step.buckets if one.id == bucket), bucket)


def placed_words(step: Sort, card: Card, placed: str, verdict: Verdict) -> str:
    """Whether a card lies where it belongs, and where that is."""
    words = {
        Verdict.RIGHT: _("Right: {bucket}"),
        Verdict.ARGUABLE: _("“{placed}” is arguable; here it counts as: {bucket}"),
        Verdict.WRONG: _("Not “{placed}”, but: {bucket}"),
    }.get(verdict, "")
    return words.format(placed=bucket_label(step, placed), bucket=bucket_label(step, card.bucket))


def defensible_words(step: Sort, card: Card) -> str:
    """Where a card belongs over which one can argue, and where else it could lie."""
    others = ", ".join(bucket_label(step, other) for other in card.arguable)
    return _("{bucket}; also defensible: {others}").format(bucket=bucket_label(step, card.bucket), others=others)


def order_words(up_to: int) -> str:
    """How far an order is right that is not right to the end."""
    words = _("Right up to place {place}; something else belongs in place {next}")
    return words.format(place=up_to, next=up_to + 1) if up_to else _("Something else belongs in place 1")


def gap_words(verdict: Verdict) -> str:
    """How a gap came out where it was not right: nothing was wrong, it was only not there."""
    return {Verdict.PARTLY: _("Nearly"), Verdict.WRONG: _("Not this time")}.get(verdict, "")


def then_and_now(before: int, now: int | None) -> str:
    """An earlier value, and the one of now where there is one."""
    if now is None:
        return _("before {before}").format(before=before)
    return _("before {before}, now {now}").format(before=before, now=now)
