"""One chapter file → a `Chapter`, or every problem of the file with its line.

The format stands in the README's part for authors. Reading goes on behind each problem, so that none hides another; but
a file with any problem gives no chapter.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import zip_longest

from course.blocks import read_block
from course.decode import KEBAB
from course.diagrams import diagram
from course.exercises import KINDS
from course.exercises.base import Step, unknown
from course.exercises.prompt import Prompt
from course.exercises.recall import Recall
from course.exercises.talk import Talk
from course.model import Chapter, Facilitator, Language, Reading
from course.parsed import Citation, Front, Parsed
from course.pieces import Piece, Pieces, cut, heading
from course.signs import readable

CITED = re.compile(r"\(evidence:([^()\s]*)")
WIDEST = 68
"""Cells of a diagram: what is left of 80 beside frame and margin."""

HOW_TO_BEGIN = 'begin a reading with "## Title {#id}"'
FACILITATOR = "facilitator"


def parse_chapter(text: str, *, file: str, language: Language) -> Parsed:
    """Read a chapter; `file` is the name told in problems. Never raises, whatever the text."""
    parsed = Parsed(file, language)
    plain, found = readable(text)
    pieces = cut(plain)
    for line, problem in [*found, *pieces.found]:
        parsed.add(line, problem)
    _read_front(pieces, parsed)
    _Steps(pieces, parsed).read()
    _own_words(parsed)
    _gather_citations(pieces, parsed)
    parsed.problems = sorted(set(parsed.problems))
    if not parsed.problems and parsed.front and parsed.front.value:
        parsed.chapter = _chapter(parsed, parsed.front.value)
    return parsed


def _read_front(pieces: Pieces, parsed: Parsed) -> None:
    if pieces.front is None:
        return
    text, first = pieces.front
    parsed.front = read_block(Front, text, first)
    for line, problem in parsed.front.found:
        parsed.add(line, f"front matter: {problem}")


def _chapter(parsed: Parsed, front: Front) -> Chapter:
    later = [step for step in parsed.steps if isinstance(step, Recall) and step.later]
    return Chapter(
        id=front.id,
        language=parsed.language,
        title=front.title,
        minutes=front.minutes,
        objectives=front.objectives,
        claims=front.claims,
        steps=tuple(step for step in parsed.steps if step not in later),
        later=tuple(later),
        facilitator=parsed.facilitator.value if parsed.facilitator else None,
    )


def _own_words(parsed: Parsed) -> None:
    """What was tried in a talk is at once thought over for a talk of one's own."""
    here = [step for step in parsed.steps if not (isinstance(step, Recall) and step.later)]
    for step, following in zip_longest(here, here[1:]):
        if isinstance(step, Talk) and not isinstance(following, Prompt) and not parsed.unread:
            problem = "no prompt follows it; let the learner write there what they would say in a talk of their own"
            parsed.add(parsed.lines.get(step.id, 1), f'talk "{step.id}": {problem}')


def _gather_citations(pieces: Pieces, parsed: Parsed) -> None:
    for number, line in zip(pieces.numbers, pieces.body, strict=True):
        parsed.cited.extend(Citation(name, number) for name in CITED.findall(line))
    for name, block in parsed.blocks.items():
        for place, one in enumerate(block.value.evidence if block.value else ()):
            if block.sound(("evidence", place)):
                parsed.cited.append(Citation(one, parsed.line(name, ("evidence", place))))


