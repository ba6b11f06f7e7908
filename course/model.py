"""What is taught: the course, its chapters and steps, the claims of the sources, and the findings. Frozen values."""

from __future__ import annotations

from typing import Literal

import msgspec

from course.exercises.base import Step, Table
from course.exercises.recall import Recall
from course.exercises.scales import Statement

Language = Literal["de", "en"]
LANGUAGES: tuple[Language, ...] = ("de", "en")

Stamp = Literal["opinion", "story", "survey", "study", "review"]
"""What kind of ground a claim or finding stands on."""

ClaimKind = Literal["figure", "model", "opinion", "observation", "anecdote", "advice", "question", "offer", "source"]

Ground = Literal["none", "plausible", "mixed", "one study", "several studies", "contradicted", "not a statement"]
"""How strong the evidence is that we could find."""


class Both(Table, frozen=True, kw_only=True):
    """A text in both languages."""

    de: str
    en: str

    def in_language(self, language: Language) -> str:
        """The text in one of the two."""
        return self.de if language == "de" else self.en


class Claim(Table, frozen=True, kw_only=True):
    """One thing a source article says, in our own words.

    Attributes:
        id: such as `S0.12`.
        kind: what kind of sentence it is; `ground`: how well it stands; `stamp`: on what kind of ground.
        doubts: what speaks against it or limits it.
    """

    id: str
    de: str
    en: str
    kind: ClaimKind
    stamp: Stamp
    ground: Ground
    doubts: Both

    def in_language(self, language: Language) -> str:
        """The claim in one of the two languages."""
        return self.de if language == "de" else self.en


class Source(Table, frozen=True, kw_only=True):
    """A source article: who wrote it, when, in what situation, and with what interest."""

    id: str
    author: Both
    title: Both
    date: Both
    context: Both
    interest: Both
    claims: tuple[Claim, ...] = ()


class Finding(Table, frozen=True, kw_only=True):
    """One checked fact (F) or research result (E), shown as an evidence card.

    Attributes:
        says: the result in a sentence or two, with its number.
        group: who was asked or studied, how many, when.
        limit: for whom or what it does not speak.
        citation: author, year, title, place of publication.
    """

    id: str
    stamp: Stamp
    says: Both
    group: Both
    limit: Both
    citation: str


class Reading(Step, frozen=True, kw_only=True):
    """Prose: a story, a core idea, an evidence check."""

    markdown: str


class Facilitator(Table, frozen=True, kw_only=True):
    """How to teach the chapter to a room. All texts are Markdown; `minutes` is for the whole."""

    minutes: int
    grouping: str
    material: str
    steps: tuple[str, ...]
    debrief: str
    silence: str
    remote: str


class Chapter(msgspec.Struct, frozen=True, kw_only=True):
    """One chapter in one language.

    Attributes:
        steps: what is shown, in order.
        later: recall blocks that are no step here but come up in the warm-ups of later chapters.
    """

    id: str
    language: Language
    title: str
    minutes: int
    objectives: tuple[str, ...]
    claims: tuple[str, ...]
    steps: tuple[Step, ...]
    later: tuple[Recall, ...] = ()
    facilitator: Facilitator | None = None

    def place(self, step: str) -> int:
        """The place of the step with this id, counted from 0; 0 for a step that is not there (any more)."""
        return next((place for place, one in enumerate(self.steps) if one.id == step), 0)


class ChapterEntry(Table, frozen=True, kw_only=True):
    """A chapter as the manifest `course.toml` lists it: enough for the contents, without reading its body."""

    id: str
    folder: str
    title: Both


class Part(Table, frozen=True, kw_only=True):
    """A part of the course."""

    id: str
    title: Both
    chapters: tuple[ChapterEntry, ...]


class CourseScale(Table, frozen=True, kw_only=True):
    """One of the scales rated at the start and at the end."""

    id: str
    text: Both

    def statement(self, language: Language) -> Statement:
        """The scale as a statement to rate."""
        return Statement(id=self.id, text=self.text.in_language(language))


class Change(Table, frozen=True, kw_only=True):
    """The steps in which the course's scales are rated, each as `chapter/step`; empty while the course has none.

    Attributes:
        then: at the start.
        now: at the end, as it is now.
        back: at the end, looking back at the start.
    """

    then: str = ""
    now: str = ""
    back: str = ""


class PathEntry(Table, frozen=True, kw_only=True):
    """A path through the course for some learners: chapters by id, in the order in which they are best taken."""

    id: str
    title: Both
    chapters: tuple[str, ...]


class Rules(Table, frozen=True, kw_only=True):
    """What a course demands of its own chapters beyond what every course must meet; 0 and false demand nothing.

    Attributes:
        every_claim: every claim of the sources is taught.
        core: words at most in the readings `core`, `core-2` and so on.
        shortest, longest: minutes a chapter takes, as `course.reading_time` counts them.
        run: so many words in a row are nowhere the same as in a digest of the sources.
        formal: learners are never addressed with *du*.
    """

    every_claim: bool = False
    core: int = 0
    shortest: int = 0
    longest: int = 0
    run: int = 0
    formal: bool = False


class Course(Table, frozen=True, kw_only=True):
    """The manifest: what the course is called, its parts and chapters in order, its scales and where they are rated.

    Attributes:
        paths: for whom which chapters are enough.
        rules: what `h2h check` demands of this course in particular.
    """

    id: str
    version: str
    title: Both
    promise: Both
    parts: tuple[Part, ...]
    scales: tuple[CourseScale, ...] = ()
    change: Change = Change()
    paths: tuple[PathEntry, ...] = ()
    rules: Rules = Rules()

    @property
    def chapters(self) -> tuple[ChapterEntry, ...]:
        """All chapters in order."""
        return tuple(chapter for part in self.parts for chapter in part.chapters)
