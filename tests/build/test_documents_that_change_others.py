"""Build again after a document that extends or amends another one has changed: the bytes are those without a cache."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from policy_explorer.build import FolderSink, build
from policy_explorer.publish.marker import MARKER
from support.built import site_files

EXTENDING, EXTENDED = "documents/yunxi-2031-30", "documents/yunxi-2031-5"


def edit(content: Path, written: str, other: str) -> None:
    for name in ("document.yaml", "notice.txt"):
        file = content / EXTENDING / name
        file.write_text(file.read_text("utf-8").replace(written, other), "utf-8")


def extend_longer(content: Path) -> None:
    edit(content, "2032年12月31日", "2033年12月31日")
    edit(content, "until: 2032-12-31", "until: 2033-12-31")


def cite_otherwise(content: Path) -> None:
    """Cite the measures of the document that is extended as they are printed: this shows on the page of the other one."""
    file = content / EXTENDED / "document.yaml"
    file.write_text(f"{file.read_text('utf-8')}citation: （{{number}}）\n", "utf-8")


EDITS: dict[str, Callable[[Path], object]] = {
    "until when it extends": extend_longer,
    "how it amends": lambda content: edit(content, "调整为6000元", "调整为7000元"),
    "its title": lambda content: edit(content, "云溪县关于延续实施", "云溪县关于继续延续实施"),
    "what it names": lambda content: edit(content, "    measures: [3]\n", "    measures: [1, 3]\n"),
    "how the other cites its measures": cite_otherwise,
    "whether it is there": lambda content: shutil.rmtree(content / EXTENDING),
}


def test_after_each_change_the_site_is_the_new_one(later_content: Path, out: Path, tmp_path: Path):
    content = shutil.copytree(later_content, tmp_path / "content")
    build(content, sink=FolderSink(out), cache=tmp_path / "cache")
    expected = site_files(content)
    for what, change in EDITS.items():
        before = expected
        change(content)
        build(content, sink=FolderSink(out), cache=tmp_path / "cache")
        expected = site_files(content)
        shown = EXTENDING if change is cite_otherwise else EXTENDED
        assert expected[f"{shown}.html"] != before[f"{shown}.html"], what
        made = {
            path.relative_to(out).as_posix(): path.read_bytes()
            for path in out.rglob("*")
            if path.is_file() and path.name != MARKER
        }
        assert made == expected, what
