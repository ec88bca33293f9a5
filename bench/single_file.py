"""Measure how soon the single file is usable, compared with the site, both from file://.

    python bench/single_file.py [--content DIR] [--slowdown N]

Chromium opens them in turn. A page is usable when the explorer has shown the status of its cards and reacts to input, counted
from the start of the navigation; painted is the first contentful paint. Prints medians in milliseconds and their ratio.
The budget is 1 s. `--slowdown 4` is an old office computer.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from chromium import blank_page, slow_down
from policy_explorer.build import FolderSink, build

RUNS = 9
BUDGET = 1000  # milliseconds
USABLE = """() => new Promise((resolve) => {
  const ready = () => document.querySelector('[data-cards] [data-state]')
    ? requestAnimationFrame(() => setTimeout(() => resolve([performance.now(), painted()])))
    : requestAnimationFrame(ready);
  const painted = () => (performance.getEntriesByName('first-contentful-paint')[0] || {startTime: NaN}).startTime;
  ready();
})"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--content", type=Path, default=ROOT / "content")
    parser.add_argument("--slowdown", type=float, default=1)
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        build(options.content, sink=FolderSink(site))
        (single,) = (site / "offline").glob("*.html")
        print(f"single file of {single.stat().st_size / 1000:.0f} kB, processor slowed down {options.slowdown:g} times")
        report(times({"site": site / "index.html", "single file": single}, options.slowdown))


def times(files: dict[str, Path], slowdown: float) -> dict[str, tuple[float, float]]:
    """Return, for each file, the medians of when it was usable and when it was painted."""
    taken: dict[str, list[list[float]]] = {name: [] for name in files}
    with blank_page() as page:
        slow_down(page, slowdown)
        for _ in range(RUNS):
            for name, file in files.items():
                page.goto("about:blank")
                page.goto(file.as_uri(), wait_until="commit")
                taken[name].append(page.evaluate(USABLE))
    return {name: (median(run[0] for run in runs), median(run[1] for run in runs)) for name, runs in taken.items()}


def report(found: dict[str, tuple[float, float]]) -> None:
    for name, (usable, painted) in found.items():
        print(f"{name:12} usable after {usable:5.0f} ms, painted after {painted:5.0f} ms")
    (site, _), (single, _) = found.values()
    print(f"ratio {single / site:.2f}; budget {BUDGET} ms: {'kept' if single <= BUDGET else 'exceeded'}")


if __name__ == "__main__":
    main()
