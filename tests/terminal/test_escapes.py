"""Text from outside is only text: whatever course, file, import or typing hold, the terminal gets no command of theirs.

Every assertion is about the raw bytes that reach it.
"""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
import tomli
import tomli_w

from course.session import Session, open_session

assert sys.platform != "win32", "these tests need a Unix terminal"

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.terminal.conftest import H2h, Start, Terminal

    Smuggled = Callable[[bytes], list[str]]

ESCAPES = (
    "\x1b]52;c;aGk=\x07", "\x1b]8;;file:///etc/passwd\x1b\\", "\x1bP$qm\x1b\\", "\x1b[7777m", "\x1b[7777;1H", "\x1bc",
    "\x9b7777m", "\x90$qm\x9c", "\x9d52;c;aGk=\x9c", "\x85", "\u202e", "\u2066", "\u2069", "\u200e", "\u200f", "\u061c",
    "\x7f", "\x00", "\x0e", "\x0f", "\x07", "\x08",
)  # fmt: skip
MARKUP = "[@click=app.quit]x[/] [/b] [/] [link=file:///etc/passwd]x[/link] [bold"
LINKS = "[x](--version) [x](file:///etc/passwd) [x](javascript:alert\\(1\\)) <https://h2h.invalid>"
MARKED = ("[@click=app.quit]x", "[/b]", "(--version)", "h2h.invalid")
"""What is clicked, as it stands on the screen."""
SEEN = "Oven"
"""Stands before and behind everything that is smuggled, to see that it was drawn."""
PAYLOAD = SEEN + "".join(ESCAPES) + MARKUP + SEEN
NAME = SEEN + "\x1b]52;c;aGk=\x07\x9b7777m\u202e\x7f[bold"
"""What a file may be called."""
STEPS, WITH_EVIDENCE = 19, {3, 4}
TYPED = "".join(sign for sign in PAYLOAD if sign not in "\x1b\x00\x07\x08\x0e\x0f\x7f")
"""What can be typed; the rest are keys."""
KIND = "all-kinds"
LAST = "2026-01-01T10:00:00.000Z"


def toml(plain: dict[str, Any]) -> bytes:
    """A progress file with everything that is not ASCII written as an escape."""
    return re.sub("[^\x00-\x7e]", lambda sign: f"\\u{ord(sign[0]):04x}", tomli_w.dumps(plain)).encode()


def record(kind: str, *answers: dict[str, Any], **wording: str) -> dict[str, Any]:
    entries = [
        {
            "at": f"2025-0{n}-01T10:00:00.000Z",
            "answer": answer,
            "outcome": "",
            "wording": wording or {"question": PAYLOAD},
        }
        for n, answer in enumerate(answers, 1)
    ]
    return {"kind": kind, "state": "answered", "at": LAST, "entries": entries}


