"""The exchange of two names in one step of the system, where it has one. Effects: renames.

Linux has it as renameat2, macOS as renamex_np; Python has neither. Windows has none, and some disks refuse (FAT, most network drives).
"""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

HERE = -100  # AT_FDCWD: paths are as given
SWAP = 2  # RENAME_EXCHANGE, and RENAME_SWAP of macOS
NOT_HERE = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM, errno.EXDEV)


def exchange(one: Path, other: Path) -> bool:
    """Exchange the names of two files or folders; at no moment is there neither. Return False if the system or the disk cannot."""
    import ctypes  # only a build that publishes needs it

    names = {"linux": "renameat2", "darwin": "renamex_np"}
    call = getattr(ctypes.CDLL(None, use_errno=True), names[sys.platform], None) if sys.platform in names else None
    if call is None:
        return False
    first, second = os.fsencode(one), os.fsencode(other)
    failed = call(HERE, first, HERE, second, SWAP) if sys.platform == "linux" else call(first, second, SWAP)
    if failed and (number := ctypes.get_errno()) not in NOT_HERE:
        raise OSError(number, os.strerror(number), str(one), None, str(other))
    return not failed
