"""Earlier versions of the progress file, beside it: the last one, and one for each of the last days of use."""

from __future__ import annotations

import os
import re
from datetime import date, datetime
from typing import TYPE_CHECKING

from course import files
from course.encoding import decode_bytes
from course.errors import ProgressError

if TYPE_CHECKING:
    from pathlib import Path

DAYS_KEPT = 7
DAY = r"\d{4}-\d\d-\d\d"


def rotate(file: Path, today: date) -> None:
    """Keep the good version that is about to be replaced; on a new day also under the day it is from."""
    try:
        last = datetime.fromtimestamp(file.stat().st_mtime).astimezone().date()
    except (OSError, ValueError, OverflowError):
        last = today
    if last != today:
        files.keep(file, file.with_name(f"{file.stem}.{last.isoformat()}{file.suffix}"))
        for old in sorted(_named(file, DAY), reverse=True)[DAYS_KEPT:]:
            files.discard(old)
    files.keep(file, _latest(file))


def spare(file: Path, data: bytes, stamp: str) -> None:
    """Starting anew beside a backup must not use it up, so it gets a name of its own, unless it is what is written."""
    backup = _latest(file)
    try:
        if (files.read(backup) or data) != data:
            files.set_aside(backup, f"{file.stem}.before-{stamp}{file.suffix}")
    except ProgressError:
        return


def newest(file: Path) -> Path | None:
    """The newest backup that is whole."""
    for backup in found(file):
        try:
            decode_bytes(files.read(backup) or b"")
        except ProgressError:
            continue
        return backup
    return None


def found(file: Path) -> list[Path]:
    """All backups that are there, whole or not, the newest first."""
    there = [one for one in (_latest(file), *_named(file, rf"{DAY}|before-.*")) if os.path.exists(one)]  # noqa: PTH110 - raises for no path
    return sorted(there, key=os.path.getmtime, reverse=True)


def _latest(file: Path) -> Path:
    return file.with_name(f"{file.name}.bak")


def _named(file: Path, middle: str) -> list[Path]:
    pattern = re.compile(rf"{re.escape(file.stem)}\.(?:{middle}){re.escape(file.suffix)}")
    return [one for one in files.listed(file.parent) if pattern.fullmatch(one.name)]
