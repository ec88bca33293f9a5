"""What is right of the drafts of the notices in tests/notices/shapes/: import_truths.yaml, and how to compare a draft with it."""

from __future__ import annotations

from pathlib import Path

import msgspec
import yaml
from msgspec import Struct

from support.drafts import about, measures_in

SHAPES = Path(__file__).parents[1] / "notices" / "shapes"


def notice_of(name: str) -> Path:
    """Return the file of the notice `name`."""
    return next(path for path in SHAPES.glob(f"{name}.*") if path.suffix in (".txt", ".html", ".md"))


class Truth(Struct, frozen=True):
    """`units` are 牵头；责任 by number of the measure, `amounts` the ways of the payout and the figures beside it."""

    measures: list[int]
    issuers: list[str]
    provisions: int = 0  # numbered parts that are no measures
    chapters: int = 0
    term: dict[str, object] = {}
    units: dict[int, str] = {}
    amounts: dict[int, str] = {}
    windows: dict[int, int] = {}  # by the number of the measure, how many


def truth_of(content: Path, id: str, provisions: int) -> Truth:
    """Return what the draft of the document `id` in `content` says, in the form of a truth."""
    written = about(content)
    measures = measures_in(content / "documents" / id)
    issuer = written["issuer"]
    term = {key: value for key, value in written.get("period", {}).items() if "quote" not in key}
    return Truth(
        list(measures),
        [issuer] if isinstance(issuer, str) else issuer,
        provisions,
        sum("heading" in chapter for chapter in written.get("chapters", [])),
        {key: value if isinstance(value, dict | bool) else str(value) for key, value in term.items()},
        {number: named for number, measure in measures.items() if (named := units_of(measure)) != "；"},
        {number: said for number, measure in measures.items() if (said := amounts_of(measure))},
        {number: len(measure["windows"]) for number, measure in measures.items() if "windows" in measure},
    )


def units_of(measure: dict) -> str:
    return "；".join("、".join(measure.get(field, [])) for field in ("lead", "responsible"))


def amounts_of(measure: dict) -> str:
    """Return how much the benefits of a drafted measure are: `rate+cap 5%`, those of several with a bar between."""
    return "|".join(map(amounts_of_benefit, measure["benefits"])).strip("|")


def amounts_of_benefit(benefit: dict) -> str:
    payout = benefit.get("payout", {})
    way = next(iter(payout), "") + "".join(f"+{part}" for part in ("cap", "instalments", "quota") if part in payout)
    figures = [f"{amount['value']}{amount['unit']}" for amount in benefit.get("amounts", [])]
    return " ".join(filter(None, [way, *figures]))


TRUTHS = msgspec.convert(
    yaml.load(Path(__file__).with_name("import_truths.yaml").read_text("utf-8"), yaml.CSafeLoader), dict[str, Truth]
)
