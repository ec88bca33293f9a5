"""Build another content folder. The site contains nothing of the first one, and neither do code and templates."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

from support.site_pages import parsed_pages

ROOT = Path(__file__).parents[2]
GENERATOR = ("policy_explorer", "templates", "static")


def words_of(content: Path) -> set[str]:
    """Return the names in the content: departments with their aliases, documents, measures and questions."""
    read = lambda path: yaml.safe_load((content / path).read_text("utf-8"))  # noqa: E731
    words = {
        word for entry in read("vocabularies/departments.yaml") for word in [entry["name"], *entry.get("aliases", [])]
    }
    words |= {word for name in ("title", "tagline", "publisher") for word in [read("site.yaml")[name]]}
    words |= {question["ask"] for question in read("questions.yaml")}
    for path in content.glob("documents/*/document.yaml"):
        document = yaml.safe_load(path.read_text("utf-8"))
        words |= {document["id"], document["title"], document["reference"], document["issuer"]}
    for path in content.glob("documents/*/measures/*.yaml"):
        words.add(yaml.safe_load(path.read_text("utf-8"))["title"])
    return words


def texts(folder: Path):
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix in {".html", ".js", ".json", ".css", ".py", ".svg", ".md", ".xml", ".txt"}:
            yield path, path.read_text("utf-8")


@pytest.fixture(scope="module")
def foreign(real_content, tiny_content) -> set[str]:
    """Words of the first notice that do not occur in the second."""
    own = "".join(text for _, text in all_content(tiny_content))
    return {word for word in words_of(real_content) | {"鼓楼", "福州", "软件园"} if word not in own}


def all_content(content: Path):
    return ((path, path.read_text("utf-8")) for path in content.rglob("*") if path.is_file())


def test_the_second_site_has_no_word_of_the_first(tiny_site, foreign):
    assert len(foreign) > 100
    found = {
        f"{path.relative_to(tiny_site)}: {word}" for path, text in texts(tiny_site) for word in foreign if word in text
    }
    assert found == set()


def test_the_generator_has_no_word_of_the_first(foreign):
    long_enough = {word for word in foreign if len(word) > 2 or word in {"鼓楼", "福州"}}
    found = {
        f"{path.relative_to(ROOT)}: {word}"
        for name in GENERATOR
        for path, text in texts(ROOT / name)
        for word in long_enough
        if word in text
    }
    assert found == set()


def test_the_generator_has_no_word_of_the_second(tiny_content):
    words = {word for word in words_of(tiny_content) if len(word) > 3}
    found = {
        f"{path.relative_to(ROOT)}: {word}"
        for name in GENERATOR
        for path, text in texts(ROOT / name)
        for word in words
        if word in text
    }
    assert found == set()


def test_the_second_site_is_complete(tiny_content, tiny_site):
    pages = parsed_pages(tiny_site)
    expected = {
        *(
            "index.html",
            "questionnaire.html",
            "deadlines.html",
            "method.html",
            "offline.html",
            "components.html",
            "404.html",
            "sitemap.html",
            "statements.html",
        ),
        *(
            "departments/index.html",
            "departments/agriculture.html",
            "departments/finance.html",
            "departments/townships.html",
        ),
        *("sectors/index.html", "sectors/all.html", "sectors/farming.html", "sectors/homestays.html"),
        "documents/yunxi-2031-5.html",
        "documents/yunxi-2031-5-booklet.html",
        *(f"measures/yunxi-2031-5-{number}.html" for number in (1, 2, 3)),
    }
    assert set(pages) == expected
    own = words_of(tiny_content)
    shown = "".join(page.text for page in pages.values()) + "".join(text for _, text in texts(tiny_site / "data"))
    unseen = {word for word in own if word not in shown}
    assert unseen <= {"农业局", "农业农村局", "财政局", "乡镇"}  # aliases are for the search and need not be shown


def test_each_measure_shows_what_its_file_says(tiny_content, tiny_site):
    pages = parsed_pages(tiny_site)
    for path in tiny_content.glob("documents/*/measures/*.yaml"):
        measure = yaml.safe_load(path.read_text("utf-8"))
        text = re.sub(r"\s", "", pages[f"measures/yunxi-2031-5-{measure['number']}.html"].text)
        for wanted in [
            measure["title"],
            measure["text"],
            measure["summary"]["text"],
            *measure["lead"],
            *measure.get("responsible", []),
        ]:
            assert re.sub(r"\s", "", wanted) in text
        for benefit in measure["benefits"]:
            assert benefit["title"] in text


def test_the_standing_rule_of_the_second_is_applied(tiny_site):
    measures = json.loads((tiny_site / "data" / "measures.json").read_text("utf-8"))["measures"]
    assert [measure["implied"] for measure in measures] == [[], ["各乡镇"], ["各乡镇"]]


def test_the_questions_of_the_second_are_asked(tiny_site, tiny_content):
    questions = yaml.safe_load((tiny_content / "questions.yaml").read_text("utf-8"))
    data = (tiny_site / "data" / "questionnaire.js").read_text("utf-8")
    assert all(question["ask"] in data for question in questions)
