"""The doctor: findings where there is cause, none where there is not, and no error whatever the content is."""

from __future__ import annotations

import copy
import random
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from policy_explorer.doctor.advice import RULES, as_text, examine
from policy_explorer.load.loader import Sources, load
from policy_explorer.load.review_marks import unverified
from policy_explorer.schemas.modeline import kind_of, schema_line

FOLDER = "documents/yunxi-2031-5"
MEASURE = f"{FOLDER}/measures/01.yaml"
HEADINGS = [heading for heading, _ in RULES]
(
    ENDED,
    SOON,
    UNKNOWN,
    PERFORMED,
    ROLES,
    PAST,
    MARKS,
    EXAMPLES,
    WORDS,
    IN_UNIT,
    DAYS,
    PROVISIONAL,
    ORIGIN,
    OPTIONS,
    *MORE,
) = HEADINGS
COVERAGE, NUMBERS, NO_UNITS, COUNTERPARTS, SECTOR, AUDIENCE, ALIASES, UNUSED, HELP, SETTINGS, NAMED, STALE = MORE
BEFORE = date(2031, 1, 1)


def found(content: Path | Sources, on: date = BEFORE) -> dict[str, list[str]]:
    sources = content if isinstance(content, Sources) else load(content)
    return {group.heading: [str(finding) for finding in group.findings] for group in examine(sources, on)}


def change(content: Path, path: str, old: str, new: str) -> None:
    file = content / path
    assert old in file.read_text("utf-8")
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")


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
    change(tiny_copy, "site.yaml", "soon_days: 30", "soon_days: 31")
    assert SOON in found(tiny_copy, date(2031, 5, 30))


def test_a_term_without_an_end_is_named(tiny_copy: Path):
    change(tiny_copy, MEASURE, "basis: stated\n  until: 2031-06-30", "basis: other")
    assert found(tiny_copy)[UNKNOWN][0].startswith(f"{MEASURE}:16: ")


def test_a_gap_in_the_numbers_is_named(tiny_copy: Path):
    assert NUMBERS not in found(tiny_copy)
    third = f"{FOLDER}/measures/03.yaml"
    change(tiny_copy, third, "number: 3", "number: 6")
    assert found(tiny_copy)[NUMBERS] == [f"{third}:1: 前面没有第 3 至 5 项；原文就是这样编号的，不用改"]


def test_an_extended_term_has_not_ended_before_the_extension_has(later_content: Path):
    ended = found(later_content, date(2032, 7, 1)).get(ENDED, [])
    assert ended == []
    later = found(later_content, date(2033, 1, 1))[ENDED]
    assert later == ["documents/yunxi-2031-30/document.yaml:13: 延续到 2032-12-31，已过"]


def test_dates_that_are_no_deadlines(tiny_copy: Path):
    text = "执行至2031年6月30日"
    assert PERFORMED not in found(tiny_copy)
    change(tiny_copy, MEASURE, f"quote: {text}", "quote: 还款执行至2031年6月30日")
    assert len(found(tiny_copy)[PERFORMED]) == 1
    dated = f"dates:\n  - {{label: 某日, until: 2031-06-30, quote: {text}}}\nbenefits:"
    change(tiny_copy, MEASURE, "benefits:", dated)
    assert len(found(tiny_copy)[ROLES]) == 1
    change(tiny_copy, MEASURE, "label: 某日,", "label: 某日, role: other,")
    assert ROLES not in found(tiny_copy)


def test_a_bound_in_a_unit_that_the_quote_does_not_have(tiny_copy: Path):
    assert IN_UNIT not in found(tiny_copy)
    change(tiny_copy, "questions.yaml", "unit: 亩", "unit: 家")
    (line,) = found(tiny_copy)[IN_UNIT]
    assert "里没有以“家”计的数，看 at_least 从哪里来" in line and line.startswith(f"{MEASURE}:33: ")


