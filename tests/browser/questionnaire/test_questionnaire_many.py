"""The questionnaire of a site too large for one data file says what that of a small site says: the same content, written
both ways, at the same address.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from policy_explorer.render import pages
from questionnaire_steps import unfold
from retrying import expect_value
from support import site_render
from support.copied_notice import site_of_copies
from support.usual_run import some_of

COPIES = 12  # of a notice of three measures
AT = "#a.trade=farm&a.area=20&on=2031-05-01"
ONE = f"#measure=copy-07/1&{AT[1:]}"
SAID = """() => {
  const texts = (selector) => Array.from(document.querySelectorAll(selector), (element) => element.textContent);
  const listed = (group) => Array.from(document.querySelectorAll(`[data-group="${group}"] > .results-list > li`)).slice(0, 10);
  return {
    counts: texts('[data-counts] > li, .results-group-heading'),
    question: texts('[data-ask], [data-remaining], [data-why-count], [data-why-names], [data-answers], [data-tally], [data-ended], [data-gist-words]'),
    results: ['yes', 'maybe', 'no', 'none'].map((group) => listed(group).map((item) => [item.dataset.measure, item.querySelector('h4').outerHTML, item.querySelector('.result-facts').outerHTML, item.querySelectorAll('.result-reason').length])),
  };
}"""


@pytest.fixture(scope="module")
def both(tiny_content: Path, tmp_path_factory) -> list[str]:
    site = site_of_copies(tiny_content, COPIES, reference=lambda at: f"第〔{at}〕号")
    addresses = []
    for name, most in (("whole", 1000), ("sliced", 1)):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(pages, "MOST_LISTED", most)
            patch.setattr("policy_explorer.render.slices.SLICE", 25)
            folder = tmp_path_factory.mktemp(name)
            made = site_render.files(site)
            for path in [
                path for path in made if path.startswith(("questionnaire.html", "data/questionnaire", "assets/"))
            ]:
                (folder / path).parent.mkdir(exist_ok=True, parents=True)
                (folder / path).write_bytes(made[path])
        addresses.append(folder.as_uri() + "/questionnaire.html")
    return addresses


def at_rest(page: Page, address: str) -> Page:
    page.goto(address)
    expect(page.locator(".results-list > li").first).to_be_visible()
    expect(page.locator("[data-groups][aria-busy]")).to_have_count(0)
    unfold(page)  # what is refused is listed when it is wanted
    expect(page.locator("body")).not_to_contain_text("正在载入")
    return page


@pytest.mark.parametrize("fragment", some_of([AT, ONE]))
def test_both_say_the_same(new_page, both, fragment):
    whole, sliced = (at_rest(new_page(), address + fragment) for address in both)
    said = whole.evaluate(SAID)
    assert any(said["results"])
    expect_value(sliced, lambda: sliced.evaluate(SAID), said)


@pytest.mark.wide
def test_words_come_when_they_are_wanted(page, both):
    whole, sliced = both
    at_rest(page, whole + AT)
    first = page.locator('[data-group="maybe"] .result').first
    conditions = first.locator(".conditions").first.evaluate("(element) => element.outerHTML")
    at_rest(page, sliced + AT)
    loaded = page.evaluate("Object.keys(globalThis.questionnaireMeasures).length")
    assert 0 < loaded < COPIES
    first.locator("summary").first.click()
    expect(first.locator(".conditions").first).to_be_visible()
    expect_value(
        page, lambda: first.locator(".conditions").first.evaluate("(element) => element.outerHTML"), conditions
    )
    listed = page.locator('[data-group="maybe"] .results-list > li')
    expect(listed).to_have_count(10)
    page.locator('[data-group="maybe"] > button').click()
    expect(listed).to_have_count(
        page.evaluate(
            "Number(document.querySelector('[data-count=maybe] .verdict-count-number').textContent.split(' ')[0])"
        )
    )
    expect(listed.last.locator(".result-more").first).to_be_visible()
    page.evaluate(
        "document.querySelector('[data-print]').addEventListener('click', () => { window.print = () => document.body.dataset.printed = ''; }, true)"
    )
    page.locator("[data-print]").click()
    page.wait_for_selector("[data-printed]")
    expect_value(page, lambda: page.evaluate("Object.keys(globalThis.questionnaireMeasures).length"), COPIES)
