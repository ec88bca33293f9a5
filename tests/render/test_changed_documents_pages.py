"""Pages of documents that extend or amend another one: both sides say so, with their clauses."""

from __future__ import annotations

from msgspec.structs import replace

from policy_explorer.derive.derive import derive
from policy_explorer.load.loader import load
from policy_explorer.match.as_text import as_text
from policy_explorer.match.match import match
from policy_explorer.render.environment import environment
from policy_explorer.render.measure_entries import measure_entry
from policy_explorer.text.wording import by_id
from policy_explorer.validate.validate import validate
from support.later_documents import DATED, EXTENDING, OLD, later, pages  # noqa: F401
from support.several_documents import page_of


def test_both_sides_say_so_and_name_the_last_day_before(pages):
    words = "原定至 2031年12月31日，由《云溪县关于延续实施若干措施的通知》（云政〔2031〕30号）延续至 2032年12月31日"
    for path in (f"documents/{OLD}.html", f"documents/{OLD}-booklet.html", f"measures/{OLD}-3.html"):
        assert words in pages[path].text, path
    assert words not in pages[f"measures/{OLD}-1.html"].text
    assert "原定至 2031年6月30日，由《云溪县关于有机种植补贴的通知》" in pages[f"measures/{OLD}-1.html"].text
    links = [link.get("href") for link in pages[f"measures/{OLD}-3.html"].all("a")]
    assert f"../documents/{EXTENDING}.html#opening-4" in links
    stated = [link.get("href") for link in pages[f"documents/{EXTENDING}.html"].all("a")]
    assert {f"../documents/{OLD}.html", f"../measures/{OLD}-3.html"} <= set(stated)
    assert (
        pages["documents/index.html"].text.count("由《云溪县延续通知》（云政〔2031〕30号）延续至 2032年12月31日") == 1
    )


def test_an_amendment_is_shown_on_the_measures_that_it_names(pages):
    bands = {path for path, page in pages.items() if "有修改，见" in page.text and path.startswith("measures/")}
    assert bands == {f"measures/{OLD}-3.html"}
    assert "其中第三项的一次性奖励由5000元调整为6000元" in pages[f"measures/{OLD}-3.html"].text
    assert "修改它的文件" in pages[f"documents/{OLD}.html"].text


def test_what_is_amended_is_said_wherever_the_benefit_is_judged(later):
    """A figure of the old text must not be told without it: in the results, on the sheet, by `match`, in the data."""
    words = "自 2032年1月1日起有修改，这里没有据此改动，见"
    amended = {
        own.key
        for measure in later.measures.values()
        for own in measure.benefits
        if any(each.kind == "amended" for each in own.relations)
    }
    assert amended == {own.key for own in later.measures[f"{OLD}/3"].benefits}
    entry = measure_entry(later.measures[f"{OLD}/3"], by_id(later.catalogue.questions))
    assert [(each["words"], each["others"][0][2]) for each in entry["benefits"][0]["relations"]] == [
        (words, f"documents/{EXTENDING}.html")
    ]
    assert f"{words}：《云溪县关于延续实施若干措施的通知》（云政〔2031〕30号）" in as_text(match(later, {}))


def test_the_measures_that_a_clause_names_are_cited_as_their_notice_cites_them(later_content, pages):
    assert "只及第 3 项" in pages[f"documents/{EXTENDING}.html"].text
    assert "本文件第 3 项自 2032年1月1日起有修改" in pages[f"documents/{OLD}.html"].text
    catalogue = validate(load(later_content))
    cited = tuple(
        replace(notice, document=notice.document.model_copy(update={"citation": "第{chinese}条"}))
        for notice in catalogue.notices
    )
    site = derive(replace(catalogue, notices=cited))
    (amendment,) = page_of(site, OLD).amended_by
    assert [(each.number, each.label) for each in amendment.measures] == [(3, "第三条")]
    jinja = environment()
    macros = jinja.get_template("components/relations.html").module
    assert ">第三条</a>" in str(macros.stated_relations(page_of(site, EXTENDING), "../"))


def test_a_document_without_measures_has_its_pages_and_is_listed(later, pages):
    assert page_of(later, EXTENDING).count == 0
    assert "没有措施" in pages["documents/index.html"].text
    assert "没有单列的措施" in pages[f"documents/{EXTENDING}-booklet.html"].text


def test_windows_are_on_the_page_of_a_measure_with_their_clauses_and_in_the_booklet(pages):
    page = pages[f"measures/{DATED}-1.html"]
    assert "每年 1月1日 至 6月30日" in page.text and "每年1月1日至6月30日申报" in page.text
    assert len([element for element in page.all("span") if element.get("class") == "window"]) == 4
    assert "申请时间：自开业之日起 1年内" in pages[f"documents/{DATED}-booklet.html"].text
