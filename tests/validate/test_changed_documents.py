"""Documents that extend or amend another one: its terms last longer, both sides say so, and what contradicts is refused."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from policy_explorer.derive.derive import derive
from policy_explorer.derive.site import WholeSite
from policy_explorer.load.loader import load
from policy_explorer.load.problem import ContentError
from policy_explorer.match.as_json import as_json
from policy_explorer.match.as_text import as_text
from policy_explorer.match.match import match
from policy_explorer.render.environment import environment
from policy_explorer.render.questionnaire_data import measure_entry
from policy_explorer.text.wording import by_id
from policy_explorer.validate.validate import validate
from support.several_documents import page_of
from support.site_pages import ParsedPage, parsed_pages

OLD, EXTENDING, PARTLY, DATED = "yunxi-2031-5", "yunxi-2031-30", "yunxi-2032-2", "yunxi-2032-1"


@pytest.fixture(scope="module")
def later(later_content: Path) -> WholeSite:
    return derive(validate(load(later_content)))


@pytest.fixture(scope="module")
def pages(later_site: Path) -> dict[str, ParsedPage]:
    return parsed_pages(later_site)


def test_a_term_lasts_as_long_as_the_extension_of_it_says(later):
    ends = {entry.key: entry.period.until for entry in later.measures.values()}
    assert ends == {
        f"{OLD}/1": date(2032, 6, 30),  # named, by a year from its own last day on
        f"{OLD}/2": date(2032, 12, 31),  # with the whole document
        f"{OLD}/3": date(2032, 12, 31),
        f"{DATED}/1": date(2034, 12, 31),
    }
    assert page_of(later, OLD).period.until == date(2032, 12, 31)
    assert {entry.key: later.summaries[entry.key].term.until for entry in later.measures.values()} == ends
    assert later.measures[f"{OLD}/1"].period.original_until == date(2031, 6, 30)


def test_both_sides_say_so_and_name_the_last_day_before(pages):
    words = "原定至 2031年12月31日，由《云溪县关于延续实施若干措施的通知》（云政〔2031〕30号）延续至 2032年12月31日"
    for path in (f"documents/{OLD}.html", f"documents/{OLD}-booklet.html", f"measures/{OLD}-3.html"):
        assert words in pages[path].text, path
    assert words not in pages[f"measures/{OLD}-1.html"].text
    assert "原定至 2031年6月30日，由《云溪县关于有机种植补贴的通知》" in pages[f"measures/{OLD}-1.html"].text
    links = [link.get("href") for link in pages[f"measures/{OLD}-3.html"].all("a")]
    assert f"../documents/{EXTENDING}.html#opening-4" in links
    stated = [link.get("href") for link in pages[f"documents/{EXTENDING}.html"].all("a")]
    assert {f"../documents/{OLD}.html", f"../measures/{OLD}-3.html"} <= set(stated)
    assert (
        pages["documents/index.html"].text.count("由《云溪县延续通知》（云政〔2031〕30号）延续至 2032年12月31日") == 1
    )


def test_an_amendment_is_shown_on_the_measures_that_it_names(pages):
    bands = {path for path, page in pages.items() if "有修改，见" in page.text and path.startswith("measures/")}
    assert bands == {f"measures/{OLD}-3.html"}
    assert "其中第三项的一次性奖励由5000元调整为6000元" in pages[f"measures/{OLD}-3.html"].text
    assert "修改它的文件" in pages[f"documents/{OLD}.html"].text


def test_the_measures_that_a_clause_names_are_cited_as_their_notice_cites_them(later_content, pages):
    assert "只及第 3 项" in pages[f"documents/{EXTENDING}.html"].text
    assert "本文件第 3 项自 2032年1月1日起有修改" in pages[f"documents/{OLD}.html"].text
    catalogue = validate(load(later_content))
    cited = tuple(
        replace(notice, document=notice.document.model_copy(update={"citation": "第{chinese}条"}))
        for notice in catalogue.notices
    )
    site = derive(replace(catalogue, notices=cited))
    (amendment,) = page_of(site, OLD).amended_by
    assert [(each.number, each.label) for each in amendment.measures] == [(3, "第三条")]
    jinja = environment()
    macros = jinja.get_template("components/relations.html").module
    assert ">第三条</a>" in str(macros.stated_relations(page_of(site, EXTENDING), "../"))


def test_a_document_without_measures_has_its_pages_and_is_listed(later, pages):
    assert page_of(later, EXTENDING).count == 0
    assert "没有措施" in pages["documents/index.html"].text
    assert "没有单列的措施" in pages[f"documents/{EXTENDING}-booklet.html"].text


def test_data_and_matches_say_which_document_extends_a_term(later):
    known = by_id(later.catalogue.questions)
    period = measure_entry(later.measures[f"{OLD}/3"], known)["period"]
    assert period["until"] == "2032-12-31" and "原定至 2031年12月31日" in period["extended"]
    found = json.loads(as_json(match(later, {}, date(2032, 6, 1))))
    third = next(entry for entry in found["measures"] if entry["key"] == f"{OLD}/3")["benefits"][0]["period"]
    assert (third["state"], third["original_until"]) == ("open", "2031-12-31")
    assert [each["reference"] for each in third["extended_by"]] == ["云政〔2031〕30号"]
    assert "原定至 2031年12月31日" in as_text(match(later, {}))


def test_a_match_says_how_windows_stand(later):
    answers = {"trade": "homestay", "opened": date(2032, 2, 1)}
    text = as_text(match(later, answers, date(2032, 7, 1)))
    assert "申请时间：每年 1月1日 至 6月30日；下一次 2033年1月1日 至 2033年6月30日" in text
    assert "申请时间：自开业之日起 1年内；按您填的日期，到 2033年2月1日" in text
    assert "申请时间：自开业之日起 1年内\n" in as_text(match(later, {}))
    found = json.loads(as_json(match(later, answers, date(2032, 7, 1))))
    (measure,) = (entry for entry in found["measures"] if entry["key"] == f"{DATED}/1")
    assert [benefit["windows"][0]["state"] for benefit in measure["benefits"]] == ["coming", "open"]


def test_windows_are_on_the_page_of_a_measure_with_their_clauses_and_in_the_booklet(pages):
    page = pages[f"measures/{DATED}-1.html"]
    assert "每年 1月1日 至 6月30日" in page.text and "每年1月1日至6月30日申报" in page.text
    assert len([element for element in page.all("span") if element.get("class") == "window"]) == 3
    assert "申请时间：自开业之日起 1年内" in pages[f"documents/{DATED}-booklet.html"].text


EXTENSION = f"documents/{EXTENDING}/document.yaml"


@pytest.mark.parametrize(
    ("path", "written", "new", "message"),
    [
        (EXTENSION, "  - document: yunxi-2031-5\n", "  - document: yunxi-2031-30\n", "文件不能延续自己"),
        (EXTENSION, "  - document: yunxi-2031-5\n", "  - document: yunxi-2031-6\n", "没有这个代号的文件"),
        (
            EXTENSION,
            "reference: 云政〔2031〕5号\n    until",
            "reference: 云政〔2031〕6号\n    until",
            "文号与所指的文件不一致",
        ),
        (
            EXTENSION,
            "quote: 《云溪县扶持种植业和民宿业的若干措施》（云政〔2031〕5号）延续",
            "quote: 延续",
            "引文没有提到被延续的文件",
        ),
        (EXTENSION, "until: 2032-12-31", "until: 2031-12-31", "延续到的这一天不晚于原来的截止日"),
        (EXTENSION, "measures: [3]", "measures: [4]", "那份文件没有这一项"),
        (f"documents/{PARTLY}/document.yaml", "measures: [1]", "measures: [9]", "那份文件没有这一项"),
        (f"documents/{PARTLY}/document.yaml", "    measures: [1]\n", "", "有两种说法"),
        (f"documents/{PARTLY}/document.yaml", "    measures: [1]\n", "", "引文只写了其中几项"),
        (f"documents/{PARTLY}/document.yaml", "measures: [1]", "measures: [2]", "引文写的是另外几项"),
        (EXTENSION, "    measures: [3]\n", "", "引文只写了其中几项"),
        (EXTENSION, "5号）延续实施至2032年12月31日", "5号）不再延续", "引文写的是不再延续"),
    ],
)
def test_what_contradicts_another_document_is_refused(later_content, tmp_path, path, written, new, message):
    content = shutil.copytree(later_content, tmp_path / "content")
    text = (content / path).read_text("utf-8")
    assert written in text
    changed = text.replace(written, new, 1)
    if message == "有两种说法":
        changed = changed.replace("issued: 2032-01-05", "issued: 2031-12-20")
    (content / path).write_text(changed, "utf-8")
    assert any(message in problem for problem in problems(content)), problems(content)


@pytest.mark.parametrize(
    ("written", "valid"),
    [
        ("第一项延续1年", False),
        ("第（1）项、第2项延续1年", False),
        ("第一条延续1年", True),
        ("第九项延续1年", True),
        ("第一项延续1年，其余各项延续2年", True),
        ("第一项至第三项延续1年", True),
        ("第一项等延续1年", True),
        ("除第一项外延续1年", True),
        ("第一项以外延续1年", True),
        ("延续1年，第一项不再延续", True),
        ("按照本通知第一项延续1年", True),
    ],
)
def test_only_a_quote_that_surely_names_measures_requires_them(later_content, tmp_path, written, valid):
    content = shutil.copytree(later_content, tmp_path / "content")
    for name in ("document.yaml", "notice.txt"):
        path = content / "documents" / PARTLY / name
        text = path.read_text("utf-8").replace("    measures: [1]\n", "")
        assert "第一项延续1年" in text
        path.write_text(text.replace("第一项延续1年", written), "utf-8")
    try:
        validate(load(content))
        found = []
    except ContentError as refused:
        found = [problem.message for problem in refused.problems]
    assert any("引文只写了其中几项" in message for message in found) != valid
    assert "引文写的是不再延续" not in found


def test_a_length_needs_a_last_day_to_count_from(later_content, tmp_path):
    content = shutil.copytree(later_content, tmp_path / "content")
    partly = content / f"documents/{PARTLY}/document.yaml"
    text = partly.read_text("utf-8").replace("yunxi-2031-5\n", f"{EXTENDING}\n").replace("    measures: [1]\n", "")
    partly.write_text(text, "utf-8")
    assert any("不知道原来的截止日，无从起算" in problem for problem in problems(content))


IN_2031 = "延续实施至2032年12月31日"
SINCE_MARCH = "自2032年3月1日起延续实施至2032年12月31日"
IN_MARCH = {"    until: 2032-12-31\n": "    from: 2032-03-01\n    until: 2032-12-31\n", IN_2031: SINCE_MARCH}


def changed(content: Path, changes: dict[str, str], document: str = EXTENDING) -> Path:
    """Replace words in a document and its notice, each wherever it is."""
    folder = content / "documents" / document
    texts = {path: path.read_text("utf-8") for path in (folder / "document.yaml", folder / "notice.txt")}
    for old, new in changes.items():
        assert any(old in text for text in texts.values()), old
        texts = {path: text.replace(old, new) for path, text in texts.items()}
    for path, text in texts.items():
        path.write_text(text, "utf-8")
    return content


@pytest.fixture(scope="module")
def paused(paused_content: Path) -> WholeSite:
    return derive(validate(load(paused_content)))


def test_between_the_old_last_day_and_a_later_beginning_the_term_is_over(paused):
    period = paused.measures[f"{OLD}/3"].period
    assert (period.until, period.original_until) == (date(2032, 12, 31), date(2031, 12, 31))
    assert [(each.until, each.resumes) for each in period.earlier] == [(date(2031, 12, 31), date(2032, 3, 1))]
    assert paused.summaries[f"{OLD}/3"].term.earlier == period.earlier
    assert page_of(paused, OLD).period.earlier == period.earlier
    assert paused.measures[f"{OLD}/1"].period.earlier == (), "another document extends it without a break"


def test_a_length_counts_from_the_day_on_which_the_extension_begins(later_content, tmp_path):
    content = shutil.copytree(later_content, tmp_path / "content")
    changes = {**IN_MARCH, "    until: 2032-12-31\n": "    from: 2032-03-01\n    lasts: {years: 1}\n"}
    changes[IN_2031] = "自2032年3月1日起延续1年"
    site = derive(validate(load(changed(content, changes))))
    assert site.measures[f"{OLD}/3"].period.until == date(2033, 2, 28)


def test_a_match_and_the_data_say_that_a_term_is_over_and_resumes(paused):
    known = by_id(paused.catalogue.questions)
    entry = measure_entry(paused.measures[f"{OLD}/3"], known)["period"]
    assert entry["earlier"] == [{"until": "2031-12-31", "resumes": "2032-03-01"}]
    assert "自 2032年3月1日起延续至 2032年12月31日" in entry["extended"]
    found = json.loads(as_json(match(paused, {}, date(2032, 2, 1))))
    period = next(each for each in found["measures"] if each["key"] == f"{OLD}/3")["benefits"][0]["period"]
    assert (period["state"], period["days_left"]) == ("ended", -32)
    assert period["earlier"] == [{"until": "2031-12-31", "used_up": None, "resumes": "2032-03-01"}]
    text = as_text(match(paused, {}, date(2032, 2, 1)))
    assert "其中 2031年12月31日之后、2032年3月1日之前中断" in text
    assert "已于 2031年12月31日到期，自 2032年3月1日起延续" in text


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({**IN_MARCH, "from: 2032-03-01": "from: 2032-03-02"}, "引文写的不是这一天"),
        ({**IN_MARCH, "from: 2032-03-01": "from: 2033-03-01"}, "截止日早于起始日"),
        ({"  - document: yunxi-2031-5\n    title": f"  - document: {PARTLY}\n    title"}, "文号与所指的文件不一致"),
    ],
)
def test_the_beginning_of_an_extension_is_checked(later_content, tmp_path, changes, message):
    content = shutil.copytree(later_content, tmp_path / "content")
    assert any(message in problem for problem in problems(changed(content, changes)))


def test_an_extension_of_a_document_without_a_term_is_refused(later_content, tmp_path):
    content = shutil.copytree(later_content, tmp_path / "content")
    without = {
        "    measures: [1]\n": "",
        "  - document: yunxi-2031-5\n": f"  - document: {EXTENDING}\n",
    }
    changed(content, without, PARTLY)
    assert any("这一条延续不改变任何期限" in problem for problem in problems(content))


def test_an_extension_of_a_document_whose_measures_all_end_by_themselves_is_refused(later_content, tmp_path):
    content = shutil.copytree(later_content, tmp_path / "content")
    dated = content / f"documents/{DATED}"
    text = (dated / "document.yaml").read_text("utf-8")
    (dated / "document.yaml").write_text(
        text.replace("period: {until: 2034-12-31, quote: 本办法有效期至2034年12月31日}\n", ""), "utf-8"
    )
    measure = (dated / "measures/01.yaml").read_text("utf-8")
    assert "basis: document" in measure
    (dated / "measures/01.yaml").write_text(
        measure.replace("basis: document", "basis: stated, ends: indefinite, quote: 每年"), "utf-8"
    )
    changed(content, {"  - document: yunxi-2031-5\n    title": f"  - document: {DATED}\n    title"})
    found = [problem for problem in problems(content) if "这一条延续不改变任何期限" in problem]
    assert len(found) == 1 and "写 measures" in found[0]


WINDOW = "windows:\n  - {once: {from: 2032-01-01, until: 2032-01-31}, quote: 2032年1月申报}\n"


@pytest.mark.parametrize(
    ("changes", "outside"),
    [
        ({}, False),  # within the term as another document extends it
        (IN_MARCH, True),  # in the pause
        ({"  - document: yunxi-2031-5\n    title: 云溪县扶持": "  - title: 云溪县扶持"}, True),
    ],
)
def test_a_window_may_be_in_what_another_document_adds(later_content, tmp_path, changes, outside):
    content = shutil.copytree(later_content, tmp_path / "content")
    measure = content / "documents" / OLD / "measures/03.yaml"
    for file in (measure, content / "documents" / OLD / "notice.txt"):
        text = file.read_text("utf-8").replace("一次性奖励5000元。", "一次性奖励5000元。2032年1月申报。")
        file.write_text(text.replace("period: {basis: document}\n", "period: {basis: document}\n" + WINDOW), "utf-8")
    changed(content, changes)
    if outside:
        assert any("期限到 2031-12-31 为止，申请时间在那以后" in problem for problem in problems(content))
    else:
        validate(load(content))


def test_superseding_needs_a_first_day(several_content, tmp_path):
    content = shutil.copytree(several_content, tmp_path / "content")
    file = content / "documents/yunxi-2031-21/document.yaml"
    text = file.read_text("utf-8")
    file.write_text(
        text.replace("  from: 2031-11-01\n", "").replace("  from_quote: 本措施自2031年11月1日起施行\n", ""), "utf-8"
    )
    assert any("不知道自哪一天起废止" in problem for problem in problems(content))


def test_a_document_without_measures_has_no_chapters(later_content, tmp_path):
    content = shutil.copytree(later_content, tmp_path / "content")
    file = content / EXTENSION
    file.write_text(f"{file.read_text('utf-8')}chapters:\n  - {{number: 1, title: 延续}}\n", "utf-8")
    assert any("有章，但还没有任何措施" in problem for problem in problems(content))


def problems(content: Path) -> list[str]:
    with pytest.raises(ContentError) as refused:
        validate(load(content))
    return [str(problem) for problem in refused.value.problems]
