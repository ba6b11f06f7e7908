"""Earlier words, and beside them those of now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.console import Group
from rich.text import Text
from textual.containers import VerticalGroup
from textual.widget import Widget
from textual.widgets import Static

from course.journal import NAMES, texts
from tui.widgets import own_words
from tui.widgets.exercises.drawing import NARROW
from tui.widgets.exercises.form import DoneButton, FormView
from tui.widgets.prose import ProseBlock
from tui.wordings import asked_now, asked_then, now_fields, then_now_wording, then_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.console import RenderableType
    from textual.app import ComposeResult
    from textual.events import Resize

    from course.exercises.prompt import Field
    from course.exercises.returning import ThenNow
    from course.progress import Plain
    from course.returns import Earlier


class EarlierWords(Widget):
    """What was written then, part by part, each below its label of then."""

    def __init__(self, earlier: Earlier) -> None:
        """Show these words."""
        super().__init__(id="earlier")
        self.parts = texts(earlier.kind, earlier.answer, earlier.wording)
        self.form = NAMES.get(earlier.kind, ())

    def render(self) -> RenderableType:
        """Labels only where the course gave them, or there are several: one text needs none."""
        rows: list[Text] = []
        for label, words in self.parts:
            rows += [Text(), Text(label, style="italic")] if label not in self.form else [Text()]
            rows.append(Text(own_words.shown(words)))
        return Group(*rows[1:])


class ThenNowView(FormView):
    """What was asked and written then; a field for now."""

    def __init__(
        self,
        step: ThenNow,
        earlier: Earlier | None = None,
        answer: Mapping[str, Any] | None = None,
        *,
        handed_in: bool = False,
    ) -> None:
        """Show the earlier words, if there are any."""
        self.then_now = step
        self.earlier = earlier
        self._answered = handed_in and bool(answer)
        super().__init__(step, answer, handed_in=handed_in)

    @property
    def written(self) -> bool:
        """Whether there are earlier words."""
        return bool(self.earlier and self.earlier.at)

    def question(self) -> str:
        """What is asked now."""
        return asked_now(self.then_now, self.earlier)

    def fields(self) -> tuple[Field, ...]:
        """One, for the words of now."""
        return now_fields()

    def wording(self) -> dict[str, str]:
        """What is asked now, and what was asked then."""
        return then_now_wording(self.then_now, self.earlier)

    def compose(self) -> ComposeResult:
        """What is asked now, what was asked then; the earlier words, and the field for now beside them."""
        yield ProseBlock(self.question(), id="question")
        if asked := asked_then(self.earlier):
            yield ProseBlock(asked, id="asked")
        with VerticalGroup(id="versions"):
            if self.earlier and self.written:
                yield VerticalGroup(
                    Static(Text(then_words(self.earlier)), classes="label"), EarlierWords(self.earlier), id="then"
                )
            yield VerticalGroup(self.sheet)
        yield Static(id="notes", markup=False)
        yield DoneButton()
        yield Static(id="saved", markup=False)

    def on_resize(self, event: Resize) -> None:
        """Beside one another where there is room, otherwise one above the other."""
        self.set_class(event.size.width >= NARROW, "-beside")

    def plain(self) -> Plain:
        """The words of now, and what they look back at."""
        plain = super().plain()
        return {"about": self.then_now.about, **plain} if plain or self._answered else {}

    def taken(self, plain: Plain) -> None:
        """From now on taking all words out is an answer too."""
        super().taken(plain)
        self._answered = True

    def finish(self) -> None:
        """Without words it was looked at, and that is enough."""
        if self.plain():
            super().finish()
        else:
            self.hand_over({})
            self.post_message(self.Onward(self))
