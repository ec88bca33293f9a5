"""The day on which a period begins, beside the words of its quote: counted from what, recorded when."""

from __future__ import annotations

import pytest

from support.stated_periods import DAYS, document, reported

ANNOUNCED = {**DAYS, "announced": "2024-03-01"}


def test_a_beginning_on_trial_is_provisional() -> None:
    trial = document({"until": "2026-12-31"}, "有效期至2026年12月31日", start_quote="自2024年3月1日起试行")
    assert reported(trial) == ["period.from_quote"]
    assert reported({**trial, "provisional": True, "quote": "自2024年3月1日起试行，有效期至2026年12月31日"}) == []


@pytest.mark.parametrize(
    ("counted", "quote", "days", "fits"),
    [
        ("issued", "本办法自成文之日起施行", DAYS, True),
        ("issued", "本办法自印发之日起施行", DAYS, False),
        ("published", "本办法自印发之日起施行", DAYS, True),
        ("published", "本办法自发布之日起施行", DAYS, True),  # no other day is recorded
        ("published", "本办法自发布之日起施行", ANNOUNCED, False),
        ("announced", "本办法自公布之日起施行", ANNOUNCED, True),
        ("announced", "本办法自印发之日起施行", ANNOUNCED, False),
        ("announced", "本办法自下月起施行", ANNOUNCED, False),
        ("issued", "自发文之日起施行", DAYS, True),
        ("published", "自发文之日起施行", DAYS, True),
        ("announced", "自发文之日起施行", ANNOUNCED, False),
        ("published", "自印发次月1日起施行", DAYS, False),
    ],
)
def test_the_day_counted_from(counted: str, quote: str, days: dict[str, str], fits: bool) -> None:
    found = reported(document({}, "", {"counted_from": counted}, quote), days)
    assert found == ([] if fits else ["period.counted_from"])


@pytest.mark.parametrize(
    ("quote", "days", "accepted"),
    [
        ("自印发（公布）之日起30日后施行", DAYS, ["2024-03-27", "2024-03-28"]),
        ("自印发之日起三十日后施行", DAYS, ["2024-03-27", "2024-03-28"]),
        ("自公布之日起满30日施行", DAYS, ["2024-03-27", "2024-03-28"]),
        ("自印发之日起第31日起施行", DAYS, ["2024-03-27", "2024-03-28"]),
        ("自印发之日的次日起施行", DAYS, ["2024-02-27"]),
        ("自公布次日起施行", ANNOUNCED, ["2024-03-02"]),
        ("自成文之日起10天后施行", DAYS, ["2024-03-01", "2024-03-02"]),
        ("自印发之日起30个工作日后施行", DAYS, ["2024-03-27", "2024-04-08"]),  # holidays are not known
        ("自印发之日起1个月后施行", DAYS, ["2024-03-26", "2024-03-27"]),
        ("自印发之日后30日起施行", DAYS, ["2024-03-26", "2024-03-27", "2024-03-28"]),
        ("自印发第二日起施行", DAYS, ["2024-02-27"]),
        ("自印发次月起施行", DAYS, ["2024-03-01"]),
        ("自印发之日的下个月1日起施行", DAYS, ["2024-03-01"]),
    ],
)
def test_a_beginning_some_days_after_a_recorded_day(quote: str, days: dict[str, str], accepted: list[str]) -> None:
    counted = "issued" if "成文" in quote else "announced" if "announced" in days else "published"
    assert reported(document({}, "", {"counted_from": counted}, quote), days) == ["period.counted_from"]
    for day in accepted:
        assert reported(document({}, "", {"from": day}, quote), days) == [], day
    if "月" not in quote and "工作" not in quote:
        assert reported(document({}, "", {"from": "2024-03-10"}, quote), days) == ["period.from"]
        assert reported(document({}, "", {"from": days[counted]}, quote), days) == ["period.from"]


@pytest.mark.parametrize(
    "quote", ["自印发之日起施行，30日后开始受理", "自印发之日起30日内有效", "自印发之日起施行，印发之日起30日后失效"]
)
def test_what_is_no_later_beginning(quote: str) -> None:
    assert reported(document({}, "", {"counted_from": "published"}, quote)) == []
    assert reported(document({}, "", {"from": DAYS["published"]}, quote)) == []


@pytest.mark.parametrize("quote", ["自下月一日起施行，由印发机关解释", "自下月起施行，已发布的目录继续有效"])
def test_what_no_day_is_counted_from(quote: str) -> None:
    assert reported(document({}, "", {"from": "2024-03-01"}, quote)) == []


@pytest.mark.parametrize(("day", "fits"), [("2024-02-20", True), ("2024-02-26", True), ("2024-02-27", False)])
def test_a_day_that_the_quote_names_by_what_happened_on_it(day: str, fits: bool) -> None:
    found = reported(document({}, "", {"from": day}, "本办法自印发之日起施行"))
    assert found == ([] if fits else ["period.from"])
