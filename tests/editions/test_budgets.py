"""Sizes are measured as readers load them, and the real site is within every budget."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from policy_explorer.cli.size_table import size_table
from policy_explorer.cli.table import width
from policy_explorer.editions.budgets import BUDGETS, USUAL, scan_file, sizes, third_party_loads
from policy_explorer.editions.compress import gzipped_size
from policy_explorer.editions.size import Size
from policy_explorer.render import minify
from support.built import site_files


@pytest.fixture(scope="module")
def files(real_site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(real_site).as_posix(): path.read_bytes() for path in real_site.rglob("*") if path.is_file()
    }


def of(measured: tuple[Size, ...], label: str) -> int:
    return next(size.value for size in measured if size.label.startswith(label))


def test_the_real_site_is_within_every_budget(files):
    count = len(json.loads(files["data/measures.json"])["measures"])
    measured = sizes(files, count)
    assert len(measured) == len(BUDGETS)
    assert [size.label for size in measured if size.over] == []
    assert all(size.value > 0 for size in measured if size.most)


def test_the_real_site_is_within_every_budget_without_a_minifier(real_content: Path, monkeypatch):
    monkeypatch.setattr(minify, "INSTALLED", False)
    assert [size.label for size in sizes(site_files(real_content), USUAL) if size.over] == []


def test_budgets_are_wider_where_there_is_no_minifier(monkeypatch):
    without = {}
    for installed in (True, False):
        monkeypatch.setattr(minify, "INSTALLED", installed)
        without[not installed] = of_most(USUAL, "自有样式（用得最多的一页）")
    assert without[True] > without[False]


def test_the_first_view_of_a_measure_is_the_page_with_all_that_it_names(files):
    def view(page: str) -> int:
        names = ["assets/site.css", "assets/site.js", "assets/measure.js", "assets/favicon.svg"]
        return sum(gzipped_size(files[name]) for name in [page, *names])

    pages = [path for path in files if path.startswith("measures/")]
    assert of(sizes(files, 37), "措施页") >= max(map(view, pages)) > 10_000
    assert set(scan_file(pages[0], files[pages[0]]).loaded) >= {
        "assets/site.css",
        "assets/site.js",
        "assets/measure.js",
        "assets/favicon.svg",
    }


def test_scripts_count_on_the_page_that_loads_most_of_them(files):
    assert of(sizes(files, 37), "自有脚本") == sum(
        gzipped_size(files[f"assets/{name}.js"]) for name in ("early", "site", "questionnaire_first", "questionnaire")
    )


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("index.html", '<script src="https://example.org/x.js"></script>'),
        ("index.html", '<link rel="stylesheet" href="//example.org/x.css">'),
        ("index.html", '<img alt="" src="http://example.org/x.png">'),
        ("assets/site.css", "a{background:url(https://example.org/x.png)}"),
        ("assets/site.css", '@import "https://example.org/x.css";'),
    ],
)
def test_what_comes_from_another_host_is_counted(path, text):
    assert scan_file(path, text.encode()).third_party == 1


def test_links_to_other_hosts_load_nothing():
    page = b'<link rel="canonical" href="https://example.org/"><a class="x" href="https://example.org/">x</a>'
    assert third_party_loads(page) == 0


def test_web_fonts_are_counted():
    own = {
        "index.html": b"",
        "data/search.js": b"",
        "assets/site.css": b"@font-face{font-family:x;src:url(x.woff2)}",
        "assets/x.woff2": b"x",
    }
    assert of(sizes(own, 1), "网络字体") == 2


def test_a_larger_site_may_carry_more(monkeypatch):
    monkeypatch.setattr(minify, "INSTALLED", True)
    (budget,) = (budget for budget in BUDGETS if budget.label == "U 盘版压缩包")
    allowed = {count: of_most(count, budget.label) for count in (1, 100, 101, 10_000)}
    assert allowed == {
        1: budget.most,
        100: budget.most,
        101: budget.most + budget.more,
        10_000: budget.most + 9_900 * budget.more,
    }


def of_most(count: int, label: str) -> int:
    empty = {"index.html": b"", "data/search.js": b""}
    return next(size.most for size in sizes(empty, count) if size.label == label)


def test_the_table_stands_in_columns_and_marks_what_is_over():
    table = size_table([Size("措施页", 23_456, 60_000), Size("样式", 12_001, 12_000), Size("网络字体（处）", 1, 0)])
    head, *rows = table.splitlines()
    assert [row.split() for row in rows] == [
        ["措施页", "23.5", "KB", "60.0", "KB"],
        ["样式", "12.0", "KB", "12.0", "KB", "超出上限"],
        ["网络字体（处）", "1", "0", "超出上限"],
    ]
    assert len({width(row.removesuffix("  超出上限")) for row in (head, *rows)}) == 1
