"""Notices put together at random from what notices are made of: every numbered part is found, and nothing is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policy_explorer.importing.import_notice import import_notice
from support.drafts import ID, about, measures_in, passes, without_space
from support.usual_run import of_examples

HAN = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"]
STYLES = {
    "article": "第{han}条 ",
    "spaced": "第 {arabic} 条 ",
    "han": "{han}、",
    "han_bracket": "（{han}）",
    "arabic": "{arabic}.",
    "arabic_wide": "{arabic}．",
}
CHAPTERS = {"part": "第{han}章 {title}", "han": "{han}、{title}", "none": ""}
TITLES = ["支持落户", "支持建设公共仓库", "鼓励企业参加展会", "121人才梯队项目", "降低用工成本", "加强服务"]
SENTENCES = [
    "对新落户企业给予10万元奖励。",
    "对首次认定的国家级、省级企业，分别给予10万元、5万元奖励。",
    "按租金的40%给予补助，每家每年最高15万元。",
    "对当年出口额100万美元、300万美元以上的，分别奖励1万元、2万元。",
    "一次性奖励10万元，分三年按40%、30%、30%兑付；全县每年不超过10家。",
    "企业可向镇人民政府(街道办事处)提出申请。",
    "每年6月30日前申报，9月底前兑付。",
    "执行至2027年底。",
    "2031年1月1日（含）至2033年12月31日（含）执行。",
    "引导银行增加贷款。",
    "申请人应当提交：（一）申请表；（二）营业执照。",
    "免费提供服务，联系电话：0591-87654321。",
    "对国家级、省级、市级企业，分别给予50万元、30万元、10万元奖励。",
    "每招用1人给予500元补贴，每家最高5万元。",
    "租用场地的，按每平方米10元给予补贴，最多补贴300平方米。",
    "年收入达到10万元的，奖励1万元；年收入达到50万元的，奖励3万元。",
    "对小微企业免征增值税；对其他企业减按1%征收。",
    "对参加境外展会的企业，按展位费的50%给予补助。对参加境内展会的企业，每个展位补助3000元。",
    "对甲类、乙类企业，每月分别补贴2000元、1000元，期限不超过2年。",
]
UNITS = [
    "（牵头单位：县商务局；责任单位：县财政局、各乡镇）",
    "（县商务局、县财政局负责）",
    "责任单位：县商务局",
    "【牵头单位】县商务局【责任单位】县财政局",
]
PURPOSE = "为支持企业发展，制定本措施。"
LAST = ["本措施由县商务局负责解释。", "本措施自2031年3月1日起施行，有效期3年。"]


@st.composite
def notices(draw) -> tuple[list[str], int]:
    """Return the lines of a notice, and how many numbered parts it has."""
    style, chapter = draw(st.sampled_from(sorted(STYLES))), draw(st.sampled_from(sorted(CHAPTERS)))
    chapter = "none" if style == "han" and chapter == "han" else chapter
    unit = draw(st.sampled_from(["", *UNITS]))
    count = draw(st.integers(3, 12))
    lines = ["青禾县人民政府关于支持企业发展的若干措施", "各乡镇人民政府，县直各部门：", PURPOSE]
    starts = draw(st.integers(2, count)) if chapter != "none" else 0
    for number in range(1, count + 1):
        if chapter != "none" and number in (1, starts):
            lines.append(
                CHAPTERS[chapter].format(han=HAN[0 if number == 1 else 1], title=draw(st.sampled_from(TITLES[:3])))
            )
        body = draw(st.sampled_from(SENTENCES)) + draw(st.sampled_from(["", *SENTENCES]))
        title = draw(st.sampled_from([f"{each}。" for each in TITLES]))
        mark = STYLES[style].format(han=HAN[number - 1], arabic=" ".join(str(number)) if style == "spaced" else number)
        apart = unit.startswith("责任单位")
        lines.append(f"{mark}{title}{body}{'' if apart else unit}")
        lines += [unit] if apart else []
    lines += LAST
    return [*lines, "青禾县人民政府", "2031年2月20日"], count


def pieces(content) -> Iterator[str]:
    """Yield the text of each part of a draft, in its order."""
    written = about(content)
    for passage in (*written["opening"], *written.get("closing", [])):
        yield passage["text"]
    for chapter in written["chapters"]:
        yield f"{chapter.get('heading', '')}\n{chapter.get('text', '')}"
    for measure in measures_in(content / "documents" / ID).values():
        yield f"{measure['title']}\n{measure['text']}"


@settings(max_examples=of_examples(60), derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
@given(notices())
def test_every_numbered_part_is_found_and_nothing_is_lost(tmp_path_factory, notice):
    lines, count = notice
    folder = tmp_path_factory.mktemp("invented")
    (folder / "notice.txt").write_text("\n".join(lines), "utf-8")
    summary = import_notice(folder / "notice.txt", ID, folder / "content")
    found = re.search(r"另有 (\d+) 条", summary)
    measures = measures_in(folder / "content" / "documents" / ID)
    assert len(measures) + (int(found[1]) if found else 0) == count, "\n".join([summary, *lines])
    assert "像是漏分了" not in summary
    written = (folder / "content" / "documents" / ID / "notice.txt").read_text("utf-8")
    assert without_space(written) == without_space("".join(lines))
    assert len(without_space("".join(pieces(folder / "content")))) > 0.9 * len(without_space(written))
    assert about(folder / "content")["period"]["lasts"] == {"years": 3}
    assert passes(folder / "content"), "\n".join(lines)
