"""The command line: a map of the stages. The only place that prints or exits.

Exit codes: 0 well, 1 problems in the content (or the disk refused), 2 wrong use, 130 and 143 interrupted.
"""

from __future__ import annotations

import errno
import io
import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from itertools import chain
from pathlib import Path

from jinja2 import TemplateError

from policy_explorer.applicant import read_answers
from policy_explorer.arguments import WRONG_USE, parser
from policy_explorer.bundle import UnfitPath
from policy_explorer.derive import derive
from policy_explorer.download import editions_in
from policy_explorer.js_scanner import JoinError
from policy_explorer.load import load
from policy_explorer.match import match
from policy_explorer.matched_json import as_json
from policy_explorer.matched_text import as_text
from policy_explorer.minify import MinifyError
from policy_explorer.model import Catalogue
from policy_explorer.package import package
from policy_explorer.place import place
from policy_explorer.problems import ContentError, Problem
from policy_explorer.render import render
from policy_explorer.report import as_annotations
from policy_explorer.report import as_json as as_json_report
from policy_explorer.report import as_text as as_text_report
from policy_explorer.search_index import SearchIndexError, index
from policy_explorer.serve import serve, site_server
from policy_explorer.site import Site
from policy_explorer.size_table import size_table
from policy_explorer.sizes import Size, sizes
from policy_explorer.system_faults import reason
from policy_explorer.validate import validate
from policy_explorer.verified_text import as_text as verified_as_text
from policy_explorer.verify import verify
from policy_explorer.web_app import WORKER, retiring_worker
from policy_explorer.web_app import files as web_app_files
from policy_explorer.write import ForeignFolder, gathered, publish

ROOT = Path(__file__).resolve().parent
SOURCES = tuple(ROOT / name for name in ("policy_explorer", "templates", "static"))
WELL, PROBLEMS, INTERRUPTED, TERMINATED = 0, 1, 130, 143
# What an engineer may break while working on templates, scripts, styles and names, and a search tool that does not run.
BROKEN_PARTS = (TemplateError, JoinError, MinifyError, SearchIndexError, UnfitPath)
NO_ADDRESS = "提示：离线版没有印在线网址和二维码，因为不知道网址。知道后用 --base-url 写明，或者写在 site.yaml 的 address。"


@dataclass(frozen=True, slots=True)
class Made:
    """A site, everything that is published of it by path, how large that is, and where it will lie, if known."""

    site: Site
    files: dict[str, bytes]
    sizes: tuple[Size, ...]
    address: str | None


def silent(stage: str) -> None:
    pass


def make(content: Path, base_url: str | None = None, announce: Callable[[str], None] = silent) -> Made:
    """Turn a content folder into the files of a site."""
    announce("读取")
    sources = load(content)
    announce("检查")
    catalogue = validate(sources)
    announce("生成")
    site = derive(catalogue)
    address = base_url or catalogue.settings.home
    files = gathered(chain(render(site, address), index(site)))
    announce("打包")
    files = gathered(chain(files.items(), package(site, files, address)))
    files = gathered(chain(files.items(), web_app_files(site, files)))
    return Made(site, files, sizes(files, len(site.measures)), address)


def build_site(content: Path, out: Path, base_url: str | None = None, announce: Callable[[str], None] = silent) -> Made:
    """Turn a content folder into a published site."""
    made = make(content, base_url, announce)
    announce("写入")
    publish(made.files.items(), out)
    return made


def check_content(content: Path) -> Catalogue:
    return validate(load(content))


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
        report(fault.problems, options.content, getattr(options, "format", None))
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
    made = build_safely(options.content, options.out, options.base_url)
    progress(f"已生成 {options.out}：{len(made.files)} 个文件。")
    tell(options.format, size_table(made.sizes))
    advise(made)
    return WELL


