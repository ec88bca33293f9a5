"""A build without a cache leaves no folder behind, and removes those of builds that were killed."""

from __future__ import annotations

import os
import tempfile

from policy_explorer.build.temporary import temporary_folder
from support.at_each_call import in_fork


def test_the_folder_is_removed_and_nobody_else_may_read_it(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with temporary_folder() as folder:
        (folder / "value").write_bytes(b"x")
        assert folder.stat().st_mode & 0o777 == 0o700
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_build_left_is_removed_by_the_next_and_what_is_in_use_is_kept(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    for name in ("policy-explorer-notes", "policy-explorer-0123", "other"):
        (tmp_path / name).mkdir()

    def build() -> None:
        with temporary_folder() as folder:
            (folder / "value").write_bytes(b"x")
            os._exit(9)

    assert in_fork(build, lambda count: None, tmp_path) == 9
    assert len(list(tmp_path.iterdir())) > 3
    with temporary_folder() as in_use, temporary_folder() as other:
        assert in_use.is_dir() and other.is_dir() and in_use != other
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "other",
        "policy-explorer-0123",
        "policy-explorer-notes",
    ]
