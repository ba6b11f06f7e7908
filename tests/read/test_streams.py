"""What the program reads from and writes to may be missing, marked, or broken off."""

from __future__ import annotations

import signal
import subprocess
import sys
from typing import TYPE_CHECKING, NoReturn

import pytest
from click.testing import CliRunner

from course.catalog import Catalog
from course.errors import ReadFailed
from course.store import Store
from tui.cli import main
from tui.read import start

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NUMBERS = [getattr(signal, name) for name in start.SIGNALS if hasattr(signal, name)]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no shell that closes a stream")
@pytest.mark.parametrize("command", ["read", "status"])
@pytest.mark.parametrize("closed", ["<&-", ">&-", "<&- >&-", "<&- >&- 2>&-"])
def test_a_stream_closed_from_the_start_is_no_mistake_of_the_program(
    progress_file: Path, command: str, closed: str
) -> None:
    line = f'"$0" -m tui --progress "$1" {command} {closed}'
    run = ["/bin/sh", "-c", line, sys.executable, str(progress_file)]
    done = subprocess.run(run, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1 if ">&-" in closed else 0, "")
    assert not list(progress_file.parent.glob("h2h-crash-*"))


def test_a_mark_before_the_first_line_is_no_part_of_it(progress_file: Path) -> None:
    command = [sys.executable, "-m", "tui", "--progress", str(progress_file), "read", "1"]
    subprocess.run(command, input=b"\xef\xbb\xbf50\r\n", capture_output=True, check=True)
    steps = Store(progress_file).peek().progress.steps.values()
    assert [record.latest.answer["typed"] for record in steps if record.latest] == ["50"]


@pytest.fixture
def own_handlers() -> Iterator[None]:
    before = {number: signal.getsignal(number) for number in NUMBERS}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.usefixtures("own_handlers")
def test_behind_one_signal_no_other_cuts_the_last_save_short() -> None:
    with pytest.raises(SystemExit) as end:
        start._end(signal.SIGINT, None)
    assert end.value.code == 128 + signal.SIGINT
    assert {signal.getsignal(number) for number in NUMBERS} == {signal.SIG_IGN}


@pytest.mark.usefixtures("own_handlers")
def test_a_signal_during_the_last_save_does_not_cut_it_short(
    progress_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A terminal that goes away ends the input and sends a signal, in this order or the other."""
    reader = start.Reader(Catalog.open(), Store(progress_file), 40)
    start._on_signals(start._end)

    def save() -> bool:
        signal.raise_signal(signal.SIGTERM)
        return True

    monkeypatch.setattr(reader.keeper, "save_and_wait", save)
    assert reader._close() == 0


@pytest.mark.usefixtures("own_handlers")
def test_a_file_that_cannot_be_read_is_told_and_the_course_is_taken_without(
    progress_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on the full screen."""

    def fail(_store: Store) -> NoReturn:
        raise ReadFailed(progress_file, "denied")

    monkeypatch.setattr(Store, "peek", fail)
    monkeypatch.setattr(Store, "load", fail)
    result = CliRunner().invoke(main, ["--progress", str(progress_file), "read", "1", "--width", "200"], input="50\n")
    assert result.exit_code == 0
    assert "It is not touched; nothing is saved now." in result.stdout
    assert "What you did here is not saved: your progress is only shown." in result.stdout
    assert not progress_file.exists()
