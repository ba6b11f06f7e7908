"""The command palette: every chapter and screen by a few letters of its name, and a search for anything else.

Textual has a palette too. Its list follows the letters a moment later, so that Enter right behind them, as a slow line
delivers it, takes what stood there before; and it speaks English and reads titles as markup.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.text import Text
from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.getters import query_one
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from course.search import fold, places
from tui.locale import N_, _
from tui.widgets.focus import focus_now
from tui.widgets.key_bar import KeyBar
from tui.widgets.leaving import Panel
from tui.widgets.listing import OpenList

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from textual.app import ComposeResult


class Wish(NamedTuple):
    """What the learner wants: to go to a place, or to search for words."""

    place: str = ""
    words: str = ""


class PaletteField(Input):
    """Letters of a name."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "screen.step(-1)", N_("Choose"), key_display="↑↓", id="palette.up"),
        Binding("down", "screen.step(1)", N_("Choose"), show=False, id="palette.down"),
        Binding("enter", "submit", N_("Open"), id="palette.open"),
    ]

    def on_mount(self) -> None:
        """The caret does not blink."""
        self.cursor_blink = False


class PaletteScreen(Panel[Wish]):
    """A field, and below it the places whose names have its letters in this order, the best first."""

    CSS_PATH = "palette.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+p", "dismiss", N_("Back"), key_display="Esc", id="palette.back"),
    ]

    listing = query_one("#places", OpenList)

    def __init__(self, places: Mapping[str, str]) -> None:
        """Offer places: what they are called, by name."""
        super().__init__()
        self.places = places

    def compose(self) -> ComposeResult:
        """Field, places, keys."""
        with Vertical(id="box"):
            yield PaletteField(placeholder=_("A chapter, a screen, or words to search for"), id="letters")
            yield OpenList(*self._options(""), id="places", markup=False)
            yield KeyBar()

    def on_mount(self) -> None:
        """The first place can be taken at once; letters go into the field."""
        self.listing.can_focus = False
        self.listing.highlighted = 0
        focus_now(self.query_one("#letters"))

    def _options(self, letters: str) -> Iterator[Option]:
        """The places that fit, and last the search, so that there is always something to take."""
        if not letters:
            yield from (Option(Text(words), id=name) for name, words in self.places.items())
            return
        found = [(*_fit(letters, words), name) for name, words in self.places.items()]
        for score, line, name in sorted(found, key=lambda one: -one[0]):
            if score:
                yield Option(line, id=name)
        yield Option(Text(_("Search for “{words}”").format(words=letters)), id="")

    @on(Input.Changed)
    def _letters(self, event: Input.Changed) -> None:
        self.listing.clear_options()
        self.listing.add_options(self._options(event.value.strip()))
        self.listing.highlighted = 0

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        self._take(self.listing.here, event.value.strip())

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self._take(event.option.id or "", self.query_one("#letters", Input).value.strip())

    def _take(self, name: str, letters: str) -> None:
        self.dismiss(Wish(place=name) if name else Wish(words=letters))

    def action_step(self, by: int) -> None:
        """Move in the list; the letters stay."""
        self.listing.highlighted = ((self.listing.highlighted or 0) + by) % self.listing.option_count


def _fit(letters: str, words: str) -> tuple[int, Text]:
    """How well letters fit some words, and the words with those letters marked; accents make no difference."""
    rank, found = _found(fold(letters), fold(words))
    where, line = places(words), Text(words)
    for place in found:
        line.stylize("bold underline", where[place], where[place] + 1)
    return rank, line


def _found(letters: str, words: str) -> tuple[int, Sequence[int]]:
    """Where the letters stand: best as the beginning of a word, then in one piece, at last one behind the other.

    Each letter is looked for once; trying every way they could be spread takes seconds with a few of the same.
    """
    for rank, place in ((3, f" {words}".find(f" {letters}")), (2, words.find(letters))):
        if place >= 0:
            return rank, range(place, place + len(letters))
    found: list[int] = []
    for letter in letters:
        place = words.find(letter, found[-1] + 1 if found else 0)
        if place < 0:
            return 0, ()
        found.append(place)
    return 1, found
