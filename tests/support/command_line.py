"""Provide what several tests of commands use."""

from __future__ import annotations

from pathlib import Path

from policy_explorer.editions.budgets import BUDGETS

ROOT = Path(__file__).parents[2]
ADDRESS = "https://example.org/policies/"


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def assert_sizes(table: str) -> None:
    """Assert that `table` lists every budget, and that none is exceeded."""
    head, *rows = table.splitlines()
    assert head.startswith("大小") and "上限" in head and "超出" not in table
    assert [row.split("  ")[0] for row in rows] == [budget.label for budget in BUDGETS]
