"""The terminal before and after the full screen: whether one can start on it, and how it is handed back.

Nothing here loads Textual: the environment must be in order before Textual reads it, and a refusal must be quick.
"""

from __future__ import annotations

import codecs
import locale
import os
import select
import signal
import sys
from contextlib import suppress
from io import TextIOWrapper
from typing import TYPE_CHECKING, Any, Literal, TextIO

from course.signs import plain
from tui import stand_ins
from tui.locale import _

if sys.platform != "win32":
    import termios

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, MutableMapping

KEPT_SETTINGS = {
    "TEXTUAL_ANIMATIONS",
    "TEXTUAL_COLOR_SYSTEM",
    "TEXTUAL_DISABLE_KITTY_KEY",
    "TEXTUAL_FPS",
    "TEXTUAL_SMOOTH_SCROLL",
    "TEXTUAL_THEME",
}
"""Textual's settings that only change how things look; the others import modules, write files or type keys."""

COLOR_SYSTEMS = {"auto", "standard", "256", "truecolor"}

LEAST_COLUMNS, LEAST_ROWS = 40, 15
"""The smallest window that can be worked with."""

LEAVE_FULL_SCREEN = b"\x1b[?2026l\x1b[?2004l\x1b[?7h\x1b[?1000l\x1b[?1006l\x1b[<u\x1b[?1049l\x1b[?25h\x1b[?1004l\x1b[0m"
"""No half-drawn frame, plain paste, line wrap, no mouse, plain keys, the earlier screen, a cursor, no focus reports."""

_full_screens: dict[int, list[Any] | None] = {}


Reason = Literal["no-terminal", "dumb"]


def refusal(environ: Mapping[str, str], stdin: TextIO | None, *outputs: TextIO | None) -> Reason | None:
    """Why no full screen can start, as a code for the sentence to say; nothing if it can."""
    if not all(_is_terminal(stream) for stream in (stdin, *outputs)):
        return "no-terminal"
    return "dumb" if environ.get("TERM") in {"dumb", "unknown"} else None


def prepare_terminal(environ: MutableMapping[str, str], *, stoppable: bool = True) -> None:
    """Set up the environment and standard error; call it before anything of Textual is imported.

    The size comes from the terminal and not from `COLUMNS` and `LINES`, which freeze it. Textual draws on standard
    error; what the terminal's encoding lacks is drawn with stand-ins.
    Where it is not `stoppable`, no signal stops the program from now on.
    """
    if not stoppable:
        never_stop()
    for name in list(environ):
        unwanted = name.startswith("TEXTUAL") and name not in KEPT_SETTINGS
        if unwanted or name in {"COLUMNS", "LINES"}:
            del environ[name]
    if not environ.get("NO_COLOR"):
        environ.pop("NO_COLOR", None)  # without a value it means nothing, but Textual would obey
    if environ.get("TEXTUAL_COLOR_SYSTEM", "auto") not in COLOR_SYSTEMS:
        del environ["TEXTUAL_COLOR_SYSTEM"]
    stderr = sys.__stderr__
    if isinstance(stderr, TextIOWrapper):
        stand_ins.register()
        stderr.reconfigure(encoding="utf-8" if locale_encoding() == "utf-8" else None, errors=stand_ins.NAME)


def prepare_output(*outputs: TextIO) -> None:
    """Let sentences come out in any encoding: what it lacks gets a stand-in and is no error."""
    stand_ins.register()
    for output in outputs:
        if isinstance(output, TextIOWrapper):
            output.reconfigure(errors=stand_ins.NAME)


