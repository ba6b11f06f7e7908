"""The command line. Textual is imported only by the command that draws a screen."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from course.errors import CourseError
from course.model import LANGUAGES
from tui import locale, running, terminal
from tui.given import fail, open_catalog, open_store, speak
from tui.locale import _
from tui.plain_group import PlainGroup

if TYPE_CHECKING:
    from collections.abc import Callable

    from course.catalog import Catalog
    from course.model import Language
    from course.progress import Progress
    from tui.exporting import Output

COURSE = click.option(
    "--course", type=click.Path(path_type=Path), metavar="DIR", help="Open the course in this folder."
)
PROGRESS = click.option(
    "--progress",
    "progress_file",
    type=click.Path(path_type=Path, readable=False),  # the store says it better, in the language of the learner
    metavar="FILE",
    envvar=running.PROGRESS,
    help="Keep progress in this file.",
)
LANGUAGE = click.option("--lang", type=click.Choice(LANGUAGES), help="Speak this language.")
OUTPUT = click.option(
    "-o",
    "--output",
    "file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write into this file, for you alone.",
)
FORCE = click.option("--force", is_flag=True, help="Overwrite the file.")
WITH = click.option(
    "--with", "named", multiple=True, metavar="CHAPTER/STEP", help="Take these contacts along; can be repeated."
)
WITHOUT = click.option(
    "--without", multiple=True, metavar="ID", help="Leave out CHAPTER or CHAPTER/STEP; can be repeated."
)


@click.group(cls=PlainGroup, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@LANGUAGE
@COURSE
@PROGRESS
@click.option("--kiosk", is_flag=True, help="Lock down: no other program, no file from inside; for ForceCommand.")
@click.version_option(None, "--version", package_name="h2h", message="%(prog)s %(version)s")
@click.pass_context
def main(
    context: click.Context, lang: Language | None, course: Path | None, progress_file: Path | None, *, kiosk: bool
) -> None:
    """Echt verbunden / Truly Connected: a course on human and digital communication, in the terminal."""
    terminal.prepare_output(sys.stdout, sys.stderr)
    locale.use(lang or locale.preferred())
    context.obj = {"lang": lang, "course": course, "progress_file": progress_file, "kiosk": kiosk}
    if context.invoked_subcommand is None:
        running.full_screen(course, progress_file, lang, kiosk=kiosk)
    elif kiosk and context.invoked_subcommand != "read":
        click.echo(_("h2h: --kiosk only opens the course; it cannot be combined with a command."), err=True)
        sys.exit(2)


@main.command()
@click.pass_obj
def status(options: dict[str, object]) -> None:
    """Say what is done, what is due, and where the file lies."""
    running.status(options["course"], options["progress_file"], options["lang"])


@main.command()
@click.pass_obj
def doctor(options: dict[str, object]) -> None:
    """Look at terminal, system and progress file. Exit 1 if anything is wrong.

    Every problem is a line that says what to do. Nothing is written.
    """
    from tui import doctor as looking

    file = options["progress_file"]
    sys.exit(looking.run(file if isinstance(file, Path) else None, lang=bool(options["lang"])))


@main.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path), metavar="[DIR]")
@click.option("--publish", is_flag=True, help="Take all ids into the ledger of ids that must not change.")
@click.option("--spelling", is_flag=True, help="Look words up too; needs hunspell.")
@click.option("--screens", is_flag=True, help="Draw every step too, and say what 80x24 has no room for.")
@click.option("--counts", is_flag=True, help="Print words, minutes and claims of each chapter too.")
@click.pass_obj
def check(
    options: dict[str, object], folder: Path | None, *, publish: bool, spelling: bool, screens: bool, counts: bool
) -> None:
    """Check a course: every problem with file and line. Exit 1 if there are any."""
    from tui import checking

    course = options["course"]
    where = folder or (course if isinstance(course, Path) else None)
    sys.exit(checking.run(where, publish=publish, spelling=spelling, screens=screens, counts=counts))


@main.command()
@click.argument("chapter", required=False, metavar="[CHAPTER]")
@click.option("--list", "listed", is_flag=True, help="Only list the chapters.")
@LANGUAGE
@click.option("--width", type=click.IntRange(20, 500), metavar="N", help="Characters in a line at most.")
@click.pass_obj
def read(
    options: dict[str, object], chapter: str | None, lang: Language | None, width: int | None, *, listed: bool
) -> None:
    """Take the course as plain lines, without a full screen.

    For screen readers, braille displays, very plain terminals, and input from a pipe. CHAPTER is a number or an id;
    without it, go on where you left.
    """
    from tui import opening
    from tui.read import start

    course = options["course"]
    catalog, store = open_catalog(course, whole=course is not None), open_store(options["progress_file"])
    wanted = start.chapter_called(catalog, chapter or "")
    speak(lang or options["lang"], opening.load(store.peek).progress)
    try:
        if lang:
            locale.use(lang)
        if listed:
            start.listed(catalog, store, width)
        elif chapter and not wanted:
            words = _("h2h: there is no chapter {name}; `h2h read --list` says which there are.")
            terminal.say(words.format(name=chapter), error=True)
            sys.exit(2)
        else:
            reader = start.Reader(catalog, store, width, confined=bool(options["kiosk"]))
            sys.exit(reader.run(lang or cast("Language | None", options["lang"]), wanted))
    except CourseError as error:
        fail(error)


@main.group()
def export() -> None:
    """Take your journal, dates or progress out."""


@export.command()
@OUTPUT
@FORCE
@WITHOUT
@WITH
@click.option("--versions", is_flag=True, help="Add earlier versions.")
@click.pass_obj
def journal(
    options: dict[str, object],
    file: Path | None,
    without: tuple[str, ...],
    named: tuple[str, ...],
    *,
    force: bool,
    versions: bool,
) -> None:
    """Everything you wrote, as Markdown.

    By chapter and step, at the end what is open. Contacts stay out unless --with names them.
    """
    from tui import exporting

    wish = exporting.Wish(without, named)
    _give_out(
        options, file, lambda catalog, kept: exporting.journal(catalog, kept, wish, versions=versions), force=force
    )


@export.command()
@OUTPUT
@FORCE
@click.pass_obj
def calendar(options: dict[str, object], file: Path | None, *, force: bool) -> None:
    """Plans and what comes back, as .ics."""
    from tui import exporting

    _give_out(options, file, exporting.dates, force=force)


@export.command()
@OUTPUT
@FORCE
@WITH
@click.pass_obj
def progress(options: dict[str, object], file: Path | None, named: tuple[str, ...], *, force: bool) -> None:
    """Your progress, for another machine.

    There, `h2h import FILE` takes it in. Contacts stay here unless --with names them.
    """
    from tui import exporting

    _give_out(options, file, lambda _, kept: exporting.everything(kept, exporting.Wish((), named)), force=force)


@main.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Only say what would come.")
@click.pass_obj
def import_(options: dict[str, object], file: Path, *, dry_run: bool) -> None:
    """Take in progress from another machine.

    It is merged step by step: nothing newer is overwritten. `-` reads standard input.
    """
    from tui import importing

    course = open_catalog(options["course"]).course.id
    store = open_store(options["progress_file"])
    try:
        speak(options["lang"], store.peek().progress)
        sentences = importing.taken_in(store, file, course, dry_run=dry_run)
    except CourseError as error:
        fail(error)
    terminal.say("\n".join(sentences))


def _give_out(
    options: dict[str, object], file: Path | None, make: Callable[[Catalog, Progress], Output], *, force: bool
) -> None:
    from tui import exporting

    catalog = open_catalog(options["course"])
    store = open_store(options["progress_file"])
    try:
        kept = exporting.kept(store)
        speak(options["lang"], kept)
        exporting.put(make(catalog, kept), file, store.path, force=force)
    except CourseError as error:
        fail(error)
