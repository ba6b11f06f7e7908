"""The journal as a Markdown file: by chapter and step, with the question as it was answered, and what is open."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from course.exercises.ledger import COLUMNS
from course.export import in_order, subject
from course.journal import texts
from course.markdown import escaped, one_line, quoted
from course.progress import chapter_and_step
from course.texts import bare
from tui.labels import day_label, kind_label, outcome_label, part_label, plan_label, time_label
from tui.locale import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from course.export import OpenItems, Part
    from course.journal import OpenPlan, Writing
    from course.progress import Draft, Entry, Progress

LISTED = ("ledger", "contacts")
"""Kinds whose parts are many and short."""


class JournalFile(NamedTuple):
    """What the file is made of.

    Attributes:
        parts: the chapters of the course, in order.
        versions: whether earlier versions stand in it too.
    """

    title: str
    parts: Sequence[Part]
    versions: bool = False

    def text(self, progress: Progress, items: OpenItems) -> str:
        """The whole file."""
        blocks = [f"# {one_line(self.title)}"]
        for chapter, written in groupby(in_order(progress, self.parts), key=lambda one: one.chapter):
            blocks += [f"## {self._chapter(chapter)}", *(block for one in written for block in self._writing(one))]
        if len(blocks) == 1:
            blocks.append(_("Nothing is written yet. What you write in the chapters stands here."))
        return "\n\n".join(filter(None, [*blocks, *self._open(items)])) + "\n"

    def _chapter(self, chapter: str) -> str:
        for number, part in enumerate(self.parts, 1):
            if part.id == chapter:
                return f"{number} {one_line(part.title)}"
        return one_line(_("No longer in the course: {id}").format(id=chapter))

    def _step(self, where: str, kind: str = "") -> str:
        chapter, step = chapter_and_step(subject(where))
        title = next((part.steps.get(step, "") for part in self.parts if part.id == chapter), "")
        return title or kind_label(kind) or step

    def _writing(self, writing: Writing) -> Iterator[str]:
        kind = writing.kind
        title = kind_label(kind) if writing.where != subject(writing.where) else self._step(writing.where, kind)
        yield f"### {one_line(title)}"
        question = writing.wording.get("question", "")
        yield quoted(question if kind == "follow-up" else bare(question))
        if writing.draft:
            yield from _dated(_("Not finished yet"), kind, writing.draft)
        if writing.latest:
            yield from _dated(_("Back then") if writing.later else "", kind, writing.latest)
        for entry in writing.later:
            yield from _dated(_("Now"), "then-now", entry)
        if self.versions or not (writing.latest or writing.draft):
            for entry in reversed(writing.earlier):
                yield from _dated(_("Earlier version"), kind, entry)

    def _open(self, items: OpenItems) -> Iterator[str]:
        named = {part.id: self._chapter(part.id) for part in self.parts}
        groups = {
            _("Plans"): [one_line(_dated_plan(plan)) for plan in items.plans],
            _("Half written"): [self._placed(where, named) for where in items.half_written],
            _("Skipped"): [self._placed(where, named) for where in items.skipped],
            _("Chapters begun"): [named[chapter] for chapter in items.chapters],
        }
        if any(groups.values()):
            heading = _("Still open")
            yield f"## {heading}"
        for name, lines in groups.items():
            if lines:
                yield _bold(name)
                yield _list(lines)

    def _placed(self, where: str, named: Mapping[str, str]) -> str:
        chapter = where.partition("/")[0]
        return f"{named.get(chapter) or self._chapter(chapter)}: {one_line(self._step(where))}"


def _dated(label: str, kind: str, written: Entry | Draft) -> Iterator[str]:
    """When it was written, and the words part by part."""
    time = one_line(time_label(written.at))
    yield " · ".join(filter(None, (_bold(label), time and f"*{time}*")))
    parts = texts(kind, written.answer, written.wording)
    if kind in LISTED:
        yield _list([_row(name, words) for name, words in (*_columns(kind, written.wording), *parts)])
        return
    if kind == "plan":
        sentence, parts = _planned(parts)
        yield from sentence
    for name, words in parts:
        if (kind, name) != ("then-now", "now"):
            yield _bold(one_line(part_label(kind, name)))
        yield _list([one_line(line) for line in words.splitlines()]) if name == "ticked" else _words(name, words)


def _columns(kind: str, wording: Mapping[str, str]) -> list[tuple[str, str]]:
    """What the numbers of a ledger are called, where that was kept."""
    words = [wording[name] for name in COLUMNS if name in wording] if kind == "ledger" else []
    return [(words[0], " · ".join(words[1:]))] if len(words) == len(COLUMNS) else []


def _row(name: str, words: str) -> str:
    """A channel and its numbers, or a person on the map and what is known; days as people write them."""
    told = " · ".join(map(day_label, words.split(" · ")))
    return ": ".join(filter(None, map(one_line, (name, told))))


def _dated_plan(plan: OpenPlan) -> str:
    sentence = plan_label(plan.cue, plan.act)
    return f"{day_label(plan.date)}: {sentence}" if plan.date else sentence


def _planned(parts: list[tuple[str, str]]) -> tuple[list[str], list[tuple[str, str]]]:
    """The plan in one sentence, where it has both halves, and all else."""
    halves = dict(parts)
    if not {"cue", "act"} <= halves.keys():
        return [], parts
    return [one_line(plan_label(halves["cue"], halves["act"]))], [one for one in parts if one[0] not in {"cue", "act"}]


def _words(name: str, words: str) -> str:
    shown = {"date": day_label, "outcome": outcome_label, "original": bare}.get(name)
    return escaped(shown(words) if shown else words)


def _bold(words: str) -> str:
    return f"**{words}**" if words else ""


def _list(lines: Sequence[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)
