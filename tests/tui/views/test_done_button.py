"""The button that ends a form."""

from __future__ import annotations

from typing import Any

from course.exercises.prompt import Prompt
from tui.widgets.exercises.prompt import PromptView


async def test_no_enter_on_it_is_lost_however_quickly_it_comes(host: Any) -> None:  # noqa: ANN401 - the fixture's class
    """A burst of keys ends one stage of a form and the next."""
    app = host(PromptView(Prompt(id="smell", question="What did you smell?")))
    async with app.run_test(size=(80, 24)) as pilot:
        app.view.begin()
        await pilot.press("W", "escape", "enter", "enter", "enter")
        await pilot.pause()
        assert app.onward == 3
