"""Answers whatever `h2h read` asks, by the words of the question, in either language."""

from __future__ import annotations

import re

WRITTEN = "Ein Satz von mir."
"""What is written wherever there is something to write."""

FIXED = {
    r"Which chapter|Welches Kapitel": ":quit",
    rf"{WRITTEN}, ": "2",
    r"Channel 1, its name|Kanal 1, Name|Person 1 (?:of|von)": WRITTEN,
    r"Press Enter|Eingabetaste": "",
    r"Yes or no|[Jj]a oder nein": "yes",
    r"50, 70": "70",
    r"empty line goes on|leere Zeile führt weiter": "",
    r"0 (?:to|bis) 10": "5",
    r"(?:[Nn]umbers?|Zahl|Zahlen|Nummer)\b.*1 (?:to|bis) \d|; 2 |\b1 (?:had|gewusst)|, a number|eine Zahl": "1",
    r"Numbers with a space|Zahlen, dazwischen": "1 2",
    r"one line|einer Zeile": WRITTEN,
    r"empty line|leere (?:Zeile|Eingabe)": "",
}
"""What is answered to a question with these words; the first that fits counts."""


class Answering:
    """Somebody who answers all.

    Attributes:
        lines: the answers so far.
    """

    def __init__(self) -> None:
        self.lines: list[str] = []

    def answer(self, heard: str) -> str:
        """The next line, given all that was said so far."""
        question = re.split(r"\n\n|(?<=[.!?:“”])\n", heard)[-1].replace("\n", " ").strip()
        self.lines.append(self._line(question, heard))
        return self.lines[-1]

    def _line(self, question: str, heard: str) -> str:
        if question.endswith(">"):
            return "." if self.lines[-1:] == [WRITTEN] else WRITTEN
        if re.search(r"in the right order|richtigen Reihenfolge", question):
            step = re.split(r"(?m)^(?:Step|Schritt) \d+", heard)[-1]
            return " ".join(sorted(set(re.findall(r"(?m)^(\d+)\. ", step)), key=int))
        if between := re.search(r"(?:between|zwischen) (\S+) (?:and|und) \S+:", question):
            return between[1]
        if re.search(r"goes with it|passt dazu", question):
            return str(re.findall(r"(?:On the left|Links), (\d+) (?:of|von)", heard)[-1])
        return next((line for words, line in FIXED.items() if re.search(words, question)), WRITTEN)
