"""Applicants from the first question to the printed sheet, held against what was worked out by hand (tests/support/personas.yaml).

Eight, as different as they come, go the whole way by what a person sees, with mouse, finger or keyboard: in the usual run one after
the other over http, from file:// and in the single file, with --every-combination each in all three. All of them are judged through the
address, and the command line must say the same.
"""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page, expect

from conftest import Origin, file_origin, single_file_origin
from every_answer import can_settle
from hands import Hand, Keys, Pointer
from journey_steps import QUESTIONS, address, form, give, kinds, look, verdicts, words
from policy_explorer.cli.main import main
from policy_explorer.derive.derive import derive
from policy_explorer.derive.site import WholeSite
from policy_explorer.load.loader import load
from policy_explorer.match.answers import read_answers
from policy_explorer.match.as_json import entries
from policy_explorer.match.match import match
from policy_explorer.model import Condition
from policy_explorer.model.answers import parse_answers
from policy_explorer.text.wording import by_id
from policy_explorer.validate.validate import validate
from questionnaire_steps import REAL, open_questionnaire, real_benefit
from retrying import containing, expect_value
from support.personas import Persona, personas

PEOPLE = {persona.id: persona for persona in personas()}
MOUSE, FINGER, KEYBOARD = "mouse", "finger", "keyboard"
HANDS: dict[str, Callable[[], Hand]] = {MOUSE: Pointer, FINGER: lambda: Pointer(finger=True), KEYBOARD: Keys}
WORDS_OF_KIND = {
    "unanswered": ("未回答：", "? 未回答"),
    "unknown": ("不清楚：", "可向牵头单位"),
    "department": ("须由", "? 由部门判断"),
}


@dataclass(frozen=True, slots=True)
class Journey:
    """Who, and by what means; and one answer to change, with what that makes of one benefit."""

    who: str
    hand: str
    change: tuple[str, Any]
    then: tuple[str, str]


JOURNEYS = [
    Journey("snack-shop", MOUSE, ("monthly_sales", 10.01), ("1/vat-exemption", "no")),
    Journey("new-travel-agency", FINGER, ("licence_date", "2023-03-31"), ("24/defer-deposit", "no")),
    Journey("earlier-travel-agency", MOUSE, ("licence_date", "2023-04-01"), ("24/defer-deposit", "maybe")),
    Journey("trading-company", MOUSE, ("unemployed_months", 5), ("14/hiring-subsidy", "no")),
    Journey("foreign-invested-500", FINGER, ("foreign_paid_in", 499.99), ("37/paid-in-reward", "no")),
    Journey("foreign-invested-499", MOUSE, ("pension_months", 6), ("14/hiring-subsidy", "yes")),
    Journey("union-under", KEYBOARD, ("union_dues", 1), ("16/dues-refund", "no")),
    Journey("pool-factory", MOUSE, ("union_dues", {"less_than": 1}), ("16/dues-refund", "yes")),
]


PLACES = ("http", "file", "single-file")
USUAL = list(zip(JOURNEYS, itertools.cycle(PLACES)))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "journey" in metafunc.fixturenames:
        every = metafunc.config.getoption("--every-combination")
        ways = list(itertools.product(JOURNEYS, PLACES)) if every else USUAL
        names = [f"{journey.who}-{place}-{journey.hand}" for journey, place in ways]
        metafunc.parametrize(("journey", "place"), ways, ids=names)


@pytest.fixture(scope="session")
def site(real_content: Path) -> WholeSite:
    return derive(validate(load(real_content)))


@pytest.fixture(scope="session")
def rules(site: WholeSite) -> dict[str, Condition]:
    """Of every benefit that can be asked about."""
    return {
        f"{measure.measure.number}/{entry.benefit.id}": entry.benefit.eligibility
        for measure in site.measures.values()
        for entry in measure.benefits
        if entry.benefit.eligibility is not None
    }


@pytest.fixture
def origins(http_origin: Origin, real_site: Path) -> dict[str, Origin]:
    return {"http": http_origin, "file": file_origin(real_site), "single-file": single_file_origin(real_site)}


