"""The form for an if–then plan: obstacle, cue, act, day, whom I tell; and then the plan once from memory."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, ClassVar

from rich.console import Group
from rich.text import Text
from textual.widgets import Static

from course.exercises import plan as rules
from course.exercises.prompt import Field
from tui.labels import day_label, plan_label
from tui.locale import _, day
from tui.plan_words import remarks
from tui.widgets.exercises.active_plans import CountingForm
from tui.widgets.exercises.drawing import COMPONENTS, row
from tui.widgets.own_words import shown
from tui.widgets.prose import ProseBlock
from tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from textual.app import ComposeResult

    from course.exercises.plan import Plan
    from course.journal import OpenPlan
    from course.progress import Plain


def today() -> date:
    """The day it is for the learner."""
    return datetime.now().astimezone().date()


class PlanView(CountingForm):
    """Field task, model, form, remarks, rehearsal."""

    COMPONENT_CLASSES: ClassVar[set[str]] = COMPONENTS

    def __init__(
        self,
        step: Plan,
        answer: Mapping[str, Any] | None = None,
        *,
        handed_in: bool = False,
        beside: Sequence[OpenPlan] = (),
    ) -> None:
        """Show the form with what was planned so far; `beside` are other plans that are active."""
        self.plan = step
        self._rehearsed: Sheet | None = None
        self._said = False
        super().__init__(
            step, answer, handed_in=handed_in, beside=[(plan, plan_label(plan.cue, plan.act)) for plan in beside]
        )

    def question(self) -> str:
        """The field task and a sample."""
        example = _("For example:")
        sample = plan_label(self.plan.cue, self.plan.act)
        return f"{self.plan.question}\n\n*{example}* {sample}"

    def fields(self) -> tuple[Field, ...]:
        """The form, each field one line."""
        labels = {
            "obstacle": _("What could get in the way?"),
            "cue": _("If … (one moment that cannot be missed)"),
            "act": _("… then … (one act that can be seen)"),
            "date": _("By when? Empty means {day}; +7 means in seven days").format(day=day(self._proposed())),
            "whom": _("Whom do I tell? (not required)"),
        }
        return tuple(Field(id=name, label=label, lines=1) for name, label in labels.items())

    def wording(self) -> dict[str, str]:
        """The field task; the labels belong to the form, not to the course."""
        return {"question": self.plan.question}

    def below(self) -> ComposeResult:
        """Where the plan stands, the rehearsal."""
        if self._kept:
            yield from self._rehearsal()

    def _rehearsal(self) -> Iterator[Static | Sheet]:
        yield ProseBlock(_("**Once from memory.** Without looking up: what is your plan? Then it holds better."))
        label = Field(id="rehearsed", label=_("Your plan"))
        self._rehearsed = Sheet([label], self._text)
        yield self._rehearsed

    def plain(self) -> Plain:
        """The form, and the plan from memory."""
        texts = self.sheet.texts()
        if self._rehearsed:
            texts |= self._rehearsed.texts()
        elif rehearsed := self._text.get("rehearsed"):
            texts["rehearsed"] = rehearsed
        if found := rules.when(texts.get("date", ""), today()):
            texts["date"] = found.isoformat()
        return {"text": texts} if texts else {}

    def closing(self) -> Plain | None:
        """A plan counts once it has both halves; without a date it gets the one proposed.

        Words that are no day of the calendar are kept as they are: they mean something to the learner. Where enough
        plans are active, this one is a draft until another was let go.
        """
        plain = self.so_far()
        text: dict[str, str] = dict((plain or {}).get("text") or {})
        if not text.get("cue", "").strip() or not text.get("act", "").strip() or self.full():
            return None
        return {"text": {"date": self._proposed().isoformat(), **text}}

    def taken(self, plain: Plain) -> None:
        """Show the day that was kept."""
        super().taken(plain)
        self.sheet.fill("date", day_label(str(plain["text"]["date"])))

    def _proposed(self) -> date:
        return today() + timedelta(days=self.plan.days)

    def finish(self) -> None:
        """Say what is missing; otherwise keep the plan, and ask for it once from memory before going on."""
        notes = self._notes()
        had_plan = self._kept is not None
        if self.full() and self.so_far() and {"cue", "act"} <= self.sheet.texts().keys():
            self.ask()
            return
        self.keep()
        self._say(notes)
        if self._kept and not had_plan:
            self.mount(*self._rehearsal(), before="#done")
            self.sheet.display = bool(notes)
            self.call_after_refresh(self._rehearse)
        elif self._kept:
            self.post_message(self.Onward(self))

    def _say(self, notes: list[str]) -> None:
        self._said = bool(notes)
        rows = [row(self, "•", Text(note)) for note in notes]
        self.query_one("#notes", Static).update(Group(*rows))

    def own_words_toggled(self) -> None:
        """Say the remarks as own words may be seen now."""
        if self._said:
            self._say(self._notes())

    def _rehearse(self) -> None:
        if self._rehearsed:
            self._rehearsed.begin()

    def _notes(self) -> list[str]:
        return remarks(self.sheet.texts(), today(), shown)
