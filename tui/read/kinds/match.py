"""Match pairs: the right sides are said with numbers, then each left side asks for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.exercises import mark
from course.exercises.base import Verdict, read_answer
from course.exercises.match import MatchAnswer, joined, known, next_open, right_sides
from tui.locale import _, ngettext
from tui.read.marked import begin, hand_in, say_remark, say_sure
from tui.read.speech import in_one

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from course.exercises.base import Marking, Remark
    from course.exercises.match import Match, Pair
    from tui.read.desk import Desk


def take(desk: Desk, step: Match, stands: Mapping[str, object]) -> None:
    """Ask for the partner of each left side that has none, and say which pairs fit."""
    begin(desk, step)
    answer = known(step, read_answer(MatchAnswer, stands))
    if not answer.handed_in:
        answer = _matched(desk, step, _confirmed(desk, step, answer))
        desk.keep(answer)
    marking = hand_in(desk, step, answer)
    wrong = [remark for remark in marking.remarks if remark.verdict is Verdict.WRONG]
    _say_outcome(desk, step, answer, marking, wrong or marking.remarks)


def tell(desk: Desk, step: Match, stands: Mapping[str, object]) -> None:
    """Say all pairs as they were matched, and which fit."""
    desk.prose(step.question)
    answer, marking = known(step, read_answer(MatchAnswer, stands)), mark(step, stands)
    _say_outcome(desk, step, answer, marking, marking.remarks)
    say_sure(desk, answer)


def _confirmed(desk: Desk, step: Match, answer: MatchAnswer) -> MatchAnswer:
    """Where every left side has a partner already, ask whether that is to stay; otherwise all are matched anew."""
    if len(answer.matched) < len(step.pairs):
        return answer
    for pair in step.pairs:
        desk.say(in_one(pair.left), _chosen(step, answer, pair))
    stays = desk.yes(_("All sides have a partner. Is that your answer? Yes or no:"))
    return answer if stays else MatchAnswer()


def _matched(desk: Desk, step: Match, answer: MatchAnswer) -> MatchAnswer:
    """Ask until every left side has a partner."""
    rights = right_sides(step)
    desk.say(_("On the right:"))
    desk.numbered(in_one(text) for _one, text in rights)
    desk.say("")
    question = _("What goes with it? A number from 1 to {count}:").format(count=len(rights))
    place, matched = 0, dict(answer.matched)
    while len(matched) < len(step.pairs):
        place = next_open(step, matched, place)
        pair = step.pairs[place]
        words = _("On the left, {place} of {count}: {text}")
        desk.say(words.format(place=place + 1, count=len(step.pairs), text=in_one(pair.left)))
        before, matched = matched, joined(matched, pair.id, rights[desk.pick(question, len(rights))][0])
        desk.keep(MatchAnswer(matched=matched))
        _say_parted(desk, step, set(before) - set(matched))
    return MatchAnswer(matched=matched, handed_in=True)


def _say_parted(desk: Desk, step: Match, parted: set[str]) -> None:
    """Say which left side has no partner any more, since another one got it."""
    for pair in step.pairs:
        if pair.id in parted:
            desk.say(_("It is taken from this one, which comes again: {text}").format(text=in_one(pair.left)))


def _say_outcome(desk: Desk, step: Match, answer: MatchAnswer, marking: Marking, told: Sequence[Remark]) -> None:
    """How many pairs fit, some of them with their reasons, and what there is to say behind it."""
    fit, count = sum(remark.verdict is Verdict.RIGHT for remark in marking.remarks), len(step.pairs)
    some = ngettext("{fit} of {count} pairs fits.", "{fit} of {count} pairs fit.", fit).format(fit=fit, count=count)
    desk.say(_("All pairs fit") + "." if fit == count else some, "")
    for remark in told:
        _say_pair(desk, step, answer, remark)
    if step.debrief:
        desk.prose(step.debrief)


def _say_pair(desk: Desk, step: Match, answer: MatchAnswer, remark: Remark) -> None:
    """A pair as it was matched, and why it fits or not; where it does not, what would."""
    pair = next(pair for pair in step.pairs if pair.id == remark.id)
    fits = f"{_('It goes with:')} {in_one(pair.right)}"
    if remark.verdict is Verdict.RIGHT:
        desk.say(in_one(pair.left), fits)
        say_remark(desk, remark)
    else:
        desk.say(in_one(pair.left), _chosen(step, answer, pair))
        say_remark(desk, remark, label=_("Not this pair"))
        desk.say(fits)
    desk.say("")


def _chosen(step: Match, answer: MatchAnswer, pair: Pair) -> str:
    return _("You chose: {text}").format(text=in_one(dict(right_sides(step))[answer.matched[pair.id]]))
