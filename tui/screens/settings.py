"""Settings: language, theme, motion, and where the progress file lies."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.binding import Binding
from textual.getters import query_one
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tui.locale import N_, _
from tui.messages import ChooseSettings
from tui.widgets.frame import CourseScreen, TopLine
from tui.widgets.listing import ValueList

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.binding import BindingType
    from textual.widget import Widget

    from course.progress import Settings

LANGUAGE_NAMES = {"": N_("as the system says"), "de": "Deutsch", "en": "English"}
MOTIONS = {"": N_("off"), "on": N_("on (never over SSH)")}
CURSORS = {"": N_("on, for braille displays"), "off": N_("off")}


class SettingsScreen(CourseScreen[None]):
    """One row a setting; Enter or → takes the next value, ← the one before."""

    CSS_PATH = "settings.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "turn(1)", N_("Other value"), key_display="←→", id="settings.next"),
        Binding("left", "turn(-1)", N_("Other value"), show=False, id="settings.before"),
        Binding("escape,f10,q", "dismiss", N_("Back"), key_display="Esc", id="settings.back"),
    ]

    rows = query_one("#rows", ValueList)

    def __init__(self, settings: Settings, themes: Sequence[str], file: str) -> None:
        """Show settings; `themes` are the names to choose from, ours first, and `file` is where progress is kept."""
        super().__init__()
        self.values = {
            "language": settings.language,
            "theme": settings.theme or themes[0],
            "motion": settings.motion,
            "cursor": settings.cursor,
        }
        self.choices: dict[str, tuple[str, ...]] = {
            "language": tuple(LANGUAGE_NAMES),
            "theme": tuple(themes),
            "motion": tuple(MOTIONS),
            "cursor": tuple(CURSORS),
        }
        self.file = file

    def content(self) -> Iterable[Widget]:
        """The rows, and where the file lies."""
        yield ValueList(*(Option(self._row(name), id=name) for name in self.values), id="rows", markup=False)
        yield Static(Text.assemble((_("Your progress lies in"), "bold"), "\n", self.file), id="file")

    def on_mount(self) -> None:
        """The first row is where one starts."""
        self._say(0)

    async def speak(self) -> None:
        """Say the rows again; the cursor stays."""
        here = self.rows.highlighted
        await super().speak()
        self._say(here or 0)

    def _say(self, here: int) -> None:
        self.query_one("#top", TopLine).say(_("Settings"), "")
        self.rows.highlighted = here
        self.rows.focus()

    def _row(self, name: str) -> Text:
        label = {"language": _("Language"), "theme": _("Colours"), "motion": _("Motion"), "cursor": _("Cursor")}[name]
        value = self.values[name]
        words = {"language": LANGUAGE_NAMES, "theme": {}, "motion": MOTIONS, "cursor": CURSORS}[name].get(value, value)
        words = words if name == "language" and value else _(words)
        return Text.assemble((f"{label:<12}", "bold"), "← ", words, " →")

    def action_turn(self, by: int) -> None:
        """Take the next value of the row under the cursor."""
        option = self.rows.highlighted_option
        if not option or not option.id:
            return
        name, choices = option.id, self.choices[option.id]
        here = choices.index(self.values[name]) if self.values[name] in choices else 0
        self.values[name] = choices[(here + by) % len(choices)]
        self.rows.replace_option_prompt(name, self._row(name))
        self.post_message(ChooseSettings({name: self.values[name]}))

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        self.action_turn(1)