def test_the_journeys_are_as_different_as_they_can_be():
    assert len({journey.who for journey in JOURNEYS}) == len(JOURNEYS) >= 8
    assert {journey.hand for journey in JOURNEYS} == set(HANDS)
    for journey in JOURNEYS:
        assert PEOPLE[journey.who].verdicts[journey.then[0]].verdict != journey.then[1]


def test_from_the_first_question_to_print(
    journey: Journey, place: str, request: pytest.FixtureRequest, new_page, origins, site: WholeSite, rules
):
    person, origin, hand = PEOPLE[journey.who], origins[place], HANDS[journey.hand]()
    page = request.getfixturevalue("phone" if journey.hand == FINGER else "page")
    page.add_init_script("window.print = () => { document.documentElement.dataset.printed = 'yes'; }")
    open_questionnaire(page, origin, f"#on={person.day}")
    given = interviewed(page, hand, person, site, rules)
    expect(page.locator("[data-done-heading]")).to_be_focused()
    seen = look(page)
    as_worked_out(seen, person)
    assert seen["answers"] == [[fact, words(fact, given[fact])] for fact in QUESTIONS if fact in given]
    if journey.hand == KEYBOARD:  # test_clause_links.py has the other ways
        a_clause_leads_to_its_sentence(page, hand, person)
    the_link_opens_the_same(page, hand, new_page, seen)
    changed_and_back(page, hand, journey, given, seen)
    printed_on_one_page(page, hand, person, given, lead_departments(site))


@pytest.mark.parametrize("place", ["http", "file"])
def test_one_who_answers_nothing_sees_the_result_at_once_and_skips_all(phone: Page, origins, place):
    person, page = PEOPLE["silent-visitor"], phone
    open_questionnaire(page, origins[place], f"#on={person.day}")
    page.get_by_role("button", name="查看结果").tap()
    expect(page.locator("[data-results-heading]")).to_be_focused()
    as_worked_out(look(page), person)
    asked = [seen["fact"] for seen in steps(page, Pointer(finger=True), {})]
    assert sorted(asked) == sorted(QUESTIONS)
    as_worked_out(look(page), person)
    page.get_by_role("button", name="清除全部").tap()
    expect(page).not_to_have_url(containing("skip="))
    expect(form(page)).to_have_attribute("data-question", asked[0])
    expect_value(page, lambda: page.evaluate("localStorage.length + sessionStorage.length"), 0)


def test_every_applicant_by_the_address_and_by_the_command_line(
    page: Page, http_origin: Origin, site: WholeSite, tmp_path, subtests
):
    for person in PEOPLE.values():
        with subtests.test(person.id):
            left_out = ",".join(fact for fact in QUESTIONS if fact not in person.answers)
            open_questionnaire(page, http_origin, address(person.answers, skip=left_out, on=str(person.day)))
            expect(page.locator("[data-ignored]")).to_be_hidden()
            seen = look(page)
            as_worked_out(seen, person)
            the_command_line_says_the_same(seen, person, site, tmp_path / "answers.yaml")


def the_command_line_says_the_same(seen: Mapping[str, Any], person: Persona, site: WholeSite, file: Path) -> None:
    file.write_text(yaml.safe_dump(dict(person.answers), allow_unicode=True), "utf-8")
    told = entries(match(site, read_answers(file, site.catalogue.questions), person.day))
    judged = {
        f"{measure['number']}/{benefit['id']}": benefit
        for measure in told["measures"]
        for benefit in measure["benefits"]
    }
    shown = {benefit["key"]: benefit for benefit in seen["benefits"]}
    assert {key: benefit["verdict"] for key, benefit in shown.items()} == {
        key: benefit["verdict"] for key, benefit in judged.items()
    }
    assert {key: benefit["term"] for key, benefit in shown.items()} == {
        key: benefit["period"]["state"] for key, benefit in judged.items()
    }
    assert {key: kinds(benefit) for key, benefit in shown.items()} == {
        key: {each["kind"] for each in benefit["open"]} for key, benefit in judged.items()
    }
    assert dict(seen["measures"]) == {str(measure["number"]): measure["verdict"] for measure in told["measures"]}
    assert seen["counts"] == {verdict: str(count) for verdict, count in told["counts"]["measures"].items()}


