"""`serve`: show the site on this machine and rebuild it after every change, until interrupted."""

from __future__ import annotations

import os
import sys
import time
import traceback
from argparse import Namespace
from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path
from typing import NoReturn

from policy_explorer.build import Builder, Cancelled, FolderSink, WorkerPool, code_fingerprint, never, open_cache
from policy_explorer.cli.console import print_problems, say
from policy_explorer.cli.explain import explain, explained, fault_line
from policy_explorer.cli.paths import SOURCES, cache_folder, require_apart, require_cache_apart, resolved
from policy_explorer.collector import collector_paused
from policy_explorer.editions.web_app import WORKER, retiring_worker
from policy_explorer.load.problem import ContentError
from policy_explorer.preview.handler import preview_server
from policy_explorer.preview.hosts import in_address, is_open_to_others
from policy_explorer.preview.session import rebuild_on_changes
from policy_explorer.preview.state import PreviewState, published_files
from policy_explorer.preview.static_server import serve_in_background
from policy_explorer.preview.watching import watch_folders

ARENA_MAX = -8  # M_ARENA_MAX of malloc.h


def run(options: Namespace) -> NoReturn:
    """Build the pages, serve them, and follow the changes. If the program itself changes, restart."""
    require_apart(options.out, (options.content, *SOURCES))
    cache = cache_folder(options.cache, options.no_cache)
    require_cache_apart(cache, options.content, options.out)
    share_freed_memory()
    with open_cache(cache, options.content, options.out, code_fingerprint(), remember=True) as opened:
        builder = Builder(options.content, FolderSink(options.out, durable=False), opened, WorkerPool())
        state = PreviewState(published_files(resolved(options.out)), builder.version)
        # The real service worker would answer with old pages; this one removes the worker of an earlier preview.
        server = preview_server(state, options.host, options.port, overrides={WORKER: retiring_worker()})
        rebuild = partial(rebuild_site, builder, options.out, state)
        incomplete = rebuild(pages_only=True)  # before there are threads, so that worker processes can be started
        with watch_folders((options.content, *SOURCES)) as changes, serve_in_background(server):
            say(f"预览：http://{in_address(options.host)}:{server.server_port}/ （按 Ctrl+C 结束）")
            if is_open_to_others(options.host):
                say("注意：同一网络里的人都能看到这个预览。只给自己看，就不写 --host。")
            rebuild_on_changes(changes, rebuild, incomplete)
    restart()


def share_freed_memory() -> None:
    """Let all threads take memory from one arena, where the system is glibc: each other one keeps what its threads once needed."""
    import ctypes

    if os.name == "posix" and (mallopt := getattr(ctypes.CDLL(None), "mallopt", None)):
        mallopt(ARENA_MAX, 1)


def restart() -> NoReturn:
    """Replace this process by a new one: a process keeps the code that it has loaded."""
    say("程序有改动，重新启动。")
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 - the command line of this process


def rebuild_site(
    builder: Builder,
    out: Path,
    state: PreviewState,
    pages_only: bool = False,
    changed: Collection[Path] = (),
    interrupted: Callable[[], bool] = never,
) -> bool:
    """Build the site, or only its pages, and show it; return whether that came to its end.

    If the content has problems, or a part is broken, show these, and leave the last good site as it is.
    """
    start = time.perf_counter()
    on_pages = state.show_pages if pages_only else None
    try:
        with collector_paused():
            builder.build(pages_only=pages_only, on_pages=on_pages, changed=changed, cancelled=interrupted)
        files, version = published_files(resolved(out)), builder.version
    except Cancelled:
        return False
    except explained() as error:
        show_error(error, builder.content, state)
        return False
    except Exception as error:  # noqa: BLE001 - a fault of the program must not end the preview
        say("".join(traceback.format_exception(error)))
        state.show_errors(error=fault_line(error))
        return False
    if version == state.current.version and not pages_only:
        state.complete(files)
    else:
        state.show_site(files, version)
    if pages_only:
        say(f"已更新，用时 {time.perf_counter() - start:.1f} 秒。")
    return True


def show_error(error: BaseException, content: Path, state: PreviewState) -> None:
    """Show an error in the terminal and on the pages; in the terminal, the same problems once."""
    if isinstance(error, ContentError):
        known = state.current.problems == tuple(error.problems)
        state.show_errors(problems=error.problems)
        if not known:
            print_problems(error.problems, content)
    else:
        state.show_errors(error=explain(error))
        say(explain(error))
