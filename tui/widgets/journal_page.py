"""One thing the learner wrote, in full: the question as it was, the words, those of later, and earlier versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.table import Table
from rich.text import Text

from course.export import PRIVATE, subject
from course.journal import NAMES, texts
from tui.labels import day_label, kind_label, outcome_label, part_label, plan_label, time_label
from tui.locale import _, ngettext
from tui.widgets.exercises.drawing import ByWidth
from tui.widgets.own_words import shown
from tui.widgets.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

    from course.journal import Writing
    from course.progress import Draft, Entry

SHORT = ("ledger", "contacts")
"""Kinds whose parts are many and short, and named by the learner."""


class LeftOut:
    """What stays out when the journal is written to a file: what was marked, and who tells of others until marked.

    Attributes:
        without: steps (`chapter/step`) that were marked to stay out.
        named: steps that tell of other people, and were marked to go along.
    """

    def __init__(self) -> None:
        """Nothing is marked."""
        self.without: tuple[str, ...] = ()
        self.named: tuple[str, ...] = ()

    def holds(self, writing: Writing) -> bool:
        """Whether this stays out; what was said of a step in the review stays with it."""
        where = subject(writing.where)
        return where not in self.named if writing.kind == PRIVATE else where in self.without

    def turn(self, writing: Writing) -> None:
        """Let it stay out, or take it along again."""
        where = subject(writing.where)
        if writing.kind == PRIVATE:
            self.named = _turned(self.named, where)
        else:
            self.without = _turned(self.without, where)


def _turned(marked: tuple[str, ...], where: str) -> tuple[str, ...]:
    left = tuple(one for one in marked if one != where)
    return left if where in marked else (*marked, where)


def short_question(writing: Writing) -> str:
    """The question, or the kind where none was kept, on one line and without Markdown's signs.

    What a follow-up asks about is a plan, and so the learner's own words.
    """
    question = writing.wording.get("question", "")
    line = " ".join(question.replace("*", "").replace("_", "").split()) or kind_label(writing.kind)
    return shown(line) if writing.kind == "follow-up" else line


def journal_page(writing: Writing, *, versions: bool, left_out: bool = False) -> RenderableType:
    """Question, words, time; beside or below them what was said later; then the earlier versions.

    Args:
        writing: what was written.
        versions: whether earlier versions are shown in full.
        left_out: whether it stays out of a file of the journal, which is then said.
    """
    question = writing.wording.get("question", "")
    parts: list[RenderableType] = [
        Text(shown(question)) if writing.kind == "follow-up" else Prose(question),
        Text(),
    ]
    if left_out:
        parts += [Text(_("Stays out when the journal is written to a file."), style="italic"), Text()]
    if writing.draft:
        parts += [Text(_("Not finished yet"), style="bold"), *_words(writing.kind, writing.draft)]
    if writing.latest:
        parts.append(_then_and_now(writing.kind, writing.latest, writing.later))
    if writing.earlier and not versions:
        count = len(writing.earlier)
        words = ngettext("{count} earlier version: press v", "{count} earlier versions: press v", count)
        parts.append(Text(words.format(count=count), style="italic"))
    if versions:
        for entry in reversed(writing.earlier):
            parts += [Text("―" * 20), *_entry(writing.kind, entry)]
    return Group(*parts)


def _then_and_now(kind: str, entry: Entry, later: Sequence[Entry]) -> RenderableType:
    """What was written; where it was looked at again, both beside one another if there is room."""
    if not later:
        return Group(*_entry(kind, entry))
    then = [Text(_("Back then"), style="bold"), *_entry(kind, entry)]
    now = [Text(_("Now"), style="bold"), *(part for one in later for part in _entry("then-now", one, labels=False))]
    wide = Table.grid(padding=(0, 3, 0, 0), expand=True)
    wide.add_column(ratio=1)
    wide.add_column(ratio=1)
    wide.add_row(Group(*then), Group(*now))
    return ByWidth(wide, Group(*then, *now))


def _entry(kind: str, entry: Entry, *, labels: bool = True) -> list[RenderableType]:
    return [Text(time_label(entry.at), style="italic"), *_words(kind, entry, labels=labels), Text()]


def _words(kind: str, written: Entry | Draft, *, labels: bool = True) -> list[RenderableType]:
    """Label and words of each part; a plan begins with its sentence."""
    parts = texts(kind, written.answer, written.wording)
    if kind in SHORT:
        return [_short(kind, label, words) for label, words in parts]
    lines: list[RenderableType] = []
    named = dict(parts)
    if kind == "plan" and named.get("cue") and named.get("act"):
        lines += [Text(shown(plan_label(named["cue"], named["act"])), style="bold"), Text()]
        parts = [(label, words) for label, words in parts if label not in {"cue", "act"}]
    for label, words in parts:
        name = label if label in NAMES.get(kind, ()) else ""
        if labels and name != "outcome":
            lines.append(Text(part_label(kind, label), style="italic"))
        lines += [_part(name, words), Text()]
    return lines[:-1]


def _part(name: str, words: str) -> RenderableType:
    """Words of the learner, but for the parts of some forms, which have a name."""
    if name == "outcome":
        return Text(outcome_label(words), style="bold")
    if name == "date":
        return Text(shown(day_label(words)))
    if name == "ticked":
        return Text("\n".join(f"✓ {tick}" for tick in words.splitlines()))
    if name == "original":
        return Prose(words)
    return Text(shown(words))


def _short(kind: str, label: str, words: str) -> Text:
    """A row of a table, or a person, in one line."""
    if kind == "contacts":
        parts = [day_label(part) for part in words.split(" · ")]
        ring = _("Ring")
        words = " · ".join([f"{ring} {parts[0]}" if parts[0].isdigit() else parts[0], *parts[1:]])
    return Text.assemble((shown(label), "bold"), "  ", shown(words))
