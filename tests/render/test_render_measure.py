"""The page of a measure: what it gives, for whom, until when, from whom, and the official words."""

from __future__ import annotations

from collections.abc import Iterator

from policy_explorer.model import Amount, DateSpan, Measure, Period
from policy_explorer.model.period import UsedUp
from policy_explorer.render.figures import figure
from policy_explorer.render.measure_page import what_to_do
from support.rendered_pages import by_class, catalogue, find, rendered, section, site, text, tiny, with_measure  # noqa: F401


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
    assert text(lede) == "编者归纳种20亩以上并有有机认证的农户，每亩补300元。这段话的原文依据"
    assert "derived" in lede.get("class").split()


def test_measure_page_goes_from_what_one_gets_to_the_official_text(tiny):
    page = tiny["measures/yunxi-2031-5-1.html"]
    order = [e.get("id") for e in page.iter("section") if e.get("id")]
    assert order == ["benefits", "conditions", "period", "departments", "wording", "clauses"]


def test_measure_carries_its_key_and_its_benefits(tiny):
    """A benefit appears twice: what it is, and who is eligible."""
    page = tiny["measures/yunxi-2031-5-1.html"]
    article = next(page.iter("article"))
    assert article.get("data-measure") == "yunxi-2031-5/1"
    marked = [(e.get("data-measure"), e.get("data-benefit")) for e in find(page, "data-benefit")]
    assert marked == [("yunxi-2031-5/1", "organic-grant")] * 2
    what, who = find(page, "data-benefit")
    assert what in section(page, "benefits").iter() and what.get("id") == "b-organic-grant"
    assert who in section(page, "conditions").iter() and by_class(who, "condition")


def test_benefit_shows_its_figures(tiny):
    page = tiny["measures/yunxi-2031-5-1.html"]
    assert [text(e) for e in by_class(page, "figures")] == ["每亩补贴300元/亩", "种植面积下限20亩"]


def test_a_figure_that_the_notice_writes_as_a_word_is_that_word():
    waived = {"value": 100, "unit": "%", "role": "rate", "label": "税款", "quote": "免征"}
    assert figure(Amount.model_validate(waived | {"written": "免征"})) == "免征"
    assert figure(Amount.model_validate(waived | {"written": "百分之一百"})) == figure(Amount.model_validate(waived))


def test_what_is_given_stands_at_the_head_with_its_whole_unit(tiny):
    """Thresholds and counts do not, because nobody receives them."""
    (head,) = by_class(tiny["measures/yunxi-2031-5-1.html"], "headline-figures")
    assert text(head) == "每亩补贴300元/亩"
    assert not by_class(tiny["measures/yunxi-2031-5-2.html"], "headline-figures")


def test_what_until_when_whom_and_how_are_seen_at_a_glance(tiny):
    (glance,) = by_class(tiny["measures/yunxi-2031-5-2.html"], "glance")
    rows = {text(dt): text(dd) for dt, dd in zip(glance.iter("dt"), glance.iter("dd"), strict=True)}
    assert rows == {
        "做什么": "推介活动编者归纳",
        "到什么时候": "2031年12月31日",
        "谁负责": "县农业局",
        "怎么办": "没有可申请的事项编者归纳",
    }
    assert [text(link) for link in by_class(glance, "button")] == ["和谁有关", "发给别人"]


def test_only_about_what_can_be_had_there_is_somebody_to_turn_to(tiny):
    """Work of the government has units in charge of it."""
    said = ["找谁" in text(section(tiny[f"measures/yunxi-2031-5-{number}.html"], "departments")) for number in (1, 2)]
    assert said == [True, False]
    assert text(section(tiny["measures/yunxi-2031-5-2.html"], "departments")).startswith("谁负责牵头单位县农业局")


def test_what_to_do_is_said_apart_from_the_work_of_the_government(real):
    def said(number: int) -> list[str]:
        return list(what_to_do([own.benefit for own in real.measures[f"gulou-2023-1/{number}"].benefits]))

    assert said(14) == ["向部门申请", "另有 1 项由政府部门和机构去做"]
    assert said(24) == ["1 项向部门申请", "1 项直接享受"]
    assert said(26) == ["没有可申请的事项"]
    assert said(30) == ["1 项，文件没有写找谁办理", "1 项找金融机构办理"]


