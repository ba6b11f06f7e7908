"""One line that is being typed inside a view that draws itself: the line as a value, and the keys that change it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual.actions import parse
from textual.binding import Binding
from textual.widget import Widget

from course.cleaning import LONGEST, one_line
from tui.locale import N_

if TYPE_CHECKING:
    from textual import events
    from textual.binding import BindingType

RUB_OUT: list[BindingType] = [Binding("backspace", "edit('rub_out')", N_("Delete"), show=False, id="typing.rub-out")]
CARET: list[BindingType] = [
    Binding("delete", "edit('delete')", N_("Delete"), show=False, id="typing.delete"),
    Binding("left", "edit('left')", N_("Left"), show=False, id="typing.left"),
    Binding("right", "edit('right')", N_("Right"), show=False, id="typing.right"),
    Binding("home", "edit('home')", N_("To the beginning"), show=False, id="typing.home"),
    Binding("end", "edit('end')", N_("To the end"), show=False, id="typing.end"),
]


@dataclass(frozen=True)
class TypingLine:
    """The text and where the caret stands in it."""

    text: str = ""
    caret: int = 0

    @classmethod
    def holding(cls, text: str) -> TypingLine:
        """A line with this text; the caret behind it."""
        return cls().insert(text)

    def insert(self, more: str) -> TypingLine:
        """Type or paste: newlines become spaces, characters that cannot be seen are left out, umlauts are joined."""
        before = unicodedata.normalize("NFC", self.text[: self.caret] + one_line(more))
        text = (before + self.text[self.caret :])[:LONGEST]
        return TypingLine(text, min(len(before), len(text)))

    def edited(self, how: str) -> TypingLine:
        """The line after a key that types nothing: `rub_out`, `delete`, `left`, `right`, `home` or `end`."""
        if how == "rub_out":
            return self.edited("left").edited("delete") if self.caret else self
        if how == "delete":
            return replace(self, text=self.text[: self.caret] + self.text[self.caret + 1 :])
        to = {"left": self.caret - 1, "right": self.caret + 1, "home": 0}.get(how, len(self.text))
        return replace(self, caret=min(max(to, 0), len(self.text)))


class TypingView(Widget):
    """Takes keys and pastes into `line` while `typing`; then no typed character reaches the screen's own keys."""

    line = TypingLine()
    longest = LONGEST

    @property
    def typing(self) -> bool:
        """Whether characters go into the line."""
        raise NotImplementedError

    def fits(self, sign: str) -> bool:
        """Whether this character can stand in the line."""
        return sign.isprintable()

    def line_changed(self) -> None:
        """The line is another one now."""
        raise NotImplementedError

    def check_consume_key(self, key: str, character: str | None) -> bool:  # noqa: ARG002 - Textual's hook
        """Characters are typed, whatever they do elsewhere."""
        return self.typing and character is not None and self.fits(character)

    def on_key(self, event: events.Key) -> None:
        """Type a character, or do at once what another key does here.

        Bindings are run by the app, which a key reaches later than the next one reaches this widget: in a burst, what
        is typed behind Enter or Tab would land before it.
        """
        if self.check_consume_key(event.key, event.character):
            event.stop()
            self._insert(event.character or "")
            return
        for binding in self._bindings.key_to_bindings.get(event.key, ()):
            _namespace, action, parameters = parse(binding.action)
            if self.check_action(action, parameters):
                event.stop().prevent_default()
                getattr(self, f"action_{action}")(*parameters)
                return

    def on_paste(self, event: events.Paste) -> None:
        """Paste what fits."""
        if self.typing:
            event.stop()
            self._insert("".join(sign for sign in " ".join(event.text.split()) if self.fits(sign)))

    def _insert(self, more: str) -> None:
        self._put(self.line.insert(more[: max(self.longest - len(self.line.text), 0)]))

    def _put(self, line: TypingLine) -> None:
        if line != self.line:
            self.line = line
            self.line_changed()

    def action_edit(self, how: str) -> None:
        """Delete, or move the caret."""
        self._put(self.line.edited(how))
