"""Other shapes of notice than the one that we have: fictional ones, made like those that districts publish (docs/import.zh.md lists them)."""

from __future__ import annotations

from datetime import date

import pytest

from policy_explorer.derive.derive import derive
from policy_explorer.importing.blocks import ImportFailed
from support.built import check_content
from support.drafts import ID, NOTICES, about, draft, passes, units, without_space
from support.rendered_pages import by_class, rendered, text


def chapters(content):
    return [chapter.get("heading") for chapter in about(content)["chapters"]]


def draft_fields(content) -> set[str]:
    """Return the fields of all drafted measures."""
    files = (content / "documents" / ID / "measures").glob("*.yaml")
    return {line.partition(":")[0] for file in files for line in file.read_text("utf-8").splitlines()}


def draft_of(name: str, tmp_path):
    return draft(NOTICES / f"{name}.txt", tmp_path / "content"), tmp_path / "content"


def test_nested_numbers_that_begin_again_in_each_chapter(tmp_path):
    """一、（一）1., 责任单位 without 牵头 in a paragraph of its own, words between a chapter and its measures, an appendix."""
    measures, content = draft_of("nested", tmp_path)
    assert [measure["title"] for measure in measures.values()] == [
        "支持首店落户",
        "鼓励延长营业时间",
        "支持上线经营",
        "举办美食节",
    ]
    assert [measure.get("heading") for measure in measures.values()] == [
        "（一）支持首店落户",
        "（二）鼓励延长营业时间。",
        "（一）支持上线经营。",
        "（二）举办美食节。",
    ]
    assert units(measures[1]) == ([], ["县商务局", "县财政局", "各乡镇"])
    assert "2．对首店按实际装修投入的20" in measures[1]["text"].replace("２", "2").replace("０", "0")
    assert measures[4]["period"] == {
        "basis": "stated",
        "from": date(2031, 6, 1),
        "until": date(2031, 8, 31),
        "quote": "2031年6月1日至2031年8月31日举办美食节不少于3场",
    }
    written = about(content)
    assert chapters(content) == ["一、支持商贸企业", "二、支持餐饮企业", "三、附则"]
    assert written["chapters"][0]["text"] == "本部分所称商贸企业，是指在本县登记的批发、零售企业。"
    assert written["period"]["from"] == date(2031, 6, 1)
    assert (written["period"]["lasts"], written["period"]["quote"]) == ({"years": 2}, "有效期2年")
    assert [passage["role"] for passage in written["opening"]][1:4] == ["reference", "title", "addressees"]
    assert written["closing"][0]["text"] == "附件：1.首店奖励申报表"
    assert passes(content)


def test_three_levels_and_units_by_verb(tmp_path):
    """Half-width brackets, no titles: every heading above the measures is a chapter."""
    measures, content = draft_of("three-levels", tmp_path)
    assert [units(measure) for measure in measures.values()] == [
        (["县发展局"], []),
        (["县发展局"], ["县交通局", "县水利局"]),
        ([], ["县科技局", "县财政局"]),
        (["县政务局"], ["县住建局"]),
    ]
    assert chapters(content) == [
        "一、扩大投资领域",
        "(一)支持民间投资参与重大项目",
        "(二)支持科技创新",
        "二、优化营商环境",
        "(一)降低制度性交易成本",
    ]
    assert [measure["chapter"] for measure in measures.values()] == [2, 2, 3, 5]
    assert "原文这一项没有标题" in (content / "documents" / ID / "measures" / "03.yaml").read_text("utf-8")
    assert passes(content)


def test_full_width_digits_wrapped_lines_and_page_numbers(tmp_path):
    measures, content = draft_of("restarting", tmp_path)
    assert [measure["heading"] for measure in measures.values()] == [
        "１．支持企业增产。",
        "２．支持技术改造。",
        "１．支持参展。",
        "２．组织产销对接。",
    ]
    assert units(measures[1]) == (["县工信局"], ["县财政局", "县统计局"])
    assert "\n" not in measures[1]["text"] and "奖励资金由县财政统筹安排" in measures[1]["text"]
    (benefit,) = measures[1]["benefits"]
    assert [(a["value"], a["unit"], a["role"]) for a in benefit["amounts"]] == [(10, "%", "threshold")]
    assert benefit["payout"]["at_most"]["value"] == 20
    assert measures[3]["period"]["until"] == date(2031, 12, 31)
    assert about(content)["issued"] == date(2031, 4, 1) and about(content)["published"] == date(2031, 4, 2)
    assert [passage["role"] for passage in about(content)["closing"]] == ["paragraph", "imprint", "imprint"]
    assert "— 3 —" not in (content / "documents" / ID / "notice.txt").read_text("utf-8")
    assert passes(content)


