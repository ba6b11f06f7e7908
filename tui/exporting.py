"""What `h2h export` gives out, in words, and where it puts it."""

from __future__ import annotations

import os
import sys
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from course import files
from course.calendar import Event, calendar
from course.encoding import encode
from course.errors import ContentError, CourseError
from course.export import PRIVATE, Choice, Part, chosen, known_ids, nearest, open_items, private
from course.journal import open_plans
from course.portion import spread
from course.progress import chapter_and_step
from course.review import local_day
from course.texts import bare
from tui import terminal
from tui.journal_file import JournalFile
from tui.labels import named_day, plan_label
from tui.locale import _, current, ngettext
from tui.sentences import damaged, newer
from tui.sitting import now

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from course.catalog import Catalog
    from course.journal import OpenPlan
    from course.model import ChapterEntry
    from course.progress import Progress
    from course.store import Store

UNUSABLE, MISUSED = 1, 2


class Refused(CourseError):  # noqa: N818 - it says what happened, as those of course.errors do
    """Nothing was done; the message says why, in the language spoken now. `code` is what the program ends with."""

    def __init__(self, sentence: str, code: int = UNUSABLE) -> None:
        super().__init__(sentence)
        self.code = code


class Output(NamedTuple):
    """What goes out, and what there is to say about it beside it."""

    text: str
    notes: tuple[str, ...] = ()


class Wish(NamedTuple):
    """Ids to leave out and to take along, as they were typed."""

    without: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


def kept(store: Store) -> Progress:
    """The progress in the file.

    Raises:
        Refused: there is none, or none that can be understood as a whole.
        ProgressError: it cannot be read.
    """
    loaded = store.peek()
    if loaded.condition == "damaged":
        raise Refused(damaged(None, store.path, loaded.backup))
    if loaded.condition == "newer":
        raise Refused(newer())
    if loaded.condition == "new":
        raise Refused(_("There is no progress yet: {file}").format(file=store.path))
    return loaded.progress


def journal(catalog: Catalog, progress: Progress, wish: Wish, *, versions: bool) -> Output:
    """The journal as Markdown.

    Raises:
        Refused: an id is not known.
    """
    parts = _parts(catalog)
    choice = _choice(progress, parts, wish)
    going = chosen(progress, choice)
    title = f"{catalog.course.title.in_language(current())}: " + _("Journal")
    text = JournalFile(title, parts, versions).text(going, open_items(going, parts, choice))
    return Output(text, tuple(_staying(progress, choice)))


def dates(catalog: Catalog, progress: Progress) -> Output:
    """A calendar of the open plans and of the days on which something comes back."""
    today = local_day(now())
    events = list(_events(_parts(catalog), progress, today))
    text = calendar(catalog.course.title.in_language(current()), events, now())
    return Output(text, () if events else (_("There is no date to come."),))


def everything(progress: Progress, wish: Wish) -> Output:
    """The progress file for another machine.

    Raises:
        Refused: an id is not known.
    """
    choice = _choice(progress, (), wish)
    return Output(encode(chosen(progress, choice)), tuple(_staying(progress, choice)))


def put(output: Output, file: Path | None, own: Path, *, force: bool) -> None:
    """Write to standard output, or into a file for this user alone; notes go to standard error.

    Raises:
        Refused: the file is there already, or it is `own`, in which the progress itself lies.
        SaveFailed: the system refuses.
    """
    data = output.text.encode()
    if file is None or str(file) == "-":
        # A terminal gets what its encoding has; everything else gets UTF-8, whatever the locale says.
        terminal.say(output.text if sys.stdout.isatty() else data, newline=False)
    else:
        target = files.target(file)
        _refuse_to_overwrite(target, own, force=force)
        files.write(target, data)
        terminal.say(_("Written: {file}").format(file=file), error=True)
    for note in output.notes:
        terminal.say(note, error=True)