class _Steps:
    """Walks through the pieces; `reading` is the one that is being read, with the place where its text begins."""

    def __init__(self, pieces: Pieces, parsed: Parsed) -> None:
        self._pieces = pieces
        self._parsed = parsed
        self._reading: tuple[str, str, Piece] | None = None
        self._begun = False

    def read(self) -> None:
        for piece in self._pieces.pieces:
            if piece.what == "heading" and piece.info == "h2":
                self._close(piece.before)
                self._heading(piece)
            elif piece.what == "block" and piece.info.split()[:1] == ["toml"]:
                self._close(piece.before)
                self._begun = True
                self._block(piece)
            else:
                self._inside(piece)
        self._close(len(self._pieces.body))
        if not self._begun:
            self._parsed.add(1, f"no steps; {HOW_TO_BEGIN} or an exercise with ```toml KIND")

    def _close(self, end: int) -> None:
        if self._reading is None:
            return
        name, title, piece = self._reading
        self._reading = None
        markdown = self._pieces.markdown(piece.after, end)
        if not markdown.strip():
            self._parsed.add(piece.line, f'reading "{name or title}": no text; write something below the heading')
        if name:
            self._parsed.steps.append(Reading(id=name, title=title, markdown=markdown))

    def _heading(self, piece: Piece) -> None:
        self._begun = True
        known = heading(piece.text)
        title, name = known or (piece.text, "")
        if known is None:
            self._parsed.add(
                piece.line, f'heading "{title}" has no id; write "## {title} {{#id}}", or "###" in a reading'
            )
        elif not re.fullmatch(KEBAB.pattern, name):
            self._parsed.add(piece.line, f'reading "{name}": bad id "{name}"; {KEBAB.words}')
        if known and not title:
            self._parsed.add(piece.line, f'reading "{name}": no title; {HOW_TO_BEGIN}')
        self._register("reading", name, piece.line)
        self._reading = (name, title, piece)

    def _inside(self, piece: Piece) -> None:
        """Text, a diagram, or another heading."""
        if self._reading is None and piece.what != "nested block":
            where = "text outside a reading" if self._begun else "text before the first step"
            self._parsed.add(piece.line, f"{where}; {HOW_TO_BEGIN}")
        elif piece.what == "heading" and piece.info == "h1":
            self._parsed.add(
                piece.line, f"heading of level 1; the chapter's title is in the front matter, {HOW_TO_BEGIN}"
            )
        elif piece.what == "nested block" and piece.info.startswith("toml"):
            self._parsed.add(piece.line, f'"{piece.info}" inside a list or a quotation; move it to the margin')
        elif piece.what == "block":
            self._diagram(piece)

    def _diagram(self, piece: Piece) -> None:
        if piece.info not in {"", "text"}:
            known = 'an exercise begins with "```toml KIND", a diagram with "```" alone'
            self._parsed.add(piece.line, f'unknown block "{piece.info}"; {known}')
            return
        drawing, words = diagram(piece.text)
        if not words:
            problem = 'a diagram without words; say below it, behind a line "---", what it shows to who cannot see it'
            self._parsed.add(piece.line, problem)
        for place, line in enumerate(drawing.split("\n"), start=piece.line + 1):
            if (width := cells(line)) > WIDEST:
                self._parsed.add(place, f"the diagram is {width} cells wide here; at most {WIDEST} fit")

    def _block(self, piece: Piece) -> None:
        kind = " ".join(piece.info.split()[1:])
        if kind == FACILITATOR:
            self._facilitator(piece)
            return
        known = KINDS.get(kind)
        block = read_block(known.step if known else Step, piece.text, piece.line + 1, known.flaws if known else None)
        label = f'{kind} "{block.id}"'.strip() if block.id else kind
        if known is None:
            hint = unknown(kind, [*KINDS, FACILITATOR], "kind") if kind else 'no kind; write "```toml KIND"'
            self._parsed.add(piece.line, f"{label}: {hint}" if kind else hint)
            self._parsed.unread.add(block.id)
        for line, problem in block.found if known or block.value is None else ():
            self._parsed.add(line, f"{label}: {problem}")
        if known is None:
            return
        self._register(kind, block.id, piece.line)
        if block.value is None:
            self._parsed.unread.add(block.id)
            return
        self._parsed.steps.append(block.value)
        self._parsed.blocks.setdefault(block.value.id, block)

    def _facilitator(self, piece: Piece) -> None:
        block = read_block(Facilitator, piece.text, piece.line + 1)
        if self._parsed.facilitator:
            self._parsed.add(piece.line, "a second facilitator block; a chapter has one")
        for line, problem in block.found:
            self._parsed.add(line, f"facilitator: {problem}")
        self._parsed.facilitator = self._parsed.facilitator or block

    def _register(self, kind: str, name: str, line: int) -> None:
        if not name:
            self._parsed.unread.add("")
        elif name in self._parsed.lines:
            other = self._parsed.lines[name]
            self._parsed.add(line, f'{kind} "{name}": duplicate id "{name}"; the step on line {other} has it already')
        else:
            self._parsed.lines[name] = line


def cells(line: str) -> int:
    """How many cells of a terminal a line takes."""
    wide = sum(unicodedata.east_asian_width(sign) in {"W", "F"} for sign in line)
    return len(line) + wide - sum(map(bool, map(unicodedata.combining, line)))
