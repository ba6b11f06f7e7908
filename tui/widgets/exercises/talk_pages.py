"""The pages of a talk: a scene with its replies, what a reply did, the ending, the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.table import Table
from rich.text import Text

from course.exercises.roads import METERS, MOST
from course.exercises.walk import endings_met, moved
from tui.locale import _
from tui.widgets.exercises.drawing import Bar, ByWidth, OneLine, pointer, quiet, row
from tui.widgets.exercises.talk_map import Looks, TalkMap
from tui.widgets.exercises.talk_words import (
    invitation_words,
    met_words,
    meter_name,
    since_start,
    standing_words,
    value_words,
)
from tui.widgets.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.console import RenderableType
    from textual.widget import Widget

    from course.exercises.talk import Ending, Node, Talk, TalkAnswer
    from course.exercises.walk import Stop, Walk

BAR = 20
"""Cells of the bar of a meter, where there is room."""


def scene(widget: Widget, talk: Talk, walk: Walk, node: Node) -> dict[str, RenderableType]:
    """What happens, below where the talk stands; at the beginning also who talks with whom."""
    drawn = Group(quiet(widget, standing_words(walk)), Text(), Prose(node.scene))
    return {"scene": drawn} if walk.stops else {"question": Prose(talk.question), "scene": drawn}


def invitation(widget: Widget) -> RenderableType:
    """What is said once: that nothing can be lost here."""
    return quiet(widget, invitation_words())


def replies(widget: Widget, node: Node, cursor: int) -> list[RenderableType]:
    """What can be said, each with its digit."""
    return [
        row(widget, f"{pointer(here=place == cursor)} {place + 1}", reply.text, "step--cursor" * (place == cursor))
        for place, reply in enumerate(node.replies)
    ]


def effect(widget: Widget, stop: Stop) -> dict[str, RenderableType]:
    """What was said, what it did, and where the meters stand now."""
    reply = stop.reply
    said = Group(quiet(widget, _("You say")), ByWidth(Prose(reply.text), OneLine(reply.text)))
    return {"said": said, "why": Prose(reply.why), "meters": meters(widget, stop.meters, moved(reply))}


def meters(widget: Widget, values: Mapping[str, int], changes: Mapping[str, int]) -> RenderableType:
    """The four meters as bars, with their numbers and by how much they moved."""
    grid = Table.grid(padding=(0, 1, 0, 0))
    for side in ("left", "left", "right", "left"):
        grid.add_column(justify=side)
    style = widget.get_component_rich_style("step--key", partial=True)
    for meter in METERS:
        change = changes.get(meter, 0)
        bar = Bar(values[meter] / MOST, BAR, style)
        moved_by = Text(f"{change:+d}" if change else "", style="bold")
        grid.add_row(Text(meter_name(meter)), bar, Text(value_words(values[meter])), moved_by)
    return grid


def result(widget: Widget, talk: Talk, answer: TalkAnswer, walk: Walk, ending: Ending) -> dict[str, RenderableType]:
    """The ending, the meters at last, and how many endings the learner has come to so far."""
    met = met_words(len(endings_met(talk, answer)), len(talk.endings))
    return {
        "ending": Group(Text(ending.title, style="bold"), Prose(ending.text)),
        "meters": Group(
            quiet(widget, _("The meters, and how far they have moved in all")),
            meters(widget, walk.meters, since_start(walk)),
        ),
        "met": quiet(widget, met),
    }


def chart(widget: Widget, talk: Talk, answer: TalkAnswer, walk: Walk) -> dict[str, RenderableType]:
    """The map, below what its signs mean."""
    key, muted = (widget.get_component_rich_style(f"step--{name}", partial=True) for name in ("key", "muted"))
    legend = _("● what you said   ○ not said   ◐ said earlier")
    return {"legend": quiet(widget, legend), "map": TalkMap(talk, answer, walk, Looks(key, muted))}
