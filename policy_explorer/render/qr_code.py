"""An address -> its QR code, as SVG to stand in a page. Pure."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from markupsafe import Markup

from .escaping import escaped

RUN = re.compile("(1+)(0*)")
RUNS = re.compile("(?:1+0*){1,2}|\n")  # two at a time, since the same come again and again
QUIET_ZONE = 4  # modules around the code, as ISO/IEC 18004 asks for


@lru_cache(maxsize=64)  # that of the whole site stands on every page
def qr_code(address: str) -> Markup:
    """Black on white whatever the page's colours: scanners want the contrast."""
    from ..qr import rows  # most builds of someone who writes content know of no address

    drawn = rows(address)
    size = len(drawn) + 2 * QUIET_ZONE
    return Markup(
        f'<svg viewBox="0 0 {size} {size}" class="qr-code"><title>二维码：{escaped(address)}</title>'
        f'<path fill="#fff" d="M0 0h{size}v{size}h-{size}z"/><path stroke="#000" d="{strokes(drawn)}"/></svg>'
    )


def strokes(drawn: list[str]) -> str:
    """A stroke for each run of dark modules, one line below the other; no row is without any."""
    lines = "".join(map(step, RUNS.findall("\n".join(row.strip("0") for row in drawn)))).split("\n")
    path, at = [], 0
    for down, (row, line) in enumerate(zip(drawn, lines, strict=True)):
        begin = len(row) - len(row.lstrip("0"))
        path.append(f"m{begin - at} 1{line}" if down else f"M{QUIET_ZONE + begin} {QUIET_ZONE}.5{line}")
        at = len(row.rstrip("0"))
    return "".join(path)


@cache
def step(runs: str) -> str:
    """Dark modules and light ones behind them, as a pen moves: `11100` is `h3m2 0`."""
    return RUN.sub(lambda found: f"h{len(found[1])}" + (f"m{len(found[2])} 0" if found[2] else ""), runs)
