"""Steps of a journey through the interview: what an applicant gives for an answer, and what the page then shows.

`look` reads all that a journey holds against its expectations in one go: the question asked, why, how many are left, the live region,
the counts, the answers listed as [fact, words], the measures as [number, verdict], the benefits.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Locator, Page

from hands import Hand
from policy_explorer.model import Question
from policy_explorer.text.wording import range_wording
from questionnaire_steps import REAL, until_figures_are_read

CONTENT = Path(__file__).parents[2] / "content"
QUESTIONS = {question["id"]: question for question in yaml.safe_load((CONTENT / "questions.yaml").read_text("utf-8"))}
NONE, UNKNOWN, SKIP = "以上都没有", "不清楚", "跳过"

LOOK = """(document_id) => {
  const part = (name) => document.querySelector(`[data-interview] [data-${name}]`);
  const shown = (element) => element.offsetParent !== null;
  const form = part('question-section').querySelector('form');
  const short = (measure) => measure.dataset.measure.replace(`${document_id}/`, '');
  const measures = [...document.querySelectorAll('[data-interview] [data-measure]')];
  const termOf = (measure) => [...measure.querySelectorAll('[data-until]')].find((term) => !term.closest('[data-benefit]'));
  const benefits = measures.flatMap((measure) =>
    [...measure.querySelectorAll('[data-benefit]')].map((benefit) => ({
      key: `${short(measure)}/${benefit.dataset.benefit}`,
      verdict: benefit.dataset.verdict,
      term: (benefit.querySelector('[data-until]') || termOf(measure)).dataset.state,
      open: [...new Set([...benefit.querySelectorAll('[data-open]')].map((condition) => condition.dataset.open))],
      failed: [...benefit.querySelectorAll('[data-fact][data-state="no"] q')].map((quote) => quote.textContent),
      text: benefit.textContent,
    }))
  );
  return {
    fact: shown(form) ? form.dataset.question : null,
    ask: part('ask').textContent,
    why: shown(part('why')) ? [...part('why').children].map((line) => line.textContent).join('') : '',
    remaining: part('remaining').textContent,
    live: part('live').textContent,
    counts: Object.fromEntries(
      [...document.querySelectorAll('[data-count]')].map((tile) => [tile.dataset.count, tile.textContent.match(/([0-9]+) 项/)[1]])
    ),
    answers: [...document.querySelectorAll('[data-answer]')].map((row) => [row.dataset.answer, row.querySelector('dd span').firstChild.textContent]),
    measures: measures.map((measure) => [short(measure), measure.dataset.verdict]),
    benefits,
  };
}"""


def look(page: Page) -> dict[str, Any]:
    return page.evaluate(LOOK, REAL)


def verdicts(seen: Mapping[str, Any]) -> dict[str, str]:
    """Of every benefit that can be asked about."""
    return {benefit["key"]: benefit["verdict"] for benefit in seen["benefits"] if benefit["verdict"] != "none"}


def give(page: Page, hand: Hand, fact: str, known: Mapping[str, Any]) -> None:
    """Answer the question that is asked, as somebody does who knows that much."""
    if "," in fact:
        rows = concerned(fact, known) or [NONE]
        hand.choose([form(page).get_by_label(QUESTIONS.get(each, {"name": each})["name"], exact=True) for each in rows])
        hand.send(form(page))
    elif fact not in known:
        hand.press(form(page).get_by_role("button", name=SKIP))
    elif known[fact] is None:
        hand.press(form(page).get_by_role("button", name=UNKNOWN))
    elif form(page).locator("[data-presets]").is_visible():
        hand.press(form(page).locator(f'[data-option="{known[fact]}"]'))
    else:
        if is_typed(known[fact], QUESTIONS[fact]):
            until_figures_are_read(page)
            hand.type(page.locator("#question-input"), str(known[fact]))
        else:
            hand.choose([form(page).get_by_label(label, exact=True) for label in labels(fact, known[fact])])
        hand.send(form(page))


def concerned(facts: str, known: Mapping[str, Any]) -> list[str]:
    """What somebody ticks in a list: whatever is not a plain no or none."""
    return [fact for fact in facts.split(",") if known.get(fact, True) not in (False, [])]


def form(page: Page) -> Locator:
    return page.locator("form[data-question]")


def is_typed(answer: Any, question: Mapping[str, Any]) -> bool:
    return question["type"] == "date" or (question["type"] == "number" and not isinstance(answer, Mapping))


def labels(fact: str, answer: Any) -> list[str]:
    """What an answer is called on the page, option by option in the order of the question."""
    question = QUESTIONS[fact]
    if answer is None:
        return [UNKNOWN]
    match question["type"]:
        case "boolean":
            return ["是" if answer else "否"]
        case "choice" | "choices":
            chosen = [answer] if isinstance(answer, str) else answer
            return [option["label"] for option in question["options"] if option["id"] in chosen] or [NONE]
        case "date":
            year, month, day = map(int, answer.split("-"))
            return [f"{year}年{month}月{day}日"]
    if isinstance(answer, Mapping):
        return [range_wording(answer, Question.model_validate(question))]
    return [f"{answer}{question['unit']}"]


def words(fact: str, answer: Any) -> str:
    return "、".join(labels(fact, answer))


def address(answers: Mapping[str, Any], **more: str) -> str:
    """The address that holds these answers; skipped is what is not among them."""
    pairs = {**{f"a.{fact}": written(answer) for fact, answer in answers.items()}, **more}
    return "#" + "&".join(f"{key}={value}" for key, value in pairs.items())


def written(answer: Any) -> str:
    ends = {"at_least": "ge", "more_than": "gt", "at_most": "le", "less_than": "lt"}
    match answer:
        case None:
            return "~"
        case bool():
            return "yes" if answer else "no"
        case Mapping():
            return "".join(f"{ends[end]}{bound}" for end, bound in answer.items())
        case list() | tuple():
            return ",".join(answer) or "-"
    return str(answer)


def kinds(benefit: Mapping[str, Any]) -> set[str]:
    """What keeps a benefit that was looked at open, in the words of tests/support/personas.yaml."""
    return {"department" if kind == "manual" else kind for kind in benefit["open"]}
