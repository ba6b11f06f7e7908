"""What the project promises about its own shape: sizes, and what loads what."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import course
import seeds
import tui

if TYPE_CHECKING:
    from collections.abc import Iterator

FILE, CLASS, FUNCTION, METHODS, APP = 200, 150, 30, 15, 150
"""Code lines at most, without blank lines, comments and docstrings; and methods of a class."""

PACKAGES = [Path(str(package.__file__)).parent for package in (course, seeds, tui)]
FILES = sorted(file for package in PACKAGES for file in package.rglob("*.py"))


def docstring_lines(tree: ast.AST) -> set[int]:
    lines: set[int] = set()
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        for statement in body if isinstance(body, list) else []:
            if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
                lines |= set(range(statement.lineno, (statement.end_lineno or 0) + 1))
    return lines


def code_lines(source: str, tree: ast.AST, first: int, last: int) -> int:
    ignored = docstring_lines(tree)
    return sum(
        bool(line.strip()) and not line.strip().startswith("#") and number not in ignored
        for number, line in enumerate(source.splitlines(), 1)
        if first <= number <= last
    )


def too_large(file: Path) -> Iterator[str]:
    source = file.read_text(encoding="utf-8")
    tree = ast.parse(source)
    limit = APP if file.name == "app.py" else FILE
    if (size := code_lines(source, tree, 1, 10**9)) > limit:
        yield f"{file}: {size} lines"
    for node in ast.walk(tree):
        if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            continue
        size = code_lines(source, tree, node.lineno, node.end_lineno or 0)
        if size > (CLASS if isinstance(node, ast.ClassDef) else FUNCTION):
            yield f"{file}:{node.lineno} {node.name}: {size} lines"
        if isinstance(node, ast.ClassDef):
            methods = [one for one in node.body if isinstance(one, (ast.FunctionDef, ast.AsyncFunctionDef))]
            if len(methods) > METHODS:
                yield f"{file}:{node.lineno} {node.name}: {len(methods)} methods"


def test_files_are_found() -> None:
    assert len(FILES) > 50


@pytest.mark.parametrize("file", FILES, ids=lambda file: "/".join(file.parts[-2:]))
def test_no_file_class_or_function_is_too_large(file: Path) -> None:
    assert not list(too_large(file))


def loaded(code: str) -> set[str]:
    """Modules a fresh interpreter has after running this."""
    script = f"{code}\nimport sys\nprint(' '.join(sys.modules))"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(run.stdout.splitlines()[-1].split())


@pytest.mark.parametrize("command", [["status"], ["doctor"], ["check"], ["--help"]])
def test_commands_that_draw_nothing_load_no_textual(command: list[str]) -> None:
    drawing = {"textual"} if command == ["doctor"] else {"textual", "rich"}  # doctor asks Rich about colours
    run = f"from tui.cli import main\ntry:\n    main({command!r})\nexcept SystemExit as end:\n    assert not end.code"
    assert not loaded(run) & drawing


def test_a_screen_is_loaded_when_it_is_first_shown() -> None:
    found = loaded("import tui.app")
    at_start = {f"tui.screens.{name}" for name in ("contents", "question")}
    assert {name for name in found if name.startswith("tui.screens.")} == at_start
    assert not found & {"course.booklet", "course.export", "course.search", "tui.exporting"}


def test_what_is_taught_loads_nothing_of_the_interface() -> None:
    modules = [
        ".".join(file.relative_to(PACKAGES[0].parent).with_suffix("").parts)
        for file in PACKAGES[0].rglob("*.py")
        if file.name != "__init__.py"
    ]
    assert not loaded("import " + ", ".join(modules)) & {"tui", "textual", "rich"}
