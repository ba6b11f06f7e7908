"""What `h2h status` says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course import portion
from course.exercises.plan import bare
from course.journal import open_plans
from course.progress import started
from course.review import local_day
from tui.labels import day_label
from tui.locale import _, current, day, ngettext
from tui.sentences import damaged, due_words, newer
from tui.sitting import now

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from course.catalog import Catalog
    from course.progress import Progress
    from course.store import Loaded


def status_lines(catalog: Catalog, file: Path, loaded: Loaded) -> Iterator[str]:
    """The lines, in the language spoken now."""
    if loaded.condition == "damaged":
        yield damaged(None, file, loaded.backup)
        return
    if loaded.condition == "newer":
        yield newer()
    progress = loaded.progress
    yield catalog.course.title.in_language(current())
    yield from (f"{number:>3} {line}" for number, line in enumerate(chapter_lines(catalog, progress), 1))
    yield from _due_lines(progress, [entry.id for entry in catalog.course.chapters])
    kept = _("Progress: {file}") if loaded.condition != "new" else _("Progress: {file} (not begun)")
    yield kept.format(file=file)


def chapter_lines(catalog: Catalog, progress: Progress) -> Iterator[str]:
    """Title of each chapter, and what was done with it."""
    for entry in catalog.course.chapters:
        yield f"{entry.title.in_language(current())}: {_state_words(progress, entry.id)}"


def _state_words(progress: Progress, chapter: str) -> str:
    if chapter in progress.completed:
        return _("completed")
    if not started(progress, chapter):
        return _("not begun")
    seen = sum(where.startswith(f"{chapter}/") for where in progress.steps)
    return ngettext("begun, {count} step seen", "begun, {count} steps seen", seen).format(count=seen)


def _due_lines(progress: Progress, chapters: Collection[str]) -> Iterator[str]:
    today = local_day(now())
    kinds = [one.kind for one in portion.offered(progress, today, chapters)]
    due = due_words(kinds.count("question"), kinds.count("plan"), kinds.count("reflection"))
    if due:
        yield _("Today: {what}").format(what=" · ".join(due))
        if portion.waiting(progress, today, chapters):
            yield _("The rest waits for other days.")
    elif following := portion.next_day(progress, today, chapters):
        yield _("Next due: {day}.").format(day=day(following))
    for plan in open_plans(progress):
        sentence = _("If {cue}, then {act}.").format(cue=bare(plan.cue), act=bare(plan.act).rstrip("."))
        yield _("Plan until {date}: {plan}").format(date=day_label(plan.date), plan=sentence)
