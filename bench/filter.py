"""Measure how long the filter of the explorer takes in Chromium, for the content and for 10,000 measures.

    python bench/filter.py [--content DIR]

One page filters and counts both sizes in turn. Prints the medians, their ratio, and the ratio of the sizes. A frame is 16 ms.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from chromium import page_with
from policy_explorer.derive.derive import derive
from policy_explorer.load.loader import load
from policy_explorer.render.explorer_data import columns
from policy_explorer.render.facets import facets
from policy_explorer.validate.validate import validate

MANY = 10_000
RUNS = 51
ENTRY = """import {createColumns, stateFacet} from '../explorer/columns.js';
import {filterMeasures} from '../explorer/filter.js';
globalThis.medianOfFilter = (data, runs) => {
  const columns = createColumns(data);
  const facets = [...columns.facets, stateFacet(columns, 19500, 30, ['', '', '', ''])];
  const chosen = new Map(columns.facets.map((facet) => [facet.id, new Set(facet.options.map((option, place) => place))]));
  const selection = {chosen, endsFrom: null, endsTo: null, hits: null};
  const times = [];
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    filterMeasures(columns, facets, selection);
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[runs >> 1];
};
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--content", type=Path, default=ROOT / "content")
    site = derive(validate(load(parser.parse_args().content)))
    few = columns(site, facets(site))
    many = repeated(few)
    with page_with(ENTRY) as page:
        medians = [page.evaluate("([data, runs]) => medianOfFilter(data, runs)", [data, RUNS]) for data in (few, many)]
    sizes = [len(data["number"]) for data in (few, many)]
    for size, median in zip(sizes, medians, strict=True):
        print(f"{size:6} measures: {median:7.2f} ms")
    print(f"ratio of times {medians[1] / max(medians[0], 0.01):.0f}, of sizes {sizes[1] / sizes[0]:.0f}")


def repeated(data: Mapping[str, Any]) -> dict[str, Any]:
    """Repeat the columns to at least MANY measures."""
    times = -(-MANY // len(data["number"]))
    rows = {name: data[name] * times for name in ("document", "number", "from", "until")}
    return {**data, **rows, "facets": [{**facet, "values": facet["values"] * times} for facet in data["facets"]]}


if __name__ == "__main__":
    main()