def say(words: object, *, error: bool = False, newline: bool = True) -> None:
    """Print words in the encoding of the terminal, also where it is plain ASCII.

    Control characters, as in the name of a file, are written out; bytes go out as they are. Where standard output takes
    nothing, as on a full disk, this is said on standard error, and the program ends with 1; where nobody reads it any
    more, or nobody ever could, since it was closed from the start, nothing is said.
    """
    stream: TextIO | None = sys.stderr if error else sys.stdout
    if stream is None:
        sys.exit(1)
    try:
        if isinstance(words, bytes):
            stream.flush()
            stream.buffer.write(words)
        else:
            stream.write(plain(str(words)) + "\n" * newline)
        stream.flush()
    except OSError as failed:
        if not error:
            # Python would try once more when it ends, and complain.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            if not isinstance(failed, BrokenPipeError):
                say(_("h2h: this cannot be written out: {error}").format(error=failed.strerror), error=True)
        sys.exit(1)


def input_encoding() -> str:
    """What the terminal's keys are encoded in: what the locale says, and UTF-8 where it only says ASCII."""
    encoding = locale_encoding()
    return "utf-8" if encoding == "ascii" else encoding


def terminal_size() -> tuple[int, int]:
    """Columns and rows as the terminal itself reports them, or 80 by 24 if it does not know."""
    for stream in (sys.__stderr__, sys.__stdin__, sys.__stdout__):
        with suppress(AttributeError, OSError, ValueError):
            columns, rows = os.get_terminal_size(stream.fileno())  # type: ignore[union-attr]
            if columns > 0 and rows > 0:
                return columns, rows
    return 80, 24


def terminals() -> list[int]:
    """The file numbers among standard input and standard error that are terminals."""
    streams = [stream for stream in (sys.__stdin__, sys.__stderr__) if _is_terminal(stream)]
    return [stream.fileno() for stream in streams if stream is not None]


def hung_up(numbers: Iterable[int]) -> bool:
    """Whether nobody is left at the other end of one of these terminals."""
    if sys.platform == "win32":
        return False
    poll = select.poll()
    for number in numbers:
        poll.register(number, 0)
    return any(event & select.POLLHUP for _, event in poll.poll(0))


def full_screen_began(number: int, attributes: list[Any] | None) -> None:
    """Remember that a full screen is on the terminal, and the line settings from before it."""
    _full_screens[number] = attributes


def full_screen_ended(number: int) -> None:
    """The terminal is as it was; there is nothing to hand back."""
    _full_screens.pop(number, None)


def hand_back() -> None:
    """Leave the full screen, from any thread or signal handler, without ever waiting for the terminal."""
    if sys.platform == "win32":
        return
    for number, attributes in list(_full_screens.items()):
        with suppress(OSError):
            if os.tcgetpgrp(number) == os.getpgrp():
                _leave_screen(number)
                _reset_line(number, attributes)


def never_stop() -> None:
    """Let no signal stop the program, so that nobody gets to a shell below."""
    # Blocked, not ignored: Textual's driver sets handlers of its own.
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTSTP, signal.SIGTTIN, signal.SIGTTOU})


def _leave_screen(number: int) -> None:
    """Write through a description of our own: a flag set on the shared one would reach the shell."""
    if sys.platform == "win32":
        return
    with suppress(OSError):
        output = os.open(os.ttyname(number), os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY)
        try:
            os.write(output, LEAVE_FULL_SCREEN)
        finally:
            os.close(output)


def _reset_line(number: int, attributes: list[Any] | None) -> None:
    """Give back echo and line editing, and drop keys that were meant for the course."""
    if sys.platform != "win32":
        # Where the shell takes the terminal back at this very moment, this signal would stop us instead.
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTTOU})
        with suppress(termios.error):
            termios.tcflush(number, termios.TCIFLUSH)
        if attributes is not None:
            with suppress(termios.error):
                termios.tcsetattr(number, termios.TCSANOW, attributes)


def _is_terminal(stream: TextIO | None) -> bool:
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def locale_encoding() -> str:
    """The encoding of the locale, by the name Python gives it; UTF-8 where Python does not know it."""
    try:
        return codecs.lookup(locale.getpreferredencoding(do_setlocale=False)).name
    except LookupError:
        return "utf-8"
