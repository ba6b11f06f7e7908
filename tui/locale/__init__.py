"""The words of the interface. The source texts are English; German comes from the gettext catalogue beside this file.

`_` looks a text up at the moment it is shown, so switching the language needs no restart. Texts that are written down
before the language is known, such as the descriptions of bindings, are marked with `N_` and looked up when shown.
"""

from __future__ import annotations

import gettext
import os
from pathlib import Path
from typing import TYPE_CHECKING

from course.model import LANGUAGES

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from course.model import Language

DOMAIN = "h2h"


class _Words:
    """The catalogue in use. One per process: a terminal shows one language at a time."""

    language: Language = "en"
    catalogue: gettext.NullTranslations = gettext.NullTranslations()


def use(language: Language) -> None:
    """Speak this language from now on."""
    _Words.language = language
    _Words.catalogue = (
        gettext.NullTranslations()
        if language == "en"
        else gettext.translation(DOMAIN, Path(__file__).parent, [language])
    )


def current() -> Language:
    """The language spoken now."""
    return _Words.language


def _(message: str) -> str:
    """The text in the language spoken now."""
    return _Words.catalogue.gettext(message) if message else ""


def ngettext(singular: str, plural: str, count: int) -> str:
    """The text for this count in the language spoken now."""
    return _Words.catalogue.ngettext(singular, plural, count)


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for it
    """Mark a text for the catalogue; it is looked up when it is shown."""
    return message


def day(date: dt.date) -> str:
    """A day as people write it."""
    return f"{date:%d.%m.%Y}" if _Words.language == "de" else f"{date.day} {date:%b} {date.year}"


def preferred(environ: Mapping[str, str] | None = None) -> Language:
    """The language of the locale: German where it says so, otherwise English (POSIX order of variables)."""
    env = os.environ if environ is None else environ
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        wanted = env.get(name, "")
        if wanted:
            code = wanted[:2].lower()
            return next((language for language in LANGUAGES if language == code), "en")
    return "en"
