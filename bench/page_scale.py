"""Measure what the explorer and the questionnaire of a built site cost a reader, each figure with its target.

    python bench/page_scale.py --site DIR [--slowdown N] [--way http|file] [--runs N] [--answers N] [--processor]

Opens the site over http and from file:// in Chromium, by default with the processor as slow as that of an old phone
(`--slowdown 4`). Times run from a click until the main thread has finished the frame that shows the result: scripts, style,
layout, paint, and up to one frame of waiting; other threads are neither slowed down nor counted. The list and the option
that is clicked are in view. Each run clicks the same on a new page; of each click the median of the runs counts. Sizes are
what the pages load, compressed with gzip.

With `--processor` the times of clicks are the CPU time of the main thread, multiplied by the slowdown. They contain no
waiting, and are the same on a busy machine.
"""

from __future__ import annotations

import argparse
import gzip
import statistics
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from playwright.sync_api import Browser, CDPSession, Page, ViewportSize

from chromium import launched, served
from processor_time import traced, worked_between

MS, KB, MB = "ms", "kB", "MB"
WINDOW: ViewportSize = {"width": 1280, "height": 800}
HELPERS = """
globalThis.painted = () => new Promise((resolve) =>
  requestAnimationFrame(() => scheduler.postTask(() => resolve(performance.now()), {priority: 'user-blocking'})));
globalThis.openedAt = new Promise((resolve) => {
  const look = () => (document.querySelector('[data-day-panel]:not(.is-waiting), [data-interview]:not([hidden]) [data-counts] > li') ? painted().then(resolve) : setTimeout(look, 5));
  look();
});
globalThis.timed = async (work) => {
  performance.mark('clicked');
  const start = performance.now();
  work();
  const end = await painted();
  performance.mark('painted');
  return end - start;
};
"""
CLICK_FACETS = """async (most) => {
  const times = [];
  const inputs = [...document.querySelectorAll('[data-facet] input[type=checkbox]')].filter((input) => input.offsetParent);
  const step = Math.max(1, Math.floor(inputs.length / most));
  const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));
  document.querySelector('#results-title').scrollIntoView({behavior: 'instant'});
  for (let at = 0; at < inputs.length; at += step) {
    const details = inputs[at].closest('details');
    if (details) details.open = true;
    await pause(100);
    for (const _ of [true, false]) {
      inputs[at].scrollIntoView({block: 'nearest', behavior: 'instant'});
      await pause(100);
      times.push(await timed(() => inputs[at].click()));
      await pause(300); // what follows the paint is over
    }
  }
  return times;
}"""
WORDS_THERE = """async () => {
  const input = [...document.querySelectorAll('[data-facet="lead"] input')].slice(-1)[0];
  const start = performance.now();
  input.click();
  await painted();
  while (!document.querySelector('[data-cards] > li') || document.querySelector('[data-cards] > li.is-wordless')) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return (await painted()) - start;
}"""
ANSWER = """async (most) => {
  const times = [];
  for (let at = 0; at < most; at += 1) {
    const form = document.querySelector('[data-question-section] form');
    if (form.hidden) break;
    const inputs = [...form.querySelectorAll('input[type=radio], input[type=checkbox]')].filter((input) => input.offsetParent);
    if (inputs.length) {
      inputs[at % inputs.length].click();
      await painted();
      times.push(await timed(() => form.requestSubmit()));
    } else {
      times.push(await timed(() => form.querySelector('[data-unknown]').click()));
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  return times;
}"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--site", type=Path, required=True)
    parser.add_argument("--slowdown", type=float, default=4)
    parser.add_argument("--processor", action="store_true")
    parser.add_argument("--only", choices=("explorer", "questionnaire"))
    parser.add_argument("--way", choices=("http", "file"))
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--answers", type=int, default=12)
    options = parser.parse_args()
    with served(options.site) as http, launched() as browser:
        origins = {"http": http, "file": options.site.resolve().as_uri()}
        for way in [options.way] if options.way else origins:
            origin = origins[way]
            print(f"{way}://, {options.slowdown:g}x slowdown")
            if options.only != "questionnaire":
                explorer(browser, origin, options)
            if options.only != "explorer":
                questionnaire(browser, origin, options)
        print("largest pages")
        for path in sorted(options.site.rglob("*.html"), key=lambda path: -path.stat().st_size)[:5]:
            figure(path.relative_to(options.site).as_posix(), path.stat().st_size / 1000, KB, None)


def explorer(browser: Browser, origin: str, options: argparse.Namespace) -> None:
    runs = []
    for _ in range(options.runs - 1):
        with opened(browser, f"{origin}/index.html", options) as (page, *_):
            page.evaluate("openedAt")
            runs.append(times(page, CLICK_FACETS, 12, options))
    with opened(browser, f"{origin}/index.html", options) as (page, loaded, devtools):
        usable("explorer", page, options)
        figure("explorer: sent", compressed(options.site, origin, loaded), KB, 600)
        runs.append(times(page, CLICK_FACETS, 12, options))
        print_times("explorer: facet change", [statistics.median(each) for each in zip(*runs, strict=True)], 50)
        figure("explorer: facet change, words of all cards", page.evaluate(WORDS_THERE), MS, None)
        figure("explorer: heap", heap(devtools), MB, 100)
        figure("explorer: sent in all", compressed(options.site, origin, loaded), KB, None)


def questionnaire(browser: Browser, origin: str, options: argparse.Namespace) -> None:
    with opened(browser, f"{origin}/questionnaire.html", options) as (page, loaded, devtools):
        usable("questionnaire", page, options)
        figure("questionnaire: sent", compressed(options.site, origin, loaded), KB, None)
        print_times("questionnaire: an answer, all it sets off", times(page, ANSWER, options.answers, options), 50)
        figure("questionnaire: heap", heap(devtools), MB, 100)
        figure("questionnaire: sent in all", compressed(options.site, origin, loaded), KB, None)


@contextmanager
def opened(browser: Browser, address: str, options: argparse.Namespace) -> Iterator[tuple[Page, set[str], CDPSession]]:
    """Open a page in a new context. Give the page, the addresses that it loads, and a DevTools session."""
    context = browser.new_context(viewport=WINDOW)
    page = context.new_page()
    loaded: set[str] = set()
    page.on("request", lambda request: loaded.add(request.url.split("#")[0]))
    page.on("pageerror", lambda fault: print(f"  fault: {fault}"))
    devtools = context.new_cdp_session(page)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": 1 if options.processor else options.slowdown})
    page.add_init_script(HELPERS)
    page.goto(address, wait_until="commit")
    page.wait_for_selector("[data-day-panel], [data-interview]", state="attached")
    yield page, loaded, devtools
    context.close()


def usable(name: str, page: Page, options: argparse.Namespace) -> None:
    """Wait until the page is usable, and print the time if the processor is slowed down."""
    opened_at = page.evaluate("openedAt")
    if not options.processor:
        figure(f"{name}: usable after", opened_at, MS, 1500)


def times(page: Page, script: str, most: int, options: argparse.Namespace) -> list[float]:
    """Return the milliseconds that each click of a script took."""
    if not options.processor:
        return page.evaluate(script, most)
    events = traced(page, lambda: page.evaluate(script, most))
    return [options.slowdown * worked / 1000 for worked in worked_between(events, "clicked", "painted")]


def heap(devtools: CDPSession) -> float:
    devtools.send("HeapProfiler.collectGarbage")
    used = devtools.send("Runtime.getHeapUsage")
    return (used["usedSize"] + used.get("backingStorageSize", 0)) / 1e6


def compressed(site: Path, origin: str, loaded: set[str]) -> float:
    own = (address.removeprefix(f"{origin}/") for address in loaded if address.startswith(origin))
    paths = {site / unquote(address.partition("?")[0]) for address in own}  # without the digest behind the name
    return sum(len(gzip.compress(path.read_bytes(), 6)) for path in paths if path.is_file()) / 1000


def print_times(label: str, times: list[float], target: float) -> None:
    if not times:
        print(f"  {label}: nothing to click")
        return
    figure(f"{label} (of {len(times)})", statistics.median(times), MS, target)
    figure(f"{label}, the slowest", max(times), MS, None)


def figure(label: str, value: float, unit: str, target: float | None) -> None:
    aim = f"target {target:>6g} {unit}  {'met' if value <= target else 'MISSED'}" if target else ""
    print(f"  {label:52}{value:9.1f} {unit}  {aim}", flush=True)


if __name__ == "__main__":
    main()
