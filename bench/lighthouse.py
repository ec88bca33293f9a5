"""Audit the home page, a measure and the questionnaire with Lighthouse, on its simulated phone with slow 4G.

    make lighthouse           (python bench/lighthouse.py [--site _site] [--runs 5])

Needs Node; Lighthouse is installed once into bench/.lighthouse/. The site is served as by GitHub Pages: compressed, to be
cached for ten minutes. Prints the medians of scores and times, and every audit that lowered a score.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from urllib.parse import unquote, urlsplit

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from chromium import executable
from policy_explorer.preview.static_server import TYPES

LIGHTHOUSE = "13.5.0"  # demands Node 22.19, but runs with 20
FOLDER = Path(__file__).parent / ".lighthouse"
CLI = FOLDER / "node_modules" / "lighthouse" / "cli" / "index.js"
CHROME_FLAGS = "--headless=new --no-sandbox --disable-background-networking"
HOST = "127.0.0.1"
COMPRESSED = {".css", ".html", ".js", ".json", ".svg", ".txt", ".wasm", ".webmanifest", ".xml"}
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
TIMES = {
    "first-contentful-paint": "FCP",
    "largest-contentful-paint": "LCP",
    "total-blocking-time": "TBT",
    "cumulative-layout-shift": "CLS",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--site", type=Path, default=ROOT / "_site")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    install()
    longest = max((options.site / "measures").glob("*.html"), key=lambda file: file.stat().st_size)
    pages = ("index.html", longest.relative_to(options.site).as_posix(), "questionnaire.html")
    with serving(options.site) as base:
        results = {page: [audited(base + page) for _ in range(options.runs)] for page in pages}
    report(results, options.runs)


def install() -> None:
    if not shutil.which("node") or not shutil.which("npm"):
        sys.exit("Lighthouse needs Node and npm.")
    installed = CLI.parents[1] / "package.json"
    if not installed.exists() or json.loads(installed.read_text("utf-8"))["version"] != LIGHTHOUSE:
        FOLDER.mkdir(exist_ok=True)
        subprocess.run(
            [
                "npm",
                "install",
                "--prefix",
                FOLDER,
                "--no-save",
                "--no-audit",
                "--no-fund",
                "--loglevel=error",
                f"lighthouse@{LIGHTHOUSE}",
            ],
            check=True,
        )


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    site: Path

    def do_GET(self) -> None:
        file = self.site / unquote(urlsplit(self.path).path).lstrip("/")
        if not file.is_file():
            self.answer(404, b"", {})
        elif file.suffix in COMPRESSED:
            self.answer(
                200, gzip.compress(file.read_bytes()), {"Content-Type": TYPES[file.suffix], "Content-Encoding": "gzip"}
            )
        else:
            self.answer(200, file.read_bytes(), {"Content-Type": TYPES.get(file.suffix, TYPES[""])})

    def answer(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body)), "Cache-Control": "max-age=600"}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments) -> None:
        pass


@contextmanager
def serving(site: Path) -> Iterator[str]:
    server = ThreadingHTTPServer((HOST, 0), type("SiteHandler", (Handler,), {"site": site}))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://{HOST}:{server.server_port}/"
    server.shutdown()
    server.server_close()


def audited(address: str) -> dict:
    command = [
        "node",
        str(CLI),
        address,
        "--quiet",
        "--output=json",
        f"--chrome-flags={CHROME_FLAGS}",
        f"--only-categories={','.join(CATEGORIES)}",
    ]
    environment = {**os.environ, **({"CHROME_PATH": executable()} if executable() else {})}
    result = json.loads(subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE).stdout)
    if "runtimeError" in result:
        sys.exit(f"{address}: {result['runtimeError']['message']}")
    return result


def report(results: dict[str, list[dict]], runs: int) -> None:
    (first, *_), *_ = results.values()
    print(
        f"Lighthouse {first['lighthouseVersion']}, {first['environment']['hostUserAgent'].split()[-2]}, phone, medians of {runs} runs\n"
    )
    print(f"| page | {' | '.join(CATEGORIES)} | {' | '.join(TIMES.values())} |")
    print("|---|" + "---:|" * (len(CATEGORIES) + len(TIMES)))
    for page, all_runs in results.items():
        scores = [f"{100 * median(run['categories'][name]['score'] for run in all_runs):.0f}" for name in CATEGORIES]
        times = [measured(name, median(run["audits"][name]["numericValue"] for run in all_runs)) for name in TIMES]
        print(f"| {page} | {' | '.join(scores + times)} |")
    print()
    for page, all_runs in results.items():
        for line in dict.fromkeys(line for run in all_runs for line in lost(run)):
            print(f"{page}: {line}")


def measured(name: str, value: float) -> str:
    return (
        f"{value:.3f}"
        if name == "cumulative-layout-shift"
        else f"{value / 1000:.1f} s"
        if value >= 1000
        else f"{value:.0f} ms"
    )


def lost(run: dict) -> Iterator[str]:
    """Yield the audits that lowered a score, except those of performance, whose times are in the table."""
    for name in CATEGORIES[1:]:
        for reference in run["categories"][name]["auditRefs"]:
            audit = run["audits"][reference["id"]]
            if reference["weight"] and audit["score"] is not None and audit["score"] < 1:
                yield f"{name}: {audit['title']}"


if __name__ == "__main__":
    main()
