"""The period of a drafted document is what its text writes: a day, a length, words, or nothing."""

from __future__ import annotations

from datetime import date

import pytest

from policy_explorer.importing.draft import Inline
from policy_explorer.importing.fields.document_period import find_period
from support.drafts import about, draft, passes, units

ISSUED, PUBLISHED = date(2031, 4, 1), date(2031, 4, 2)
DAYS = {"issued": ISSUED, "published": PUBLISHED}
NOTICE = """云溪县人民政府关于支持企业发展的若干措施
各乡镇人民政府：
一、支持落户。对新落户企业给予10万元奖励。（责任单位：县商务局）
二、支持建仓。对新建仓库给予20万元补助。（责任单位：县商务局）
{closing}
云溪县人民政府
2031年4月1日
"""


def found(text: str, days: dict = DAYS) -> dict | None:
    period = find_period([text], days)
    if period is None:
        return None
    values = {field.key: field.value for field in period.fields()}
    return {
        key: {each.key: each.value for each in value.fields} if isinstance(value, Inline) else value
        for key, value in values.items()
    }


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        (
            "本措施自2031年5月1日起施行，有效期至2033年12月31日。",
            {"from": date(2031, 5, 1)},
            {"until": date(2033, 12, 31)},
        ),
        ("本措施自二〇三一年五月一日起施行，有效期三年。", {"from": date(2031, 5, 1)}, {"lasts": {"years": 3}}),
        ("本措施自印发之日起施行，有效期18个月。", {"counted_from": "published"}, {"lasts": {"months": 18}}),
        ("本措施自公布之日起施行，长期有效。", {"counted_from": "published"}, {"ends": "indefinite"}),
        ("本措施自公布之日起施行，不长期有效。", {"counted_from": "published"}, {}),
        (
            "本措施自印发之日起施行，试行两年。",
            {"counted_from": "published"},
            {"lasts": {"years": 2}, "provisional": True},
        ),
        ("本措施自2031年5月1日起施行。", {"from": date(2031, 5, 1)}, {}),
        ("本措施自成文之日起执行，执行至另行通知之日。", {"counted_from": "issued"}, {"ends": "further_notice"}),
    ],
)
def test_what_the_text_writes_is_drafted_and_nothing_else(text, start, end):
    period = found(text)
    assert {key: period.get(key) for key in (*start, *end)} == {**start, **end}
    assert set(period) == {*start, *end, "from_quote", *(["quote"] if end else [])}
    assert period["from_quote"] in text and period.get("quote", "") in text


def test_a_length_that_counts_from_a_day_nobody_knows_is_not_drafted():
    assert found("本措施自印发之日起施行，有效期三年。", {"issued": None, "published": None}) == {}


@pytest.mark.parametrize(
    "closing",
    ["本措施自印发之日起施行，长期有效。", "本措施由县商务局负责解释。", "本措施自印发之日起施行，有效期三年。"],
)
def test_a_notice_is_drafted_whatever_it_says_of_its_end(tmp_path, closing):
    file = tmp_path / "notice.txt"
    file.write_text(NOTICE.format(closing=closing), "utf-8")
    draft(file, tmp_path / "content")
    assert ("period" in about(tmp_path / "content")) == ("施行" in closing)
    assert passes(tmp_path / "content")


def test_days_in_a_note_and_a_provisional_term_of_a_measure_are_drafted(tmp_path):
    led = "由县商务局牵头，县财政局、各乡镇配合。"
    text = NOTICE.format(closing="本措施自公布之日起施行，有效期三年。")
    text = text.replace("（责任单位：县商务局）", led).replace("20万元补助。", "20万元补助，暂定执行至2032年6月30日。")
    file = tmp_path / "notice.txt"
    title, _, rest = text.partition("\n")
    file.write_text(f"{title}\n（2031年4月3日印发，2031年4月8日公布）\n{rest}", "utf-8")
    measures = draft(file, tmp_path / "content")
    document = about(tmp_path / "content")
    assert (document["published"], document["announced"]) == (date(2031, 4, 3), date(2031, 4, 8))
    assert document["period"]["counted_from"] == "announced"
    assert measures[2]["period"]["provisional"] is True
    assert units(measures[1]) == (["县商务局"], ["县财政局", "各乡镇"])
    assert passes(tmp_path / "content")
