"""Text that is code elsewhere is text here: in every field of the content, on every page, in data and in search.

The fictional notice is spoilt throughout: a piece of hostile text stands in every field that holds words. It is valid
content, so it is shown as it is written, and none of it does anything. A script or a handler that got in would be
refused by the pages' security policy, which the console tells of as an error, and `page` forbids.

Which fields there are is asked of the models: one that is new is filled and spoilt like the others, or the test says that it is not.
Characters that turn the direction of text about are refused: tests/bad_content/bidirectional-controls.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from itertools import chain, count
from pathlib import Path
from typing import Any, get_args, get_origin
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from playwright.sync_api import Dialog, Page, expect
from pydantic.fields import FieldInfo

from conftest import Origin, serving, single_file_origin
from policy_explorer.load.loader import load
from policy_explorer.model import Benefit, Chapter, Clause, Document, Measure
from policy_explorer.model.period import DocumentPeriod
from policy_explorer.publish.site_paths import PATH
from policy_explorer.validate.shapes import LIST_FILES, MAPPING_FILES, fields_of, kind_of, model_in, models_in
from retrying import containing
from support.built import build_site
from support.site_pages import pages_in

HOSTILE = (
    '<script>alert(document.domain)</script><img src=x onerror="alert(document.domain)">\'"onload="alert(document.domain)'
    "]]>--></style>{{settings.title}}${document.domain}{%raw%}&amp;</title></textarea></script>javascript:alert(document.domain)<!--\\n\\"
)
# Pieces of the notice: to spoil them wherever they stand keeps quotes verbatim and names in their vocabularies.
SPOILT = re.compile(
    "补贴|有机|种植|民宿|奖励|推介|不少于|配合|单位|措施|除另有|同类|云溪县|云海|云政|乡镇|农业|财政|农户|规定|执行|开业|老宅|[元亩场]"
)
# Ids, words that the generator knows, dates, and the pattern of headings.
KNOWN = {
    *(
        "id",
        "slug",
        "type",
        "role",
        "basis",
        "verdict",
        "from",
        "until",
        "issued",
        "published",
        "since",
        "ends",
        "page_artefacts",
        "measure_heading",
    ),
    *("fact", "is", "one_of", "includes", "includes_any", "on_or_after"),
}
CITATION = "（{number}）"
EXACT = {"2031年3月1日", CITATION}  # the passage of the date and a pattern, of which every character matters
LINKS = (
    "[甲](javascript:alert(document.domain)) [乙](data:text/html,<script>alert(document.domain)</script>) "
    '<javascript:alert(document.domain)> ![丙](x) [丁](//example.org/) [戊](https://example.org/"onclick=alert(document.domain)) '
    '<https://example.org/"onclick=alert(document.domain)>\n\n<a href="javascript:alert(document.domain)">己</a>\n'
)


# Text fields that cannot hold just any text, and why.
HELD = {
    ("Document", "measure_heading"): "a pattern of two fields",
    ("Document", "citation"): "a pattern of one field",
    ("Document", "page_artefacts"): "whole lines of the notice",
    ("Passage", "text"): "of the passage of the date, every character matters; the others are spoilt",
}
ANY_TEXT = {r"\S", "^https?://"}


# Where a field may be left out only together with others; and where it holds a name.
LEFT_OUT = {"quote", "written", "unit", "responsible", "text", "rows"}
FILLING = {"by": "县农业局"}
# Verbatim like the rest: what stands between a chapter's heading and its first measure, behind the units of a measure,
# and at the end of the notice.
CHAPTER_WORDS = "单位配合。"
CHAPTER = re.compile("[一二]、扶持(种植|民宿)业")
UNITS = re.compile("（牵头单位：[^）]*）")
ROWS = [["单位", "措施"], ["农业", "财政"]]
ROW_WORDS = "".join(chain.from_iterable(ROWS))
ANNEX_HEADING = "附件：措施"
LEAD_RULE = "列第一位的为牵头单位"
UNITS_OF_BENEFIT = "县农业局牵头，县财政局配合"
WINDOW = "自开业之日起一年内"
BUDGET = "财政总额用完即止"
ELDER = "云海省农业措施"
EXTENDED = f"《{ELDER}》继续执行，另行通知为止"
AMENDED = f"《{ELDER}》中的民宿改为农户"
ANNEX_WORDS = f"{LEAD_RULE}。{UNITS_OF_BENEFIT}。{WINDOW}。{BUDGET}。{EXTENDED}。{AMENDED}"
USED_UP = {"ends": "budget", "used_up": {"since": "2031-12-31"}, "quote": BUDGET}

# By model: the fields that the fictional notice leaves out and that lead to text.
ADDED: dict[type | None, dict[str, Any]] = {
    Chapter: {"text": CHAPTER_WORDS},
    # A citation has to stand in the notice; of one that is not 第…条 nothing else is asked.
    Clause: {
        "citation": "同类政策不重复享受",
        "measures": [3],
        "eligibility": {"manual": "同类措施", "quote": "同类政策不重复享受"},
    },
    Measure: {"tables": [{"rows": ROWS}]},
    Benefit: {
        "lead": ["县农业局"],
        "responsible": ["县财政局"],
        "units_quote": UNITS_OF_BENEFIT,
        "windows": [{"after": {"event": "开业之日", "within": {"years": 1}, "fact": "opened"}, "quote": WINDOW}],
        "period": {"basis": "stated", **USED_UP},
    },
    DocumentPeriod: USED_UP,
    Document: {
        "citation": CITATION,
        "issuer": ["云溪县人民政府", "云海省农业局"],
        "lead_rule": {"quote": LEAD_RULE},
        "extends": [{"title": ELDER, "ends": "further_notice", "quote": EXTENDED}],
        "amends": [{"title": ELDER, "quote": AMENDED}],
        "annexes": [
            {
                "id": "annex",
                "passages": [
                    {"role": "heading", "text": ANNEX_HEADING},
                    {"role": "paragraph", "text": ANNEX_WORDS},
                    {"role": "table", "rows": ROWS},
                ],
            }
        ],
    },
}


def of_text(field: FieldInfo) -> bool:
    """Whether a field of a model holds words of any kind: no id, no choice, no address."""
    inside = list(parts_of(field.annotation))
    patterns = {
        found for part in (*field.metadata, *inside) if isinstance(found := getattr(part, "pattern", None), str)
    }
    return str in inside and patterns <= ANY_TEXT


def parts_of(annotation: Any) -> Iterator[Any]:
    yield annotation
    for inner in get_args(annotation):
        yield from parts_of(inner)


def text_fields(annotation: Any, known: set[type]) -> Iterator[tuple[str, str]]:
    """(model, field) of every field of text in every model that an annotation leads to."""
    for model in models_in(annotation):
        if model not in known:
            known.add(model)
            for name, field in fields_of(model).items():
                yield from [(model.__name__, name)] * of_text(field)
                yield from text_fields(field.annotation, known)


def written_fields(annotation: Any, value: Any) -> Iterator[tuple[str, str, Any]]:
    """(model, field, value) of what a value holds."""
    if isinstance(value, list):
        for item in value:
            yield from written_fields(annotation, item)
    model = model_in(annotation, value) if isinstance(value, dict) else None
    for name, field in fields_of(model).items():
        if name in value:
            yield model.__name__, name, value[name]
            yield from written_fields(field.annotation, value[name])


def filled(annotation: Any, value: Any, fresh: Iterator[str]) -> Any:
    """The value with the fields of text that may be left out."""
    if isinstance(value, list):
        return [filled(annotation, item, fresh) for item in value]
    model = model_in(annotation, value) if isinstance(value, dict) else None
    if model is None:
        return value
    kept = value | ADDED.get(model, {})
    for name, field in fields_of(model).items():
        if name in kept:
            kept[name] = filled(field.annotation, kept[name], fresh)
        elif name not in LEFT_OUT and of_text(field):
            text = FILLING.get(name) or next(fresh)
            kept[name] = [text] if get_origin(field.annotation) is tuple else text
    if model is Document:
        kept["supersedes"] = [{**kept["superiors"][0], "partly": True}]
    if model is Measure:
        kept["heading"] = kept["citation"] = f"（{kept['number']}）{kept['title']}。"
        kept.setdefault("dates", [{"label": "措施", "from": "2031-01-01", "quote": kept["units_quote"]}])
    return kept


def spoilt(value: Any, key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: inner if name == "answers" else spoilt(inner, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [spoilt(inner, key) for inner in value]
    if not isinstance(value, str) or key in KNOWN or value in EXACT:
        return value
    return spoilt_text(value) if SPOILT.search(value) else value + HOSTILE


def spoilt_text(text: str) -> str:
    return SPOILT.sub(lambda match: match.group() + HOSTILE, text)


def words_of(value: Any) -> Iterator[str]:
    """The texts that a field holds itself, in lists of any depth."""
    if isinstance(value, str):
        yield value
    if isinstance(value, list):
        yield from chain.from_iterable(map(words_of, value))


def test_every_field_of_text_is_spoilt(hostile_site: Path):
    """Of whatever the models hold, now or later."""
    sources = load(hostile_site.parent / "content")
    every = {field for sort in (MAPPING_FILES | LIST_FILES).values() for field in text_fields(sort, set())}
    held: dict[tuple[str, str], list[bool]] = {}
    for path, value in sources.yaml.items():
        for model, name, text in written_fields(kind_of(path, MAPPING_FILES | LIST_FILES), value):
            held.setdefault((model, name), []).extend(HOSTILE in word for word in words_of(text))
    assert len(every) > 60
    assert {field for field in every if not held.get(field)} == set(), "left out"
    assert {field for field in every - HELD.keys() if not all(held[field])} == set()


@pytest.fixture(scope="module")
def hostile_site(tiny_content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    content = shutil.copytree(tiny_content, folder / "content")
    fresh = (f"措施{chr(number)}" for number in count(0x4E00))
    for path, value in load(tiny_content).yaml.items():
        value = spoilt(filled(kind_of(path, MAPPING_FILES | LIST_FILES), value, fresh))
        if path == "site.yaml":
            value["links"] = [{"label": HOSTILE, "url": f"https://example.org/{HOSTILE}"}]
        (content / path).write_text(json.dumps(value, ensure_ascii=False, indent=1), "utf-8")
    (notice,) = content.glob("documents/*/notice.txt")
    whole = CHAPTER.sub(rf"\g<0>{CHAPTER_WORDS}", "".join(notice.read_text("utf-8").split()))
    whole = UNITS.sub(rf"\g<0>{ROW_WORDS}", whole) + ANNEX_HEADING + ANNEX_WORDS + ROW_WORDS
    notice.write_text(spoilt_text(whole).replace("-1-", "\n-1-\n"), "utf-8")
    (content / "pages" / "method.md").write_text(f"{HOSTILE}\n\n## {HOSTILE}\n\n{LINKS}", "utf-8")
    build_site(content, folder / "site")
    return folder / "site"


@pytest.fixture(scope="module", params=["http", "single-file"])
def hostile(request: pytest.FixtureRequest, hostile_site: Path) -> Iterator[Origin]:
    if request.param == "single-file":
        yield single_file_origin(hostile_site)
    else:
        with serving(hostile_site) as origin:
            yield origin


@pytest.fixture
def watched(page: Page, faults: list[str]) -> Page:
    def on_dialog(dialog: Dialog) -> None:
        faults.append(f"dialog on {page.url}: {dialog.message}")
        dialog.dismiss()

    page.on("dialog", on_dialog)
    return page


# Whatever of the hostile text would have become more than text. Scripts that stand in the page are the single file's own:
# their number is held below, and the policy lets run no other.
ALIVE = """() => [...document.querySelectorAll('*')].filter((element) =>
  (element.localName === 'script' && !element.hasAttribute('src') && !document.querySelector('[data-edition="single-file"] > body'))
  || (element.localName === 'img' && element.getAttribute('src') === 'x')
  || [...element.attributes].some(({name}) => name.startsWith('on') || /[<>"'{}$]/.test(name))
  || (element.localName === 'a' && /^(javascript|data):/i.test(element.getAttribute('href') || ''))
).map((element) => element.outerHTML.slice(0, 200))"""


def test_every_page_shows_it_as_text(watched: Page, hostile: Origin, hostile_site: Path):
    paths = sorted(path.relative_to(hostile_site).as_posix() for path in pages_in(hostile_site))
    assert len(paths) > 15
    for path in paths:
        watched.goto(hostile.url(path))
        assert watched.evaluate(ALIVE) == [], path
        expect(watched, path).to_have_title(containing(HOSTILE))
        shown = watched.locator("body > :not(script)").all_text_contents()
        assert "".join(HOSTILE.split()) in "".join("".join(shown).split()), path


def test_the_single_file_has_no_script_but_its_own(watched: Page, hostile_site: Path):
    watched.goto(single_file_origin(hostile_site).url())
    policy = watched.locator("meta[http-equiv]").get_attribute("content")
    allowed = re.search("script-src ([^;]+)", policy)[1].count("'sha256-")
    expect(watched.locator("script")).to_have_count(allowed)


def test_links_of_markdown_lead_nowhere_else(watched: Page, hostile: Origin):
    watched.goto(hostile.url("method.html"))
    targets = watched.locator("main a").evaluate_all("links => links.map((link) => link.getAttribute('href'))")
    outside = [target for target in targets if not re.match(r"[#.\w/=&-]*$", target)]
    assert outside and all(target.startswith("https://example.org/%22onclick=alert") for target in outside)


def test_search_and_filter_show_it_as_text(watched: Page, hostile: Origin):
    watched.goto(hostile.url("index.html#q=<script>alert"))
    expect(watched.locator("main [data-measure]:visible")).to_have_count(3)
    expect(watched.locator("mark").first).to_be_visible()
    assert watched.evaluate(ALIVE) == []
    for option in watched.locator("main input[type=checkbox]").all()[:12]:
        option.check(force=True)
    assert watched.evaluate(ALIVE) == []
    expect(watched.locator("main")).not_to_contain_text("undefined", use_inner_text=True)


def test_the_questionnaire_shows_it_as_text(watched: Page, hostile: Origin):
    for answers in (
        "",
        "#a.trade=farm&a.area=20&a.organic=yes",
        "#a.trade=homestay&a.opened=2031-01-01&a.features=old_house",
        "#a.trade=farm&a.area=3",
    ):
        watched.goto("about:blank")
        watched.goto(hostile.url(f"questionnaire.html{answers}"))
        expect(
            watched.locator("main").get_by_text("<script>alert(document.domain)").locator("visible=true").first
        ).to_be_visible()
        assert watched.evaluate(ALIVE) == []


def test_data_for_others_hold_it_as_written(hostile_site: Path):
    data = json.loads((hostile_site / "data" / "measures.json").read_text("utf-8"))
    assert all(HOSTILE in measure["text"] and HOSTILE in measure["summary"]["text"] for measure in data["measures"])


def test_other_files_are_well_formed(hostile_site: Path):
    """JSON and XML parse, and the archive holds plain names. Scripts have run on the pages above."""
    kinds: dict[str, Callable[[str], Any]] = dict.fromkeys((".json", ".webmanifest"), json.loads) | dict.fromkeys(
        (".svg", ".xml"), ElementTree.fromstring
    )
    read = {
        path: kinds[path.suffix](path.read_text("utf-8")) for path in hostile_site.rglob("*") if path.suffix in kinds
    }
    assert HOSTILE in read[hostile_site / "manifest.webmanifest"]["name"]
    (archive,) = (hostile_site / "offline").glob("*.zip")
    with ZipFile(archive) as opened:
        names = opened.namelist()
    assert names and all(PATH.fullmatch(name.rstrip("/")) or re.fullmatch(r"[\w./ -]+", name) for name in names)


def test_what_is_said_of_a_page_is_text(watched: Page, hostile_site: Path):
    with serving(hostile_site) as origin:
        watched.goto(origin.url("index.html"))
        expect(watched.locator("meta[name=description]")).to_have_attribute("content", containing(HOSTILE))
