"""Take screenshots of every kind of page for review: on a phone, a tablet and a desktop, light and dark.

    make screenshots          (python bench/screenshots.py [--site _site] [--out _screenshots])

Writes one PNG each, `kind-width-scheme.png`; `measure.pdf`, a printed measure; and `index.html`, which shows all of them.
Each kind of page of the site is shown by its longest page, and in the states of STATES. States whose addresses name what
another notice does not have are ignored by its pages. The clock is fixed, so that the same site gives the same pictures.
With `--readme`, takes only the pictures of the README, into docs/screenshots.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from itertools import product
from pathlib import Path
from typing import Literal

from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from chromium import launched
from policy_explorer.preview.static_server import site_server

HOST = "127.0.0.1"
NOW = "2026-11-24T10:00:00+08:00"
DAY = "on=2023-06-15"
HEIGHTS = {390: 844, 768: 1024, 1366: 900}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
HIGHEST = 6000  # pixels; only the beginning of a longer page is taken
PHONE = 390


def open_filters(page: Page) -> None:
    page.locator("[data-panel-open]").click()


def large_type(page: Page) -> None:
    page.evaluate("document.documentElement.dataset.type = 'large'")


@dataclass(frozen=True, slots=True)
class View:
    name: str
    address: str
    step: Callable[[Page], None] = lambda page: None
    widths: tuple[int, ...] = tuple(HEIGHTS)
    whole: bool = True  # or only the window


STATES = (
    View("explorer-filtered", f"index.html#state=closing&{DAY}"),
    View("explorer-searched", f"index.html#q=小微企业&{DAY}"),
    View("explorer-filters", f"index.html#{DAY}", open_filters, widths=(PHONE,), whole=False),
    View("explorer-large", f"index.html#{DAY}", large_type),
    View("questionnaire-halfway", f"questionnaire.html#a.applicant=enterprise&a.monthly_sales=le10&{DAY}"),
    View("questionnaire-clerk", f"questionnaire.html#mode=clerk&a.applicant=enterprise&{DAY}"),
    View("questionnaire-large", f"questionnaire.html#a.applicant=enterprise&{DAY}", large_type),
)

README = ROOT / "docs" / "screenshots"
README_PICTURES: tuple[tuple[str, str, tuple[int, int], Literal["light", "dark"]], ...] = (
    ("explorer", "index.html", (1366, 900), "light"),
    ("measure", f"measures/gulou-2023-1-14.html#{DAY}", (1100, 975), "light"),
    ("questionnaire-phone", f"questionnaire.html#{DAY}", (PHONE, 844), "light"),
    ("home-phone-dark", "index.html", (PHONE, 844), "dark"),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--site", type=Path, default=ROOT / "_site")
    parser.add_argument("--out", type=Path, default=ROOT / "_screenshots")
    parser.add_argument("--readme", action="store_true")
    options = parser.parse_args()
    if options.readme:
        take_for_readme(options.site)
        return
    kinds = {
        kind: file.relative_to(options.site).as_posix() for kind, file in longest_of_each_kind(options.site).items()
    }
    views = [*(View(kind, address) for kind, address in kinds.items()), *STATES]
    shutil.rmtree(options.out, ignore_errors=True)
    options.out.mkdir(parents=True)
    with serving(options.site) as base, launched() as browser:
        for width, height in HEIGHTS.items():
            context = browser.new_context(
                viewport={"width": width, "height": height}, locale="zh-CN", timezone_id="Asia/Shanghai",
                has_touch=width == PHONE, is_mobile=width == PHONE, reduced_motion="reduce", service_workers="block",
            )  # fmt: skip
            page = context.new_page()
            page.clock.set_fixed_time(NOW)
            for view in views:
                if width in view.widths:
                    take(page, base, view, width, options.out)
            if width == max(HEIGHTS) and "measure" in kinds:
                go_to(page, base + kinds["measure"])
                page.pdf(path=options.out / "measure.pdf", prefer_css_page_size=True)
            context.close()
    (options.out / "index.html").write_text(contact_sheet(views), "utf-8")
    print(
        f"{len(list(options.out.glob('*.png')))} pictures of {len(kinds)} kinds of page and {len(STATES)} states: {options.out / 'index.html'}"
    )


def take_for_readme(site: Path) -> None:
    """Take the pictures of the README: the site online, as a first visitor sees it."""
    with serving(site) as base, launched() as browser:
        for name, address, (width, height), scheme in README_PICTURES:
            page = browser.new_page(
                viewport={"width": width, "height": height}, locale="zh-CN", timezone_id="Asia/Shanghai",
                color_scheme=scheme, reduced_motion="reduce", service_workers="block",
            )  # fmt: skip
            page.clock.set_fixed_time(NOW)
            go_to(page, base + address)
            page.screenshot(path=README / f"{name}.png")
            page.close()


def go_to(page: Page, address: str) -> None:
    """Open the page; raises where there is none, as in a folder that is no site."""
    response = page.goto(address, wait_until="networkidle")
    if response is None or not response.ok:
        raise SystemExit(f"no page at {address}")


def longest_of_each_kind(site: Path) -> dict[str, Path]:
    """Return the longest page of each kind, which is the class of its body. The single file is of no kind."""
    found: dict[str, Path] = {}
    for file in sorted(site.rglob("*.html")):
        kind = re.search(rb'<body class="page-([\w-]+)', file.read_bytes())
        if kind and file.parent.name != "offline":
            name = kind[1].decode()
            found[name] = max(found.get(name, file), file, key=lambda each: each.stat().st_size)
    return found


@contextmanager
def serving(site: Path) -> Iterator[str]:
    server = site_server(site, HOST, 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://{HOST}:{server.server_port}/"
    server.shutdown()
    server.server_close()


def take(page: Page, base: str, view: View, width: int, out: Path) -> None:
    page.goto("about:blank")  # a change of the fragment alone would not reload the page
    go_to(page, base + view.address)
    view.step(page)
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        height = page.evaluate("document.documentElement.scrollHeight")
        page.screenshot(
            path=out / f"{view.name}-{width}-{scheme}.png",
            full_page=view.whole,
            clip={"x": 0, "y": 0, "width": width, "height": min(height, HIGHEST)} if view.whole else None,
        )


def contact_sheet(views: list[View]) -> str:
    rows = "\n".join(
        f"<h2>{escape(view.name)} <small>{escape(view.address)}</small></h2>\n<p>"
        + "".join(
            picture(f"{view.name}-{width}-{scheme}.png", width) for width, scheme in product(view.widths, SCHEMES)
        )
        + "</p>"
        for view in views
    )
    return (
        '<!DOCTYPE html>\n<html lang="en"><meta charset="utf-8"><title>Screenshots</title>\n'
        "<style>body { font-family: sans-serif; margin: 1rem } p { display: flex; align-items: flex-start; overflow-x: auto }"
        " img { margin-right: 0.5rem; border: 1px solid #888; max-height: 40rem } small { font-weight: normal }</style>\n"
        f'<h1>Screenshots</h1>\n<p><a href="measure.pdf">measure.pdf</a></p>\n{rows}\n</html>\n'
    )


def picture(name: str, width: int) -> str:
    return f'<a href="{name}"><img src="{name}" alt="{name}" loading="lazy" width="{width // 3}"></a>'


if __name__ == "__main__":
    main()
