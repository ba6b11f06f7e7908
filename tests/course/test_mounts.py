"""On what kind of file system a file lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from course.mounts import file_system, on_network

if TYPE_CHECKING:
    from pathlib import Path

MOUNTS = r"""22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
30 22 0:40 / {home} rw,relatime - autofs systemd-1 rw
31 22 0:41 / {home} rw,relatime shared:7 master:2 - nfs4 server:/home rw
32 22 0:42 / {home}/my\040words rw - fuse.sshfs there: rw
broken
"""


@pytest.fixture
def mounts(tmp_path: Path) -> Path:
    file = tmp_path / "mountinfo"
    file.write_text(MOUNTS.replace("{home}", str(tmp_path.resolve() / "home")), "utf-8")
    return file


@pytest.mark.parametrize(
    ("place", "kind", "network"),
    [
        ("elsewhere", "ext4", False),
        ("home", "nfs4", True),
        ("home/nobody/progress.toml", "nfs4", True),
        ("homely", "ext4", False),
        ("home/my words/progress.toml", "fuse.sshfs", True),
    ],
)
def test_the_nearest_mount_counts(tmp_path: Path, mounts: Path, place: str, kind: str, network: bool) -> None:  # noqa: FBT001 - a parameter of the test
    assert file_system(tmp_path / place, mounts) == kind
    assert on_network(kind) is network


def test_where_the_system_does_not_tell(tmp_path: Path) -> None:
    assert file_system(tmp_path, tmp_path / "none") == ""
    assert not on_network("")
