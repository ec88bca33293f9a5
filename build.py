"""The command line: a map of the stages. The only place that prints or exits.

Exit codes: 0 well, 1 problems in the content (or the disk refused), 2 wrong use, 130 and 143 interrupted.
"""

from __future__ import annotations

import errno
import io
import os
import signal
import socket
import sys
import threading
import traceback
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path

from jinja2 import TemplateError

from policy_explorer.applicant import read_answers
from policy_explorer.arguments import WRONG_USE, parser
from policy_explorer.derive import derive
from policy_explorer.js_scanner import JoinError
from policy_explorer.load import load
from policy_explorer.match import match
from policy_explorer.matched_json import as_json
from policy_explorer.matched_text import as_text
from policy_explorer.minify import MinifyError
from policy_explorer.model import Catalogue
from policy_explorer.package import package
from policy_explorer.problems import ContentError, Problem
from policy_explorer.render import render
from policy_explorer.search_index import SearchIndexError, index
from policy_explorer.serve import serve, site_server
from policy_explorer.size_table import size_table
from policy_explorer.sizes import Size, sizes
from policy_explorer.validate import validate
from policy_explorer.web_app import WORKER, retiring_worker
from policy_explorer.web_app import files as web_app_files
from policy_explorer.write import ForeignFolder, gathered, publish

ROOT = Path(__file__).resolve().parent
SOURCES = tuple(ROOT / name for name in ("policy_explorer", "templates", "static"))
WELL, PROBLEMS, INTERRUPTED, TERMINATED = 0, 1, 130, 143
# What an engineer may break while working on templates and scripts, and a search tool that does not run.
BROKEN_PARTS = (TemplateError, JoinError, MinifyError, SearchIndexError)
SYSTEM_FAULTS = {
    errno.ENOENT: "找不到文件或文件夹",
    errno.EEXIST: "那里已有同名的文件",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.ENAMETOOLONG: "路径太长",
    errno.ELOOP: "符号链接指向自己",
    errno.EBUSY: "正被别的程序使用",
    errno.EIO: "磁盘读写出错",
    errno.ENOSPC: "磁盘空间不足",
    errno.EDQUOT: "超出磁盘配额",
    errno.EPIPE: "接收输出的程序已经结束",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "磁盘只读",
    errno.ENOTEMPTY: "那里有别的文件",
    errno.EADDRINUSE: "端口已被占用，可用 --port 换一个",
    errno.EADDRNOTAVAIL: "本机没有这个地址",
    socket.EAI_NONAME: "没有这个地址",
}


@dataclass(frozen=True, slots=True)
class Built:
    """A published site: how many files, and how large."""

    files: int
    sizes: tuple[Size, ...]


def silent(stage: str) -> None:
    pass


def build_site(content: Path, out: Path, base_url: str | None = None, announce: Callable[[str], None] = silent) -> Built:
    """Turn a content folder into a published site."""
    announce("读取")
    sources = load(content)
    announce("检查")
    catalogue = validate(sources)
    announce("生成")
    files = site_files(catalogue, base_url)
    announce("写入")
    return Built(publish(files.items(), out), sizes(files, measures_in(catalogue)))


def site_files(catalogue: Catalogue, base_url: str | None = None) -> dict[str, bytes]:
    """Everything that is published, by path."""
    site = derive(catalogue)
    address = base_url or catalogue.settings.address
    files = gathered(chain(render(site, address), index(site)))
    files = gathered(chain(files.items(), package(site, files, address)))
    return gathered(chain(files.items(), web_app_files(site, files)))


def check_content(content: Path) -> Catalogue:
    return validate(load(content))


def measures_in(catalogue: Catalogue) -> int:
    return sum(len(notice.measures) for notice in catalogue.notices)


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return its exit code."""
    never_choke_on_chinese()
    options = parser().parse_args(arguments)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(TERMINATED))
    try:
        return COMMANDS[options.command](options)
    except WrongUse as fault:
        say(str(fault))
        return WRONG_USE
    except ContentError as fault:
        report(fault.problems)
        return PROBLEMS
    except (*BROKEN_PARTS, OSError) as fault:
        say(explain(fault))
        return PROBLEMS
    except KeyboardInterrupt:
        say("已中断。")
        return INTERRUPTED


def never_choke_on_chinese() -> None:
    """Where the terminal's encoding has no Chinese, its code points are printed, as stderr always does."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def build_command(options) -> int:
    built = build_safely(options.content, options.out, options.base_url)
    progress(f"已生成 {options.out}：{built.files} 个文件。")
    print(size_table(built.sizes), end="")
    return WELL