def test_a_term_with_a_word_for_provisional_may_be_so(tiny_copy: Path):
    assert PROVISIONAL not in found(tiny_copy)
    change(tiny_copy, MEASURE, "quote: 执行至2031年6月30日", "quote: 试点期间执行至2031年6月30日")
    assert found(tiny_copy)[PROVISIONAL] == [
        f"{MEASURE}:19: 引文“试点期间执行至2031年6月30日”有暂定、试行一类的词，期限是暂定的要写 provisional: true"
    ]
    change(tiny_copy, MEASURE, "until: 2031-06-30", "until: 2031-06-30\n  provisional: true")
    assert PROVISIONAL not in found(tiny_copy)


def test_who_issued_a_notice_and_when_is_in_it(tiny_copy: Path):
    document = f"{FOLDER}/document.yaml"
    printed = f"{document}:7: 原文的落款和印发处没有写 2031-03-02，看这一天从哪里来"
    assert found(tiny_copy)[ORIGIN] == [printed]
    change(tiny_copy, document, "role: date, text: 2031年3月1日", "role: imprint, text: 二〇三一年三月二日印发")
    assert found(tiny_copy)[ORIGIN] == [f"{document}:6: 原文的落款和印发处没有写 2031-03-01，看这一天从哪里来"]
    change(tiny_copy, document, "published: 2031-03-02\n", "")
    assert f"{document}:6: 原文写了印发日期 2031-03-02，没有写 published" in found(tiny_copy)[ORIGIN]
    change(tiny_copy, document, "issuer: 云溪县人民政府", "issuer: 云溪县人民政府办公室")
    assert f"{document}:5: 署名是“云溪县人民政府”，没有“云溪县人民政府办公室”" in found(tiny_copy)[ORIGIN]


def test_a_time_for_applying_that_has_passed(tiny_copy: Path):
    window = "windows:\n  - {once: {until: 2031-06-30}, quote: 执行至2031年6月30日}\nbenefits:"
    change(tiny_copy, MEASURE, "benefits:", window)
    assert PAST not in found(tiny_copy, date(2031, 6, 30))
    assert len(found(tiny_copy, date(2031, 7, 1))[PAST]) == 1


def test_marks(tiny_copy: Path):
    change(tiny_copy, MEASURE, "chapter: 1", "chapter: 1  # 待核对：章名没有认出来")
    change(tiny_copy, "site.yaml", "soon_days: 30", "soon_days: 30 # 待核对")
    assert unverified(load(tiny_copy)) == [(MEASURE, 2, "章名没有认出来"), ("site.yaml", 6, "")]
    assert found(tiny_copy)[MARKS] == [f"{MEASURE}:2: 待核对：章名没有认出来", "site.yaml:6: 待核对"]


def test_examples(tiny_copy: Path):
    assert EXAMPLES not in found(tiny_copy)
    change(tiny_copy, MEASURE, "      - {answers: {trade: farm, area: 20}, verdict: maybe}\n", "")
    assert found(tiny_copy)[EXAMPLES] == [
        f"{MEASURE}:21: “有机种植补贴”只有 2 例，最好有 3 例：符合、不符合、没答全各一例"
    ]
    file = tiny_copy / MEASURE
    file.write_text(file.read_text("utf-8").partition("    examples:")[0], "utf-8")
    assert "没有示例" in found(tiny_copy)[EXAMPLES][0]
    change(tiny_copy, MEASURE, "    eligibility:", "    open_to_all: true\n    eligibility:")
    assert "最好有 2 例" in found(tiny_copy)[EXAMPLES][0]


def test_coverage_counts_neither_the_summary_nor_the_units(tiny_copy: Path):
    assert COVERAGE not in found(tiny_copy)
    change(
        tiny_copy,
        MEASURE,
        "    quote: 对种植面积20亩以上（含本数）并取得有机认证的农户，每亩补贴300元\n    amounts",
        "    quote: 每亩补贴300元\n    amounts",
    )
    assert COVERAGE not in found(tiny_copy)
    change(
        tiny_copy,
        MEASURE,
        "每亩补贴300元，执行",
        "鼓励合作社带动周边村民共同发展有机种植和生态养殖，每亩补贴300元，执行",
    )
    assert "最长的一段没有引到：“鼓励合作社带动周边村民共同发展有机种植和生态养殖”" in found(tiny_copy)[COVERAGE][0]
    assert found(tiny_copy)[COVERAGE][0].startswith(f"{MEASURE}:4: 引文只盖住正文的 6")


