"""The command line: a map of the stages. The only place that prints or exits.

Exit codes: 0 well, 1 problems in the content (or the disk refused), 2 wrong use, 130 and 143 interrupted.
"""

from __future__ import annotations

import gc

gc.disable()  # what is imported stays

import io
import os
import signal
import sys
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import NoReturn

from msgspec import Struct

from policy_explorer.build import (
    SHORT,
    Builder,
    Changed,
    Damaged,
    Interrupted,
    Outcome,
    Unsound,
    WorkerFault,
    code_digest,
    forget_vanished,
    never,
    store_for,
)
from policy_explorer.cli.faults import BROKEN_PARTS, explain
from policy_explorer.cli.parser import WRONG_USE, parser
from policy_explorer.cli.paths import WrongUse, require_apart, require_outside, resolved
from policy_explorer.cli.report import as_annotations
from policy_explorer.cli.report import as_json as as_json_report
from policy_explorer.cli.report import as_text as as_text_report
from policy_explorer.cli.size_table import size_table
from policy_explorer.cli.timing import StageTimes
from policy_explorer.collector import collector_paused
from policy_explorer.derive.derive import derive
from policy_explorer.derive.downloads import editions_in
from policy_explorer.derive.site import Site
from policy_explorer.editions.budgets import Size, sizes
from policy_explorer.editions.package import package
from policy_explorer.editions.web_app import WORKER, retiring_worker
from policy_explorer.editions.web_app import files as web_app_files
from policy_explorer.load.loader import load
from policy_explorer.load.problem import ContentError, Problem
from policy_explorer.load.review_marks import unverified
from policy_explorer.model import Catalogue
from policy_explorer.publish.install import place
from policy_explorer.publish.publish import ForeignFolder, gathered, publish
from policy_explorer.render import render
from policy_explorer.resources import CACHE, PACKAGE, STATIC, TEMPLATES
from policy_explorer.search.index import index
from policy_explorer.validate.validate import validate

SOURCES = (PACKAGE, TEMPLATES, STATIC)
ATTEMPTS = 3
WELL, PROBLEMS, INTERRUPTED, TERMINATED = 0, 1, 130, 143
NO_ADDRESS = (
    "提示：离线版没有印在线网址和二维码，因为不知道网址。知道后用 --base-url 写明，或者写在 site.yaml 的 address。"
)


class Pages(Struct, frozen=True):
    """A site, its pages with all that they load, by path, where it will lie, if known, and what is marked as not verified."""

    site: Site
    files: dict[str, bytes]
    address: str | None
    unverified: list[tuple[str, int, str]]


class Made(Struct, frozen=True):
    """The pages, and everything that is published, by path, with how large that is."""

    pages: Pages
    files: dict[str, bytes]
    sizes: tuple[Size, ...]


def silent(stage: str) -> None:
    pass


def draw(content: Path, base_url: str | None = None, announce: Callable[[str], None] = silent) -> Pages:
    """Turn a content folder into the pages of a site."""
    announce("读取")
    sources = load(content)
    announce("检查")
    catalogue = validate(sources)
    announce("生成")
    site = derive(catalogue)
    address = base_url or catalogue.settings.home
    return Pages(site, gathered(chain(render(site, address), index(site))), address, unverified(sources))


def complete(pages: Pages, announce: Callable[[str], None] = silent) -> Made:
    """Add to the pages what is made of them: the editions, and what keeps the site on a reader's device."""
    announce("打包")
    site, files = pages.site, pages.files
    files = gathered(chain(files.items(), package(site, files, pages.address)))
    files = gathered(chain(files.items(), web_app_files(site, files)))
    return Made(pages, files, sizes(files, len(site.measures)))


def make(content: Path, base_url: str | None = None, announce: Callable[[str], None] = silent) -> Made:
    """Turn a content folder into the files of a site."""
    return complete(draw(content, base_url, announce), announce)


def build_plainly(
    content: Path, out: Path, base_url: str | None = None, announce: Callable[[str], None] = silent
) -> Outcome:
    """Turn a content folder into a published site, every stage at a time and in memory."""
    made = make(content, base_url, announce)
    announce("写入")
    publish(made.files.items(), out)
    pages = made.pages
    return Outcome(len(made.files), len(pages.site.measures), made.sizes, pages.address, tuple(pages.unverified))


