"""Writing by lines: running text, ended by a line with a single full stop, and lists of short lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tui.locale import _
from tui.read.commands import said
from tui.read.lists import changed, which_hold
from tui.read.questions import Interrupted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from course.exercises.prompt import Field, Tick
    from tui.read.desk import Desk

END = "."


def write(desk: Desk, fields: Sequence[Field], texts: dict[str, str], keep: Callable[[dict[str, str]], object]) -> None:
    """Ask for each field; `texts` by field id hold what was written before, and `keep` is called after every line."""
    for place, field in enumerate(fields):

        def kept(text: str, name: str = field.id) -> None:
            texts[name] = text
            keep({one: words for one, words in texts.items() if words})

        desk.say(field.label)
        before = texts.get(field.id, "")
        if field.lines:
            _write_list(desk, field.lines, before, kept)
        else:
            _write_text(desk, before, kept, brief=place > 0)
        desk.say("")


def _write_text(desk: Desk, text: str, keep: Callable[[str], object], *, brief: bool) -> None:
    if text:
        words = _("Write on below it. A line with a single full stop ends; {again} begins anew.")
        desk.say(_("This stands here so far:"), *text.split("\n"), words.format(again=said("again")))
    elif brief:
        desk.say(_("A single full stop ends."))
    else:
        desk.say(_("Write, as many lines as you like. A line with a single full stop ends."))
    while True:
        try:
            line = desk.ask(">").rstrip()
        except Interrupted as interrupted:
            text = _otherwise(desk, text, keep, interrupted)
            continue
        if line == END:
            return
        text = f"{text}\n{line}" if text else line
        keep(text)


def _otherwise(desk: Desk, text: str, keep: Callable[[str], object], interrupted: Interrupted) -> str:
    """The text as it is after a command: as the learner's editor leaves it, or begun anew.

    Begun anew, what is written in other fields stays; and until something else is written, so do the words here.
    """
    if interrupted.command.name == "edit":
        return _edited(desk, text, keep)
    if interrupted.command.name != "again":
        raise interrupted
    words = _("It begins anew. Until you write something, your earlier words stay.")
    desk.say(words if text else _("Nothing is written here."))
    return ""


def _edited(desk: Desk, text: str, keep: Callable[[str], object]) -> str:
    """The text as it comes back from the learner's editor, and is kept."""
    if not desk.voice.editor:
        desk.say(_("No editor can be opened here. Write your lines instead."))
        return text
    from tui.read.editor import edited  # noqa: PLC0415 - few ask for it

    try:
        written = edited(text, keep)
    except click.ClickException:
        desk.say(_("The editor did not open, or it failed. Your text is as it was; write on here."))
        return text
    keep(written)
    desk.say(_("This stands here now:"), *(written or _("Nothing is written here.")).split("\n"))
    return written


def _write_list(desk: Desk, count: int, before: str, keep: Callable[[str], object]) -> None:
    lines = (before.split("\n") + [""] * count)[:count]
    if count > 1:
        many = _("Up to {count} short lines, one at a time. An empty line leaves a line as it is.")
        desk.say(many.format(count=count), *([_("A single minus takes a line out.")] if before else []))
    for place in range(count):
        words = _("Line {number} of {count}, so far “{text}”:") if lines[place] else _("Line {number} of {count}:")
        if count == 1:
            stays = _("In one line, so far “{text}”; an empty line leaves it so, a single minus takes it out:")
            words = stays if before else _("In one line:")
        typed = desk.ask(words.format(number=place + 1, count=count, text=lines[place])).strip()
        if typed:
            lines[place] = changed(typed, "")
            keep("\n".join(lines).rstrip("\n"))


def tick(desk: Desk, ticks: Sequence[Tick], ticked: Sequence[str] = ()) -> tuple[str, ...]:
    """Ask which points the text has; their ids. What was ticked before stays where nothing is typed."""
    if not ticks:
        return ()
    desk.say(_("Read your text again. What does it have?"))
    desk.numbered(one.text for one in ticks)
    places = which_hold(desk, [one.id in ticked for one in ticks])
    return tuple(one.id for place, one in enumerate(ticks) if place in places)


def say_nothing_written(desk: Desk) -> None:
    """Say that nothing was written, and what that means."""
    if desk.turn.stands()[1]:
        desk.say(_("Nothing is written; your earlier answer stays."))
    else:
        desk.say(_("Nothing is written; the step stays open."))


def say_written(desk: Desk, fields: Sequence[Field], texts: dict[str, str]) -> None:
    """Say what was written, field by field."""
    for field in fields:
        desk.say(field.label, *(texts.get(field.id) or _("Nothing is written here.")).split("\n"), "")


def say_ticked(desk: Desk, ticks: Sequence[Tick], ticked: Sequence[str]) -> None:
    """Say which points were ticked."""
    if known := [one.text for one in ticks if one.id in ticked]:
        desk.say(_("Ticked:"))
        desk.numbered(known)
        desk.say("")