def test_a_long_stretch_counts_in_a_long_text_too(tiny_copy: Path):
    change(tiny_copy, MEASURE, "每亩补贴300元，执行", f"每亩补贴300元，{'甲' * 30}，{'乙' * 200}，执行")
    change(tiny_copy, MEASURE, "audiences:\n", f"audiences:\n  - {{name: 农户, quote: {'乙' * 200}}}\n")
    assert "甲" * 30 in found(tiny_copy)[COVERAGE][0]


def test_sectors_and_audiences(tiny_copy: Path):
    assert found(tiny_copy)[SECTOR] == [
        f"{FOLDER}/measures/02.yaml:8: 第 2 项只标“不限行业”的那一个；原文点到具体行业的，补上"
    ]
    assert AUDIENCE not in found(tiny_copy)
    change(tiny_copy, f"{FOLDER}/measures/02.yaml", "所有经营者", "农户")
    assert "第 1、2 项只标最宽的“农户”" in found(tiny_copy)[AUDIENCE][0]
    change(tiny_copy, MEASURE, "sectors:\n  - {name: 种植业, quote: 对种植面积20亩以上}\n", "")
    assert f"{MEASURE}:1: 一个也没有标" in found(tiny_copy)[SECTOR]


@pytest.mark.parametrize(
    ("path", "old", "new", "expected"),
    [
        # 农户 has the same measures as 种植业: to a reader one thing.
        ("audiences", "aliases: [农民]", "aliases: [种地]", None),
        (
            "audiences",
            "slug: hosts",
            "slug: hosts, aliases: [种地]",
            "“种地”是行业“种植业”的别名，也是面向对象“民宿经营者”的别名",
        ),
        ("audiences", "slug: hosts", "slug: hosts, aliases: [種地]", "（写作“種地”）"),
        (
            "audiences",
            "slug: hosts",
            "slug: hosts, aliases: [农业局]",
            "“农业局”是部门“县农业局”的别名，也是面向对象“民宿经营者”的别名",
        ),
        (
            "audiences",
            "slug: hosts",
            "slug: hosts, aliases: [种植业]",
            "“种植业”是面向对象“民宿经营者”的别名，也是行业“种植业”的名称",
        ),
        (
            "sectors",
            "aliases: [民宿]",
            "aliases: [Ｂ＆Ｂ]}\n- {name: 茶业, slug: tea, aliases: [b&b]",
            "“Ｂ＆Ｂ”是行业“民宿业”的别名，也是行业“茶业”的别名（写作“b&b”）",
        ),
    ],
)
def test_aliases(tiny_copy: Path, path: str, old: str, new: str, expected: str | None):
    assert ALIASES not in found(tiny_copy)
    change(tiny_copy, f"vocabularies/{path}.yaml", old, new)
    lines = found(tiny_copy).get(ALIASES, [])
    assert (expected is None and lines == []) or (len(lines) == 1 and expected in lines[0])


def test_what_nothing_uses(tiny_copy: Path):
    assert [line.partition(": ")[0] for line in found(tiny_copy)[UNUSED]] == [
        "vocabularies/units.yaml:4",
        "vocabularies/units.yaml:5",
    ]
    change(tiny_copy, "vocabularies/kinds.yaml", "- {name: 政府工作", "- {name: 贷款, slug: loans}\n- {name: 政府工作")
    change(
        tiny_copy,
        "vocabularies/terms.yaml",
        "- {name: 有机认证",
        "- {name: 云海省, aliases: [省里]}\n- {name: 有机认证",
    )
    printed = "\n".join(found(tiny_copy)[UNUSED])
    assert "kinds.yaml:2: 没有一处用到类别“贷款”" in printed and "terms.yaml:1: 没有一项措施写到“云海省”" in printed


