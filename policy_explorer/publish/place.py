"""Where the helpers of a site lie: its new version, the old one during an exchange, the lock. Looks at paths; writes nothing.

They lie beside the site, on the same disk. A mount point is a disk of its own and cannot be renamed: there they lie in it, and its
entries are exchanged one by one.
"""

from __future__ import annotations

import os
from pathlib import Path

from policy_explorer.publish.marker import MARKER


def is_mount_point(out: Path) -> bool:
    return os.path.ismount(out)


def helper(out: Path, suffix: str) -> Path:
    """Return the path of a helper. Nobody gives such a name to a folder of their own, for example to a copy of the site."""
    return out / f"{MARKER}{suffix}" if is_mount_point(out) else out.with_name(f".{out.name}{suffix}")