def bundle_command(options) -> int:
    """The editions alone, into a folder that may hold other things; a line for each: path, bytes, SHA-256."""
    require_outside(options.out, (options.content, *SOURCES))
    made = make(options.content, options.base_url, progress)
    editions, sums = editions_in(made.files)
    place(editions | sums, resolved(options.out))
    for name, content in editions.items():
        print(options.out / name, len(content), sha256(content).hexdigest(), sep="\t")
    advise(made)
    return WELL


def advise(made: Made) -> None:
    if made.address is None:
        say(NO_ADDRESS)


def verify_command(options) -> int:
    """Hold what was handed out against its checksums."""
    ended = WELL
    for path in options.paths:
        found = verify(path)
        print(verified_as_text(path, found), end="")
        ended = PROBLEMS if found.differences else ended
    return ended


def check_command(options) -> int:
    """Check the content, then what would be published of it; nothing is written."""
    made = make(options.content)
    about = f"内容没有问题：{len(made.site.documents)} 份文件，{len(made.site.measures)} 项措施。"
    tell(options.format, f"{about}\n{size_table(made.sizes)}")
    return PROBLEMS if any(size.over for size in made.sizes) else WELL


def match_command(options) -> int:
    """Hold one applicant's answers against the rules, on the day given; today is never read."""
    catalogue = check_content(options.content)
    try:
        answers = read_answers(options.answers, catalogue.questions)
    except ContentError as fault:
        report(fault.problems, Path())
        return PROBLEMS
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


COMMANDS = {
    "build": build_command,
    "bundle": bundle_command,
    "verify": verify_command,
    "check": check_command,
    "match": match_command,
    "serve": serve_command,
}


class WrongUse(Exception):
    """The command cannot be meant so; the text says why."""


def build_safely(content: Path, out: Path, base_url: str | None = None) -> Made:
    """Build where that endangers nobody's files."""
    for kept in (content, *SOURCES):
        if overlap(resolved(out), resolved(kept)):
            raise WrongUse(f"不能生成到 {out}：它与 {kept} 重叠，会毁掉其中的文件。")
    try:
        return build_site(content, out, base_url, progress)
    except ForeignFolder:
        raise WrongUse(f"不能生成到 {out}：它不是空文件夹，也不是本程序生成的网站。") from None


def require_outside(out: Path, kept: Iterable[Path]) -> None:
    for folder in kept:
        if resolved(out).is_relative_to(resolved(folder)):
            raise WrongUse(f"不能写到 {out}：它在 {folder} 里面。")


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
        report(fault.problems, content)
    except (*BROKEN_PARTS, OSError) as fault:
        say(explain(fault))


def report(problems: Iterable[Problem], folder: Path, format: str | None = None) -> None:
    """Tell of problems; their paths are relative to the folder. In a workflow of GitHub's, annotate its files as well."""
    if format == "json":
        print(as_json_report(problems))
        return
    if format == "github" or (format is None and os.environ.get("GITHUB_ACTIONS") == "true"):
        say(as_annotations(problems, in_repository(folder)))
    if format != "github":
        say(as_text_report(problems))


def in_repository(folder: Path) -> str:
    """The folder as seen from the top of the repository that a workflow works in."""
    top, place = resolved(Path(os.environ.get("GITHUB_WORKSPACE") or ".")), resolved(folder)
    seen = place.relative_to(top) if place.is_relative_to(top) else place
    return "" if seen == Path() else seen.as_posix()


def tell(format: str | None, text: str) -> None:
    """Where stdout is for a program, which is told that there are no problems, a person reads the rest on stderr."""
    if format == "json":
        print(as_json_report(()))
        say(text.rstrip("\n"))
    else:
        print(text, end="")


def explain(fault: Exception) -> str:
    if isinstance(fault, OSError):
        where = fault.filename2 or fault.filename
        return f"无法完成：{reason(fault)}{f'（{where}）' if where else ''}。"
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
    places = [f"{frame.filename}:{frame.lineno}: " for frame in frames if frame.filename.endswith((".html", ".txt"))]
    return places[-1] if places else ""


def progress(text: str) -> None:
    if sys.stderr.isatty():
        say(text)


def say(text: str) -> None:
    print(text, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
