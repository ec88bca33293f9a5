"""Advice on conditions, their examples and the quotes of a measure."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from support.advice import (
    APPLIED,
    BEYOND,
    CAPS,
    COMPUTED,
    COUNTERPARTS,
    COVERAGE,
    EACH,
    EXAMPLES,
    FOLDER,
    HIGHEST,
    IN_UNIT,
    MEASURE,
    NOTHING,
    OPTIONS,
    WORDS,
    found,
)
from support.content_edits import edit


def test_a_bound_in_a_unit_that_the_quote_does_not_have(tiny_copy: Path):
    assert IN_UNIT not in found(tiny_copy)
    edit(tiny_copy / "questions.yaml", "unit: 亩", "unit: 家")
    (line,) = found(tiny_copy)[IN_UNIT]
    assert "里没有以“家”计的数，看 at_least 从哪里来" in line and line.startswith(f"{MEASURE}:33: ")


def test_examples(tiny_copy: Path):
    assert EXAMPLES not in found(tiny_copy)
    edit(tiny_copy / MEASURE, "      - {answers: {trade: farm, area: 20}, verdict: maybe}\n", "")
    assert found(tiny_copy)[EXAMPLES] == [
        f"{MEASURE}:21: “有机种植补贴”只有 2 例，最好有 3 例：符合、不符合、没答全各一例"
    ]
    file = tiny_copy / MEASURE
    file.write_text(file.read_text("utf-8").partition("    examples:")[0], "utf-8")
    assert "没有示例" in found(tiny_copy)[EXAMPLES][0]
    edit(tiny_copy / MEASURE, "    eligibility:", "    open_to_all: true\n    eligibility:")
    assert "最好有 2 例" in found(tiny_copy)[EXAMPLES][0]


def test_coverage_counts_neither_the_summary_nor_the_units(tiny_copy: Path):
    assert COVERAGE not in found(tiny_copy)
    edit(
        tiny_copy / MEASURE,
        "    quote: 对种植面积20亩以上（含本数）并取得有机认证的农户，每亩补贴300元\n    amounts",
        "    quote: 每亩补贴300元\n    amounts",
    )
    assert COVERAGE not in found(tiny_copy)
    edit(
        tiny_copy / MEASURE,
        "每亩补贴300元，执行",
        "鼓励合作社带动周边村民共同发展有机种植和生态养殖，每亩补贴300元，执行",
    )
    assert "最长的一段没有引到：“鼓励合作社带动周边村民共同发展有机种植和生态养殖”" in found(tiny_copy)[COVERAGE][0]
    assert found(tiny_copy)[COVERAGE][0].startswith(f"{MEASURE}:4: 引文只盖住正文的 6")


def test_a_long_stretch_counts_in_a_long_text_too(tiny_copy: Path):
    edit(tiny_copy / MEASURE, "每亩补贴300元，执行", f"每亩补贴300元，{'甲' * 30}，{'乙' * 200}，执行")
    edit(tiny_copy / MEASURE, "audiences:\n", f"audiences:\n  - {{name: 农户, quote: {'乙' * 200}}}\n")
    assert "甲" * 30 in found(tiny_copy)[COVERAGE][0]


def test_bounds_of_general_clauses_need_examples_of_some_benefit(governed_content: Path, tmp_path: Path):
    content = shutil.copytree(governed_content, tmp_path / "content")
    assert EXAMPLES not in found(content)
    folder = "documents/yunxi-2031-9"
    edit(content / f"{folder}/measures/01.yaml", "      - {answers: {area: 20, age: 17}, verdict: no}\n", "")
    assert EXAMPLES not in found(content), "another benefit shows the bound"
    edit(
        content / f"{folder}/measures/03.yaml",
        "      - {answers: {features: [old_house], age: 17}, verdict: no}\n",
        "",
    )
    assert found(content)[EXAMPLES] == [
        f"{folder}/document.yaml:20: “适用对象”所管的各项，没有一对示例在这个界限的两边：一个正好在界限上，一个在另一边"
    ]


@pytest.mark.parametrize("words", ["2031年1月1日以后", "2031年1月1日", "2031年"])
def test_words_that_do_not_decide_are_shown(tiny_copy: Path, words: str) -> None:
    """Whether the day itself counts, or on which side of it; and a truth value that the quote does not mention."""
    assert WORDS not in found(tiny_copy)
    edit(tiny_copy / f"{FOLDER}/measures/03.yaml", "2031年1月1日（含当日）以后", words)
    edit(tiny_copy / MEASURE, "organic, is: true, quote: 取得有机认证}", "organic, is: true, quote: 农户}")
    organic, opened = found(tiny_copy)[WORDS]
    assert "“农户”没有照“是否取得有机认证？”的说法写" in organic
    assert f"“{words}开业”没有写明该用哪种比较，on_or_after" in opened


def test_an_option_that_the_quote_does_not_mean_is_shown(tiny_copy: Path) -> None:
    assert OPTIONS not in found(tiny_copy)
    measure = f"{FOLDER}/measures/03.yaml"
    edit(
        tiny_copy / measure,
        "includes_any: [old_house, family_farm], quote: 属老宅改造或者自有农场的",
        "includes: family_farm, quote: 属老宅改造",
    )
    (line,) = found(tiny_copy)[OPTIONS]
    assert "“属老宅改造”更像是另一个选项“老宅改造”" in line


def test_what_a_bank_is_moved_to_do_is_had_from_the_bank(tiny_copy):
    assert COUNTERPARTS not in found(tiny_copy)
    edit(
        tiny_copy / FOLDER / "measures" / "02.yaml",
        "quote: 组织有机农产品推介活动不少于3场\n    amounts",
        "quote: 鼓励商业银行放贷\n    amounts",
    )
    (line,) = found(tiny_copy)[COUNTERPARTS]
    assert line.startswith(f"{FOLDER}/measures/02.yaml:20: ") and "“商业银行”" in line


def test_a_grant_comes_by_itself_only_where_the_words_say_so(tiny_copy):
    file = f"{FOLDER}/measures/03.yaml"
    assert APPLIED not in found(tiny_copy)
    edit(tiny_copy / file, "access: apply", "access: direct")
    assert found(tiny_copy)[APPLIED] == [
        f"{file}:19: 引文说的是奖励，没有说不用申请；没有写怎样得到的，写 access: apply"
    ]


def test_payouts_whose_words_leave_something_open(counted_content: Path, tmp_path: Path):
    content = shutil.copytree(counted_content, tmp_path / "content")
    folder = "documents/yunxi-2031-12/measures"
    assert {EACH, HIGHEST, CAPS, BEYOND}.isdisjoint(found(content))
    edit(content / "questions.yaml", "  maximum: 10000\n- id: rent_paid", "  maximum: 50\n- id: rent_paid")
    for file in ("notice.txt", "measures/03.yaml"):
        edit(content / "documents/yunxi-2031-12" / file, "的，一次性奖励二十万元", "的，每家就高奖励二十万元")
    edit(content / folder / "03.yaml", "quote: 一次性奖励二十万元", "quote: 每家就高奖励二十万元")
    for file in ("notice.txt", "measures/02.yaml"):
        path = content / "documents/yunxi-2031-12" / file
        path.write_text(
            path.read_text("utf-8").replace("给予补贴，最高二十万元", "给予补贴，与实际支出孰低，最高二十万元"), "utf-8"
        )
    advice = found(content)
    assert [line.partition(": ")[0] for line in advice[EACH]] == [f"{folder}/03.yaml:53"]
    assert "引文写“就高”" in advice[HIGHEST][0]
    assert [line.partition("（")[0] for line in advice[BEYOND]] == [f"{folder}/02.yaml:26: 同一句里写“孰低”"]
    assert advice[CAPS][0].startswith(f"{folder}/01.yaml:25: 上限用不上")


def test_who_answers_0_and_would_be_told_of_a_match_with_nothing(counted_content: Path):
    lines = found(counted_content)[NOTHING]
    assert [line.partition("documents/yunxi-2031-12/measures/")[2][:5] for line in lines] == ["01.ya", "02.ya", "05.ya"]
    assert "“招用人数”填 0 的也判为符合" in lines[0]


def test_a_sum_or_a_ratio_of_which_the_quote_does_not_speak_is_shown(counted_content: Path, tmp_path: Path):
    content = shutil.copytree(counted_content, tmp_path / "content")
    assert COMPUTED not in found(content)
    edit(
        content / "documents/yunxi-2031-12/measures/08.yaml",
        "quote: 研发费用占销售收入的比例不低于3%}",
        "quote: 不低于3%}",
    )
    (line,) = found(content)[COMPUTED]
    assert "引文“不低于3%”没有说是几题相除" in line and "看“研发费用占销售收入的比例”这样算是否合原意" in line
