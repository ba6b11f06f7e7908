"""Words recalled from memory by lines, one gap at a time: type, hear the model sentence, judge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from course.cleaning import LONGEST, one_line
from course.exercises.base import Remark, Verdict
from course.exercises.recall import GAP, Check, RecallAnswer, filled, first_open, judge, judged, same, typed
from tui.labels import verdict_words
from tui.locale import _
from tui.outcomes import gap_words
from tui.read.marked import say_remark
from tui.read.speech import in_one, sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from course.exercises.recall import Gap
    from tui.read.desk import Desk

JUDGEMENTS: Final[tuple[Check, ...]] = ("had", "nearly", "no")


def take_gaps(
    desk: Desk,
    gaps: Sequence[Gap],
    answer: RecallAnswer,
    keep: Callable[[RecallAnswer], object],
    done: Callable[[RecallAnswer], object],
) -> None:
    """Ask each gap that is still open, and say how it came out.

    Args:
        desk: where it is asked; its hints are those of gaps that have none of their own.
        gaps: what is asked.
        answer: what was answered so far.
        keep: called with the answer after every line.
        done: called with the answer once all gaps are settled; how the last one came out is said behind it.
    """
    if first_open(gaps, answer) == len(gaps):
        done(answer)
        tell_gaps(desk, gaps, answer)
        return
    hints = desk.hints
    while (place := first_open(gaps, answer)) < len(gaps):
        gap = gaps[place]
        desk.hints = gap.hints or hints
        desk.say(_counted(gaps, place, _with_gap(gap)))
        answer = _typed(desk, gap, answer, keep)
        desk.hints = ()
        if judge(gap, answer) is Verdict.OPEN:
            answer = _judged(desk, gap, answer)
            keep(answer)
        if first_open(gaps, answer) == len(gaps):
            done(answer)
        say_remark(desk, *_remark(gap, answer))
        desk.say("")


def tell_gaps(desk: Desk, gaps: Sequence[Gap], answer: RecallAnswer) -> None:
    """Say what was typed into each gap, and how it came out."""
    for place, gap in enumerate(gaps):
        if judge(gap, answer) is Verdict.OPEN:
            desk.say(_counted(gaps, place, _with_gap(gap)), sentence(verdict_words(Verdict.OPEN)), "")
            continue
        desk.say(_counted(gaps, place, in_one(filled(gap))), _said(gap, answer))
        remark, _about, label = _remark(gap, answer)
        say_remark(desk, remark, "", label)
        desk.say("")


def _typed(desk: Desk, gap: Gap, answer: RecallAnswer, keep: Callable[[RecallAnswer], object]) -> RecallAnswer:
    """Ask for the word, unless it was typed before."""
    if gap.id in answer.shown:
        desk.say(_said(gap, answer))
        return answer
    question = _("Your word, or an empty line if none comes to mind:")
    if before := answer.words.get(gap.id, "").strip():
        question = _("Your word, so far “{word}”; an empty line leaves it so:").format(word=before)
    word = one_line(desk.answer(question))[:LONGEST].strip()
    answer = typed(answer, gap, word or before)
    keep(answer)
    return answer


def _judged(desk: Desk, gap: Gap, answer: RecallAnswer) -> RecallAnswer:
    """Say the model sentence, and let the learner compare."""
    words = _("The word was “{word}”: {sentence}")
    desk.say(words.format(word=gap.accepted[0], sentence=in_one(filled(gap))))
    place = desk.pick(_("Did you have it? 1 had it, 2 nearly, 3 not:"), len(JUDGEMENTS))
    return judged(answer, gap, JUDGEMENTS[place])


def _remark(gap: Gap, answer: RecallAnswer) -> tuple[Remark, str, str]:
    """How a gap came out, the sentence where it was not said before, and the verdict in words."""
    verdict = judge(gap, answer)
    about = in_one(filled(gap)) if same(answer.words.get(gap.id, ""), gap) else ""
    return Remark(gap.id, verdict, gap.why), about, gap_words(verdict)


def _counted(gaps: Sequence[Gap], place: int, words: str) -> str:
    count = _("Gap {place} of {count}").format(place=place + 1, count=len(gaps))
    return f"{count}: {words}" if len(gaps) > 1 else words


def _with_gap(gap: Gap) -> str:
    return in_one(gap.text.replace(GAP, _("(gap)")))


def _said(gap: Gap, answer: RecallAnswer) -> str:
    word = answer.words.get(gap.id, "")
    return sentence(_("Typed: {word}").format(word=word)) if word else _("Nothing typed.")
