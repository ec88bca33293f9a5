"""Estimate from its growth at how many measures one site reaches the limits of hosts and machines. No effects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from timing.figures import table

GIGABYTE = 1e9
# The limit in words, the figure that it limits, its value, and how the share of one measure is printed, in which unit.
LIMITS = (
    ("GitHub Pages publishes at most 1 GB", "bytes published", GIGABYTE, "{:.1f} kB", 1e3),
    (
        "hosts, and programs that unpack the ZIP, are used to 100,000 files at most",
        "files published",
        1e5,
        "{:.2f} files",
        1,
    ),
    (
        "GitHub Pages: 10 minutes for a deployment, if the build took as long",
        "with search, everything anew",
        600,
        "{:.1f} ms",
        1e-3,
    ),
    ("one machine: 4 GB of memory for the build", "memory, with search, everything anew", 4096, "{:.0f} kB", 1 / 1024),
)
HEAD = ("limit", "one measure takes", "reached at")


def limits_table(small: int, large: int, grown: Mapping[int, Mapping[str, float]]) -> str:
    return table(HEAD, limit_rows(small, large, grown))


def limit_rows(small: int, large: int, grown: Mapping[int, Mapping[str, float]]) -> Iterator[tuple[str, str, str]]:
    """Yield, from figures at two sizes, what each further measure takes and how many measures reach the limit."""
    for limit, what, most, words, unit in LIMITS:
        each = (grown[large][what] - grown[small][what]) / (large - small)
        fixed = grown[large][what] - each * large
        yield limit, words.format(each / unit), f"{rounded((most - fixed) / each)} measures" if each > 0 else "never"


def rounded(count: float) -> str:
    """Round to two significant digits."""
    digits = 10 ** max(0, len(str(int(count))) - 2)
    return f"{int(count) // digits * digits:,}"
