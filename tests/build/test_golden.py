"""Compare the whole site of the fictional notice, file by file, so that a diff shows the effect of a change.

`pytest tests/build/test_golden.py --update-golden` rewrites tests/golden/. Scripts, styles, the search index and the
offline editions are left out: they have their own tests, and would hide the pages.
"""

from __future__ import annotations

import difflib
import re
import shutil
from pathlib import Path

from policy_explorer.editions.web_app import WORKER
from policy_explorer.publish.marker import MARKER

GOLDEN = Path(__file__).parents[1] / "golden"
LEFT_OUT = ("assets/", "search/", "offline/", "offline.html", WORKER, MARKER)
PARTS = re.compile(r"\bp[0-9a-f]{10}\b")  # the digest of scripts and styles, which changes with each of them


def shown_files(folder: Path) -> dict[str, str]:
    paths = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}
    shown = {name: path.read_bytes().decode() for name, path in paths.items() if not name.startswith(LEFT_OUT)}
    return {name: PARTS.sub("p0", text) for name, text in shown.items()}


def test_the_fictional_site_is_as_it_was(tiny_site, update_golden):
    new = shown_files(tiny_site)
    if update_golden:
        rewrite(new)
    old = shown_files(GOLDEN)
    changes = [
        line for name in sorted(old.keys() | new.keys()) for line in difference(name, old.get(name), new.get(name))
    ]
    assert not changes, "\n".join(
        [*changes[:200], "如果这正是想要的，请运行 pytest tests/build/test_golden.py --update-golden"]
    )


def difference(name: str, old: str | None, new: str | None) -> list[str]:
    if old is None or new is None:
        return [f"{name}: {'new' if old is None else 'gone'}"]
    return list(difflib.unified_diff(old.splitlines(), new.splitlines(), f"golden/{name}", name, lineterm="", n=1))


def rewrite(files: dict[str, str]) -> None:
    shutil.rmtree(GOLDEN, ignore_errors=True)
    for name, text in files.items():
        target = GOLDEN / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode())
