"""Our two themes, and the styles of prose that follow from whichever theme is in use.

Every text stands on its background with a contrast of at least 4.5:1 (WCAG 2.2, criterion 1.4.3); a test computes it
from `PAIRS`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rich.style import Style
from rich.theme import Theme as Styles
from textual.theme import BUILTIN_THEMES, Theme

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_BAR = {
    "scrollbar": "ansi_default",
    "scrollbar-hover": "ansi_default",
    "scrollbar-active": "ansi_default",
    "scrollbar-background": "ansi_default",
    "scrollbar-background-hover": "ansi_default",
    "scrollbar-background-active": "ansi_default",
}
"""A scroll bar in the terminal's two colours: it is drawn in reverse."""

DARK = Theme(
    name="h2h-dark",
    primary="#e3b778",
    secondary="#8fc3c9",
    accent="#e3b778",
    foreground="#e8e3da",
    background="#14181c",
    surface="#1b2126",
    panel="#242c32",
    success="#97cf9a",
    warning="#e9cc7d",
    error="#f39a8b",
    dark=True,
    variables={
        "muted": "#a3adb3",
        "chosen": "#30404a",
        "block-cursor-background": "#30404a",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-blurred-background": "#242c32",
        "input-selection-background": "#30404a",
        "scrollbar": "#3a464e",
        "scrollbar-background": "#14181c",
    },
)

LIGHT = Theme(
    name="h2h-light",
    primary="#7d4a00",
    secondary="#1b5a64",
    accent="#7d4a00",
    foreground="#22272b",
    background="#faf7f1",
    surface="#f1ece2",
    panel="#e6dfd2",
    success="#245f26",
    warning="#6a4a00",
    error="#9c2419",
    dark=False,
    variables={
        "muted": "#4c545a",
        "chosen": "#dccfb6",
        "block-cursor-background": "#dccfb6",
        "block-cursor-foreground": "#000000",
        "block-cursor-blurred-background": "#e6dfd2",
        "input-selection-background": "#dccfb6",
        "scrollbar": "#b9ae9a",
        "scrollbar-background": "#faf7f1",
    },
)

OWN = (DARK, LIGHT)

ANSI_DARK = replace(
    BUILTIN_THEMES["ansi-dark"],
    primary="ansi_cyan",
    error="ansi_bright_red",
    variables={**BUILTIN_THEMES["ansi-dark"].variables, **_BAR, "border-blurred": "ansi_default"},
)

ANSI_LIGHT = replace(
    BUILTIN_THEMES["ansi-light"],
    secondary="ansi_blue",
    success="ansi_blue",
    variables={
        **BUILTIN_THEMES["ansi-light"].variables,
        **_BAR,
        "border-blurred": "ansi_default",
        "input-selection-background": "ansi_blue",
        "input-selection-foreground": "ansi_bright_white",
        "screen-selection-background": "ansi_blue",
        "screen-selection-foreground": "ansi_bright_white",
    },
)

ANSI = (ANSI_DARK, ANSI_LIGHT)
"""Textual's themes of the terminal's own colours, without those that are hard to read on black, or on white."""

PAIRS = [
    (text, ground)
    for text in ("foreground", "muted", "primary", "secondary", "accent", "success", "warning", "error")
    for ground in ("background", "surface", "panel", "chosen")
]
"""Names of variables: each text colour with each background it can stand on."""


def _plain(color: str) -> str | None:
    """A colour as Rich knows it; the terminal's own colours are left to the terminal."""
    return color if color.startswith("#") else None


def stand_ins(theme: Theme) -> dict[str, str]:
    """Our two variables for Textual's own themes, which do not have them."""
    variables = theme.to_color_system().generate()
    return {"muted": variables["foreground"], "chosen": variables["panel"]}


def chosen(wanted: str, available: Iterable[str], environ: Mapping[str, str], colours: str | None = "truecolor") -> str:
    """The theme wanted, if there is one of this name; otherwise ours, light where the terminal says it is light.

    With 16 colours (`standard`) ours would be bent to the nearest of them, so the terminal's own are taken. Where
    colours are not wanted (`NO_COLOR`), so they are, whatever theme is: its grounds are the terminal's.
    """
    plain = bool(environ.get("NO_COLOR"))
    if wanted in set(available) and not plain:
        return wanted
    light = environ.get("COLORFGBG", "").rpartition(";")[2] in {"7", "15"}
    if plain or colours == "standard":
        return "ansi-light" if light else "ansi-dark"
    return LIGHT.name if light else DARK.name


def prose_styles(theme: Theme) -> Styles:
    """Styles for Markdown drawn by Rich, from the colours of the theme in use."""
    variables = {**theme.to_color_system().generate(), **theme.variables}
    accent, second = (_plain(variables[name]) for name in ("accent", "secondary"))
    return Styles(
        {
            "markdown.paragraph": Style(),
            "markdown.em": Style(italic=True),
            "markdown.strong": Style(bold=True),
            "markdown.s": Style(color=second, underline=True),
            "markdown.code": Style(bold=True),
            "markdown.block_quote": Style(italic=True),
            "markdown.list": Style(),
            "markdown.item": Style(),
            "markdown.item.bullet": Style(color=accent, bold=True),
            "markdown.item.number": Style(color=accent, bold=True),
            "markdown.h2": Style(color=accent, bold=True),
            "markdown.h3": Style(bold=True),
            "markdown.h4": Style(bold=True, italic=True),
            "markdown.link": Style(underline=True),
            "markdown.link_url": Style(),
            "markdown.diagram": Style(color=second),
        }
    )