def test_questions_without_help(tiny_content: Path):
    assert next(line.partition(" 没有")[0] for line in found(tiny_content)[HELP]).startswith(
        "questions.yaml:1: “经营类型”"
    )
    assert len(found(tiny_content)[HELP]) == 4


def test_settings(tiny_copy: Path):
    assert len(found(tiny_copy)[SETTINGS]) == 2
    file = tiny_copy / "site.yaml"
    file.write_text(file.read_text("utf-8") + "address: https://example.org/p/\nupdated: 2031-03-02\n", "utf-8")
    assert SETTINGS not in found(tiny_copy)
    change(tiny_copy, "site.yaml", "updated: 2031-03-02", "updated: 2031-03-01")
    assert found(tiny_copy)[SETTINGS] == ["site.yaml:8: updated 早于 yunxi-2031-5 的印发日期 2031-03-02"]


def test_schemas_are_named(tiny_copy: Path):
    assert len(found(tiny_copy)[NAMED]) == 1 and "13 个" in found(tiny_copy)[NAMED][0]
    files = [(path, kind_of(path)) for path in load(tiny_copy).yaml]
    for path, kind in files:
        file = tiny_copy / path
        file.write_text(f"{schema_line(file, kind)}\n{file.read_text('utf-8')}", "utf-8")
    assert NAMED not in found(tiny_copy)
    change(tiny_copy, MEASURE, "/measure.schema.json", "/document.schema.json")
    assert found(tiny_copy)[NAMED][0].startswith(f"{MEASURE}:1: 写的是 ") and len(found(tiny_copy)[NAMED]) == 1


