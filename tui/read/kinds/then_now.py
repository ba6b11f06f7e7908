"""Earlier words are said, and those of now are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from course.exercises.base import read_answer
from course.exercises.returning import ThenNowAnswer
from course.journal import NAMES, texts
from tui.labels import part_label
from tui.locale import _
from tui.read.writing import say_written, write
from tui.wordings import asked_now, asked_then, now_fields, then_now_wording, then_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from course.exercises.returning import ThenNow
    from course.returns import Earlier
    from tui.read.desk import Desk


def take(desk: Desk, step: ThenNow, stands: Mapping[str, object]) -> None:
    """Say the earlier words and take those of now; without any it was listened to, and that is enough."""
    _say_then(desk, step)
    answer = replace(read_answer(ThenNowAnswer, stands), about=step.about)
    written = dict(answer.text)
    write(desk, now_fields(), written, lambda text: desk.keep(replace(answer, text=text) if text else ThenNowAnswer()))
    if now := {name: text for name, text in written.items() if text.strip()}:
        desk.hand_in(replace(answer, text=now))
        desk.say(_("It is kept."))
    else:
        desk.hand_in(ThenNowAnswer())
        desk.say(_("Nothing is written, and that is enough."))


def tell(desk: Desk, step: ThenNow, stands: Mapping[str, object]) -> None:
    """Say the earlier words, and those that were written about them."""
    _say_then(desk, step)
    say_written(desk, now_fields(), dict(read_answer(ThenNowAnswer, stands).text))


def _say_then(desk: Desk, step: ThenNow) -> None:
    """What is asked now, what was asked then, and what was written."""
    earlier = desk.returning.earlier
    desk.wording = then_now_wording(step, earlier)
    desk.prose(asked_now(step, earlier))
    if asked := asked_then(earlier):
        desk.say(_("The question then:"))
        desk.prose(asked)
    if earlier and earlier.at:
        desk.say(f"{then_words(earlier)}:")
        _say_parts(desk, earlier)


def _say_parts(desk: Desk, earlier: Earlier) -> None:
    """The words, each part below its label of then; one text by itself needs none."""
    parts = texts(earlier.kind, earlier.answer, earlier.wording)
    for name, words in parts:
        label = part_label(earlier.kind, name)
        named = len(parts) > 1 or name not in NAMES.get(earlier.kind, ())
        desk.say(*([label] if named else []), *words.split("\n"), "")
