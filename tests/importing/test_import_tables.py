"""Measures in the rows of a table, and numbers that Word counts by itself."""

from __future__ import annotations

from html import escape

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from support.drafts import ID, about, draft, passes, put_together, units, without_space

HEAD = ("序号", "政策措施", "牵头单位", "责任单位")

ROWS = (
    ("1", "支持首店落户。对新引进的品牌首店给予10万元奖励。", "县商务局", "县财政局、市场监管局"),
    ("2", "鼓励延长营业时间。鼓励商场延长营业时间。", "县商务局", ""),
    ("3", "举办消费节。全年举办消费节5场。", "县文旅局", "各乡镇"),
)

AROUND = (
    ["云溪县促进消费措施清单", "云政办〔2031〕30号"],
    ["以上措施自2031年1月1日起施行，有效期至2031年12月31日。", "云溪县人民政府办公室", "2031年1月1日"],
)


def table_docx(path):
    word = docx.Document()
    for line in AROUND[0]:
        word.add_paragraph(line)
    table = word.add_table(0, 4)
    merged = table.add_row().cells
    for cells in (HEAD, *ROWS):
        for cell, written in zip(table.add_row().cells, cells, strict=True):
            cell.text = written
    merged[0].merge(merged[3]).text = "促进消费"
    for line in AROUND[1]:
        word.add_paragraph(line)
    word.save(path)


def table_html(path):
    rows = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in (HEAD, *ROWS))
    before, after = ("".join(f"<p>{text}</p>" for text in texts) for texts in AROUND)
    path.write_text(
        f"<html><body>{before}<table><tr><td colspan=4>促进消费</td></tr>{rows}</table>{after}</body></html>", "utf-8"
    )


@pytest.mark.parametrize("make", [table_docx, table_html])
def test_a_row_of_a_table_is_a_measure(tmp_path, make):
    file = tmp_path / f"notice.{make.__name__.removeprefix('table_')}"
    make(file)
    content = tmp_path / "content"
    measures = draft(file, content)
    assert [(measure["title"], *units(measure)) for measure in measures.values()] == [
        ("支持首店落户", ["县商务局"], ["县财政局", "县市场监管局"]),
        ("鼓励延长营业时间", ["县商务局"], []),
        ("举办消费节", ["县文旅局"], ["各乡镇"]),
    ]
    assert measures[1]["units_quote"] == "县商务局 县财政局、市场监管局"
    assert about(content)["closing"][0]["text"].startswith("以上措施自2031年1月1日起施行")
    assert passes(content)


def number_by_word(word, format: str, text: str) -> str:
    """Add an automatic list, as the dialogue for numbering makes it; return its id."""
    root = word.part.numbering_part.element
    id = str(90 + len(root))
    abstract, num = OxmlElement("w:abstractNum"), OxmlElement("w:num")
    abstract.set(qn("w:abstractNumId"), id)
    level = OxmlElement("w:lvl")
    level.set(qn("w:ilvl"), "0")
    for name, value in (("w:start", "1"), ("w:numFmt", format), ("w:lvlText", text)):
        child = OxmlElement(name)
        child.set(qn("w:val"), value)
        level.append(child)
    abstract.append(level)
    num.set(qn("w:numId"), id)
    link = OxmlElement("w:abstractNumId")
    link.set(qn("w:val"), id)
    num.append(link)
    root.insert(0, abstract)
    root.append(num)
    return id


def test_numbers_that_word_counts_are_written_out(tmp_path, run):
    word = docx.Document()
    han, arabic = number_by_word(word, "chineseCountingThousand", "%1、"), number_by_word(word, "decimal", "%1.")
    word.add_paragraph("云溪县若干措施")
    clause = "（牵头单位：县商务局）"
    for list_id, line in (
        (han, "支持消费"),
        (arabic, f"办消费节。全年办消费节5场。{clause}"),
        (arabic, f"办美食节。全年办美食节3场。{clause}"),
        (han, "支持生产"),
        (arabic, f"办展会。全年办展会1场。{clause}"),
    ):
        paragraph = word.add_paragraph(line)
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = int(list_id)
    word.save(tmp_path / "notice.docx")
    code, said, _ = run("import", tmp_path / "notice.docx", "--id", ID, "--content", tmp_path / "content")
    assert code == 0 and "有 5 处序号是 Word 自动编的，已经补成文字" in said
    notice = (tmp_path / "content" / "documents" / ID / "notice.txt").read_text("utf-8")
    assert [line[:4] for line in notice.split("\n\n")[1:]] == ["一、支持", "1.办消", "2.办美", "二、支持", "3.办展"]
    assert put_together(tmp_path / "content" / "documents" / ID) == without_space(notice)
