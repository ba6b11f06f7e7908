"""The line at the bottom that says what can be pressed, made from the bindings themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from rich.text import Text
from textual.widget import Widget

from tui.locale import N_, _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.binding import Binding
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
    "home": N_("Home"),
    "end": N_("End"),
    "question_mark": "?",
    "slash": "/",
    "plus": "+",
    "minus": "-",
    "backspace": N_("Backspace"),
    "shift+up": N_("Shift+↑"),
    "shift+down": N_("Shift+↓"),
}


ALWAYS = {"app.help", "panel.close"}
"""What is shown whatever the room: the way to all other keys, and the way back."""


LEADS_ON = {"step.onward", "form.next"}
"""Where Enter leads on, nobody needs another key for that."""


class Key(NamedTuple):
    """A key, or a row of digits, and what it does.

    Attributes:
        id: id of the binding.
        words: the key as people name it.
        does: what it does, in the language spoken now.
        shown: whether the line of keys shows it.
    """

    id: str
    words: str
    does: str
    shown: bool


def keys_of(screen: Screen[Any]) -> list[Key]:
    """What can be pressed on a screen: this program's own bindings (those with an id), nearest to the focus first.

    Digits that do the same thing to different parts, such as choosing an option, are one row: `1-4`.
    """
    found: dict[str, Key] = {}
    digits: dict[str, list[str]] = {}
    # Textual asks the focus which keys it types, but does not know that this one is a character.
    typed = {"slash"} if screen.focused and screen.focused.check_consume_key("slash", "/") else set()
    for active in screen.active_bindings.values():
        binding = active.binding
        if not (binding.id and binding.description and active.enabled) or binding.id in found or binding.key in typed:
            continue
        family = binding.id.rpartition(".")[0] if binding.key.isdigit() else binding.id
        digits.setdefault(family, []).append(binding.key)
        if family not in found:
            found[family] = Key(binding.id, _key_words(binding), _(binding.description), binding.show)
    rows = {family: f"{min(keys)}-{max(keys)}" for family, keys in digits.items() if len(keys) > 1}
    return [key._replace(words=rows.get(family, key.words)) for family, key in found.items()]


def _key_words(binding: Binding) -> str:
    """A key as people name it."""
    name = binding.key
    if binding.key_display or name in KEYS:
        return _(binding.key_display or KEYS[name])
    if name.startswith("ctrl+"):
        return _("Ctrl") + "+" + name[5:].upper()
    return name.upper() if len(name) > 1 and name.isalnum() else name


class KeyBar(Widget):
    """One line of keys.

    Where not all fit, help stays, the first key, Enter, the ways back and on, and paging where there is more to read.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"key-bar--key"}

    def on_mount(self) -> None:
        """Follow the bindings of the screen."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _screen: self.refresh())

    def render(self) -> Text:
        """The keys that fit, help at the end."""
        shown = [key for key in keys_of(self.screen) if key.shown]
        shown.sort(key=lambda key: key.id in ALWAYS)
        items = [self._item(key) for key in shown]
        # The blanks behind the last key may be cut off.
        room, chosen = self.size.width + 1, set[int]()
        for place in _most_needed_first(shown):
            if items[place].cell_len <= room:
                chosen.add(place)
                room -= items[place].cell_len
        return Text.assemble(" ", *(items[place] for place in sorted(chosen)), no_wrap=True, overflow="crop")

    def _item(self, key: Key) -> Text:
        style = self.get_component_rich_style("key-bar--key", partial=True)
        return Text.assemble((key.words, style), f" {key.does}  ")


def _most_needed_first(keys: Sequence[Key]) -> list[int]:
    """The places of the keys, in the order in which they are given room."""
    on = set() if LEADS_ON & {key.id for key in keys} else {"chapter.next"}
    back = next((key.id for key in keys if key.words == "Esc"), "app.quit")

    def rank(place: int) -> int:
        key = keys[place]
        needed = (key.id in ALWAYS, place == 0, key.words == "Enter", key.id in {back, "stage.page-down"}, key.id in on)
        return needed.index(True) if any(needed) else len(needed) + place

    return sorted(range(len(keys)), key=rank)
