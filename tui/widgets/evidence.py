"""Claims and findings as text: what is said, on what ground, for whom it holds, and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.model import Finding
from tui.locale import _, current

if TYPE_CHECKING:
    from collections.abc import Iterable

    from course.model import Claim, Ground, Source, Stamp


def stamp_words(stamp: Stamp) -> str:
    """What kind of ground something stands on."""
    return {
        "opinion": _("Opinion"),
        "story": _("Story"),
        "survey": _("Survey"),
        "study": _("Study"),
        "review": _("Review of many studies"),
    }[stamp]


STAMP_SIGNS: dict[Stamp, str] = {"opinion": "”", "story": "•", "survey": "%", "study": "#", "review": "Σ"}
"""Something said, a single case, a share of people asked, something counted, a sum of studies; in the course's order.

A sign never stands without its word."""


def stamp_line(stamp: Stamp) -> str:
    """What kind of ground something stands on, as sign and word."""
    return f"{STAMP_SIGNS[stamp]} {stamp_words(stamp)}"


def ground_words(ground: Ground) -> str:
    """How strong the evidence is that we could find for a claim."""
    return {
        "none": _("no evidence found"),
        "plausible": _("plausible, not shown"),
        "mixed": _("indirect or mixed evidence"),
        "one study": _("one good study or solid survey"),
        "several studies": _("several studies"),
        "contradicted": _("contradicted, or wrong as put"),
        "not a statement": _("a question or an offer, nothing to prove"),
    }[ground]


def evidence_markdown(cards: Iterable[tuple[Claim, Source] | Finding]) -> str:
    """The cards one below the other, in the language spoken now."""
    return "\n\n".join(_finding(card) if isinstance(card, Finding) else _claim(*card) for card in cards)


def _finding(finding: Finding) -> str:
    language = current()
    return "\n\n".join(
        [
            f"## {finding.id} · {stamp_line(finding.stamp)}",
            finding.says.in_language(language),
            _labelled(_("Who"), finding.group.in_language(language)),
            _labelled(_("Limit"), finding.limit.in_language(language)),
            _labelled(_("Source"), finding.citation),
        ]
    )


def _claim(claim: Claim, source: Source) -> str:
    language = current()
    author, title, day = (text.in_language(language) for text in (source.author, source.title, source.date))
    return "\n\n".join(
        [
            f"## {claim.id} · {stamp_line(claim.stamp)}",
            claim.in_language(language),
            _labelled(_("Said by"), f"{author}, {title}, {day}"),
            _labelled(_("Ground"), ground_words(claim.ground)),
            _labelled(_("Doubts"), claim.doubts.in_language(language)),
            _labelled(_("Interest of the author"), source.interest.in_language(language)),
        ]
    )


def _labelled(label: str, words: str) -> str:
    return f"**{label}:** {words}"
