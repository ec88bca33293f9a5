"""Editions on a memory stick are compared with the checksum list beside them, and a bundle with the list inside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from policy_explorer.derive.downloads import CHECKSUMS, checksums
from policy_explorer.editions.verify import Difference, Verified, verify
from policy_explorer.editions.verify_report import as_text
from support.bundle_files import FILES, INDEX, WELL, kinds, only_reason, sealed, small_bundle, unpacked, zipped


@pytest.fixture
def editions(tmp_path) -> Path:
    """A memory stick with two editions, their list, and another file."""
    files = {"b.zip": small_bundle(), "b.html": b"<p>all in one</p>"}
    return unpacked(tmp_path / "stick", files | {CHECKSUMS: checksums(files), "thesis.txt": b"mine"})


def test_editions_are_held_against_the_list_beside_them(editions):
    assert verify(editions) == Verified(2, ())
    assert verify(editions / "b.html") == Verified(1, ())
    assert verify(editions / "b.zip") == WELL


def test_an_edition_that_differs_is_named(editions):
    (editions / "b.html").write_bytes(b"other")
    (editions / "b.zip").unlink()
    assert kinds(verify(editions)) == [("changed", "b.html"), ("missing", "b.zip")]
    assert as_text(editions / "b.html", verify(editions / "b.html")).startswith(
        "校验值不符 b.html：与旁边的 SHA256SUMS 不一致\n有 1 处不符"
    )


def test_a_complete_bundle_that_is_not_the_published_one_is_reported(editions):
    """Whoever changes a file can change the list in the bundle, but not the published one."""
    other = sealed(FILES | {INDEX: b"forged"})
    (editions / "b.zip").write_bytes(zipped(other.items()))
    assert verify(editions / "b.zip") == Verified(4, (Difference("b.zip", "mismatched", "与旁边的 SHA256SUMS 不一致"),))


def test_a_cut_bundle_is_told_twice(editions):
    (editions / "b.zip").write_bytes(small_bundle()[:-30])
    assert kinds(verify(editions / "b.zip")) == [("mismatched", "b.zip"), ("unreadable", "b.zip")]


def test_a_file_that_no_list_names(editions, tmp_path):
    assert only_reason(verify(editions / "thesis.txt")) == "旁边的 SHA256SUMS 没有列出这个文件"
    (tmp_path / "lone.html").write_bytes(b"")
    assert only_reason(verify(tmp_path / "lone.html")) == "旁边没有 SHA256SUMS，无从核对"


def test_a_bundle_under_another_name_is_still_held_against_its_own_list(editions):
    (editions / "b.zip").rename(editions / "b (1).zip")
    assert verify(editions / "b (1).zip") == WELL
