"""How the app looks and moves: theme, styles of prose, what every line is filtered by."""

from __future__ import annotations

import gc
import os
from importlib import import_module
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from tui import locale, theme
from tui.driver import driver_class
from tui.filter import NoColours, PlainText
from tui.pointing import Pointing

if TYPE_CHECKING:
    from course.model import Language
    from course.progress import Settings


OF_A_CHAPTER = ("tui.screens.chapter", "tui.widgets.exercises.reading", "tui.widgets.exercises.guess")

SETTLED = 0.2
"""Seconds after which the first screen stands."""


class Dressing(Pointing):
    """Has a theme from the start, so that the style sheets are not read a second time."""

    def __init__(self) -> None:
        """Take what suits the terminal."""
        super().__init__(driver_class=driver_class(), watch_css=False)
        self.animation_level = "none"
        self.styled = False
        self._filters = [PlainText(), NoColours()] if self.no_color else [PlainText(), *self._filters]
        for one in (*theme.OWN, *theme.ANSI):
            self.register_theme(one)
        self.set_reactive(Dressing.theme, self._theme_for(""))

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """What our style sheets use and Textual's own themes do not have."""
        return theme.stand_ins(self.current_theme)

    def dress(self, settings: Settings, language: Language | None) -> None:
        """Take the language, colours and motion the learner chose, or that the terminal suggests.

        Args:
            settings: the learner's.
            language: speak this one, whatever the settings say.
        """
        locale.use(language or settings.language or locale.preferred())
        self.theme = self._theme_for(settings.theme)
        if self.styled:
            self.console.pop_theme()
        self.console.push_theme(theme.prose_styles(self.current_theme))
        self.styled = True
        self.points = settings.cursor != "off"
        moving = settings.motion == "on" and "SSH_CONNECTION" not in os.environ
        self.animation_level = "basic" if moving else "none"

    def settle(self) -> None:
        """The first screen stands: load what a chapter needs, and look for garbage in what comes from now on."""
        Thread(target=lambda: [*map(import_module, OF_A_CHAPTER)], daemon=True).start()
        looks = str(Path(__file__).parent / "screens" / "chapter.tcss")
        if not self.stylesheet.has_source(looks):
            self.stylesheet.read(looks)
            self.stylesheet.reparse()
        if not gc.isenabled():
            gc.freeze()
            gc.enable()

    def _theme_for(self, wanted: str) -> str:
        return theme.chosen(wanted, self.available_themes, os.environ, self.console.color_system)
