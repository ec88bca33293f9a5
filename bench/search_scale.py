"""Measure how long the search of a built site takes from key to result, over http and from file://, and what it loads.

    python bench/search_scale.py --site DIR [--slowdown N] [--way http|file] [--runs N] [--processor]

More than forty queries are made from the texts of the site: one character to six, very common to unique, several terms,
names of the vocabularies, figures, Latin letters, and what does not occur. The last character of each is typed after the
result for the others has been shown, and timed from the event until the main thread has finished the frame that shows the
result: scripts, style, layout, paint, and up to one frame of waiting. The search box and the cards that the window shows whole are in view.
`rest` is when the last card further down was drawn. Each run reloads the page, so that no query was asked before; medians
of the runs count. Times with nothing loaded come first: from focus to the first result, and until all texts are loaded.
Loaded bytes are compressed as by web servers, by what they are for: tables (names, everyday words, words and the code
that reads queries by them, places of measures), the engine, parts of its index, and texts. Texts come after the first answer,
so that no later key waits; without them all works too. The budgets are 50 ms a key, 600 kB of tables, engine and index, and
100 MB of heap.

With `--processor` the times shown are the CPU time of the main thread, multiplied by the slowdown. They contain no waiting; a
busy machine adds to them by its cold caches alone, so the least of the runs counts.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
from collections import Counter
from fnmatch import fnmatch
from itertools import islice
from pathlib import Path
from statistics import median
from urllib.parse import unquote

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from playwright.sync_api import Browser, Page, ViewportSize

from chromium import launched, served, slow_down
from processor_time import traced, worked_between

Typed = tuple[float, float, float, str]  # ms until shown, in scripts, until at rest; the number of results

KEY_BUDGET, LOAD_BUDGET, HEAP_BUDGET = 50, 600, 100  # milliseconds, kB, MB
RUNS = 3
QUIET = 150  # milliseconds without a change of the page, after which it is at rest
WINDOW: ViewportSize = {"width": 1280, "height": 800}
PASSAGES = 300  # files of passages that queries are drawn from
KINDS = {
    "texts": ("search/passages/*",),
    "index": ("search/pagefind/*.pf_index",),
    "engine": (
        "search/pagefind/*.js",
        "search/pagefind/*.json",
        "search/pagefind/*.pf_meta",
        "search/pagefind/*.pagefind",
    ),
    "tables": ("search/*.js", "data/search.js", "assets/search_tools.js"),
}
TABLES = ("search/pagefind/pages.js",)  # the places of measures in the index
COMPRESSED = (".pf_index", ".pf_meta", ".pagefind")  # already
TYPE = """async ([query, quiet]) => {
  const input = document.querySelector('#query');
  const pause = (time) => new Promise((next) => setTimeout(next, time));
  const frame = () => new Promise((next) => requestAnimationFrame(() => scheduler.postTask(next, {priority: 'user-blocking'})));
  const busy = () => document.querySelector('[data-cards]').getAttribute('aria-busy') === 'true';
  if (document.activeElement !== input) {
    input.focus();
    input.scrollIntoView({behavior: 'instant'});
    await pause(quiet);
  }
  let last = 0;
  const seen = new MutationObserver((changes) => {
    if (changes.some(({target}) => !(target.nodeType === 1 ? target : target.parentElement).closest('[data-live]'))) last = performance.now();
  });
  seen.observe(document.querySelector('[data-explorer]'), {subtree: true, childList: true, attributes: true, characterData: true});
  performance.mark('typed');
  const start = performance.now();
  input.value = query;
  input.dispatchEvent(new InputEvent('input', {bubbles: true}));
  const script = performance.now() - start;
  do await frame(); while (busy() || !last);
  const shown = performance.now() - start;
  performance.mark('shown');
  while (busy() || performance.now() - last < quiet) await pause(20);
  seen.disconnect();
  return [shown, script, last - start, document.querySelector('[data-result-count]').textContent];
}"""
ALL_HERE = """async () => {
  const start = performance.now();
  while (!globalThis.searchMeasures || !searchMeasures.files.every(([name]) => globalThis[`searchPassages_${name.replace(/-/g, '_')}`])) {
    if (performance.now() - start > 60000) return null;
    await new Promise((next) => setTimeout(next, 20));
  }
  await new Promise((next) => setTimeout(next, 300));
  return performance.now() - start - 300;
}"""
LOADED = "performance.getEntriesByType('resource').map(({name}) => name)"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--site", type=Path, required=True)
    parser.add_argument("--slowdown", type=float, default=4)
    parser.add_argument("--way", choices=("http", "file"))
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--processor", action="store_true")
    options = parser.parse_args()
    queries = queries_of(options.site)
    with launched() as browser, served(options.site) as address:
        ways = {"http": address, "file": options.site.resolve().as_uri()}
        for way in [options.way] if options.way else ways:
            runs = [run(browser, way, f"{ways[way]}/index.html", options, queries) for _ in range(options.runs)]
            report(way, runs, queries, options)


def run(browser: Browser, way: str, address: str, options: argparse.Namespace, queries: dict[str, str]) -> list[Typed]:
    """Return the times of each query, on a new page."""
    page = browser.new_page(viewport=WINDOW)
    slow_down(page, 1 if options.processor else options.slowdown)
    page.goto(address)
    page.wait_for_timeout(1000)
    page.evaluate("performance.setResourceTimingBufferSize(10000)")
    before, heap_before = set(page.evaluate(LOADED)), heap(page)
    first = next(iter(queries.values()))
    took, _, _, count = page.evaluate(TYPE, [first, QUIET])
    print(f"{way}: first answer ({first}, {count}) after {took:.0f} ms, loaded {listed(page, before, options.site)}")
    print(f"{way}: all words {page.evaluate(ALL_HERE):.0f} ms later, loaded {listed(page, before, options.site)}")
    taken = []
    for query in queries.values():
        page.evaluate(TYPE, [query[:-1], QUIET])
        taken.append(typed(page, query, options))
    print(f"{way}: heap {heap_before:.0f} MB before, {heap(page):.0f} MB after (budget {HEAP_BUDGET} MB)")
    page.close()
    return taken


def typed(page: Page, query: str, options: argparse.Namespace) -> Typed:
    """Return the times of one query, whose last character is typed now."""
    if not options.processor:
        return tuple(page.evaluate(TYPE, [query, QUIET]))
    results = []
    events = traced(page, lambda: results.append(page.evaluate(TYPE, [query, QUIET])))
    [worked] = worked_between(events, "typed", "shown")
    return (options.slowdown * worked / 1000, *results[0][1:])


def report(way: str, runs: list[list[Typed]], queries: dict[str, str], options: argparse.Namespace) -> None:
    of_runs = min if options.processor else median
    times = []
    for (sort, query), taken in zip(queries.items(), zip(*runs, strict=True), strict=True):
        shown, script, rest = (of_runs(times[figure] for times in taken) for figure in range(3))
        times.append(shown)
        print(
            f"{way}: {shown:6.0f} ms shown, {script:6.1f} in the script, {rest:6.0f} rest  {sort:14} {query} ({taken[0][3]})"
        )
    print(
        f"{way}: of {len(times)} queries median {median(times):.0f} ms, most {max(times):.0f} ms (budget {KEY_BUDGET} ms)\n"
    )


def heap(page: Page) -> float:
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    return session.send("Runtime.getHeapUsage")["usedSize"] / 1e6


def listed(page: Page, before: set[str], site: Path) -> str:
    """Return the compressed kB that the search loaded, by kind, and all but the texts beside its budget."""
    names = {unquote(name).split("?")[0] for name in page.evaluate(LOADED) if name not in before}
    paths = {name.split("/", 3)[-1] for name in names}
    if page.url.startswith("file:"):  # from where there are no requests
        paths = {
            path.relative_to(site).as_posix() for path in site.glob("search/**/*.js") if "pagefind" not in path.parts
        }
        paths |= {"data/search.js", "assets/search_tools.js"}
    sizes = dict.fromkeys(KINDS, 0.0)
    for path in paths:
        kind = "tables" if path in TABLES else next((kind for kind in KINDS if fits(path, kind)), None)
        if kind:
            sizes[kind] += size_of(site / path) / 1000
    needed = sum(size for kind, size in sizes.items() if kind != "texts")
    each = ", ".join(f"{kind} {size:.0f}" for kind, size in sizes.items() if size)
    return f"{each} kB; without texts {needed:.0f} kB (budget {LOAD_BUDGET} kB)"


def fits(path: str, kind: str) -> bool:
    return any(fnmatch(path, pattern) for pattern in KINDS[kind])


def size_of(path: Path) -> int:
    content = path.read_bytes()
    return len(content if path.suffix in COMPRESSED else gzip.compress(content, 6))


def queries_of(site: Path) -> dict[str, str]:
    """Return queries by kind, made from the texts of the site."""
    official, headings = [], []
    for path in islice(sorted((site / "search/passages").glob("*.js")), PASSAGES):
        for measure in value_of(path)[0].split("␞")[:-1]:
            heading, text = measure.split("␠")
            headings.append(heading)
            official.append(text)
    entries = value_of(site / "data/search.js")["entries"]
    by_length = {length: phrases(official, length) for length in (1, 2, 3, 4, 6)}
    drawn = {}
    for length, ranked in by_length.items():
        for name, place in {
            "most common": 0,
            "very common": 5,
            "quite common": 20,
            "common": 50,
            "in between": len(ranked) // 10,
            "rare": len(ranked) - 1,
        }.items():
            drawn[f"{name} {length}"] = ranked[min(place, len(ranked) - 1)]
    two, four = by_length[2], by_length[4]
    return drawn | {
        "two terms": f"{two[0]} {two[3]}",
        "three terms": f"{two[0]} {two[3]} {four[0]}",
        "rare terms": f"{four[-1]} {two[0]}",
        "split": two[1] + two[40],
        "tag": entries[0][0],
        "alias": next((spellings[-1] for spellings in entries if len(spellings) > 1), entries[-1][0]),
        "tag and term": f"{entries[1][0]} {two[0]}",
        "figure": "100",
        "Latin": next(iter(re.findall("[A-Za-z]{2,}", "".join(headings + official))), "app"),
        "per cent": "5%",
        "heading": headings[len(headings) // 2][:20],
        "nowhere": "火星移民",
        "long, nowhere": "火星移民的量子补贴由月球办公室统筹",
    }


def phrases(texts: list[str], length: int) -> list[str]:
    """Yield phrases that consist of letters, the most common first."""
    found = Counter(text[at : at + length] for text in texts[::7] for at in range(len(text) - length + 1))
    return [phrase for phrase, _ in found.most_common() if phrase.isalpha()]


def value_of(script: Path):
    text = script.read_text("utf-8")
    return json.JSONDecoder().raw_decode(text, text.index("=") + 1)[0]


if __name__ == "__main__":
    main()
