"""The names that the state of the rules goes by: they change when a verdict could, and only then."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from policy_explorer.derive.derive import derive
from policy_explorer.derive.site import rules_in
from policy_explorer.load.loader import load
from policy_explorer.rules.fingerprint import RulesVersion, rules_of
from policy_explorer.rules.fingerprint import version_of as rules_version
from policy_explorer.validate.validate import validate

FACTS = {"trade", "area", "organic", "opened", "features"}
QUESTIONS = "questions.yaml"
GRANT, HOMESTAY = (f"documents/yunxi-2031-5/measures/0{number}.yaml" for number in (1, 3))


def version_of(content: Path) -> RulesVersion:
    site = derive(validate(load(content)))
    return rules_version(site.catalogue.questions, rules_of(rules_in(site.measures.values())))


def altered(content: Path, path: str, *changes: tuple[str, str]) -> tuple[bool, set[str]]:
    """Whether the version of the whole differs after the changes, and the facts whose own does."""
    before = version_of(content)
    text = (content / path).read_text("utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    (content / path).write_text(text, "utf-8")
    after = version_of(content)
    facts = before.by_fact.keys() | after.by_fact.keys()
    return before.whole != after.whole, {fact for fact in facts if before.by_fact.get(fact) != after.by_fact.get(fact)}


def test_every_question_has_a_name_of_its_own_and_so_has_the_whole(tiny_content):
    version = version_of(tiny_content)
    assert re.fullmatch("[0-9a-f]{8}", version.whole)
    assert version.by_fact.keys() == FACTS
    assert all(re.fullmatch("[0-9a-f]{4}", own) for own in version.by_fact.values())
    assert len(set(version.by_fact.values())) == len(FACTS)


def test_the_same_content_gives_the_same_names(tiny_content, tiny_copy):
    assert version_of(tiny_content) == version_of(tiny_copy)


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (QUESTIONS, "help: 按承包合同上的面积填写。", "help: 照承包合同填写。"),
        (QUESTIONS, "name: 种植面积", "name: 面积"),
        (QUESTIONS, "type: date\n  fixed: true", "type: date"),
        (QUESTIONS, "tier: 1", "tier: 2"),
        (GRANT, "title: 有机种植补贴", "title: 有机补贴"),
        (
            GRANT,
            "quote: 种植面积20亩以上（含本数）}\n        - {fact: organic",
            "quote: 20亩以上（含本数）}\n        - {fact: organic",
        ),
        (HOMESTAY, "manual: 是否符合奖励规定", "manual: 是否合乎奖励规定"),
    ],
)
def test_words_that_change_no_verdict_change_no_name(tiny_copy, path, old, new):
    assert altered(tiny_copy, path, (old, new)) == (False, set())


@pytest.mark.parametrize(
    ("old", "new", "fact"),
    [
        ("ask: 您种了多少亩？", "ask: 您种了几亩？", "area"),
        ("maximum: 100000", "maximum: 9000", "area"),
        ("{id: other, label: 其他}", "{id: other, label: 别的}", "trade"),
        ("\n    - {id: other, label: 其他}", "", "trade"),
    ],
)
def test_a_question_asked_otherwise_changes_its_own_name(tiny_copy, old, new, fact):
    assert altered(tiny_copy, QUESTIONS, (old, new)) == (True, {fact})


def test_a_rule_changed_changes_the_names_of_all_that_it_tests(tiny_copy):
    dropped = (
        "        - {fact: features, includes_any: [old_house, family_farm]",
        "        - {fact: features, includes_any: [old_house]",
    )
    changes = altered(tiny_copy, HOMESTAY, dropped)
    assert changes == (True, {"trade", "opened", "features"})


def test_on_a_part_depend_the_computed_fact_and_the_rules_that_test_it(counted_content, tmp_path):
    content = shutil.copytree(counted_content, tmp_path / "content")
    expected = {"invested_total", "equipment", "software"}
    assert altered(content, QUESTIONS, ("sum: [equipment, software]", "sum: [software, equipment]")) == (True, expected)
    site = derive(validate(load(content)))
    rules = rules_of(rules_in(site.measures.values()))
    (key,) = (key for key, rule in rules.items() if "invested_total" in rule.facts)
    changed = rules | {key: rules[key]._replace(shape="[]")}
    before, after = (rules_version(site.catalogue.questions, each).by_fact for each in (rules, changed))
    assert {fact for fact in before if before[fact] != after[fact]} == {*expected, "trade"}
