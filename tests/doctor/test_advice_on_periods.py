"""Advice on periods, windows and dates: findings where there is cause, none where there is not."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from support.advice import (
    AFTERWARDS,
    BUDGET,
    DAYS,
    ENDED,
    FOLDER,
    MEASURE,
    ORIGIN,
    PAST,
    PERFORMED,
    PROVISIONAL,
    ROLES,
    SOON,
    UNKNOWN,
    found,
)
from support.content_edits import edit


@pytest.mark.parametrize(
    ("on", "heading", "lines"),
    [
        (date(2031, 5, 31), SOON, [f"{MEASURE}:18: 第 1 项写明到 2031-06-30，快到了"]),
        (date(2031, 5, 30), SOON, None),
        (date(2031, 6, 30), ENDED, None),
        (date(2031, 7, 1), ENDED, [f"{MEASURE}:18: 第 1 项写明到 2031-06-30，已过"]),
        (date(2031, 12, 31), SOON, [f"{FOLDER}/document.yaml:13: 有效期到 2031-12-31，快到了；2 项没有另写期限，随它"]),
    ],
    ids=str,
)
def test_terms(tiny_content: Path, on: date, heading: str, lines: list[str] | None):
    assert found(tiny_content, on).get(heading) == lines


def test_the_days_that_count_as_soon_are_the_sites(tiny_copy: Path):
    edit(tiny_copy / "site.yaml", "soon_days: 30", "soon_days: 31")
    assert SOON in found(tiny_copy, date(2031, 5, 30))


def test_a_term_without_an_end_is_named(tiny_copy: Path):
    edit(tiny_copy / MEASURE, "basis: stated\n  until: 2031-06-30", "basis: other")
    assert found(tiny_copy)[UNKNOWN][0].startswith(f"{MEASURE}:16: ")


def test_a_budget_that_the_text_names_is_in_a_period(tiny_copy: Path):
    for path in (tiny_copy / MEASURE, tiny_copy / FOLDER / "notice.txt"):
        edit(path, "执行至2031年6月30日", "执行至2031年6月30日，额满即止")
    assert found(tiny_copy)[BUDGET] == [f"{MEASURE}:4: 正文说“额满即止”，没有一处 period 写 ends: budget"]
    edit(tiny_copy / MEASURE, "  until: 2031-06-30", "  until: 2031-06-30\n  ends: budget")
    assert BUDGET not in found(tiny_copy)


def test_an_extended_term_has_not_ended_before_the_extension_has(later_content: Path):
    ended = found(later_content, date(2032, 7, 1)).get(ENDED, [])
    assert ended == []
    later = found(later_content, date(2033, 1, 1))[ENDED]
    assert later == ["documents/yunxi-2031-30/document.yaml:13: 延续到 2032-12-31，已过"]


def test_dates_that_are_no_deadlines(tiny_copy: Path):
    text = "执行至2031年6月30日"
    assert PERFORMED not in found(tiny_copy)
    edit(tiny_copy / MEASURE, f"quote: {text}", "quote: 还款执行至2031年6月30日")
    assert len(found(tiny_copy)[PERFORMED]) == 1
    dated = f"dates:\n  - {{label: 某日, until: 2031-06-30, quote: {text}}}\nbenefits:"
    edit(tiny_copy / MEASURE, "benefits:", dated)
    assert len(found(tiny_copy)[ROLES]) == 1
    edit(tiny_copy / MEASURE, "label: 某日,", "label: 某日, role: other,")
    assert ROLES not in found(tiny_copy)


def test_a_yearly_time_for_the_year_before_may_go_on_after_the_term(later_content: Path, tmp_path: Path):
    assert AFTERWARDS not in found(later_content)
    content = shutil.copytree(later_content, tmp_path / "content")
    edit(content / "documents/yunxi-2032-1/measures/01.yaml", "until: 06-30}, afterwards: true,", "until: 06-30},")
    assert len(found(content)[AFTERWARDS]) == 1


def test_a_term_with_a_word_for_provisional_may_be_so(tiny_copy: Path):
    assert PROVISIONAL not in found(tiny_copy)
    edit(tiny_copy / MEASURE, "quote: 执行至2031年6月30日", "quote: 试点期间执行至2031年6月30日")
    assert found(tiny_copy)[PROVISIONAL] == [
        f"{MEASURE}:19: 引文“试点期间执行至2031年6月30日”有暂定、试行一类的词，期限是暂定的要写 provisional: true"
    ]
    edit(tiny_copy / MEASURE, "until: 2031-06-30", "until: 2031-06-30\n  provisional: true")
    assert PROVISIONAL not in found(tiny_copy)


def test_who_issued_a_notice_and_when_is_in_it(tiny_copy: Path):
    document = f"{FOLDER}/document.yaml"
    printed = f"{document}:7: 原文的落款和印发处没有写 2031-03-02，看这一天从哪里来"
    assert found(tiny_copy)[ORIGIN] == [printed]
    edit(tiny_copy / document, "role: date, text: 2031年3月1日", "role: imprint, text: 二〇三一年三月二日印发")
    assert found(tiny_copy)[ORIGIN] == [f"{document}:6: 原文的落款和印发处没有写 2031-03-01，看这一天从哪里来"]
    edit(tiny_copy / document, "published: 2031-03-02\n", "")
    assert f"{document}:6: 原文写了印发日期 2031-03-02，没有写 published" in found(tiny_copy)[ORIGIN]
    edit(tiny_copy / document, "issuer: 云溪县人民政府", "issuer: 云溪县人民政府办公室")
    assert f"{document}:5: 署名是“云溪县人民政府”，没有“云溪县人民政府办公室”" in found(tiny_copy)[ORIGIN]


def test_a_time_for_applying_that_has_passed(tiny_copy: Path):
    window = "windows:\n  - {once: {until: 2031-06-30}, quote: 执行至2031年6月30日}\nbenefits:"
    edit(tiny_copy / MEASURE, "benefits:", window)
    assert PAST not in found(tiny_copy, date(2031, 6, 30))
    assert len(found(tiny_copy, date(2031, 7, 1))[PAST]) == 1


def test_a_term_that_is_compared_with_an_answer_does_not_end(governed_content: Path):
    ended = found(governed_content, date(2032, 2, 15))[ENDED]
    assert not any("yunxi-2031-9" in line for line in ended)


def test_a_day_that_the_quote_does_not_mention_is_shown(tiny_copy: Path) -> None:
    assert DAYS not in found(tiny_copy)  # 自发布之日起 is a day of document.yaml
    edit(tiny_copy / MEASURE, "quote: 执行至2031年6月30日", "quote: 每亩补贴300元")
    assert found(tiny_copy)[DAYS] == [f"{MEASURE}:18: 引文“每亩补贴300元”没有写 2031-06-30，看这一天从哪里来"]
