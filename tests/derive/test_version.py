"""The version of the content changes with what was written, and with nothing else."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from policy_explorer.derive.version import ContentVersion, content_version
from policy_explorer.load.loader import load
from policy_explorer.validate.validate import validate


def version_of(content: Path) -> ContentVersion:
    return content_version(validate(load(content)))


def rewrite(file: Path, written: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert written in text
    file.write_text(text.replace(written, new), "utf-8")


def test_it_is_fit_for_a_file_name_and_begins_with_the_day(real_content):
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}-[0-9a-f]{8}", str(version_of(real_content)))


def test_without_a_day_of_its_own_the_content_is_as_old_as_its_newest_document(tiny_copy):
    assert version_of(tiny_copy).day == date(2031, 3, 2)
    (tiny_copy / "site.yaml").open("a", encoding="utf-8").write("updated: 2032-05-06\n")
    assert version_of(tiny_copy).day == date(2032, 5, 6)


def test_comments_and_line_breaks_do_not_change_it(tiny_copy):
    before = version_of(tiny_copy)
    measure = tiny_copy / "documents" / "yunxi-2031-5" / "measures" / "01.yaml"
    measure.write_bytes(("# 只是说明\n" + measure.read_text("utf-8") + "\n\n").replace("\n", "\r\n").encode())
    assert version_of(tiny_copy) == before


def test_every_kind_of_file_changes_it(tiny_copy):
    seen = {version_of(tiny_copy)}
    for path, written, new in (
        ("site.yaml", "云溪县政策办", "云溪县政府办"),
        ("questions.yaml", "您经营什么？", "您做什么？"),
        ("vocabularies/departments.yaml", "aliases: [财政局]", "aliases: [财政局, 财局]"),
        ("pages/method.md", "本站内容为虚构", "内容都是虚构"),
        ("documents/yunxi-2031-5/measures/01.yaml", "每亩补300元。", "每亩补贴300元。"),
    ):
        rewrite(tiny_copy / path, written, new)
        seen.add(version_of(tiny_copy))
    assert len(seen) == 6
