"""Opening the progress file at the start, and what is asked first: another session, damage, a newer format."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, NamedTuple

from course.errors import ProgressError, ReadFailed, SaveFailed, TakeOverFailed, UnsafeFile
from course.progress import Progress
from course.session import Holder, take_over
from tui import sentences
from tui.locale import _

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from course.session import Session
    from course.store import Loaded, Store
    from tui.keeping import Keeper

    Ask = Callable[[str, Mapping[str, str]], Awaitable[str]]
    """Puts a question to the learner and waits for one of the answers, which are known by short names."""


class Opened(NamedTuple):
    """How the course starts.

    Attributes:
        progress: what is known about the learner.
        writable: whether it may be saved.
        refused: why the course does not start at all, in a sentence.
        notice: what the learner should know, in a sentence.
    """

    progress: Progress
    writable: bool = True
    notice: str = ""
    refused: str = ""


def load(read: Callable[[], Loaded]) -> Loaded | Opened:
    """What the file holds, read with a store's `load` or `peek`, or how the course starts where it cannot be read."""
    try:
        return read()
    except UnsafeFile as error:
        return Opened(Progress(), refused=sentences.error_sentence(error))
    except (ReadFailed, SaveFailed) as error:
        notice = sentences.error_sentence(error) + " " + _("It is not touched; nothing is saved now.")
        return Opened(Progress(), writable=False, notice=notice)


def plainly(loaded: Loaded | Opened) -> Opened | None:
    """How the course starts where nothing needs to be asked; nothing where a question comes first."""
    if isinstance(loaded, Opened):
        return loaded
    if loaded.condition == "newer":
        return Opened(loaded.progress, writable=False, notice=sentences.newer())
    if loaded.condition == "good" or (loaded.condition == "new" and not loaded.backup):
        return Opened(loaded.progress)
    return None


async def _mended(ask: Ask, store: Store, loaded: Loaded) -> Opened | None:
    """Ask what to do about a damaged or missing file; nothing means to leave."""
    backup = loaded.backup
    answers = {"fresh": _("Begin afresh; nothing is thrown away"), "quit": _("Quit")}
    if backup:
        answers = {"backup": _("Go on with the backup"), **answers}
    question = sentences.damaged(loaded.set_aside, store.path, backup)
    if loaded.condition == "new" and backup:
        question = sentences.missing(backup)
    while (answer := await ask(question, answers)) != "quit":
        if answer != "backup" or not backup:
            return Opened(Progress())
        try:
            return Opened(store.restore(backup))
        except ProgressError as error:
            question = sentences.error_sentence(error)
    return None


async def with_questions(ask: Ask, keeper: Keeper, found: Holder | Loaded) -> Opened | None:
    """Open the file with the questions that come first; nothing means that the learner wants to leave."""
    if not isinstance(found, Holder):
        return await _mended(ask, keeper.store, found)
    session = await _beside(ask, found)
    if session is None:
        return None
    if isinstance(session, Holder):
        return _only_read(keeper.store)
    keeper.session = session
    loaded = load(keeper.store.load)
    if isinstance(loaded, Opened):
        return loaded
    return plainly(loaded) or await _mended(ask, keeper.store, loaded)


def _only_read(store: Store) -> Opened:
    loaded = load(store.peek)
    if isinstance(loaded, Opened):
        return loaded
    notice = _("Only to read: another session has the course open.")
    if loaded.condition == "damaged":
        notice = sentences.untouched(store.path)
    return Opened(loaded.progress, writable=False, notice=notice)


async def _beside(ask: Ask, holder: Holder) -> Session | Holder | None:
    """Ask what to do about another session: ours once it has left, or the other's to read only, or nothing to leave."""
    since = f"{holder.since.astimezone():%H:%M}" if holder.since else "?"
    question = sentences.open_elsewhere(since, holder.tty, "" if holder.same_host else holder.host)
    answers = {
        "here": _("Continue here; the other session saves and ends"),
        "look": _("Only read here"),
        "quit": _("Quit"),
    }
    while True:
        answer = await ask(question, answers if holder.same_host else {k: answers[k] for k in ("look", "quit")})
        if answer != "here":
            return None if answer == "quit" else holder
        try:
            return await asyncio.to_thread(take_over, holder)
        except TakeOverFailed as error:
            question = sentences.error_sentence(error)
