"""Rule: the pictures that the settings name are there, and are pictures."""

from __future__ import annotations

from collections.abc import Iterator

from policy_explorer.load.problem import FieldPath, Problem
from policy_explorer.validate.content import Content
from policy_explorer.validate.drawings import is_inert
from policy_explorer.validate.hints import suggestion

FIELDS: tuple[FieldPath, ...] = (("official", "mark", "picture"), ("official", "emblem"), ("skin", "sign"))
FOLDER = "pictures/"
BEGINNINGS = {"png": b"\x89PNG\r\n\x1a\n", "jpg": b"\xff\xd8\xff"}


def named_pictures(content: Content) -> list[str]:
    """Return the paths of the pictures that the settings name, in order, each once."""
    if content.settings is None:
        return []
    named = (value for at in FIELDS for value in content.settings.values(*at, kind=str))
    return list(dict.fromkeys(value for value in named if value.startswith(FOLDER)))


def pictures_are_there(content: Content) -> Iterator[Problem]:
    """Require that a picture named in site.yaml is in the folder pictures, of the kind that its name says, and inert.

    Passes: `emblem: pictures/emblem.svg`, where that file is a drawing.
    Fails: where there is none; where mark.png is a web page; where an SVG has a script or asks another place.
    """
    file = content.settings
    if file is None:
        return
    for field in FIELDS:
        for at, path in file.select(*field, kind=str):
            picture = content.pictures.get(path)
            if picture is None:
                if path.startswith(FOLDER):
                    yield file.problem(at, "没有这个图片", path, suggestion(path, content.pictures))
            elif flaw := flaw_of(path, picture):
                yield file.problem(at, flaw, path, "向核发的单位要图片本身")


def flaw_of(path: str, picture: bytes) -> str | None:
    """Return what is wrong with a picture, None where nothing is."""
    kind = path.rpartition(".")[2]
    if kind in BEGINNINGS:
        return None if picture.startswith(BEGINNINGS[kind]) else f"不是 {kind} 图片"
    try:
        text = picture.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "不是 UTF-8 编码的 svg 图片"
    if "<svg" not in text:
        return "不是 svg 图片"
    return None if is_inert(picture) else "图片里有脚本，或者要到别处去取东西"