def crafted(step: str = "guess") -> dict[str, Any]:
    """A progress file that somebody else wrote."""
    plan = {"text": {"obstacle": PAYLOAD, "cue": PAYLOAD, "act": PAYLOAD, "date": "2025-02-01"}}
    people = [{"initials": PAYLOAD, "ring": 2, "group": "guests", "last": "2025-01-01"}, {"initials": PAYLOAD}]
    followed = {"plan": "bread/plan", "outcome": "partly", "text": {"happened": PAYLOAD}}
    texts = {"smells": PAYLOAD, PAYLOAD: PAYLOAD}
    steps = {
        f"{KIND}/guess": record("guess", {"typed": PAYLOAD, "value": 48}),
        f"{KIND}/choice": record("choice", {"chosen": ["up", PAYLOAD], "confidence": 70}),
        f"{KIND}/sort": record("sort", {"placed": {"dough": "oven", "roll": "shop"}}),
        f"{KIND}/order": record("order", {"order": ["b", "a", "c"], "handed_in": True}),
        f"{KIND}/match": record("match", {"matched": {"a": "a", "b": "c", "c": "b"}, "handed_in": True}),
        f"{KIND}/recall": record("recall", {"words": {"bread": PAYLOAD}, "shown": ["bread"]}),
        f"{KIND}/scales": record("scales", {"values": {"patience": 7}}),
        f"{KIND}/prompt": record("prompt", {"text": texts}, {"text": texts}, question=PAYLOAD, smells=PAYLOAD),
        f"{KIND}/plan": record("plan", plan, plan),
        f"{KIND}/rewrite": record("rewrite", {"text": {"rewritten": PAYLOAD}, "ticked": ["time"], "seen": "model"}),
        f"{KIND}/talk": record("talk", {"way": ["door/ask", "counter/thank"]}),
        f"{KIND}/own-talk": record("prompt", {"text": {"who": PAYLOAD, "first": PAYLOAD}}),
        f"{KIND}/ledger": record("ledger", {"rows": [[PAYLOAD, "14", "1", "2", "3"]], "example_read": True}),
        f"{KIND}/contacts": record("contacts", {"people": people}),
        f"{KIND}/pair": record("pair", {"mode": "solo", "text": {"solo": PAYLOAD}}),
        f"{KIND}/then-now": record("then-now", {"about": f"{KIND}/prompt", "text": {"now": PAYLOAD}}),
        f"{KIND}/follow-up": record("follow-up", followed),
        "bread/plan": record("plan", plan, plan),
        f"gone{PAYLOAD}/step{PAYLOAD}": record("prompt", {"text": {PAYLOAD: PAYLOAD}}),
        f"review/{KIND}/prompt": record("then-now", {"about": f"{KIND}/prompt", "text": {"now": PAYLOAD}}),
        "odd": record(PAYLOAD, {"text": {"what": PAYLOAD}}),
    }  # fmt: skip
    draft = {"kind": "prompt", "at": LAST, "answer": {"text": {"smells": PAYLOAD}}, "wording": {"question": PAYLOAD}}
    due = {"rung": 0, "due": "2025-01-01", "at": LAST}
    return {
        "format": 1,
        "course": "bakery",
        "course_version": PAYLOAD,
        PAYLOAD: PAYLOAD,
        "settings": {"language": "en", "theme": PAYLOAD, "path": PAYLOAD, "at": LAST, PAYLOAD: PAYLOAD},
        "position": {"chapter": KIND, "step": step, "at": LAST},
        "places": {KIND: {"chapter": KIND, "step": step, "at": LAST}},
        "steps": steps,
        "drafts": {f"{KIND}/prompt": draft, f"gone/{PAYLOAD}": draft},
        "review": {"bread/later/time": due, PAYLOAD: due | {"due": PAYLOAD, "at": PAYLOAD}},
        "end": {"steps": len(steps), "complete": True},
    }  # fmt: skip


KEYS = (
    "question|why|label|debrief|model|scene|act|cue|says|limit|citation|group|lesson|original|low|high|solo|task|meaning"
    "|title|promise|text|de|en|left|right|channel|doubts|author|context|interest|silence|remote"
)


@pytest.fixture
def course(every_kind: Path) -> Path:
    """A course whose every text has markup and links in it."""
    odd = f" {SEEN} {MARKUP} {LINKS}"
    in_line = odd.replace("\\", "\\\\")
    text_of_a_key = re.compile(rf'((?:^|[{{ ])(?:{KEYS}) = "[^"\n]+)"', re.MULTILINE)
    for file in [one for suffix in ("md", "toml") for one in every_kind.rglob(f"*.{suffix}") if one.name != "ids.toml"]:
        text = text_of_a_key.sub(lambda found: f'{found[1]}{in_line}"', file.read_text("utf-8"))
        file.write_text(text.replace("She whistles.", f"She whistles.{odd}"), "utf-8")
    return every_kind


def quiet(terminal: Terminal) -> None:
    """Wait until it stands still, and see that it still runs."""
    terminal.wait_quiet(0.25)
    assert terminal.process.poll() is None, terminal.screen_text()


