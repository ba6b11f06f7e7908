"""What the contents say about one chapter: how long it takes, where the learner is, what can be done afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from course.progress import is_done, key
from tui.locale import _, ngettext
from tui.widgets.hanging import Hanging

if TYPE_CHECKING:
    from rich.console import RenderableType

    from course.model import Chapter
    from course.progress import Progress


def chapter_card(chapter: Chapter, progress: Progress) -> RenderableType:
    """The card of a chapter."""
    facts = [ngettext("{count} minute", "{count} minutes", chapter.minutes).format(count=chapter.minutes)]
    place = progress.places.get(chapter.id)
    count = len(chapter.steps)
    here = chapter.place(place.step) + 1 if place else 0
    facts.append(_("step {place} of {count}").format(place=here, count=count) if here else _("not begun"))
    opens = sum(not is_done(progress, key(chapter.id, step.id)) for step in chapter.steps)
    parts: list[RenderableType] = [Text(chapter.title, style="bold"), Text(" · ".join(facts)), Text()]
    parts += [Text(_("Afterwards you can")), *map(_aim, chapter.objectives), Text()]
    if chapter.id in progress.completed:
        parts.append(Text(_("Done. You can look into it or do any step again at any time.")))
    elif here:
        parts.append(Text(ngettext("Open: {count} step", "Open: {count} steps", opens).format(count=opens)))
    return Group(*parts)


def _aim(objective: str) -> RenderableType:
    """One line of the list; what reads Markdown is loaded only where there is some."""
    if any(sign in objective for sign in "*_`[<\\&"):
        from tui.widgets.prose import Prose  # noqa: PLC0415 - see above

        return Prose(f"- {objective}")
    return Hanging(" • ", objective)
