"""Whatever a file or text is, it is drafted whole or refused: damaged files, texts put together from the words of notices."""

from __future__ import annotations

import io
import random
import re
import zipfile
from datetime import date
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policy_explorer.importing.blocks import ImportFailed, Line, Reading, Row
from policy_explorer.importing.fields.existing_content import existing_content_of
from policy_explorer.importing.readers.read_docx import read_docx
from policy_explorer.importing.readers.read_html import read_html
from policy_explorer.importing.readers.read_pdf import read_pdf
from policy_explorer.importing.structure.clean import clean
from policy_explorer.importing.structure.structure import structure
from policy_explorer.importing.writing.folder import draft_folder
from policy_explorer.load.loader import Sources
from policy_explorer.load.problem import ContentError, Problem
from policy_explorer.load.yaml_parser import read_yaml
from policy_explorer.validate.validate import validate
from support.drafts import ID, NOTICES, draft, put_together, without_space
from support.packed_files import pdf, zipped
from support.usual_run import of_examples, some_of

NESTED = NOTICES / "nested.txt"
TODAY = date(2031, 5, 1)


def numbered_docx() -> dict[str, bytes]:
    word, buffer = docx.Document(), io.BytesIO()
    for number in range(3):
        word.add_paragraph(f"第{number}件事", style="List Number")
    word.add_table(2, 3).cell(0, 0).text = "表"
    word.save(buffer)
    with zipfile.ZipFile(buffer) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def damaged(content: bytes, chance: random.Random) -> bytes:
    at, length = chance.randrange(len(content)), chance.randrange(40)
    return content[:at] + chance.choice([b"", b"x", b'"', b"<w:p>", content[:length]]) + content[at + length :]


@pytest.mark.parametrize("seed", some_of(range(40)))
def test_a_damaged_file_is_read_or_refused(seed):
    """Whatever python-docx and lxml make of it."""
    chance = random.Random(seed)
    parts = numbered_docx()
    part = chance.choice(["word/document.xml", "word/numbering.xml", "word/styles.xml", "word/_rels/document.xml.rels"])
    whole = zipped(**(parts | {part: damaged(parts[part], chance)}))
    page = "<html><body><p>1.甲<b>乙</b></p><table><tr><td>1<td>丙</tr></table><div><!-- x --></div></body></html>".encode()
    for reader, content in (
        (read_docx, whole),
        (read_docx, damaged(whole, chance)),
        (read_html, damaged(page, chance)),
        (read_pdf, damaged(pdf(), chance)),
    ):
        try:
            assert reader(content).blocks
        except ImportFailed as error:
            assert re.search(r"[\u4e00-\u9fff]", str(error))


def problems_of(files: dict[str, str]) -> list[Problem]:
    """What the check has to say of drafted files, without the disk."""
    written = {path: text for path, text in files.items() if path.endswith(".yaml")}
    readings = {path: read_yaml(path, text) for path, text in written.items()}
    texts = {path: text for path, text in files.items() if path not in written}
    problems = tuple(problem for reading in readings.values() for problem in reading.problems)
    try:
        validate(
            Sources(
                Path("content"),
                {path: reading.value for path, reading in readings.items()},
                texts,
                written,
                (),
                problems,
            )
        )
    except ContentError as error:
        return error.problems
    return []


PIECES = st.sampled_from(
    "一、 二、 （一） （二） 1. 2. ３． 第一条 第二章 附件 （牵头单位：区商务局） 责任单位：县财政局、工信局 【责任部门：】 （ ） 【 自2023年1月1日至 2023年12月31日 10万元 5-10% 2031年2月30日 "
    "有效期2年 本措施自发布之日起施行 关于印发 通知 ： 。 ； ， 《 》 {title} {number} # 待核对 : - [ ] ' \" \\ 〔2023〕1号 　　 - 3 - ABC 0.5 1,000 99999999999999999999 鼓励 给予奖励 以下均需各街镇落实 \u200b "
    "每年6月30日前申报 分别奖励1万元、2万元 按租金的40%给予补助 最高15万元 分三年按40%、30%、30%兑付 每年不超过10家 《甲乙丙丁办法》（某政〔2020〕3号） 同时废止 "
    "有效期延长至2033年12月31日 附则 第一章总则 对产值100万元、300万元以上的 申请人应当 不予支持 （目的和依据） 自认定之日起3个月内申请 由县商务局负责实施。 5万元至10万元".split(
        " "
    )
) | st.text(max_size=8)
TEXTS = st.lists(st.lists(PIECES, max_size=9).map("".join), max_size=24)


@settings(
    max_examples=of_examples(200),
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
@given(TEXTS, st.lists(st.lists(PIECES, min_size=2, max_size=4).map(tuple), max_size=4))
def test_whatever_is_drafted_is_the_text_and_nothing_else_is_raised(lines, rows):
    reading = Reading((*(Line(line) for text in lines for line in text.splitlines()), *map(Row, rows)))
    cleaned = clean(reading)
    try:
        outline = structure(cleaned.parts)
    except ImportFailed:
        return
    drafted = draft_folder(
        ID, Path("content"), cleaned, outline, existing_content_of({}, frozenset(), frozenset()), TODAY
    )
    assert without_space(drafted.files[f"documents/{ID}/notice.txt"]) == without_space(
        "".join(part if isinstance(part, str) else "".join(part.cells) for part in cleaned.parts)
    )
    assert not [str(problem) for problem in problems_of(drafted.files)]


@settings(max_examples=of_examples(40), derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(0, 400), min_size=1, max_size=6), st.lists(PIECES, min_size=6, max_size=6))
def test_a_notice_with_words_put_in_is_drafted_whole_or_refused(tmp_path_factory, places, words):
    text = NESTED.read_text("utf-8")
    for place, word in zip(places, words, strict=False):
        text = text[: place * 2] + word + text[place * 2 :]
    folder = tmp_path_factory.mktemp("mutated")
    (folder / "notice.txt").write_text(text, "utf-8", errors="replace")
    try:
        draft(folder / "notice.txt", folder / "content")
    except ImportFailed:
        assert not (folder / "content").exists()
        return
    document = folder / "content" / "documents" / ID
    assert put_together(document) == without_space((document / "notice.txt").read_text("utf-8"))
