"""A chapter, one step at a time."""

from __future__ import annotations

from asyncio import Lock
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.binding import Binding
from textual.containers import Horizontal
from textual.getters import query_one
from textual.widgets import Static

from course.exercises import kind_name
from course.model import Reading
from course.texts import cited
from tui import messages
from tui.closing import closing_words
from tui.labels import kind_label
from tui.locale import N_, _
from tui.returning import Returning
from tui.widgets.exercises.base import StepView
from tui.widgets.frame import CourseScreen, TopLine
from tui.widgets.stage import Stage
from tui.widgets.step_views import step_view
from tui.widgets.writing import caret, put_caret

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual.binding import BindingType
    from textual.widget import Widget

    from course.exercises.base import Step
    from course.model import Chapter
    from course.progress import Plain, Progress
    from tui.sitting import Sitting, Turn


class ChapterScreen(CourseScreen[None]):
    """Shows the steps of one chapter and says what the learner did with them."""

    CSS_PATH = "chapter.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,n", "go(1)", N_("Next step"), id="chapter.next"),
        Binding("left,p", "go(-1)", N_("Back"), id="chapter.back"),
        Binding("escape", "leave", N_("Contents"), id="chapter.leave"),
        Binding("e,f4", "evidence", N_("Evidence"), id="chapter.evidence"),
        Binding("s", "skip", N_("Skip"), id="chapter.skip"),
    ]

    top = query_one("#top", TopLine)
    stage = query_one("#stage", Stage)

    def __init__(self, sitting: Sitting, number: int, brings: Callable[[Step, Plain], Returning]) -> None:
        """Show a chapter.

        Args:
            sitting: the chapter, in the language spoken now, and where the learner is in it.
            number: its number in the course, counted from 1; 0 for the review, which is no chapter of it.
            brings: what is brought into a step from elsewhere, given what stands in it.
        """
        super().__init__()
        self.sitting = sitting
        self.number = number
        self.brings = brings
        self.returning = Returning()
        self.at: tuple[StepView, Turn] | None = None
        self._turning = Lock()

    def content(self) -> Iterable[Widget]:
        """The step on its stage; beside it, where there is room, all steps of the chapter."""
        yield Horizontal(Stage(Static(id="heading"), id="stage"), Static(id="outline"), id="desk")

    async def on_mount(self) -> None:
        """Show the step the learner left."""
        await self._show()

    def half_done(self, progress: Progress) -> Progress:
        """The progress with what is half done on the screen; asked by the thread that saves, so it only reads."""
        if not (at := self.at):
            return progress
        view, turn = at
        return turn.half_done(progress, view.so_far(), view.wording())

    def put_away(self) -> None:
        """The learner goes elsewhere: what is written counts, what is half done is kept."""
        if self.at:
            view, turn = self.at
            plain = view.closing()
            if plain is not None:
                turn.answered(plain, "", view.wording())
                view.taken(plain)
            else:
                turn.put_away(view.so_far(), view.wording())

    def saved(self, progress: Progress, words: str) -> None:
        """Something was saved; where it held something of this step, say so with these words."""
        if self.at and self.at[1].is_in(progress):
            self.at[0].saved(words)

    async def _show(self) -> None:
        # A key may ask for the next step while the step before it still says that it is done: one after the other.
        async with self._turning:
            turn = self.sitting.turn()
            answer, handed_in = turn.stands()
            self.returning = self.brings(turn.step, answer)
            turn.questions = self.returning.questions
            view = step_view(turn.step, answer, self.returning, handed_in=handed_in)
            view.record = lambda plain, outcome: turn.answered(plain, outcome, view.wording())
            view.let_go = turn.let_go
            self.at = (view, turn)
            turn.shown()
            with self.app.batch_update():
                await self.stage.query("#step").remove()
                await self.stage.mount(view)
                self.stage.scroll_home(animate=False)
                self._say()
            if view.is_attached:
                view.begin()
                self.call_after_refresh(self.stage.to_top, half_done=bool(answer) and not handed_in)

    @on(StepView.Answered)
    def _say(self) -> None:
        sitting = self.sitting
        where = _("{place} of {count}").format(place=sitting.place + 1, count=len(sitting.chapter.steps))
        signs = sitting.signs()
        title = f"{self.number} {sitting.chapter.title}" if self.number else sitting.chapter.title
        self.top.say(title, where, middle=Text("".join(signs)))
        titles = [step.title or kind_label(kind_name(step)) for step in sitting.chapter.steps]
        kind = kind_label(kind_name(sitting.step))
        heading = Text.assemble((titles[sitting.place], "bold"))
        if titles[sitting.place] != kind and (self.number or not isinstance(sitting.step, Reading)):
            heading.append(f"  {kind}", "italic")
        self.query_one("#heading", Static).update(heading)
        rows = [f"{sign} {title}" for sign, title in zip(signs, titles, strict=True)]
        self.query_one("#outline", Static).update(Text("\n".join(rows), no_wrap=True, overflow="ellipsis"))

    async def speak_chapter(self, chapter: Chapter) -> None:
        """Show the same step in another language; the half-typed sentence and the caret stay."""
        kept = caret(self)
        if self.at:
            view, turn = self.at
            turn.put_away(view.so_far(), view.wording())
        self.sitting.chapter = chapter
        await self.speak()
        await self._show()
        put_caret(self, kept)

    async def action_go(self, by: int) -> None:
        """Go to the next step or the one before; beyond the last lie the contents."""
        place = self.sitting.place + by
        if place >= len(self.sitting.chapter.steps):
            self.action_leave()
            if words := closing_words(self.sitting, self.number):
                self.notify(words, markup=False, timeout=8)
        elif place >= 0:
            self.put_away()
            self.sitting.place = place
            await self._show()

    async def action_skip(self) -> None:
        """Skip this step knowingly."""
        if self.at:
            self.at[1].skipped()
        await self.action_go(1)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Evidence where the step cites some and it gives nothing away, and a way back where there is a step before."""
        if action == "evidence":
            return bool(_evidence(self.sitting.step)) and not (self.at and self.at[1].gives_away())
        return self.sitting.place > 0 if action == "go" and parameters == (-1,) else True

    def action_evidence(self) -> None:
        """Ask for the claims and findings this step cites."""
        self.post_message(messages.ShowEvidence(_evidence(self.sitting.step)))

    def action_leave(self) -> None:
        """Back to the contents."""
        self.put_away()
        self.at = None
        self.dismiss()

    @on(StepView.Onward)
    async def _onward(self, event: StepView.Onward) -> None:
        if self.at and event.view is self.at[0]:
            await self.action_go(1)


def _evidence(step: Step) -> tuple[str, ...]:
    """The claims and findings that belong to a step."""
    texts = cited(step.markdown) if isinstance(step, Reading) else ()
    return tuple(dict.fromkeys([*step.evidence, *texts]))
