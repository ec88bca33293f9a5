"""Build with and without a cache, in one process and several, into a folder and into memory: the bytes are the same.

To show that a cached value is never stale, the tests change each input of a site, one after the other.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from policy_explorer.build import (
    Builder,
    Cache,
    FolderSink,
    Outcome,
    SerialPool,
    WorkerPool,
)
from policy_explorer.build import documents as records
from policy_explorer.build import pool as workers
from policy_explorer.build.render_document import render_document
from policy_explorer.load.loader import load
from policy_explorer.load.problem import ContentError
from policy_explorer.render import pages as page_table
from policy_explorer.validate.validate import check_document, validate
from support.built import LATER, contents, differing, inodes, site_files
from support.command_line import ROOT
from support.content_edits import EDITS, SECOND, edit
from support.usual_run import some_of

ADDRESS = "https://example.org/policies/"


@pytest.fixture
def rebuild(content: Path, out: Path, cache: Cache) -> Callable[..., Outcome]:
    """Builds with the cache of earlier builds."""

    def rebuild(address: str | None = None, pages_only: bool = False, pool: SerialPool | None = None) -> Outcome:
        return Builder(content, FolderSink(out), cache, pool, address).build(pages_only=pages_only)

    return rebuild


# The same bytes


@pytest.mark.parametrize("several", some_of([True, False]))
def test_the_bytes_are_those_of_one_process_without_a_cache(rebuild, content, out, monkeypatch, several):
    monkeypatch.setattr(workers, "WORTH_IT", 1)
    monkeypatch.setattr(workers, "processors", lambda: 2)
    outcome = rebuild(ADDRESS, pool=WorkerPool() if several else None)
    assert differing(contents(out), site_files(content, ADDRESS)) == set()
    assert (outcome.files, outcome.measures, outcome.address) == (
        len(contents(out)),
        len(list(content.glob("documents/*/measures/*"))),
        ADDRESS,
    )


@pytest.mark.wide
def test_the_bytes_of_a_large_site_are_those_without_a_cache(rebuild, content, out, monkeypatch):
    """A large site has files for each document that a small one does not have."""
    from policy_explorer.render import explorer_page, list_values, paging

    for module in (page_table, paging, list_values):
        monkeypatch.setattr(module, "MOST_LISTED", 5, raising=False)
    monkeypatch.setattr(explorer_page, "SMALL_SITE", 5)
    monkeypatch.setattr(explorer_page, "PAGE_SIZE", 2)
    rebuild()
    made = contents(out)
    assert any(path.startswith("data/questionnaire/") for path in made) and any(
        path.startswith("examples/") for path in made
    )
    assert differing(made, site_files(content)) == set()


# Nothing stale


@pytest.mark.wide
def test_after_every_change_of_the_content_the_site_is_the_new_one(rebuild, content, out):
    rebuild(pages_only=True)
    for what, change in EDITS.items():
        change(content)
        rebuild(pages_only=True)
        expected = site_files(content)
        assert (
            differing(contents(out), {path: expected[path] for path in expected if not path.startswith(LATER)}) == set()
        ), what
    rebuild(ADDRESS)
    assert differing(contents(out), site_files(content, ADDRESS)) == set(), "the editions, and an option"


@pytest.mark.wide
def test_after_a_change_of_the_program_the_site_is_the_new_one(content, out, tmp_path):
    copy = tmp_path / "program"
    copy.mkdir()
    for name in ("build.py", "policy_explorer", "templates", "static"):
        source = ROOT / name
        shutil.copytree(source, copy / name) if source.is_dir() else shutil.copy(source, copy / name)
    code = "import sys; sys.path.insert(0, '.'); from pathlib import Path; from policy_explorer.build import FolderSink, build; build(Path(sys.argv[1]), sink=FolderSink(Path(sys.argv[2])), cache=Path('.cache'), pages_only=True)"

    def built() -> dict[str, bytes]:
        subprocess.run(
            [sys.executable, "-c", code, content, out], cwd=copy, check=True, env=os.environ | {"PYTHONPATH": str(copy)}
        )
        return contents(out)

    before = built()
    edit(copy / "templates/components/measure_list.html", "measure-item-facts", "measure-item-lines")
    edit(copy / "static/css/site/tokens.css", "--banner: #06281d", "--banner: #06281e")
    looks = built()
    assert {path for path in looks if looks[path] != before.get(path)} >= {"deadlines.html", "assets/site.css"}
    edit(copy / "policy_explorer/text/wording.py", "年{day.month}月", "年 {day.month}月")
    coded = built()
    shutil.rmtree(copy / ".cache")
    shutil.rmtree(out)
    assert built() == coded != looks


def test_changes_by_hand_in_the_published_folder_are_undone(rebuild, content, out):
    rebuild()
    (out / "index.html").write_text("by hand")
    (out / "deadlines.html").unlink()
    (out / "mine.txt").write_text("mine")
    rebuild()
    assert differing(contents(out), site_files(content)) == set()


# Nothing is rendered twice


def test_without_a_change_no_file_is_written(rebuild, out):
    first = rebuild()
    before = inodes(out), out.stat().st_ino
    assert rebuild() == first
    assert (inodes(out), out.stat().st_ino) == before


@pytest.mark.wide
def test_pages_of_other_documents_stay_the_very_same_files(rebuild, content, out):
    rebuild()
    before, old = inodes(out), contents(out)
    EDITS["its summary"](content)
    rebuild()
    new = contents(out)
    assert {path for path, inode in inodes(out).items() if before.get(path) == inode} >= {
        path
        for path in new
        if new[path] == old.get(path)
        and path.startswith(("measures/yunxi-2031-21-", "documents/yunxi-2031-21", "assets/"))
    }
    assert new["measures/yunxi-2031-5-2.html"] != old["measures/yunxi-2031-5-2.html"]


@pytest.mark.wide
def test_with_pages_only_files_derived_from_pages_stay_until_the_next_build(rebuild, content, out):
    rebuild()
    old = contents(out)
    EDITS["its summary"](content)
    assert rebuild(pages_only=True).sizes == ()
    meanwhile, new = contents(out), site_files(content)
    assert differing(meanwhile, new) == {path for path in differing(old, new) if path.startswith(LATER)} != set()
    rebuild()
    assert differing(contents(out), new) == set()


@pytest.mark.wide
def test_the_cache_keeps_only_values_of_the_last_build(rebuild, content, out, cache):
    rebuild()
    before = {path.name for path in cache.folder.iterdir()}
    for _ in range(2):
        EDITS["its summary"](content)
        rebuild()
    after = {path.name for path in cache.folder.iterdir()}
    assert len(after) <= len(before) and after != before


def test_problems_of_two_documents_and_between_them_are_reported_without_reading_others(rebuild, content, monkeypatch):
    rebuild(pages_only=True)
    edit(content / SECOND, "summary: {text: ", "summary: {words: ")
    edit(content / "documents/yunxi-2031-21/document.yaml", "document: yunxi-2031-5", "document: yunxi-2031-6")
    edit(content / "documents/yunxi-2031-21/document.yaml", "short_title: ", "shortest_title: ")
    with pytest.raises(ContentError) as expected:
        validate(load(content))
    read = []
    monkeypatch.setattr(
        records, "check_document", lambda shared, own: [read.append(own.id), *check_document(shared, own)][1:]
    )
    with pytest.raises(ContentError) as refused:
        rebuild()
    assert refused.value.problems == expected.value.problems
    assert {problem.path for problem in expected.value.problems} == {SECOND, "documents/yunxi-2031-21/document.yaml"}
    assert read == ["yunxi-2031-21", "yunxi-2031-5"]


HERE = os.getpid()


def render_or_die(state, *arguments):
    if os.getpid() != HERE:
        os._exit(1)
    return render_document(state, *arguments)


@pytest.mark.wide
def test_where_a_worker_dies_one_process_does_the_work(content, out, cache, monkeypatch):
    monkeypatch.setattr(workers, "WORTH_IT", 1)
    monkeypatch.setattr(workers, "processors", lambda: 2)
    monkeypatch.setattr("policy_explorer.build.state.render_document", render_or_die)
    Builder(content, FolderSink(out), cache, WorkerPool()).build()
    assert differing(contents(out), site_files(content)) == set()
