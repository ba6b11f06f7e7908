"""My change: the course's scales then, now and looking back; how sure and how right; what became of plans."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import VerticalGroup
from textual.widgets import Static

from tui.locale import N_, _
from tui.widgets.change_page import calibration_page, plans_page, ratings_page
from tui.widgets.frame import CourseScreen, TopLine
from tui.widgets.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.binding import BindingType
    from textual.widget import Widget

    from course.change import Level, Outcome, Rated
    from course.model import Course


class ChangeScreen(CourseScreen[None]):
    """One page to read; where there is room, the ratings stand on the left and the rest beside them."""

    CSS_PATH = "change.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,m,q", "dismiss", N_("Back"), key_display="Esc", id="change.back"),
    ]

    def __init__(
        self, course: Course, rated: Sequence[Rated], levels: Sequence[Level], plans: Sequence[Outcome]
    ) -> None:
        """Show how statements were rated, how right answers of each confidence were, and plans."""
        super().__init__()
        self.course = course
        self.rated = rated
        self.levels = levels
        self.plans = plans

    def content(self) -> Iterable[Widget]:
        """The page, in two columns where there is room."""
        ratings = Static(ratings_page(self.course.scales, self.rated), id="ratings")
        rest = VerticalGroup(
            Static(calibration_page(self.levels)), Static(plans_page(self.plans), id="plans"), id="rest"
        )
        yield Stage(VerticalGroup(ratings, rest, id="columns"), id="page-stage")

    def on_mount(self) -> None:
        """Begin at the top."""
        self._say()

    async def speak(self) -> None:
        """Say it again in the language spoken now; what was in sight stays so."""
        place = self.query_one("#page-stage").scroll_offset
        await super().speak()
        self._say()
        self.call_after_refresh(self.query_one("#page-stage").scroll_to, y=place.y, animate=False)

    def _say(self) -> None:
        self.query_one("#top", TopLine).say(_("My change"), "")
        stage = self.query_one("#page-stage")
        stage.can_focus = True
        stage.focus()

    def own_words_toggled(self) -> None:
        """Say the plans again, as own words may be seen now."""
        self.query_one("#plans", Static).update(plans_page(self.plans))