def press(terminal: Terminal, *keys: str) -> None:
    """Press each key and let it be drawn."""
    for key in keys:
        terminal.press(key)
        quiet(terminal)


def paste(terminal: Terminal, text: str) -> None:
    terminal.send(b"\x1b[200~" + text.encode() + b"\x1b[201~")
    quiet(terminal)


def see(terminal: Terminal, *words: str) -> None:
    """Wait for what tells a screen from others, and for something from outside on it."""
    for word in words or (SEEN,):
        terminal.wait_for(word)


def begin(h2h: H2h, *arguments: str) -> Terminal:
    terminal = h2h(*arguments)
    terminal.wait_for("Help")
    quiet(terminal)
    return terminal


def leave(terminal: Terminal) -> bytes:
    """Quit; all that reached the terminal."""
    terminal.press("ctrl+q")
    assert terminal.wait_exit() == 0
    return terminal.bytes_since()


def keep(file: Path, plain: dict[str, Any]) -> Path:
    file.write_bytes(toml(plain))
    file.chmod(0o600)
    return file


def in_field(terminal: Terminal) -> bool:
    return "Leave the field" in terminal.screen_text()


def through_the_steps(terminal: Terminal) -> int:
    """To the end of a chapter, with the evidence of each step; how many showed something from outside."""
    shown = 0
    for number in range(1, STEPS + 1):
        terminal.wait_for(f"{number} of {STEPS}")
        terminal.wait_quiet(0.2)
        shown += SEEN in terminal.screen_text()
        if number in WITH_EVIDENCE:
            press(terminal, "f4")
            see(terminal, "On what ground", SEEN)
            press(terminal, "end", "escape")
            terminal.wait_gone("On what ground")
        press(terminal, "pagedown", *["escape"] * in_field(terminal), "right")
    return shown


def test_the_tokeniser_finds_every_escape_and_nothing_of_our_own(smuggled: Smuggled) -> None:
    assert [escape for escape in (*ESCAPES, "\x1b]", "\x1b") if not smuggled(f"a{escape}b".encode())] == []
    assert smuggled(b"a\x9b31mb") == ["\udc9b"]
    assert smuggled("\x1b[?1049h\x1b[1;31m\x1b[2;3Hä ▏ Wörter\r\n\x1b[>1u".encode()) == []


# The screens


def test_a_crafted_course_and_a_crafted_file_on_every_screen(h2h: H2h, course: Path, smuggled: Smuggled) -> None:
    keep(h2h.progress, crafted())
    terminal = begin(h2h, "--course", str(course))
    see(terminal, SEEN, "Open")
    press(terminal, "b")
    see(terminal, "Evidence booklet", "Dough rises. Oven")
    press(terminal, "right", "escape", "m")
    see(terminal, "My change", "7777;1H")
    press(terminal, "end", "escape", "j")
    see(terminal, "11 entries", "7777;1H")
    press(terminal, "v", "home", *["down"] * 10)
    terminal.press(*["up"] * 10)
    press(terminal, "escape", "f10")
    see(terminal, "Colours", "7777;1H")
    press(terminal, "down", "right", "left", "escape", "?")
    press(terminal, "end", "escape", "ctrl+p")
    see(terminal, "Chapter 3: Every kind once Oven")
    press(terminal, *SEEN, "down", "down", "escape", "/", *SEEN, "enter")
    see(terminal, "hits", "you wrote")
    press(terminal, *["down"] * 20)
    terminal.press(*["up"] * 20)
    press(terminal, "escape", "r")
    for number in range(1, 6):
        see(terminal, f"{number} of 5", SEEN)
        press(terminal, "pagedown", "right")
    press(terminal, *["escape"] * 2)
    assert smuggled(leave(terminal)) == []


def test_a_crafted_course_and_a_crafted_file_in_every_step(h2h: H2h, course: Path, smuggled: Smuggled) -> None:
    keep(h2h.progress, crafted("follow-up"))
    terminal = begin(h2h, "--course", str(course))
    press(terminal, "enter")
    assert through_the_steps(terminal) == STEPS
    terminal.wait_for("Today")
    assert smuggled(leave(terminal)) == []


