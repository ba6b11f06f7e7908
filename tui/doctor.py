"""What `h2h doctor` says of the program, the terminal and the locale; it only looks, and works without a terminal."""

from __future__ import annotations

import os
import platform
import sys
from contextlib import suppress
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from rich.console import Console

from course.errors import CourseError
from course.store import Loaded, Store, default_path
from tui import locale, terminal
from tui.diagnosis import Row, Section, lines, problems, safely
from tui.doctor_progress import progress_rows
from tui.locale import _
from tui.sentences import error_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FOREBEARS = 40
"""So many processes above this one are looked at."""


def run(file: Path | None, *, lang: bool) -> int:
    """Print the report and give the exit code; `lang` says that a language was asked for besides the learner's own."""
    store, found = _looked(file)
    if isinstance(found, Loaded) and found.progress.settings.language and not lang:
        locale.use(found.progress.settings.language)
    sections = [
        Section(_("Program"), list(safely(_program_rows()))),
        Section(_("Terminal"), list(safely(_terminal_rows(os.environ)))),
        Section(_("Language and signs"), list(safely(_locale_rows(os.environ)))),
        Section(_("Your progress"), list(safely(_progress_rows(store, found)))),
    ]
    terminal.say("\n".join(lines(sections)))
    return 1 if problems(sections) else 0


def _looked(file: Path | None) -> tuple[Store | None, Loaded | Exception]:
    """The store, if there is a place for one, and what was found there."""
    store = None
    try:
        store = Store(file or default_path(os.environ))
        return store, store.peek()
    except (CourseError, OSError) as error:
        return store, error


def _program_rows() -> Iterator[Row]:
    version = "?"
    with suppress(metadata.PackageNotFoundError):
        version = metadata.version("h2h")
    yield Row(_("Version"), version)
    yield Row("Python", f"{platform.python_version()} ({sys.executable or '?'})")
    yield Row(_("System"), f"{platform.system()} {platform.release()} ({platform.machine()})")


def _terminal_rows(environ: Mapping[str, str]) -> Iterator[Row]:
    for name in ("TERM", "COLORTERM", "NO_COLOR"):
        yield Row(name, environ.get(name) or _("not set"))
    yield Row(_("Colours"), _colours(environ))
    yield _size_row()
    yield Row(_("Within"), ", ".join(_around(environ)) or _("nothing else"))
    yield _full_screen_row(environ)


def _colours(environ: Mapping[str, str]) -> str:
    """What the course will draw with: Textual asks Rich in the same way."""
    if environ.get("NO_COLOR"):
        return _("none, because NO_COLOR is set")
    wanted = environ.get("TEXTUAL_COLOR_SYSTEM", "auto")
    known = cast("Any", wanted if wanted in terminal.COLOR_SYSTEMS else "auto")
    system = Console(color_system=known, force_terminal=True, _environ=environ).color_system
    return {"standard": "16", "256": "256", "truecolor": _("16 million")}.get(system or "", _("none"))


def _size_row() -> Row:
    if not terminal.terminals():
        return Row(_("Size"), _("no terminal"))
    columns, rows = terminal.terminal_size()
    problem = ""
    if columns < terminal.LEAST_COLUMNS or rows < terminal.LEAST_ROWS:
        words = _("The course needs {columns}×{rows}. Make the window larger, or its letters smaller.")
        problem = words.format(columns=terminal.LEAST_COLUMNS, rows=terminal.LEAST_ROWS)
    return Row(_("Size"), f"{columns}×{rows}", problem)


def _around(environ: Mapping[str, str]) -> Iterator[str]:
    """What stands between the person and this program, the nearest first."""
    if environ.get("TMUX"):
        yield "tmux"
    if environ.get("STY"):
        yield "screen"
    if _below("mosh-server"):
        yield "mosh"
    if environ.get("SSH_CONNECTION") or environ.get("SSH_TTY"):
        yield "SSH"


def _below(name: str) -> bool:
    """Whether a process of this name is above this one; only Linux tells."""
    number = os.getpid()
    for _step in range(FOREBEARS):
        try:
            told = Path(f"/proc/{number}/stat").read_text("utf-8", "replace")
            number = int(told.rpartition(")")[2].split()[1])
        except (OSError, ValueError, IndexError):
            return False
        if told.partition("(")[2].rpartition(")")[0] == name:
            return True
    return False


def _full_screen_row(environ: Mapping[str, str]) -> Row:
    reason = terminal.refusal(environ, sys.stdin, sys.stdout, sys.stderr)
    if reason == "dumb":
        words = _(
            "TERM={term} cannot show a full screen. `h2h read` works here; otherwise set TERM to what your terminal is."
        )
        return Row(_("Full screen"), _("no"), words.format(term=environ.get("TERM")))
    if reason:
        return Row(_("Full screen"), _("not from here: input or output is no terminal (with ssh: ssh -t)"))
    return Row(_("Full screen"), _("can start"))


def _locale_rows(environ: Mapping[str, str]) -> Iterator[Row]:
    yield Row(_("Language"), {"de": "Deutsch", "en": "English"}[locale.current()])
    names = [name for name in ("LANGUAGE", "LC_ALL", "LC_CTYPE", "LANG") if environ.get(name)]
    yield Row(_("Locale"), ", ".join(f"{name}={environ[name]}" for name in names) or _("not set"))
    encoding, problem = terminal.locale_encoding(), ""
    if encoding != "utf-8":
        decides = next((name for name in ("LC_ALL", "LC_CTYPE") if environ.get(name)), "LANG")
        words = _(
            "Signs that {encoding} lacks are replaced by plain ones."
            " Set {variable} to a locale with UTF-8, such as C.UTF-8."
        )
        problem = words.format(encoding=encoding, variable=decides)
    yield Row(_("Encoding"), encoding, problem)


def _progress_rows(store: Store | None, found: Loaded | Exception) -> Iterator[Row]:
    if store:
        yield from progress_rows(store.path, found)
    elif isinstance(found, FileNotFoundError):  # a relative path, from a folder that was removed
        yield Row("", "", _("The folder you are in is no longer there. Type: cd"))
    elif isinstance(found, Exception):
        yield Row("", "", error_sentence(found))
