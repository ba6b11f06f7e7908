"""The saver writes in time, retries, and survives whatever it calls."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

import pytest

from course.errors import CourseError
from course.progress import Progress
from tui.saver import NotSaved, Pace, Saved, Saver

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

QUICK = Pace(quiet=0.1, limit=0.5, retry=0.2, patience=0.5, longest=5)
PATIENCE = 60.0


def numbered(number: int) -> Progress:
    """A progress that can be told from others."""
    return Progress(course=str(number))


class Bench:
    """A saver with everything around it.

    Attributes:
        number: what the next snapshot is of; an exception is raised instead.
        failing: what saving raises, if anything.
        gate: while it is closed, saving waits.
        written: what was saved, and when.
        told: what the saver reported.
    """

    def __init__(self, pace: Pace = QUICK) -> None:
        self.number: int | Exception = 0
        self.failing: Exception | None = None
        self.gate = threading.Event()
        self.gate.set()
        self.written: list[tuple[int, float]] = []
        self.told: list[Saved | NotSaved] = []
        self.saver = Saver(self.snapshot, self, self.told.append, pace)

    def snapshot(self) -> Progress:
        if isinstance(self.number, Exception):
            raise self.number
        return numbered(self.number)

    def save(self, progress: Progress) -> Progress:
        self.gate.wait(PATIENCE)
        if self.failing:
            raise self.failing
        self.written.append((int(progress.course), time.monotonic()))
        return progress

    def numbers(self) -> list[int]:
        return [number for number, _ in self.written]


@pytest.fixture
def bench() -> Iterator[Bench]:
    made = Bench()
    yield made
    made.gate.set()
    made.saver.close()


def eventually(happened: Callable[[], object]) -> None:
    """Wait until it is so."""
    end = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < end
        time.sleep(0.005)


def test_nothing_is_written_without_a_reason(bench: Bench) -> None:
    time.sleep(0.6)
    assert bench.written == []


def test_a_touch_is_written_after_a_quiet_moment(bench: Bench) -> None:
    touched = time.monotonic()
    bench.number = 7
    bench.saver.touch()
    eventually(lambda: bench.told)
    assert bench.numbers() == [7]
    assert bench.written[0][1] - touched >= 0.1
    assert isinstance(bench.told[0], Saved)
    assert bench.told[0].progress == numbered(7)


def test_words_of_another_session_are_told(bench: Bench) -> None:
    class Merging(Bench):
        def save(self, progress: Progress) -> Progress:
            super().save(progress)
            return numbered(8)

    bench.saver.soon()
    eventually(lambda: bench.told)
    assert bench.told[0] == Saved(bench.told[0].at, numbered(0), numbered(0))  # type: ignore[union-attr]
    bench.saver.use(Merging())
    eventually(lambda: len(bench.told) == 2)
    assert bench.told[1] == Saved(bench.told[1].at, numbered(8), numbered(0))  # type: ignore[union-attr]


def test_many_touches_are_one_write_with_the_latest(bench: Bench) -> None:
    for number in range(5):
        bench.number = number
        bench.saver.touch()
    eventually(lambda: bench.written)
    time.sleep(0.2)
    assert bench.numbers() == [4]


def test_touches_without_a_pause_are_written_all_the_same(bench: Bench) -> None:
    begun = time.monotonic()
    while time.monotonic() < begun + 1.4:
        bench.saver.touch()
        time.sleep(0.01)
    assert 1 <= len(bench.written) <= 4
    assert bench.written[0][1] - begun >= 0.45


def test_soon_is_at_once_and_does_not_wait(bench: Bench) -> None:
    bench.gate.clear()
    bench.saver.soon()
    assert bench.written == []
    bench.gate.set()
    eventually(lambda: bench.written)


def test_a_failed_save_is_told_and_tried_again_until_it_succeeds(bench: Bench) -> None:
    bench.number = 3
    bench.failing = CourseError("no space left")
    bench.saver.touch()
    eventually(lambda: len(bench.told) >= 3)
    assert all(isinstance(told, NotSaved) and str(told.error) == "no space left" for told in bench.told)
    bench.failing = None
    eventually(lambda: bench.written)
    assert bench.numbers() == [3]
    assert isinstance(bench.told[-1], Saved)
    time.sleep(0.4)
    assert bench.numbers() == [3]


def test_an_unexpected_error_does_not_end_the_thread(bench: Bench) -> None:
    bench.failing = RecursionError("deep")
    bench.saver.soon()
    eventually(lambda: bench.told)
    bench.failing = None
    eventually(lambda: bench.written)


def test_a_snapshot_that_fails_is_replaced_by_the_last_good_one(bench: Bench) -> None:
    bench.number = 1
    bench.saver.soon()
    eventually(lambda: bench.numbers() == [1])
    bench.number = RuntimeError("dictionary changed size during iteration")
    bench.saver.soon()
    eventually(lambda: bench.numbers()[:2] == [1, 1])
    bench.number = 2
    eventually(lambda: bench.numbers()[-1] == 2)


def test_a_snapshot_that_never_worked_writes_nothing_yet(bench: Bench) -> None:
    bench.number = RuntimeError("not mounted yet")
    bench.saver.soon()
    time.sleep(0.1)
    assert bench.written == []
    bench.number = 1
    eventually(lambda: bench.written)


def test_closing_writes_the_latest_and_says_so(bench: Bench) -> None:
    bench.number = 9
    bench.saver.touch()
    assert bench.saver.close() is True
    assert bench.numbers() == [9]


def test_closing_waits_for_a_slow_disk(bench: Bench) -> None:
    bench.gate.clear()
    bench.saver.soon()
    eventually(lambda: bench.saver._writing)
    threading.Timer(0.8, bench.gate.set).start()
    bench.number = 2
    assert bench.saver.close() is True
    assert bench.numbers()[-1] == 2


def test_closing_gives_up_on_a_disk_that_does_not_answer() -> None:
    bench = Bench(Pace(quiet=0.1, limit=0.5, retry=0.2, patience=0.1, longest=0.3))
    bench.gate.clear()
    bench.saver.soon()
    assert bench.saver.close() is False
    bench.gate.set()


def test_closing_says_when_it_failed(bench: Bench) -> None:
    bench.failing = CourseError("read-only")
    assert bench.saver.close() is False
    bench.failing = None
    assert bench.saver.close() is True
    assert len(bench.written) == 1


def test_closing_twice_writes_once_unless_there_is_more(bench: Bench) -> None:
    assert bench.saver.close()
    assert bench.saver.close()
    assert bench.numbers() == [0]
    bench.number = 1
    assert bench.saver.close()
    assert bench.numbers() == [0, 1]


def test_closing_from_within_a_closing_writes_everything(bench: Bench) -> None:
    """As a signal handler does that interrupts the last save of an ordinary exit."""
    bench.gate.clear()
    inner: list[bool] = []
    other = threading.Thread(target=lambda: inner.append(bench.saver.close()))
    other.start()
    eventually(lambda: bench.saver._writing)
    threading.Timer(0.2, bench.gate.set).start()
    assert bench.saver.close() is True
    other.join()
    assert inner == [True]


def test_the_thread_ends_when_closed() -> None:
    before = threading.active_count()
    bench = Bench()
    bench.saver.close()
    eventually(lambda: threading.active_count() <= before)


def test_another_store_gets_everything_at_once(bench: Bench) -> None:
    bench.number = 5
    bench.failing = CourseError("no space left")
    bench.saver.soon()
    eventually(lambda: bench.told)
    other = Bench()
    bench.saver.use(other)
    eventually(lambda: other.numbers() == [5])
    assert bench.saver.close() is True
    assert bench.written == []
    other.saver.close()


def test_one_who_hears_badly_does_not_end_the_thread() -> None:
    def deaf(outcome: Saved | NotSaved) -> None:
        raise RuntimeError("the event loop is closed")

    bench = Bench()
    saver = Saver(bench.snapshot, bench, deaf, QUICK)
    saver.soon()
    eventually(lambda: bench.written)
    assert saver.close() is True
    bench.saver.close()