def test_stale_schemas(tiny_content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    assert STALE not in found(tiny_content)
    monkeypatch.setattr("policy_explorer.doctor.schema_files.SCHEMAS", tmp_path)
    (tmp_path / "site.schema.json").write_text("{}", "utf-8")
    assert len(found(tiny_content)[STALE]) == 11


def test_our_content_has_nothing_that_is_wrong_only_what_is_so(real_content: Path):
    """What is said of it depends on the notice; what must not be said of it does not."""
    assert found(real_content, date(2023, 5, 1)).keys() & {MARKS, EXAMPLES, UNUSED, NAMED, STALE, ALIASES} == set()


def places(value: Any, at: tuple = ()) -> Iterator[tuple]:
    for key in value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ():
        yield (*at, key)
        yield from places(value[key], (*at, key))


def test_no_content_is_too_bad_to_be_looked_at(tiny_content: Path):
    chance, sources = random.Random(3), load(tiny_content)
    for path, value in sources.yaml.items():
        for at in chance.sample(sorted(places(value), key=str), k=min(5, len(list(places(value))))):
            spoilt = copy.deepcopy(value)
            holder = spoilt
            for step in at[:-1]:
                holder = holder[step]
            holder[at[-1]] = chance.choice([None, 1, "", [], ["x"], {}, {"x": []}, [[]], [{}]])
            assert examine(replace(sources, yaml={**sources.yaml, path: spoilt}), BEFORE)
    assert examine(load(tiny_content / "pages"), BEFORE) == ()


def test_the_command_tells_groups_and_counts(run, tiny_content: Path):
    code, printed, said = run("doctor", "--content", tiny_content, "--on", "2031-06-01")
    groups = examine(load(tiny_content), date(2031, 6, 1))
    assert (code, said) == (0, "") and printed == as_text(groups, date(2031, 6, 1))
    assert printed.startswith(f"{SOON}（1）\n  {MEASURE}:18: ")
    assert (
        printed.splitlines()[-1]
        == f"按 2031-06-01 来看，共 {sum(len(g.findings) for g in groups)} 处值得看一看。都只是建议，不影响生成。"
    )
    assert as_text((), BEFORE) == "按 2031-01-01 来看，没有缺的，也没有旧的。\n"


def test_without_a_day_it_is_today(run, tiny_content: Path):
    first, (code, printed, _), last = date.today(), run("doctor", "--content", tiny_content), date.today()
    assert code == 0 and any(f"按 {day} 来看" in printed for day in (first, last))


def test_of_invalid_content_it_reports_what_it_can(run, spoilt: Path):
    code, printed, said = run("doctor", "--content", spoilt, "--on", "2031-01-01")
    assert code == 1 and HELP in printed and said == "内容有 2 个问题，上面的可能不全；先运行 check，改好再看。\n"


def test_bounds_of_general_clauses_need_examples_of_some_benefit(governed_content: Path, tmp_path: Path):
    content = shutil.copytree(governed_content, tmp_path / "content")
    assert EXAMPLES not in found(content)
    folder = "documents/yunxi-2031-9"
    change(content, f"{folder}/measures/01.yaml", "      - {answers: {area: 20, age: 17}, verdict: no}\n", "")
    assert EXAMPLES not in found(content), "another benefit shows the bound"
    change(
        content,
        f"{folder}/measures/03.yaml",
        "      - {answers: {features: [old_house], age: 17}, verdict: no}\n",
        "",
    )
    assert found(content)[EXAMPLES] == [
        f"{folder}/document.yaml:20: “适用对象”所管的各项，没有一对示例在这个界限的两边：一个正好在界限上，一个在另一边"
    ]


def test_a_term_that_is_compared_with_an_answer_does_not_end(governed_content: Path):
    ended = found(governed_content, date(2032, 2, 15))[ENDED]
    assert not any("yunxi-2031-9" in line for line in ended)


@pytest.mark.parametrize("words", ["2031年1月1日以后", "2031年1月1日", "2031年"])
def test_words_that_do_not_decide_are_shown(tiny_copy: Path, words: str) -> None:
    """Whether the day itself counts, or on which side of it; and a truth value that the quote does not mention."""
    assert WORDS not in found(tiny_copy)
    change(tiny_copy, f"{FOLDER}/measures/03.yaml", "2031年1月1日（含当日）以后", words)
    change(tiny_copy, MEASURE, "organic, is: true, quote: 取得有机认证}", "organic, is: true, quote: 农户}")
    organic, opened = found(tiny_copy)[WORDS]
    assert "“农户”没有照“是否取得有机认证？”的说法写" in organic
    assert f"“{words}开业”没有写明该用哪种比较，on_or_after" in opened


def test_a_day_that_the_quote_does_not_mention_is_shown(tiny_copy: Path) -> None:
    assert DAYS not in found(tiny_copy)  # 自发布之日起 is a day of document.yaml
    change(tiny_copy, MEASURE, "quote: 执行至2031年6月30日", "quote: 每亩补贴300元")
    assert found(tiny_copy)[DAYS] == [f"{MEASURE}:18: 引文“每亩补贴300元”没有写 2031-06-30，看这一天从哪里来"]


def test_an_option_that_the_quote_does_not_mean_is_shown(tiny_copy: Path) -> None:
    assert OPTIONS not in found(tiny_copy)
    measure = f"{FOLDER}/measures/03.yaml"
    change(
        tiny_copy,
        measure,
        "includes_any: [old_house, family_farm], quote: 属老宅改造或者自有农场的",
        "includes: family_farm, quote: 属老宅改造",
    )
    (line,) = found(tiny_copy)[OPTIONS]
    assert "“属老宅改造”更像是另一个选项“老宅改造”" in line


def test_what_a_bank_is_moved_to_do_is_had_from_the_bank(tiny_copy):
    assert COUNTERPARTS not in found(tiny_copy)
    change(
        tiny_copy,
        f"{FOLDER}/measures/02.yaml",
        "quote: 组织有机农产品推介活动不少于3场\n    amounts",
        "quote: 鼓励商业银行放贷\n    amounts",
    )
    (line,) = found(tiny_copy)[COUNTERPARTS]
    assert line.startswith(f"{FOLDER}/measures/02.yaml:20: ") and "“商业银行”" in line
