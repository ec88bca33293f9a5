"""Each relation is seen from both sides, with the clause, whichever document says it."""

from __future__ import annotations

from policy_explorer.derive.site import WholeSite
from policy_explorer.match.as_text import as_text
from policy_explorer.match.match import match

LANTIAN, YUNZHOU = "lantian-2033-4", "yunzhou-2032-9"
AT = f"documents/{LANTIAN}.html"
# By benefit: the words, the others, where the clause stands.
EXPECTED = {
    f"{LANTIAN}/1/equipment": [("不得与下列各项同时享受", [f"{LANTIAN}/2/renewal"], f"{AT}#m-2")],
    f"{LANTIAN}/2/renewal": [("不得与下列各项同时享受", [f"{LANTIAN}/1/equipment"], f"{AT}#m-2")],
    f"{LANTIAN}/3/certificate": [("在下列各项之上叠加", [f"{YUNZHOU}/1/certificate"], f"{AT}#m-3")],
    f"{LANTIAN}/4/hiring": [("与下列各项只能享受其中一项，就高", [f"{LANTIAN}/5/training"], f"{AT}#closing-1")],
    f"{LANTIAN}/5/training": [("与下列各项只能享受其中一项，就高", [f"{LANTIAN}/4/hiring"], f"{AT}#closing-1")],
    f"{LANTIAN}/6/publicity": [],
    f"{YUNZHOU}/1/certificate": [("下列各项可在它之上叠加", [f"{LANTIAN}/3/certificate"], f"{AT}#m-3")],
}


def test_both_sides_of_each_relation(support: WholeSite):
    found = {
        own.key: [(each.words, [other.key for other in each.others], each.place) for each in own.relations]
        for entry in support.measures.values()
        for own in entry.benefits
    }
    assert found == EXPECTED
    of_pages = {key: own for page in support.documents for key, own in page.benefit_relations.items()}
    benefits = [own for entry in support.measures.values() for own in entry.benefits]
    assert of_pages == {own.key: own.relations for own in benefits if own.relations}


def test_a_superior_document_and_its_measure_are_linked_both_ways(support: WholeSite):
    lantian, yunzhou = support.documents
    whole, one = lantian.implements
    assert (whole.url, whole.measures, one.written) == (yunzhou.url, (), lantian.notice.document.superiors[1])
    assert [(each.label, each.url) for each in one.measures] == [("第一条", f"measures/{YUNZHOU}-1.html")]
    assert yunzhou.implemented_by == lantian.implements


def test_the_report_names_the_other_benefit_and_the_clause_and_does_not_choose(support: WholeSite):
    text = as_text(match(support, {"hired": True, "trained": True}))
    lines = [line.strip() for line in text.splitlines()]
    at = lines.index("✓ 符合　用工补贴（补贴奖励）")
    assert lines[at + 3 : at + 7] == [
        (
            "怎么办：地点：兰田县政务服务中心二楼综合窗口（城关镇学府路18号）；受理时间：工作日上午8:30至12:00；"
            "材料：营业执照复印件；表格：扶持资金申请表（《兰田县小微企业扶持政策申报指南》，2033年2月1日查看）"
        ),
        "怎么办：电话：0599-7651111、0599-7651112（县人社局，《兰田县人社局机构信息》，2033年2月10日查看）",
        "与下列各项只能享受其中一项，就高：培训补贴（兰田县小微企业措施（兰政〔2033〕4号）第 5 项）",
        "原文：企业同时符合用工补贴和培训补贴的，按就高不重复原则享受其中一项",
    ]
