"""The content says what the notices say: first the comparison itself, then a proof on the real content.

The proof reads the files with PyYAML's plain loader and compares in its own way, so that an error in
`text.verbatim`, `text.quantities` or the rules cannot hide one in the content.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import yaml

from policy_explorer.text.verbatim import SHOWN, Deviation, WrittenPassage, deviations, official_text

CONTENT = Path(__file__).parents[2] / "content"
DOCUMENTS = sorted(folder for folder in (CONTENT / "documents").iterdir() if folder.is_dir())


def compare(passages: list[str | None], official: str) -> list[Deviation]:
    return list(deviations((WrittenPassage(index, text) for index, text in enumerate(passages)), official))


PASSAGES = ["甲项措施的正文，共有若干字。", "乙项措施的正文，也有若干字。", "丙项措施的正文，还有若干字。", "落款"]
OFFICIAL = "".join(PASSAGES)


def test_equal_but_for_white_space() -> None:
    assert compare(["甲项 措施的正文，\n共有若干字。", *PASSAGES[1:]], OFFICIAL) == []


def test_artefact_lines_are_left_out() -> None:
    assert official_text("甲\n\n- 1 -\n乙 - 1 -\n\f丙", ["- 1 -"]) == "甲乙-1-丙"


@pytest.mark.parametrize("index", range(4))
@pytest.mark.parametrize("at", [0, 1, -1])
def test_a_changed_character_is_found_in_its_passage_alone(index: int, at: int) -> None:
    text = PASSAGES[index]
    changed = f"{text[:at]}变{text[at:][1:]}"
    (found,) = compare([*PASSAGES[:index], changed, *PASSAGES[index + 1 :]], OFFICIAL)
    assert found.place == index
    assert "变" in found.written and "变" not in found.official
    start, same = OFFICIAL.index(text), at % len(text)
    assert (found.at, found.characters) == (same, ("变", text[at]))
    assert found.official == OFFICIAL[max(start, start + same - SHOWN) : start + same + SHOWN]


def test_a_dropped_and_an_added_character() -> None:
    for changed in (PASSAGES[1][:5] + PASSAGES[1][6:], PASSAGES[1] + "了"):
        (found,) = compare([PASSAGES[0], changed, *PASSAGES[2:]], OFFICIAL)
        assert found.place == 1


def test_around_the_difference_ten_characters_are_shown() -> None:
    text = "一二三四五六七八九十" * 5
    (found,) = compare([text[:25] + "变" + text[26:]], text)
    assert found.written == text[15:25] + "变" + text[26:35]
    assert found.official == text[15:35]


def test_every_changed_passage_is_reported() -> None:
    changed = [text.replace("若干", "许多") for text in PASSAGES]
    assert [found.place for found in compare(changed, OFFICIAL)] == [0, 1, 2]


def test_text_that_no_passage_holds() -> None:
    (found,) = compare([PASSAGES[0], *PASSAGES[2:]], OFFICIAL)
    assert (found.place, found.unwritten) == (1, PASSAGES[1])
    (found,) = compare(PASSAGES[:3], OFFICIAL)
    assert (found.place, found.unwritten) == (None, "落款")


def test_a_passage_that_is_not_in_the_text() -> None:
    assert [found.place for found in compare([PASSAGES[0], "另一段无关的话", *PASSAGES[1:]], OFFICIAL)] == [1]


def test_an_unreadable_passage_is_passed_over() -> None:
    assert compare([PASSAGES[0], None, *PASSAGES[2:]], OFFICIAL) == []


def test_a_wholly_different_text_gives_few_problems() -> None:
    passages = [f"第{n}段毫不相干的文字" for n in range(5000)]
    assert len(compare(passages, OFFICIAL * 1000)) <= 30


# The proof.


def plain(path: Path) -> dict:
    """The file with every scalar as it is written."""
    return yaml.load(path.read_text("utf-8"), yaml.CBaseLoader)


def measures_of(document: Path) -> list[dict]:
    return sorted((plain(path) for path in (document / "measures").glob("*.yaml")), key=lambda m: int(m["number"]))


MEASURES = [
    pytest.param(measure, id=f"{document.name}-{measure['number']}")
    for document in DOCUMENTS
    for measure in measures_of(document)
]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda folder: folder.name)
def test_the_files_are_the_notice(document: Path) -> None:
    about, measures = plain(document / "document.yaml"), measures_of(document)
    assert [int(measure["number"]) for measure in measures] == list(range(1, len(measures) + 1))

    written = [part["text"] for part in about["opening"]]
    headings = {chapter["number"]: chapter["heading"] for chapter in about["chapters"]}
    chapter = None
    for measure in measures:
        if measure["chapter"] != chapter:
            chapter = measure["chapter"]
            written.append(headings.pop(chapter))
        heading = about["measure_heading"]
        written += [
            heading.replace("{number}", measure["number"]).replace("{title}", measure["title"]),
            measure["text"],
        ]
    assert headings == {}, "every chapter has its measures"
    written += [part["text"] for part in about["closing"]]

    notice = (document / "notice.txt").read_text("utf-8")
    for artefact in about.get("page_artefacts", []):
        notice, count = re.subn(rf"(?m)^\s*{re.escape(artefact)}\s*$", "", notice)
        assert count, f"{artefact} is not a line of the notice"
    assert re.sub(r"\s", "", "".join(written)) == re.sub(r"\s", "", notice)


def walk(value: object) -> Iterator[tuple[str, str]]:
    """(field, scalar) of everything in a file."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from ((key, inner),) if isinstance(inner, str) else walk(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from walk(inner)


