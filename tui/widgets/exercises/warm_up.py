"""The warm-up: gaps of earlier chapters, asked again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from course.exercises.recall import Recall
from tui.labels import warm_up_words
from tui.widgets.exercises.recall import RecallView
from tui.widgets.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rich.console import RenderableType

    from course.exercises.recall import Gap
    from course.exercises.returning import WarmUp
    from course.progress import Plain


class WarmUpView(RecallView):
    """A recall made for the moment of gaps that came up before; its gaps are known by `chapter/step/gap`."""

    def __init__(
        self,
        step: WarmUp,
        questions: Sequence[tuple[str, Gap]] = (),
        answer: Mapping[str, Any] | None = None,
        *,
        handed_in: bool = False,
    ) -> None:
        """Ask questions.

        Args:
            step: the step.
            questions: what is asked, as `chapter/step/gap` and the gap. For a step with a half-done or earlier answer
                they are those it names in `asked`.
            answer: plain values of a `WarmUpAnswer`.
            handed_in: whether the answer was handed in. One that names no questions had none; those of now are asked.
        """
        gaps = tuple(msgspec.structs.replace(gap, id=where) for where, gap in questions)
        question = warm_up_words(asked=True)
        recall = Recall(id=step.id, title=step.title, evidence=step.evidence, question=question, gaps=gaps)
        super().__init__(recall, answer, handed_in=handed_in and bool(answer and answer.get("asked")))

    def plain(self) -> Plain:
        """The answer with what was asked, so that it can be asked again in another language."""
        plain = super().plain()
        return {"asked": [gap.id for gap in self.step.gaps], **plain} if plain else {}

    def outcome(self) -> str:
        """A warm-up is no test."""
        return ""

    def parts(self) -> dict[str, RenderableType]:
        """The questions, or that there are none."""
        if self.step.gaps:
            return super().parts()
        return {"": Prose(warm_up_words(asked=False))}

    def closing(self) -> Plain | None:
        """Without questions it counts when it was looked at."""
        return None if self.step.gaps or self.handed_in else {}

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without questions it only goes on."""
        return super().check_action(action, parameters) if self.step.gaps else action == "onward"

    def action_onward(self) -> None:
        """Go on; a warm-up without questions is thereby done."""
        if not self.step.gaps and not self.handed_in:
            self.hand_over({})
        super().action_onward()
