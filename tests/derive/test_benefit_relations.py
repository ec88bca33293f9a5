"""Each relation is seen from both sides, with the clause, whichever document says it."""

from __future__ import annotations

from policy_explorer.derive.site import WholeSite
from policy_explorer.match.as_text import as_text
from policy_explorer.match.match import match

PAID, SUPERIOR = "yunxi-2031-12", "yunhai-2030-9"
AT = f"documents/{PAID}.html"
# By benefit: the words, the others, where the clause stands.
EXPECTED = {
    f"{PAID}/5/renewal": [("不得与下列各项同时享受", [f"{PAID}/8/renewed"], f"{AT}#m-8")],
    f"{PAID}/8/renewed": [("不得与下列各项同时享受", [f"{PAID}/5/renewal"], f"{AT}#m-8")],
    f"{PAID}/9/certificate": [("在下列各项之上叠加", [f"{SUPERIOR}/1/certificate"], f"{AT}#m-9")],
    f"{PAID}/1/hiring": [("与下列各项只能享受其中一项，就高", [f"{PAID}/10/training"], f"{AT}#closing-1")],
    f"{PAID}/10/training": [("与下列各项只能享受其中一项，就高", [f"{PAID}/1/hiring"], f"{AT}#closing-1")],
    f"{SUPERIOR}/1/certificate": [("下列各项可在它之上叠加", [f"{PAID}/9/certificate"], f"{AT}#m-9")],
}


def test_both_sides_of_each_relation(counted: WholeSite):
    benefits = [own for entry in counted.measures.values() for own in entry.benefits]
    found = {
        own.key: [(each.words, [other.key for other in each.others], each.place) for each in own.relations]
        for own in benefits
        if own.relations
    }
    assert found == EXPECTED
    of_pages = {key: own for page in counted.documents for key, own in page.benefit_relations.items()}
    assert of_pages == {own.key: own.relations for own in benefits if own.relations}


def test_a_superior_document_and_its_measure_are_linked_both_ways(counted: WholeSite):
    pages = {page.notice.document.id: page for page in counted.documents}
    paid, superior = pages[PAID], pages[SUPERIOR]
    whole, one = paid.implements
    assert (whole.url, whole.measures, one.written) == (superior.url, (), paid.notice.document.superiors[1])
    assert [(each.label, each.url) for each in one.measures] == [("第一条", f"measures/{SUPERIOR}-1.html")]
    assert superior.implemented_by == paid.implements


def test_the_report_names_the_other_benefit_and_the_clause_and_does_not_choose(counted: WholeSite):
    text = as_text(match(counted, {"trade": "enterprise", "trained": True}))
    lines = [line.strip() for line in text.splitlines()]
    at = lines.index("怎么办：向部门申请", lines.index("✓ 符合　培训补贴（补贴奖励）"))
    assert lines[at + 1 : at + 5] == [
        (
            "怎么办：地点：云溪县政务服务中心二楼综合窗口（城关镇学府路18号）；受理时间：工作日上午8:30至12:00；"
            "材料：营业执照复印件；表格：企业奖补申请表（《云溪县企业奖补申报指南》，2031年5月1日查看）"
        ),
        "怎么办：电话：0599-7651111、0599-7651112（县人社局，《云溪县人社局机构信息》，2031年5月10日查看）",
        "与下列各项只能享受其中一项，就高：就业补贴（企业奖补办法（云政〔2031〕12号）第 1 项）",
        "原文：企业同时符合就业补贴和培训补贴的，按就高不重复原则享受其中一项",
    ]
