"""A question with a few answers, and a question for a path. They dismiss with the answer and do nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from tui.locale import N_
from tui.widgets.key_bar import KeyBar
from tui.widgets.leaving import Panel
from tui.widgets.listing import AnswerList

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import App, ComposeResult


class QuestionScreen(Panel[str]):
    """A sentence and answers to choose from; dismissed with the name of the one chosen."""

    CSS_PATH = "question.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave_it", N_("Cancel"), id="question.leave-it")]

    def __init__(self, question: str, answers: Mapping[str, str], now: str = "") -> None:
        """Ask a question.

        Args:
            question: what is asked, said as it is.
            answers: what can be answered, by name.
            now: the answer that holds already, if any: it is under the cursor, and Esc leaves it as it is.
        """
        super().__init__(classes="question")
        self.question = question
        self.answers = answers
        self.now = now

    def on_mount(self) -> None:
        """Begin with the answer that holds."""
        if self.now in self.answers:
            self.query_one(AnswerList).highlighted = list(self.answers).index(self.now)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without an answer that holds already, one has to be given."""
        return bool(self.now) if action == "leave_it" else super().check_action(action, parameters)

    def action_leave_it(self) -> None:
        """Answer with what holds already."""
        self.dismiss(self.now)

    def compose(self) -> ComposeResult:
        """Question, answers, keys."""
        with Vertical(id="box"):
            yield Static(Text(self.question), id="question")
            yield AnswerList(*(Option(Text(words), id=name) for name, words in self.answers.items()), markup=False)
            yield KeyBar()

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option.id or "")


class PathField(Input):
    """Where to save."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "submit", N_("Save there"), id="path.save")]

    def on_mount(self) -> None:
        """The caret does not blink."""
        self.cursor_blink = False


async def ask(app: App[Any], question: str, answers: Mapping[str, str]) -> str:
    """Put a question over everything and wait for one of the answers, which are known by short names."""
    return await app.push_screen_wait(QuestionScreen(question, answers))


class PathScreen(Panel[str]):
    """Asks for a path; dismissed with it, or with nothing on Esc."""

    CSS_PATH = "question.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "give_up", N_("Cancel"), id="path.cancel"),
    ]

    def __init__(self, question: str, proposal: str) -> None:
        """Ask with a proposal to start from."""
        super().__init__(classes="question")
        self.question = question
        self.proposal = proposal

    def compose(self) -> ComposeResult:
        """Question, field, keys."""
        with Vertical(id="box"):
            yield Static(Text(self.question), id="question")
            yield PathField(self.proposal, id="path")
            yield KeyBar()

    @on(Input.Submitted)
    def _given(self, event: Input.Submitted) -> None:
        self.dismiss(event.value.strip())

    def action_give_up(self) -> None:
        """Leave things as they are."""
        self.dismiss("")
