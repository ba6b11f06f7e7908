"""Gaps of earlier chapters, asked again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from course.exercises.base import read_answer
from course.exercises.recall import RecallAnswer
from course.exercises.returning import WarmUpAnswer
from tui.labels import warm_up_words
from tui.read.gaps import take_gaps, tell_gaps

if TYPE_CHECKING:
    from collections.abc import Mapping

    from course.exercises.recall import Gap
    from course.exercises.returning import WarmUp
    from tui.read.desk import Desk


def take(desk: Desk, step: WarmUp, stands: Mapping[str, object]) -> None:  # noqa: ARG001 - what is asked is brought
    """Ask gap by gap; where there is nothing to ask, that is all there is to it."""
    gaps = _gaps(desk)
    if not gaps:
        desk.prose(warm_up_words(asked=False))
        desk.hand_in(WarmUpAnswer())
        return
    asked = tuple(gap.id for gap in gaps)

    def of_warm_up(answer: RecallAnswer) -> WarmUpAnswer:
        return WarmUpAnswer(asked=asked, words=answer.words, checked=answer.checked, shown=answer.shown)

    desk.prose(warm_up_words(asked=True))
    take_gaps(
        desk,
        gaps,
        read_answer(RecallAnswer, stands),
        lambda answer: desk.keep(of_warm_up(answer)),
        lambda answer: desk.hand_in(of_warm_up(answer)),
    )


def tell(desk: Desk, step: WarmUp, stands: Mapping[str, object]) -> None:
    """Say each gap and how it came out; an answer that names no questions had none, so those of now are asked."""
    if not read_answer(WarmUpAnswer, stands).asked:
        take(desk, step, stands)
        return
    desk.prose(warm_up_words(asked=True))
    tell_gaps(desk, _gaps(desk), read_answer(RecallAnswer, stands))


def _gaps(desk: Desk) -> list[Gap]:
    """What is asked, known by `chapter/step/gap`."""
    return [msgspec.structs.replace(gap, id=where) for where, gap in desk.returning.questions]