@pytest.mark.timeout(400)
def test_a_crafted_course_and_a_crafted_file_by_lines(start: Start, h2h: H2h, course: Path, smuggled: Smuggled) -> None:
    keep(h2h.progress, crafted("follow-up"))
    commands = [":journal", ":change", ":where", ":help", f":{PAYLOAD}", *[":evidence", ":repeat", ":skip"] * STEPS]
    lines = "\n".join([*commands, ":review", *[":skip"] * 5, ":quit", ""])
    done = run(start, h2h, "--course", str(course), "read", given=lines.encode())
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.count(SEEN.encode()) > STEPS
    for words in (f"Step {STEPS} of {STEPS}", "Review. 5 steps.", "Contents:"):
        assert words.encode() in done.stdout
    assert smuggled(done.stdout) == []


def test_what_is_pasted_or_typed_anywhere(h2h: H2h, every_kind: Path, smuggled: Smuggled) -> None:
    plain = crafted("prompt")
    keep(h2h.progress, plain | {"steps": {}, "drafts": {}, "end": {"complete": True}})
    terminal = begin(h2h, "--course", str(every_kind))
    for keys in (("/",), ("ctrl+p",)):
        press(terminal, *keys)
        paste(terminal, PAYLOAD)
        terminal.send(TYPED.encode())
        quiet(terminal)
        terminal.press("home", *["right"] * 60)
        press(terminal, "enter")
        terminal.wait_for("Nothing found for")
        press(terminal, "escape")
    press(terminal, "enter")
    terminal.wait_for("What did you smell?")
    quiet(terminal)
    fields = 0
    while "Today" not in terminal.screen_text():
        before = fields
        for _ in range(3):
            if in_field(terminal):
                fields += 1
                paste(terminal, PAYLOAD)
                terminal.send(TYPED.encode())
                quiet(terminal)
                press(terminal, "home", "tab")
        if fields > before:
            press(terminal, "f3", "f3", "f2", "f2", "f9")
            see(terminal, "Journal")
            terminal.press(*["down"] * 3)
            press(terminal, "escape")
        press(terminal, *["escape"] * in_field(terminal), "right")
    assert fields >= 5
    assert smuggled(leave(terminal)) == []
    assert smuggled(h2h.progress.read_bytes().replace(b"\n", b"")) == []
    assert h2h.progress.read_text("utf-8").count("7777;1H") > 5


def test_what_is_pasted_where_nothing_takes_text_does_nothing(h2h: H2h, smuggled: Smuggled) -> None:
    """Its escapes are no keys, even where the line holds between them; otherwise this would leave the course."""
    terminal = h2h()
    terminal.wait_for("q Quit")
    quiet(terminal)
    before = terminal.screen_text()
    for text in ("a \x1b]q", "a \x1bq", "a \x1b[B\x1bOR", "a \x1b\x1bl", PAYLOAD):
        terminal.send(b"\x1b[200~" + text.encode())
        quiet(terminal)
        terminal.send(b"\x1b[201~")
        quiet(terminal)
        assert terminal.screen_text() == before
    press(terminal, "/")
    paste(terminal, f"a\x1bq{NAME}")
    see(terminal, "aqOven]52;c;aGk=7777m[bold")
    press(terminal, "escape")
    assert smuggled(leave(terminal)) == []


def click(terminal: Terminal, words: str) -> int:
    """Click on every place where these words begin; how many there were."""
    rows = list(enumerate(terminal.screen_text().splitlines(), 1))
    places = [(row.index(words) + 3, number) for number, row in rows if words in row]
    for column, row in places:
        terminal.send(f"\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m".encode())
        quiet(terminal)
    return len(places)


