"""The pages: one of each kind, from the fictional notice, and from a spoiled copy of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

import html5lib
import pytest
from pydantic import TypeAdapter

from policy_explorer.derive import derive
from policy_explorer.load import load
from policy_explorer.model import Catalogue, Condition, DateSpan, Example, Measure, Notice, Period
from policy_explorer.render import pages
from policy_explorer.render.environment import environment
from policy_explorer.site import Site

HOSTILE = '<script>alert(1)</script>"\'&<b x="'
ALL_KINDS = {"index", "questionnaire", "measure", "departments", "department", "sectors", "sector", "deadlines", "document", "method", "404"}


@pytest.fixture(scope="module")
def catalogue(tiny_content) -> Catalogue:
    return load_catalogue(tiny_content)


@pytest.fixture(scope="module")
def site(catalogue) -> Site:
    return derive(catalogue)


@pytest.fixture(scope="module")
def tiny(site) -> dict[str, Element]:
    return rendered(site)


def load_catalogue(content) -> Catalogue:
    from policy_explorer.validate import validate

    return validate(load(content))


def rendered(site: Site, base_url: str | None = None) -> dict[str, Element]:
    return {path: parse(content.decode()) for path, content in pages.files(site, base_url)}


def parse(html: str) -> Element:
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parse(html)


def text(element: Element) -> str:
    """What a reader reads, white space apart."""
    return "".join("".join(element.itertext()).split())


def find(page: Element, attribute: str, value: str | None = None) -> list[Element]:
    return [e for e in page.iter() if attribute in e.attrib and (value is None or e.get(attribute) == value)]


def by_class(page: Element, name: str) -> list[Element]:
    return [e for e in page.iter() if name in e.get("class", "").split()]


def section(page: Element, id_: str) -> Element:
    (element,) = find(page, "id", id_)
    return element


def with_measure(catalogue: Catalogue, number: int, **changes) -> Site:
    """The site of the same content, but for one measure."""
    (notice,) = catalogue.notices
    measures = tuple(m.model_copy(update=changes) if m.number == number else m for m in notice.measures)
    return derive(replace(catalogue, notices=(Notice(notice.document, notice.text, measures),)))


# Every page


def test_every_kind_of_page_is_made_once_for_each_thing(site):
    made = list(pages.pages_of(site))
    assert {page.kind for page in made} == ALL_KINDS
    assert len({page.path for page in made}) == len(made)
    assert {entry.url for entry in site.measures.values()} <= {page.path for page in made}


def test_every_page_is_valid_html_with_one_title_and_its_own_description(tiny):
    titles = {path: page.find("head/title").text for path, page in tiny.items()}
    assert len(set(titles.values())) == len(tiny)
    for page in tiny.values():
        assert len(list(page.iter("h1"))) == 1
        (description,) = find(page, "name", "description")
        assert description.get("content").strip()


def test_every_page_forbids_what_it_does_not_need(tiny):
    for page in tiny.values():
        (policy,) = find(page, "http-equiv", "Content-Security-Policy")
        assert "default-src 'none'" in policy.get("content")
        assert "unsafe-inline" not in policy.get("content")
        assert not find(page, "style") and not list(page.iter("style"))
        assert all(script.get("src") and "defer" in script.attrib for script in page.iter("script"))


def test_ids_are_unique_and_links_inside_the_site_lead_somewhere(tiny):
    ids = {path: [e.get("id") for e in find(page, "id")] for path, page in tiny.items()}
    for path, page in tiny.items():
        assert len(ids[path]) == len(set(ids[path])), path
        for link in (e for e in page.iter("a") if "href" in e.attrib):
            target, _, anchor = resolved(path, link.get("href"))
            if target.startswith("data/") or "://" in link.get("href"):
                continue
            assert target in tiny, (path, link.get("href"))
            if anchor and "=" not in anchor:
                assert anchor in ids[target], (path, link.get("href"))


def resolved(path: str, href: str) -> tuple[str, str, str]:
    address, mark, anchor = href.partition("#")
    if not address:
        return path, mark, anchor
    folder = path.split("/")[:-1]
    for step in address.split("/"):
        folder = folder[:-1] if step == ".." else [*folder, step]
    return "/".join(folder), mark, anchor


def test_navigation_says_where_one_is(tiny):
    for path, name in [("index.html", "全部措施"), ("deadlines.html", "截止日期"), ("departments/finance.html", "部门")]:
        (here,) = find(tiny[path], "aria-current")
        assert text(here) == name


def test_canonical_address_only_where_the_site_knows_its_own(site, tiny):
    assert not any(find(page, "rel", "canonical") for page in tiny.values())
    published = rendered(site, "https://example.org/policy/")
    (canonical,) = find(published["measures/yunxi-2031-5-1.html"], "rel", "canonical")
    assert canonical.get("href") == "https://example.org/policy/measures/yunxi-2031-5-1.html"
    (home,) = find(published["index.html"], "property", "og:url")
    assert home.get("content") == "https://example.org/policy/"


def test_not_found_page_works_at_any_depth(site, tiny):
    deep = rendered(site, "https://example.org/policy")["404.html"]
    assert {link.get("href") for link in deep.iter("a")} >= {"/policy/index.html", "/policy/deadlines.html"}
    assert "index.html" in {link.get("href") for link in tiny["404.html"].iter("a")}


def test_the_same_site_gives_the_same_bytes(site):
    assert list(pages.files(site)) == list(pages.files(site))


def test_scripts_learn_where_the_root_is(tiny, site):
    assert tiny["measures/yunxi-2031-5-1.html"].get("data-root") == "../"
    assert tiny["index.html"].get("data-root") == ""
    assert tiny["index.html"].get("data-soon-days") == str(site.catalogue.settings.soon_days)


# A measure


def test_measure_shows_the_official_text_letter_for_letter(tiny, site):
    for entry in site.measures.values():
        official = section(tiny[entry.url], "text")
        assert text(official) == "".join((entry.heading + entry.measure.text).split())
        assert "official" in official.get("class").split()


def test_measure_shows_every_quote_as_official_wording(tiny, site):
    for entry in site.measures.values():
        quotes = {text(e) for e in by_class(tiny[entry.url], "official")}
        for quote in quotes_of(entry.measure):
            assert any("".join(quote.split()) in shown for shown in quotes), quote


def quotes_of(value) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key.endswith("quote") and inner:
                yield inner
            elif key not in ("examples", "text"):
                yield from quotes_of(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from quotes_of(inner)
    elif isinstance(value, Measure):
        yield from quotes_of(value.model_dump())


def test_measure_marks_the_summary_as_the_editors(tiny):
    (lede,) = by_class(tiny["measures/yunxi-2031-5-1.html"], "lede")
    assert text(lede) == "编者归纳种20亩以上并有有机认证的农户，每亩补300元。"
    assert "derived" in lede.get("class").split()


def test_measure_page_goes_from_what_one_gets_to_the_official_text(tiny):
    page = tiny["measures/yunxi-2031-5-1.html"]
    order = [e.get("id") for e in page.iter("section") if e.get("id")]
    assert order == ["benefits", "audiences", "period", "departments", "wording", "clauses"]


def test_measure_carries_its_key_and_its_benefits(tiny):
    page = tiny["measures/yunxi-2031-5-1.html"]
    article = next(page.iter("article"))
    assert article.get("data-measure") == "yunxi-2031-5/1"
    assert [e.get("data-benefit") for e in find(page, "data-benefit")] == ["organic-grant"]


def test_benefit_shows_its_figures(tiny):
    page = tiny["measures/yunxi-2031-5-1.html"]
    assert [text(e) for e in by_class(page, "figures")] == ["每亩补贴300元/亩", "种植面积下限20亩"]


def test_period_says_why_that_date(tiny):
    stated = text(section(tiny["measures/yunxi-2031-5-1.html"], "period"))
    assert "本项原文写明：执行至2031年6月30日" in stated
    assert "本项没有写起始日" in stated and "本措施自发布之日起施行" in stated
    by_document = text(section(tiny["measures/yunxi-2031-5-2.html"], "period"))
    assert "本项没有写截止日" in by_document and "除另有规定外，有效期至2031年12月31日" in by_document


def test_period_of_another_policy_without_a_date_says_so(catalogue):
    period = Period(basis="other", quote="组织有机农产品推介活动", note="另有文件规定")
    page = rendered(with_measure(catalogue, 2, period=period))["measures/yunxi-2031-5-2.html"]
    shown = text(section(page, "period"))
    assert "期限依另外的政策文件" in shown and "编者归纳另有文件规定" in shown


def test_states_can_be_filled_in_by_the_script(tiny, site):
    for entry in site.measures.values():
        period = find(tiny[entry.url], "data-from")[0]
        assert period.get("data-from") == entry.period.from_.isoformat()
        assert period.get("data-until") == entry.period.until.isoformat()
        (slot,) = find(period, "data-state-slot")
        assert "hidden" in slot.attrib and text(slot) == ""


def test_implied_units_stand_apart_with_the_rule_that_adds_them(tiny):
    shown = text(section(tiny["measures/yunxi-2031-5-2.html"], "departments"))
    assert "本项原文没有列出上面的单位，依文件的总规定：" in shown
    assert shown.index("各乡镇") < shown.index("以下均由各乡镇配合")
    assert "总规定" not in text(section(tiny["measures/yunxi-2031-5-1.html"], "departments"))


def test_work_of_government_needs_no_application(tiny):
    page = tiny["measures/yunxi-2031-5-2.html"]
    assert "无需申请" in text(section(page, "benefits"))
    assert "我符合这一条吗？" not in text(page)


def test_a_measure_one_can_ask_for_leads_to_the_questionnaire(tiny):
    page = tiny["measures/yunxi-2031-5-1.html"]
    (button,) = by_class(page, "button")
    assert button.get("href") == "../questionnaire.html#measure=yunxi-2031-5/1"


def test_other_dates_and_other_amounts_are_shown(catalogue):
    (notice,) = catalogue.notices
    amounts = notice.measures[1].benefits[0].amounts
    name = amounts[0].model_copy(update={"role": "name", "label": "名称中的数字"})
    dates = (DateSpan.model_validate({"label": "推介活动", "until": "2031-05-01", "quote": "组织有机农产品推介活动"}),)
    page = rendered(with_measure(catalogue, 2, dates=dates, amounts=(*amounts, name)))["measures/yunxi-2031-5-2.html"]
    assert "2031年5月1日止推介活动" in text(section(page, "period"))
    assert "3场活动场数不少于3场" in text(section(page, "amounts"))
    assert "名称中的数字" not in text(page)


def test_general_clauses_for_applicants_lead_to_the_document(tiny):
    clauses = section(tiny["measures/yunxi-2031-5-3.html"], "clauses")
    assert "同类政策不重复享受" in text(clauses)
    assert [a.get("href") for a in clauses.iter("a")] == ["../documents/yunxi-2031-5.html#closing-1"]


def test_quotes_lead_to_their_sentence(tiny):
    page = tiny["measures/yunxi-2031-5-3.html"]
    targets = {a.get("href") for a in by_class(page, "quote-place") if a.get("href").startswith("#")}
    assert targets == {"#s-1"}
    assert text(section(page, "s-2")) == "（牵头单位：县财政局；责任单位：农业局）"


def test_neighbours_and_related(tiny):
    page = tiny["measures/yunxi-2031-5-2.html"]
    ways = [(a.get("rel"), a.get("href")) for a in by_class(page, "neighbours")[0].iter("a")]
    assert ways == [("prev", "../measures/yunxi-2031-5-1.html"), ("next", "../measures/yunxi-2031-5-3.html")]


# Lists


def listed(page: Element, id_: str) -> list[str]:
    return [e.get("data-measure") for e in find(section(page, id_), "data-measure")]


def test_department_page_keeps_the_three_ways_of_taking_part_apart(tiny):
    finance = tiny["departments/finance.html"]
    assert listed(finance, "leads") == ["yunxi-2031-5/3"]
    assert listed(finance, "takes-part") == ["yunxi-2031-5/1"]
    assert not find(finance, "id", "implied")
    townships = tiny["departments/townships.html"]
    assert listed(townships, "implied") == ["yunxi-2031-5/2", "yunxi-2031-5/3"]
    assert "以下均由各乡镇配合" in text(section(townships, "implied"))


def test_sector_page_lists_its_own_first_then_the_general(tiny):
    page = tiny["sectors/farming.html"]
    assert listed(page, "own") == ["yunxi-2031-5/1"]
    assert listed(page, "general") == ["yunxi-2031-5/2"]
    assert not find(tiny["sectors/all.html"], "id", "general")


def test_indexes_count(tiny):
    assert "县财政局牵头1项参与1项" in text(tiny["departments/index.html"].find("body/main"))
    assert "种植业1项另有不限行业1项" in text(tiny["sectors/index.html"].find("body/main"))


def test_every_listed_measure_marks_its_summary(tiny):
    for item in by_class(tiny["deadlines.html"], "measure-item"):
        (summary,) = by_class(item, "derived")
        assert text(summary).startswith("编者归纳")


def test_deadlines_are_grouped_by_day_and_drawn(tiny):
    page = tiny["deadlines.html"]
    assert listed(page, "d-2031-06-30") == ["yunxi-2031-5/1"]
    assert listed(page, "d-2031-12-31") == ["yunxi-2031-5/2", "yunxi-2031-5/3"]
    for drawing in page.iter("{http://www.w3.org/2000/svg}svg"):
        if "timeline" in drawing.get("class"):
            marks = [e for e in drawing.iter() if e.get("class") == "timeline-mark"]
            assert [m.get("aria-label") for m in marks] == ["2031年6月30日，1项措施截止", "2031年12月31日，2项措施截止"]
            assert [m.get("href") for m in marks] == ["#d-2031-06-30", "#d-2031-12-31"]


# The document


def test_document_page_is_the_whole_notice_in_order(tiny, catalogue):
    (notice,) = catalogue.notices
    (paper,) = by_class(tiny["documents/yunxi-2031-5.html"], "paper")
    official = "".join(notice.text.split()).replace("-1-", "")
    assert text(paper) == official


def test_document_page_has_anchors_for_chapters_and_measures(tiny):
    page = tiny["documents/yunxi-2031-5.html"]
    assert [e.get("id") for e in by_class(page, "paper-measure")] == ["m-1", "m-2", "m-3"]
    assert section(page, "c-2").tag == "h2"
    links = [next(e.iter("a")).get("href") for e in by_class(page, "paper-measure")]
    assert links == [f"../measures/yunxi-2031-5-{number}.html" for number in (1, 2, 3)]


def test_several_documents_get_a_page_that_lists_them(catalogue):
    (notice,) = catalogue.notices
    other = replace(notice, document=notice.document.model_copy(update={"id": "yunxi-2032-1", "title": "另一份若干措施", "short_title": "另一份措施"}))
    several = rendered(derive(replace(catalogue, notices=(notice, other))))
    assert "documents/index.html" in several
    assert "另一份若干措施" in text(several["documents/index.html"].find("body/main"))
    of_the_other = find(several["deadlines.html"], "data-measure", "yunxi-2032-1/3")
    assert "另一份措施" in text(of_the_other[0])


# The method


def test_method_page_renders_the_markdown_and_counts_the_content(tiny):
    page = tiny["method.html"]
    assert "不是" in [text(e) for e in page.iter("strong")]
    facts = text(by_class(page, "facts")[0])
    assert "措施3项" in facts and "写有条件、可以自测2项" in facts and "无需申请1项" in facts


def with_rule(catalogue: Catalogue, number: int, **changes) -> Site:
    """The site of the same content, but for the first benefit of one measure."""
    measure = next(m for m in catalogue.notices[0].measures if m.number == number)
    first, *others = measure.benefits
    return with_measure(catalogue, number, benefits=(first.model_copy(update=changes), *others))


def cells(table: Element) -> list[list[str]]:
    return [[text(cell) for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]


def test_method_page_shows_each_example_once_with_its_verdict(tiny, site):
    shown = {(e.get("data-measure"), e.get("data-benefit")): e for e in tiny["method.html"].iter("table")}
    written = {
        (entry.key, own.benefit.id): own.benefit.examples
        for entry in site.measures.values()
        for own in entry.benefits
        if own.benefit.examples
    }
    assert set(shown) == set(written)
    for key, examples in written.items():
        verdicts = [e.get("data-verdict") for e in find(shown[key], "data-verdict")]
        assert verdicts == [example.verdict for example in examples]
        assert shown[key].find("caption") is not None
    counts = [text(e) for e in by_class(tiny["method.html"], "count")]
    assert counts == [f"{len(examples)}个示例" for examples in written.values()], "one benefit a measure here"


def test_method_page_puts_the_answers_of_an_example_into_words(catalogue):
    examples = (
        Example(answers={"trade": "farm", "area": 20, "organic": True}, verdict="yes", note="正好20亩"),
        Example(answers={"trade": "farm", "area": {"less_than": 20}}, verdict="no"),
        Example(answers={"trade": "farm", "area": 20, "organic": None, "features": ["old_house", "family_farm"]}, verdict="maybe"),
    )
    page = rendered(with_rule(catalogue, 1, examples=examples))["method.html"]
    (table,) = find(page, "data-benefit", "organic-grant")
    assert text(table.find("caption")) == "有机种植补贴"
    assert cells(table) == [
        ["回答", "判定", "说明"],
        ["经营类型：种植种植面积：20亩有机认证：是", "✓符合", "正好20亩"],
        ["经营类型：种植种植面积：低于20亩（不含）有机认证：未回答", "✗不符合", ""],
        ["经营类型：种植种植面积：20亩有机认证：不清楚民宿特色：老宅改造、自有农场", "?可能符合", ""],
    ]
    assert all(e.get("scope") == "col" for e in table.iter("th"))


def test_method_page_says_whose_words_the_examples_are(tiny):
    shown = section(tiny["method.html"], "examples")
    assert text(shown.find("h2")) == "判定示例编者归纳"
    assert "回答是虚构的" in text(shown) and "验算" in text(shown)
    assert all("open" not in e.attrib for e in shown.iter("details"))
    assert "#examples" in {link.get("href") for link in tiny["method.html"].iter("a")}


def test_without_examples_the_method_page_has_no_section_for_them(catalogue):
    (notice,) = catalogue.notices
    bare = tuple(
        m.model_copy(update={"benefits": tuple(b.model_copy(update={"examples": ()}) for b in m.benefits)}) for m in notice.measures
    )
    page = rendered(derive(replace(catalogue, notices=(replace(notice, measures=bare),))))["method.html"]
    assert not find(page, "id", "examples")
    assert "#examples" not in {link.get("href") for link in page.iter("a")}


# The conditions of all measures, where scripts are off

NESTED = TypeAdapter(Condition).validate_python(
    {
        "all": [
            {"fact": "trade", "is": "farm", "quote": "农户"},
            {"any": [{"fact": "area", "at_least": 20, "quote": "种植面积20亩以上"}, {"not": {"fact": "organic", "is": True, "quote": "有机认证"}}]},
        ]
    }
)


def all_conditions(site: Site) -> Element:
    (shown,) = find(rendered(site)["questionnaire.html"], "data-all-conditions")
    return shown


def test_every_measure_to_apply_for_has_a_table_of_its_conditions(site):
    shown = all_conditions(site)
    tables = {e.get("data-measure"): e for e in shown.iter("article")}
    assert set(tables) == {key for key, entry in site.measures.items() if entry.open_to_application}
    for key, article in tables.items():
        (table,) = article.iter("table")
        assert [text(e) for e in table.find("thead").iter("th")] == ["能享受什么", "条件编者归纳", "原文"]
        assert text(table.find("caption"))
        assert {body.get("data-benefit") for body in table.iter("tbody")} == {own.benefit.id for own in site.measures[key].benefits}
    others = [e.get("data-measure") for e in shown.iter("li")]
    assert others == [key for key, entry in site.measures.items() if not entry.open_to_application]


def test_rows_of_a_nested_rule_are_numbered_and_say_how_they_are_joined(catalogue):
    table = next(all_conditions(with_rule(catalogue, 1, eligibility=NESTED)).iter("table"))
    assert cells(table)[1:] == [
        ["有机种植补贴", "须全部满足："],
        ["1经营类型：种植", "农户"],
        ["2满足其一即可："],
        ["2.1种植面积不少于20亩（含）", "种植面积20亩以上"],
        ["2.2不得满足："],
        ["2.2.1有机认证：是", "有机认证"],
    ]
    (head,) = (e for e in table.find("tbody").iter("th"))
    assert (head.get("scope"), head.get("rowspan")) == ("rowgroup", "6")
    widths = [[int(c.get("colspan", 1)) for c in row if c.tag == "td"] for row in table.find("tbody").iter("tr")]
    assert all(sum(row) == 2 for row in widths)


def test_a_rule_of_one_condition_needs_no_number(catalogue):
    rule = TypeAdapter(Condition).validate_python({"manual": "是否给予", "quote": "每亩补贴300元"})
    table = next(all_conditions(with_rule(catalogue, 1, eligibility=rule)).iter("table"))
    assert cells(table)[1:] == [["有机种植补贴", "由县农业局判断：是否给予", "每亩补贴300元"]]


def test_a_clause_leads_to_the_sentence_that_it_is_from(tiny):
    clauses = by_class(tiny["questionnaire.html"], "condition-clause-cell")
    assert clauses
    for cell in clauses:
        link = next(cell.iter("a"))
        path, _, anchor = link.get("href").partition("#")
        assert text(link) in text(section(tiny[path], anchor))


# Content that means harm


def spoiled(value):
    """The same content with hostile text in every field that is free text."""
    if isinstance(value, tuple):
        return tuple(map(spoiled, value))
    if hasattr(value, "model_copy"):
        return value.model_copy(update={name: spoiled_field(name, getattr(value, name)) for name in value.model_fields_set})
    return value


def spoiled_field(name: str, value):
    free = ("title", "short_title", "text", "label", "note", "manual", "help", "heading", "reference", "issuer", "publisher", "disclaimer", "tagline", "description", "ask")
    if isinstance(value, str):
        return value + HOSTILE if name in free or name.endswith("quote") else value
    return spoiled(value)


def test_hostile_text_in_any_field_stays_text(catalogue):
    notices = tuple(replace(n, document=spoiled(n.document), measures=spoiled(n.measures)) for n in catalogue.notices)
    site = derive(
        replace(
            catalogue,
            settings=spoiled(catalogue.settings),
            questions=spoiled(catalogue.questions),
            notices=notices,
            pages={"method": HOSTILE},
        )
    )
    for path, content in pages.files(site):
        page = parse(content.decode())
        assert "<script>alert" not in content.decode(), path
        assert all(script.get("src") for script in page.iter("script")), path
        assert not list(page.iter("b")), path
    measure = rendered(site)["measures/yunxi-2031-5-1.html"]
    assert "<script>alert(1)</script>" in text(section(measure, "text"))


def test_an_undefined_name_in_a_template_is_an_error():
    with pytest.raises(Exception, match="no_such_name"):
        environment().from_string("{{ no_such_name }}").render()
