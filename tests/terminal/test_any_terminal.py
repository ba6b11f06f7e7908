"""The real program on every kind of terminal: what stands on the emulated screen, and which bytes were sent for it."""

from __future__ import annotations

import re
import subprocess
import sys
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.color import Color

assert sys.platform != "win32", "these tests need a Unix terminal"

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.terminal.conftest import H2h, Start, Terminal

COLOUR = re.compile(rb"(?:\A|;)(?:[34]8;([25]);[0-9;]*?(?=;[34]8;|\Z)|(?:3|4|9|10)[0-7](?=;|\Z))")
STYLE = re.compile(rb"\x1b\[([0-9;:]*)m")
KINDS = {b"2": "16 million", b"5": "256", b"": "16"}
LIGHT = {"COLORFGBG": "0;15"}
TERMINALS: dict[str, tuple[dict[str, str], set[str]]] = {
    "xterm-256color": ({}, {"256"}),
    "xterm-256color, truecolor": ({"COLORTERM": "truecolor"}, {"16 million"}),
    "xterm-256color, light": (LIGHT, {"256"}),
    "xterm": ({}, {"16"}),
    "xterm, light": (LIGHT, {"16"}),
    "screen-256color": ({}, {"256"}),
    "tmux-256color": ({}, {"256"}),
    "tmux-256color, truecolor": ({"COLORTERM": "truecolor"}, {"16 million"}),
    "screen": ({}, {"16"}),
    "linux": ({}, {"16"}),
    "vt100": ({}, {"16"}),
    "xterm-256color, no colour": ({"COLORTERM": "truecolor", "NO_COLOR": "1"}, set()),
    "linux, no colour": ({"NO_COLOR": "1"}, set()),
    "xterm-256color, NO_COLOR empty": ({"NO_COLOR": ""}, {"256"}),
}
"""What the terminal says of itself, and the kinds of colours it may be sent."""


def kinds(sent: bytes) -> set[str]:
    """Which kinds of colours are set."""
    return {KINDS[wide] for style in STYLE.findall(sent) for wide in COLOUR.findall(style)}


def quit_from_chapter(terminal: Terminal) -> None:
    """Leave in order."""
    terminal.press("ctrl+q")
    assert terminal.wait_exit() == 0


def open_reading(terminal: Terminal) -> None:
    """From the contents into chapter 1 and two steps forward, to the story."""
    terminal.wait_for("q Quit")
    terminal.wait_for("Truly Connected")
    terminal.press("enter")
    terminal.wait_for("1 of ")
    for place in (2, 3):
        terminal.press("right")
        terminal.wait_for(f"{place} of ")


def test_the_kinds_are_told_apart() -> None:
    assert kinds(b"\x1b[0m\x1b[1;4;7m\x1b[39;49m\x1b[22m x31 \x1b[38H") == set()
    assert kinds(b"\x1b[1;31m") == kinds(b"\x1b[107m") == kinds(b"\x1b[37;40m") == {"16"}
    assert kinds(b"\x1b[1;38;5;31m") == {"256"}
    assert kinds(b"\x1b[48;2;1;2;31m\x1b[92m") == {"16 million", "16"}
    assert kinds(b"\x1b[1;38;2;31;2;3;48;5;3m") == {"16 million", "256"}


@pytest.mark.parametrize("name", TERMINALS)
def test_a_chapter_is_read_in_the_colours_the_terminal_has(start: Start, h2h: H2h, name: str) -> None:
    settings, allowed = TERMINALS[name]
    start.environ.update(settings, TERM=name.partition(",")[0])
    terminal = h2h()
    open_reading(terminal)
    terminal.wait_quiet(0.2)
    assert "The Pendulum and the Proof" in terminal.screen_text()
    assert re.search(r"Next step|Space", terminal.screen_text())
    quit_from_chapter(terminal)
    sent = terminal.bytes_since()
    assert kinds(sent) == allowed
    assert b"\x1b[?1003h" not in sent
    assert "h2h" not in terminal.screen_text()


# Colours that can be read

LINUX = dict(
    zip(
        ("black", "red", "green", "brown", "blue", "magenta", "cyan", "white"),
        ("#000", "#a00", "#0a0", "#a50", "#00a", "#a0a", "#0aa", "#aaa"),
        strict=True,
    ),
    brightred="#f55",
    brightgreen="#5f5",
    brightbrown="#ff5",
    brightblue="#55f",
    brightwhite="#fff",
    brightblack="#555",
    brightmagenta="#f5f",
    brightcyan="#5ff",
)
XTERM = {
    **LINUX,
    "red": "#cd0000",
    "green": "#00cd00",
    "brown": "#cdcd00",
    "blue": "#0000ee",
    "magenta": "#cd00cd",
    "cyan": "#00cdcd",
    "white": "#e5e5e5",
    "brightblack": "#7f7f7f",
    "brightred": "#f00",
    "brightblue": "#5c5cff",
}
PAPER = {"dark": {"ink": "#aaa", "paper": "#000"}, "light": {"ink": "#000", "paper": "#fff"}}