def test_markup_stands_as_it_was_written_and_does_nothing(
    start: Start, h2h: H2h, course: Path, smuggled: Smuggled
) -> None:
    """Also where all that Textual draws reaches the terminal. No link is opened, wherever it is clicked."""
    browser = start.folder / "browser"
    browser.write_text(f"#!/bin/sh\necho $1 >> {browser}.used\n")
    browser.chmod(0o700)
    start.environ |= {"H2H_WIRE": "off", "BROWSER": f"{browser} %s"}
    keep(h2h.progress, crafted("prompt"))
    terminal = begin(h2h, "--course", str(course))
    clicked = set()
    for keys in (("b",), ("escape", "m"), ("escape", "?"), ("escape", "j"), ("v",), ("escape", "enter"), ("f4",)):
        press(terminal, *keys)
        clicked |= {words for words in MARKED if click(terminal, words)}
    assert clicked == set(MARKED)
    assert smuggled(leave(terminal)) == []
    assert not (start.folder / "browser.used").exists()


def test_what_other_sessions_notices_and_typed_paths_say(h2h: H2h, smuggled: Smuggled) -> None:
    keep(h2h.progress, crafted())
    session = open_session(h2h.progress)
    assert isinstance(session, Session)
    with session:
        file = h2h.progress.with_name(f"{h2h.progress.name}.session")
        told = tomli.loads(file.read_text("utf-8"))
        file.write_bytes(toml(told | {"tty": PAYLOAD, "host": PAYLOAD, "boot": PAYLOAD}))
        terminal = h2h()
        see(terminal, "already open on the machine", SEEN)
        press(terminal, "enter")
        see(terminal, "Only to read")
        press(terminal, "j", "w")
        see(terminal, "Where should the journal")
        terminal.press(*["backspace"] * 20)
        paste(terminal, f"~{NAME}")
        press(terminal, "enter")
        see(terminal, "There is no such home folder", SEEN)
        terminal.press("end", *["backspace"] * 60)
        paste(terminal, f"{h2h.progress.parent}/{NAME}")
        press(terminal, "enter")
        see(terminal, "Written:")
        press(terminal, "escape")
        assert smuggled(leave(terminal)) == []
    written = [one for one in h2h.progress.parent.iterdir() if one.name.startswith(SEEN)]
    assert [smuggled(str(one).encode() + one.read_bytes()) for one in written] == [[]]


def test_a_file_name_in_questions_settings_and_help(h2h: H2h, smuggled: Smuggled) -> None:
    file = h2h.progress.parent / NAME / NAME
    file.parent.mkdir(mode=0o700)
    file.write_bytes(b"format = ")
    file.chmod(0o600)
    terminal = h2h("--progress", str(file))
    see(terminal, "is damaged", SEEN, "Begin afresh")
    press(terminal, "enter")
    terminal.wait_for("q Quit")
    press(terminal, "f10")
    see(terminal, "lies in", SEEN)
    press(terminal, "escape", "?", "end")
    see(terminal, "What is kept about you", SEEN)
    press(terminal, "escape")
    assert smuggled(leave(terminal)) == []
    file.chmod(0o666)
    terminal = h2h("--progress", str(file))
    assert terminal.wait_exit() == 1
    assert SEEN in terminal.screen_text()
    assert smuggled(terminal.bytes_since()) == []


# The commands


