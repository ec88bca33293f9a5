"""An archive that would hurt whoever unpacks it is never called intact, and what is wrong with it is said before all else."""

from __future__ import annotations

from pathlib import Path

import pytest

from policy_explorer.editions.verify import verify
from policy_explorer.editions.verify_report import as_text
from support.bundle_files import WELL, kinds
from support.hostile_archives import NAMES, Entry, bundle_with, hostile_archives

ARCHIVES = dict(hostile_archives())


@pytest.fixture
def packed(tmp_path) -> Path:
    return tmp_path / "b.zip"


def test_the_archives_of_these_tests_are_well_but_for_what_is_wrong(packed):
    packed.write_bytes(bundle_with())
    assert verify(packed) == WELL


@pytest.mark.parametrize("what", ARCHIVES)
def test_a_hostile_archive_is_not_intact(packed, what):
    packed.write_bytes(ARCHIVES[what])
    text = as_text(packed, verify(packed))
    assert verify(packed).differences and "完好" not in text.replace("完好⟨", "")
    assert text.endswith("\n") and text.isprintable() is False and "\x1b" not in text


def test_there_are_enough_of_them():
    assert len(ARCHIVES) >= 80


@pytest.mark.parametrize("what", [what for what, name in NAMES.items() if ".." in name.replace("\\", "/").split("/")])
def test_a_path_that_leads_out_is_told_alone_whatever_else_is_wrong(packed, what):
    packed.write_bytes(bundle_with(Entry(NAMES[what].encode()), Entry(b"site/more", listed=False)))
    assert kinds(verify(packed)) == [("unsafe", NAMES[what])]
