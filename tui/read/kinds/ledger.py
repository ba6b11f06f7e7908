"""The ledger of channels: a worked example, the learner's own table, and what both show and cannot show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.exercises.base import plain_values, read_answer
from course.exercises.ledger import LedgerAnswer
from course.exercises.reckoning import example_lines, lines
from tui.locale import _
from tui.read.commands import said
from tui.read.ledger_said import say_blind, say_channels, say_costs, say_findings, say_troubles
from tui.read.ledger_table import OwnTable
from tui.widgets.exercises.ledger_words import ledger_wording

if TYPE_CHECKING:
    from collections.abc import Mapping

    from course.exercises.ledger import Ledger
    from course.progress import Plain
    from tui.read.desk import Desk


def take(desk: Desk, step: Ledger, stands: Mapping[str, object]) -> None:
    """Say the worked example, ask for the learner's own table, and say what it shows."""
    desk.wording = ledger_wording(step)
    desk.prose(step.question)
    answer = read_answer(LedgerAnswer, stands)
    if not answer.example_read:
        _say_example(desk, step)
        desk.enter(_("Press Enter to go on to your own table."))
        desk.keep(LedgerAnswer(rows=answer.rows, example_read=True, cell=answer.cell))
        desk.say("")
    table = OwnTable(desk, answer, lambda: _say_example(desk, step))
    table.fill()
    rows = table.grid.written
    if not rows:
        words = _("Nothing stands in the table yet; the step stays open. Estimates will do, and {skip} skips it.")
        desk.say(words.format(skip=said("skip")))
        return
    answer = LedgerAnswer(rows=rows, example_read=True)
    desk.hand_in(answer)
    desk.say(_("It is kept."), "")
    say_costs(desk, lines(answer))
    _say_rest(desk, step, answer)


def tell(desk: Desk, step: Ledger, stands: Mapping[str, object]) -> None:
    """Say the learner's table, and what it shows."""
    desk.prose(step.question)
    answer = read_answer(LedgerAnswer, stands)
    desk.say(_("Your table") + ":")
    say_channels(desk, lines(answer))
    _say_rest(desk, step, answer)


def anew(stands: Mapping[str, object]) -> Plain:
    """The table as it stands, so that its numbers can be changed."""
    answer = read_answer(LedgerAnswer, stands)
    end = (len(answer.rows) + 1, 0, 0)
    return plain_values(LedgerAnswer(rows=answer.rows, example_read=answer.example_read, cell=end))


def _say_example(desk: Desk, step: Ledger) -> None:
    rows = example_lines(step)
    desk.say(_("A worked example, one month") + ":")
    say_channels(desk, rows)
    say_findings(desk, rows)
    desk.prose(step.lesson)
    say_blind(desk, step)


def _say_rest(desk: Desk, step: Ledger, answer: LedgerAnswer) -> None:
    rows = lines(answer)
    say_troubles(desk, rows)
    say_findings(desk, rows)
    say_blind(desk, step)
