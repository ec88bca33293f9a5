"""Print how good the search of the first notice is: nDCG@5, the share answered in the first three, and honest nothings.

    python bench/search_relevance.py --site DIR [--wrong]

The queries and their grades are those of tests/relevance/everyday.yaml. Those that are kept for measuring stand by themselves.
Each way of loading is asked: http (Pagefind) and file:// (the texts themselves). `--wrong` lists the queries that are not answered,
but not those kept for measuring.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "tests" / "browser")]

from playwright.sync_api import Browser

from chromium import launched, served
from joined_scripts import joined
from support.relevance import Query, figures, is_right, line, queries

ENTRY = """import {createSearch} from '../search/client.js';
globalThis.relevantSearch = createSearch(document.documentElement.dataset.root);
"""
SAVE_DATA = "Object.defineProperty(navigator, 'connection', {value: {saveData: true}});"
ASK = """async (queries) => {
  const answers = [];
  for (const query of queries) {
    const {places, keys} = await relevantSearch.search(query);
    answers.push(places.map((at) => Number(keys[at].split('/')[1])));
  }
  return answers;
}"""


def ask(browser: Browser, address: str, asked: list[Query]) -> list[list[int]]:
    page = browser.new_page()
    page.add_init_script(SAVE_DATA)
    page.goto(address)
    page.evaluate(joined(ENTRY))
    answers: list[list[int]] = page.evaluate(ASK, [query.ask for query in asked])
    page.close()
    return answers


def show(way: str, asked: list[Query], answers: list[list[int]], wrong: bool) -> None:
    pairs = list(zip(asked, answers, strict=True))
    for name, measured in (("looked at", False), ("for measuring", True)):
        part = [pair for pair in pairs if pair[0].measured == measured]
        print(line(f"{way}, {name}", figures([query for query, _ in part], [numbers for _, numbers in part])))
    if wrong:
        for query, numbers in pairs:
            if not query.measured and not is_right(query, numbers):
                print(f"  {query.ask} ({query.kind}): {numbers[:5]}, not {list(query.best) or 'nothing'}")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--site", type=Path, required=True, metavar="DIR")
    options.add_argument("--wrong", action="store_true")
    arguments = options.parse_args()
    asked = queries()
    with launched() as browser, served(arguments.site) as address:
        for way, place in (("http", address), ("file", (arguments.site / "index.html").resolve().as_uri())):
            show(way, asked, ask(browser, place, asked), arguments.wrong)


if __name__ == "__main__":
    main()
