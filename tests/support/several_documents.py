"""The site with three documents, one of which supersedes another."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from policy_explorer.derive.derive import derive
from policy_explorer.derive.site import Site
from policy_explorer.load.loader import load
from policy_explorer.model import Catalogue
from policy_explorer.validate.validate import validate
from support.site_pages import ParsedPage, parsed_pages

OLD, NEW, OTHER = "yunxi-2031-5", "yunxi-2031-21", "yunxi-2031"

ENDS = date(2031, 11, 1)

FARM = {"trade": "farm", "area": 30, "organic": True}


@pytest.fixture(scope="module")
def catalogue(several_content: Path) -> Catalogue:
    return validate(load(several_content))


@pytest.fixture(scope="module")
def several(catalogue: Catalogue) -> Site:
    return derive(catalogue)


@pytest.fixture(scope="module")
def pages(several_site: Path) -> dict[str, ParsedPage]:
    return parsed_pages(several_site)


def page_of(site: Site, id: str):
    return next(page for page in site.documents if page.notice.document.id == id)
