"""The units of a measure beside the words of its text that say who leads and who takes part."""

from __future__ import annotations

from typing import Any

import pytest

from policy_explorer.validate.content import Content, NoticeFiles
from policy_explorer.validate.source_file import SourceFile
from policy_explorer.validate.unit_words import units_fit_words

UNITS = [
    {"name": "县文化和旅游局"},
    {"name": "县农业局"},
    {"name": "县财政局", "aliases": ["财政部门"]},
    {"name": "县商务局"},
    {"name": "各乡镇"},
]
DEPARTMENTS = SourceFile("vocabularies/departments.yaml", UNITS, "")
CONTENT = Content(None, None, None, {"departments": DEPARTMENTS}, (), {})


def reported(text: str, lead: list[str], responsible: list[str], **rest: Any) -> list[str]:
    value = {"text": text, "lead": lead, "responsible": responsible, "units_quote": text, **rest}
    measure = SourceFile("documents/x/measures/01.yaml", value, "")
    return [problem.field for problem in units_fit_words(CONTENT, NoticeFiles("x", None, None, (measure,)))]


AGRICULTURE, FINANCE, TRADE = "县农业局", "县财政局", "县商务局"


@pytest.mark.parametrize(
    ("text", "lead", "responsible"),
    [
        ("（牵头单位：县农业局；责任单位：县财政局）", [AGRICULTURE], [FINANCE]),
        ("（牵头单位：县农业局，责任单位：财政局、商务局）", [AGRICULTURE], [FINANCE, TRADE]),
        ("（牵头单位：县农业局、财政部门）", [AGRICULTURE, FINANCE], []),
        ("（责任单位：县农业局、县财政局）", [AGRICULTURE], [FINANCE]),  # the first leads by a rule of the document
        ("（责任单位：县农业局、县财政局，以下均由各乡镇配合）", [AGRICULTURE], [FINANCE]),
        ("由县农业局牵头，县财政局配合。", [AGRICULTURE], [FINANCE]),
        ("县农业局（牵头）、县财政局", [AGRICULTURE], [FINANCE]),
        ("（牵头单位：县林业局、县农业局）", [FINANCE], []),  # one of them is not in the vocabulary
        ("由县财政局牵头制定办法。", [AGRICULTURE], []),
        ("建立由县财政局牵头，各部门参与的机制。", [AGRICULTURE], []),
        ("对由县财政局牵头，县商务局参与的项目给予补贴。", [AGRICULTURE], []),
        ("方案由县财政局牵头，另行制定。", [AGRICULTURE], []),
        ("申报办法由县财政局牵头，县商务局配合制定。", [AGRICULTURE], []),
        ("资金由县财政局牵头，统筹安排。", [AGRICULTURE], []),
        ("建设责任单位：县财政局", [AGRICULTURE], []),
        ("未按期整改的，追究责任单位：县财政局的责任。", [AGRICULTURE], []),
        ("（牵头单位：县农业局 责任单位：县财政局）", [AGRICULTURE], [FINANCE]),
        ("(牵头单位:县农业局;责任单位:县财政局)", [AGRICULTURE], [FINANCE]),
        ("（牵头单位：县农业局等有关部门）", [FINANCE, AGRICULTURE], []),  # 等 may be others
        ("（县农业局牵头，县财政局等部门配合）", [AGRICULTURE], [FINANCE]),
        ("（责任单位：县农业局牵头，县财政局、各乡镇配合）", [AGRICULTURE], [FINANCE, "各乡镇"]),
        ("支持牵头单位和参展企业。", [AGRICULTURE], []),
    ],
)
def test_what_the_words_bear_out(text: str, lead: list[str], responsible: list[str]) -> None:
    missing = ["lead"] if "林业局" in text else []
    assert reported(text, lead, responsible) == missing


@pytest.mark.parametrize(
    ("text", "lead", "responsible", "fields"),
    [
        ("（牵头单位：县农业局；责任单位：县财政局）", [FINANCE], [AGRICULTURE], ["lead[0]"]),
        ("（牵头单位：县农业局、财政局）", [AGRICULTURE], [FINANCE], ["lead"]),
        ("（牵头单位：县农业局；责任单位：县财政局、商务局）", [AGRICULTURE], [FINANCE], ["responsible"]),
        ("由县农业局牵头，县财政局配合。", [FINANCE], [], ["lead[0]"]),
        ("由县农业局牵头，县财政局、商务局配合。", [AGRICULTURE], [FINANCE], ["responsible"]),
        ("由财政部门牵头组织实施。", [AGRICULTURE], [], ["lead[0]"]),
        ("本项工作由财政部门牵头落实。", [AGRICULTURE], [], ["lead[0]"]),
        ("县农业局（牵头）、县财政局", [FINANCE], [AGRICULTURE], ["lead[0]"]),
        ("（责任单位：县农业局、县财政局）", [], [TRADE], ["responsible"]),
        ("(牵头单位:县农业局;责任单位:县财政局)", [FINANCE], [AGRICULTURE], ["lead[0]"]),
        ("（牵头单位：县文化和旅游局）", [FINANCE], [], ["lead[0]"]),
        (
            "（牵头单位：县农业局；责任单位：县文化和旅游局、县财政局和商务局）",
            [AGRICULTURE],
            [FINANCE],
            ["responsible"],
        ),
        ("（牵头单位：县农业局责任单位：县财政局）", [FINANCE], [AGRICULTURE], ["lead[0]"]),
        ("（牵头单位：县农业局；责任单位：县财政局等有关部门）", [AGRICULTURE], [], ["responsible"]),
        ("（县农业局牵头，县财政局配合）", [FINANCE], [AGRICULTURE], ["lead[0]"]),
        ("（责任单位：县农业局牵头，县财政局、商务局配合）", [AGRICULTURE], [FINANCE], ["responsible"]),
    ],
)
def test_what_the_words_contradict(text: str, lead: list[str], responsible: list[str], fields: list[str]) -> None:
    assert reported(text, lead, responsible) == fields


def test_a_part_of_a_measure_may_have_another_lead() -> None:
    part = {"benefits": [{"lead": [TRADE]}]}
    assert reported("由县农业局牵头。其中，设计费由县商务局牵头落实。", [AGRICULTURE], [], **part) == []
    given = "由县商务局视情况给予补助"
    text = f"{given}。（牵头单位：县农业局）"
    assert reported(text, [AGRICULTURE], [], benefits=[{"lead": [TRADE], "units_quote": given}]) == []
    other = {"benefits": [{"lead": [TRADE], "units_quote": "（牵头单位：县农业局）"}]}
    assert reported(text, [AGRICULTURE], [], **other) == ["benefits[0].lead[0]"]
    assert reported("其中，设计费由县商务局牵头落实。", [AGRICULTURE], [], units_quote="各项由县农业局牵头") == []
