"""Files -> a folder on disk, published whole. Effects: writes a folder beside the destination, then exchanges the two.

If a build fails, or is interrupted, the last good site stays as it was. Builds into one destination may run at once: they take
turns where they touch it, and the site of the last to finish stays. A folder that we did not make is never replaced.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import MappingProxyType

from policy_explorer.publish.flush import flush_folder, flush_tree
from policy_explorer.publish.folder_files import Proof
from policy_explorer.publish.lock import lock_path, locked
from policy_explorer.publish.marker import require_own_or_empty
from policy_explorer.publish.place import helper
from policy_explorer.publish.staging import Staging, link_unchanged, remove_abandoned, staging_folder
from policy_explorer.publish.swap import repair, swap


@contextmanager
def staged(out: Path, known: Mapping[str, Proof] = MappingProxyType({}), durable: bool = True) -> Iterator[Staging]:
    """Give a site to be filled with files; it replaces `out` when the block ends without an exception.

    `known` are files of ours that `out` may still hold untouched; these can be kept (`Staging.keepable`). If `durable`, the
    disk has the new site before it takes the place of the old one.
    Raise ForeignFolder if `out` is not ours, OSError if the system refuses.
    """
    destination = out.resolve()
    destination.parent.mkdir(parents=True, exist_ok=True)
    lock = lock_path(helper(destination, ""))
    with ExitStack() as cleanup:
        with locked(lock):
            require_own_or_empty(out)
            repair(destination)
            remove_abandoned(destination)
            folder = cleanup.enter_context(staging_folder(destination))
            staging = Staging(folder, link_unchanged(known, destination, folder))
        yield staging
        staging.remove_unclaimed()
        if durable:
            flush_tree(folder)
        with locked(lock):
            require_own_or_empty(out)
            swap(folder, destination)
            if durable:
                flush_folder(helper(destination, "").parent)
