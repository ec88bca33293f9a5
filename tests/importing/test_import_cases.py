"""Every shape of notice that we know of, from a State Council opinion to a county's list: the whole draft is right.

`pytest tests/importing/test_import_cases.py --update-golden` rewrites the outlines beside the notices. Read the diff.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from policy_explorer.derive.derive import derive
from policy_explorer.importing.import_notice import import_notice
from support.built import check_content
from support.drafts import ID, about, measures_in, passes, put_together, without_space
from support.import_truth import SHAPES, TRUTHS, notice_of, truth_of
from support.rendered_pages import rendered, text
from support.usual_run import some_of


def drafted(name: str, content: Path) -> str:
    return import_notice(notice_of(name), ID, content)


def provisions_in(summary: str) -> int:
    found = re.search(r"另有 (\d+) 条", summary)
    return int(found[1]) if found else 0


def outline_of(content: Path) -> str:
    """Return where each paragraph of the notice went, a line each, and what was guessed of the whole document."""
    written = about(content)
    measures = measures_in(content / "documents" / ID)
    lines = [f"{key}: {written[key]}" for key in ("title", "reference", "issuer", "issued") if key in written]
    lines += [f"{key}: {written[key]}" for key in ("addressees", "period", "supersedes", "extends") if key in written]
    lines += [f"clause: {clause}" for clause in written.get("clauses", [])]
    lines += [f"{passage['role']}: {passage.get('text')}" for passage in written.get("opening", [])]
    for chapter in written.get("chapters", []):
        lines.append(f"chapter: {chapter.get('heading', '')} | {chapter.get('text', '')}")
        for number, measure in measures.items():
            if measure["chapter"] == chapter["number"]:
                lines.append(f"measure {number}: {measure['title']} | {measure.get('heading', '')} | {measure['text']}")
                for benefit in measure["benefits"]:
                    said = {key: benefit[key] for key in ("access", "strength", "payout") if key in benefit}
                    lines.append(f"  {measure['period']} {said} {measure.get('windows', '')}")
    lines += [f"{passage['role']}: {passage.get('text')}" for passage in written.get("closing", [])]
    return "\n".join(line.replace("\n", "⏎") for line in lines) + "\n"


@pytest.mark.parametrize("name", some_of(TRUTHS))
def test_the_whole_draft_is_right_and_passes_the_check(tmp_path, name, update_golden):
    content = tmp_path / "content"
    summary = drafted(name, content)
    assert truth_of(content, ID, provisions_in(summary)) == TRUTHS[name]
    golden = SHAPES / f"{name}.outline"
    outline = outline_of(content)
    if update_golden:
        golden.write_text(outline, "utf-8")
    assert outline == golden.read_text("utf-8")
    tables = any("tables" in measure for measure in measures_in(content / "documents" / ID).values())
    if "annexes" not in about(content) and not tables and TRUTHS[name].measures:
        assert passes(content)
    else:
        assert check_content(content)


@pytest.mark.parametrize("name", some_of(name for name in TRUTHS if notice_of(name).suffix == ".txt"))
def test_nothing_of_the_notice_is_lost(tmp_path, name):
    """Each character of the file is in notice.txt, and each paragraph in a part of the draft, in its order."""
    content = tmp_path / "content"
    drafted(name, content)
    document = content / "documents" / ID
    notice = (document / "notice.txt").read_text("utf-8")
    written = re.sub(
        "^[－-] [0-9] [－-]$", "", (SHAPES / f"{name}.txt").read_text("utf-8"), flags=re.MULTILINE
    )  # numbers of pages
    assert without_space(notice) == without_space(written)
    if TRUTHS[name].measures:
        assert put_together(document) == without_space(notice)


def test_every_notice_has_its_truth():
    assert {path.stem for path in SHAPES.glob("*.[thm]*")} == set(TRUTHS)


def test_an_extension_is_suggested_for_the_document_that_it_names(tmp_path):
    """The document that lasts longer is not changed; what is written into the new one makes the site say so."""
    content = tmp_path / "content"
    import_notice(SHAPES / "s03-forwarded-annex.txt", "shops", content)
    before = {path: path.read_bytes() for path in content.rglob("*") if path.is_file()}
    summary = import_notice(SHAPES / "s13-extension.txt", ID, content)
    assert "原文延续《青禾县支持小店若干措施》，本站没有收录" in summary
    text = (SHAPES / "s13-extension.txt").read_text("utf-8").replace("青禾县支持小店若干措施", "青禾区支持首店若干措施")
    notice = tmp_path / "notice.txt"
    notice.write_text(text.replace("青政规〔2033〕4号", "青政规〔2033〕5号"), "utf-8")
    summary = import_notice(notice, "longer", content)
    assert "就是 documents/shops：已写进本文件的 extends" in summary
    assert {path: path.read_bytes() for path in before} == before


def test_a_division_that_explains_badly_says_so_first(tmp_path):
    """In the summary and in the file: what is too long, and what belongs to nothing."""
    words = "县商务局会同有关部门制定具体办法，报县政府同意后组织实施。" * 60
    lines = ["青禾县若干措施", *(f"一般说明第{'甲乙丙丁戊己庚辛壬癸'[at]}段。" for at in range(10))]
    lines += [
        "1.支持落户。给予10万元奖励。",
        f"2.支持建仓。{words}",
        "3.支持参展。给予1万元补助。",
        "青禾县人民政府",
        "2031年1月1日",
    ]
    (tmp_path / "notice.txt").write_text("\n".join(lines), "utf-8")
    content = tmp_path / "content"
    first, *others = import_notice(tmp_path / "notice.txt", ID, content).splitlines()
    assert first == "这份草稿没有把公文说全，先看这几处："
    assert others[:2] == ["· 第 2 项有 1,740 字，像是漏分了。", "· 开头 10 段没有归到任何一项。"]
    written = (content / "documents" / ID / "document.yaml").read_text("utf-8")
    assert "# · 第 2 项有 1,740 字，像是漏分了" in written


def test_what_is_listed_for_existing_files_makes_the_draft_pass(tmp_path):
    """A second notice needs questions, units and departments that the site lacks: adding the lines is enough."""
    content = tmp_path / "content"
    import_notice(SHAPES / "f20-zi-shixing.txt", "first", content)
    summary = import_notice(SHAPES / "f24-tiers.txt", "2031-5", content)
    path = None
    for line in summary.splitlines():
        if "没有改动；" in line:
            path = Path(line.partition(" 已有")[0])
            if "请把 [] 换成" in line:
                path.write_text(path.read_text("utf-8").replace("[]\n", ""), "utf-8")
        elif path and line.startswith("- "):
            path.write_text(f"{path.read_text('utf-8')}{line}\n", "utf-8")
    assert "questions.yaml 已有，没有改动；请把 [] 换成" in summary
    assert len(check_content(content).notices) == 2


def test_pages_of_a_notice_without_a_day_say_that_it_has_none(tmp_path):
    content = tmp_path / "content"
    drafted("s15-table-of-contents", content)
    made = rendered(derive(check_content(content)))
    assert "成文日期文件没有写" in text(made[f"documents/{ID}.html"])
    assert not [page for page, tree in made.items() if page.endswith(".html") and "None" in text(tree)]
