"""The people on the contact map as a list: a row each, one to add somebody, and one to finish."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from rich.console import Group
from rich.text import Text
from textual.binding import Binding
from textual.reactive import var

from course.exercises.contacts import MOST, Contacts, Person, day, empty
from tui.locale import N_, _
from tui.widgets.exercises import contacts_drawing as draw
from tui.widgets.exercises.contacts_form import PersonForm
from tui.widgets.exercises.contacts_words import unread_words
from tui.widgets.exercises.sight import reveal, row_lines, stacked
from tui.widgets.own_words import shown
from tui.widgets.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.console import RenderableType
    from textual.binding import BindingType


class PeopleList(PersonForm, inherit_bindings=False):
    """Enter does what the row under the cursor says. Somebody taken out can be put back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *PersonForm.BINDINGS,
        Binding("enter", "alter", N_("Change"), id="contacts.alter"),
        Binding("enter", "done", N_("Done"), id="contacts.done"),
        Binding("enter,a", "add", N_("Add"), id="contacts.add"),
        Binding("up", "move(-1)", N_("Choose"), key_display="↑↓", id="contacts.up"),
        Binding("down", "move(1)", N_("Choose"), show=False, id="contacts.down"),
        Binding("backspace,delete", "remove", N_("Take out"), id="contacts.remove"),
        Binding("z", "put_back", N_("Put back"), id="contacts.put-back"),
    ]

    cursor: var[int] = var(0)
    """The row under the cursor."""

    def __init__(self, step: Contacts, answer: Mapping[str, Any] | None = None, **options: Any) -> None:  # noqa: ANN401
        """Show the people; the cursor stands where somebody can be added. `options` are those of the form."""
        super().__init__(step, answer, **options)
        self.removed: tuple[tuple[int, Person], ...] = ()
        self.set_reactive(PeopleList.cursor, len(self.answer.people))

    @property
    def full(self) -> bool:
        """Whether nobody can be added."""
        return len(self.answer.people) >= MOST

    @property
    def last_row(self) -> int:
        """The row that finishes, behind the people and the one that adds somebody."""
        return len(self.answer.people) + (not self.full)

    def row_action(self) -> str:
        """What Enter does in the row under the cursor."""
        if self.cursor < len(self.answer.people):
            return "alter"
        return "done" if self.cursor == self.last_row else "add"

    def list_parts(self) -> dict[str, RenderableType]:
        """The question, what becomes of the answer, the rows, and a notice."""
        parts: dict[str, RenderableType] = {"head": _head(self), "rows": Group(*self._rows())}
        if self.notice:
            parts["notice"] = Text(self.notice)
        return parts

    def _rows(self) -> list[RenderableType]:
        today, count = self.today(), len(self.answer.people)
        drawn = [
            draw.listed(self, self.step, person, today, here=place == self.cursor)
            for place, person in enumerate(self.answer.people)
        ]
        if not self.full:
            words = _("Add somebody ({count} of {most})").format(count=count, most=MOST)
            drawn.append(draw.command(self, words, here=self.cursor == count))
        words = _("Done: show who is near but silent")
        return [*drawn, draw.command(self, words, here=self.cursor == self.last_row)]

    def list_allows(self, action: str) -> bool:
        """Whether something can be done with the row under the cursor, or with the list."""
        on_person = self.cursor < len(self.answer.people)
        if action in {"alter", "done"}:
            return self.row_action() == action
        return {"add": not self.full, "remove": on_person, "put_back": bool(self.removed) and not self.full}.get(
            action, True
        )

    def go_to(self, row: int) -> None:
        """Move the cursor to a row, and the window to the cursor."""
        self.cursor = min(max(row, 0), self.last_row)
        self.redraw()
        self.show_place()

    def show_place(self) -> None:
        """Bring the row under the cursor into sight; what was just said below the list comes first."""
        if "rows" in self.parts():
            above = Group(_head(self), Text())
            reveal(self, self.newest if self.notice else lambda: row_lines(self, above, self._rows(), self.cursor))

    def form_closed(self, place: int) -> None:
        """Somebody about whom nothing was said is not kept; a day that is none is said to be so."""
        everybody, added = self.answer.people, self.adding
        self.adding = False
        if empty(everybody[place]):
            self.change(people=(*everybody[:place], *everybody[place + 1 :]))
        last = everybody[place].last
        if last and not day(everybody[place]):
            self.notice = unread_words(shown(last))
        self.go_to(len(self.answer.people) if added else place)

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self.notice = ""
        self.go_to((self.cursor + by) % (self.last_row + 1))

    def action_alter(self) -> None:
        """Enter anew what is known about the person under the cursor."""
        self.open_form(self.cursor)

    def action_add(self) -> None:
        """Enter somebody."""
        self.adding = True
        self.change(people=(*self.answer.people, Person()))
        self.open_form(len(self.answer.people) - 1)

    def action_remove(self) -> None:
        """Take the person under the cursor from the map."""
        place, everybody = self.cursor, self.answer.people
        self.removed = (*self.removed, (place, everybody[place]))
        self.change(people=(*everybody[:place], *everybody[place + 1 :]))
        name = draw.short(everybody[place].initials)
        self.notice = _("{name} is no longer on the map. z puts them back.").format(name=name)
        self.go_to(place)

    def action_put_back(self) -> None:
        """Put back who was taken out last; before that, who was taken out before."""
        if self.removed:
            *rest, (place, person) = self.removed
            self.removed, everybody = tuple(rest), self.answer.people
            self.change(people=(*everybody[:place], person, *everybody[place:]))
            self.go_to(place)


def _head(view: PeopleList) -> RenderableType:
    return stacked([Prose(view.step.question), draw.privacy(view)])
