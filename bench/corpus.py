"""Write synthetic content of any size: notices of an invented city that pass every check.

    python bench/corpus.py --measures 10000 --out /tmp/corpus [--first 0]

The same number gives the same files, and measure k is the same in every size. It is like the published content: texts of
60 to 380 characters, one to three benefits, a quarter of them with a rule of three to five conditions. Words, figures,
dates, names of schemes and the shapes of rules are drawn for each measure, so that hardly two measures share a rule, a
condition with its bound, or a sentence. Single words repeat, few of them often and most of them rarely.
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Iterator
from pathlib import Path

from synthetic.documents import document_id, documents_of, make_document, notice_text
from synthetic.measures import A_DOCUMENT, Pools, make_measure, pools
from synthetic.questions import QUESTIONS, UNITS, written
from synthetic.words import AUDIENCES, CITY, DEPARTMENTS, EVERYTHING, KINDS, SECTORS, TERMS
from synthetic.yaml_lines import text

SCHEMA = "# yaml-language-server: $schema={up}docs/schemas/{kind}.schema.json\n"
METHOD = f"""本站内容由程序随机生成，用来测量生成网站要多久、网站有多大。{CITY}并不存在，各项措施都是虚构的，不能据以办理任何事项。

## 条件怎样判定

有一个条件不满足，就是不符合；条件都满足，就是符合；还有没回答的，或者要由部门审核的，就是可能符合。
"""


def settings() -> dict:
    return {
        "title": f"{CITY}政策导航（合成样本）",
        "short_title": "合成样本",
        "tagline": "用来测量速度和规模的虚构政策",
        "description": "由程序随机生成的政策样本，用来测量生成网站的速度和规模。城市、机构和事项均为虚构。",
        "publisher": "由程序生成",
        "disclaimer": "本站内容均为虚构的合成样本，不是任何机关的文件，不能据以办理任何事项。",
        "updated": "2026-11-24",
    }


def vocabularies(used: Pools, official: str) -> Iterator[tuple[str, str]]:
    """Yield name and text of each vocabulary. Terms are those that occur in some notice."""
    departments = DEPARTMENTS[: used.departments]
    yield "departments", text([{"name": name, "slug": slug, "aliases": short(name)} for name, slug in departments])
    sectors = ({"name": name, "slug": slug, "aliases": list(lines)} for name, slug, lines in SECTORS[1 : used.sectors])
    yield "sectors", text([{"name": EVERYTHING, "slug": "all", "aliases": ["不限行业"], "everything": True}, *sectors])
    yield "audiences", text([{"name": name, "slug": slug} for name, _, slug in AUDIENCES])
    yield "kinds", text([{"name": name, "slug": slug} for name, slug in KINDS])
    yield "terms", text([{"name": name, "aliases": aliases.split("、")} for name, aliases in TERMS if name in official])
    yield "units", "".join(f'- "{unit}"\n' for unit in UNITS)


def short(name: str) -> list[str]:
    """Return the aliases of a department: without 市, and with the name of the city."""
    bare = name.removeprefix("市")
    return [bare, CITY + bare] if bare != name else [CITY + name]


def files(count: int, first: int = 0) -> Iterator[tuple[str, str]]:
    """Yield path and text of every file of content with `count` measures, of which the first is measure `first`."""
    facts: set[str] = set()
    notices = []
    for at, places in documents_of(first, count):
        folder = f"documents/{document_id(at)}"
        measures = [make_measure(k) for k in places]
        document = make_document(at, len(measures))
        notices.append(notice_text(document, measures))
        yield f"{folder}/document.yaml", head("document", 3) + text(document)
        yield f"{folder}/notice.txt", notices[-1]
        for measure in measures:
            facts |= set(facts_of([benefit.get("eligibility", {}) for benefit in measure["benefits"]]))
            yield f"{folder}/measures/{measure['number']:03}.yaml", head("measure", 4) + text(measure)
    yield "site.yaml", head("site", 1) + text(settings())
    asked = [question for question in QUESTIONS if question.id in facts]
    yield "questions.yaml", head("questions", 1) + text([written(question, at) for at, question in enumerate(asked)])
    yield "pages/method.md", METHOD
    for name, words in vocabularies(pools(first + count - 1), "".join("".join(notices).split())):
        yield f"vocabularies/{name}.yaml", head(name, 2) + words


def head(kind: str, depth: int) -> str:
    return SCHEMA.format(up="../" * depth, kind=kind)


def facts_of(condition: object) -> Iterator[str]:
    """Yield every fact that a condition tests."""
    if isinstance(condition, dict):
        if "fact" in condition:
            yield condition["fact"]
        yield from facts_of(list(condition.values()))
    elif isinstance(condition, list):
        for part in condition:
            yield from facts_of(part)


def write(count: int, out: Path, first: int = 0) -> None:
    """Write the content to the folder `out`, which is replaced when the content is complete."""
    unfinished = out.with_name(f"{out.name}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    for path, words in files(count, first):
        file = unfinished / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(words, "utf-8")
    shutil.rmtree(out, ignore_errors=True)
    out.parent.mkdir(parents=True, exist_ok=True)
    unfinished.rename(out)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--measures", type=int, default=1000, metavar="N")
    options.add_argument("--out", type=Path, required=True, metavar="FOLDER")
    options.add_argument(
        "--first", type=int, default=0, metavar="N", help=f"begin at measure N, a multiple of {A_DOCUMENT}"
    )
    arguments = options.parse_args()
    if arguments.first % A_DOCUMENT:
        options.error(f"--first: not a multiple of {A_DOCUMENT}")
    write(arguments.measures, arguments.out, arguments.first)


if __name__ == "__main__":
    main()
