"""Textual's driver for Unix terminals, made to survive what terminals, lines and service managers really send."""

from __future__ import annotations

import os
import re
import select
import signal
import sys
import threading
from codecs import getincrementaldecoder
from typing import TYPE_CHECKING, Any

from textual import events
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.keys import Keys
from textual.messages import InBandWindowResize

from course.cleaning import clean
from tui import terminal
from tui.pasting import Pastes
from tui.wire import Wire
from tui.writing import PACE, WireThread

assert sys.platform != "win32"  # noqa: S101 - says so to the type checker; driver.py never imports it there

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textual.message import Message

READ_SIZE = 4096
TICK = 0.1
"""Seconds after which an escape character that nothing followed may be taken for the Escape key."""

_BEFORE_ESCAPE = re.compile("(?=\x1b)")


class TolerantParser(XTermParser):
    """Textual's parser, which a malformed key does not end."""

    def _parse_extended_key(self, sequence: str) -> list[events.Key] | None:  # type: ignore[override]
        """Take keys whose code is no character, or half of one, as keys to be ignored."""
        try:
            keys = super()._parse_extended_key(sequence)
        except (ValueError, OverflowError):
            return [events.Key(Keys.Ignore, sequence)]
        if keys and any("\ud800" <= (key.character or "") <= "\udfff" for key in keys):
            return [events.Key(Keys.Ignore, sequence)]
        return keys


class UnixDriver(LinuxDriver):
    """What differs from Textual's own driver.

    - What is pasted is text and no key, whatever stands in it.
    - Input that is not in the terminal's encoding, or no proper key, costs that character and not the session.
    - The end of input is a terminal that vanished: the process sends itself the signal for it, and reads no more.
    - A stray SIGCONT starts nothing; only one that follows a handled SIGTSTP does.
    - Clicks and the wheel are reported, motion is not: it floods the line.
    - The size is what the terminal itself says, never what came in as text.
    - Only what changes is sent (see `wire.py`), unless the environment says `H2H_WIRE=off`.
    """

    def __init__(self, *args: Any, **keywords: Any) -> None:  # noqa: ANN401 - handed on as they come
        """Take what Textual's driver takes."""
        super().__init__(*args, **keywords)
        self._full_screen = False
        self._parser = TolerantParser(self._debug)
        self._pastes = Pastes()

    def start_application_mode(self) -> None:
        """Take the terminal once; a second start, which would share out the keys among two readers, does nothing."""
        # A SIGCONT in the middle of this waits: it may be the very one that brings us to the foreground.
        mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCONT})
        try:
            if not self._full_screen:
                writer = self._writer_thread
                super().start_application_mode()  # type: ignore[no-untyped-call]
                self._full_screen = self._writer_thread is not writer
                if self._full_screen:
                    self._wire_up()
                    terminal.full_screen_began(self.fileno, self.attrs_before)
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, mask)

    def _wire_up(self) -> None:
        """Let the wire write from now on."""
        if self._writer_thread is None or self._file is None or os.environ.get("H2H_WIRE") == "off":
            return
        self._writer_thread.stop()
        wire = Wire(*self._get_terminal_size())
        wire.take("\x1b[?7l")
        self._writer_thread = WireThread(self._file, wire, PACE if "SSH_CONNECTION" in os.environ else 0)
        self._writer_thread.start()

    def stop_application_mode(self) -> None:
        """Give the terminal back."""
        super().stop_application_mode()
        self._full_screen = False
        terminal.full_screen_ended(self.fileno)

    def run_input_thread(self) -> None:
        """Read keys until the session or the terminal ends."""
        decode = getincrementaldecoder(terminal.input_encoding())("replace").decode
        self._parser, self._pastes = TolerantParser(self._debug), Pastes()
        while not self.exit_event.is_set():
            if select.select([self.fileno], [], [], TICK)[0]:
                try:
                    data = os.read(self.fileno, READ_SIZE)
                except (BlockingIOError, InterruptedError):
                    continue
                except OSError:
                    data = b""
                if not data:
                    _send_hangup()
                    return
                for message in self._messages(decode(data)):
                    self.process_message(message)
            for message in self._tolerated(self._parser.tick()):
                self.process_message(message)

    def process_message(self, message: Message) -> None:
        """Hand on what was typed, and drop sizes: text that only looks like one could ask for any size."""
        if isinstance(message, events.AppFocus):
            self.redraw()
        if not isinstance(message, (events.Resize, InBandWindowResize)):
            super().process_message(message)

    def _messages(self, text: str) -> Iterator[Message]:
        """What the text means. One sequence at a time is parsed, so that a broken one costs nothing else."""
        for piece, pasted in self._pastes.pieces(text):
            if not pasted:
                for sequence in filter(None, _BEFORE_ESCAPE.split(piece)):
                    yield from self._tolerated(self._parser.feed(sequence))
            elif words := clean(piece):
                yield events.Paste(words)
            else:
                self._parser = TolerantParser(self._debug)  # it may wait for what follows an escape that was no key

    def _tolerated(self, messages: Iterable[Message]) -> Iterator[Message]:
        try:
            yield from messages
        except Exception:  # noqa: BLE001 - whatever a terminal sends, the session goes on
            self._parser = TolerantParser(self._debug)

    def _sigtstp_application(self, *_: object) -> None:
        # In the loop and not here: the signal may have interrupted a write, whose lock the last writes would wait for.
        self._loop.call_soon_threadsafe(super()._sigtstp_application)

    def _sigcont_application(self, *_: object) -> None:
        if self._must_signal_resume:
            super()._sigcont_application()

    def redraw(self) -> None:
        """Send all of the screen again, in case something else has drawn on it."""
        if isinstance(self._writer_thread, WireThread):
            self._writer_thread.redraw()

    def _get_terminal_size(self) -> tuple[int, int]:
        size = terminal.terminal_size()
        if isinstance(self._writer_thread, WireThread):
            self._writer_thread.wire.resize(*size)
        return size

    def _enable_mouse_support(self) -> None:
        if self._mouse:
            self.write("\x1b[?1000h\x1b[?1006h")

    def _disable_mouse_support(self) -> None:
        if self._mouse:
            self.write("\x1b[?1000l\x1b[?1006l")

    def _query_in_band_window_resize(self) -> None:
        """Not asked for: the size comes from the terminal itself."""


def _send_hangup() -> None:
    """Wake the main thread as a hang-up would, even where the system's own signal for it was switched off."""
    signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGHUP)
