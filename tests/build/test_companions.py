"""A companion that changes: its own page, and the pages that quote it, and nothing is stale."""

from __future__ import annotations

import shutil
from pathlib import Path

from support.built import build_site, contents, site_files
from support.content_edits import edit

DOCUMENT = "documents/lantian-2033-4"


def test_a_new_line_in_a_guide_moves_what_is_quoted_after_it(support_content: Path, tmp_path: Path):
    content, out = shutil.copytree(support_content, tmp_path / "content"), tmp_path / "site"
    build_site(content, out, cache=tmp_path / "cache")
    before = contents(out)
    edit(content / DOCUMENT / "sources/guide.txt", "二、其他各项", "（以下适用于其他各项）\n\n二、其他各项")
    build_site(content, out, cache=tmp_path / "cache")
    after = contents(out)
    assert after == site_files(content)
    changed = {path for path in after if path.startswith(("measures/", "sources/")) and after[path] != before[path]}
    moved = {f"measures/lantian-2033-4-{number}.html" for number in (1, 2, 4, 5)}
    assert changed == {"sources/lantian-2033-4.guide.html", *moved}
