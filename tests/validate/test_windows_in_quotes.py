"""The rule about windows for applying, and the times that texts mention."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from policy_explorer.load.loader import load
from policy_explorer.load.problem import ContentError, Problem
from policy_explorer.text.month_days import in_digits, year_days
from policy_explorer.validate.validate import validate

ADDED = "每年6月30日前申报，或者自开业之日起一年内申报。"
TEXT, MEASURE = "按规定给予一次性奖励5000元", "documents/yunxi-2031-5/measures/03.yaml"
ALONE = {"yearly": {"until": "06-30"}, "quote": "每年6月30日前申报"}


def problems(content: Path, *windows: dict[str, Any], sentence: str = ADDED) -> list[Problem]:
    """Return the problems of the fictional content with a sentence added to measure 3, and with these windows."""
    for path in (content / MEASURE, content / "documents/yunxi-2031-5/notice.txt"):
        text = path.read_text("utf-8")
        changed = text.replace(f"{TEXT}。（", f"{TEXT}。{sentence}（").replace(f"{TEXT}。\n", f"{TEXT}。{sentence}\n")
        assert changed != text, path
        path.write_text(changed, "utf-8")
    measure = (content / MEASURE).read_text("utf-8")
    (content / MEASURE).write_text(f"{measure}\nwindows: {json.dumps(windows, ensure_ascii=False)}\n", "utf-8")
    try:
        validate(load(content))
    except ContentError as error:
        return error.problems
    return []


AFTER = {"event": "开业之日", "within": {"years": 1}, "fact": "opened"}
BOTH = {"quote": "自开业之日起一年内申报"}


def test_windows_that_say_what_their_quotes_say(tiny_copy):
    assert problems(tiny_copy, ALONE, {"after": AFTER, **BOTH}) == []


@pytest.mark.parametrize(
    ("written", "field", "message"),
    [
        ({"yearly": {"until": "06-03"}}, "windows[0].yearly.until", "引文写的不是这一天"),
        ({"yearly": {"from": "06-01"}}, "windows[0].yearly.from", "引文写的不是这一天"),
        ({"after": {**AFTER, "within": {"years": 2}}, **BOTH}, "windows[0].after.within", "引文写的不是这么久"),
        ({"after": {**AFTER, "within": {"days": 1}}, **BOTH}, "windows[0].after.within", "引文写的不是这么久"),
        ({"after": {**AFTER, "event": "授权之日"}, **BOTH}, "windows[0].after.event", "引文里没有这件事"),
        ({"after": {**AFTER, "fact": "opend"}, **BOTH}, "windows[0].after.fact", "questions.yaml 里没有这个问题"),
        ({"after": {**AFTER, "fact": "area"}, **BOTH}, "windows[0].after.fact", "这一题问的不是日期"),
    ],
)
def test_windows_that_say_something_else(tiny_copy, written, field, message):
    found = problems(tiny_copy, {**ALONE, **written} if "quote" in written else {**written, "quote": ALONE["quote"]})
    assert (field, message) in [(problem.field, problem.message) for problem in found]


def test_the_figures_of_a_window_count_as_recorded_and_no_others(tiny_copy):
    found = problems(tiny_copy, ALONE, sentence="每年6月30日前申报，每户限3次。")
    assert [problem.message for problem in found] == ["正文中的“3”没有对应的字段"]


@pytest.mark.parametrize(
    ("sentence", "written", "valid"),
    [
        ("2031年3月1日至3月31日申报", {"from": "2031-03-01", "until": "2031-03-31"}, True),
        ("2031年3月1日至3月31日申报", {"from": "2032-03-01", "until": "2032-03-31"}, False),
        ("2031年11月至次年2月申报", {"from": "2031-11-01", "until": "2032-02-29"}, True),
        ("二〇三一年三月一日至三月十五日申报", {"from": "2031-03-01", "until": "2031-03-15"}, True),
        ("二〇三一年三月一日至三月十五日申报", {"from": "2032-03-01", "until": "2032-03-15"}, False),
        ("三月一日至三月十五日申报", {"from": "2031-03-01", "until": "2031-03-15"}, True),
    ],
)
def test_the_year_of_a_window_that_comes_once(tiny_copy, sentence, written, valid):
    found = problems(tiny_copy, {"once": written, "quote": sentence}, sentence=f"{sentence}。")
    assert (found == []) == valid, found


EVER_AFTER = {"event": "开业之日", "fact": "opened"}
AFTER_OPENING = {"after": AFTER}


@pytest.mark.parametrize(
    ("sentence", "written", "message"),
    [
        ("每年2月底前申报", {"yearly": {"until": "02-28"}}, "二月底在闰年是29日"),
        ("每年2月底前申报", {"yearly": {"until": "02-29"}}, ""),
        ("每年2月28日前申报", {"yearly": {"until": "02-28"}}, ""),
        ("每年2月28日前申报", {"yearly": {"until": "02-27"}}, ""),
        ("截至每年2月28日申报", {"yearly": {"until": "02-27"}}, "引文写的不是这一天"),
        ("2032年2月底前申报", {"once": {"until": "2032-02-28"}}, "这一年的二月底是29日"),
        ("2033年2月底前申报", {"once": {"until": "2033-02-28"}}, ""),
        ("2031.4.1-2031.6.30申报", {"once": {"from": "2031-04-01", "until": "2031-06-30"}}, ""),
        ("2031.4.1-2031.6.30申报", {"once": {"from": "2031-04-01", "until": "2031-07-30"}}, "引文写的不是这一天"),
        ("2031.4-2031.6申报", {"once": {"from": "2031-04-01", "until": "2031-06-30"}}, ""),
        ("2031.4月至2031.6月申报", {"once": {"from": "2031-04-01", "until": "2031-07-31"}}, "引文写的不是这一天"),
        ("每年3月初至5月底申报", {"yearly": {"from": "03-05", "until": "05-25"}}, ""),
        ("每年3月初至5月底申报", {"yearly": {"from": "03-20", "until": "05-25"}}, "引文写的不是这一天"),
        ("每年3月初至5月底申报", {"yearly": {"from": "03-05", "until": "06-25"}}, "引文写的不是这一天"),
        ("每年3月底前申报", {"yearly": {"until": "03-31"}}, ""),
        ("每年3月底前申报", {"yearly": {"until": "03-25"}}, "引文写的不是这一天"),
        ("每年6月30日前申报", {"yearly": {"from": "06-30", "until": "06-29"}}, "引文写的是这一天以前"),
        ("每年6月30日起申报", {"yearly": {"from": "06-30", "until": "06-30"}}, "引文写的是这一天以后"),
        ("每年6月申报", {"yearly": {"from": "06-01", "until": "06-30"}}, ""),
        ("每年3月上旬申报", {"yearly": {"from": "03-01", "until": "03-10"}}, ""),
        ("每年3月上旬申报", {"yearly": {"from": "03-11", "until": "03-10"}}, "引文写的不是这一天"),
        ("2032年3月1日至3月31日申报", {"yearly": {"from": "03-01", "until": "03-31"}}, "引文写的是某一年，不是每年"),
        ("自2032年起，3月1日至3月31日申报", {"yearly": {"from": "03-01", "until": "03-31"}}, ""),
        (
            "每年3月1日至3月31日申报",
            {"once": {"from": "2031-03-01", "until": "2031-03-31"}},
            "引文写的是每年，不是只有一次",
        ),
        (
            "2032年1月申报",
            {"once": {"from": "2032-01-01", "until": "2032-01-31"}},
            "期限到 2031-12-31 为止，申请时间在那以后",
        ),
        ("2031年2月申报", {"once": {"until": "2031-02-28"}}, "期限自 2031-03-01 起，申请时间在那以前"),
        ("每年补贴一次，2032年3月前申报", {"once": {"until": "2032-03-31"}}, ""),
        ("每年1月1日至3月31日暂停申请", {"yearly": {"from": "01-01", "until": "03-31"}}, "引文写的是暂停申请的时间"),
        ("每年1月1日至3月31日申请，4月暂停受理", {"yearly": {"from": "01-01", "until": "03-31"}}, ""),
        ("自开业之日起一年后申请", AFTER_OPENING, "引文写的是这么久以后"),
        ("自开业之日起满一年后，一年内申请", AFTER_OPENING, ""),
        ("自开业之日起30个工作日内申请", {"after": {**AFTER, "within": {"working_days": 30}}}, ""),
        ("自开业之日起三十个工作日内申请", {"after": {**AFTER, "within": {"working_days": 30}}}, ""),
        ("自开业之日起两年半内申请", {"after": {**AFTER, "within": {"months": 30}}}, ""),
        ("自开业之日起30个工作日内申请", {"after": {**AFTER, "within": {"days": 30}}}, "引文写的不是这么久"),
        ("自开业之日起30日内申请", {"after": {**AFTER, "within": {"working_days": 30}}}, "引文写的不是这么久"),
        ("自开业之日起30日内申请", {"after": EVER_AFTER}, "引文写了多长时间以内"),
        ("开业之日以后方可申请", {"after": EVER_AFTER}, ""),
        ("开业之日前一年内申请", AFTER_OPENING, "引文写的是这件事以前"),
        ("每年6月30日前申报", {"yearly": {"from": "06-30"}}, "引文写的是这一天以前"),
        ("每年6月30日后申报", {"yearly": {"until": "06-30"}}, "引文写的是这一天以后"),
        ("每年6月30日起申报", {"yearly": {"from": "06-30"}}, ""),
        ("每年11月1日至次年3月31日申报", {"yearly": {"from": "03-31", "until": "11-01"}}, "from 和 until 与引文相反"),
        ("每年11月1日至次年3月31日申报", {"yearly": {"from": "11-01", "until": "03-31"}}, ""),
        (
            "每年1月1日至3月31日申报",
            {"yearly": {"from": "01-01", "until": "03-31"}, "afterwards": True},
            "引文没有说期限结束以后还可以申请",
        ),
        (
            "每年1月1日至3月31日申报上年度奖励",
            {"yearly": {"from": "01-01", "until": "03-31"}, "afterwards": True},
            "",
        ),
        ("每年1月31日前申报上一年度奖励", {"yearly": {"until": "01-31"}, "afterwards": True}, ""),
        ("每年1－10月申报", {"yearly": {"from": "01-01", "until": "10-31"}}, ""),
        ("每年3月1日至3月31日申报", {"yearly": {"until": "03-31"}}, "引文写的是一段时间，没有写 from"),
        ("2031年4月1日起至4月30日申报", {"once": {"from": "2031-04-01"}}, "引文写的是一段时间，没有写 until"),
        ("每年1月10日前、7月10日前申报", {"yearly": {"until": "07-10"}}, ""),
        ("每年3月中旬申报", {"yearly": {"from": "03-11", "until": "03-20"}}, ""),
        ("每年3月中旬申报", {"yearly": {"from": "03-01", "until": "03-20"}}, "引文写的不是这一天"),
        ("每年3月下旬申报", {"yearly": {"from": "03-21", "until": "03-31"}}, ""),
        (
            "暂停受理时间：每年1月1日至3月31日",
            {"yearly": {"from": "01-01", "until": "03-31"}},
            "引文写的是暂停申请的时间",
        ),
        ("自开业之日起五个工作日内申请", {"after": {**AFTER, "within": {"working_days": 5}}}, ""),
        ("开业之日后半年内申请", {"after": {**AFTER, "within": {"months": 6}}}, ""),
        ("自开业之日起90个自然日内申请", {"after": {**AFTER, "within": {"days": 90}}}, ""),
    ],
)
def test_a_window_does_not_contradict_its_words(tiny_copy, sentence, written, message):
    found = [each.message for each in problems(tiny_copy, {**written, "quote": sentence}, sentence=f"{sentence}。")]
    about_words = [each for each in found if "正文中的" not in each]
    assert about_words == [message] if message else found == []


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("每年6月30日前", "06-30", "06-30"),
        ("1－10月", "01-01", "10-31"),
        ("一至十月", "01-01", "10-31"),
        ("11月至次年2月", "11-01", "02-28"),
        ("第一季度", "01-01", "03-31"),
        ("三月一日至三月十五日", "03-01", "03-15"),
        ("每年下半年", "07-01", "12-31"),
        ("每年年底前", "12-31", "12-31"),
    ],
)
def test_the_days_of_a_year_that_a_text_mentions(text, first, last):
    mentions = list(year_days(in_digits(text)))
    assert first in mentions[0].first
    assert last in mentions[-1].last