def luminance(colour: Color) -> float:
    """As WCAG 2.2 defines it."""
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str, other: str) -> float:
    """Of two colours as pyte names them once the palette is applied."""
    lighter, darker = sorted((luminance(Color.parse(one)), luminance(Color.parse(other))), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def in_front(rows: list[list[tuple[str, str, str]]]) -> Iterator[list[tuple[str, str, str]]]:
    """The rows; of those behind a panel, which are dimmed on purpose, only what is within its frame."""
    lines = ["".join(data for data, _, _ in row) for row in rows]
    framed = any("╭" in line for line in lines)
    for row, line in zip(rows, lines, strict=True):
        if not framed:
            yield row
        elif "│" in line:
            yield row[line.index("│") : line.rindex("│")]


def unreadable(terminal: Terminal, palette: dict[str, str]) -> Iterator[str]:
    """Letters and figures that do not stand out from what is behind them."""
    for data, ink, ground in sorted(set(chain.from_iterable(in_front(terminal.cells())))):
        one, other = (palette.get(colour, f"#{colour}") for colour in (ink, ground))
        if data.isalnum() and contrast(one, other) < 3:
            yield f"{data}: {ink} on {ground}"


def screens(terminal: Terminal, h2h: H2h) -> Iterator[str]:
    """Several screens, one after the other, each once it is drawn."""
    for keys, shown in {
        "": "q Quit",
        "b": "Evidence booklet",
        "j": "Journal",
        "f10": "Settings",
        "ctrl+p": "words to search for",
        "?": "Signs:",
    }.items():
        terminal.wait_for("q Quit")
        terminal.press(*filter(None, [keys]))
        terminal.wait_for(shown)
        yield shown
        terminal.press(*["escape"] if keys else [])
    terminal.wait_for("q Quit")
    terminal.press("enter")
    terminal.wait_for("Guess")
    terminal.type("48")
    terminal.press("enter")
    terminal.wait_for("31 of 100")
    yield "an exercise with feedback"
    terminal.press("right")
    terminal.wait_for("2 of ")
    yield "a reading"
    terminal.press("e")
    terminal.wait_for("Esc Close")
    yield "evidence"


@pytest.mark.parametrize("ground", ["dark", "light"])
@pytest.mark.parametrize("term", ["linux", "xterm-256color"])
def test_every_screen_can_be_read(start: Start, h2h: H2h, term: str, ground: str) -> None:
    start.environ["TERM"] = term
    start.environ.update(LIGHT if ground == "light" else {})
    terminal = h2h()
    seen = {}
    for shown in screens(terminal, h2h):
        terminal.wait_quiet(0.2)
        for palette in (LINUX, XTERM):
            seen[shown] = list(unreadable(terminal, {**palette, **PAPER[ground]}))
    assert len(seen) == 9
    assert {shown: cells for shown, cells in seen.items() if cells} == {}


def test_without_colours_the_chosen_line_is_still_marked(start: Start, h2h: H2h) -> None:
    start.environ["NO_COLOR"] = "1"
    terminal = h2h()
    for shown in ("q Quit", "Settings", "words to search for"):
        terminal.wait_for(shown)
        terminal.wait_quiet(0.2)
        marked = "".join(
            data for data, ink, ground in chain.from_iterable(terminal.cells()) if (ink, ground) == ("paper", "ink")
        )
        assert {"q Quit": "Pendulum", "Settings": "Language", "words to search for": "Contents"}[shown] in marked
        if shown == "q Quit":
            terminal.press("f10")
        else:
            terminal.press("escape")
            terminal.wait_for("q Quit")
            terminal.press("ctrl+p")
    assert kinds(terminal.bytes_since()) == set()


# Sizes


@pytest.mark.parametrize("size", [(200, 50), (120, 40), (60, 20), (40, 15)])
def test_it_starts_and_reads_in_any_size(h2h: H2h, size: tuple[int, int]) -> None:
    terminal = h2h(size=size)
    terminal.wait_for("The Pendulum and")
    terminal.press("enter")
    terminal.wait_for("Guess")
    terminal.press("right", "right")
    terminal.wait_for("3 of ")
    assert max(map(len, terminal.screen_text().splitlines())) <= size[0]
    quit_from_chapter(terminal)


def test_a_window_too_small_says_one_sentence_and_everything_is_there_again(h2h: H2h) -> None:
    terminal = h2h.writing()
    terminal.type("Die Uhr")
    terminal.wait_for("Die Uhr")
    terminal.wait_for("saved")
    terminal.wait_quiet()
    before = terminal.screen_text()
    for size in ((39, 14), (20, 5), (39, 24), (80, 14)):
        terminal.resize(*size)
        sentence = f"This window is {size[0]}×{size[1]}. The course needs 40×15: please enlarge it."
        terminal.wait_until(lambda: " ".join(terminal.screen_text().split()) == sentence, sentence)  # noqa: B023
    terminal.resize(80, 24)
    terminal.wait_until(lambda: shown(terminal) == shown_in(before), "the screen as it was")
    terminal.type(" tickt")
    terminal.wait_for("Die Uhr tickt")
    quit_from_chapter(terminal)


def shown_in(text: str) -> str:
    """Without the time at which was saved."""
    return re.sub(r"saved \d\d:\d\d", "", text).rstrip()


def shown(terminal: Terminal) -> str:
    return shown_in(terminal.screen_text())


# Encodings

WORDS = "Größe, Maß und Übermut"


@pytest.fixture
def latin(start: Start) -> dict[str, str]:
    """A locale whose encoding is Latin-1."""
    return made_locale(start.folder, "ISO-8859-1")


def made_locale(folder: Path, encoding: str) -> dict[str, str]:
    """What names a German locale of that encoding, made for the test."""
    if not Path("/usr/bin/localedef").exists():
        pytest.skip("needs localedef, to make a locale")
    locales = folder / "locales"
    locales.mkdir()
    name = f"de_DE.{encoding}"
    command = ["/usr/bin/localedef", "-c", "-i", "de_DE", "-f", encoding, str(locales / name)]
    subprocess.run(command, check=False, capture_output=True)
    if not (locales / name).exists():
        pytest.skip("needs the sources of the locale de_DE, in Debian's package locales")
    return {"LOCPATH": str(locales), "LANG": name}


def test_on_a_latin_1_terminal_lines_have_stand_ins_and_words_are_kept_as_typed(
    start: Start, h2h: H2h, latin: dict[str, str]
) -> None:
    start.environ.update(latin)
    terminal = h2h.writing()
    terminal.send(WORDS.encode("latin-1"))
    terminal.wait_for("bermut")
    terminal.wait_until(lambda: WORDS in h2h.progress.read_text("utf-8"), "the words in the file")
    terminal.wait_for(WORDS)
    text = terminal.screen_text()
    assert "ooooooooooo@oooo  12 of 16" in text
    assert text.isascii() or set(text) - set(map(chr, range(128))) <= set("äöüÄÖÜß·«»")
    assert "?" not in re.sub(r"(?<=\w)\?|\? Help", "", text)
    quit_from_chapter(terminal)
    assert "\\u" not in terminal.bytes_since().decode("latin-1")
    start.environ["LANG"] = "C.UTF-8"
    again = h2h()
    again.wait_for("q Quit")
    again.press("enter")
    again.wait_for(WORDS)


@pytest.mark.parametrize("encoding", ["ascii", "KOI8-R"])
def test_elsewhere_umlauts_become_letters_that_the_terminal_has(start: Start, h2h: H2h, encoding: str) -> None:
    if encoding == "ascii":
        start.environ.update(LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    else:
        start.environ.update(made_locale(start.folder, encoding))
    h2h.was_at(h2h.PROMPT)
    terminal = h2h("--lang", "de")
    terminal.wait_for("q Beenden")
    terminal.press("enter")
    terminal.wait_for("12 von 16")
    terminal.wait_for("Nachster Schritt")
    quit_from_chapter(terminal)
    assert b"\\u" not in terminal.bytes_since()
    assert (b"?" * 3) not in terminal.bytes_since()
    if encoding == "ascii":
        assert terminal.bytes_since().isascii()


def test_plain_commands_use_stand_ins_on_the_terminal_and_utf_8_in_a_pipe(
    start: Start, h2h: H2h, latin: dict[str, str]
) -> None:
    start.environ.update(latin)
    h2h.was_at(h2h.PROMPT, "„Größe“ – łatwo")
    for command in (["status"], ["export", "journal"]):
        terminal = start(h2h.PROGRAM, "--lang", "de", *command)
        assert terminal.wait_exit() == 0
        terminal.bytes_since().decode("latin-1").encode("latin-1")
        assert b"\xe2\x80" not in terminal.bytes_since()
    assert '"Größe" - latwo'.encode("latin-1") in terminal.bytes_since()
    piped = subprocess.run(
        [h2h.PROGRAM, "export", "journal"], env=start.environ, capture_output=True, check=True, timeout=30
    )
    assert "„Größe“ – łatwo".encode() in piped.stdout
    said = subprocess.run(
        [h2h.PROGRAM, "--lang", "de", "status"], env=start.environ, capture_output=True, check=True, timeout=30
    )
    assert "Gespräche" in said.stdout.decode("latin-1")
