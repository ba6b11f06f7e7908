"""The line at the bottom that says what can be pressed, made from the bindings themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.widget import Widget

from tui.locale import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.binding import ActiveBinding, Binding
    from textual.screen import Screen

KEYS = {
    "enter": "Enter",
    "escape": "Esc",
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "tab": "Tab",
    "shift+tab": N_("Shift+Tab"),
    "space": N_("Space"),
    "pageup": N_("PgUp"),
    "pagedown": N_("PgDn"),
    "question_mark": "?",
    "slash": "/",
    "plus": "+",
    "minus": "-",
    "backspace": N_("Backspace"),
    "shift+up": N_("Shift+↑"),
    "shift+down": N_("Shift+↓"),
}


def key_words(binding: Binding) -> str:
    """A key as people name it."""
    if binding.key_display:
        return _(binding.key_display)
    name = binding.key
    if name in KEYS:
        return _(KEYS[name])
    if name.startswith("ctrl+"):
        return _("Ctrl") + "+" + name[5:].upper()
    return name.upper() if len(name) > 1 else name


def ours(screen: Screen[object]) -> Iterator[ActiveBinding]:
    """Active bindings of this program (those with an id and a description), nearest to the focus first, each once."""
    seen: set[str] = set()
    for active in screen.active_bindings.values():
        binding = active.binding
        if binding.id and binding.description and active.enabled and binding.id not in seen:
            seen.add(binding.id)
            yield active


class KeyBar(Widget):
    """One line of keys. What does not fit is left out from the end; help always stays."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"key-bar--key"}

    def on_mount(self) -> None:
        """Follow the bindings of the screen."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _screen: self.refresh())

    def render(self) -> Text:
        """The keys that fit."""
        shown = [active.binding for active in ours(self.screen) if active.binding.show]
        last = [binding for binding in shown if binding.id == "app.help"]
        line = Text(" ", no_wrap=True, overflow="crop")
        room = self.size.width - sum(self._item(binding).cell_len for binding in last) - 1
        for binding in shown:
            item = self._item(binding)
            if binding not in last and item.cell_len <= room:
                line.append_text(item)
                room -= item.cell_len
        for binding in last:
            line.append_text(self._item(binding))
        return line

    def _item(self, binding: Binding) -> Text:
        key_style = self.get_component_rich_style("key-bar--key", partial=True)
        return Text.assemble((key_words(binding), key_style), f" {_(binding.description)}  ")
