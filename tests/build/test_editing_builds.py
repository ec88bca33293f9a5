"""Builds while an editor writes: only pages, a change that is named, a build that is cancelled, content that keeps changing."""

from __future__ import annotations

from pathlib import Path

import pytest

from policy_explorer.build import (
    Builder,
    Cache,
    Cancelled,
    FolderSink,
    InputsChanged,
    code_fingerprint,
    open_cache,
)
from policy_explorer.load.problem import ContentError
from support.built import LATER, contents, differing, site_files
from support.content_edits import EDITS, FIRST, SECOND, edit


@pytest.fixture
def builder(content: Path, out: Path, cache: Cache) -> Builder:
    return Builder(content, FolderSink(out), cache)


@pytest.mark.wide
def test_the_page_of_a_changed_measure_comes_before_other_files_are_read(content, out, builder):
    shown = {}
    builder.build(pages_only=True)
    edit(content / SECOND, "summary: {text: ", "summary: {text: 新")
    builder.build(
        pages_only=True, on_pages=lambda files, version: shown.update({version: files}), changed={content / SECOND}
    )
    made = contents(out)
    page = "measures/yunxi-2031-5-2.html"
    assert shown == {builder.version: {page: made[page]}}
    assert differing(made, site_files(content)) <= {path for path in site_files(content) if path.startswith(LATER)}


def test_a_title_changed_in_two_files_is_shown_after_the_second(content, builder):
    shown = {}
    builder.build(pages_only=True)
    edit(content / FIRST / "measures/01.yaml", "title: 补贴", "title: 大力补贴")
    with pytest.raises(ContentError):
        builder.build(pages_only=True, changed={content / FIRST / "measures/01.yaml"})
    edit(content / FIRST / "notice.txt", "（1）补贴", "（1）大力补贴")
    builder.build(
        pages_only=True,
        on_pages=lambda files, version: shown.update(files),
        changed={content / FIRST / "notice.txt"},
    )
    assert {path: "大力补贴" in html.decode() for path, html in shown.items()} == {"measures/yunxi-2031-5-1.html": True}


@pytest.mark.wide
def test_a_change_that_is_not_named_is_built_too(content, out, builder):
    builder.build(pages_only=True)
    edit(content / SECOND, "summary: {text: ", "summary: {text: 新")
    EDITS["the settings"](content)
    builder.build(changed={content / SECOND})
    assert differing(contents(out), site_files(content)) == set()


def test_a_cancelled_build_leaves_the_last_site(content, out, builder):
    builder.build()
    before = contents(out)
    EDITS["its summary"](content)
    with pytest.raises(Cancelled):
        builder.build(cancelled=lambda: True)
    assert contents(out) == before
    builder.build()
    assert differing(contents(out), site_files(content)) == set()


def test_content_that_keeps_changing_is_not_built_and_the_last_site_stays(content, out, builder):
    builder.build()
    before = contents(out)

    def write(stage: str) -> None:
        if stage == "检查":  # the files are fingerprinted, but not yet read
            edit(content / SECOND, "summary: {text: ", "summary: {text: 新")

    edit(content / SECOND, "summary: {text: ", "summary: {text: 新")
    with pytest.raises(InputsChanged):
        builder.build(write)
    assert contents(out) == before


def test_edits_without_a_pause_leave_no_more_than_one(content, out, tmp_path):
    """The rest of the site, which forgets what is no longer used, is only built in a pause."""
    with open_cache(tmp_path / "remembering", content, out, code_fingerprint(), remember=True) as cache:
        builder, held = Builder(content, FolderSink(out), cache), []
        builder.build()
        for mark in "甲乙丙":
            written = (content / SECOND).read_text("utf-8")
            (content / SECOND).write_text(written.replace("summary: {text: ", f"summary: {{text: {mark}"), "utf-8")
            builder.build(pages_only=True)
            held.append((len(cache.memory), sum(1 for _ in cache.folder.iterdir())))
        assert held == held[:1] * 3
        builder.build()
    assert differing(contents(out), site_files(content)) == set()
