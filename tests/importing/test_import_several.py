"""What the parts of a measure give: several benefits, a figure for each, tiers by option and over clauses, limits that forbid a guess."""

from __future__ import annotations

import pytest

from policy_explorer.importing.import_notice import import_notice
from support.drafts import ID, about, measures_in, passes

HEAD = "云溪县人民政府关于支持小店的若干措施\n云政〔2033〕1号\n各乡镇人民政府：\n"
TAIL = "\n2.支持参展。给予支持。\n云溪县人民政府\n2033年1月5日\n"


def benefits_of(text: str, folder) -> list[dict]:
    """Return the benefits of a measure with this text, in a draft that passes the check."""
    (folder / "notice.txt").write_text(f"{HEAD}1.支持小店。{text}{TAIL}", "utf-8")
    import_notice(folder / "notice.txt", ID, folder / "content")
    assert passes(folder / "content")
    return measures_in(folder / "content" / "documents" / ID)[1]["benefits"]


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("对小规模纳税人免征增值税；对月销售额10万元以上的，减按1%征收增值税。", [None, None]),
        (
            "对参加境外展会的企业，按展位费的50%给予补助。对参加境内展会的企业，按展位费的30%给予补助。",
            ["rate", "rate"],
        ),
        ("\n（1）新开业的，一次性奖励2万元。\n（2）招用员工的，每人补贴500元。", ["fixed", "per"]),
        ("对新开业的小店，一次性奖励2万元。其中，连锁店再给予1万元。", [None]),
        ("对国家级、省级、市级小店，分别给予50万元、30万元、10万元。", ["tiers"]),
        ("年收入达到10万元的，奖励1万元；年收入达到50万元的，奖励3万元；年收入达到100万元的，奖励8万元。", ["tiers"]),
        ("租用场地的，按每平方米10元给予补贴，最高5000元。", ["per"]),
        # What cannot be said whole is not said.
        ("租用场地的，按每平方米10元给予补贴，最多补贴300平方米。", [None]),
        ("租用场地的，每平方米每月补贴10元。", [None]),
        ("参加展会的，按展位费的50%给予补助，每个展位最高1万元。", [None]),
        ("对博士、硕士，每月分别补贴2000元、1000元。", [None]),
        ("小店贷款额度最高30万元，县财政给予贴息。", [None]),
    ],
)
def test_what_is_given_is_drafted_as_far_as_the_words_say_it(tmp_path, text, ways):
    drafted = benefits_of(text, tmp_path)
    assert [next(iter(each["payout"]), None) if "payout" in each else None for each in drafted] == ways
    assert len({each["title"] for each in drafted}) == len(drafted)


def test_tiers_by_option_ask_which_and_refuse_none_of_them(tmp_path):
    (benefit,) = benefits_of("对国家级、省级小店，分别一次性奖励50万元、30万元。", tmp_path)
    lines = benefit["payout"]["tiers"]["lines"]
    assert [(line["is"], line["value"]) for line in lines] == [("option_a", 50), ("option_b", 30)]
    assert [example["verdict"] for example in benefit["examples"]] == ["maybe", "no", "maybe"]
    questions = (tmp_path / "content" / "questions.yaml").read_text("utf-8")
    assert "label: 国家级" in questions and "label: 都不是" in questions


def test_procedure_is_no_measure_and_says_how_to_apply(tmp_path):
    articles = [
        "第一条 对新开业的小店，一次性奖励2万元。",
        "第二条 小店翻新的，按费用的20%给予补助。",
        "第三条 申请人每年3月1日至3月31日向县商务局提出申请。",
        "第四条 申请人应当提交下列材料：",
        "（一）申请表；",
        "（二）营业执照。",
        "第五条 县商务局在10个工作日内审核。",
        "第六条 骗取奖励的，追回资金。",
    ]
    (tmp_path / "notice.txt").write_text(HEAD + "\n".join(articles) + "\n云溪县商务局\n2033年1月5日\n", "utf-8")
    summary = import_notice(tmp_path / "notice.txt", ID, tmp_path / "content")
    assert list(measures_in(tmp_path / "content" / "documents" / ID)) == [1, 2] and "另有 4 条" in summary
    ways = about(tmp_path / "content")["how_to_apply"]
    assert [each["papers"] for each in ways] == [["申请表", "营业执照"]]
    # When to apply is written once, and is the window of each measure.
    quotes = [each["windows"][0]["quote"] for each in measures_in(tmp_path / "content" / "documents" / ID).values()]
    assert quotes == ["申请人每年3月1日至3月31日向县商务局提出申请"] * 2
    assert passes(tmp_path / "content")
