"""What comes too late: keys and messages for a screen that was closed while they waited, or was still on its way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual._context import active_message_pump
from textual.css.query import NoMatches
from textual.dom import NoScreen
from textual.widget import MountError, Widget

from tui.dressing import Dressing
from tui.widgets.leaving import LeftOnce

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.actions import ActionParseResult
    from textual.dom import DOMNode


class Late(Dressing):
    """Lets what comes too late come to nothing; keys typed ahead would otherwise end the program."""

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do what a key stands for; for a screen that is gone it is done."""
        try:
            return await super().run_action(action, default_namespace, namespaces)
        except NoScreen:
            return True
        except NoMatches:
            if self.is_gone(default_namespace):
                return True
            raise

    def _handle_exception(self, error: Exception) -> None:
        """What was closed while it was still on its way fails, and nobody needs to be told; behind a quit all is."""
        nowhere = isinstance(error, (NoScreen, MountError))  # only what was taken off its screen has none
        late = nowhere or (isinstance(error, NoMatches) and self.is_gone(active_message_pump.get(None)))
        if not self._exit and not late:
            super()._handle_exception(error)

    def is_gone(self, node: object) -> bool:
        """Whether this is a screen that was closed, or something on one."""
        if not isinstance(node, Widget) or not node.is_attached:
            return isinstance(node, Widget)
        screen = node.screen
        open_still = screen in self.screen_stack and screen.is_running
        return not open_still or (isinstance(screen, LeftOnce) and screen.left)
