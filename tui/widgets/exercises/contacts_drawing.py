"""How the people on a contact map are drawn: a list, a picture, the form for one of them, and who has gone silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.style import Style
from rich.table import Table
from rich.text import Text

from course.exercises.ago import last_day
from course.exercises.contacts import RINGS, by_ring, day, days, silent, undated, unplaced
from tui.locale import _, ngettext
from tui.locale import day as day_words
from tui.widgets.exercises.contacts_rings import Label, Rings
from tui.widgets.exercises.contacts_words import group_words, privacy_words, ring_words, silent_words
from tui.widgets.exercises.drawing import ByWidth, field, keyed, pointer, quiet
from tui.widgets.own_words import shown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from rich.console import RenderableType
    from textual.widget import Widget

    from course.exercises.contacts import Contacts, Person
    from tui.widgets.exercises.typing_line import TypingLine

LONGEST = 12
"""How many columns a name takes in the list and in the picture."""
LABEL = 18
"""How many columns a label of the form takes."""


def short(name: str) -> str:
    """A name as it may be seen, cut where it is long."""
    cut = Text(shown(" ".join(name.split())))
    cut.truncate(LONGEST, overflow="ellipsis")
    return cut.plain or "–"


def days_words(count: int | None) -> str:
    """For how many days there was no contact."""
    if count is None:
        return "–"
    return ngettext("{count} day", "{count} days", count).format(count=count)


def privacy(widget: Widget) -> Text:
    """What becomes of the map."""
    return quiet(widget, privacy_words())


def listed(widget: Widget, step: Contacts, person: Person, today: date, *, here: bool) -> RenderableType:
    """One person in a row; in a narrow window the ring is its number."""
    ago = days(person, today)
    name, group = Text(short(person.initials), no_wrap=True), Text(group_words(step, person.group), no_wrap=True)
    said = days_words(ago) if ago is not None or not person.last else shown(person.last)
    wide, narrow = (_row(widget, sizes) for sizes in ((14, 3, 12), (4, 3, 9)))
    wide.add_row(Text(pointer(here=here)), name, Text(ring_words(person.ring)), group, _cut(said))
    narrow.add_row(Text(pointer(here=here)), name, Text(str(person.ring or "–")), group, _cut(said))
    return highlighted(widget, wide, narrow, here=here)


def _row(widget: Widget, sizes: tuple[int, int, int]) -> Table:
    ring, group, last = sizes
    table = Table.grid(padding=(0, 1, 0, 0), expand=True)
    table.add_column(width=1, style=widget.get_component_rich_style("step--key", partial=True))
    table.add_column(width=LONGEST, no_wrap=True, overflow="ellipsis")
    table.add_column(width=ring, no_wrap=True, overflow="ellipsis")
    table.add_column(ratio=group, no_wrap=True, overflow="ellipsis")
    table.add_column(width=last, no_wrap=True, overflow="ellipsis", justify="right")
    return table


def _cut(words: str) -> Text:
    return Text(words, no_wrap=True, overflow="ellipsis")


def highlighted(widget: Widget, wide: Table, narrow: Table, *, here: bool) -> RenderableType:
    """One of two tables by the width there is; the row under the cursor has a colour behind it."""
    for table in (wide, narrow):
        table.rows[0].style = widget.get_component_rich_style("step--cursor", partial=True) if here else ""
    return ByWidth(wide, narrow)


def command(widget: Widget, words: str, *, here: bool) -> RenderableType:
    """A row that is no person but does something."""
    style = widget.get_component_rich_style("step--cursor", partial=True) if here else Style.null()
    table = Table.grid(padding=(0, 1, 0, 0), expand=True)
    table.add_column(width=1, style=widget.get_component_rich_style("step--key", partial=True))
    table.add_column(ratio=1)
    table.add_row(Text(pointer(here=here)), Text(words), style=style)
    return table


def overview(
    widget: Widget, step: Contacts, people: Sequence[Person], today: date, height: int | None
) -> RenderableType:
    """Everybody by ring: as a picture of so many rows; where there is no room, or no height is given, as a list."""
    rows = [listed(widget, step, person, today, here=False) for person in by_ring(people, today)]
    if height is None:
        return Group(*rows)
    instead = Group(quiet(widget, _("The picture finds no room in this window; here is the list.")), *rows)
    names = [ring_words(ring) for ring in RINGS]
    muted = widget.get_component_rich_style("step--muted", partial=True)
    labels = _labels(widget, step, people, today)
    return Group(Rings(labels, names, muted, height, instead), *_legend(widget, people, labels))


def _labels(widget: Widget, step: Contacts, people: Sequence[Person], today: date) -> list[Label]:
    quiet_for = {id(one.person): one.days for one in silent(people, today, step.silent)}
    called = widget.get_component_rich_style("step--partly", partial=True)
    labels = []
    for person in sorted(people, key=lambda one: one.group):
        if person.ring in RINGS:
            ago = quiet_for.get(id(person))
            words = short(person.initials) + (f" {ago}" if ago is not None else "")
            labels.append(Label(person.ring, words, Style.null() if ago is None else called))
    return labels


def _legend(widget: Widget, people: Sequence[Person], labels: Sequence[Label]) -> list[RenderableType]:
    lines: list[RenderableType] = []
    if any(label.style != Style.null() for label in labels):
        lines.append(quiet(widget, _("With a number: near, but silent for so many days.")))
    if left := unplaced(people):
        lines.append(quiet(widget, _("In no ring yet: {names}").format(names=names_of(left))))
    return lines


def names_of(people: Sequence[Person]) -> str:
    """Several people in a row."""
    return ", ".join(short(person.initials) for person in people)


def report(widget: Widget, step: Contacts, people: Sequence[Person], today: date) -> RenderableType:
    """Who is near but silent, and about whom nothing can be said."""
    head = Text(silent_words(step.silent), style="bold")
    near = quiet(widget, _("Near are the two inner rings."))
    found = silent(people, today, step.silent)
    rows: list[RenderableType] = [listed(widget, step, one.person, today, here=False) for one in found]
    if not rows:
        rows.append(Text(_("Nobody on your map, as far as the days say.")))
    if left := undated(people):
        rows.append(Text(_("Without a day, so nothing can be said: {names}").format(names=names_of(left))))
    if left := unplaced(people):
        rows.append(Text(_("In no ring yet: {names}").format(names=names_of(left))))
    return Group(head, near, *rows)


# The form for one person


def form(widget: Widget, step: Contacts, person: Person, at: int, line: TypingLine, today: date) -> RenderableType:
    """The four fields of a person; of the one that is being entered also what can be chosen, or what was understood."""
    rings = {ring: ring_words(ring) for ring in RINGS}
    groups = {place: group.label for place, group in enumerate(step.groups, 1)}
    group = next((place for place, one in enumerate(step.groups, 1) if one.id == person.group), 0)
    kept = day(person)
    said = {
        _("Initials or name"): shown(person.initials),
        _("Ring"): rings.get(person.ring, ""),
        _("Group"): groups.get(group, person.group),
        _("Last contact"): day_words(kept) if kept else shown(person.last),
    }
    entering = (
        lambda: _typed(line),
        lambda: _choices(widget, rings, person.ring),
        lambda: _choices(widget, groups, group),
        lambda: Group(_typed(line), quiet(widget, _understood(line.text, today))),
    )[at]()
    fields = [
        _entering(widget, label, entering) if place == at else _entered(widget, label, words)
        for place, (label, words) in enumerate(said.items())
    ]
    return Group(*fields)


def _field(widget: Widget, *width: int) -> Table:
    table = Table.grid(padding=(0, 1, 0, 0), expand=True)
    table.add_column(width=1, style=widget.get_component_rich_style("step--key", partial=True))
    for one in width:
        table.add_column(width=one)
    table.add_column(ratio=1)
    return table


def _entering(widget: Widget, label: str, value: RenderableType) -> RenderableType:
    wide, narrow = _field(widget, LABEL), _field(widget)
    wide.add_row(Text(pointer(here=True)), quiet(widget, label), value)
    narrow.add_row(Text(pointer(here=True)), Group(quiet(widget, label), value))
    return highlighted(widget, wide, narrow, here=True)


def _entered(widget: Widget, label: str, words: str) -> RenderableType:
    wide, narrow = _field(widget, LABEL), _field(widget)
    wide.add_row("", quiet(widget, label), Text(words or "–"))
    narrow.add_row("", Text.assemble(quiet(widget, f"{label}: "), words or "–"))
    return ByWidth(wide, narrow)


def _typed(line: TypingLine) -> Text:
    return field(shown(line.text), line.caret)


def _choices(widget: Widget, words: Mapping[int, str], chosen: int) -> RenderableType:
    return keyed(widget, {str(place): f"{'●' if place == chosen else '○'} {word}" for place, word in words.items()})


def _understood(typed: str, today: date) -> str:
    """How a last contact is understood; before anything is typed, what could be."""
    found = last_day(typed, today)
    if not found:
        return "" if typed.strip() else _("For example 90 for days ago, 3 weeks, today, 28.8.")
    count = (today - found).days
    words = ngettext("= {day}, {count} day ago", "= {day}, {count} days ago", count)
    return words.format(day=day_words(found), count=count)
