"""Numbers and dates as a text mentions them."""

from __future__ import annotations

from datetime import date

import pytest

from policy_explorer.text.quantities import dates, numbers


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("执行至2023年12月31日。", "2023-12-31", "2023-12-31"),
        ("自２０２３年１月１日起", "2023-01-01", "2023-01-01"),
        ("2024年2月底", "2024-02-01", "2024-02-29"),
        ("2022年第四季度到期", "2022-10-01", "2022-12-31"),
        ("2023年一季度", "2023-01-01", "2023-03-31"),
        ("2023年上半年", "2023-01-01", "2023-06-30"),
        ("2023年下半年", "2023-07-01", "2023-12-31"),
        ("围绕2023年度支持方向", "2023-01-01", "2023-12-31"),
        ("2023年实施的项目", "2023-01-01", "2023-12-31"),
        ("执行至2024.4.1", "2024-04-01", "2024-04-01"),
        ("２０２４．０４．０１起", "2024-04-01", "2024-04-01"),
        ("2024.4月到期", "2024-04-01", "2024-04-30"),
        ("有效期至２０２４．０４。", "2024-04-01", "2024-04-30"),
        ("自2024.10起施行", "2024-10-01", "2024-10-31"),
        ("自2024.4施行", "2024-04-01", "2024-04-30"),
        ("2024.4底前开业", "2024-04-01", "2024-04-30"),
        ("2024.12前申报", "2024-12-01", "2024-12-31"),
    ],
)
def test_a_date(text: str, first: str, last: str) -> None:
    (found,) = dates(text)
    assert (found.first, found.last) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("二〇二六年三月五日", "2026-03-05", "2026-03-05"),
        ("二○二六年十二月三十一日", "2026-12-31", "2026-12-31"),
        ("二零二六年二月", "2026-02-01", "2026-02-28"),
        ("一九九九年度", "1999-01-01", "1999-12-31"),
        ("2026年三月二十日", "2026-03-20", "2026-03-20"),
        ("二〇二六年3月5日", "2026-03-05", "2026-03-05"),
        ("二〇二六年下半年", "2026-07-01", "2026-12-31"),
    ],
)
def test_a_date_in_chinese_digits(text: str, first: str, last: str) -> None:
    (found,) = dates(text)
    assert (str(found.first), str(found.last), text[found.start : found.end]) == (first, last, text)


@pytest.mark.parametrize("text", ["三月内", "每年三月五日", "二〇二六年", "二〇二六年三月三十二日"])
def test_what_is_no_day_in_chinese_digits(text: str) -> None:
    assert [found for found in dates(text) if found.first == found.last] == []


def test_a_year_is_carried_on() -> None:
    assert [found.last for found in dates("二〇二六年一月一日至六月三十日")] == [date(2026, 1, 1), date(2026, 6, 30)]
    assert [found.last for found in dates("2023年1月1日至6月30日")] == [date(2023, 1, 1), date(2023, 6, 30)]
    assert [found.first.year for found in dates("2023-2025年")] == [2023, 2025]
    assert [str(found.last) for found in dates("2024.04.01—2025.03.31")] == ["2024-04-01", "2025-03-31"]
    assert [str(found.last) for found in dates("2024.4-2025.3，")] == ["2024-04-30", "2025-03-31"]
    assert [str(found.last) for found in dates("2024.4—2025.3申报")] == ["2024-04-30", "2025-03-31"]


@pytest.mark.parametrize(
    "text",
    [
        "满6个月",
        "每月10日前",
        "12月31日",
        "2023年13月",
        "2023年2月30日",
        "120234年",
        "〔2023〕8号",
        "2024.4",
        "2024.4万元",
        "奖励2024.4元",
        "提高到2024.4。",
        "指数达到2024.4，",
        "不低于2024.4的",
        "版本2024.4以后",
        "V2024.4前",
        "2024.13前",
        "2024.4.1.2前",
        "1800.4前",
        "2024.4-2024.9万元",
        "至2024.4万元",
        "2024.4%",
        "12024.4.1",
        "2024.13.1",
        "3.2024.4",
        "2024.4.1.2",
    ],
)
def test_what_is_not_a_date(text: str) -> None:
    assert list(dates(text)) == []


@pytest.mark.parametrize(
    ("text", "also"),
    [
        ("2024年1月1日前", date(2023, 12, 31)),
        ("2024年1月1日（不含当日）以前", date(2023, 12, 31)),
        ("2023年12月31日后", date(2024, 1, 1)),
        ("2023年4月1日（含当日）以后", None),
        ("2023年4月1日起", None),
    ],
)
def test_a_day_that_may_be_left_out(text: str, also: date | None) -> None:
    (found,) = dates(text)
    assert found.adjacent == also


@pytest.mark.parametrize(
    ("text", "value", "scaled"),
    [
        ("3%", 3, 3),
        ("1.5%", 1.5, 1.5),
        ("10万元", 10, 100000),
        ("1.2亿元", 1.2, 120000000),
        ("1,000元", 1000, 1000),
        ("５００强", 500, 500),
    ],
)
def test_a_number(text: str, value: float, scaled: float) -> None:
    (found,) = numbers(text)
    assert (found.value, found.scaled) == (value, scaled)


def test_places_are_those_of_the_text() -> None:
    text = "不少于１０场、20家"
    assert [text[n.start : n.end] for n in numbers(text)] == ["１０", "20"]


def test_a_code_is_no_number() -> None:
    """No field can hold so many digits; and Python does not even read some thousands of them."""
    assert [found.value for found in numbers(f"账号6222020200112233445，编号{'9' * 5000}，共3户")] == [3]
    assert [found.value for found in numbers("123456789012345元")] == [123456789012345]
