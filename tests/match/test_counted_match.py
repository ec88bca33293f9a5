"""The report of `match` on lengths of time, ages and counts: with a reference date, and without one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from policy_explorer.derive.derive import derive
from policy_explorer.derive.site import WholeSite
from policy_explorer.load.loader import load
from policy_explorer.match.as_json import entries
from policy_explorer.match.as_text import as_text
from policy_explorer.validate.validate import validate
from support.matching import match

COUNTED = "yunxi-2031-11"
HOST = {"trade": "homestay", "opened": "2031-05-10", "inspected": "2031-12-01"}
DAY = date(2032, 5, 9)
REPORT = """\
云政〔2031〕11号第 1 项　奖励新开民宿
  牵头单位：县财政局
  ✗ 不符合　新开民宿奖励（补贴奖励）
    开业日期至今不满1年。
    期限：2031年4月1日 至 2033年12月31日，有效
    怎么办：向部门申请
    ✓ 经营类型是民宿（回答：民宿）
      原文：通过消防验收的民宿
    ✗ 开业日期至今满1年（按2032年5月9日算，即2031年5月9日或以前）（回答：2031年5月10日）
      原文：开业满1年
    ✓ 开业日期至今不满3年（按2032年5月9日算，即晚于2029年5月9日）（回答：2031年5月10日）
      原文：开业满1年不满3年
    ✓ 消防验收日期至今不超过12个月（含12个月）（按2032年5月9日算，即2031年5月9日或以后）（回答：2031年12月1日）
      原文：近12个月内通过消防验收
    如果开业日期至今满1年（按2032年5月9日算，即2031年5月9日或以前）（按您的回答，2032年5月10日起满足），就符合。
"""


@pytest.fixture(scope="module")
def site(counted_content: Path) -> WholeSite:
    return derive(validate(load(counted_content)))


def matched(site: WholeSite, answers: dict, number: int, day: date | None = None):
    found = match(site, answers, day)
    return next(each for each in found.measures if each.entry.key == f"{COUNTED}/{number}")


def test_the_report_says_what_a_length_is_on_the_day_and_from_when_on_it_is_full(site):
    text = as_text(match(site, HOST, DAY))
    begin = text.index("云政〔2031〕11号第 1 项")
    assert text[begin : begin + len(REPORT)] == REPORT


def test_the_data_have_the_length_as_it_is_written_and_the_day_from_which_it_is_full(site):
    found = next(each for each in entries(match(site, HOST, DAY))["measures"] if each["key"] == f"{COUNTED}/1")
    (remedy,) = found["benefits"][0]["remedies"]
    (change,) = remedy["changes"]
    assert (change["operator"], change["operand"], change["from"]) == ("elapsed_at_least", {"years": 1}, "2032-05-10")
    assert remedy["answers"] == {"opened": "2029-05-10"}


def test_without_a_day_a_length_is_open_and_the_report_says_so(site):
    assert matched(site, HOST, 1).verdict == "maybe"
    assert "还不能判定：开业日期要看到哪一天为止，用 --on 指定" in as_text(match(site, HOST))


@pytest.mark.parametrize(
    ("day", "verdict"), [(date(2032, 5, 9), "no"), (date(2032, 5, 10), "yes"), (date(2034, 5, 10), "no")]
)
def test_the_verdict_is_that_of_the_day(site, day, verdict):
    inspected = {**HOST, "inspected": day.replace(month=1).isoformat()}
    assert matched(site, inspected, 1, day).verdict == verdict


def test_a_count_says_how_many_and_where_it_stands(site):
    answers = {"trade": "farm", "area": 8, "organic": True, "features": []}
    text = as_text(match(site, answers, DAY))
    assert "✗ 下列 3 项中至少 2 项：\n      原文：符合下列条件中两项以上" in text
    assert "如果种植面积不少于20亩，就符合。" in text
    assert "如果民宿特色有自有农场，就符合。" in text
    found = next(each for each in entries(match(site, answers, DAY))["measures"] if each["key"] == f"{COUNTED}/3")
    count = found["benefits"][0]["conditions"]["parts"][1]
    assert {key: count[key] for key in ("sort", "truth", "at_least", "quote", "source")} == {
        "sort": "count",
        "truth": False,
        "at_least": 2,
        "quote": "符合下列条件中两项以上",
        "source": None,
    }
    assert [part["truth"] for part in count["parts"]] == [False, True, False]
