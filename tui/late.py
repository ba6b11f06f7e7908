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
        except Exception as error:
            if self.comes_too_late(error, default_namespace):
                return True
            raise

    def _handle_exception(self, error: Exception) -> None:
        """What was closed while it was still on its way fails, and nobody needs to be told; behind a quit all is."""
        if not self._exit and not self.comes_too_late(error, active_message_pump.get(None)):
            super()._handle_exception(error)

    def comes_too_late(self, error: Exception, node: object) -> bool:
        """Whether this failed because what it was for is gone.

        Args:
            error: what was raised.
            node: on whose behalf; a screen, or something on one.
        """
        # Only what was taken off its screen has none.
        nowhere = isinstance(error, (NoScreen, MountError))
        return nowhere or (isinstance(error, NoMatches) and self._is_gone(node))

    def _is_gone(self, node: object) -> bool:
        if not isinstance(node, Widget) or not node.is_attached:
            return isinstance(node, Widget)
        screen = node.screen
        open_still = screen in self.screen_stack and screen.is_running
        return not open_still or (isinstance(screen, LeftOnce) and screen.left)
