"""Screens that are left once, however often the key for it is pressed while they close."""

from __future__ import annotations

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, Screen

ResultT = TypeVar("ResultT")


class LeftOnce(Screen[ResultT]):
    """A screen that gives one answer. Keys typed ahead may ask for a second before it is gone."""

    left = False
    """Whether it was closed, though it may still be on its way out."""

    def dismiss(self, result: ResultT | None = None) -> AwaitComplete:
        """Close, and hand the result to whoever waits for it; nothing if that has happened."""
        if self.left:
            return AwaitComplete()
        self.left = True
        return super().dismiss(result)


class Panel(LeftOnce[ResultT], ModalScreen[ResultT]):
    """A screen over another one."""
