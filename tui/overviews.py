"""What can be seen of the whole: evidence met, what has changed, and what was found."""

from __future__ import annotations

from tui.commands import Commands


class Overviews(Commands):
    """Shows the evidence booklet, the learner's change, and the search."""
