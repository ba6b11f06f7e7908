"""Sets up what a parent cannot, then becomes the program: `launcher.py OPTIONS PROGRAM [ARGUMENT…]`, options as JSON.

- controlling (true): the terminal on standard input becomes the one that sends signals.
- ignore, block ([]): names of signals that reach the program ignored or blocked.
- powerless (false): root, too, is bound by permissions.
- file_limit (null): no file may grow beyond so many bytes.
- tiny (null): [folder, bytes]: only for the program, a file system of that size is mounted there.
- streams ({}): file numbers and the paths they are opened on instead of the terminal.
"""

import ctypes
import fcntl
import json
import os
import resource
import signal
import sys
import termios
from typing import Any

assert sys.platform != "win32", "these tests need a Unix terminal"

CAPBSET_DROP = 24
OVERRIDING = (1, 2)  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
NEW_MOUNTS = 0x00020000
PRIVATE = (1 << 18) | (1 << 14)  # MS_PRIVATE | MS_REC


def checked(result: int) -> None:
    if result != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))


def mount_tiny(folder: str, size: int) -> None:
    system = ctypes.CDLL(None, use_errno=True)
    checked(system.unshare(NEW_MOUNTS))
    checked(system.mount(b"none", b"/", None, PRIVATE, None))
    checked(system.mount(b"tmpfs", folder.encode(), b"tmpfs", 0, f"size={size},mode=700".encode()))


def set_up(options: dict[str, Any]) -> None:
    if options.get("controlling", True):
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    for name in options.get("ignore", []):
        signal.signal(signal.Signals[name], signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.Signals[name] for name in options.get("block", [])})
    if options.get("tiny"):
        mount_tiny(*options["tiny"])
    if options.get("powerless"):
        for capability in OVERRIDING:
            checked(ctypes.CDLL(None, use_errno=True).prctl(CAPBSET_DROP, capability, 0, 0, 0))
    if options.get("file_limit"):
        _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (options["file_limit"], hard))
    for number, path in options.get("streams", {}).items():
        opened = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        os.dup2(opened, int(number))


set_up(json.loads(sys.argv[1]))
os.execv(sys.argv[2], sys.argv[2:])  # noqa: S606 - the tests run the real program
