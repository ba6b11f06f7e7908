"""Every text of our themes can be read on every background it can stand on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rich.style import Style
from textual.color import Color

from tui import theme

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
