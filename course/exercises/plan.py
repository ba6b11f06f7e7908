"""An if–then plan with a date: when this cue comes, then I do this one act (Gollwitzer and Sheeran 2006)."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from course.exercises.base import Answer, Flaw, Step

if TYPE_CHECKING:
    from collections.abc import Iterator

Note = Literal["cue missing", "act missing", "cue repeats if", "act repeats then", "trying", "two acts", "two cues"]

TRYING = {
    "de": r"versuch\w*|bemüh\w*|probier\w*|vielleicht|eventuell|möchte|sollte|mehr darauf achten",
    "en": r"try|tries|trying|attempt\w*|maybe|perhaps|would like|should|aim to|pay more attention",
}
JOINING = {"de": r"\bund (?:dann|danach|außerdem)\b|;", "en": r"\band (?:then|also|afterwards)\b|;"}
EITHER = {"de": r"\boder\b|;", "en": r"\bor\b|;"}
MONTHS = {
    name: place
    for names in ("jan feb mär apr mai jun jul aug sep okt nov dez", "jan feb mar apr may jun jul aug sep oct nov dec")
    for place, name in enumerate(names.split(), 1)
}
OPENING = {"de": ("wenn", "dann"), "en": ("if", "then")}


class Plan(Step, frozen=True, kw_only=True):
    """A field task and the form for an if–then plan about it.

    Attributes:
        question: the field task, in Markdown.
        cue, act: a sample of both halves, without *if* and *then*.
        days: how many days ahead the date is proposed.
    """

    question: str
    cue: str
    act: str
    days: int = 7


class PlanAnswer(Answer, frozen=True, kw_only=True):
    """What stands in the form, by field: obstacle, cue, act, date (as in ISO 8601), whom, rehearsed."""

    text: dict[str, str] = {}


def flaws(step: Plan) -> Iterator[Flaw]:
    """What is wrong with the plan beyond the types of its fields."""
    if not 1 <= step.days <= 60:
        yield Flaw(("days",), f"{step.days} days; propose a date one to sixty days ahead")


def notes(answer: PlanAnswer, language: str) -> list[Note]:
    """What the form has to say about a plan: one cue, one visible act, and nothing that only tries.

    The rule is P11 of the course's didactics: true if–then form works best (Sheeran, Listrom and Gollwitzer 2024).
    """
    cue, act = answer.text.get("cue", "").strip(), answer.text.get("act", "").strip()
    if_word, then_word = OPENING[language]
    found: dict[Note, bool] = {
        "cue missing": not cue,
        "act missing": not act,
        "cue repeats if": _opens_with(if_word, cue),
        "act repeats then": _opens_with(then_word, act),
        "trying": _holds(rf"\b(?:{TRYING[language]})\b", act),
        "two cues": _holds(EITHER[language], cue),
        "two acts": _holds(JOINING[language], act),
    }
    return [note for note, true in found.items() if true]


def _opens_with(word: str, text: str) -> bool:
    return bool(re.match(rf"{word}\b", text, re.IGNORECASE))


def _holds(pattern: str, text: str) -> bool:
    return bool(re.search(pattern, text, re.IGNORECASE))


def bare(half: str) -> str:
    """Half a plan without the *if* or *then* it may begin with, in either language."""
    words = "|".join({word for pair in OPENING.values() for word in pair})
    return re.sub(rf"^\s*(?:{words})\b[\s,:…]*", "", half, flags=re.IGNORECASE).strip()


def when(typed: str, today: date) -> date | None:
    """The day meant, or nothing.

    Understood are `2026-11-28`, `28.11.2026`, `28.11.`, `28.11`, `28 Nov 2026`, `28. November`, and `+7` for days from
    today. A day without a year is the next one of that name.
    """
    text = typed.strip()
    if ahead := re.fullmatch(r"\+\s*(\d{1,3})", text):
        return today + timedelta(days=int(ahead[1]))
    if iso := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", text):
        return _day(int(iso[1]), int(iso[2]), int(iso[3]))
    if numbers := re.fullmatch(r"(\d{1,2})\.\s*(\d{1,2})(?:\.\s*(\d{4})?)?", text):
        return _coming(int(numbers[1]), int(numbers[2]), numbers[3], today)
    if named := re.fullmatch(r"(\d{1,2})\.?\s*([^\W\d]{3,})\.?\s*(\d{4})?", text):
        month = MONTHS.get(named[2][:3].lower())
        return _coming(int(named[1]), month, named[3], today) if month else None
    return None


def _coming(number: int, month: int, year: str | None, today: date) -> date | None:
    day = _day(int(year or today.year), month, number)
    return _day(today.year + 1, month, number) if day and not year and day < today else day


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
