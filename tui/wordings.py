"""What steps to write in ask; questions and labels are kept beside what is written, since courses change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.exercises.prompt import Field
from course.progress import moment
from tui.labels import standard_fields
from tui.locale import _, day

if TYPE_CHECKING:
    from collections.abc import Iterable

    from course.exercises.prompt import Prompt, Tick
    from course.exercises.returning import ThenNow
    from course.exercises.rewrite import Rewrite
    from course.returns import Earlier

OWN = "rewritten"
"""What an answer calls the learner's version of a text."""


def _points(checklist: Iterable[Tick]) -> dict[str, str]:
    return {f"tick/{tick.id}": tick.text for tick in checklist}


def prompt_fields(step: Prompt) -> tuple[Field, ...]:
    """The fields of a reflection: the step's own, or the standard ones."""
    return step.fields or standard_fields()


def prompt_wording(step: Prompt) -> dict[str, str]:
    """Question and labels of a reflection; the points of its checklist as `tick/ID`."""
    labels = {field.id: field.label for field in prompt_fields(step)}
    return {"question": step.question, **labels, **_points(step.checklist)}


def rewrite_fields() -> tuple[Field, ...]:
    """The one field to rewrite a text in."""
    return (Field(id=OWN, label=_("Your version")),)


def rewrite_wording(step: Rewrite) -> dict[str, str]:
    """All that a rewritten text refers to; the points of the checklist as `tick/ID`."""
    own = {field.id: field.label for field in rewrite_fields()}
    return {"question": step.question, "original": step.original, **own, **_points(step.checklist)}


def follow_up_fields() -> tuple[Field, ...]:
    """What happened to a plan, and what now."""
    return (Field(id="happened", label=_("What happened?")), Field(id="now", label=_("What now?")))


def now_fields() -> tuple[Field, ...]:
    """The one field for the words of now."""
    return (Field(id="now", label=_("Now")),)


def asked_now(step: ThenNow, earlier: Earlier | None) -> str:
    """What is asked about earlier words, in Markdown; where there are none, `earlier` has no time."""
    if not earlier or not earlier.at:
        return _("Nothing was written here then. If you like, write now what you think.")
    return step.question or _("This is what you wrote. What do you see in it now? What would you add?")


def asked_then(earlier: Earlier | None) -> str:
    """What was asked then, in Markdown; where nothing was written, what the earlier step asks now."""
    return earlier.wording.get("question", "") if earlier else ""


def then_words(earlier: Earlier) -> str:
    """When the earlier words were written."""
    at = moment(earlier.at)
    return _("Then, on {day}").format(day=day(at.astimezone().date())) if at else _("Back then")


def then_now_wording(step: ThenNow, earlier: Earlier | None) -> dict[str, str]:
    """What is asked now, and what was asked then."""
    asked = asked_then(earlier)
    labels = {field.id: field.label for field in now_fields()}
    return {"question": asked_now(step, earlier), **({"asked": asked} if asked else {}), **labels}