def test_what_one_gets_is_counted_apart_from_the_work_of_the_government(catalogue):
    grant, work = (measure.benefits[0] for measure in catalogue.notices[0].measures[:2])
    page = rendered(with_measure(catalogue, 1, benefits=(work, grant)))["measures/yunxi-2031-5-1.html"]
    shown = [each.get("data-benefit") for each in by_class(page, "benefit")]
    assert shown == [grant.id, work.id], "what one gets comes first"
    heading = next(e for e in page.iter("h2") if e.get("id") == "benefits-title")
    assert text(heading).endswith("1项，另有1项由政府部门和机构去做")


def test_what_the_notice_does_not_say_is_named(tiny):
    """Only of what one has to ask for, and only what no word of the measure may be about."""
    (unsaid,) = by_class(tiny["measures/yunxi-2031-5-1.html"], "unsaid")
    assert text(unsaid) == "编者归纳文件没有写：到哪里办、电话、要带的材料、什么时候办。"
    assert not by_class(tiny["measures/yunxi-2031-5-2.html"], "unsaid")


def test_of_what_comes_by_itself_only_the_telephone_is_missed(catalogue):
    """What editors alone read so says no more of it than what is applied for."""

    def said_of(number: int, **fields: str) -> list[str]:
        benefit = (
            catalogue.notices[0].measures[number - 1].benefits[0].model_copy(update={"access": "direct", **fields})
        )
        page = rendered(with_measure(catalogue, number, benefits=(benefit,)))[f"measures/yunxi-2031-5-{number}.html"]
        return [text(line) for line in by_class(page, "unsaid")]

    assert said_of(1) == ["编者归纳文件没有写：到哪里办、电话、要带的材料、什么时候办。"]
    assert said_of(1, access_quote="推动落实“免申即享”机制") == said_of(1)
    assert said_of(1, access_quote="免申即享") == ["编者归纳文件没有写：电话。"]


def test_the_strip_above_the_title_says_the_term_and_what_came_after(tiny):
    """Without scripts it does not say how things stand today: the build knows no today."""
    (strip,) = by_class(tiny["measures/yunxi-2031-5-1.html"], "term-strip")
    assert [text(p) for p in strip.iter("p")] == [
        "期限至2031年6月30日，请核对日期",
        "编者归纳后续文件：《云溪县后来的若干措施》（2031年12月30日查看）",
    ]


def test_conditions_say_whom_they_are_for(tiny, site):
    for entry in site.measures.values():
        shown = section(tiny[entry.url], "conditions")
        clauses = {link.get("data-clause") for link in shown.iter("a")}
        for tag in (*entry.measure.audiences, *entry.measure.sectors):
            assert f"{tag.name}见原文" in text(shown) and tag.quote in clauses


def test_a_benefits_own_period_has_its_clause_and_its_note(catalogue):
    (notice,) = catalogue.notices
    period = Period(basis="stated", until="2031-03-31", quote="组织有机农产品推介活动", note="按活动理解")
    benefit = notice.measures[1].benefits[0].model_copy(update={"period": period})
    page = rendered(with_measure(catalogue, 2, benefits=(benefit,)))["measures/yunxi-2031-5-2.html"]
    assert "2031年3月31日" in text(section(page, f"b-{benefit.id}"))
    shown = text(section(page, "period"))
    clauses = {link.get("data-clause") for link in section(page, "period").iter("a")}
    assert benefit.title in shown and "组织有机农产品推介活动" in clauses and "编者归纳按活动理解" in shown


def test_a_benefits_own_budget_that_is_used_up_says_who_recorded_it(catalogue):
    (notice,) = catalogue.notices
    used_up = UsedUp(since="2031-05-01", source="第三批公告")
    period = Period(basis="stated", ends="budget", used_up=used_up, quote="组织有机农产品推介活动")
    benefit = notice.measures[1].benefits[0].model_copy(update={"period": period})
    page = rendered(with_measure(catalogue, 2, benefits=(benefit,)))["measures/yunxi-2031-5-2.html"]
    shown = text(section(page, "period"))
    assert "编者记录，不是文件原文，2031年5月1日额度用完；依据：第三批公告" in shown


