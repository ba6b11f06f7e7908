"""A bad original, an editor, then points to tick, then a model with notes beside the learner's own text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.text import Text
from textual import on
from textual.containers import VerticalGroup
from textual.widgets import Button, Static

from course.exercises.base import read_answer
from course.exercises.prompt import Field
from course.exercises.rewrite import Rewrite, RewriteAnswer
from tui.locale import _
from tui.widgets.exercises.checklist import Checklist
from tui.widgets.exercises.drawing import NARROW
from tui.widgets.exercises.form import FormView
from tui.widgets.prose import ProseBlock

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult
    from textual.events import Resize
    from textual.widget import AwaitMount

    from course.progress import Plain

OWN = "rewritten"


class RewriteView(FormView):
    """Three stages on one page: write, tick, compare. Each adds to the page; the text can be changed in all of them."""

    def __init__(self, step: Rewrite, answer: Mapping[str, Any] | None = None, *, handed_in: bool = False) -> None:
        """Show what was written, and as much of what follows as was shown before."""
        self.rewrite = step
        stands = read_answer(RewriteAnswer, answer or {})
        self._ticked, self._seen = stands.ticked, stands.seen
        self._checklist: Checklist | None = None
        super().__init__(step, answer, handed_in=handed_in)

    # What stands on the page

    def question(self) -> str:
        """What is asked."""
        return self.rewrite.question

    def fields(self) -> tuple[Field, ...]:
        """One editor."""
        return (Field(id=OWN, label=_("Your version")),)

    def wording(self) -> dict[str, str]:
        """All that the text refers to, the points of the checklist as `tick/ID`."""
        points = {f"tick/{tick.id}": tick.text for tick in self.rewrite.checklist}
        return {"question": self.rewrite.question, "original": self.rewrite.original, OWN: _("Your version"), **points}

    def above(self) -> ComposeResult:
        """The original."""
        yield Static(_("The original"), classes="label", id="original-label")
        yield ProseBlock(self.rewrite.original, id="original")

    def middle(self) -> ComposeResult:
        """The editor; beside it, once it is time, the model."""
        with VerticalGroup(id="versions"):
            yield VerticalGroup(self.sheet)
            if self._seen == "model":
                yield self._model()

    def below(self) -> ComposeResult:
        """The points to tick, once it is time."""
        if self._seen:
            yield self._points()

    def done_words(self) -> str:
        """After the model the step is over."""
        return _("Next") if self._seen == "model" else _("Done")

    def _points(self) -> Checklist:
        self._checklist = Checklist(self.rewrite.checklist, self._ticked)
        return self._checklist

    def _model(self) -> VerticalGroup:
        notes = "\n".join(f"- {note}" for note in self.rewrite.notes)
        return VerticalGroup(
            Static(_("A model to compare with"), classes="label"),
            ProseBlock(self.rewrite.model, id="model"),
            Static(Text(_("What it does")), classes="label", id="notes-label"),
            ProseBlock(notes, id="model-notes"),
            id="model-side",
        )

    def on_resize(self, event: Resize) -> None:
        """Beside one another where there is room, otherwise one above the other."""
        self.set_class(event.size.width >= NARROW, "-beside")

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
        mounting = self.query_one("#versions").mount(self._model())
        done = self.query_one("#done", Button)
        done.label = self.done_words()
        done.focus(scroll_visible=False)
        self.call_later(self._show, mounting)

    async def _show(self, mounting: AwaitMount) -> None:
        """What was just added belongs to the text: the window begins with that, as far as the rest allows."""
        await mounting
        self.call_after_refresh(self._scroll)

    def _scroll(self) -> None:
        for versions in self.query("#versions"):
            versions.scroll_visible(animate=False, top=True, force=True)
        if self._checklist and self._checklist.has_focus:
            self._checklist.begin()

    def begin(self) -> None:
        """Go on where the learner was."""
        if self._seen == "checklist" and self._checklist:
            self._checklist.focus(scroll_visible=False)
        else:
            super().begin()

    @on(Checklist.Ticked)
    def _ticked_one(self) -> None:
        self.post_message(self.Changed(self))

    @on(Checklist.Finished)
    def _read_through(self) -> None:
        """Enter below the last point: the model, and when it is there already, the way out."""
        if self._seen == "model":
            self.query_one("#done").focus()
        else:
            self.finish()
