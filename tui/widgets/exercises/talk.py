"""Take a branching talk: choose what to say, see what it does, step back, try another road, look at the map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from rich.console import Group
from rich.text import Text
from textual.binding import Binding
from textual.reactive import var

from course.exercises import walk
from course.exercises.talk import Talk, TalkAnswer
from tui.locale import N_, _
from tui.widgets.exercises import talk_pages as pages
from tui.widgets.exercises.answering import AnswerView
from tui.widgets.exercises.sight import reveal, row_lines, stacked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.console import RenderableType
    from textual.binding import BindingType

    from course.progress import Plain

SCENE, TOLD, ENDING, MAP = "scene", "told", "ending", "map"
"""The pages: choosing a reply, what it did, where the road ended, the way with the roads not taken."""

ACTIONS = {
    SCENE: {"choose", "look", "not_yet", "back"},
    TOLD: {"go_on", "back"},
    ENDING: {"show", "back", "redo"},
    MAP: {"show", "onward", "back", "redo"},
}
"""What can be done on each page."""


class TalkView(AnswerView[Talk, TalkAnswer], inherit_bindings=False):
    """Scene by scene; each reply is told at once, and can be taken back.

    The answer is handed in with the reply that leads to an ending, so that it is safe; its reason is told first.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(str(digit), f"choose({digit})", N_("Say"), show=digit == 1, id=f"talk.{digit}")
            for digit in range(1, 5)
        ),
        Binding("up", "look(-1)", N_("Up"), show=False, id="talk.up"),
        Binding("down", "look(1)", N_("Down"), show=False, id="talk.down"),
        Binding("enter", "choose(0)", N_("Say"), id="talk.say"),
        Binding("enter", "go_on", N_("Go on"), id="talk.go-on"),
        Binding("enter", f"show('{MAP}')", N_("Map"), id="talk.map"),
        Binding("m", f"show('{MAP}')", N_("Map"), show=False, id="talk.map-too"),
        Binding("m", f"show('{ENDING}')", N_("Ending"), id="talk.ending"),
        *AnswerView.BINDINGS,
        Binding("z", "back", N_("Take back"), id="talk.back"),
    ]

    cursor: var[int] = var(-1)
    """The reply the arrows stand on; none until one is pressed, so that Enter alone says nothing."""
    told: var[bool] = var(default=False)
    """Whether the last reply was said just now, and what it did is shown."""
    on_map: var[bool] = var(default=False)

    def __init__(self, step: Talk, answer: Mapping[str, Any] | None = None, *, handed_in: bool = False) -> None:
        """Show where the talk stands; in the middle of it with the last reply and what it did, to find back into it."""
        super().__init__(step, answer, handed_in=handed_in)
        ended = self.walk.ending is not None
        self._untouched = self.answer if handed_in and not ended else None
        self.set_reactive(TalkView.handed_in, handed_in and ended)
        self.set_reactive(TalkView.told, bool(self.walk.stops) and not (handed_in and ended))

    @property
    def walk(self) -> walk.Walk:
        """The way so far."""
        return walk.walk(self.step, self.answer.way)

    def so_far(self) -> Plain | None:
        """The replies said; nothing before the first, or as long as an earlier answer is only looked at."""
        return super().so_far() if self.answer.way and self.answer is not self._untouched else None

    def parts(self) -> dict[str, RenderableType]:
        """What the page shows."""
        gone = self.walk
        if self.told:
            return pages.effect(self, gone.stops[-1])
        if gone.ending:
            drawn = pages.chart(self, self.step, self.answer, gone) if self.on_map else {}
            return drawn or pages.result(self, self.step, self.answer, gone, gone.ending)
        parts: dict[str, RenderableType] = {}
        if gone.node:
            parts = pages.scene(self, self.step, gone, gone.node)
            parts["replies"] = Group(*pages.replies(self, gone.node, self.cursor))
            if not (gone.stops or self.answer.known):
                parts["invitation"] = pages.invitation(self)
        if self.notice:
            parts["notice"] = Text(self.notice)
        return parts

    def newest(self) -> tuple[int, int]:
        """A new page begins at its top; only what is missing is said at its end."""
        return super().newest() if self.notice else (0, 1)

    def missing(self) -> str:
        """Ask for a reply."""
        return _("First choose what to say, with one of the digits.")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what the page offers: as many digits as replies, and taking back once something was said."""
        page, gone = shown(self), self.walk
        if action not in ACTIONS[page]:
            return False
        if action == "choose":
            digit = int(str(parameters[0])) or self.cursor + 1
            return gone.node is not None and 1 <= digit <= len(gone.node.replies)
        return {
            "not_yet": self.cursor < 0,
            "back": bool(gone.stops),
            "show": page not in parameters,
        }.get(action, True)

    def action_choose(self, digit: int) -> None:
        """Say the reply with this digit, with 0 that under the cursor."""
        if node := self.walk.node:
            self.answer = walk.chosen(self.step, self.answer, node.replies[(digit or self.cursor + 1) - 1])
            self.cursor = -1
            self.told = True
            self.change()
            if self.walk.ending:
                self.hand_in()
            self._turn()

    def action_look(self, by: int) -> None:
        """Move the cursor."""
        if node := self.walk.node:
            start = self.cursor if self.cursor >= 0 or by > 0 else 0
            self.cursor = (start + by) % len(node.replies)
            self.notice = ""
            self.redraw()
            above = pages.scene(self, self.step, self.walk, node)
            head, rows = Group(stacked(above.values()), Text()), pages.replies(self, node, self.cursor)
            reveal(self, lambda: row_lines(self, head, rows, self.cursor))

    def action_go_on(self) -> None:
        """See what follows: the next scene, or the ending."""
        if self.walk.ending and not self.handed_in:
            self.hand_in()
        self.told = False
        self._turn()

    def action_back(self) -> None:
        """Take the last reply back, and choose anew."""
        self._anew(walk.stepped_back(self.step, self.answer))

    def action_redo(self) -> None:
        """Begin the talk anew; the ways gone before stay in the progress file."""
        self._anew(walk.started_over(self.step, self.answer))

    def _anew(self, answer: TalkAnswer) -> None:
        self.answer = answer
        self.handed_in = self.told = self.on_map = False
        self.cursor = -1
        self.change()
        self._turn()

    def action_show(self, page: str) -> None:
        """Show the map, or the ending again."""
        self.on_map = page == MAP
        self._turn()

    def _turn(self) -> None:
        """Show another page, from its top."""
        self.redraw()
        reveal(self, lambda: (0, 1))


def shown(view: TalkView) -> str:
    """The page that is shown now."""
    if view.told:
        return TOLD
    if view.walk.node:
        return SCENE
    return MAP if view.on_map else ENDING
