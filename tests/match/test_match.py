"""One applicant against all rules: the verdicts, the reasons, and the two forms of the report."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policy_explorer.derive.derive import derive
from policy_explorer.derive.site import WholeSite
from policy_explorer.load.loader import load
from policy_explorer.load.problem import ContentError
from policy_explorer.match.answers import read_answers
from policy_explorer.match.as_json import as_json, entries
from policy_explorer.match.as_text import as_text, change_wording
from policy_explorer.match.match import Match
from policy_explorer.match.match import match as match_values
from policy_explorer.model import FactTest
from policy_explorer.model.answers import parse_answers
from policy_explorer.rules.evaluate import measure_verdict, verdict
from policy_explorer.validate.validate import validate
from support.personas import personas
from support.random_rules import QUESTIONS, fact_tests

DAY = date(2031, 6, 30)
FARM = {"trade": "farm", "area": 20, "organic": True}


@pytest.fixture(scope="module")
def real(real_content: Path) -> WholeSite:
    return derive(validate(load(real_content)))


@pytest.fixture(scope="module")
def tiny(tiny_content: Path) -> WholeSite:
    return derive(validate(load(tiny_content)))


def applicants(site: WholeSite) -> Iterator[dict[str, Any]]:
    """The answers of every example and of every preset, and none at all."""
    yield {}
    yield from (dict(preset.answers) for preset in site.catalogue.presets)
    for measure in site.measures.values():
        yield from (dict(example.answers) for entry in measure.benefits for example in entry.benefit.examples)


def match(site: WholeSite, written: Mapping[str, Any], day: date | None = None) -> Match:
    """The match of answers as they stand in a file."""
    return match_values(site, parse_answers(written), day)


def one(found: Match, number: int) -> Any:
    return next(measure for measure in found.measures if measure.entry.measure.number == number)


# The verdicts


def test_they_are_those_of_the_evaluator(real, tiny):
    """Every example of every rule, against all rules."""
    compared = 0
    for site in (real, tiny):
        for answers in [*applicants(site), *(persona.answers for persona in personas() if site is real)]:
            for measure in match(site, answers, DAY).measures:
                expected = [verdict(entry.benefit, parse_answers(answers)) for entry in measure.entry.benefits]
                assert [benefit.verdict for benefit in measure.benefits] == expected
                assert measure.verdict == measure_verdict(expected)
                compared += len(expected)
    assert compared > 5000


def test_an_example_has_the_verdict_that_it_states(real, tiny):
    for site in (real, tiny):
        for measure in site.measures.values():
            for at, entry in enumerate(measure.benefits):
                for example in entry.benefit.examples:
                    found = match(site, example.answers)
                    matched = next(other for other in found.measures if other.entry.key == measure.key).benefits[at]
                    assert matched.verdict == example.verdict


def test_a_verdict_does_not_hang_on_the_day(real):
    for answers in applicants(real):
        days = (None, date(2022, 1, 1), date(2023, 6, 1), date(2030, 1, 1))
        assert len({tuple(measure.verdict for measure in match(real, answers, day).measures) for day in days}) == 1


# The reasons


def test_a_remedy_brings_about_what_it_promises(real):
    """With the new answers the rule comes out as said; and of these rules every no has one."""
    seen = 0
    for answers in applicants(real):
        for measure in match(real, answers).measures:
            for benefit in measure.benefits:
                assert (benefit.verdict == "no") == bool(benefit.remedies)
                for remedy in benefit.remedies:
                    changed = verdict(benefit.entry.benefit, {**parse_answers(answers), **remedy.answers})
                    assert changed == ("yes" if remedy.then else "maybe")
                    seen += 1
    assert seen > 200


def test_a_maybe_and_nothing_else_lists_what_is_open(real):
    for answers in applicants(real):
        for measure in match(real, answers).measures:
            for benefit in measure.benefits:
                found = benefit.undecided
                assert bool(found.unanswered or found.unknown or found.manual) == (benefit.verdict == "maybe")


@pytest.mark.parametrize(
    ("day", "state", "left"),
    [
        (date(2031, 2, 28), "upcoming", 122),
        (date(2031, 3, 1), "open", 121),
        (date(2031, 5, 30), "open", 31),
        (date(2031, 5, 31), "closing", 30),
        (date(2031, 6, 30), "closing", 0),
        (date(2031, 7, 1), "ended", -1),
    ],
)
def test_both_ends_of_a_period_belong_to_it(tiny, day, state, left):
    status = one(match(tiny, {}, day), 1).benefits[0].status
    assert (status.state, status.days_left) == (state, left)


@pytest.mark.parametrize("persona", personas(), ids=lambda persona: persona.id)
def test_periods_stand_as_was_worked_out_by_hand(real, persona):
    found = match(real, persona.answers, persona.day)
    states = {
        f"{measure.entry.measure.number}/{benefit.entry.benefit.id}": benefit.status.state
        for measure in found.measures
        for benefit in measure.benefits
    }
    assert {key: states[key] for key in persona.terms} == persona.terms


# As text


def lines_of(text: str, title: str) -> list[str]:
    """What is said of one benefit, without the indents."""
    lines = [line.strip() for line in text.splitlines()]
    start = next(at for at, line in enumerate(lines) if title in line)
    return lines[start : lines.index("", start)]


def test_a_yes_in_words(tiny):
    text = as_text(match(tiny, FARM, date(2031, 6, 10)))
    assert lines_of(text, "有机种植补贴") == [
        "✓ 符合　有机种植补贴（补贴奖励）",
        "期限：2031年3月1日至 2031年6月30日，即将到期，还有 20 天",
        "✓ 经营类型：种植（回答：种植）",
        "原文：农户",
        "✓ 种植面积 不少于 20 亩（含）（回答：20 亩）",
        "原文：种植面积20亩以上（含本数）",
        "✓ 有机认证：是（回答：是）",
        "原文：取得有机认证",
    ]
    assert "牵头单位：县农业局" in text
    assert "措施：符合 1 项，可能符合 0 项，不符合 1 项，无需申请 1 项。" in text


def test_a_no_in_words_says_what_would_have_to_be_different(tiny):
    lines = lines_of(as_text(match(tiny, {**FARM, "area": 19.5}, DAY)), "有机种植补贴")
    assert lines[0] == "✗ 不符合　有机种植补贴（补贴奖励）"
    assert "✗ 种植面积 不少于 20 亩（含）（回答：19.5 亩）" in lines
    assert lines[-1] == "若 种植面积 不少于 20 亩（含），则符合。"


def test_what_cannot_be_changed_is_marked_and_a_department_leaves_a_maybe(tiny):
    answers = {"trade": "homestay", "opened": "2030-12-31", "features": ["old_house"]}
    lines = lines_of(as_text(match(tiny, answers, DAY)), "特色民宿奖励")
    assert lines[-1] == "若 开业日期 在 2031年1月1日及以后（含当日）〔不能改变〕，则可能符合。"


def test_each_kind_of_what_is_open(tiny):
    lines = lines_of(as_text(match(tiny, {"trade": "homestay", "opened": None})), "特色民宿奖励")
    assert "? 开业日期 在 2031年1月1日及以后（含当日）（回答：不清楚）" in lines
    assert "? 民宿特色：老宅改造、自有农场（有其一即可）（未回答）" in lines
    assert lines[-3:] == [
        "未回答：民宿有下列哪些特色？",
        "不清楚：开业日期，可向县财政局了解",
        "由县财政局判断：是否符合奖励规定",
    ]


def test_a_range_across_a_bound_is_not_called_unknown(tiny):
    lines = lines_of(as_text(match(tiny, {**FARM, "area": {"at_least": 10, "less_than": 30}})), "有机种植补贴")
    assert "? 种植面积 不少于 20 亩（含）（回答：不少于 10 亩（含），低于 30 亩（不含））" in lines
    assert lines[-1] == "还不能判定：种植面积的回答要更具体"


@pytest.mark.parametrize(
    ("day", "line"),
    [
        (None, "没有指定日期（--on），只列出期限，不判断是否已到期。"),
        (date(2031, 7, 1), "符合、可能符合的各项内容中，1 项已到期。"),
        (date(2031, 1, 1), "符合、可能符合的各项内容中，1 项未开始。"),
    ],
)
def test_the_period_is_reported_beside_the_counts(tiny, day, line):
    text = as_text(match(tiny, FARM, day))
    assert line in text.splitlines()
    assert ("到期，" in text or "已于" in text or "未开始，" in text) == (day is not None)


def test_it_ends_with_the_general_clauses_and_that_it_is_no_decision(real):
    *_, clause, _, decision, disclaimer = as_text(match(real, {})).splitlines()
    assert clause == "鼓政办规〔2023〕1号“取高不重复”：如国家和省、市出台同类政策，按照“取高不重复”原则执行"
    assert "不是审批决定" in decision
    assert disclaimer == real.catalogue.settings.disclaimer


def test_every_measure_and_benefit_is_reported_once(real):
    lines = as_text(match(real, {"applicant": "union"})).splitlines()
    assert sum("项　" in line for line in lines) == 37
    assert sum("期限：" in line for line in lines) == sum(len(measure.benefits) for measure in real.measures.values())


@settings(max_examples=200)
@given(fact_tests(), st.data())
def test_the_opposite_of_a_test_is_put_in_other_words_and_never_left_out(written, data):
    test, question = FactTest.model_validate(written), QUESTIONS[written["fact"]]
    met, failed = (change_wording(test, wanted, question) for wanted in (True, False))
    assert met != failed and met.startswith("名") and failed.startswith("名")


def test_opposites_keep_the_bound_exact():
    staff = FactTest.model_validate({"fact": "number_2", "at_least": 6, "quote": "q"})
    day = FactTest.model_validate({"fact": "date_1", "on_or_after": "2023-04-01", "quote": "q"})
    boolean = FactTest.model_validate({"fact": "boolean_1", "is": True, "quote": "q"})
    options = FactTest.model_validate({"fact": "choices_1", "includes_any": ["a", "b"], "quote": "q"})
    worded = [change_wording(test, False, QUESTIONS[test.fact]) for test in (staff, day, boolean, options)]
    assert worded == ["名 低于 6（不含）", "名 在 2023年4月1日以前（不含当日）", "名：否", "名：不是a、b"]


# As JSON

CONDITION_KEYS = {
    "all": {"sort", "truth", "parts"},
    "any": {"sort", "truth", "parts"},
    "not": {"sort", "truth", "parts"},
    "manual": {"sort", "truth", "manual", "by", "words", "quote"},
    "fact": {"sort", "truth", "fact", "operator", "operand", "words", "quote", "answered", "answer"},
}
BENEFIT_KEYS = {"id", "title", "kind", "quote", "verdict", "period", "conditions", "remedies", "open"}
PERIOD_KEYS = {"from", "until", "basis", "quote", "note", "superseded_from"}


def conditions_in(condition: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield condition
    for part in condition.get("parts", ()):
        yield from conditions_in(part)


@pytest.mark.parametrize("day", [None, date(2023, 12, 20)])
def test_the_shape_is_the_documented_one(real, day):
    for answers in applicants(real):
        data = json.loads(as_json(match(real, answers, day)))
        assert set(data) == {"on", "answers", "counts", "measures", "clauses", "disclaimer"}
        assert data["on"] == (day and day.isoformat()) and data["answers"] == answers
        for measure in data["measures"]:
            assert set(measure) == {"key", "document", "number", "title", "url", "lead", "verdict", "benefits"}
            for benefit in measure["benefits"]:
                assert set(benefit) == BENEFIT_KEYS
                assert set(benefit["period"]) == PERIOD_KEYS | ({"state", "days_left"} if day else set())
                assert (benefit["conditions"] is None) == (benefit["verdict"] == "none")
                for condition in conditions_in(benefit["conditions"]) if benefit["conditions"] else ():
                    assert set(condition) == CONDITION_KEYS[condition["sort"]]
                for remedy in benefit["remedies"]:
                    assert set(remedy) == {"changes", "then", "answers"} and remedy["then"] in ("yes", "maybe")
                assert {found["kind"] for found in benefit["open"]} <= {"unanswered", "unknown", "department"}


def test_the_truth_of_a_rule_is_its_verdict_and_the_counts_add_up(real):
    by_truth = {True: "yes", None: "maybe", False: "no"}
    for answers in applicants(real):
        data = entries(match(real, answers))
        benefits = [benefit for measure in data["measures"] for benefit in measure["benefits"]]
        assert all(
            by_truth[benefit["conditions"]["truth"]] == benefit["verdict"]
            for benefit in benefits
            if benefit["conditions"]
        )
        for what, found in (("measures", data["measures"]), ("benefits", benefits)):
            given = [one["verdict"] for one in found]
            assert data["counts"][what] == {name: given.count(name) for name in ("yes", "maybe", "no", "none")}


def test_what_is_open_in_json(tiny):
    (benefit,) = entries(match(tiny, {"trade": "homestay", "opened": None}))["measures"][2]["benefits"]
    assert [(found["kind"], found.get("fact") or found["by"]) for found in benefit["open"]] == [
        ("unanswered", "features"),
        ("unknown", "opened"),
        ("department", "县财政局"),
    ]


def test_dates_are_iso_text_and_chinese_is_left_as_it_is(tiny):
    text = as_json(match(tiny, {"trade": "homestay", "opened": "2030-12-31", "features": ["old_house"]}, DAY))
    (benefit,) = json.loads(text)["measures"][2]["benefits"]
    (remedy,) = benefit["remedies"]
    (change,) = remedy["changes"]
    assert (change["fact"], change["operator"], change["operand"]) == ("opened", "on_or_after", "2031-01-01")
    assert change["wanted"] is True and change["fixed"] is True
    assert remedy["then"] == "maybe" and remedy["answers"]["opened"] >= "2031-01-01"
    assert benefit["period"]["from"] == "2031-03-01"
    assert "特色民宿奖励" in text and "\\u" not in text


# The file of answers


def faults(file: Path, site: WholeSite) -> list[tuple[int, int, str, str, str]]:
    with pytest.raises(ContentError) as caught:
        read_answers(file, site.catalogue.questions)
    assert all(problem.path == str(file) for problem in caught.value.problems)
    return [
        (problem.line, problem.column, problem.field, problem.message, problem.hint)
        for problem in caught.value.problems
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.yaml", "trade: farm\narea: {at_most: 10}\nopened: 2031-01-01\norganic: null\nfeatures: []\n"),
        (
            "a.json",
            '{"trade": "farm", "area": {"at_most": 10}, "opened": "2031-01-01", "organic": null, "features": []}',
        ),
        (
            "tabs.json",
            '{\n\t"trade": "\\u0066arm",\n\t"area": {"at_most": 10},\n\t"opened": "2031-01-01", "organic": null, "features": []\n}\n',
        ),
    ],
)
def test_yaml_and_json_are_read_alike(tiny, tmp_path, name, text):
    (tmp_path / name).write_text(text, "utf-8")
    found = read_answers(tmp_path / name, tiny.catalogue.questions)
    written = {"trade": "farm", "area": {"at_most": 10}, "opened": "2031-01-01", "organic": None, "features": []}
    assert found == parse_answers(written) and found["opened"] == date(2031, 1, 1)


def test_every_fault_is_reported_at_once_with_its_position(tiny, tmp_path):
    file = tmp_path / "answers.yaml"
    file.write_text(
        "trad: farm\narea: -1\nopened: 2031-02-30\nfeatures: [oldhouse]\norganic: yes\ntrade: farms\narea: 5\n", "utf-8"
    )
    assert faults(file, tiny) == [
        (1, 1, "trad", "questions.yaml 里没有这个问题", "是否想写 trade？"),
        (2, 7, "area", "小于问题 area 可填的最小值 0", ""),
        (3, 9, "opened", "没有这一天", "检查年、月、日"),
        (4, 12, "features[0]", "问题 features 没有这个选项", "是否想写 old_house？"),
        (
            5,
            10,
            "organic",
            "不加引号的 yes、no、on、off、y、n 在别的程序里会变成真假值",
            "是文字就加引号：'yes'；是真假就写 true 或 false",
        ),
        (6, 8, "trade", "问题 trade 没有这个选项", "是否想写 farm？"),
        (7, 1, "area", "字段重复", "第 2 行已经写过，删去一处"),
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "找不到这个文件"),
        (b"", "文件是空的"),
        (b"[farm]", "应为一组“事实: 答案”"),
        (b"null", "应为一组“事实: 答案”"),
        (b"trade: \xd6\xd6", "文件不是 UTF-8 编码"),
        (b"\xef\xbb\xbftrade: farm", "文件开头有字节顺序标记（BOM）"),
        (b'{"trade": "farm"', None),
        (b"#" * 1_000_001, "文件超过 1 MB，没有读取"),
    ],
)
def test_a_file_that_cannot_be_used(tiny, tmp_path, content, message):
    file = tmp_path / "answers.yaml"
    if content is not None:
        file.write_bytes(content)
    (fault,) = faults(file, tiny)
    assert message is None or fault[3] == message


def test_a_folder_is_no_file(tiny, tmp_path):
    assert [fault[3] for fault in faults(tmp_path, tiny)] == ["文件打不开"]
