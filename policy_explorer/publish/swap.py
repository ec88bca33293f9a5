"""The exchange of a new site for the old one. Effects: renames and removes folders.

Where the system can exchange two names at once (`exchange`), the site is there at every moment, whole and of one version, also when
the process is killed. Elsewhere the old folder is renamed and the new one takes its name, two renames in a row: the
shortest way that there is. If anything fails, the old folder gets its name back; `repair` does the same for a process that was killed
between the renames. In a mount point the entries are exchanged one by one, so a visitor may see two versions for some milliseconds.
"""

from __future__ import annotations

import os
import shutil
from contextlib import ExitStack
from pathlib import Path

from policy_explorer.publish.exchange import exchange
from policy_explorer.publish.marker import MARKER, entries, has_marker
from policy_explorer.publish.place import helper, is_mount_point


def replaced_path(out: Path) -> Path:
    """Return the name of the old site during an exchange."""
    return helper(out, ".replaced")


def staging_prefix(out: Path) -> str:
    """Return the beginning of the names of all staging folders of `out`."""
    return helper(out, ".new.").name


def staging_path(out: Path) -> Path:
    """Return the name of the staging folder of this process."""
    return helper(out, f".new.{os.getpid()}")


def swap(staging: Path, out: Path) -> None:
    """Exchange the two folders, or leave `out` as it was. The old site then has the name of the new one."""
    if is_mount_point(out):
        swap_entries(staging, out)
    elif not out.exists():
        staging.rename(out)
    elif not exchange(staging, out):
        swap_in_two_steps(staging, out)


def swap_in_two_steps(staging: Path, out: Path) -> None:
    """Exchange two names by way of a third; if anything fails, `out` stays as it was."""
    replaced = replaced_path(out)
    try:
        out.rename(replaced)
        staging.rename(out)
    except BaseException:
        if not out.exists() and replaced.exists():
            replaced.rename(out)
        raise
    replaced.rename(staging)


def swap_entries(staging: Path, out: Path) -> None:
    """Exchange the entries of two folders, pages of the top last, the marker first; if one fails, take all of it back."""
    new, old = names_in(staging), names_in(out)
    with ExitStack() as undo:
        for name in sorted(new | old, key=lambda name: (name != MARKER, name.endswith(".html"), name)):
            here, there = staging / name, out / name
            if name in new and name in old:
                swap(here, there)
                undo.callback(swap, here, there)
            else:
                source, target = (here, there) if name in new else (there, here)
                source.rename(target)
                undo.callback(target.rename, source)
        undo.pop_all()


def names_in(folder: Path) -> set[str]:
    return {path.name for path in entries(folder)}


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