def _refuse_to_overwrite(target: Path, own: Path, *, force: bool) -> None:
    if target == files.target(own):
        raise Refused(_("{file} is where your progress itself lies; choose another file.").format(file=target))
    if not os.path.lexists(target):
        if not os.path.isdir(target.parent):  # noqa: PTH112 - Path.is_dir raises where a folder may not be looked into
            raise Refused(_("There is no folder {folder}.").format(folder=target.parent))
        return
    if not os.path.isfile(target):  # noqa: PTH113 - Path.is_file raises where a folder may not be looked into
        raise Refused(_("{file} is not a plain file.").format(file=target))
    if not force:
        raise Refused(_("{file} is there already; --force overwrites it.").format(file=target))


def _parts(catalog: Catalog) -> tuple[Part, ...]:
    return tuple(_part(catalog, entry) for entry in catalog.course.chapters)


def _part(catalog: Catalog, entry: ChapterEntry) -> Part:
    """A chapter that has problems goes without its steps: what was written in it is no less the learner's."""
    try:
        steps = catalog.chapter(entry.id, current()).steps
    except ContentError:
        steps = ()
    return Part(entry.id, entry.title.in_language(current()), {step.id: step.title for step in steps})


def _choice(progress: Progress, parts: Sequence[Part], wish: Wish) -> Choice:
    """The wish, with every id known."""
    everywhere = known_ids(progress, parts, chapters=True)
    steps = known_ids(progress, parts, chapters=False)
    for name, known in [*((one, everywhere) for one in wish.without), *((one, steps) for one in wish.named)]:
        if name not in known:
            raise Refused(_unknown(name, known), MISUSED)
    return Choice(frozenset(wish.without), frozenset(wish.named))


def _unknown(name: str, known: Sequence[str]) -> str:
    if near := nearest(name, known):
        return _("“{id}” is not known; did you mean “{near}”?").format(id=name, near=near)
    return _("“{id}” is not known; ids look like {examples}.").format(id=name, examples=", ".join(known[-2:]) or "–")


def _staying(progress: Progress, choice: Choice) -> Iterator[str]:
    """What is said about contacts that nobody asked to leave out."""
    if away := [where for where in private(progress) if choice.leaves_out(where, PRIVATE) and not choice.asked(where)]:
        words = _("Contacts are left out: {ids}. Each goes along with --with and its id.")
        yield words.format(ids=", ".join(away))


def _events(parts: Sequence[Part], progress: Progress, today: date) -> Iterator[Event]:
    """Plans on their days; what waits already comes today."""
    coming = spread(progress, today, [part.id for part in parts])
    plans = {plan.where: plan for plan in open_plans(progress)}
    questions = Counter(one.day for one in coming if one.kind == "question")
    for day, count in questions.items():
        words = ngettext("{count} question to refresh", "{count} questions to refresh", count).format(count=count)
        yield Event(f"questions {day}", day, words, _("In the course: key r."))
    for one in coming:
        asked = _asked(progress, one.where)
        if one.kind == "plan":
            yield from _plan_events(plans[one.where], max(one.day, today), asked)
        elif one.kind == "reflection":
            words = _("Then and now: {title}").format(title=_title(parts, one.where))
            yield Event(f"{one.where} look", one.day, words, asked)


def _plan_events(plan: OpenPlan, returning: date, asked: str) -> Iterator[Event]:
    """The plan on its own day, and on the day it is asked about where that is another one."""
    sentence = plan_label(plan.cue, plan.act)
    own = named_day(plan.date)
    if own:
        yield Event(f"{plan.where} {plan.at}", own, sentence, asked)
    if returning != own:
        words = _("Follow-up: {plan}").format(plan=sentence)
        yield Event(f"{plan.where} {plan.at} again", returning, words, asked)


def _title(parts: Sequence[Part], where: str) -> str:
    chapter, step = chapter_and_step(where)
    known = next((part for part in parts if part.id == chapter), None)
    return (known.steps.get(step, "") or known.title) if known else where


def _asked(progress: Progress, where: str) -> str:
    record = progress.steps.get(where)
    latest = record.latest if record else None
    return bare(latest.wording.get("question", "")) if latest else ""
