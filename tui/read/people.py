"""The people on a contact map by lines, changed and taken out by number until the map is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.coming import today
from tui.locale import _
from tui.read.lists import Menu, which
from tui.read.people_form import OneByOne
from tui.read.people_said import called, person_words, say_rings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.exercises.contacts import Contacts, Person
    from tui.read.desk import Desk


class People(OneByOne):
    """Everybody on the map."""

    def __init__(self, desk: Desk, step: Contacts, everybody: Sequence[Person]) -> None:
        """Ask nothing yet."""
        super().__init__(desk, step, everybody)
        self._removed: tuple[tuple[int, Person], ...] = ()
        self._said: tuple[Person, ...] | None = None

    def change(self) -> None:
        """Say who is on the map and do what is wanted, until it is done.

        An empty map can be done where there was somebody before; otherwise there is nothing to change.
        """
        does = {"alter": self._alter, "remove": self._remove, "rings": self._rings, "add": self.add}
        menu = Menu(self.desk)
        while self.everybody or self._removed or self.kept:
            if self._said is None:
                self._say_all()
            self.desk.say("")
            if (wanted := menu.choose(self._ways())) == "done":
                return
            does.get(wanted, self._put_back)()

    def _say_all(self) -> None:
        self.desk.say(_("On the map:") if self.everybody else _("Nobody is on the map."))
        self.desk.numbered(person_words(self.step, person, today()) for person in self.everybody)
        self._said = self.everybody

    def _ways(self) -> dict[str, str]:
        """What can be done, by name."""
        count = len(self.everybody)
        ways = {"done": _("Done: show who is near but silent")}
        if count:
            ways |= {"alter": _("Change somebody"), "remove": _("Take somebody out")}
            ways["rings"] = _("Hear who is in which ring")
        if not self.full:
            ways["add"] = _("Add somebody")
            if self._removed:
                ways["back"] = _("Put {name} back").format(name=called(self._removed[-1][1]))
        return ways

    def _which(self) -> int | None:
        """Who is meant, by a number that was said since the map last changed."""
        if self._said != self.everybody:
            self._say_all()
        return which(self.desk, len(self.everybody))

    def _alter(self) -> None:
        if (place := self._which()) is not None:
            self.enter(place)
            self.desk.say(*(person_words(self.step, person, today()) for person in self.everybody[place : place + 1]))

    def _remove(self) -> None:
        if (place := self._which()) is not None:
            person = self.everybody[place]
            self._removed = (*self._removed, (place, person))
            self.everybody = (*self.everybody[:place], *self.everybody[place + 1 :])
            self.keep()
            self.desk.say(_("{name} is no longer on the map.").format(name=called(person)))

    def _put_back(self) -> None:
        *rest, (place, person) = self._removed
        self._removed = tuple(rest)
        self.everybody = (*self.everybody[:place], person, *self.everybody[place:])
        self.keep()
        self.desk.say(person_words(self.step, person, today()))

    def _rings(self) -> None:
        say_rings(self.desk, self.everybody, today())