@pytest.mark.parametrize("measure", MEASURES)
def test_every_quote_stands_in_its_text(measure: dict) -> None:
    text = re.sub(r"\s", "", f"{measure['title']}|{measure['text']}")
    quotes = [re.sub(r"\s", "", value) for field, value in walk(measure) if field.endswith("quote")]
    assert len(quotes) >= 4
    assert [quote for quote in quotes if not quote or quote not in text] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda folder: folder.name)
def test_every_quote_of_a_document_stands_in_its_notice(document: Path) -> None:
    text = re.sub(r"\s", "", (document / "notice.txt").read_text("utf-8"))
    quotes = [
        re.sub(r"\s", "", value) for field, value in walk(plain(document / "document.yaml")) if field.endswith("quote")
    ]
    assert [quote for quote in quotes if not quote or quote not in text] == []


def recorded_in_fields(measure: dict) -> tuple[set[date], set[str]]:
    """The dates and the figures that a measure's fields hold, wording and quotes left aside."""
    days, figures = set(), set()
    for field, value in walk(
        {key: value for key, value in measure.items() if key not in ("text", "title", "number", "chapter")}
    ):
        if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            days.add(date.fromisoformat(value))
        elif field in ("value", "written", "at_least", "at_most", "more_than", "less_than"):
            figures.update(re.findall(r"\d+(?:\.\d+)?", value))
    return days, figures


@pytest.mark.parametrize("measure", MEASURES)
def test_every_date_and_every_figure_of_a_text_is_recorded(measure: dict) -> None:
    text = re.sub(r"\s", "", measure["text"])
    days, figures = recorded_in_fields(measure)

    def known(match: re.Match[str]) -> str:
        year, month, day = (int(part) for part in match.groups())
        return "" if date(year, month, day) in days else match.group()

    rest = re.sub(r"(\d{4})年(\d{1,2})月(\d{1,2})日", known, text)
    # What is left of a year stands for the whole of it, or for a part that is named after it.
    rest = re.sub(r"(\d{4})年", lambda match: "" if any(day.year == int(match[1]) for day in days) else match[0], rest)
    assert [figure for figure in re.findall(r"\d+(?:\.\d+)?", rest) if figure not in figures] == []