def test_period_says_why_that_date(tiny):
    own = section(tiny["measures/yunxi-2031-5-1.html"], "period")
    stated = text(own)
    assert "本项原文写明：执行至2031年6月30日见原文" in stated and "执行至2031年6月30日" in {
        a.get("data-clause") for a in own.iter("a")
    }
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
        period = by_class(tiny[entry.url], "period")[0]
        assert period.get("data-from") == entry.period.from_.isoformat()
        assert period.get("data-until") == entry.period.until.isoformat()
        (slot,) = find(period, "data-state-slot")
        assert "hidden" in slot.attrib and text(slot) == ""


def test_implied_units_stand_apart_with_the_rule_that_adds_them(tiny):
    shown = text(section(tiny["measures/yunxi-2031-5-2.html"], "departments"))
    assert "本项没有写到这些单位，依据文件的总规定：" in shown
    assert shown.index("各乡镇") < shown.index("以下均由各乡镇配合")
    assert "总规定" not in text(section(tiny["measures/yunxi-2031-5-1.html"], "departments"))


def test_of_work_of_government_there_is_nothing_to_apply_for(tiny):
    page = tiny["measures/yunxi-2031-5-2.html"]
    assert "没有可申请的事项" in text(section(page, "benefits"))
    assert "没有可申请的事项。这一项由政府部门和机构去做" in text(section(page, "conditions"))
    assert "我符合这一项吗？" not in text(page)
    assert "无需申请" not in text(page)  # readers take it for 免申即享


def test_a_measure_one_can_ask_for_leads_to_the_questionnaire(tiny):
    page = tiny["measures/yunxi-2031-5-1.html"]
    assert {link.get("href") for link in by_class(page, "button") if link.tag == "a"} == {
        "../questionnaire.html#measure=yunxi-2031-5/1"
    }


def test_other_dates_and_other_amounts_are_shown(catalogue):
    (notice,) = catalogue.notices
    amounts = notice.measures[1].benefits[0].amounts
    name = amounts[0].model_copy(update={"role": "name", "label": "名称中的数字"})
    dates = (DateSpan.model_validate({"label": "推介活动", "until": "2031-05-01", "quote": "组织有机农产品推介活动"}),)
    page = rendered(with_measure(catalogue, 2, dates=dates, amounts=(*amounts, name)))["measures/yunxi-2031-5-2.html"]
    assert "2031年5月1日止推介活动" in text(section(page, "dates"))
    assert "3场活动场数见原文" in text(section(page, "amounts"))
    assert "名称中的数字" not in text(page)


def test_general_clauses_for_applicants_lead_to_the_document(tiny):
    clauses = section(tiny["measures/yunxi-2031-5-3.html"], "clauses")
    assert "同类政策不重复享受" in text(clauses)
    assert [a.get("href") for a in clauses.iter("a")] == ["../documents/yunxi-2031-5.html#closing-1"]


def test_quotes_lead_to_their_sentence(tiny):
    page = tiny["measures/yunxi-2031-5-3.html"]
    targets = {a.get("href") for a in by_class(page, "quote-place") if a.get("href").startswith("#")}
    assert targets == {"#s-1", "#s-2"}
    assert text(section(page, "s-2")) == "（牵头单位：县财政局；责任单位：农业局）"


def test_a_handout_carries_the_code_of_its_page_where_the_address_is_known(tiny, site):
    path = "measures/yunxi-2031-5-1.html"
    assert not by_class(tiny[path], "paper-code")
    (code,) = by_class(rendered(site, "https://example.org/policy/")[path], "paper-code")
    assert f"https://example.org/policy/{path}" in text(code)


def test_neighbours_and_related(tiny):
    page = tiny["measures/yunxi-2031-5-2.html"]
    ways = [(a.get("rel"), a.get("href")) for a in by_class(page, "neighbours")[0].iter("a")]
    assert ways == [("prev", "../measures/yunxi-2031-5-1.html"), ("next", "../measures/yunxi-2031-5-3.html")]


def test_only_periods_that_differ_are_listed_apart(real):
    page = rendered(real)["measures/gulou-2023-1-17.html"]
    assert "本项原文写明：政策延续到2023年12月31日见原文" in text(section(page, "period"))
    apart = {e.get("data-benefit") for e in section(page, "period").iter() if e.get("data-benefit")}
    assert apart == {"prepayment"}
