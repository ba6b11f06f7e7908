"""What went wrong, in sentences for a learner: what it is, where, and what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.errors import FileFailed, NewerFormat, NoHome, ReadOnly, TakeOverFailed, UnsafeFile, Unwritable
from tui.locale import _, ngettext

if TYPE_CHECKING:
    from pathlib import Path

    from course.errors import FileReason, TakeOverReason, UnsafeReason


def error_sentence(error: Exception) -> str:
    """A sentence for any error; one that is not foreseen says itself what it is."""
    if isinstance(error, UnsafeFile):
        words = _("{path}: {why}. The course does not keep your words there.")
        return words.format(path=error.path, why=_unsafe_words(error.reason))
    if isinstance(error, FileFailed):
        return f"{error.path}: {_reason_words(error.reason)}."
    if isinstance(error, TakeOverFailed):
        return _("The other session stays open: {why}.").format(why=_stays_words(error.reason))
    plain: dict[type[Exception], str] = {
        NoHome: _("This user has no home folder. Say with --progress FILE where your progress is to be kept."),
        ReadOnly: newer(),
        NewerFormat: newer(),
        Unwritable: _("Something in your progress cannot be stored."),
    }
    return plain.get(type(error), str(error))


def newer() -> str:
    """The progress file has a format this version does not know."""
    return _("Your progress was written by a newer version of this program. This version only shows it.")


def not_saved(error: Exception, *, elsewhere: bool) -> str:
    """Saving failed; the words are still in memory. `elsewhere` says whether they may be saved in another place."""
    words = _("Not saved. {why} Everything you write is kept in memory, and saving is tried again.")
    said = words.format(why=error_sentence(error))
    return said + " " + _("F8: save elsewhere.") if elsewhere else said


def untouched(file: Path) -> str:
    """The progress file is damaged and stays where it is."""
    return _("Your progress file is damaged: {file}. It was not touched.").format(file=file)


def damaged(set_aside: Path | None, file: Path, backup: Path | None, *, kept: bool = False) -> str:
    """The progress file was damaged; `kept` says that everything in it is known anyway."""
    said = untouched(file)
    if set_aside:
        said = _("Your progress file is damaged. It was not overwritten but set aside as {file}.")
        said = said.format(file=set_aside)
    if kept:
        return said + " " + _("What you did is in the new file.")
    if backup:
        return said + " " + _("The newest good backup is {backup}.").format(backup=backup)
    return said + " " + _("There is no backup that could be read.")


def missing(backup: Path) -> str:
    """The progress file is gone, a backup is there."""
    return _("Your progress file is gone, but there is a backup: {backup}.").format(backup=backup)


def open_elsewhere(since: str, terminal: str, host: str) -> str:
    """Another session has the progress open."""
    words = _("The course is already open, since {since} on {terminal}.")
    if host:
        words = _("The course is already open on the machine {host}, since {since} on {terminal}.")
    return words.format(since=since, terminal=terminal or _("another terminal"), host=host)


def due_words(questions: int, plans: int, reflections: int) -> list[str]:
    """What is due, a few words for each kind of which there is any."""
    counted = {
        ngettext("{count} plan to follow up", "{count} plans to follow up", plans): plans,
        ngettext("{count} question to refresh", "{count} questions to refresh", questions): questions,
        ngettext(
            "{count} reflection to look at again", "{count} reflections to look at again", reflections
        ): reflections,
    }
    return [words.format(count=count) for words, count in counted.items() if count]


def _unsafe_words(reason: UnsafeReason) -> str:
    return {
        "owner": _("this belongs to another user"),
        "writable": _("other users can write here; chmod go-w would mend that"),
        "kind": _("this is not a plain file in a plain folder"),
    }[reason]


def _reason_words(reason: FileReason) -> str:
    return {
        "full": _("the disk is full"),
        "quota": _("your share of the disk is used up"),
        "read-only": _("nothing can be written here"),
        "gone": _("the folder is no longer there"),
        "too large": _("the file would be larger than allowed"),
        "denied": _("access is denied"),
        "busy": _("another session is writing just now"),
        "content": _("it holds something that cannot be stored"),
        "other": _("the system reports an error"),
    }[reason]


def _stays_words(reason: TakeOverReason) -> str:
    return {
        "unknown": _("it is not known which process it is"),
        "other host": _("it runs on another machine"),
        "other user": _("it belongs to another user"),
        "denied": _("the system does not allow to end it"),
        "still open": _("it did not end in time"),
        "unsupported": _("this system has no way to ask it"),
    }[reason]


def refusal(reason: str) -> str:
    """Why no full screen can start, by the code of `terminal.refusal`."""
    if reason == "dumb":
        return _(
            "h2h: this terminal (TERM=dumb) cannot show a full screen; `h2h read` takes the course as plain lines."
        )
    return _("h2h: the course needs a terminal for input and output; `h2h read` takes the course as plain lines.")
