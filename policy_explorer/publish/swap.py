"""The exchange of a new site for the old one. Effects: renames and removes folders.

The old folder is renamed, the new folder takes its name, and the old one is removed. If anything fails, the old folder
gets its name back. `repair` does the same for a process that was killed between the renames.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from policy_explorer.publish.marker import has_marker


# Nobody gives such names to their own folders, for example to a copy of the site.
def replaced_path(out: Path) -> Path:
    """Return the name of the old site during an exchange."""
    return out.with_name(f".{out.name}.replaced")


def staging_prefix(out: Path) -> str:
    """Return the beginning of the names of all staging folders of `out`."""
    return f".{out.name}.new."


def staging_path(out: Path) -> Path:
    """Return the name of the staging folder of this process."""
    return out.with_name(f"{staging_prefix(out)}{os.getpid()}")


def swap(staging: Path, out: Path) -> None:
    """Exchange the two folders, or leave `out` as it was."""
    replaced = replaced_path(out)
    try:
        if out.exists():
            out.rename(replaced)
        staging.rename(out)
    except BaseException:
        if not out.exists() and replaced.exists():
            replaced.rename(out)
        raise
    if replaced.exists():
        replaced.rename(staging)


def repair(out: Path) -> None:
    """Finish, or take back, an exchange during which a process was killed."""
    replaced = replaced_path(out)
    if not has_marker(replaced):
        return
    if has_marker(out):
        # Renamed before it is removed: a folder that is half removed must never be taken for a site.
        shutil.rmtree(replaced.rename(staging_path(out)), ignore_errors=True)
    else:
        replaced.rename(out)
