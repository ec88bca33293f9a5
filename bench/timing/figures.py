"""Compare figures: ratios, growth, tables in Markdown. No effects but those of `put_into`, which writes a file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import log
from pathlib import Path

from timing.measured import Run

BEGIN, END = "<!-- {name}: begin -->", "<!-- {name}: end -->"
HEAD = ("", "ours", "Hugo", "ratio", "target", "CPU ours", "Hugo", "ratio", "memory ours", "Hugo", "ratio")


@dataclass(frozen=True, slots=True)
class Pair:
    """One comparison. `most` is the target for the ratio of clock times, `most_memory` for that of memory."""

    what: str
    ours: Run
    theirs: Run
    most: float | None = None
    most_memory: float | None = None


def ratio(one: float, other: float) -> float:
    return one / other if other else 0.0


def exponent(small: float, large: float, times: float) -> float:
    """Return the exponent of growth: 1 is linear. `times` is the ratio of the sizes."""
    return log(large / small) / log(times) if small > 0 and large > 0 else 0.0


def pair_row(pair: Pair) -> tuple[str, ...]:
    ours, theirs = pair.ours, pair.theirs
    memory = ("", "", "")
    if ours.memory and theirs.memory:
        aim = f" (≤ {pair.most_memory})" if pair.most_memory else ""
        memory = (f"{ours.memory:.0f} MB", f"{theirs.memory:.0f} MB", f"{ratio(ours.memory, theirs.memory):.2f}{aim}")
    return (
        pair.what,
        seconds(ours.wall),
        seconds(theirs.wall),
        f"{ratio(ours.wall, theirs.wall):.2f}",
        aimed(pair.most),
        seconds(ours.cpu) if ours.cpu else "",
        seconds(theirs.cpu) if theirs.cpu else "",
        f"{ratio(ours.cpu, theirs.cpu):.2f}" if theirs.cpu else "",
        *memory,
    )


def aimed(most: float | None) -> str:
    return "" if most is None else f"≤ {most:g}"


def seconds(time: float) -> str:
    return f"{time:.2f} s" if time < 10 else f"{time:.1f} s"


def pairs_table(pairs: Iterable[Pair], targets: bool = True) -> str:
    aimed_at = pairs if targets else (replace(pair, most=None, most_memory=None) for pair in pairs)
    return table(HEAD, map(pair_row, aimed_at))


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = (head, ("---",) * len(head), *rows)
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def replaced(page: str, figures: str, name: str = "figures") -> str:
    """Return the page with the text between the two marks of `name` replaced. Raises ValueError without marks."""
    begin, end = BEGIN.format(name=name), END.format(name=name)
    if begin not in page or end not in page:
        raise ValueError(f"no {begin} … {end}")
    return re.sub(
        f"{re.escape(begin)}.*{re.escape(end)}", lambda _: f"{begin}\n{figures.strip()}\n{end}", page, flags=re.DOTALL
    )


def put_into(file: Path, figures: str, name: str = "figures") -> None:
    file.write_text(replaced(file.read_text("utf-8"), figures, name), "utf-8")
