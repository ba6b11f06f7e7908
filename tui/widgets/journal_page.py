"""One thing the learner wrote, in full: the question as it was, the words, and, if wanted, earlier versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from course.progress import moment
from tui.locale import _, day, ngettext
from tui.widgets.exercises.follow_up import outcome_words
from tui.widgets.exercises.plan import plan_day, sentence
from tui.widgets.prose import Prose
from tui.widgets.step_views import kind_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.console import RenderableType

    from course.journal import Writing


def short_question(writing: Writing) -> str:
    """The question, or the kind where none was kept, on one line and without Markdown's signs."""
    question = writing.wording.get("question", "")
    return " ".join(question.replace("*", "").replace("_", "").split()) or kind_words(writing.kind)


def journal_page(writing: Writing, *, versions: bool) -> RenderableType:
    """Question, words, time; below them the earlier versions."""
    question = writing.wording.get("question", "")
    parts: list[RenderableType] = [Text(question) if writing.kind == "follow-up" else Prose(question), Text()]
    if writing.draft:
        parts += [
            Text(_("Not finished yet"), style="bold"),
            *_words(writing.kind, writing.draft.answer, writing.wording),
        ]
    if writing.latest:
        parts += _entry(writing.kind, writing.latest.at, writing.latest.answer, writing.latest.wording)
    if writing.earlier and not versions:
        count = len(writing.earlier)
        words = ngettext("{count} earlier version: press v", "{count} earlier versions: press v", count)
        parts.append(Text(words.format(count=count), style="italic"))
    if versions:
        for entry in reversed(writing.earlier):
            parts += [Text("―" * 20), *_entry(writing.kind, entry.at, entry.answer, entry.wording)]
    return Group(*parts)


def day_and_time(at: str) -> str:
    """A kept time as the learner's clock showed it."""
    found = moment(at)
    local = found.astimezone() if found else None
    return f"{day(local.date())}, {local:%H:%M}" if local else at


def _entry(kind: str, at: str, answer: Mapping[str, object], wording: Mapping[str, str]) -> list[RenderableType]:
    return [Text(day_and_time(at), style="italic"), *_words(kind, answer, wording), Text()]


def _words(kind: str, answer: Mapping[str, object], wording: Mapping[str, str]) -> list[RenderableType]:
    written = answer.get("text")
    text = {str(name): str(words) for name, words in written.items()} if isinstance(written, dict) else {}
    labels = _form_labels() if kind in {"plan", "follow-up"} else wording
    lines: list[RenderableType] = []
    if kind == "plan" and text.get("cue") and text.get("act"):
        lines.append(Text(sentence(text), style="bold"))
        text = {name: words for name, words in text.items() if name not in {"cue", "act"}}
        text["date"] = plan_day(text.get("date", ""))
    if kind == "follow-up":
        lines.append(Text(outcome_words(str(answer.get("outcome", ""))), style="bold"))
    for name, words in text.items():
        lines += [Text(labels.get(name, name), style="italic"), Text(words), Text()]
    return lines


def _form_labels() -> dict[str, str]:
    return {
        "obstacle": _("In the way"),
        "cue": _("If"),
        "act": _("Then"),
        "date": _("By"),
        "whom": _("Told to"),
        "rehearsed": _("From memory"),
        "happened": _("What happened?"),
        "now": _("What now?"),
    }
