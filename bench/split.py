"""Measure a province as ten sites: one page merges their search indexes, and must find what each finds alone.

    python bench/split.py [--sites 10] [--measures 1000] [--write docs/scale.md]

Builds the sites, serves them under one address, and runs the same queries with Pagefind in Chromium twice: in each site
alone, and in all from one page with `mergeIndex`. Prints how many results differ (none should), how long opening and
searching take, also on an old phone, and how much is loaded. Queries are pieces of two to eight characters of the notices.
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from random import Random
from statistics import median, quantiles
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from playwright.sync_api import Browser, Page

from chromium import launched, slow_down
from corpus import write as write_content
from synthetic.measures import make_measure
from timing.figures import put_into, table

QUESTIONS, SHORTEST, LONGEST = 200, 2, 8
SLOW = 4  # an old phone
SEARCH = (Path(__file__).parent / "split.js").read_text("utf-8")


class Served(SimpleHTTPRequestHandler):
    """Serves files as hosts do, scripts compressed, and counts the bytes sent."""

    sent = 0

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if self.path == "/":
            self.answer(b"<!DOCTYPE html><title>split</title>", "text/html")
        elif path.is_file():
            self.answer(path.read_bytes(), self.guess_type(str(path)), compress=path.suffix in (".js", ".json"))
        else:
            self.send_error(404)

    def answer(self, body: bytes, media_type: str, compress: bool = False) -> None:
        body = gzip.compress(body) if compress else body
        Served.sent += len(body)
        self.send_response(200)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(body)))
        if compress:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


def main() -> None:
    arguments = options()
    with TemporaryDirectory(prefix="split-") as folder:
        names = [str(number) for number in range(arguments.sites)]
        start = time.perf_counter()
        for number, name in enumerate(names):
            build(Path(folder), name, arguments.measures, number * arguments.measures)
        built = time.perf_counter() - start
        with serving(Path(folder)) as address, launched() as browser:
            questions = list(pieces(arguments.sites * arguments.measures))
            alone = [asked(browser, address, [name], questions) for name in names]
            merged = asked(browser, address, names, questions)
            slowly = asked(browser, address, names, questions, SLOW)
    summary = report(
        alone,
        merged,
        slowly,
        questions,
        f"{arguments.sites} sites of {arguments.measures:,} measures, built one after the other in {built:.0f} s",
    )
    print(summary)
    if arguments.write:
        put_into(arguments.write, summary, "split")


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sites", type=int, default=10, metavar="N")
    parser.add_argument("--measures", type=int, default=1000, metavar="N", help="of each site, a multiple of 100")
    parser.add_argument("--write", type=Path, metavar="FILE", help="put the table into this page")
    return parser.parse_args()


def build(folder: Path, name: str, count: int, first: int) -> None:
    content = folder / "content"
    write_content(count, content, first)
    command = [
        sys.executable,
        str(ROOT / "build.py"),
        "build",
        "--content",
        str(content),
        "--out",
        str(folder / name),
        "--no-cache",
    ]
    subprocess.run(command, check=True, capture_output=True)


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Served, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def pieces(count: int) -> Iterator[str]:
    """Yield pieces of the texts of measures that consist of Han characters."""
    random = Random("split")
    asked = 0
    while asked < QUESTIONS:
        text = make_measure(random.randrange(count))["text"]
        length = random.randint(SHORTEST, LONGEST)
        start = random.randrange(len(text) - length)
        piece = text[start : start + length]
        if all("一" <= character <= "鿿" for character in piece):
            asked += 1
            yield piece


def asked(browser: Browser, address: str, sites: list[str], questions: list[str], slowdown: float = 1) -> dict:
    """Return what one page finds in these sites, and what that takes."""
    page = browser.new_page()
    page.goto(address)
    if slowdown > 1:
        slow_down(page, slowdown)
    Served.sent = 0
    page.add_script_tag(content=SEARCH)
    opened = page.evaluate("(sites) => openSites(sites)", sites)
    sent_to_open = Served.sent
    found = page.evaluate("(questions) => askAll(questions)", questions)
    heap = heap_of(page)
    page.close()
    return {**found, "opened": opened, "open_bytes": sent_to_open, "all_bytes": Served.sent, "heap": heap}


def heap_of(page: Page) -> float:
    """Return the bytes of the heap of scripts. Chromium does not report those of WebAssembly."""
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    used = session.send("Runtime.getHeapUsage")
    return used["usedSize"] + used.get("backingStorageSize", 0)


def report(alone: list[dict], merged: dict, slowly: dict, questions: list[str], built: str) -> str:
    """Return a sentence and a table about what was found, how fast, and at what cost."""
    differing = [
        question
        for at, question in enumerate(questions)
        if sorted(key for each in alone for key in each["keys"][at]) != sorted(merged["keys"][at])
    ]
    hits = [len(keys) for keys in merged["keys"]]
    found = f"{len(questions)} searches, of which the one in the middle finds {median(hits):.0f} measures; {len(differing)} find other measures merged than alone"
    if differing:
        found += f" ({json.dumps(differing[:10], ensure_ascii=False)})"
    columns = [
        ("one site alone", middle_of(alone)),
        ("all in one page", merged),
        (f"on a processor {SLOW} times slower", slowly),
    ]
    rows = [(what, *(words(each) for _, each in columns)) for what, words in ROWS]
    return f"{built}. {found}.\n\n{table(('', *(name for name, _ in columns)), rows)}"


ROWS = (
    ("opened, until the first answer", lambda each: f"{each['opened']:.0f} ms"),
    ("loaded for that", lambda each: f"{each['open_bytes'] / 1000:.0f} kB"),
    ("an answer, in the middle", lambda each: f"{median(each['times']):.0f} ms"),
    ("19 answers of 20 take at most", lambda each: f"{quantiles(each['times'], n=20)[-1]:.0f} ms"),
    ("loaded after all searches", lambda each: f"{each['all_bytes'] / 1000:,.0f} kB"),
    ("heap of scripts", lambda each: f"{each['heap'] / 1e6:.1f} MB"),
)


def middle_of(alone: list[dict]) -> dict:
    return sorted(alone, key=lambda each: each["opened"])[len(alone) // 2]


if __name__ == "__main__":
    main()
