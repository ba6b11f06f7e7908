"""A diagram: a drawing in characters, and below a line `---` what it shows, for whoever cannot see it or has no room.

```
few replies  →  more posts
↑              │
└── less time ←┘
---
A circle: few replies lead to more posts, these to less time, and that back to few replies.
```
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

RULE: Final = re.compile(r"^---[ \t]*$", re.MULTILINE)
FENCE: Final = re.compile(r"^```.*\n((?:.*\n)*?)```[ \t]*$", re.MULTILINE)


class Diagram(NamedTuple):
    """What stands in the block: lines of characters, and the words that say the same, in one paragraph."""

    drawing: str
    words: str


def diagram(block: str) -> Diagram:
    """The two halves of a block; without the line between them there are no words."""
    drawing, *rest = RULE.split(block, maxsplit=1)
    return Diagram(drawing.rstrip("\n"), " ".join("".join(rest).split()))


def without_drawings(markdown: str) -> str:
    """The text with the words of each diagram in place of its block, on the lines where they stand."""

    def lines(found: re.Match[str]) -> str:
        drawing, *rest = RULE.split(found[1], maxsplit=1)
        return "\n" * (drawing.count("\n") + 1) + "".join(rest)

    return FENCE.sub(lines, markdown)
