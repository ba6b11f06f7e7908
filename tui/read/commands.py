"""What can be said at every question beside an answer: words behind a colon, in both languages."""

from __future__ import annotations

from typing import NamedTuple

from tui.locale import N_, _, current

NAMES = {
    "again": ("again", "nochmal"),
    "back": ("back", "zurück"),
    "change": ("change", "veränderung"),
    "contents": ("contents", "inhalt"),
    "edit": ("edit", "bearbeiten"),
    "evidence": ("evidence", "belege"),
    "help": ("help", "hilfe"),
    "hint": ("hint", "tipp"),
    "journal": ("journal", "journal"),
    "language": ("language", "sprache"),
    "quit": ("quit", "ende"),
    "repeat": ("repeat", "wiederholen"),
    "review": ("review", "auffrischen"),
    "skip": ("skip", "überspringen"),
    "where": ("where", "wo"),
}
"""English and German name of each command; both are always understood."""

MEANINGS = {
    "help": N_("hear this list"),
    "repeat": N_("hear the step again"),
    "again": N_("answer the step anew; your earlier answer stays in the journal"),
    "back": N_("go to the step before"),
    "skip": N_("go on without an answer"),
    "evidence": N_("hear what the step rests on"),
    "hint": N_("hear a hint, where there is one"),
    "edit": N_("write in your own editor, where there is something to write"),
    "where": N_("hear where you are, and where your progress is kept"),
    "language": N_("speak the other language"),
    "contents": N_("choose another chapter"),
    "review": N_("take what is due today"),
    "journal": N_("hear what you have written so far"),
    "change": N_("hear what has changed since the start"),
    "quit": N_("leave; everything is saved"),
}
SPELLINGS = {"veraenderung": "veränderung", "zurueck": "zurück", "ueberspringen": "überspringen"}


class Command(NamedTuple):
    """A command, and what was said behind it."""

    name: str
    rest: str = ""


def command(line: str) -> Command | None:
    """The command that a line is, or nothing where it is none."""
    first, _space, rest = line.strip().partition(" ")
    word = first[1:].lower()
    word = SPELLINGS.get(word, word)
    if not first.startswith(":") or not word:
        return None
    return next((Command(name, rest.strip()) for name, names in NAMES.items() if word in names), None)


def said(name: str) -> str:
    """A command as it is typed, in the language spoken now."""
    return f":{NAMES[name][current() == 'de']}"


def help_lines() -> list[str]:
    """Each command and what it does."""
    return [f"{said(name)}: {_(meaning)}." for name, meaning in MEANINGS.items()]
