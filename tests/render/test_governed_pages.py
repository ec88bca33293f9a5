"""Pages and data scripts show what clauses and terms add to a rule, with the place where it stands."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from policy_explorer.derive.derive import derive
from policy_explorer.derive.site import WholeSite
from policy_explorer.load.loader import load
from policy_explorer.render import pages
from policy_explorer.validate.validate import validate
from support import site_render
from support.site_pages import ParsedPage, parsed

GOVERNED = "yunxi-2031-9"
DOCUMENT = f"documents/{GOVERNED}.html"


@pytest.fixture(scope="module")
def site(governed_content: Path) -> WholeSite:
    return derive(validate(load(governed_content)))
