"""The form for one person on the contact map: a name, a ring, a group, and when there was contact last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import msgspec
from rich.text import Text
from textual.binding import Binding

from course.exercises.ago import last_day
from course.exercises.contacts import MOST, RINGS, Contacts, ContactsAnswer, Person, day, people, rows
from tui.locale import N_, _
from tui.locale import day as day_words
from tui.widgets.exercises import contacts_drawing as draw
from tui.widgets.exercises.answering import AnswerView
from tui.widgets.exercises.drawing import quiet
from tui.widgets.exercises.plan import today as local_day
from tui.widgets.exercises.typing_line import CARET, RUB_OUT, TypingLine, TypingView

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from rich.console import RenderableType
    from textual.binding import BindingType

NAME, RING, GROUP, LAST = range(4)
"""The fields, from top to bottom."""


class PersonTyping(AnswerView[Contacts, ContactsAnswer], TypingView, inherit_bindings=False):
    """Who is being entered, and the line in which that is typed; characters go there and nowhere else.

    Where the caret stands is part of the half-done answer: another language and a crash leave it there.
    """

    longest = 60

    def __init__(
        self,
        step: Contacts,
        answer: Mapping[str, Any] | None = None,
        *,
        handed_in: bool = False,
        today: Callable[[], date] = local_day,
    ) -> None:
        """Show a map; where somebody was just being entered, the form for them; `today` tells the day."""
        super().__init__(step, answer, handed_in=handed_in)
        self.today = today
        self.adding = False
        everybody, caret = rows(answer or {}), self.answer.caret
        known = len(caret) == 3 and caret[0] in range(len(everybody)) and caret[1] in range(4)
        if known and not handed_in:
            self.answer = ContactsAnswer(people=everybody, caret=caret)
            text = TypingLine.holding(self._text()).text
            self.line = TypingLine(text, min(max(caret[2], 0), len(text)))
        else:
            self.answer = ContactsAnswer(people=people(answer or {}))

    @property
    def form_open(self) -> bool:
        """Whether somebody is being entered."""
        return bool(self.answer.caret)

    @property
    def typing(self) -> bool:
        """Whether characters go into the line of a field."""
        return self.form_open and self.answer.caret[1] in {NAME, LAST}

    @property
    def person(self) -> Person:
        """Who is being entered."""
        return self.answer.people[self.answer.caret[0]]

    def _text(self) -> str:
        return self.person.initials if self.answer.caret[1] == NAME else self.person.last

    def digits(self) -> range:
        """The digits that choose something in the field of this moment."""
        if not self.form_open or self.typing:
            return range(0)
        return range(1, 1 + len(RINGS if self.answer.caret[1] == RING else self.step.groups))

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """While somebody is entered no character is a command, but for the digits that choose."""
        if not self.form_open or self.typing:
            return super().check_consume_key(key, character)
        return character is not None and character.isprintable() and character not in map(str, self.digits())

    def _insert(self, more: str) -> None:
        if self.typing:
            super()._insert(more)

    def line_changed(self) -> None:
        """Keep what stands in the field."""
        name = "initials" if self.answer.caret[1] == NAME else "last"
        self._put_person(msgspec.structs.replace(self.person, **{name: self.line.text}))

    def _put_person(self, person: Person) -> None:
        place, field, _column = self.answer.caret
        everybody = (*self.answer.people[:place], person, *self.answer.people[place + 1 :])
        self.change(people=everybody, caret=(place, field, self.line.caret))


class PersonForm(PersonTyping, inherit_bindings=False):
    """The form: which field, what it takes, and back to the list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "next_field", N_("Next field"), id="contacts.next-field"),
        Binding("tab", "next_field", N_("Next field"), show=False, id="contacts.tab"),
        Binding("up", "field(-1)", N_("Field"), key_display="↑↓", id="contacts.field-up"),
        Binding("down", "field(1)", N_("Field"), show=False, id="contacts.field-down"),
        Binding("shift+tab", "field(-1)", N_("Field"), show=False, id="contacts.field-back"),
        *(
            Binding(str(digit), f"pick({digit})", N_("Take this"), show=digit == 1, id=f"contacts.pick.{digit}")
            for digit in range(1, 6)
        ),
        Binding("escape", "close_form", N_("To the list"), id="contacts.close"),
        *RUB_OUT,
        *CARET,
    ]

    def open_form(self, place: int, field: int = NAME) -> None:
        """Enter what is to be known about somebody, from this field on; days are shown as people write them."""
        self.answer = msgspec.structs.replace(self.answer, caret=(place, field, 0))
        kept = day(self.person)
        self.line = TypingLine.holding(day_words(kept) if field == LAST and kept else self._text())
        self.change(caret=(place, field, self.line.caret))

    def form_closed(self, place: int) -> None:
        """The person at this place was entered."""
        raise NotImplementedError

    def form_parts(self) -> dict[str, RenderableType]:
        """Who of how many, and the fields."""
        place, field, _column = self.answer.caret
        head = _("Person {place} of {most}").format(place=place + 1, most=max(MOST, len(self.answer.people)))
        return {
            "head": quiet(self, head) if field else Text(head, style="bold"),
            "form": draw.form(self, self.step, self.person, field, self.line, self.today()),
        }

    # Keys

    def action_field(self, by: int) -> None:
        """Go to another field; a day that was typed is kept as one of the calendar, so that it ages."""
        place, field, _column = self.answer.caret
        if field == LAST and (found := last_day(self.line.text, self.today())):
            self._put_person(msgspec.structs.replace(self.person, last=found.isoformat()))
        self.open_form(place, min(max(field + by, NAME), LAST))

    def action_next_field(self) -> None:
        """Go to the next field; behind the last one back to the list."""
        if self.answer.caret[1] == LAST:
            self.action_close_form()
        else:
            self.action_field(1)

    def action_pick(self, digit: int) -> None:
        """Take this ring or group, and go on."""
        ring = self.answer.caret[1] == RING
        chosen: dict[str, Any] = {"ring": digit} if ring else {"group": self.step.groups[digit - 1].id}
        self._put_person(msgspec.structs.replace(self.person, **chosen))
        self.action_field(1)

    def action_close_form(self) -> None:
        """Back to the list; what was entered stays."""
        self.action_field(0)
        place = self.answer.caret[0]
        self.change(caret=())
        self.form_closed(place)
