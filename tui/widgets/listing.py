"""A list to choose from, whose keys stand in the line of keys."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.widgets import OptionList

from tui.locale import N_

if TYPE_CHECKING:
    from textual.binding import BindingType


class Listing(OptionList):
    """Rows of plain text; what Enter does is named by the subclass."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "cursor_up", N_("Choose"), key_display="↑↓", id="list.up"),
        Binding("down", "cursor_down", N_("Choose"), show=False, id="list.down"),
        Binding("home", "first", N_("To the top"), show=False, id="list.first"),
        Binding("end", "last", N_("To the end"), show=False, id="list.last"),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's hook
        """An empty list has nothing to choose."""
        return self.highlighted is not None or action not in {"select", "cursor_up", "cursor_down"}

    def action_page_down(self) -> None:
        """A page down; a list that was not drawn yet has none, which Textual does not expect."""
        with suppress(KeyError, IndexError):
            super().action_page_down()  # type: ignore[no-untyped-call]

    def action_page_up(self) -> None:
        """A page up; likewise."""
        with suppress(KeyError, IndexError):
            super().action_page_up()  # type: ignore[no-untyped-call]

    @property
    def here(self) -> str:
        """Id of the row under the cursor; empty if there is none."""
        option = self.highlighted_option
        return (option.id or "") if option else ""


class OpenList(Listing):
    """Enter opens the row."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", N_("Open"), id="list.open")]


class EditList(Listing):
    """Enter goes to where the row was written."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", N_("Edit"), id="list.edit")]


class AnswerList(Listing):
    """Enter gives the row as the answer."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", N_("Take this"), id="list.answer")]


class ValueList(Listing):
    """Enter takes the next value of the row."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", N_("Next value"), id="list.value")]
