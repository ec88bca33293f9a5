"""The text of an argument -> its value; `argparse.ArgumentTypeError`, with a text in Chinese, if it has none.

argparse puts the name of the argument directly in front of that text, which therefore begins with a colon. What takes long
to load is imported where it is needed: every command reads its arguments.
"""

from __future__ import annotations

import os
import re
from argparse import ArgumentTypeError
from datetime import date
from pathlib import Path

LONGEST_SLUG = 60
LONGEST_SHOWN = 200  # characters of an argument in a message


def short(text: str) -> str:
    """Return an argument as it is shown: on one line, escaped, cut if it is long."""
    from policy_explorer.text.invisible import escaped

    shown = escaped(" ".join(text[: LONGEST_SHOWN + 1].splitlines()))
    return shown if len(text) <= LONGEST_SHOWN else f"{shown[:LONGEST_SHOWN]}…"


def folder(text: str) -> Path:
    """Return the path of a folder that exists."""
    if not os.path.isdir(text):  # which has an answer for every text, unlike Path.is_dir
        raise ArgumentTypeError(f"：找不到文件夹 {short(text)}")
    return Path(text)


def place(text: str) -> Path:
    """Return a path. An empty one would mean the current folder, where a variable is not set: `--out "$STICK"`."""
    if not text:
        raise ArgumentTypeError("：没有写路径；要用当前文件夹，写 .")
    return Path(text)


def slug(text: str) -> str:
    """Return an id that a new document may have."""
    from policy_explorer.derive.page_values import BOOKLET
    from policy_explorer.validate.uniqueness import RESERVED

    well_formed = len(text) <= LONGEST_SLUG and re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text)
    if not well_formed or text in RESERVED or text.endswith(BOOKLET):
        raise ArgumentTypeError(
            f"：{short(text)} 不能作代号：用小写英文字母、数字和连字符，不超过 {LONGEST_SLUG} 个字，如 mycity-2024-5"
        )
    return text


def base_url(text: str) -> str:
    """Return an http(s) address that ends with its path and a slash."""
    from policy_explorer.model.base import LONGEST_ADDRESS, WEB_ADDRESS

    if len(text) > LONGEST_ADDRESS or not re.match(WEB_ADDRESS, text) or text.endswith("\n"):
        raise ArgumentTypeError(f"：{short(text)} 不是有效的网址，应如 https://example.org/policies/")
    return text.rstrip("/") + "/"


def day(text: str) -> date:
    """Return a date."""
    from policy_explorer.model.base import read_date

    found = read_date(text)
    if not isinstance(found, date):
        raise ArgumentTypeError(f"：{short(text)} 不是日期，应如 2023-12-31")
    return found


def number(text: str) -> int:
    """Return the number of a measure."""
    if not re.fullmatch(r"[1-9][0-9]{0,5}", text):
        raise ArgumentTypeError(f"：{short(text)} 不是序号，应为从 1 起的整数")
    return int(text)


def host(text: str) -> str:
    """Return an address or a name of this machine, without brackets. None at all would mean every address."""
    bare = text[1:-1] if text.startswith("[") and text.endswith("]") else text
    if not re.fullmatch(r"[0-9A-Za-z_.:%-]{1,253}", bare):
        raise ArgumentTypeError(f"：{short(text)} 不是本机的地址，应如 127.0.0.1、::1；要让别的电脑也能看，写 0.0.0.0")
    return bare


def port(text: str) -> int:
    """Return a port; 0 stands for any free one."""
    if not re.fullmatch(r"[0-9]{1,5}", text) or int(text) > 65535:
        raise ArgumentTypeError(f"：{short(text)} 不是端口号，应为 0 到 65535 的整数")
    return int(text)
