"""How to apply: what is more specific comes first, field by field, and each statement says where it is from."""

from __future__ import annotations

import pytest

from policy_explorer.derive.companions import paragraph_anchor
from policy_explorer.derive.site import WholeSite
from policy_explorer.derive.ways import WayContext, benefit_ways, department_ways, missing_words, short_words
from policy_explorer.model.ways import Way

GUIDE = "《云溪县企业奖补申报指南》，2031年5月1日查看"
BUREAU = "县人社局，《云溪县人社局机构信息》，2031年5月10日查看"
WINDOW = ("document", "address hours papers form", GUIDE)
# By benefit: level, fields and origin of each statement; and what nobody wrote.
EXPECTED = {
    "yunxi-2031-12/2/rent": (
        [("benefit", "channel address phones papers", "文件原文"), ("document", "form", GUIDE)],
        None,
    ),
    "yunxi-2031-12/4/platforms": ([WINDOW], "文件和《云溪县企业奖补申报指南》没有写电话"),
    "yunxi-2031-12/7/fair": (
        [("measure", "papers", GUIDE), ("document", "address hours form", GUIDE)],
        "文件和《云溪县企业奖补申报指南》没有写电话",
    ),
    "yunxi-2031-12/9/certificate": (
        [("benefit", "channel web", GUIDE), ("benefit", "papers form takes", GUIDE)],
        "文件和《云溪县企业奖补申报指南》没有写电话",
    ),
    "yunxi-2031-12/10/training": ([WINDOW, ("department", "phones", BUREAU)], None),
    "yunxi-2031-12/12/publicity": ([], None),
    "yunhai-2030-9/1/certificate": ([], "文件没有写申报地点和电话"),
}


def test_each_benefit_gets_the_most_specific_of_each_field(counted: WholeSite):
    found = {
        own.key: (
            [(way.level, " ".join(name for name, _ in way.said), way.origin) for way in own.ways],
            own.missing,
        )
        for entry in counted.measures.values()
        for own in entry.benefits
        if own.key in EXPECTED
    }
    assert found == EXPECTED


@pytest.mark.parametrize(
    ("access", "levels"),
    [("apply", ["benefit", "measure", "document"]), ("direct", ["benefit", "measure"]), ("government", [])],
)
def test_what_one_has_otherwise_is_not_applied_for_at_the_window_of_the_document(counted: WholeSite, access, levels):
    entry = counted.measures["yunxi-2031-12/2"]
    (notice,) = (page.notice for page in counted.documents if page.notice.document.id == "yunxi-2031-12")

    def way(**said: object) -> Way:
        return Way.model_validate({**said, "from": {"quote": "甲"}})

    benefit = entry.benefits[0].benefit.model_copy(update={"access": access, "how_to_apply": (way(phones=["12345"]),)})
    measure = entry.measure.model_copy(update={"how_to_apply": (way(takes="3天", phones=["12346"]),)})
    context = WayContext(notice.document, {}, notice.companions)
    found = benefit_ways(benefit, measure, (), context)
    assert [way.level for way in found] == levels
    assert [way.said for way in found][1:2] == [(("takes", "3天"),)][: len(levels)]
    assert (missing_words(benefit, found, notice.document) is None) == (access != "apply" or "address" in str(found))


def test_the_shortest_answer_and_that_of_a_department(counted: WholeSite):
    own = counted.measures["yunxi-2031-12/10"].benefits[0]
    assert short_words(own.ways) == (
        "地点：云溪县政务服务中心二楼综合窗口（城关镇学府路18号）；电话：0599-7651111、0599-7651112"
    )
    (department,) = (page.department for page in counted.departments if page.department.how_to_apply)
    (way,) = department_ways(department)
    assert [label for _, label, _ in way.labelled] == ["地点", "电话"]
    assert (way.url, way.quote) == ("https://yunxi.example.org/rsj/index.html", None)


@pytest.mark.parametrize(
    ("quote", "anchor"),
    [("申报材料：营业执照复印件", "p-3"), ("件。\n办理时限", "p-3"), ("办理时限", "p-4"), ("不在里面", "main")],
)
def test_a_quote_of_a_companion_is_at_the_paragraph_in_which_it_begins(quote, anchor):
    text = "指南\n\n一、方式\n申报材料：营业执照 复印件。\n\n办理时限：15个工作日"
    assert paragraph_anchor(text, quote) == anchor
