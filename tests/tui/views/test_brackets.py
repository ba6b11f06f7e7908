"""What looks like markup is shown as it stands, wherever the course or the learner writes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import pytest
from textual.app import App

from course.exercises.choice import Choice, Option
from course.exercises.guess import Guess
from course.exercises.match import Distractor, Match, Pair
from course.exercises.order import Item, Order
from course.exercises.prompt import Tick
from course.exercises.recall import Gap, Recall
from course.exercises.scales import Scales, Statement
from course.exercises.sort import Bucket, Card, Sort
from tui.widgets.exercises.checklist import Checklist
from tui.widgets.exercises.choice import ChoiceView
from tui.widgets.exercises.guess import GuessView
from tui.widgets.exercises.match import MatchView
from tui.widgets.exercises.order import OrderView
from tui.widgets.exercises.recall import RecallView
from tui.widgets.exercises.scales import ScalesView
from tui.widgets.exercises.sort import SortView

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import RenderableType
    from textual.app import ComposeResult

    from tests.tui.views.conftest import Host
    from tui.widgets.exercises.answering import AnswerView

ODD = "[x] [/b] [red]"
IDS = ("a", "b", "c")


def choice(mode: Literal["single", "multiple", "better"]) -> Choice:
    options = tuple(Option(id=one, text=ODD, verdict="right" if one == "a" else "wrong", why=ODD) for one in IDS)
    return Choice(id="s", question=ODD, hints=(ODD,), options=options, mode=mode)


SORT = Sort(
    id="s",
    question=ODD,
    hints=(ODD,),
    buckets=tuple(Bucket(id=one, label=ODD, meaning=ODD) for one in IDS),
    cards=tuple(Card(id=one, text=ODD, bucket="a", why=ODD, arguable=("b",)) for one in IDS),
)
ORDER = Order(id="s", question=ODD, items=tuple(Item(id=one, text=ODD, why=ODD) for one in IDS))
MATCH = Match(
    id="s",
    question=ODD,
    debrief=ODD,
    pairs=tuple(Pair(id=one, left=ODD, right=ODD, why=ODD) for one in IDS),
    distractors=(Distractor(id="d", text=ODD, why=ODD),),
)
RECALL = Recall(id="s", question=ODD, gaps=(Gap(id="g", text=f"{ODD} ___", accepted=(ODD,), why=ODD, hints=(ODD,)),))
SCALES = Scales(id="s", question=ODD, low=ODD, high=ODD, statements=tuple(Statement(id=i, text=ODD) for i in IDS))
GUESS = Guess(id="s", question=ODD, unit=ODD, minimum=0, maximum=9, value=3, near=1, fair=2, why=ODD)


@pytest.mark.parametrize(
    ("view", "keys", "least"),
    [
        (lambda: ChoiceView(choice("single")), ["h"], 5),
        (lambda: ChoiceView(choice("better")), ["2", "enter"], 7),
        (lambda: ChoiceView(choice("multiple")), ["2", "enter"], 7),
        (lambda: SortView(SORT), ["h"], 9),
        (lambda: SortView(SORT), ["3"], 11),
        (lambda: SortView(SORT), ["1", "enter", "2", "enter", "3", "enter", "down"], 19),
        (lambda: OrderView(ORDER), [], 4),
        (lambda: OrderView(ORDER, {"order": ["a", "c", "b"]}), ["enter", "o"], 10),
        (lambda: OrderView(ORDER, {"order": list(IDS)}, handed_in=True), [], 7),
        (lambda: MatchView(MATCH), ["1", "2"], 8),
        (lambda: MatchView(MATCH), ["1", "2", "3", "enter"], 14),
        (lambda: RecallView(RECALL), ["f5"], 3),
        (lambda: RecallView(RECALL), ["[", "x", "]", "enter"], 3),
        (lambda: RecallView(RECALL), ["enter", "3"], 4),
        (lambda: ScalesView(SCALES), ["4"], 6),
        (lambda: GuessView(GUESS), ["4"], 2),
        (lambda: GuessView(GUESS), ["4", "enter"], 4),
    ],
)
@pytest.mark.parametrize("size", [(120, 40)])
async def test_brackets_stay_brackets(
    host: type[Host], size: tuple[int, int], view: Callable[[], AnswerView[Any, Any]], keys: list[str], least: int
) -> None:
    app = host(view())
    async with app.run_test(size=size) as pilot:
        await pilot.press(*keys)
        words = " ".join(app.text().split())
        assert words.count(ODD) >= least
        of_its_own = words.count("[x] [x]") + (keys[:1] == ["["])  # a box that is ticked, and the key typed
        assert words.count("[x]") == words.count("[/b]") + of_its_own


class Paper(App[None]):
    """A checklist alone."""

    def compose(self) -> ComposeResult:
        """Three points, one of them ticked."""
        yield Checklist(tuple(Tick(id=one, text=ODD) for one in IDS), ("b",))

    def text(self) -> list[str]:
        """Its lines."""
        drawn: RenderableType = self.query_one(Checklist).render()
        lines = self.console.render_lines(drawn, self.console.options.update(width=60, height=None))
        return ["".join(segment.text for segment in line).rstrip() for line in lines]


async def test_a_tick_is_a_cross_in_its_box() -> None:
    app = Paper()
    async with app.run_test() as pilot:
        checklist = app.query_one(Checklist)
        checklist.focus()
        await pilot.pause()
        assert app.text()[1:] == [f"▸ [ ]  {ODD}", f"  [x]  {ODD}", f"  [ ]  {ODD}"]
        await pilot.press("space", "down", "space", "up", "up", "space")
        assert app.text()[1:] == [f"  [x]  {ODD}", f"  [ ]  {ODD}", f"▸ [x]  {ODD}"]
        assert checklist.ticked == ("a", "c")
