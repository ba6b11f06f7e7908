"""Recall words from memory, one gap at a time: type, look, judge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Literal

from rich.console import Group
from rich.text import Text
from textual.binding import Binding

from course.exercises.base import Remark, Verdict
from course.exercises.recall import (
    GAP,
    Check,
    Recall,
    RecallAnswer,
    filled,
    first_open,
    judge,
    judged,
    settled,
    typed,
)
from tui.locale import N_, _
from tui.outcomes import gap_words
from tui.widgets.exercises.answering import AnswerView
from tui.widgets.exercises.drawing import field, how_sure, keyed, quiet, reason, verdict_line
from tui.widgets.exercises.marked import CONFIDENCE_KEYS, ExerciseView
from tui.widgets.exercises.sight import stacked
from tui.widgets.exercises.typing_line import CARET, RUB_OUT, TypingLine, TypingView
from tui.widgets.own_words import shown
from tui.widgets.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.console import RenderableType
    from textual.binding import BindingType
    from textual.widget import Widget

    from course.exercises.recall import Gap

BLANK = r"\_\_\_\_"
"""A gap as Markdown: bare underscores could become emphasis or a rule."""


def told(widget: Widget, gap: Gap, answer: RecallAnswer) -> RenderableType:
    """How a gap came out, and why the word belongs there."""
    verdict = judge(gap, answer)
    return reason(widget, Remark(gap.id, verdict, gap.why), gap_words(verdict))


def over(widget: Widget, gap: Gap, answer: RecallAnswer) -> RenderableType:
    """A gap of an answer that was handed in: how it came out, or that it is still open."""
    if judge(gap, answer) is Verdict.OPEN:
        return Group(Prose(gap.text.replace(GAP, BLANK)), verdict_line(widget, Verdict.OPEN))
    return Group(Prose(filled(gap)), told(widget, gap, answer))


class RecallView(ExerciseView[Recall, RecallAnswer], TypingView, inherit_bindings=False):
    """A sentence with a gap and a line to type in; while typing, every letter is only a letter.

    A gap is first typed into, then shown (its id is in `answer.shown`), then judged: by the program where the word is
    an accepted one, otherwise by the learner. The answer alone tells which, so a half-done one goes on where it was.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "look", N_("Check"), id="recall.look"),
        Binding("enter", "next_gap", N_("Go on"), id="recall.next"),
        Binding("f5", "hint", N_("Hint"), id="recall.hint"),
        Binding("f5", "no_hint", N_("Hint"), show=False, id="recall.no-hint"),
        Binding("1", "judge('had')", N_("Had it"), id="recall.had.1"),
        Binding("2", "judge('nearly')", N_("Nearly"), id="recall.nearly.2"),
        Binding("3", "judge('no')", N_("Not"), id="recall.not.3"),
        *RUB_OUT,
        *CARET,
        *CONFIDENCE_KEYS,
        *AnswerView.BINDINGS,
    ]

    def __init__(self, step: Recall, answer: Mapping[str, Any] | None = None, *, handed_in: bool = False) -> None:
        """Go on with the first gap that is not settled."""
        super().__init__(step, answer, handed_in=handed_in)
        self._go_to(first_open(step.gaps, self.answer))

    def _go_to(self, place: int) -> None:
        self.hints_shown = 0
        if self.step.gaps:
            self.place = min(place, len(self.step.gaps) - 1)
            self.gap = self.step.gaps[self.place]
            self.line = TypingLine.holding(self.answer.words.get(self.gap.id, ""))

    @property
    def stage(self) -> Literal["typing", "judging", "told", "over"]:
        """Where the learner is with this gap."""
        if self.handed_in or self.asking_confidence or not self.step.gaps:
            return "over"
        if self.gap.id not in self.answer.shown:
            return "typing"
        return "told" if settled(self.gap, self.answer) else "judging"

    @property
    def typing(self) -> bool:
        """Whether letters go into the line."""
        return self.stage == "typing"

    def line_changed(self) -> None:
        """Keep what stands in the line."""
        self.change(words={**self.answer.words, self.gap.id: self.line.text})

    def complete(self) -> bool:
        """Whether all gaps are settled."""
        return first_open(self.step.gaps, self.answer) == len(self.step.gaps)

    def hints(self) -> tuple[str, ...]:
        """Those of the gap, and otherwise those of the whole exercise."""
        return (self.gap.hints or self.step.hints) if self.typing else ()

    def parts(self) -> dict[str, RenderableType]:
        """While gaps are open, the one of this moment; afterwards all of them, so that the last one is the new one."""
        if self.handed_in:
            sure = {"sure": how_sure(self, self.answer.confidence)} if self.answer.confidence else {}
            gaps = {gap.id: over(self, gap, self.answer) for gap in self.step.gaps}
            return {"": Prose(self.step.question), **sure, **gaps}
        parts = super().parts()
        if self.stage == "judging":
            keys = {"1": _("Had it"), "2": _("Nearly"), "3": _("Not")}
            parts["judge"] = Group(Text(_("Did you have it?")), keyed(self, keys))
        elif self.stage == "told":
            parts["reasons"] = told(self, self.gap, self.answer)
        return parts

    def body(self) -> RenderableType:
        """The sentence, and the line or what was typed into it."""
        count = _("Gap {place} of {count}").format(place=self.place + 1, count=len(self.step.gaps))
        parts: list[RenderableType] = [quiet(self, count)] if len(self.step.gaps) > 1 else []
        if self.typing:
            line = Text(_("Your word:") + " ").append_text(field(shown(self.line.text), self.line.caret))
            return Group(*parts, stacked([Prose(self.gap.text.replace(GAP, BLANK)), line]))
        word = self.answer.words.get(self.gap.id, "")
        said = _("Typed: {word}").format(word=shown(word)) if word else _("Nothing typed.")
        return Group(*parts, stacked([Prose(filled(self.gap)), quiet(self, said)]))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Typing, judging and going on have their time; arrows are the line's as long as something stands in it."""
        stages = {"look": "typing", "edit": "typing", "judge": "judging", "next_gap": "told"}
        if action in stages:
            backwards = action == "edit" and not self.line.text
            return self.stage == stages[action] and not backwards
        return super().check_action(action, parameters)

    def action_look(self) -> None:
        """Show the model answer; where the word is an accepted one, that is all."""
        self.answer = typed(self.answer, self.gap, self.line.text.strip())
        self.change()
        self._settle()

    def action_judge(self, how: Check) -> None:
        """The learner compared."""
        self.answer = judged(self.answer, self.gap, how)
        self.change()
        self._settle()

    def _settle(self) -> None:
        if self.complete():
            self.hand_in()
        else:
            self.redraw(grown=True)

    def action_next_gap(self) -> None:
        """Show the next gap; a half-done answer can also have come back with none left."""
        if self.complete():
            self.hand_in()
        else:
            self.notice = ""
            self._go_to(first_open(self.step.gaps, self.answer))
            self.redraw()

    def action_redo(self) -> None:
        """Start again with the first gap."""
        super().action_redo()
        self._go_to(0)
