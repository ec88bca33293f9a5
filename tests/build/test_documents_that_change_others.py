"""Build again after a document that extends or amends another one has changed: the bytes are those without a cache."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from policy_explorer.build import FolderSink, build
from support.built import contents, site_files
from support.later_documents import EXTENDING, OLD, changed
from support.usual_run import some_of


def extend_longer(content: Path) -> None:
    changed(content, {"2032年12月31日": "2033年12月31日", "until: 2032-12-31": "until: 2033-12-31"})


def cite_otherwise(content: Path) -> None:
    """Cite the measures of the document that is extended as they are printed: this shows on the page of the other one."""
    file = content / "documents" / OLD / "document.yaml"
    file.write_text(f"{file.read_text('utf-8')}citation: （{{number}}）\n", "utf-8")


EDITS: dict[str, Callable[[Path], object]] = {
    "until when it extends": extend_longer,
    "how it amends": lambda content: changed(content, {"调整为6000元": "调整为7000元"}),
    "its title": lambda content: changed(content, {"云溪县关于延续实施": "云溪县关于继续延续实施"}),
    "what it names": lambda content: changed(content, {"    measures: [3]\n": "    measures: [1, 3]\n"}),
    "how the other cites its measures": cite_otherwise,
    "whether it is there": lambda content: shutil.rmtree(content / "documents" / EXTENDING),
}


def test_after_each_change_the_site_is_the_new_one(later_content: Path, out: Path, tmp_path: Path):
    content = shutil.copytree(later_content, tmp_path / "content")
    build(content, sink=FolderSink(out), cache=tmp_path / "cache")
    expected = site_files(content)
    for what, change in some_of(EDITS.items()):
        before = expected
        change(content)
        build(content, sink=FolderSink(out), cache=tmp_path / "cache")
        expected = site_files(content)
        shown = f"documents/{EXTENDING if change is cite_otherwise else OLD}.html"
        assert expected[shown] != before[shown], what
        assert contents(out) == expected, what