def build_site(
    content: Path,
    out: Path,
    base_url: str | None = None,
    announce: Callable[[str], None] = silent,
    cache: Path | None = None,
    pages_only: bool = False,
) -> Outcome:
    """The same, document by document, on all processors, and of what the cache knows no more than has to be made anew."""
    with store_for(cache, content, out, code_digest()) as store:
        try:
            return rebuilt(Builder(content, out, base_url, store), announce, pages_only)
        except Unsound:  # what is wrong is told by the stages that look at everything
            return build_plainly(content, out, base_url, announce)
        finally:
            forget_vanished(cache)


def rebuilt(builder: Builder, announce: Callable[[str], None], pages_only: bool = False, **more) -> Outcome:
    """What one build makes; anew, if the content changes meanwhile or the cache is damaged. Raises Unsound, or Interrupted."""
    for _ in range(ATTEMPTS):
        try:
            return builder.build(announce, pages_only, **more)
        except Changed:
            more |= {"changed": ()}
        except (Damaged, WorkerFault):
            builder.store.clear()
    raise Unsound(builder.content)


def check_content(content: Path) -> Catalogue:
    return validate(load(content))


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return its exit code."""
    gc.freeze()
    gc.enable()
    never_choke_on_chinese()
    options = parser().parse_args(arguments)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(TERMINATED))
    try:
        return COMMANDS[options.command](options)
    except WrongUse as fault:
        say(str(fault))
        return WRONG_USE
    except ForeignFolder:
        say(f"不能生成到 {options.out}：它不是空文件夹，也不是本程序生成的网站。")
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
    require_apart(options.out, (options.content, *SOURCES))
    stages = StageTimes(progress)
    with collector_paused():
        made = build_site(options.content, options.out, options.base_url, stages, cache_of(options), options.pages_only)
    progress(f"已生成 {options.out}：{made.files} 个文件。")
    tell(options.format, size_table(made.sizes) if made.sizes else "")
    if options.profile:
        say(stages.table().rstrip())
    advise(made.address, made.unverified)
    return WELL


def cache_of(options) -> Path | None:
    return None if options.no_cache else options.cache or CACHE


def bundle_command(options) -> int:
    """The editions alone, into a folder that may hold other things; a line for each: path, bytes, SHA-256."""
    require_outside(options.out, (options.content, *SOURCES))
    made = make(options.content, options.base_url, progress)
    editions, sums = editions_in(made.files)
    place(editions | sums, resolved(options.out))
    for name, content in editions.items():
        print(options.out / name, len(content), sha256(content).hexdigest(), sep="\t")
    advise(made.pages.address, made.pages.unverified)
    return WELL


def import_command(options) -> int:
    """Draft the content of a notice; nothing that is there is touched."""
    from policy_explorer.importing import ImportFault, import_notice

    try:
        print(import_notice(options.file, options.id, options.content), end="")
    except ImportFault as fault:
        say(f"{options.file}：{fault}。没有写出任何文件。")
        return PROBLEMS
    return WELL


def advise(address: str | None, marks: Collection[tuple[str, int, str]]) -> None:
    if address is None:
        say(NO_ADDRESS)
    remind(marks)


def remind(marks: Collection[tuple[str, int, str]]) -> None:
    if marks:
        say(f"还有 {len(marks)} 处标着“待核对”（在 {len({path for path, _, _ in marks})} 个文件里）。")


def verify_command(options) -> int:
    """Hold what was handed out against its checksums."""
    from policy_explorer.editions.verify import verify
    from policy_explorer.editions.verify_report import as_text

    ended = WELL
    for path in options.paths:
        found = verify(path)
        print(as_text(path, found), end="")
        ended = PROBLEMS if found.differences else ended
    return ended


def check_command(options) -> int:
    """Check the content, then what would be published of it; nothing is written."""
    made = make(options.content)
    about = f"内容没有问题：{len(made.pages.site.documents)} 份文件，{len(made.pages.site.measures)} 项措施。"
    tell(options.format, f"{about}\n{size_table(made.sizes)}")
    remind(made.pages.unverified)
    return PROBLEMS if any(size.over for size in made.sizes) else WELL


def match_command(options) -> int:
    """Hold one applicant's answers against the rules, on the day given; today is never read."""
    from policy_explorer.match.answers import read_answers
    from policy_explorer.match.as_json import as_json
    from policy_explorer.match.as_text import as_text
    from policy_explorer.match.match import match

    catalogue = check_content(options.content)
    try:
        answers = read_answers(options.answers, catalogue.questions)
    except ContentError as fault:
        report(fault.problems, Path())
        return PROBLEMS
    found = match(derive(catalogue), answers, options.on)
    print(as_json(found) if options.json else as_text(found), end="")
    return WELL


