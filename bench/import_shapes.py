"""How much of the notices in tests/notices/shapes/ the importer drafts right: a table for docs and issues.

`.venv/bin/python bench/import_shapes.py`
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from policy_explorer.importing.import_notice import import_notice
from policy_explorer.load.problem import ContentError
from support.built import check_content
from support.drafts import ID, without_space
from support.import_truth import TRUTHS, Truth, notice_of, truth_of


def main() -> None:
    """Print how many articles, units, terms and amounts are right, of how many."""
    right, all_of = Counter[str](), Counter[str]()
    for name, truth in TRUTHS.items():
        with TemporaryDirectory() as folder:
            content = Path(folder) / "content"
            summary = import_notice(notice_of(name), ID, content)
            found = re.search(r"另有 (\d+) 条", summary)
            compare(truth, truth_of(content, ID, int(found[1]) if found else 0), right, all_of)
            all_of["drafts that pass the check"] += 1
            right["drafts that pass the check"] += passes(content)
            if notice_of(name).suffix == ".txt":
                notice = (content / "documents" / ID / "notice.txt").read_text("utf-8")
                written = re.sub(
                    "^[－-] [0-9] [－-]$", "", notice_of(name).read_text("utf-8"), flags=re.MULTILINE
                )  # numbers of pages
                all_of["characters kept"] += len(source := without_space(written))
                right["characters kept"] += len(source) if without_space(notice) == source else 0
    for what, count in all_of.items():
        print(f"{what:28} {right[what]:6,} of {count:6,}")


def passes(content: Path) -> bool:
    """Return whether the check finds nothing wrong."""
    try:
        return bool(check_content(content))
    except ContentError:
        return False


def compare(truth: Truth, drafted: Truth, right: Counter[str], all_of: Counter[str]) -> None:
    """Count what is right of one draft."""
    all_of["articles"] += len(truth.measures) + truth.provisions
    right["articles"] += len(set(truth.measures) & set(drafted.measures)) + min(truth.provisions, drafted.provisions)
    all_of["terms"] += 1
    right["terms"] += truth.term == drafted.term
    for what, true, found in (
        ("units", truth.units, drafted.units),
        ("amounts", truth.amounts, drafted.amounts),
        ("windows", truth.windows, drafted.windows),
    ):
        all_of[f"measures with {what}"] += len(true)
        right[f"measures with {what}"] += sum(found.get(number) == said for number, said in true.items())


if __name__ == "__main__":
    main()
