"""The command `new site`: a content folder that builds at once, with a made-up notice to look at. Writes the folder.

Its files are those in the folder `site` beside this module. The notice says in its title that it is none.
"""

from __future__ import annotations

import shutil
from contextlib import ExitStack
from pathlib import Path

from policy_explorer.publish.install import created_folder
from policy_explorer.scaffold.new import Created, NotWritten
from policy_explorer.schemas.modeline import kind_of, schema_line

SITE = Path(__file__).with_name("site")


def new_site(folder: Path) -> Created:
    """Write the content of a new site into `folder`, which is absent or empty; raise NotWritten where it is neither."""
    if folder.is_symlink() or (folder.exists() and (not folder.is_dir() or any(folder.iterdir()))):
        raise NotWritten(f"{folder} 里已经有东西，没有改动它；换一个新的文件夹。")
    stage = folder.resolve().with_name(f".{folder.resolve().name}.new")
    with ExitStack() as undoing:
        undoing.enter_context(created_folder(stage.parent))
        shutil.rmtree(stage, ignore_errors=True)
        undoing.callback(shutil.rmtree, stage, ignore_errors=True)
        for source in sorted(path for path in SITE.rglob("*") if path.is_file()):
            path = source.relative_to(SITE).as_posix()
            written = stage / path
            written.parent.mkdir(parents=True, exist_ok=True)
            kind = kind_of(path)
            head = f"{schema_line(folder.resolve() / path, kind)}\n" if kind else ""
            written.write_bytes(head.encode() + source.read_bytes())
        if folder.exists():
            folder.rmdir()
        stage.rename(folder)
    return Created(
        folder,
        (
            f"先看一看：python build.py serve --content {folder}，里面是一份虚构的样例。",
            f"改 {folder / 'site.yaml'}：名称、简介、谁维护。",
            "有自己的公文的，不必从这里改起：python build.py import 公文 --id 文件代号 --content 另一个文件夹，起草整个内容。",
            "从零写起的，用 new document 加文件，最后删去 documents/sample-1 和样例用的部门、问题；用 check 检查。",
        ),
    )
