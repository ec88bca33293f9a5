"""Terms without a last day on a large site, whose cards and counts the page makes from the data."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from conftest import DESKTOP, PHONE, Origin, file_origin
from explorer_steps import open_explorer
from policy_explorer.derive.derive import derive
from policy_explorer.derive.site import WholeSite
from policy_explorer.derive.term_wording import term_wording
from policy_explorer.load.loader import load
from policy_explorer.render.explorer_page import SMALL_SITE
from policy_explorer.validate.validate import validate
from questionnaire_steps import open_questionnaire
from retrying import expect_value
from support.built import build_site
from undated_steps import (
    BUDGET_USED_UP,
    CARDS,
    is_current,
    label_on,
    terms_of,
)


def repeated(content: Path, folder: Path, times: int) -> Path:
    """Write a content whose notice repeats the measures of another `times` times, with other numbers."""
    (source,) = (content / "documents").iterdir()
    target = folder / "documents" / source.name
    (target / "measures").mkdir(parents=True)
    for path in [*content.glob("*.yaml"), *content.glob("*/*.*")]:
        (folder / path.relative_to(content)).parent.mkdir(exist_ok=True)
        (folder / path.relative_to(content)).write_bytes(path.read_bytes())
    (target / "document.yaml").write_bytes((source / "document.yaml").read_bytes())
    blocks = (source / "notice.txt").read_text("utf-8").split("\n\n")
    measures = [block for block in blocks if block.startswith("（")]
    files = [path.read_text("utf-8") for path in sorted((source / "measures").iterdir())]
    chapters: dict[str, list[str]] = {"1": [], "2": []}
    order = sorted(range(len(files) * times), key=lambda at: "chapter: 2" in files[at % len(files)])
    for number, at in enumerate(order, 1):
        text = re.sub(r"^number: \d+", f"number: {number}", files[at % len(files)])
        (target / "measures" / f"{number:03}.yaml").write_text(text, "utf-8")
        chapter = "2" if "chapter: 2" in text else "1"
        chapters[chapter].append(re.sub(r"^（\d+）", f"（{number}）", measures[at % len(files)]))
    first, second = (place for place, block in enumerate(blocks) if re.match("[一二]、", block))
    end = max(place for place, block in enumerate(blocks) if block.startswith("（")) + 1
    lines = [*blocks[: first + 1], *chapters["1"], blocks[second], *chapters["2"], *blocks[end:]]
    (target / "notice.txt").write_text("\n\n".join(lines), "utf-8")
    return folder


@pytest.fixture(scope="module")
def large(undated_content: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[WholeSite, Origin]:
    folder = tmp_path_factory.mktemp("large")
    content = repeated(undated_content, folder / "content", 9)
    build_site(content, folder / "site")
    return derive(validate(load(content))), file_origin(folder / "site")


@pytest.mark.wide
def test_cards_made_from_the_data_word_their_terms(large, new_page):
    site, origin = large
    assert len(site.summaries) > SMALL_SITE
    page = new_page(**PHONE)
    open_explorer(page, origin, f"on={BUDGET_USED_UP}")
    page.locator("[data-more]").click()
    expect(page.locator(CARDS)).to_have_count(len(site.summaries))
    expect_value(
        page,
        lambda: page.locator(CARDS).evaluate_all(
            "all => all.map((each) => [each.querySelector('.state').textContent, each.querySelector('.period-days').textContent])"
        ),
        [[label_on(term, BUDGET_USED_UP), term_wording(term)] for term in terms_of(site).values()],
    )


@pytest.mark.wide
def test_a_large_site_counts_what_is_over(large, new_page):
    site, origin = large
    data = (Path(origin.base.removeprefix("file://")) / "data" / "questionnaire.js").read_text("utf-8")
    assert json.dumps(BUDGET_USED_UP) in data
    page = new_page(**DESKTOP)
    open_questionnaire(page, origin, f"#a.trade=farm&on={BUDGET_USED_UP}")
    over = sum(not is_current(term, BUDGET_USED_UP) for term in terms_of(site).values())
    expect(page.locator("[data-ended]")).to_contain_text(f"有 {over} 项已到期或用完额度。")