def run(start: Start, h2h: H2h, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [h2h.PROGRAM, "--lang", "en", *arguments]
    return subprocess.run(command, env=start.environ, input=given, capture_output=True, check=False)


@pytest.mark.parametrize("way", ["file", "stdin"])
def test_a_crafted_import(start: Start, h2h: H2h, tmp_path: Path, course: Path, smuggled: Smuggled, way: str) -> None:
    file = keep(tmp_path / NAME, crafted())
    source = [str(file)] if way == "file" else ["-"]
    given = file.read_bytes() if way == "stdin" else b""
    commands = [["import", "--dry-run", *source], ["import", *source], ["import", *source]]
    commands += [["status"], ["export", "journal", "--versions"], ["export", "progress"], ["export", "calendar"]]
    for command in commands:
        done = run(start, h2h, "--course", str(course), *command, given=given)
        assert (command, done.returncode, smuggled(done.stderr)) == (command, 0, [])
        text = done.stdout.replace(b"\r\n", b"\n") if "calendar" in command else done.stdout
        assert (command, smuggled(text)) == (command, [])
    assert smuggled(h2h.progress.read_bytes()) == []
    terminal = begin(h2h, "--course", str(course))
    press(terminal, "j")
    see(terminal, "entries", "7777;1H")
    assert smuggled(leave(terminal)) == []


def test_what_commands_print_on_a_terminal(start: Start, h2h: H2h, course: Path, smuggled: Smuggled) -> None:
    """Also of what the environment says, and with lines that end as calendars have them."""
    keep(h2h.progress, crafted())
    file = keep(h2h.progress.with_name(NAME), crafted())
    start.environ |= {"TERM": NAME, "COLORTERM": NAME, "SSH_CONNECTION": NAME}
    commands = [["status"], ["doctor"], ["import", str(file)], ["check", str(course)]]
    for command in [*commands, *(["export", what] for what in ("journal", "progress", "calendar"))]:
        terminal = h2h("--course", str(course), *command)
        assert (command, terminal.wait_exit()) == (command, 0)
        printed = terminal.bytes_since()
        assert (command, smuggled(printed)) == (command, [])
        assert (command, SEEN.encode() in printed or command[0] == "check") == (command, True)
        assert (command, b"\\u000d" in printed) == (command, False)


@pytest.mark.parametrize(
    "arguments",
    [
        ("import", f"/gone/{NAME}"),
        ("export", "journal", "--without", NAME),
        ("export", "journal", "-o", f"/gone/{NAME}/x"),
        ("--progress", f"/gone/{NAME}/x", "status"),
        ("--progress", f"/etc/passwd/{NAME}", "status"),
        ("--course", f"/gone/{NAME}", "status"),
        ("check", f"/gone/{NAME}"),
        (NAME,),
        ("status", NAME),
        ("status", f"--{NAME}"),
        ("--lang", NAME),
    ],
)
def test_what_is_said_of_arguments(start: Start, h2h: H2h, smuggled: Smuggled, arguments: tuple[str, ...]) -> None:
    keep(h2h.progress, crafted())
    done = run(start, h2h, *arguments)
    assert SEEN.encode() in done.stdout + done.stderr
    assert smuggled(done.stdout + done.stderr) == []


@pytest.mark.parametrize("sign", [*"\x1b\x07\x0e\x7f\x00\x9b\x90\u202e\u2066\u200f\u061c"])
def test_a_course_with_such_a_sign_is_refused_by_file_and_line(
    start: Start, h2h: H2h, every_kind: Path, smuggled: Smuggled, sign: str
) -> None:
    """Raw in a text, and as an escape in a block, in the manifest and among the findings."""
    chapter, escape = every_kind / "03-all-kinds" / "en.md", f"\\u{ord(sign):04x}"
    wanted = {}
    changes = [
        (chapter, "She whistles.", f"She {sign} whistles."),
        (chapter, "Nobody has counted.", f"Nobody {escape} has counted."),
        (every_kind / "course.toml", 'en = "Baking"', f'en = "Ba{escape}king"'),
        (every_kind / "findings.toml", "Dough rises.", f"Dough {escape} rises."),
    ]
    for file, before, after in changes:
        text = file.read_text("utf-8")
        line = text[: text.index(before)].count("\n") + 1
        wanted[f"{file.relative_to(every_kind)}:{line}:"] = f"U+{ord(sign):04X}; delete it"
        with file.open("w", encoding="utf-8", newline="") as opened:
            opened.write(text.replace(before, after))
    for arguments in (("check", str(every_kind)), ("--course", str(every_kind), "status")):
        done = run(start, h2h, *arguments)
        assert done.returncode == 1
        assert smuggled(done.stdout + done.stderr) == []
        if arguments[0] == "check":
            said = done.stdout.decode().splitlines()
            for place, problem in wanted.items():
                assert any(place in line and problem in line for line in said), (place, said)
