"""Measures in the rows of a table, and numbers that Word counts by itself."""

from __future__ import annotations

import io
from html import escape

import docx
import pypdf
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from policy_explorer.importing.blocks import Line, Row
from policy_explorer.importing.readers.read_docx import read_docx
from policy_explorer.importing.readers.read_pdf import read_pdf
from support.built import check_content
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


def page(tmp_path, *blocks: str):
    file = tmp_path / "notice.html"
    file.write_text(f"<html><body>{''.join(blocks)}</body></html>", "utf-8")
    return file


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def rows_html(*rows: tuple[str, ...]) -> str:
    written = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table>{written}</table>"


BODY = ("云溪县支持企业若干措施", "各乡镇人民政府：")
SIGNED = ("云溪县人民政府", "2031年1月1日", "附件")


def test_a_table_of_scores_is_an_annex_verbatim(tmp_path):
    measures = paragraphs(
        *BODY,
        "第一条 支持落户。对新落户企业给予10万元奖励。（责任单位：县商务局）",
        "第二条 支持建仓。对新建仓库给予20万元补助。（责任单位：县商务局）",
        "附件：评分表",
        *SIGNED,
        "评分表",
    )
    file = page(tmp_path, measures, rows_html(("类别", "指标及分值"), ("基础", "纳税50分"), ("", "就业30分")))
    drafted = draft(file, tmp_path / "content")
    assert [units(measure) for measure in drafted.values()] == [([], ["县商务局"])] * 2
    assert about(tmp_path / "content")["annexes"] == [
        {
            "id": "annex-1",
            "title": "附件 评分表",
            "passages": [
                {"role": "heading", "text": "附件"},
                {"role": "title", "text": "评分表"},
                {"role": "table", "rows": [["类别", "指标及分值"], ["基础", "纳税50分"], ["", "就业30分"]]},
            ],
        }
    ]
    assert check_content(tmp_path / "content").notices


def test_a_table_behind_a_measure_is_a_table_of_it(tmp_path):
    first = "第一条 场地补助。按每平方米每月10元补助，上限见下表。（责任单位：县商务局）"
    table = rows_html(("面积", "上限"), ("不足500平方米", "5万元"))
    second = paragraphs("第二条 租金补助。给予1万元补助。（责任单位：县商务局）", "云溪县人民政府", "2031年1月1日")
    drafted = draft(page(tmp_path, paragraphs(*BODY, first), table, second), tmp_path / "content")
    assert drafted[1]["text"] == "按每平方米每月10元补助，上限见下表。（责任单位：县商务局）"
    assert drafted[1]["tables"] == [{"rows": [["面积", "上限"], ["不足500平方米", "5万元"]]}]
    assert "tables" not in drafted[2] and check_content(tmp_path / "content").notices


def test_a_table_of_tasks_gives_the_measures_their_units(tmp_path):
    measures = paragraphs(
        *BODY,
        "一、支持落户。对新落户企业给予10万元奖励。",
        "二、支持建仓。对新建仓库给予20万元补助。",
        "三、支持参展。对参展企业给予1万元补助。",
        "附件：任务分工表",
        *SIGNED,
        "任务分工表",
    )
    tasks = rows_html(
        ("序号", "工作任务", "牵头单位", "责任单位"),
        ("1", "支持落户", "县商务局", "县财政局"),
        ("2", "（二）支持建仓", "县发改局", "财政局"),
        ("3", "支持直播", "县商务局", "县财政局"),
    )
    content = tmp_path / "content"
    drafted = draft(page(tmp_path, measures, tasks), content)
    assert [units(measure) for measure in drafted.values()] == [
        (["县商务局"], ["县财政局"]),
        (["县发改局"], ["财政局"]),
        ([], []),
    ]
    assert drafted[1]["units_quote"] == "1 支持落户 县商务局 县财政局"
    text = (content / "documents" / ID / "measures" / "01.yaml").read_text("utf-8")
    assert "# 待核对：单位取自附件的任务分工表，按名称对应到这一项，请核对\nlead" in text
    assert check_content(content).notices


