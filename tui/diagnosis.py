"""What `h2h doctor` found, as rows of plain text: a label, what it is like, and what is wrong with it, if anything."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from course.signs import in_one_line
from tui.locale import _, day, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime


class Row(NamedTuple):
    """One thing looked at. A problem says what is wrong and what to do; a row may be nothing but a problem."""

    label: str
    value: str = ""
    problem: str = ""


class Section(NamedTuple):
    """Rows that belong together, below a title."""

    title: str
    rows: Sequence[Row]


def safely(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows; where the system stops them, a problem that says how, instead of an error."""
    try:
        yield from rows
    except (OSError, ValueError) as error:
        yield Row("", "", _("The system reports: {error}. Ask the administrator.").format(error=error))


def problems(sections: Iterable[Section]) -> int:
    """How many problems there are."""
    return sum(bool(row.problem) for section in sections for row in section.rows)


def lines(sections: Sequence[Section]) -> Iterator[str]:
    """The report, line by line, all values below one another. Nothing in it acts on a terminal."""
    width = max(len(row.label) for section in sections for row in section.rows)
    for section in sections:
        yield section.title
        for row in section.rows:
            if row.value:
                yield f"  {row.label:<{width}}  {in_one_line(row.value)}"
            if row.problem:
                yield in_one_line(_("Attention: {what}").format(what=row.problem))
        yield ""
    count = problems(sections)
    yield ngettext("{count} problem", "{count} problems", count).format(count=count) if count else _("All is well.")


def size(count: int) -> str:
    """A number of bytes as people say it."""
    for unit in ("B", "kB", "MB", "GB"):
        if count < 1000:
            return f"{count} {unit}"
        count = round(count / 1000)
    return f"{count} TB"


def day_and_time(when: datetime) -> str:
    """A day and a time as people write it, on the clock of this machine."""
    here = when.astimezone()
    return f"{day(here.date())}, {here:%H:%M}"
