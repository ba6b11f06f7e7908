"""The contents: all parts and chapters, what is done, and what is open today."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.binding import Binding
from textual.containers import Horizontal
from textual.getters import query_one
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from course.errors import ContentError
from course.progress import started
from tui.locale import N_, _, current
from tui.messages import OpenChapter
from tui.sentences import due_words
from tui.widgets.frame import CourseScreen, TopLine
from tui.widgets.hanging import HangingRow
from tui.widgets.listing import Listing

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from textual.binding import BindingType
    from textual.widget import Widget

    from course.model import Chapter, ChapterEntry, Course, PathEntry
    from course.progress import Progress
    from tui.coming import DueToday


SOON = 0.03
"""Seconds until a chapter is described: reading it takes a moment, the list stands there first and moves at once."""

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


class ChapterList(Listing):
    """All chapters. That arrows choose needs no place in the line of keys.

    The app opens the chapter itself, before it takes the next key: keys typed right behind Enter belong to the chapter.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "app.open_here", N_("Open"), priority=True, id="list.open"),
        Binding("up", "cursor_up", N_("Choose"), show=False, key_display="↑↓", id="list.up"),
    ]

    def behind(self, chapter: str, completed: Collection[str]) -> str:
        """The chapter that comes next and is not done; where there is none, the same one."""
        listed = [option.id for option in self.options if option.id]
        after = listed[listed.index(chapter) + 1 :] if chapter in listed else []
        return next((one for one in after if one not in completed), chapter)


class ContentsScreen(CourseScreen[None]):
    """Where the course starts."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "app.review", N_("Review"), priority=True, id="contents.review")
    ]

    chapters = query_one("#chapters", ChapterList)

    def __init__(self, course: Course, progress: Progress, chapter: Callable[[str], Chapter], today: str) -> None:
        """Show a course.

        Args:
            course: its manifest.
            progress: what the learner did.
            chapter: reads a chapter's body, in the language spoken now; asked only for the one highlighted.
            today: what is due today, in a sentence; empty for nothing.
        """
        super().__init__()
        self.course = course
        self.read = chapter
        self.chosen = ""
        self.today = today
        self.progress = progress

    def content(self) -> Iterable[Widget]:
        """List on the left, the chapter highlighted on the right, today below."""
        listing = ChapterList(*self._options(), id="chapters", markup=False)
        yield Horizontal(listing, Static(id="detail"), id="desk")
        yield Static(Text(self.today or self._hint()), id="today")

    def on_mount(self) -> None:
        """Highlight the chapter the learner is in, or the one that comes next."""
        self._say()
        here, done = self.progress.position.chapter, self.progress.completed
        self._highlight(self.chapters.behind(here, done) if here in done else here)

    async def speak(self) -> None:
        """Say everything in the language spoken now; the highlight stays."""
        here = self.chosen or self.chapters.here
        self.chosen = ""
        await super().speak()
        self._say()
        self._highlight(here)

    @property
    def path(self) -> PathEntry | None:
        """The path the learner chose, if the course has it."""
        return next((path for path in self.course.paths if path.id == self.progress.settings.path), None)

    def _say(self) -> None:
        stops = self.path.chapters if self.path else [entry.id for entry in self.course.chapters]
        done = sum(chapter in self.progress.completed for chapter in stops)
        count = _("{done} of {total} done").format(done=done, total=len(stops))
        title = self.course.title.in_language(current()).partition(" – ")[0]
        self.query_one("#top", TopLine).say(title, f"{count} · {current().upper()}")

    def _hint(self) -> str:
        """At the beginning, that there are paths: not every line of keys has room for them."""
        begins = self.course.paths and not self.path and not self.progress.completed
        return _("Short of time? Key p shows paths through the course.") if begins else ""

    def _options(self) -> Iterator[Option]:
        numbers = {entry.id: number for number, entry in enumerate(self.course.chapters, start=1)}
        for heading, entries in self._groups():
            yield Option(Text(heading, style="bold"), disabled=True)
            for entry in entries:
                yield Option(self._line(entry, numbers[entry.id]), id=entry.id)

    def _groups(self) -> Iterator[tuple[str, Iterable[ChapterEntry]]]:
        """Chapters below a heading: those of the path in its order and all others, or by part."""
        if self.path:
            chapters = {entry.id: entry for entry in self.course.chapters}
            stops = [chapters.pop(chapter) for chapter in self.path.chapters]
            yield _("Path: {title}").format(title=self.path.title.in_language(current())), stops
            if chapters:
                yield _("The other chapters"), chapters.values()
            return
        for place, part in enumerate(self.course.parts):
            roman = ROMAN[place] if place < len(ROMAN) else str(place + 1)
            yield f"{roman:<4}{part.title.in_language(current())}", part.chapters

    def _line(self, entry: ChapterEntry, number: int) -> HangingRow:
        sign = "✓" if entry.id in self.progress.completed else "◐" if started(self.progress, entry.id) else "○"
        return HangingRow(f"  {sign} {number:>2}  ", entry.title.in_language(current()))

    def _highlight(self, chapter: str) -> None:
        ids = [option.id for option in self.chapters.options]
        first = next((place for place, one in enumerate(ids) if one), 0)
        self.chapters.highlighted = ids.index(chapter) if chapter in ids else first
        self.chapters.focus()

    def renew(self, progress: Progress, today: str) -> None:
        """Take over what changed while another screen was in front; `speak` shows it."""
        here = progress.position.chapter
        if here in progress.completed.keys() - self.progress.completed.keys():
            self.chosen = self.chapters.behind(here, progress.completed)
        elif here != self.progress.position.chapter:
            self.chosen = here
        self.progress, self.today = progress, today

    @on(OptionList.OptionHighlighted)
    def _show(self, event: OptionList.OptionHighlighted) -> None:
        if event.option.id:
            self.set_timer(SOON, partial(self._describe, event.option.id))

    def _describe(self, chapter: str) -> None:
        from tui.widgets.chapter_card import chapter_card  # noqa: PLC0415 - the list stands there first

        if any(chapter == listing.here for listing in self.query(ChapterList)):
            try:
                card = chapter_card(self.read(chapter), self.progress)
            except ContentError as error:
                card = Text(_("This part of the course has problems and is not shown.") + f"\n\n{error}")
            for detail in self.query("#detail").results(Static):
                detail.update(card)

    @on(OptionList.OptionSelected)
    def _open(self, event: OptionList.OptionSelected) -> None:
        if event.option.id:
            self.post_message(OpenChapter(event.option.id))


def today_words(due: DueToday) -> str:
    """What is due today, in a sentence that names the key, since not every key line has room for it."""
    parts = due_words(due.questions, due.plans, due.reflections)
    if not parts:
        return ""
    words = _("Today (key r): {what}").format(what=" · ".join(parts))
    return words + ". " + _("The rest waits.") if due.more else words
