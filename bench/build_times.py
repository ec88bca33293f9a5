"""Measure the time and memory that builds take: this project and Hugo side by side on the same content.

    python bench/build_times.py [--measures 37 1000 10000] [--runs 3] [--only WORDS] [--write docs]

Both build in turn, from synthetic content (`corpus`) and a Hugo project with the same pages (`hugo_site`): from nothing,
with nothing changed, one measure changed, a template changed; then with search, which Hugo gets from extended Pagefind.
Last the servers: from saving a file until the changed page is served. Times are medians; memory is measured in a run of
its own. The ratios count: seconds are those of one machine on one day.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from operator import methodcaller
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from corpus import write as write_content
from timing.contenders import Contender, Hugo, Ours
from timing.figures import Pair, exponent, pair_row, pairs_table, put_into, table
from timing.limits import limits_table
from timing.measured import Run, middle, run
from timing.serving import served_after_saving

SIZES = (37, 1000, 10000)
PAGES, CHANGED = "pages, everything anew", "pages, one measure changed"
WHOLE, WHOLE_CHANGED = "with search, everything anew", "with search, one measure changed"
SERVER = "server: saved until"
GROWTH_SIZES = (1000, 10000)
TARGET_SIZE = 10000  # measures, for which the ratios have targets
LINEAR = 1.05
SMALL_BUILD = 0.5  # seconds, for a build at 37 after a change of content

Commands = Callable[[Contender], list[list[str]]]


def main() -> None:
    arguments = options()
    with TemporaryDirectory(prefix="build-times-") as folder:
        sections, grown = [machine()], {}
        for count in arguments.measures:
            content = Path(folder) / "content"
            write_content(count, content)
            sections.append(heading(count))
            pairs, grown[count] = compare(content, Path(folder), arguments)
            sections.append(pairs_table(pairs, targets=count == TARGET_SIZE))
            print_sections(*sections[-2:])
        rest = [*growth(grown), *profile(Path(folder))]
        print_sections(*rest)
    if arguments.write:
        put_into(arguments.write / "performance.md", "\n".join([*sections, *rest]))
        if set(GROWTH_SIZES) <= grown.keys() and not arguments.only:
            put_into(arguments.write / "scale.md", limits_table(*GROWTH_SIZES, grown), "limits")


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--measures", type=int, nargs="+", default=SIZES, metavar="N")
    parser.add_argument("--runs", type=int, default=3, metavar="N")
    parser.add_argument(
        "--only",
        default="",
        metavar="WORDS",
        help="only comparisons whose names contain these words, such as 'pages' or 'one measure'",
    )
    parser.add_argument(
        "--write", type=Path, metavar="FOLDER", help="put the tables into performance.md and scale.md there"
    )
    return parser.parse_args()


def print_sections(*sections: str) -> None:
    print(*sections, sep="\n", flush=True)


def heading(count: int) -> str:
    return f"### {count:,} measures\n"


def machine() -> str:
    """Describe the machine. On a busy one, CPU times say more than times on the clock."""
    return f"Measured on {os.cpu_count()} processors (load before: {os.getloadavg()[0]:.1f}), {platform.system()}, Python {platform.python_version()}.\n"


def compare(content: Path, folder: Path, arguments: argparse.Namespace) -> tuple[list[Pair], dict[str, float]]:
    """Return all comparisons at one size, and the figures of ours whose growth is examined."""
    both = (Ours(folder / "ours", content), Hugo(folder / "hugo", content))
    pairs = []
    for pair in all_pairs(both, arguments):
        print(*pair_row(pair)[:4], sep="  ", file=sys.stderr, flush=True)
        pairs.append(pair)
    ours = {pair.what: pair.ours for pair in pairs}
    times = {what: ours[what].wall for what in (PAGES, CHANGED, WHOLE, WHOLE_CHANGED) if what in ours}
    times |= {f"processors, {what}": ours[what].cpu for what in (PAGES, WHOLE) if what in ours}
    memory = {f"memory, {what}": ours[what].memory for what in (PAGES, WHOLE) if what in ours}
    return pairs, times | memory | published(both)


def all_pairs(both: tuple[Contender, ...], arguments: argparse.Namespace) -> Iterator[Pair]:
    """Yield the comparisons that `--only` selects."""
    runs, pages, whole = arguments.runs, methodcaller("pages"), methodcaller("whole")
    comparisons: tuple[tuple[str, Callable[[], Iterable[Run]], dict[str, float]], ...] = (
        (PAGES, lambda: cold(both, runs, pages), {"most": 0.9, "most_memory": 0.5}),
        ("pages, nothing changed", lambda: again(both, runs, pages, "change_nothing"), {"most": 0.1}),
        (CHANGED, lambda: again(both, runs, pages, "change_measure"), {"most": 0.15}),
        ("pages, a template changed", lambda: again(both, runs, pages, "change_template"), {}),
        (WHOLE, lambda: cold(both, runs, whole), {"most": 0.8}),
        (WHOLE_CHANGED, lambda: again(both, runs, whole, "change_measure"), {}),
    )
    for what, measure, targets in comparisons:
        if arguments.only in what:
            ours, theirs = measure()
            yield Pair(what, ours, theirs, **targets)
    if arguments.only in SERVER:
        shown, meanwhile, done = zip(*(served_after_saving(each, runs) for each in both), strict=True)
        yield Pair(f"{SERVER} the page is served", shown[0], shown[1], most=0.5)
        yield Pair(f"{SERVER} the page is served, saved while the server works", *meanwhile)
        yield Pair(f"{SERVER} all is done", *done)


def published(both: tuple[Contender, ...]) -> dict[str, float]:
    """Return the sizes of the published sites, and of the parts of ours."""
    ours = both[0].out
    parts = {
        "bytes published": size(ours),
        "files published": sum(1 for path in ours.glob("**/*") if path.is_file()),
        "data for the pages": size(ours, "data/**/*.js"),
        "search index": size(ours, "search/**/*"),
    }
    sorts = lambda each: (("the pages of measures", each.measure_pages), ("all pages", "**/*.html"))  # noqa: E731
    return parts | {
        f"bytes of {what}, {each.name}": size(each.out, pattern) for each in both for what, pattern in sorts(each)
    }


def cold(both: tuple[Contender, ...], runs: int, commands: Commands) -> list[Run]:
    """Build from nothing: no output, no cache. Memory is measured in the first run."""
    found: dict[str, list[Run]] = {each.name: [] for each in both}
    memory = {}
    for at in range(runs + 1):
        for each in both:
            each.clear()
            measured = run(commands(each), each.folder, memory=at == 0)
            if at == 0:
                memory[each.name] = measured.memory
            else:
                found[each.name].append(measured)
    return [Run(middle(found[name]).wall, middle(found[name]).cpu, memory[name]) for name in found]


def again(both: tuple[Contender, ...], runs: int, commands: Commands, change: str) -> list[Run]:
    """Build again after a change. Exits if the page of the measure does not show the change."""
    found: dict[str, list[Run]] = {each.name: [] for each in both}
    for each in both:
        run(commands(each), each.folder)
    for _ in range(runs):
        for each in both:
            mark = getattr(each, change)()
            found[each.name].append(run(commands(each), each.folder))
            if not each.shows(mark):
                raise SystemExit(f"{each.name}: {change} is not seen on {each.page}")
    return [middle(runs) for runs in found.values()]


def size(folder: Path, pattern: str = "**/*") -> float:
    """Return the bytes of published files. The single file does not count as a page, since it repeats all pages."""
    found = (path for path in folder.glob(pattern) if path.is_file())
    return sum(path.stat().st_size for path in found if path.suffix != ".html" or path.parent.name != "offline")


def growth(grown: dict[int, dict[str, float]]) -> list[str]:
    """Tabulate how times, memory and sizes of ours grow between two sizes."""
    small, large = GROWTH_SIZES
    known = set(GROWTH_SIZES) <= grown.keys()
    rows = []
    for what in next(iter(grown.values())):
        values = [shown(what, grown[count][what]) for count in grown]
        if known:
            steep = exponent(grown[small][what], grown[large][what], large / small)
            values += [f"{steep:.2f}", "" if "Hugo" in what else f"≤ {LINEAR}"]
        rows.append((what, *values))
    head = (
        "",
        *(f"{count:,}" for count in grown),
        *((f"exponent from {small:,} to {large:,}", "target") if known else ()),
    )
    sections = ["### Growth, ours\n", table(head, rows)]
    if WHOLE_CHANGED in grown.get(37, ()):
        took = grown[37][WHOLE_CHANGED]
        sections.append(
            f"At 37 measures a whole build after one changed takes {took:.2f} s; the target is under {SMALL_BUILD} s.\n"
        )
    return sections


def profile(folder: Path) -> list[str]:
    """Return the stages of a build of the last size from nothing, if this version of the program reports them."""
    ours = Ours(folder / "ours", folder / "content")
    if not ours.knows("--profile"):
        return []
    printed = subprocess.run(
        [*ours.whole()[0], "--profile"], cwd=ours.folder, capture_output=True, text=True, check=True
    )
    return ["### Stages of a whole build of the largest\n", f"```\n{(printed.stderr + printed.stdout).strip()}\n```\n"]


def shown(what: str, value: float) -> str:
    if what.startswith("files"):
        return f"{value:,}"
    if what.startswith("memory"):
        return f"{value:.0f} MB"
    if what.startswith(("bytes", "data", "search")):
        return f"{value / 1e6:.2f} MB"
    return f"{value:.2f} s"


if __name__ == "__main__":
    main()
