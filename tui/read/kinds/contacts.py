"""The contact map: up to fifteen people in three rings, and who of the near ones has gone silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.exercises.base import plain_values, read_answer
from course.exercises.contacts import ContactsAnswer, empty, people, rows
from tui.coming import today
from tui.locale import _
from tui.read.people import People
from tui.read.people_said import say_rings, say_silent
from tui.widgets.exercises.contacts_words import contacts_wording, privacy_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from course.exercises.contacts import Contacts, Person
    from course.progress import Plain
    from tui.read.desk import Desk


def take(desk: Desk, step: Contacts, stands: Mapping[str, object]) -> None:
    """Ask for people one by one, change what is to be changed, and say who is near but silent."""
    desk.wording = contacts_wording(step)
    desk.prose(step.question)
    desk.say(privacy_words(), "")
    entered = People(desk, step, people(stands))
    _go_on(entered, stands)
    entered.change()
    if not entered.everybody and not entered.kept:
        desk.say(_("Nobody is on the map yet. Initials will do."), _("The step stays open."))
        return
    desk.hand_in(ContactsAnswer(people=entered.everybody))
    desk.say(_("It is kept."), "")
    _say_map(desk, step, entered.everybody)


def tell(desk: Desk, step: Contacts, stands: Mapping[str, object]) -> None:
    """Say who is near but silent today, and who is in which ring."""
    desk.prose(step.question)
    _say_map(desk, step, people(stands))
    desk.say("", privacy_words())


def anew(stands: Mapping[str, object]) -> Plain:
    """The map as it stands, so that it can be changed."""
    return plain_values(ContactsAnswer(people=people(stands)))


def _go_on(entered: People, stands: Mapping[str, object]) -> None:
    """Go on with the person who was just being entered; on an empty map, with the first."""
    everybody, caret = rows(stands), read_answer(ContactsAnswer, stands).caret
    known = len(caret) == 3 and caret[0] in range(len(everybody)) and caret[1] in range(4)
    goes_on = known and not empty(everybody[caret[0]])
    if goes_on:
        entered.everybody = everybody
        entered.enter(caret[0], caret[1])
    adds = not entered.everybody or (known and caret[0] == len(everybody) - 1)
    if adds:
        entered.add()
    if goes_on or adds:
        entered.desk.say("")


def _say_map(desk: Desk, step: Contacts, everybody: Sequence[Person]) -> None:
    say_silent(desk, step, everybody, today())
    desk.say("")
    say_rings(desk, everybody, today())
