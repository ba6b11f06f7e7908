"""A day that has passed, as people write it: a number of days, weeks or months ago, or a date."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from course.exercises.plan import MONTHS

DAYS, WEEKS = {"": 1, "t": 1, "d": 1, "tag": 1, "day": 1}, {"w": 7, "woche": 7, "wk": 7, "week": 7}
BY_DAYS = DAYS | WEEKS
BY_MONTHS = {"m": 1, "monat": 1, "mon": 1, "month": 1, "j": 12, "jahr": 12, "y": 12, "yr": 12, "year": 12}
WORDS = {"heute": 0, "today": 0, "gestern": 1, "yesterday": 1, "vorgestern": 2}
YEARS = 1900
"""From here on a number alone is more likely a year than days, so it is neither."""

AROUND = re.compile(r"^(?:(?:vor|seit|ca\.?|etwa|ungefähr|about)\s+|~\s*)|\s+(?:ago|her)$")
SPAN = re.compile(r"(\d{1,4}|ein|eine[mnrs]?|an?|one|last|letzte[mnrs]?)?\s*([^\W\d]*?)")
NUMBERS = re.compile(r"(\d{1,2})[./]\s*(\d{1,2})(?:[./]\s*(\d{2}|\d{4})?)?")
NAMED = re.compile(r"(\d{1,2})\.?\s*([^\W\d]{3,})\.?\s*(\d{4})?")
MONTH = re.compile(r"(\d{1,2}|[^\W\d]{3,})[./]?\s*(\d{4})")


def last_day(typed: str, today: date) -> date | None:
    """The day meant, never one to come, or nothing.

    Understood are a number of days (`90`), `3 Wochen`, `2 months ago`, `vor einem Jahr`, `heute`, `yesterday`, and
    dates: `2026-08-28`, `28.8.2026`, `28/8/26`, `28.8.`, `28 Aug 2026`, `28. August`, and of a month alone
    (`August 2025`, `8/2025`) its first day. A day without a year is the last one of that name.
    """
    text = " ".join(typed.lower().split())
    while (bare := AROUND.sub("", text)) != text:
        text = bare
    found = _span(text, today) or _dated(text, today)
    return found if found and found <= today else None


def _span(text: str, today: date) -> date | None:
    if text in WORDS:
        return today - timedelta(days=WORDS[text])
    span = SPAN.fullmatch(text)
    if not span or not span[1]:
        return None
    number = int(span[1]) if span[1].isdecimal() else 1
    unit = next((name for name in _singulars(span[2]) if name in BY_DAYS or name in BY_MONTHS), None)
    if unit is None or (not unit and (number >= YEARS or not span[1].isdecimal())):
        return None
    if unit in BY_DAYS:
        return _days_back(today, number * BY_DAYS[unit])
    return _months_back(today, number * BY_MONTHS[unit])


def _singulars(unit: str) -> list[str]:
    """A unit of time as it is typed, and without the endings that several have."""
    return [unit, *(unit.removesuffix(ending) for ending in ("en", "n", "e", "s"))]


def _days_back(today: date, days: int) -> date | None:
    try:
        return today - timedelta(days=days)
    except OverflowError:
        return None


def _months_back(today: date, months: int) -> date | None:
    year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    if year < 1:
        return None
    return date(year, month + 1, min(today.day, calendar.monthrange(year, month + 1)[1]))


def _dated(text: str, today: date) -> date | None:
    if iso := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", text):
        return _day(int(iso[1]), int(iso[2]), int(iso[3]))
    if numbers := NUMBERS.fullmatch(text):
        return _last(int(numbers[1]), int(numbers[2]), numbers[3], today)
    if month := MONTH.fullmatch(text):
        return _day(int(month[2]), _month(month[1]), 1)
    if named := NAMED.fullmatch(text):
        return _last(int(named[1]), _month(named[2]), named[3], today)
    return None


def _month(name: str) -> int:
    return int(name) if name.isdecimal() else MONTHS.get(name[:3], 0)


def _last(number: int, month: int, year: str | None, today: date) -> date | None:
    if year:
        return _day(int(year) + (2000 if len(year) == 2 else 0), month, number)
    days = (_day(today.year - back, month, number) for back in range(9))
    return next((day for day in days if day and day <= today), None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
