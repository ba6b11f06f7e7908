"""Every text of our themes can be read on every background it can stand on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from tui import theme
from tui.filter import NoColours

if TYPE_CHECKING:
    from textual.theme import Theme


def luminance(color: Color) -> float:
    """Relative luminance as WCAG 2.2 defines it."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(part / 255) for part in color.rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_measure_is_right() -> None:
    assert contrast(Color.parse("#000"), Color.parse("#fff")) == pytest.approx(21)
    assert contrast(Color.parse("#777"), Color.parse("#fff")) == pytest.approx(4.478, abs=0.01)


@pytest.mark.parametrize("own", theme.OWN, ids=lambda one: one.name)
@pytest.mark.parametrize(("text", "ground"), theme.PAIRS)
def test_every_pair_reaches_four_and_a_half_to_one(own: Theme, text: str, ground: str) -> None:
    variables = {**own.to_color_system().generate(), **own.variables}
    assert contrast(Color.parse(variables[text]), Color.parse(variables[ground])) >= 4.5


@pytest.mark.parametrize("own", theme.OWN, ids=lambda one: one.name)
def test_prose_uses_only_colours_of_the_pairs(own: Theme) -> None:
    variables = {**own.to_color_system().generate(), **own.variables}
    checked = {Color.parse(variables[text]).hex.lower() for text, _ground in theme.PAIRS}
    styles = theme.prose_styles(own).styles
    own_styles = [styles[name] for name in styles if name.startswith("markdown.")]
    used = {
        style.color.get_truecolor().hex.lower()
        for style in own_styles
        if isinstance(style, Style) and style.color and style.color.triplet
    }
    assert used <= checked


def test_the_theme_follows_the_choice_then_the_terminal() -> None:
    names = ["h2h-dark", "h2h-light", "nord"]
    assert theme.chosen("nord", names, {}) == "nord"
    assert theme.chosen("gone", names, {}) == "h2h-dark"
    assert theme.chosen("", names, {"COLORFGBG": "0;15"}) == "h2h-light"
    assert theme.chosen("", names, {"COLORFGBG": "15;0"}) == "h2h-dark"


def test_sixteen_colours_or_none_are_those_of_the_terminal() -> None:
    names = ["h2h-dark", "h2h-light", "nord"]
    light = {"COLORFGBG": "0;15"}
    assert theme.chosen("", names, {}, "standard") == "ansi-dark"
    assert theme.chosen("", names, light, "standard") == "ansi-light"
    assert theme.chosen("nord", names, {}, "standard") == "nord"
    assert theme.chosen("nord", names, {"NO_COLOR": "1"}) == "ansi-dark"
    assert theme.chosen("nord", names, {"NO_COLOR": "1", **light}) == "ansi-light"
    assert theme.chosen("nord", names, {"NO_COLOR": ""}) == "nord"


LINUX = {"black": "#000", "red": "#a00", "green": "#0a0", "yellow": "#a50", "blue": "#00a", "magenta": "#a0a"}
LINUX |= {"cyan": "#0aa", "white": "#aaa", "bright_red": "#f55", "bright_white": "#fff", "bright_blue": "#55f"}
XTERM = {"black": "#000", "red": "#cd0000", "green": "#00cd00", "yellow": "#cdcd00", "blue": "#0000ee"}
XTERM |= {"magenta": "#cd00cd", "cyan": "#00cdcd", "white": "#e5e5e5", "bright_red": "#f00", "bright_white": "#fff"}
XTERM |= {"bright_blue": "#5c5cff"}


@pytest.mark.parametrize("palette", [LINUX, XTERM], ids=["linux", "xterm"])
@pytest.mark.parametrize("one", theme.ANSI, ids=lambda one: one.name)
def test_the_terminals_own_colours_reach_three_to_one(one: Theme, palette: dict[str, str]) -> None:
    def colour(name: str, default: str) -> Color:
        return Color.parse(palette.get(variables[name].removeprefix("ansi_"), default))

    variables = {**one.to_color_system().generate(), **one.variables, **theme.stand_ins(one)}
    ink, paper = ("#aaa", "#000") if one.dark else ("#000", "#fff")
    for text in ("foreground", "muted", "primary", "secondary", "accent", "success", "warning", "error"):
        assert contrast(colour(text, ink), Color.parse(paper)) >= 3, text
    for pair in ("block-cursor", "input-selection", "screen-selection"):
        assert contrast(colour(f"{pair}-foreground", ink), colour(f"{pair}-background", paper)) >= 3, pair


def test_without_colours_what_has_a_ground_of_its_own_is_reversed() -> None:
    styles = ["bold red", "red on default", "black on white", "reverse black on white", "underline"]
    segments = [Segment("x", Style.parse(style)) for style in styles]
    drawn = NoColours().apply([*segments, Segment("y")], Color.parse("#000"))
    assert [str(segment.style) for segment in drawn] == ["bold", "none", "reverse", "reverse", "underline", "None"]