def test_measures_without_numbers(tmp_path):
    """They end with the clause in 【】 that names the units."""
    measures, content = draft_of("unnumbered", tmp_path)
    assert [(measure["title"], measure["heading"]) for measure in measures.values()] == [
        ("储备化肥", "储备化肥。"),
        ("补贴农机购置", "补贴农机购置"),
        ("引导银行开展春耕贷款", "引导银行开展春耕贷款"),
    ]
    assert units(measures[2]) == ([], ["县农业农村局", "县财政局"])
    assert measures[2]["benefits"][0]["eligibility"]["quote"] == "对购置农业机械的农户，按机具价格的30%给予补贴"
    assert measures[1]["benefits"][0]["access"] == "government"
    assert about(content)["issued"] == date(2031, 2, 10)  # 二〇三一年二月十日
    assert passes(content)


def test_measures_as_the_first_level(tmp_path):
    """一、 are the measures, there are no chapters, and the units are on lines of their own."""
    measures, content = draft_of("flat", tmp_path)
    assert [units(measure) for measure in measures.values()] == [
        (["县人社局"], ["县财政局", "县残联"]),
        (["县人社局"], ["各乡镇人民政府"]),
        (["县人社局", "县财政局"], []),
    ]
    assert chapters(content) == [None] and about(content)["chapters"][0]["title"] == "各项措施"
    assert measures[1]["benefits"][0]["payout"]["per"]["value"] == 1000
    assert passes(content)


def test_articles_without_units(tmp_path, run):
    """第一条: measures are cited like that; what the notice does not say is reported, not made up."""
    code, said, _ = run("import", NOTICES / "articles.txt", "--id", ID, "--content", tmp_path / "content")
    assert code == 0 and "认出 2 项措施（按“第一条”编号），3 章，0 个单位" in said
    assert "第 3、4 项没有认出单位，共 2 项；原文确实没有写的，不用补" in said
    content = tmp_path / "content"
    file = content / "documents" / ID / "document.yaml"
    assert "reference: 云政规〔2031〕9号" in file.read_text("utf-8") and "issuer: 原文没有署名" in file.read_text(
        "utf-8"
    )
    assert passes(content)
    assert about(content)["citation"] == "第{chinese}条"
    assert not {"lead", "responsible", "units_quote"} & draft_fields(content)


def test_text_without_measures_is_refused_with_what_was_seen(tmp_path):
    with pytest.raises(
        ImportFailed, match=r"读出了 6 段文字，但分不出一项项措施.*认出的编号：一处也没有；写明责任单位的：0 处"
    ):
        draft_of("prose", tmp_path)
    assert not (tmp_path / "content").exists()


def test_errors_in_the_numbers_are_reported(tmp_path, run):
    lines = [f"{number}.措施{number}。做第{number}件事。（牵头单位：县商务局）" for number in (1, 2, 3, 4, 5, 7, 7, 12)]
    (tmp_path / "notice.txt").write_text("\n".join(["云溪县若干措施", *lines]), "utf-8")
    code, said, _ = run("import", tmp_path / "notice.txt", "--id", ID, "--content", tmp_path / "content")
    assert code == 0 and "认出 6 项措施" in said
    assert "原文的序号从 5 跳到 7，请看看中间有没有漏" in said
    assert (
        "有 2 段以编号开头，但与前面的序号接不上，没有当作一项：“7.措施7。做第7件事。”、“12.措施12。做第12”，请核对"
        in said
    )


@pytest.mark.parametrize(
    ("clause", "lead", "responsible"),
    [
        ("（牵头单位：县商务局；责任单位：县财政局、科技局；完成时限：长期）", ["县商务局"], ["县财政局", "县科技局"]),
        ("（责任单位：县市场监管局、财政局）", [], ["县市场监管局", "县财政局"]),
        ("（县商务局、县财政局）", [], ["县商务局", "县财政局"]),
        ("[主办单位：县商务局，协办单位：县总商会等]", ["县商务局"], ["县总商会"]),
        (
            "责任单位：县商务局（县投资促进中心）、各乡镇（街道）。",
            [],
            ["县商务局（县投资促进中心）", "各乡镇（街道）"],
        ),
        ("（牵头单位：县商务局 责任单位：县财政局）", ["县商务局"], ["县财政局"]),
        ("（县商务局牵头负责，县财政局、各乡镇按职责分工负责）", ["县商务局"], ["县财政局", "各乡镇"]),
        ("(县商务局牵头,县财政局、县级相关部门配合)", ["县商务局"], ["县财政局", "县级相关部门"]),
        ("(县商务局牵头,县财政局、水务局等部门,各乡镇配合)", ["县商务局"], ["县财政局", "县水务局", "各乡镇"]),
        (
            "（省商务厅、住房城乡建设厅等省有关部门和各市人民政府按职责分工负责）",
            [],
            ["省商务厅", "省住房城乡建设厅", "各市人民政府"],
        ),
    ],
)
def test_clauses_that_name_units(tmp_path, clause, lead, responsible):
    (tmp_path / "notice.txt").write_text(
        f"云溪县若干措施\n1.一。做一件事。{clause}\n2.二。做两件事。{clause}\n", "utf-8"
    )
    measures = draft(tmp_path / "notice.txt", tmp_path / "content")
    assert [units(measure) for measure in measures.values()] == [(lead, responsible)] * 2
    assert {without_space(measure["units_quote"]) for measure in measures.values()} == {without_space(clause)}


