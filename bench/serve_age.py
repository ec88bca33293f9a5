"""Measure whether a preview grows old: a site is edited a thousand times while `serve` shows it.

    python bench/serve_age.py [--measures 1000] [--edits 1000] [--rest 20]

Each edit changes the summary of the next measure, and waits until the preview says that it is shown; a browser's stream of events stays
open. Now and then the file is broken and mended first. After every so many edits (`--rest`) the editor pauses, so that index and
editions are built as well, and memory, open files, threads and the files of the cache are counted. Compared are the first tenth and the
last. Exits with 1 if anything has grown by more than a tenth.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from functools import partial
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from corpus import write as write_content
from timing.contenders import Ours, change
from timing.edits import MARKS, resummed
from timing.figures import table
from timing.measured import busy, share
from timing.serving import settle

SHOWN, BROKEN, ADDRESS = "已更新", "summary", r"127\.0\.0\.1:(\d+)/"
MOST = 1.1
Counts = dict[str, float]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--measures", type=int, default=1000, metavar="N")
    parser.add_argument("--edits", type=int, default=1000, metavar="N")
    parser.add_argument("--rest", type=int, default=20, metavar="N")
    arguments = parser.parse_args()
    with TemporaryDirectory(prefix="serve-age-") as folder:
        write_content(arguments.measures, Path(folder) / "content")
        ours = Ours(Path(folder) / "ours", Path(folder) / "content")
        edits, states = measured(ours, arguments.edits, arguments.rest)
    rows = [
        compared("CPU seconds for an edit", edits),
        *(compared(what, [each[what] for each in states]) for what in states[0]),
    ]
    print(table(("", "first tenth", "last tenth", "ratio"), rows))
    return any(float(row[-1]) > MOST for row in rows)


def measured(ours: Ours, edits: int, rest: int) -> tuple[list[float], list[Counts]]:
    """Return the CPU seconds of each edit, and what was counted in each pause."""
    times, states = [], []
    files = sorted((ours.folder / "content").glob("documents/*/measures/*.yaml"))
    with serving(ours) as (process, lines):
        port = int(next(found[1] for line in lines if (found := re.search(ADDRESS, line))))
        with closing(HTTPConnection("127.0.0.1", port)) as page:
            page.request("GET", "/.preview/events?page=/index.html")
            settle(process)
            for at in range(edits):
                file, mark = files[at % len(files)], MARKS[at // len(files) % len(MARKS)]
                if at % 25 == 24:
                    break_and_mend(file, lines)
                before, saved = busy(process), time.time()
                change(file, partial(resummed, mark=mark))
                wait_for(lines, SHOWN)
                times.append(busy(process) - before)
                if at % rest == rest - 1:
                    wait_for_editions(ours, saved)
                    settle(process)
                    states.append(counted(process, ours))
                    print(at + 1, f"{median(times[-rest:]):.2f} s", states[-1], file=sys.stderr, flush=True)
    return times, states


@contextmanager
def serving(ours: Ours) -> Iterator[tuple[int, Iterator[str]]]:
    """Start `serve`. Yield its process and the lines that it prints."""
    command = ours.command("serve", "--port", "0")
    with subprocess.Popen(
        command, cwd=ours.folder, stderr=subprocess.PIPE, text=True, encoding="utf-8", start_new_session=True
    ) as process:
        try:
            yield process.pid, iter(process.stderr)
        finally:
            process.terminate()


def wait_for(lines: Iterator[str], words: str) -> None:
    if not any(words in line for line in lines):
        raise SystemExit(f"the preview ended before it said {words}")


def wait_for_editions(ours: Ours, saved: float) -> None:
    """Wait until the offline edition is newer than a change: it is built after all else."""
    newest = 0.0
    while newest < saved:
        time.sleep(0.2)
        with suppress(OSError):  # the site is just being exchanged
            newest = max((path.stat().st_mtime for path in ours.out.glob("offline/*.zip")), default=0)


def break_and_mend(file: Path, lines: Iterator[str]) -> None:
    """Save the file with a mistake, and again without."""
    good = file.read_text("utf-8")
    change(file, lambda text: text.replace("title:", "titel:", 1))
    wait_for(lines, "titel")
    file.write_text(good, "utf-8")
    wait_for(lines, SHOWN)


def counted(process: int, ours: Ours) -> Counts:
    of = Path("/proc", str(process))
    cache = [path.stat() for path in (ours.folder / "cache").rglob("*") if path.is_file()]
    return {
        "memory, MB": share(of),
        "open files": len(os.listdir(of / "fd")),
        "threads": len(os.listdir(of / "task")),
        "files of the cache": len(cache),
        "cache, MB": sum(each.st_size for each in cache) / 1e6,
        "files beside the site": len(os.listdir(ours.folder)),
    }


def compared(what: str, values: list[float]) -> tuple[str, str, str, str]:
    tenth = max(len(values) // 10, 1)
    first, last = median(values[:tenth]), median(values[-tenth:])
    return what, f"{first:.2f}", f"{last:.2f}", f"{last / first:.2f}"


if __name__ == "__main__":
    sys.exit(main())
