"""Draft a notice with the importer, and compare the draft with finished content."""

from __future__ import annotations

from pathlib import Path

import yaml

from policy_explorer.importing.import_notice import import_notice
from support.built import check_content

NOTICES = Path(__file__).parents[1] / "notices"
ID = "drafted"


def without_space(text: str) -> str:
    return "".join(text.split())


def draft(file: Path, content: Path) -> dict[int, dict]:
    """Return the measures of a drafted notice by number, as PyYAML reads them."""
    import_notice(file, ID, content)
    return measures_in(content / "documents" / ID)


def measures_in(document: Path) -> dict[int, dict]:
    read = [
        yaml.load(path.read_text("utf-8"), yaml.CSafeLoader) for path in sorted((document / "measures").glob("*.yaml"))
    ]
    return {measure["number"]: measure for measure in read}


def compared(measure: dict) -> tuple:
    """Return the fields that a draft must have right. White space does not count."""
    words = (without_space(measure[field]) for field in ("title", "text"))
    return measure["number"], measure["chapter"], *words, measure["lead"], measure.get("responsible", [])


def put_together(document: Path) -> str:
    """Return the passages of a draft in order, joined without the functions of the program."""
    about = yaml.load((document / "document.yaml").read_text("utf-8"), yaml.CSafeLoader)
    left = list(measures_in(document).values())
    pieces = [passage["text"] for passage in about.get("opening", [])]
    for chapter in about["chapters"]:
        pieces += [chapter.get("heading", ""), chapter.get("text", "")]
        while left and left[0]["chapter"] == chapter["number"]:
            measure = left.pop(0)
            heading = measure.get("heading") or heading_by(about["measure_heading"], measure)
            pieces += [heading, measure["text"]]
    assert not left
    pieces += [passage["text"] for passage in about.get("closing", [])]
    pieces += [passage.get("text", "") for annex in about.get("annexes", []) for passage in annex["passages"]]
    return without_space("".join(pieces))


def heading_by(form: str, measure: dict) -> str:
    """Return the heading of a measure by the format of its document. Chinese numbers are known up to 十九."""
    number = measure["number"]
    han = "十" * (number >= 10) + "一二三四五六七八九"[number % 10 - 1] * (number % 10 > 0)
    return form.replace("{number}", str(number)).replace("{chinese}", han).replace("{title}", measure["title"])


def about(content):
    return yaml.load((content / "documents" / ID / "document.yaml").read_text("utf-8"), yaml.CSafeLoader)


def passes(content) -> bool:
    """Return whether the passages of the draft are the notice. Raise ContentError if `check` finds problems."""
    document = content / "documents" / ID
    return bool(check_content(content).notices) and put_together(document) == without_space(
        (document / "notice.txt").read_text("utf-8")
    )


def units(measure: dict) -> tuple[list[str], list[str]]:
    return measure.get("lead", []), measure.get("responsible", [])