def test_the_command_line_gives_what_the_library_gives(site: WholeSite, tmp_path, capsys):
    """So that the comparison of all applicants, which spares the command, holds for it too."""
    person = PEOPLE["foreign-invested-499"]
    file = tmp_path / "answers.json"
    file.write_text(json.dumps(dict(person.answers)), "utf-8")
    assert main(["match", "--answers", str(file), "--on", str(person.day), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == json.loads(
        json.dumps(entries(match(site, parse_answers(person.answers), person.day)))
    )


# On the way


def steps(page: Page, hand: Hand, known: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """What is seen before each answer, until nothing is asked."""
    for _ in range(2 * len(QUESTIONS)):
        seen = look(page)
        if seen["fact"] is None:
            return
        yield seen
        give(page, hand, seen["fact"], known)
    raise AssertionError("the interview does not end")


def interviewed(
    page: Page, hand: Hand, person: Persona, site: WholeSite, rules: Mapping[str, Condition]
) -> dict[str, Any]:
    """Answers what is asked; returns the answers given."""
    way = []
    given: dict[str, Any] = {}
    for seen in steps(page, hand, person.answers):
        says_why(seen, given, site, rules)
        way.append(seen)
        if seen["fact"] in person.answers:
            given[seen["fact"]] = person.answers[seen["fact"]]
    asked = [seen["fact"] for seen in way]
    assert len(asked) == len(set(asked)), "no question comes twice"
    way.append(look(page))
    for before, after in itertools.pairwise(way):
        assert left(after) < left(before), "最多还有 N 题 falls with every answer"
        settled = {key: verdict for key, verdict in verdicts(before).items() if verdict != "maybe"}
        assert settled.items() <= verdicts(after).items(), "a yes or a no stays"
    return given


def left(seen: Mapping[str, Any]) -> int:
    """How many questions may still come; the live region says the same."""
    assert seen["live"].startswith(f"{seen['remaining']}。")
    found = re.fullmatch(r"最多还有 (\d+) 题", seen["remaining"])
    assert found or seen["remaining"] == "没有要问的了"
    return int(found[1]) if found else 0


def says_why(
    seen: Mapping[str, Any], given: Mapping[str, Any], site: WholeSite, rules: Mapping[str, Condition]
) -> None:
    """The benefits that an answer can still decide, by trying every answer."""
    changed = {
        key for key, rule in rules.items() if can_settle(rule, seen["fact"], given, by_id(site.catalogue.questions))
    }
    assert changed, f"{seen['fact']} is asked and changes nothing"
    assert changed <= {key for key, verdict in verdicts(seen).items() if verdict == "maybe"}
    count, named = re.search(r"还能判定 (\d+) 项(.+?)(?:等 \d+ 项)?。$", seen["why"]).groups()
    assert int(count) == len(changed)
    titles = {f"{benefit_title(site, key)}（第\u00a0{key.split('/')[0]}\u00a0项）" for key in changed}
    listed = re.findall(r"(?:^|、)(.+?（第\u00a0\d+\u00a0项）)", named)  # a title may hold a 、 of its own
    assert set(listed) <= titles
    assert len(listed) == min(8, len(titles))


def benefit_title(site: WholeSite, key: str) -> str:
    number, name = key.split("/")
    return next(entry.benefit.title for entry in site.measures[f"{REAL}/{number}"].benefits if entry.benefit.id == name)


# At the end


def as_worked_out(seen: Mapping[str, Any], person: Persona) -> None:
    expected = person.verdicts
    shown = {benefit["key"]: benefit for benefit in seen["benefits"] if benefit["verdict"] != "none"}
    assert len(shown) == sum(benefit["verdict"] != "none" for benefit in seen["benefits"]), "each once"
    assert {key: benefit["verdict"] for key, benefit in shown.items()} == {
        key: each.verdict for key, each in expected.items()
    }
    assert {key: kinds(benefit) for key, benefit in shown.items()} == {key: each.open for key, each in expected.items()}
    for key, benefit in shown.items():
        assert bool(benefit["failed"]) or expected[key].verdict != "no", f"{key}: a no shows the clause that failed"
        for kind in expected[key].open:
            assert all(word in benefit["text"] for word in WORDS_OF_KIND[kind]), (key, kind)
    assert {key: shown[key]["term"] for key in person.terms} == person.terms
    the_counts_agree(seen)


def the_counts_agree(seen: Mapping[str, Any]) -> None:
    standing = [verdict for _, verdict in seen["measures"]]
    assert seen["counts"] == {verdict: str(standing.count(verdict)) for verdict in ("yes", "maybe", "no", "none")}
    names = {"yes": "符合", "maybe": "可能符合", "no": "不符合", "none": "无需申请"}
    assert seen["live"].endswith(
        "，".join(f"{names[verdict]} {count} 项" for verdict, count in seen["counts"].items()) + "。"
    )


def a_clause_leads_to_its_sentence(page: Page, hand: Hand, person: Persona) -> None:
    key = next(key for key, expected in person.verdicts.items() if expected.verdict != "yes")
    benefit = real_benefit(page, int(key.split("/")[0]), key.split("/")[1])
    before = look(page)
    hand.press(benefit.locator("summary"))
    condition = benefit.locator('[data-fact][data-state="no"], [data-open]').first
    quote = condition.locator("q").inner_text()
    hand.press(condition.get_by_role("link", name=f"见原文：{quote}"))
    expect(page.locator("#text mark").first).to_be_in_viewport()
    expect_value(page, lambda: "".join(page.locator("#text mark").all_inner_texts()), quote)
    page.go_back()
    expect(page.locator("[data-interview]")).to_be_visible()
    expect_value(page, lambda: look(page)["benefits"], before["benefits"])


def the_link_opens_the_same(page: Page, hand: Hand, new_page, seen: Mapping[str, Any]) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    hand.press(page.get_by_role("button", name="复制链接"))
    expect(page.locator("[data-copied]")).to_have_text("链接已复制。")
    other = new_page()
    other.goto(page.evaluate("navigator.clipboard.readText()"))
    expect(other.locator("[data-interview]")).to_be_visible()
    expect_value(other, lambda: {**look(other), "ask": ""}, {**seen, "ask": ""})


def changed_and_back(
    page: Page, hand: Hand, journey: Journey, given: Mapping[str, Any], seen: Mapping[str, Any]
) -> None:
    (fact, value), (benefit, verdict) = journey.change, journey.then
    row = page.locator(f'[data-answer="{fact}"]')
    hand.press(row.get_by_role("button", name="修改"))
    expect(page.locator("#question-heading")).to_be_focused()
    give(page, hand, fact, {fact: value})
    expect(row).to_contain_text(words(fact, value))
    changed = look(page)
    assert verdicts(changed)[benefit] == verdict
    the_counts_agree(changed)
    hand.press(row.get_by_role("button", name="修改"))
    give(page, hand, fact, given)
    expect_value(page, lambda: {**look(page), "ask": ""}, {**seen, "ask": ""})


# On paper


def lead_departments(site: WholeSite) -> frozenset[str]:
    return frozenset(lead.name for measure in site.measures.values() for lead in measure.lead)


def printed_on_one_page(
    page: Page, hand: Hand, person: Persona, given: Mapping[str, Any], leads: frozenset[str]
) -> None:
    hand.press(page.get_by_role("button", name="打印结果"))
    expect(page.locator("html")).to_have_attribute("data-printed", "yes")
    page.emulate_media(media="print")
    sheet = page.locator("[data-sheet]")
    expect(sheet).to_contain_text(f"查看日期：{person.day.year}年{person.day.month}月{person.day.day}日")
    expect(sheet).to_be_visible()
    text = sheet.inner_text()
    named = [line.removeprefix("牵头：").split("、") for line in text.splitlines() if line.startswith("牵头：")]
    assert {name for names in named for name in names} == person.departments
    assert {name for name in leads - person.departments if name in text} == set(), (
        "nobody is sent to a department in vain"
    )
    for fact, answer in given.items():
        assert f"{QUESTIONS[fact]['name']}：{words(fact, answer)}" in text
    assert "不是审批决定" in text
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))) == 1
