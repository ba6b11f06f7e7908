"""What click itself says about arguments, fit for a terminal."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from course.signs import in_one_line

if TYPE_CHECKING:
    from collections.abc import Iterator


class PlainGroup(click.Group):
    """Commands whose complaints about arguments write control characters out: one may be a crafted name."""

    def make_context(self, *args: Any, **keywords: Any) -> click.Context:  # noqa: ANN401 - handed on as they come
        """Read the arguments of the group itself."""
        with _complaining_plainly():
            return super().make_context(*args, **keywords)

    def invoke(self, ctx: click.Context) -> object:
        """Read the rest, and run the command."""
        with _complaining_plainly():
            return super().invoke(ctx)


@contextmanager
def _complaining_plainly() -> Iterator[None]:
    try:
        yield
    except click.UsageError as error:
        raise click.UsageError(in_one_line(error.format_message()), error.ctx) from None
