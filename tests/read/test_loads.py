"""What takes a step by lines draws nothing, and loads nothing that draws."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import tui.read.kinds

KINDS = sorted(file.stem for file in Path(str(tui.read.kinds.__file__)).parent.glob("[a-z]*.py"))


@pytest.mark.parametrize("kind", KINDS)
def test_no_kind_loads_what_draws(kind: str) -> None:
    script = f"import sys, tui.read.kinds.{kind}\nprint(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert f"tui.read.kinds.{kind}" in run.stdout
    assert not {"textual", "rich"} & set(run.stdout.split())
