"""An if–then plan: one line for each part, then the whole in one sentence, and once from memory."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from course.exercises.base import read_answer
from course.exercises.plan import PlanAnswer, when
from course.returns import ACTIVE
from tui.coming import today
from tui.labels import day_label, part_label, plan_label
from tui.locale import _
from tui.plan_words import full_words, note_words, remarks
from tui.read.lists import changed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from course.exercises.plan import Plan
    from tui.read.desk import Desk

PARTS = ("obstacle", "cue", "act", "date", "whom")
"""What the form asks, in this order."""
OPTIONAL = ("obstacle", "whom")
"""Parts that may be left out."""


def take(desk: Desk, step: Plan, stands: Mapping[str, object]) -> None:
    """Ask for what is not there yet, say the whole, and keep it once the learner says that it stands."""
    _say_task(desk, step)
    if len(desk.returning.beside) >= ACTIVE:
        desk.say(full_words(len(desk.returning.beside)), "")
    text = {name: words for name, words in read_answer(PlanAnswer, stands).text.items() if words.strip()}
    if text:
        desk.say(_("This stands here so far:"), *_lines(text), "")
    _fill(desk, step, text, [name for name in PARTS if name not in text])
    while not _stands(desk, text):
        _fill(desk, step, text, PARTS)
    if not _has_room(desk):
        desk.say(_("This plan stays a draft."))
        return
    desk.hand_in(PlanAnswer(text=text))
    desk.say(_("It is kept."), "")
    if not text.get("rehearsed"):
        _rehearse(desk, text)


def tell(desk: Desk, step: Plan, stands: Mapping[str, object]) -> None:
    """Say the plan, and what else was written about it."""
    _say_task(desk, step)
    text = read_answer(PlanAnswer, stands).text
    desk.say(_("Your plan:"), plan_label(text.get("cue", ""), text.get("act", "")))
    desk.say(*_lines({name: words for name, words in text.items() if name not in {"cue", "act"}}))


def _say_task(desk: Desk, step: Plan) -> None:
    desk.wording = {"question": step.question}
    desk.prose(step.question)
    desk.say(_("For example:") + " " + plan_label(step.cue, step.act), "")


def _lines(text: Mapping[str, str]) -> list[str]:
    """What stands in the form, part by part."""
    lines = {name: day_label(text[name]) if name == "date" else text[name] for name in text if text[name].strip()}
    return [f"{part_label('plan', name)}: {lines[name]}" for name in (*PARTS, "rehearsed") if name in lines]


def _fill(desk: Desk, step: Plan, text: dict[str, str], names: Iterable[str]) -> None:
    """Ask for these parts, and keep each at once."""
    for name in names:
        before = text.pop(name, "")
        words = _asked(desk, step, name, before)
        text |= {name: words} if words else {}
        if words != before:
            desk.keep(PlanAnswer(text=text))


def _asked(desk: Desk, step: Plan, name: str, before: str) -> str:
    """Ask for one part; both halves of the plan are asked for until they are there."""
    proposed = today() + timedelta(days=step.days)
    question = _question(name, before, day_label(proposed.isoformat()))
    while not (typed := desk.ask(question).strip()) and not before and name in {"cue", "act"}:
        desk.say(note_words("cue missing" if name == "cue" else "act missing"))
    if name in OPTIONAL:
        return changed(typed, before)
    if name != "date":
        return typed or before
    found = when(typed or before, today()) if typed or before else proposed
    return found.isoformat() if found else typed or before


def _question(name: str, before: str, proposed: str) -> str:
    """What is asked, and what an empty line means."""
    asked = {
        "obstacle": _("What could get in the way?"),
        "cue": _("What comes after “if”? One moment that cannot be missed."),
        "act": _("What comes after “then”? One act that can be seen."),
        "date": _("By when?"),
        "whom": _("Whom do I tell?"),
    }[name]
    if before:
        stays = _("So far “{text}”; an empty line leaves it so:")
        if name in OPTIONAL:
            stays = _("So far “{text}”; an empty line leaves it so, a single minus takes it out:")
        return f"{asked} " + stays.format(text=day_label(before) if name == "date" else before)
    empty = {
        "obstacle": _("An empty line leaves it out:"),
        "date": _("An empty line means {day}; +7 means in seven days:").format(day=proposed),
        "whom": _("An empty line leaves it out:"),
    }
    in_one_line = _("In one line:")
    return f"{asked} {empty.get(name, in_one_line)}"


def _stands(desk: Desk, text: Mapping[str, str]) -> bool:
    """Say what there is to say about the plan, and the plan itself; whether it stands."""
    notes = remarks(text, today())
    desk.say("", *notes, *([""] if notes else []))
    desk.say(_("Your plan:"), plan_label(text["cue"], text["act"]), *_lines({"date": text.get("date", "")}))
    return desk.yes(_("Does the plan stand? Yes or no:"))


def _has_room(desk: Desk) -> bool:
    """Where enough plans are active, ask which one is let go, until this one has room; false where none is."""
    beside = [(plan.where, plan_label(plan.cue, plan.act)) for plan in desk.returning.beside]
    while len(beside) >= ACTIVE:
        desk.say(full_words(len(beside)) + " " + _("Which one do you let go?"))
        desk.numbered(sentence for _where, sentence in beside)
        words = _("A number from 1 to {count}, or 0 for none, and this plan stays a draft:")
        if not (number := desk.number(words.format(count=len(beside)), 0, len(beside))):
            return False
        desk.turn.let_go(*beside.pop(number - 1))
    return True


def _rehearse(desk: Desk, text: Mapping[str, str]) -> None:
    """Ask for the plan once from memory."""
    desk.prose(_("**Once from memory.** Without looking up: what is your plan? Then it holds better."))
    if typed := desk.ask(_("Your plan in one line; an empty line leaves it out:")).strip():
        desk.hand_in(PlanAnswer(text={**text, "rehearsed": typed}))