def check_command(options) -> int:
    """Check the content, then what would be published of it; nothing is written."""
    catalogue = check_content(options.content)
    print(f"内容没有问题：{len(catalogue.notices)} 份文件，{measures_in(catalogue)} 项措施。")
    measured = sizes(site_files(catalogue), measures_in(catalogue))
    print(size_table(measured), end="")
    return PROBLEMS if any(size.over for size in measured) else WELL


def match_command(options) -> int:
    """Hold one applicant's answers against the rules, on the day given; today is never read."""
    catalogue = check_content(options.content)
    answers = read_answers(options.answers, catalogue.questions)
    found = match(derive(catalogue), answers, options.on)
    print(as_json(found) if options.json else as_text(found), end="")
    return WELL


def serve_command(options) -> int:
    """Build, then answer requests until interrupted. A build that fails leaves the last good site."""
    stop = threading.Event()
    build_safely(options.content, options.out)
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    # A worker would answer with the pages of before a change; and one that another preview left at this address goes.
    server = site_server(options.out, options.host, options.port, replaced={WORKER: retiring_worker()})
    say(f"预览：http://{options.host}:{server.server_port}/ （按 Ctrl+C 结束）")
    serve(server, (options.content, *SOURCES), partial(rebuild, options.content, options.out), stop)
    return TERMINATED


COMMANDS = {"build": build_command, "check": check_command, "match": match_command, "serve": serve_command}


class WrongUse(Exception):
    """The command cannot be meant so; the text says why."""


def build_safely(content: Path, out: Path, base_url: str | None = None) -> Built:
    """Build where that endangers nobody's files."""
    for kept in (content, *SOURCES):
        if overlap(resolved(out), resolved(kept)):
            raise WrongUse(f"不能生成到 {out}：它与 {kept} 重叠，会毁掉其中的文件。")
    try:
        return build_site(content, out, base_url, progress)
    except ForeignFolder:
        raise WrongUse(f"不能生成到 {out}：它不是空文件夹，也不是本程序生成的网站。") from None


def resolved(path: Path) -> Path:
    try:
        return path.resolve()
    except RuntimeError:  # how Python up to 3.12 tells of a link that leads to itself
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path)) from None


def overlap(one: Path, other: Path) -> bool:
    return one.is_relative_to(other) or other.is_relative_to(one)


def rebuild(content: Path, out: Path) -> None:
    """Build again for the preview; faults are told, and the last good site stays."""
    try:
        build_safely(content, out)
        say("已重新生成。")
    except ContentError as fault:
        report(fault.problems)
    except (*BROKEN_PARTS, OSError) as fault:
        say(explain(fault))


def report(problems: Iterable[Problem]) -> None:
    problems = sorted(problems)
    for problem in problems:
        say(str(problem))
    say(f"共 {len(problems)} 个问题。")


def explain(fault: Exception) -> str:
    if isinstance(fault, OSError):
        reason = SYSTEM_FAULTS.get(fault.errno, f"系统报告“{fault.strerror or fault}”")
        place = fault.filename2 or fault.filename
        return f"无法完成：{reason}{f'（{place}）' if place else ''}。"
    if isinstance(fault, TemplateError):
        return f"模板有误：{template_place(fault)}{fault}"
    if isinstance(fault, JoinError):
        return f"脚本有误：{fault}"
    if isinstance(fault, MinifyError):
        return f"脚本或样式有误，无法压缩：{fault}"
    return str(fault)


def template_place(fault: TemplateError) -> str:
    """Where in the templates a fault lies: the innermost frame of a template's own."""
    frames = traceback.extract_tb(fault.__traceback__)
    places = [f"{frame.filename}:{frame.lineno}: " for frame in frames if frame.filename.endswith(".html")]
    return places[-1] if places else ""


def progress(text: str) -> None:
    if sys.stderr.isatty():
        say(text)


def say(text: str) -> None:
    print(text, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