def doctor_command(options) -> int:
    """Advice, as seen on a day: today, where none is given. No stage of a build reads the clock; this is none."""
    from policy_explorer.doctor import as_text, examine

    sources, on = load(options.content), options.on or date.today()
    print(as_text(examine(sources, on), on), end="")
    try:
        validate(sources)
    except ContentError as fault:
        say(f"内容有 {len(fault.problems)} 个问题，上面的可能不全；先运行 check，改好再看。")
        return PROBLEMS
    return WELL


def new_command(options) -> int:
    """One file more among the content, or one question; nothing that was there is replaced."""
    from policy_explorer.scaffold.new import NotMade, UnfitName, new_document, new_measure, new_question

    try:
        match options.sort:
            case "measure":
                made = new_measure(options.content, options.document, options.number)
            case "document":
                made = new_document(options.content, options.id)
            case "question":
                made = new_question(options.content, options.id, options.type)
    except UnfitName as fault:
        raise WrongUse(str(fault)) from None
    except NotMade as fault:
        say(str(fault))
        return PROBLEMS
    print(f"已写好 {made.file}。", *(f"{step}. {text}" for step, text in enumerate(made.next, 1)), sep="\n")
    return WELL


def serve_command(options) -> int:
    """Show the site, and make it anew after every change, until interrupted. What is wrong is told; the last good site stays."""
    from policy_explorer.preview import Preview, answering, follow, preview_server, published, watching

    require_apart(options.out, (options.content, *SOURCES))
    with store_for(cache_of(options), options.content, options.out, code_digest(), SHORT) as store:
        builder = Builder(options.content, options.out, None, store)
        preview = Preview(published(resolved(options.out)), builder.version)
        # A worker would answer with the pages of before a change; and one that another preview left at this address goes.
        server = preview_server(preview, options.host, options.port, replaced={WORKER: retiring_worker()})
        draw = partial(redraw, builder, preview)
        unfinished = draw(pages_only=True)  # with nobody else at work yet, on all processors
        with watching((options.content, *SOURCES)) as changes, answering(server):
            say(f"预览：http://{options.host}:{server.server_port}/ （按 Ctrl+C 结束）")
            follow(changes, draw, unfinished)
    return restart()


def restart() -> NoReturn:
    """This program in place of itself: what is loaded of it does not change with its files."""
    say("程序有改动，重新启动。")
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])


COMMANDS = {
    "build": build_command,
    "bundle": bundle_command,
    "verify": verify_command,
    "check": check_command,
    "match": match_command,
    "serve": serve_command,
    "import": import_command,
    "new": new_command,
    "doctor": doctor_command,
}


def redraw(
    builder: Builder,
    preview,
    pages_only: bool = False,
    changed: Collection[Path] = (),
    interrupted: Callable[[], bool] = never,
) -> bool:
    """Show the site as the sources give it now, or only its pages; where they give none, tell why. Whether there is one."""
    from policy_explorer.preview import published

    start = time.perf_counter()
    with faults_told(builder.content, preview), collector_paused():
        try:
            rebuilt(
                builder,
                silent,
                pages_only,
                early=preview.show_some if pages_only else None,
                changed=changed,
                interrupted=interrupted,
            )
            version = builder.version
        except Interrupted:
            return False
        except Unsound:  # the stages that look at everything tell what is wrong, or do it all
            build_plainly(builder.content, builder.out)
            version = str(start)
        files = published(resolved(builder.out))
        preview.complete(files) if version == preview.now.version and not pages_only else preview.show(files, version)
        if pages_only:
            say(f"已更新，用时 {time.perf_counter() - start:.1f} 秒。")
        return True
    return False


@contextmanager
def faults_told(content: Path, preview) -> Iterator[None]:
    """What is wrong is told in the terminal and on the pages, and the last good site stays."""
    try:
        yield
    except ContentError as fault:
        preview.tell(problems=fault.problems)
        report(fault.problems, content)
    except (*BROKEN_PARTS, OSError) as fault:
        preview.tell(fault=explain(fault))
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


def progress(text: str) -> None:
    if sys.stderr.isatty():
        say(text)


def say(text: str) -> None:
    print(text, file=sys.stderr)


if __name__ == "__main__":
    code = main()
    gc.freeze()  # what is left is not looked through once more
    sys.exit(code)
