"""The site whose first document later ones extend and amend; and edits of these."""

from __future__ import annotations

from pathlib import Path

import pytest

from policy_explorer.derive.derive import derive
from policy_explorer.derive.site import WholeSite
from policy_explorer.load.loader import load
from policy_explorer.validate.validate import validate
from support.site_pages import ParsedPage, parsed_pages

OLD, EXTENDING, PARTLY, DATED = "yunxi-2031-5", "yunxi-2031-30", "yunxi-2032-2", "yunxi-2032-1"
IN_2031 = "延续实施至2032年12月31日"
SINCE_MARCH = "自2032年3月1日起延续实施至2032年12月31日"
IN_MARCH = {"    until: 2032-12-31\n": "    from: 2032-03-01\n    until: 2032-12-31\n", IN_2031: SINCE_MARCH}


@pytest.fixture(scope="module")
def later(later_content: Path) -> WholeSite:
    return derive(validate(load(later_content)))


@pytest.fixture(scope="module")
def pages(later_site: Path) -> dict[str, ParsedPage]:
    return parsed_pages(later_site)


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
