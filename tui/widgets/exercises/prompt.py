"""A reflection in the learner's own words, with a checklist and a model afterwards where the step has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual import on

from course.exercises.base import read_answer
from course.exercises.prompt import Prompt, PromptAnswer
from tui.locale import _
from tui.widgets.exercises.checklist import Checklist
from tui.widgets.exercises.form import FormView
from tui.widgets.focus import focus_now
from tui.widgets.prose import ProseBlock
from tui.wordings import prompt_fields, prompt_wording

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult

    from course.exercises.prompt import Field
    from course.progress import Plain


class PromptView(FormView):
    """A question, one to six fields, and afterwards a checklist and a model answer."""

    def __init__(self, step: Prompt, answer: Mapping[str, Any] | None = None, *, handed_in: bool = False) -> None:
        """Show a prompt with what was written so far."""
        self.prompt = step
        self._ticked = read_answer(PromptAnswer, answer or {}).ticked
        self._checklist: Checklist | None = None
        super().__init__(step, answer, handed_in=handed_in)

    def question(self) -> str:
        """What is asked."""
        return self.prompt.question

    def fields(self) -> tuple[Field, ...]:
        """The step's own fields, or the standard ones."""
        return prompt_fields(self.prompt)

    def wording(self) -> dict[str, str]:
        """Question and labels; the points of the checklist as `tick/ID`."""
        return prompt_wording(self.prompt)

    def below(self) -> ComposeResult:
        """What follows writing, where it has been written already."""
        if self._kept and self._has_more():
            yield from self._afterwards()

    def _has_more(self) -> bool:
        return bool(self.prompt.checklist or self.prompt.model)

    def _afterwards(self) -> ComposeResult:
        if self.prompt.checklist:
            self._checklist = Checklist(self.prompt.checklist, self._ticked, self._read_through)
            yield self._checklist
        if self.prompt.model:
            heading = _("A model to compare with")
            yield ProseBlock(f"**{heading}**\n\n{self.prompt.model}", id="model")

    def plain(self) -> Plain:
        """Texts and ticks."""
        ticked = self._checklist.ticked if self._checklist else self._ticked
        return {**super().plain(), **({"ticked": list(ticked)} if ticked else {})}

    def finish(self) -> None:
        """Keep it; the first time, show checklist and model before going on."""
        self.keep()
        if self._kept and self._has_more() and not self.query("#checklist, #model"):
            self.mount(*self._afterwards(), before="#done")
            self.call_after_refresh(self._look_again)
        else:
            self.post_message(self.Onward(self))

    def _look_again(self) -> None:
        target = self._checklist or self.query_one("#done")
        target.focus()

    def _read_through(self) -> None:
        focus_now(self.query_one("#done"))

    @on(Checklist.Ticked)
    def _tick(self) -> None:
        self.post_message(self.Changed(self))
