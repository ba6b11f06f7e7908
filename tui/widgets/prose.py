"""Markdown of the course, drawn by Rich as one renderable: a step mounts one widget, not one for each paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.markdown import CodeBlock, Heading, Markdown, MarkdownElement
from rich.text import Text
from textual.widgets import Static

from course.diagrams import diagram

if TYPE_CHECKING:
    from markdown_it.token import Token
    from rich.console import Console, ConsoleOptions, RenderResult

EVIDENCE = "evidence:"


class Drawing(CodeBlock):
    """A drawing in characters; where it does not fit, what it shows is said in words."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw the lines as they are, unwrapped."""
        drawing, words = diagram(str(self.text))
        width = max((cell_len(line) for line in drawing.splitlines()), default=0)
        if width <= options.max_width:
            yield Text(drawing, style="markdown.diagram", no_wrap=True, overflow="crop")
        else:
            yield Text(words, style="markdown.diagram")


class PlainHeading(Heading):
    """A heading to the left, without a box."""

    LEVEL_ALIGN: ClassVar = dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "left")


class Prose(Markdown):
    """Markdown as the course has it: links to evidence are marked words, other links show their address."""

    elements: ClassVar[dict[str, type[MarkdownElement]]] = {
        **Markdown.elements,
        "heading_open": PlainHeading,
        "fence": Drawing,
        "code_block": Drawing,
    }

    def __init__(self, markup: str) -> None:
        """Parse; nothing is drawn yet."""
        super().__init__(markup, hyperlinks=False)
        for token in self.parsed:
            _mark_citations(token.children or [])


def _mark_citations(tokens: list[Token]) -> None:
    """Turn links to evidence into struck-through text, whose style the themes make an underline.

    Rich knows no further inline elements, and the course strikes nothing through.
    """
    open_links: list[bool] = []
    for token in tokens:
        if token.type == "link_open":
            open_links.append(str(token.attrs.get("href", "")).startswith(EVIDENCE))
            if open_links[-1]:
                token.type, token.tag = "s_open", "s"
        elif token.type == "link_close" and open_links.pop():
            token.type, token.tag = "s_close", "s"


class ProseBlock(Static):
    """A block of Markdown that is only read."""

    def __init__(self, markup: str, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's name
        """Show this Markdown."""
        super().__init__(Prose(markup), id=id, classes=classes)
