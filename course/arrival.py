"""What came into a progress with a merge, counted for a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from course.progress import LOST

if TYPE_CHECKING:
    from course.progress import Progress


class Arrived(NamedTuple):
    """How much is there that was not there before.

    Attributes:
        answers: answers; drafts: half-done answers; looked: steps seen or skipped; questions: days of questions.
        beside: texts that differ from those that count; they stand among the earlier versions.
    """

    answers: int
    drafts: int
    looked: int
    questions: int
    beside: int


def arrived(before: Progress, after: Progress) -> Arrived:
    """What `after` holds beyond `before`."""
    new = [
        (record, [entry for entry in record.entries if not (known and entry in known.entries)], known)
        for where, record in after.steps.items()
        if record is not (known := before.steps.get(where))
    ]
    outcomes = [entry.outcome for _, entries, _ in new for entry in entries]
    return Arrived(
        answers=sum(outcome != LOST for outcome in outcomes),
        drafts=sum(before.drafts.get(where) != draft for where, draft in after.drafts.items()),
        looked=sum(record.state in {"seen", "skipped"} and known is None for record, _, known in new),
        questions=sum(before.review.get(where) != due for where, due in after.review.items()),
        beside=sum(outcome == LOST for outcome in outcomes),
    )
