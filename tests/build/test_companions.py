"""A companion, or a benefit of another document, that changes: the pages that show it change, and nothing is stale."""

from __future__ import annotations

import shutil
from pathlib import Path

from support.built import build_site, contents, site_files
from support.content_edits import edit

DOCUMENT = "documents/yunxi-2031-12"


def test_the_pages_change_that_quote_a_guide_or_name_a_benefit(counted_content: Path, tmp_path: Path):
    content, out = shutil.copytree(counted_content, tmp_path / "content"), tmp_path / "site"
    build_site(content, out, cache=tmp_path / "cache")
    before = contents(out)
    edit(content / DOCUMENT / "sources/guide.txt", "三、其他各项", "（以下适用于其他各项）\n\n三、其他各项")
    build_site(content, out, cache=tmp_path / "cache")
    after = contents(out)
    assert after == site_files(content)
    changed = {path for path in after if path.startswith(("measures/", "sources/")) and after[path] != before[path]}
    moved = {f"measures/yunxi-2031-12-{number}.html" for number in (1, 2, 4, 5, 6, 7, 8, 10, 11)}
    assert changed == {"sources/yunxi-2031-12.guide.html", *moved}
    edit(content / "documents/yunhai-2030-9/measures/01.yaml", "title: 市级认证奖励", "title: 市级有机奖励")
    build_site(content, out, cache=tmp_path / "cache")
    renamed = contents(out)
    assert renamed == site_files(content)
    shown = {path for path in renamed if path.startswith("measures/") and renamed[path] != after[path]}
    assert shown == {"measures/yunhai-2030-9-1.html", "measures/yunxi-2031-12-9.html"}
