"""Write the content as a Hugo project with the same pages and layouts that do the same work, for comparison.

    python bench/hugo_site.py --content /tmp/corpus --out /tmp/hugo

The file of a measure becomes the front matter of its page and its text the body; a document becomes a section,
departments and sectors become taxonomies. The examples of rules are left out, since Hugo cannot check them.
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from synthetic.yaml_lines import text

MOST_HOLDERS = 200
PROJECT = Path(__file__).parent / "hugo_project"
PAGES = {"deadlines": "截止日期", "documents": "政策原文"}


def read(file: Path) -> Any:
    return yaml.load(file.read_text("utf-8"), yaml.CSafeLoader)


def files(content: Path) -> Iterator[tuple[str, str]]:
    """Yield path and text of every file of the project except its layouts."""
    yield (
        "data/questions.yaml",
        text({question["id"]: as_data(question) for question in read(content / "questions.yaml")}),
    )
    slugs: dict[str, str] = {}
    for vocabulary, taxonomy in (("departments", "units"), ("sectors", "industries")):
        entries = read(content / f"vocabularies/{vocabulary}.yaml")
        slugs |= {entry["name"]: entry["slug"] for entry in entries}
        yield f"content/{taxonomy}/_index.md", page({"title": {"units": "部门", "industries": "行业"}[taxonomy]})
        for entry in entries:
            yield (
                f"content/{taxonomy}/{entry['name']}/_index.md",
                page({"title": entry["name"], "url": f"/{taxonomy}/{entry['slug']}.html"}),
            )
    yield "data/slugs.yaml", text(slugs)
    for name, title in PAGES.items():
        yield f"content/{name}/_index.md", page({"title": title, "layout": name})
    for folder in sorted((content / "documents").iterdir()):
        document = read(folder / "document.yaml")
        yield f"content/documents/{folder.name}/_index.md", page(document)
        for file in sorted((folder / "measures").iterdir()):
            yield f"content/documents/{folder.name}/{file.stem}.md", measure_page(read(file), document)


def as_data(question: dict) -> dict:
    """Return a question with its options by id, so that layouts can look them up."""
    fields = {key: question[key] for key in ("name", "type", "unit") if key in question}
    return fields | {"options": {option["id"]: option["label"] for option in question.get("options", ())}}


def measure_page(measure: dict, document: dict) -> str:
    """Return the page of a measure. Names that Hugo reserves are changed: a summary becomes a lede."""
    lead, responsible, period = measure["lead"], measure.get("responsible", []), measure["period"]
    benefits = [{key: value for key, value in benefit.items() if key != "examples"} for benefit in measure["benefits"]]
    standing = document.get("standing_rule", {"units": []})
    implied = [unit for unit in standing["units"] if unit not in (*lead, *responsible)]
    front = {
        "title": measure["title"],
        "type": "measure",
        "weight": measure["number"],
        "key": f"{document['id']}/{measure['number']}",
        "number": measure["number"],
        "chapter": measure["chapter"],
        "document_name": f"{document['short_title']}（{document['reference']}）",
        "leaders": lead,
        "responsible": responsible,
        "implied": implied,
        "units": [*lead, *responsible, *implied],
        "units_quote": measure["units_quote"],
        "lede": measure["summary"],
        "lines": measure["sectors"],
        "industries": [tag["name"] for tag in measure["sectors"]],
        "people": measure["audiences"],
        "chapters": [f"{document['id']}/{measure['chapter']}"],
        "kinds": sorted({benefit["kind"] for benefit in benefits}),
        "open": any("eligibility" in benefit for benefit in benefits),
        "period": period,
        "from": period.get("from", document["period"]["from"]),
        "until": period.get("until", document["period"]["until"]),
        "benefits": benefits,
    }
    return page(front, f"**{measure['number']}\\.{measure['title']}。**{measure['text']}\n")


def page(front: dict, body: str = "") -> str:
    return f"---\n{text(front)}---\n{body}"


def write(content: Path, out: Path) -> None:
    shutil.rmtree(out, ignore_errors=True)
    shutil.copytree(PROJECT, out)
    settings = out / "hugo.yaml"
    settings.write_text(settings.read_text("utf-8").replace("COMMON", str(too_common(content))), "utf-8")
    for path, words in files(content):
        file = out / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(words, "utf-8")


def too_common(content: Path) -> int:
    """Return the percentage of pages from which on a word does not count for relatedness, as in derive/related.py."""
    count = sum(1 for _ in content.glob("documents/*/measures/*.yaml"))
    return max(1, min(33, 100 * MOST_HOLDERS // count))


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--content", type=Path, required=True, metavar="FOLDER")
    options.add_argument("--out", type=Path, required=True, metavar="FOLDER")
    arguments = options.parse_args()
    write(arguments.content, arguments.out)


if __name__ == "__main__":
    main()
