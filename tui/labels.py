"""Names of steps and of their parts, days and plans in the language spoken now, for whatever shows or prints them."""

from __future__ import annotations

from datetime import date
from typing import Final

from course.exercises.base import Verdict
from course.exercises.plan import bare
from course.exercises.prompt import Field
from course.journal import NAMES
from course.progress import moment
from tui.locale import _, current, day

POINTER: Final = "▸"
"""What marks the row the arrows stand on."""
CONFIDENCES: Final = (50, 70, 90, 100)
"""How sure a learner can be, in per cent: from a toss of a coin to certain."""


def percent(value: int) -> str:
    """A share of a hundred, as this language writes it."""
    return _("{value}%").format(value=value)


def kind_label(kind: str) -> str:
    """A kind of step in a word or two; one that is not known by its name."""
    return {
        "choice": _("Choose"),
        "contacts": _("Contacts"),
        "follow-up": _("Follow-up"),
        "guess": _("Guess"),
        "ledger": _("Ledger"),
        "match": _("Match"),
        "order": _("Put in order"),
        "pair": _("Talk together"),
        "plan": _("Plan"),
        "prompt": _("Reflect"),
        "reading": _("Reading"),
        "recall": _("Recall"),
        "rewrite": _("Rewrite"),
        "scales": _("Rate"),
        "sort": _("Sort"),
        "talk": _("Talk"),
        "then-now": _("Then and now"),
        "warm-up": _("Warm-up"),
    }.get(kind, kind)


def verdict_words(verdict: Verdict) -> str:
    """A verdict in a word; symbols never stand alone."""
    return {
        Verdict.RIGHT: _("Right"),
        Verdict.ARGUABLE: _("Arguable"),
        Verdict.PARTLY: _("Partly"),
        Verdict.WRONG: _("Not this one"),
        Verdict.OPEN: _("Not answered"),
    }[verdict]


def better_words(verdict: Verdict) -> str:
    """A verdict where one is better and another weaker, and none is wrong."""
    words = {Verdict.RIGHT: _("Better"), Verdict.WRONG: _("Weaker")}
    return words.get(verdict) or verdict_words(verdict)


def several_words(verdict: Verdict, *, chosen: bool) -> str:
    """A verdict on one option where several may be ticked: whether it holds, and whether that was seen."""
    if verdict is Verdict.RIGHT:
        return _("Right: this holds") if chosen else _("Right: this does not hold")
    if verdict is Verdict.WRONG:
        return _("This does not hold") if chosen else _("This holds, too")
    return verdict_words(verdict)


def figure(value: float) -> str:
    """A number without needless digits, with the decimal sign of the language."""
    written = f"{value:.12g}"
    return written.replace(".", ",") if current() == "de" else written


def warm_up_words(*, asked: bool) -> str:
    """What a warm-up says first: how it goes, or that there is nothing to ask yet."""
    if asked:
        return _("From earlier chapters. Type what comes to mind; then compare.")
    return _("Nothing to warm up yet. In later chapters, questions from earlier ones come back here.")


def standard_fields() -> tuple[Field, ...]:
    """The three fields of the standard reflection (after Borton 1970 and Driscoll)."""
    return (
        Field(id="what", label=_("What happened?")),
        Field(id="so-what", label=_("What does it mean?")),
        Field(id="now-what", label=_("What now?")),
    )


def part_label(kind: str, name: str) -> str:
    """A part of what was written: a name that `course.journal.texts` gives the form's parts, or the course's own."""
    if name not in NAMES.get(kind, ()):
        return name
    return {
        "obstacle": _("In the way"),
        "cue": _("If"),
        "act": _("Then"),
        "date": _("By"),
        "whom": _("Told to"),
        "rehearsed": _("From memory"),
        "outcome": _("What became of it"),
        "happened": _("What happened?"),
        "now": _("What now?") if kind == "follow-up" else _("Now"),
        "original": _("The original"),
        "rewritten": _("In my words"),
        "solo": _("Alone"),
        "debrief": _("Looking back on the talk"),
        "ticked": _("Ticked"),
    }.get(name, name)


def outcome_label(outcome: str) -> str:
    """What became of a plan, or that nothing was said of it yet."""
    known = {
        "open": _("open"),
        "done": _("done"),
        "partly": _("partly"),
        "not yet": _("not yet"),
        "let go": _("let go"),
    }
    return known.get(outcome, outcome)


def named_day(kept: str) -> date | None:
    """The day that was kept, or nothing where it is none."""
    try:
        return date.fromisoformat(kept)
    except ValueError:
        return None


def day_label(kept: str) -> str:
    """A day as people write it; what is no day stays as it was typed."""
    found = named_day(kept)
    return day(found) if found else kept


def time_label(at: str) -> str:
    """A kept time as the learner's clock showed it; what is no time stays as it is."""
    found = moment(at)
    try:
        local = found.astimezone() if found else None
    except (OverflowError, OSError, ValueError):
        return at
    return f"{day(local.date())}, {local:%H:%M}" if local else at


def plan_label(cue: str, act: str) -> str:
    """A plan in one sentence, which ends as the learner ended it."""
    cue, act = bare(cue), bare(act).removesuffix(".")
    whole = _("If {cue}, then {act}.").format(cue=cue, act=act)
    return whole.removesuffix(".") if act.rstrip("”“\"'»«").endswith(("?", "!", ".")) else whole
