"""Files -> a folder on disk, published whole. Effects: writes a folder beside the destination, then exchanges the two.

If a build fails, or is interrupted, the last good site stays as it was. Builds into one destination may run at once: they take
turns where they touch it, and the site of the last to finish stays. A folder that we did not make is never replaced.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import MappingProxyType

from policy_explorer.publish.folder_files import Stamp
from policy_explorer.publish.lock import locked
from policy_explorer.publish.marker import require_ours
from policy_explorer.publish.staging import LOCK, Staging, link_unchanged, staging_folder
from policy_explorer.publish.swap import repair, swap


def publish(files: Iterable[tuple[str, bytes]], out: Path) -> int:
    """Replace `out` by a folder of exactly these files; return their number."""
    with staged(out) as staging:
        for path, content in files:
            staging.write(path, content)
    return len(staging.paths)


@contextmanager
def staged(out: Path, known: Mapping[str, Stamp] = MappingProxyType({})) -> Iterator[Staging]:
    """Give a site to be filled with files; it replaces `out` when the block ends without an exception.

    `known` are files of ours that `out` may still hold untouched; these can be kept (`Staging.keepable`).
    Raise ForeignFolder if `out` is not ours, OSError if the system refuses.
    """
    destination = out.resolve()
    lock = destination.with_name(f".{destination.name}.lock")
    destination.parent.mkdir(parents=True, exist_ok=True)
    with ExitStack() as cleanup:
        with locked(lock):
            require_ours(out)
            repair(destination)
            folder = cleanup.enter_context(staging_folder(destination))
            writing = cleanup.enter_context(ExitStack())
            writing.enter_context(locked(folder / LOCK))
            staging = Staging(folder, link_unchanged(known, destination, folder))
        yield staging
        staging.remove_unclaimed()
        with locked(lock):
            require_ours(out)
            writing.close()
            swap(folder, destination)