def test_what_stands_in_word_is_read_wherever_it_stands(tmp_path):
    """In a content control, in a table within a cell, in merged cells. A cell that reaches far is one cell."""
    word = docx.Document()
    word.add_paragraph("甲")
    control, inside = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
    inside.append(word.add_paragraph("乙")._p)
    control.append(inside)
    word.element.body.insert(1, control)
    table = word.add_table(2, 3)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "丙"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "丁"
    table.cell(1, 1).add_table(1, 1).cell(0, 0).text = "戊"
    span = OxmlElement("w:gridSpan")
    span.set(qn("w:val"), "100000000")
    table.cell(1, 2)._tc.get_or_add_tcPr().append(span)
    word.save(tmp_path / "notice.docx")
    blocks = read_docx((tmp_path / "notice.docx").read_bytes()).blocks
    assert [block.text for block in blocks[:2]] == ["甲", "乙"]
    assert [block.cells[:3] for block in blocks[2:]] == [("丙", "丁", ""), ("", "戊", "")]
    assert all(len(block.cells) <= 60 for block in blocks[2:])


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


def drawn(*operators: str) -> bytes:
    """Return a PDF with one page, drawn by the operators."""
    writer, buffer = pypdf.PdfWriter(), io.BytesIO()
    page = writer.add_blank_page(400, 400)
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): DictionaryObject({NameObject("/F"): font})})
    stream = DecodedStreamObject()
    stream.set_data(" ".join(operators).encode())
    page[NameObject("/Contents")] = writer._add_object(stream)
    writer.write(buffer)
    return buffer.getvalue()


def put(x: int, y: int, text: str) -> str:
    return f"BT /F 10 Tf {x} {y} Td ({text}) Tj ET"


def test_a_table_in_a_pdf_is_read_by_the_lines_around_its_cells():
    """Cells drawn as rectangles, as thin filled ones, or as strokes; one merged down, one merged across."""
    texts = [put(20, 360, "above the table, a line"), put(20, 100, "below the table, a line")]
    cells = [put(25, 325, "merged"), put(125, 325, "one"), put(125, 295, "two"), put(25, 265, "across both")]
    boxes = ["20 290 100 60 re 120 320 100 30 re 120 290 100 30 re 20 260 200 30 re S"]
    strokes = ["20 350 m 220 350 l 120 320 m 220 320 l 20 290 m 220 290 l 20 260 m 220 260 l S"]
    strokes += ["20 350 m 20 260 l 120 350 m 120 290 l 220 350 m 220 260 l S"]
    thin = ["20 349.5 200 1 re 120 319.5 100 1 re 20 289.5 200 1 re 20 259.5 200 1 re f"]
    thin += ["19.5 260 1 90 re 119.5 290 1 60 re 219.5 260 1 90 re f"]
    for lines in (boxes, strokes, thin):
        reading = read_pdf(drawn(*texts, *cells, *lines))
        assert reading.blocks == (
            Line("above the table, a line", True),
            Row(("merged", "one")),
            Row(("", "two")),
            Row(("across both", "")),
            Line("below the table, a line", True),
        )
        assert reading.notes == ("按框线认出表格 3 行，请对照原件",)


def test_a_page_with_a_frame_or_with_text_across_lines_is_read_as_lines():
    frame = "10 10 380 380 re S"
    crossed = "20 260 m 220 260 l 20 290 m 220 290 l 20 320 m 220 320 l 20 320 m 20 260 l 70 320 m 70 260 l 220 320 m 220 260 l S"
    for lines, text in ((frame, "a page that has only a frame"), (crossed, "words that reach across a stroke")):
        blocks = read_pdf(drawn(put(25, 300, text), put(25, 100, "another line"), lines)).blocks
        assert "".join(
            part for block in blocks for part in getattr(block, "cells", (getattr(block, "text", ""),))
        ).replace(" ", "") == (text + "another line").replace(" ", "")
