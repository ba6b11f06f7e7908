"""On what kind of file system a file lies, as far as Linux tells; other systems do not."""

from __future__ import annotations

import os
import re
from pathlib import Path, PurePosixPath

MOUNTS = Path("/proc/self/mountinfo")
NETWORK = {
    "9p",
    "afs",
    "beegfs",
    "ceph",
    "cifs",
    "coda",
    "gfs2",
    "glusterfs",
    "gpfs",
    "lustre",
    "ncpfs",
    "nfs",
    "nfs4",
    "ocfs2",
    "smb3",
    "smbfs",
    "sshfs",
}
"""Types of file systems that other machines share."""
ESCAPED = re.compile(rb"\\([0-7]{3})")


def file_system(path: Path, mounts: Path = MOUNTS) -> str:
    """The type of the file system the path lies on, or would lie on; empty where it is not known."""
    try:
        lines = mounts.read_bytes().splitlines()
    except OSError:
        return ""
    place, found, longest = PurePosixPath(os.path.realpath(path)), "", -1
    for line in lines:
        before, _, after = line.partition(b" - ")
        fields, kinds = before.split(), after.split()
        if len(fields) < 5 or not kinds:
            continue
        mount = PurePosixPath(os.fsdecode(ESCAPED.sub(lambda code: bytes([int(code[1], 8) & 255]), fields[4])))
        # Of two that are mounted in the same place, the later one hides the earlier.
        if len(mount.parts) >= longest and place.is_relative_to(mount):
            found, longest = os.fsdecode(kinds[0]), len(mount.parts)
    return found


def on_network(kind: str) -> bool:
    """Whether a file system of this type lies on another machine."""
    return kind.removeprefix("fuse.") in NETWORK
