"""Applicants from the first question to the printed sheet, held against what was worked out by hand (tests/support/personas.yaml).

Eight, as different as they come, go the whole way by what a person sees, with mouse, finger or keyboard: in the usual
run one by each means, over http, from file:// or in the single file; with --every-combination each in all three. All
of them are judged through the address, and the command line must say the same.
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
from every_answer import can_decide
from hands import Hand, Keys, Pointer
from journey_checks import (
    a_clause_leads_to_its_sentence,
    as_worked_out,
    lead_departments,
    printed_as_worked_out,
    the_counts_agree,
    the_link_opens_the_same,
)
from journey_steps import QUESTIONS, address, concerned, form, give, kinds, look, verdicts, words
from policy_explorer.cli.main import main
from policy_explorer.derive.site import WholeSite
from policy_explorer.match.answers import read_answers
from policy_explorer.match.as_json import entries
from policy_explorer.match.match import match
from policy_explorer.model import Condition
from policy_explorer.model import tests_in as fact_tests_in  # pytest would take the other name for a test
from policy_explorer.model.answers import parse_answers
from policy_explorer.text.wording import by_id
from questionnaire_steps import REAL, open_questionnaire
from retrying import containing, expect_value
from support.personas import Persona, personas

PEOPLE = {persona.id: persona for persona in personas()}
MOUSE, FINGER, KEYBOARD = "mouse", "finger", "keyboard"
HANDS: dict[str, Callable[[], Hand]] = {MOUSE: Pointer, FINGER: lambda: Pointer(finger=True), KEYBOARD: Keys}


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
USUAL = [(next(journey for journey in reversed(JOURNEYS) if journey.hand == KEYBOARD), "file")]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "journey" in metafunc.fixturenames:
        every = metafunc.config.getoption("--every-combination")
        ways = list(itertools.product(JOURNEYS, PLACES)) if every else USUAL
        names = [f"{journey.who}-{place}-{journey.hand}" for journey, place in ways]
        metafunc.parametrize(("journey", "place"), ways, ids=names)


@pytest.fixture(scope="session")
def rules(real: WholeSite) -> dict[str, Condition]:
    """Of every benefit that can be asked about."""
    return {
        f"{measure.measure.number}/{entry.benefit.id}": entry.benefit.eligibility
        for measure in real.measures.values()
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
    journey: Journey, place: str, request: pytest.FixtureRequest, new_page, origins, real: WholeSite, rules
):
    person, origin, hand = PEOPLE[journey.who], origins[place], HANDS[journey.hand]()
    page = request.getfixturevalue("phone" if journey.hand == FINGER else "page")
    page.add_init_script("window.print = () => { document.documentElement.dataset.printed = 'yes'; }")
    open_questionnaire(page, origin, f"#on={person.day}")
    given = interviewed(page, hand, person, real, rules)
    expect(page.locator("[data-done-heading]")).to_be_focused()
    seen = look(page)
    as_worked_out(seen, person)
    assert seen["answers"] == [[fact, words(fact, given[fact])] for fact in QUESTIONS if fact in given]
    if journey.hand == KEYBOARD:  # test_clause_links.py has the other ways
        a_clause_leads_to_its_sentence(page, hand, person)
    the_link_opens_the_same(page, hand, new_page, seen)
    changed_and_back(page, hand, journey, given, seen)
    printed_as_worked_out(page, hand, person, given, lead_departments(real))


@pytest.mark.wide
@pytest.mark.parametrize("place", ["http", "file"])
def test_one_who_answers_nothing_sees_the_result_at_once_and_skips_all(phone: Page, origins, place):
    person, page = PEOPLE["silent-visitor"], phone
    open_questionnaire(page, origins[place], f"#on={person.day}")
    page.get_by_role("button", name="查看结果").tap()
    expect(page.locator("[data-results-heading]")).to_be_focused()
    as_worked_out(look(page), person)
    asked = [seen["fact"] for seen in steps(page, Pointer(finger=True), {})]
    assert sorted(fact for fact in asked if "," not in fact) == sorted(QUESTIONS)
    as_worked_out(look(page), person)
    page.get_by_role("button", name="全部清空").tap()
    expect(page).not_to_have_url(containing("skip="))
    expect(form(page)).to_have_attribute("data-question", asked[0])
    expect_value(page, lambda: page.evaluate("localStorage.length + sessionStorage.length"), 0)


def test_every_applicant_by_the_address_and_by_the_command_line(
    page: Page, http_origin: Origin, real: WholeSite, tmp_path, subtests, every_combination: bool
):
    open_questionnaire(page, http_origin)
    for person in list(PEOPLE.values())[:: 1 if every_combination else 12]:
        with subtests.test(person.id):
            left_out = ",".join(fact for fact in QUESTIONS if fact not in person.answers)
            fragment = address(person.answers, skip=left_out, on=str(person.day))
            page.goto(http_origin.url(f"questionnaire.html{fragment}"))  # the page stays, and follows its address
            expected = {name: each.verdict for name, each in person.verdicts.items()}
            expect_value(page, lambda: verdicts(look(page)), expected)
            expect(page.locator("[data-ignored]")).to_be_hidden()
            seen = look(page)
            as_worked_out(seen, person)
            the_command_line_says_the_same(seen, person, real, tmp_path / "answers.yaml")


def the_command_line_says_the_same(seen: Mapping[str, Any], person: Persona, site: WholeSite, file: Path) -> None:
    file.write_text(yaml.safe_dump(dict(person.answers), allow_unicode=True), "utf-8")
    told = entries(match(site, read_answers(file, site), person.day))
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


def test_the_command_line_gives_what_the_library_gives(real: WholeSite, tmp_path, capsys):
    """So that the comparison of all applicants, which spares the command, holds for it too."""
    person = PEOPLE["foreign-invested-499"]
    file = tmp_path / "answers.json"
    file.write_text(json.dumps(dict(person.answers)), "utf-8")
    assert main(["match", "--answers", str(file), "--on", str(person.day), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == json.loads(
        json.dumps(entries(match(real, parse_answers(person.answers), person.day)))
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
        facts = seen["fact"].split(",")
        ticked = concerned(seen["fact"], person.answers) if len(facts) > 1 else []
        given |= {fact: person.answers[fact] for fact in facts if fact in person.answers and fact not in ticked}
    asked = [seen["fact"] for seen in way]
    assert len(asked) == len(set(asked)), "no question comes twice"
    way.append(look(page))
    for before, after in itertools.pairwise(way):
        listed = "," in before["fact"]  # all of it may be ticked
        assert left(after) < left(before) + listed, "还剩最多 N 题 falls with every answer"
        settled = {key: verdict for key, verdict in verdicts(before).items() if verdict != "maybe"}
        assert settled.items() <= verdicts(after).items(), "a yes or a no stays"
    return given


def left(seen: Mapping[str, Any]) -> int:
    """How many questions may still come; the live region says the same."""
    assert seen["live"].startswith(f"{seen['remaining']}。")
    found = re.fullmatch(r"还剩最多 (\d+) 题", seen["remaining"])
    assert found or seen["remaining"] == "已答完"
    return int(found[1]) if found else 0


def says_why(
    seen: Mapping[str, Any], given: Mapping[str, Any], site: WholeSite, rules: Mapping[str, Condition]
) -> None:
    """The benefits that an answer can still decide, by trying every answer; or that it is for an amount alone."""
    facts = seen["fact"].split(",")
    if not any(test.fact in facts for rule in rules.values() for test in fact_tests_in(rule)):
        assert "项能得到多少" in seen["why"]
        return
    questions = by_id(site.catalogue.questions)
    changed = {key for key, rule in rules.items() if any(can_decide(rule, fact, given, questions) for fact in facts)}
    assert changed, f"{seen['fact']} is asked and changes nothing"
    assert changed <= {key for key, verdict in verdicts(seen).items() if verdict == "maybe"}
    count, named = re.search(r"关系到 (\d+) 项待遇(.+?)(?:等 \d+ 项)?。$", seen["why"]).groups()
    assert int(count) == len(changed)
    titles = {f"{benefit_title(site, key)}（第\u00a0{key.split('/')[0]}\u00a0项）" for key in changed}
    listed = re.findall(r"(?:^|、)(.+?（第\u00a0\d+\u00a0项）)", named)  # a title may hold a 、 of its own
    assert set(listed) <= titles
    assert len(listed) == min(8, len(titles))


def benefit_title(site: WholeSite, key: str) -> str:
    number, name = key.split("/")
    return next(entry.benefit.title for entry in site.measures[f"{REAL}/{number}"].benefits if entry.benefit.id == name)


# At the end


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