@pytest.mark.parametrize("name", ["nested", "three-levels", "flat"])
def test_the_page_of_a_drafted_notice_is_the_notice(tmp_path, name):
    """With headings of the measures' own, words between a chapter and its measures, chapters without measures, or none at all."""
    _, content = draft_of(name, tmp_path)
    catalogue = check_content(content)
    made = rendered(derive(catalogue))
    (paper,) = by_class(made[f"documents/{ID}.html"], "paper")
    missing = (
        "各项措施编者归纳" if name == "flat" else ""
    )  # there is no chapter in the notice: the editor's word for all of it
    assert text(paper).replace(missing, "", 1) == without_space(catalogue.notices[0].text)
    booklet = text(made[f"documents/{ID}-booklet.html"])
    for chapter in about(content)["chapters"]:
        assert without_space(chapter.get("text", "")) in booklet
    heading = catalogue.notices[0].measures[1].heading
    assert heading is None or without_space(heading) in text(made[f"measures/{ID}-2.html"])


def test_a_short_name_in_a_list_is_not_another_places(tmp_path):
    """The vocabulary knows 财政局 as that of a 区; behind 县商务局 it is the 县's."""
    content = tmp_path / "content"
    (content / "vocabularies").mkdir(parents=True)
    (content / "vocabularies" / "departments.yaml").write_text(
        "- {name: 区财政局, slug: finance, aliases: [财政局]}\n- {name: 县人社局, slug: labour, aliases: [人社局]}\n",
        "utf-8",
    )
    (tmp_path / "notice.txt").write_text(
        "若干措施\n1.一。做一件事。（责任单位：县商务局、财政局、人社局）\n2.二。做两件事。（责任单位：区商务局、财政局）\n",
        "utf-8",
    )
    measures = draft(tmp_path / "notice.txt", content)
    assert [units(measure) for measure in measures.values()] == [
        ([], ["县商务局", "县财政局", "县人社局"]),
        ([], ["区商务局", "区财政局"]),
    ]


def test_page_numbers_and_running_heads_are_left_out_and_numbers_of_the_text_are_not(tmp_path):
    """Form feeds separate pages; a number alone is a page number only at the edge of a page."""
    pages = [
        [
            "云溪县政府公报",
            f"{number}.措施。做{number}件事，共",
            "3",
            "件。（牵头单位：县商务局）",
            f"第 {number} 页 共 3 页",
            str(number),
        ]
        for number in (1, 2, 3)
    ]
    (tmp_path / "notice.txt").write_text("\f".join("\n".join(page) for page in pages), "utf-8")
    measures = draft(tmp_path / "notice.txt", tmp_path / "content")
    assert [without_space(measure["text"]) for measure in measures.values()] == [
        f"做{number}件事，共3件。（牵头单位：县商务局）" for number in (1, 2, 3)
    ]
    written = (tmp_path / "content" / "documents" / ID / "document.yaml").read_text("utf-8")
    assert "去掉的是：云溪县政府公报、第 1 页 共 3 页、1、第 2 页 共 3 页、2、第 3 页 共 3 页、3" in written


def test_a_rule_says_that_the_first_unit_leads(tmp_path):
    clause = "（责任单位：县市场监管局、财政局）"
    (tmp_path / "notice.txt").write_text(
        f"云溪县若干措施\n第三条 一。做一件事。{clause}\n第四条 二。做两件事。{clause}\n第七条 三。做三件事。{clause}\n"
        "本措施各条责任单位，列在第一位的为牵头单位。\n",
        "utf-8",
    )
    measures = draft(tmp_path / "notice.txt", tmp_path / "content")
    assert [units(measure) for measure in measures.values()] == [(["县市场监管局"], ["县财政局"])] * 3
    written = about(tmp_path / "content")
    assert written["lead_rule"] == {"quote": "列在第一位的为牵头单位"}
