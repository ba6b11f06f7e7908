"""The contact map: up to fifteen people in three rings, and who of the near ones has gone silent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding
from textual.reactive import var

from tui.locale import N_, _
from tui.widgets.exercises import contacts_drawing as draw
from tui.widgets.exercises.contacts_list import PeopleList
from tui.widgets.exercises.contacts_words import contacts_wording
from tui.widgets.exercises.sight import lines, reveal, stacked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.console import RenderableType
    from textual.binding import BindingType

    from course.exercises.contacts import Contacts
    from course.progress import Plain

FORM = {"next_field", "field", "pick", "close_form", "edit"}
TOLD = {"onward", "redo", "turn"}
PICTURE = {"to_list", "turn"}
AROUND = 7
"""Rows of a window that are not the picture's: top line, heading, a line below, keys."""
TALLEST = 25


class ContactsView(PeopleList, inherit_bindings=False):
    """A list to fill, a form for one person, a picture of all, and when it is done, who is near but silent."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *PeopleList.BINDINGS,
        Binding("enter", "to_list", N_("List"), id="contacts.list"),
        Binding("v", "turn(True)", N_("Picture"), id="contacts.picture"),
        Binding("v", "turn(False)", N_("List"), id="contacts.list-key"),
        Binding("enter", "onward", N_("Next"), id="contacts.onward"),
        Binding("r", "redo", N_("Change"), id="contacts.redo"),
    ]

    pictured: var[bool] = var(default=False)
    """Whether the rings are drawn instead of the list."""

    def __init__(self, step: Contacts, answer: Mapping[str, Any] | None = None, **options: Any) -> None:  # noqa: ANN401
        """Show the people entered so far; `options` are those of the form."""
        super().__init__(step, answer, **options)
        self._kept: Plain | None = self.plain() if self.handed_in else None

    def wording(self) -> dict[str, str]:
        """The question, and what the groups are called."""
        return contacts_wording(self.step)

    def so_far(self) -> Plain | None:
        """The map, when it differs from what was handed in; an empty one too, when somebody was on it."""
        plain = self.plain()
        if self.handed_in or plain == (self._kept or {}):
            return None
        return {"people": [], **plain}

    def parts(self) -> dict[str, RenderableType]:
        """The form, the report, the picture, or the list."""
        if self.form_open:
            return self.form_parts()
        if self.handed_in:
            report = draw.report(self, self.step, self.answer.people, self.today())
            return {"report": report, "others": stacked([self._overview(), draw.privacy(self)])}
        return {"picture": self._overview()} if self.pictured else self.list_parts()

    def _overview(self) -> RenderableType:
        room = min(self.screen.size.height - AROUND, TALLEST - 1) // 2 * 2 + 1
        height = room if self.pictured else None
        return draw.overview(self, self.step, self.answer.people, self.today(), height)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Each of the four has its own keys."""
        if self.form_open or action in FORM:
            return self.form_open and action in FORM and self._form_allows(action, parameters)
        if action == "turn":
            return bool(self.answer.people) and parameters[0] is not self.pictured
        if self.handed_in or self.pictured:
            return action in (TOLD if self.handed_in else PICTURE)
        return action not in TOLD | PICTURE and self.list_allows(action)

    def _form_allows(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Digits where they choose; arrows are the line's as long as something stands in it."""
        if action == "pick":
            return parameters[0] in self.digits()
        return action != "edit" or (self.typing and bool(self.line.text))

    def action_turn(self, pictured: bool) -> None:  # noqa: FBT001 - as bindings give it
        """Show the picture or the list."""
        self.pictured = pictured
        self.redraw()
        report = self.parts().get("report")
        reveal(self, lambda: (lines(self, report) + 1 if report else 0, self.size.height))

    def action_to_list(self) -> None:
        """Back from the picture."""
        self.action_turn(pictured=False)

    def action_done(self) -> None:
        """Show who is silent; with nobody on the map there is nothing to show."""
        if self.answer.people or self._kept:
            self.hand_in()
        else:
            self.notice = _("Nobody is on the map yet. Initials will do.")
            self.redraw(grown=True)

    def hand_in(self) -> None:
        """Keep the map."""
        super().hand_in()
        self._kept = self.plain()

    def action_redo(self) -> None:
        """Go on with the map as it is."""
        self.handed_in = self.pictured = False
        self.go_to(len(self.answer.people))
