"""A form with a clock, which is drawn once a second while it runs and not at all while it stands."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len
from textual.geometry import Region
from textual.widget import Widget

from tui.widgets.exercises.countdown import KEEP_EVERY, LONGEST, MINUTE, Countdown
from tui.widgets.exercises.form import FormView

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from rich.console import RenderableType
    from textual.timer import Timer

    from course.exercises.base import Step


class Face(Widget):
    """What is drawn of a step whose fields are widgets of their own; the styles are those of the view."""

    DEFAULT_CSS = "Face { width: 1fr; height: auto; }"

    def __init__(self, drawn: Callable[[], RenderableType]) -> None:
        """Draw what this gives."""
        super().__init__(id="face")
        self._drawn = drawn
        self._lines: list[str] = []

    def render(self) -> RenderableType:
        """All of it."""
        drawn = self._drawn()
        self._lines = self._plain_lines(drawn)
        return drawn

    def redraw_changed(self) -> None:
        """Draw only the cells that are others now: over a slow line a clock must cost next to nothing."""
        before, after = self._lines, self._plain_lines(self._drawn())
        for row, (old, new) in enumerate(zip(before, after, strict=False)):
            if old != new:
                alike = next(at for at in range(len(old) + 1) if old[: at + 1] != new[: at + 1])
                start = cell_len(old[:alike])
                self.refresh(Region(start, row, max(cell_len(old), cell_len(new)) - start, 1))
        if len(before) != len(after):
            self.refresh(layout=True)

    def _plain_lines(self, drawn: RenderableType) -> list[str]:
        options = self.app.console.options.update(width=max(self.size.width, 1), height=None)
        lines = self.app.console.render_lines(drawn, options)
        return ["".join(segment.text for segment in line) for line in lines]


class TimedForm(FormView):
    """The clock starts, stops and is given more time by hand only. A clock that was left comes back standing still."""

    def __init__(
        self,
        step: Step,
        answer: Mapping[str, Any] | None = None,
        *,
        handed_in: bool = False,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        """Show a form; `now` gives seconds since some moment."""
        self.clock = Countdown(self.full(), now)
        self.face = Face(self.drawn)
        self._timer: Timer | None = None
        super().__init__(step, answer, handed_in=handed_in)

    def full(self) -> int:
        """Seconds of a whole round."""
        raise NotImplementedError

    def drawn(self) -> RenderableType:
        """What stands above the fields."""
        raise NotImplementedError

    def begun(self) -> bool:
        """Whether the clock shows anything but a whole round."""
        return self.clock.running or self.clock.shown() != self.full()

    def set_clock(self, seconds: int) -> None:
        """Stand still with so many seconds left; below 0 with all of a round."""
        self._unwind()
        self.clock = Countdown(self.full() if seconds < 0 else min(seconds, LONGEST), self.clock.now)

    def redraw(self) -> None:
        """Draw all anew; keys may mean something else now."""
        self.face.refresh(layout=True)
        self.refresh_bindings()

    def action_clock(self, stage: str = "") -> None:  # noqa: ARG002 - tells keys of several stages apart
        """Start, or stop."""
        if self.clock.running:
            self.stop()
        elif self.clock.shown():
            self.clock.start()
            self._wind()
        self.changed()

    def action_minute(self, stage: str = "") -> None:  # noqa: ARG002 - tells keys of several stages apart
        """Give a minute more."""
        self.clock.add(MINUTE)
        if self.clock.running:
            self._wind()
        self.changed()

    def stop(self) -> None:
        """Stand still."""
        self.clock.stop()
        self._unwind()

    def changed(self) -> None:
        """The learner changed something that is drawn."""
        self.post_message(self.Changed(self))
        self.redraw()

    def _wind(self) -> None:
        self._unwind()
        self._timer = self.set_timer(self.clock.until_next() + 0.01, self.second)

    def _unwind(self) -> None:
        if self._timer:
            self._timer.stop()
            self._timer = None

    def second(self) -> None:
        """Another second is over: draw it, and wait for the next; at the end only say so."""
        left = self.clock.shown()
        if left:
            self._wind()
            self.face.redraw_changed()
            if left % KEEP_EVERY == 0:
                self.post_message(self.Changed(self))
        else:
            self.stop()
            self.changed()
