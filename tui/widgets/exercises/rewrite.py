"""A bad original, an editor, then points to tick, then a model with notes beside the learner's own text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.text import Text
from textual import on
from textual.containers import VerticalGroup
from textual.widgets import Static

from course.exercises.base import read_answer
from course.exercises.rewrite import Rewrite, RewriteAnswer
from tui.locale import _
from tui.widgets.exercises.checklist import Checklist
from tui.widgets.exercises.drawing import NARROW
from tui.widgets.exercises.form import DoneButton, FormView
from tui.widgets.focus import focus_now
from tui.widgets.prose import ProseBlock
from tui.wordings import rewrite_fields, rewrite_wording

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult
    from textual.events import Resize
    from textual.widget import AwaitMount

    from course.exercises.prompt import Field
    from course.progress import Plain
    from tui.widgets.sheet import Sheet


class Versions(VerticalGroup):
    """The learner's version, and beside or below it the model with its notes."""

    def __init__(self, sheet: Sheet, *models: VerticalGroup) -> None:
        """Show the editor, and the model where it is time for it."""
        super().__init__(VerticalGroup(sheet), *models, id="versions")

    def on_resize(self, event: Resize) -> None:
        """Beside one another where there is room, otherwise one below the other."""
        self.set_class(event.size.width >= NARROW, "-beside")


def model_of(step: Rewrite) -> VerticalGroup:
    """The model and what it does."""
    return VerticalGroup(
        Static(Text(_("A model to compare with")), classes="label"),
        ProseBlock(step.model, id="model"),
        Static(Text(_("What it does") if step.notes else ""), classes="label"),
        ProseBlock("\n".join(f"- {note}" for note in step.notes)),
        id="model-side",
    )


class RewriteView(FormView):
    """Three stages on one page: write, tick, compare. Each adds to the page; the text can be changed in all of them."""

    def __init__(self, step: Rewrite, answer: Mapping[str, Any] | None = None, *, handed_in: bool = False) -> None:
        """Show what was written, and as much of what follows as was shown before."""
        self.rewrite = step
        stands = read_answer(RewriteAnswer, answer or {})
        self._ticked, self._seen = stands.ticked, stands.seen
        self._checklist: Checklist | None = None
        super().__init__(step, answer, handed_in=handed_in)
        self.versions = Versions(self.sheet, *([model_of(step)] if self._seen == "model" else []))

    # What stands on the page

    def question(self) -> str:
        """What is asked."""
        return self.rewrite.question

    def fields(self) -> tuple[Field, ...]:
        """One editor."""
        return rewrite_fields()

    def wording(self) -> dict[str, str]:
        """All that the text refers to, the points of the checklist as `tick/ID`."""
        return rewrite_wording(self.rewrite)

    def compose(self) -> ComposeResult:
        """The original, the learner's version, and as much of what follows as was shown before."""
        yield ProseBlock(self.rewrite.question, id="question")
        yield Static(Text(_("The original")), classes="label")
        yield ProseBlock(self.rewrite.original, id="original")
        yield self.versions
        if self._seen:
            yield self._points()
        yield DoneButton(leads_on=self._seen == "model")
        yield Static(id="saved", markup=False)

    def _points(self) -> Checklist:
        self._checklist = Checklist(self.rewrite.checklist, self._ticked, self._read_through)
        return self._checklist

    # What is written

    def plain(self) -> Plain:
        """Text, ticks, and what was shown."""
        ticked = self._checklist.ticked if self._checklist else self._ticked
        text = super().plain()
        return {**text, **({"ticked": list(ticked)} if ticked else {}), **({"seen": self._seen} if self._seen else {})}

    def finish(self) -> None:
        """Show what comes next on the page; behind the model comes the next step."""
        if not self.sheet.texts() or self._seen == "model":
            self.keep()
            self.post_message(self.Onward(self))
        elif self._seen == "checklist":
            self._compare()
        else:
            self._tick()

    def _tick(self) -> None:
        self._seen = "checklist"
        self.post_message(self.Changed(self))
        points = self._points()
        mounting = self.mount(points, before="#done")
        points.focus(scroll_visible=False)
        self.call_later(self._show, mounting)

    def _compare(self) -> None:
        self._seen = "model"
        self.keep()
        mounting = self.versions.mount(model_of(self.rewrite))
        done = self.query_one("#done", DoneButton)
        done.set_leads_on()
        focus_now(done)
        self.call_later(self._show, mounting)

    async def _show(self, mounting: AwaitMount) -> None:
        """What was just added belongs to the text: the window begins with that, as far as the rest allows."""
        await mounting
        self.call_after_refresh(self._scroll)

    def _scroll(self) -> None:
        if self.is_attached:
            self.versions.scroll_visible(animate=False, top=True, force=True)
        if self._checklist and self._checklist.has_focus:
            self._checklist.begin()

    def begin(self) -> None:
        """Go on where the learner was."""
        if self._seen == "checklist" and self._checklist:
            focus_now(self._checklist)
        else:
            super().begin()

    @on(Checklist.Ticked)
    def _ticked_one(self) -> None:
        self.post_message(self.Changed(self))

    def _read_through(self) -> None:
        """Enter below the last point: the model, and when it is there already, the way out."""
        if self._seen == "model":
            focus_now(self.query_one("#done"))
        else:
            self.finish()
