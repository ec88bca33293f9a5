"""A command line -> its options; or exit code 2, and the reason on stderr."""

from __future__ import annotations

import argparse
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any, TypeAlias

from policy_explorer.cli.argparse_messages import chinese_messages
from policy_explorer.cli.argument_types import base_url, day, folder, host, number, place, port, slug
from policy_explorer.cli.report import FORMATS

# As in model/rules.py, whose models no help text needs.
QUESTION_TYPES = ("choice", "boolean", "choices", "number", "date")
HELP = ("-h", "--help")


def parse(arguments: list[str] | None = None) -> Namespace:
    """Read a command line. Exit with 0 after a help text, with 2 if the line makes no sense."""
    given = sys.argv[1:] if arguments is None else arguments
    with chinese_messages():
        parser = command_parser()
        if given and given[0].startswith("-") and given[0] not in HELP:
            parser.error(f"先写命令，再写选项，如 {parser.prog} build {given[0]} …")
        return parser.parse_args(given)


def command_parser() -> ArgumentParser:
    """Return the parser of all commands. Its own messages are Chinese only inside `chinese_messages`."""
    parser = Parser(prog=program_name(), description="把一份政策文件的结构化内容（YAML）变成可查询的静态网站。")
    commands = parser.add_subparsers(dest="command", metavar="命令", required=True, title="命令", parser_class=Parser)
    for add in (
        add_build,
        add_check,
        add_serve,
        add_match,
        add_bundle,
        add_verify,
        add_import,
        add_doctor,
        add_new,
    ):
        add(commands)
    return parser


class Parser(ArgumentParser):
    """A parser that takes whole option names only: a new option never changes what an old command means."""

    def __init__(self, **options: Any):
        super().__init__(allow_abbrev=False, **options)


Commands: TypeAlias = "argparse._SubParsersAction[Parser]"  # what add_subparsers returns has no public name


def program_name() -> str:
    """Return how the user calls the program."""
    name = Path(sys.argv[0]).stem
    return name if name == "policy-explorer" else "build.py"


def add_build(commands: Commands) -> None:
    build = commands.add_parser(
        "build", help="检查内容并生成网站", description="检查内容并生成网站。内容有问题时，原有网站保持不变。"
    )
    add_content(build)
    add_out_and_cache(build)
    build.add_argument("--pages-only", action="store_true", help="只生成网页和网页所用的数据，不做检索索引和离线版")
    build.add_argument("--profile", action="store_true", help="列出每一步用了多少时间和内存")
    add_format(build)
    add_base_url(build)


def add_check(commands: Commands) -> None:
    check = commands.add_parser("check", help="只检查内容，不生成网站", description="只检查内容，不生成网站。")
    add_content(check)
    add_cache(check)
    check.add_argument("--quick", action="store_true", help="只看内容，不试生成网页，也不算大小")
    add_format(check)


def add_serve(commands: Commands) -> None:
    serve = commands.add_parser(
        "serve",
        help="生成网站并在本机预览，修改后自动重新生成",
        description="生成网站并在本机预览，修改内容、模板或样式后自动重新生成。按 Ctrl+C 结束。",
    )
    add_content(serve)
    add_out_and_cache(serve)
    serve.add_argument(
        "--host",
        type=host,
        default="127.0.0.1",
        metavar="地址",
        help="预览所用的地址（默认 127.0.0.1，只有本机能看到）",
    )
    serve.add_argument("--port", type=port, default=8000, metavar="端口", help="预览所用的端口（默认 8000）")


def add_match(commands: Commands) -> None:
    match = commands.add_parser(
        "match", help="按一位申请人的回答逐项判定", description="按一位申请人的回答逐项判定各项措施，并说明理由。"
    )
    add_content(match)
    match.add_argument(
        "--answers",
        type=place,
        required=True,
        metavar="文件",
        help="回答，YAML 或 JSON：事实代号到答案，null 为不清楚，没写的为未回答",
    )
    match.add_argument("--on", type=day, metavar="日期", help="按哪一天看期限，如 2023-12-31；不写则只列期限")
    match.add_argument("--json", action="store_true", help="输出 JSON，供程序使用")


def add_bundle(commands: Commands) -> None:
    bundle = commands.add_parser(
        "bundle",
        help="只生成离线版（ZIP 压缩包等），不生成网站",
        description="只生成离线版和校验值，写进一个文件夹；里面别的文件不动。每个离线版输出一行：路径、字节数、SHA-256。",
    )
    add_content(bundle)
    bundle.add_argument(
        "--out",
        type=place,
        default=Path("_offline"),
        metavar="文件夹",
        help="写进哪个文件夹（默认 _offline），可以是 U 盘",
    )
    add_base_url(bundle)


def add_verify(commands: Commands) -> None:
    verify = commands.add_parser(
        "verify",
        help="核对离线版是否完整",
        description="按校验值核对离线版，列出每个改变、缺少、多出的文件。有不符之处时退出码为 1。",
    )
    verify.add_argument(
        "paths",
        type=place,
        nargs="+",
        metavar="路径",
        help="压缩包、解压后的文件夹、放离线版的文件夹，或旁边有 SHA256SUMS 的一个离线版",
    )


def add_import(commands: Commands) -> None:
    draft = commands.add_parser(
        "import",
        help="把一份公文（.docx、.pdf、.txt、.html）变成内容草稿",
        description="读一份公文，写出内容草稿 documents/<代号>/；内容文件夹里还缺的文件也一并写出。已有的文件从不改动；推断的都标着“待核对”。",
    )
    draft.add_argument("file", type=place, metavar="公文", help="公文文件：.docx、.pdf、.txt 或 .html")
    draft.add_argument(
        "--id",
        type=slug,
        metavar="代号",
        help="文件代号，如 mycity-2024-5：小写英文字母、数字、连字符；导入配套文本时是它的代号（不写是 guide）",
    )
    draft.add_argument(
        "--companion-of",
        type=slug,
        metavar="文件代号",
        help="这是申报指南一类的配套文本，不是公文：写进这份文件的 sources/，要加到 document.yaml 的几行列在屏幕上",
    )
    draft.add_argument(
        "--content",
        type=place,
        default=Path("content"),
        metavar="文件夹",
        help="写进哪个内容文件夹（默认 content），没有的会新建",
    )


def add_doctor(commands: Commands) -> None:
    doctor = commands.add_parser(
        "doctor",
        help="看内容还缺什么、哪里旧了",
        description="看内容还缺什么、哪里旧了：期限已过的、缺示例的、引文盖住不多的、别名撞车的……只是建议，不影响生成。",
    )
    add_content(doctor)
    doctor.add_argument("--on", type=day, metavar="日期", help="按哪一天看期限，如 2023-12-31；不写则按今天")
    doctor.add_argument("--all", action="store_true", help="列出全部；不写则每一类只列几处")
    doctor.add_argument(
        "--next",
        type=number,
        nargs="?",
        const=1,
        metavar="第几处",
        help="只看一处“待核对”：猜的是什么、为什么、原文怎样写、还剩几处（不写数，看第一处）",
    )
    doctor.add_argument(
        "--checked",
        action="store_true",
        help="这一处（--next 的那一处，不写是第一处）核对过了：删去它的“待核对”注释，接着看下一处",
    )
    doctor.add_argument(
        "--official", action="store_true", help="逐条看政府网站要有的：哪些有了、缺什么、哪些只有主办者自己能办"
    )


def add_new(commands: Commands) -> None:
    new = commands.add_parser(
        "new",
        help="新建一个网站的内容，或者新写一项措施、一份文件、一个问题",
        description="放一份带说明的空白样稿，逐项填写。已有的文件从不覆盖。",
    )
    kinds = new.add_subparsers(dest="kind", metavar="什么", required=True, title="什么", parser_class=Parser)
    measure = kinds.add_parser(
        "measure", help="一项措施", description="在一份文件里加一项措施：documents/<文件代号>/measures/<两位序号>.yaml"
    )
    document = kinds.add_parser(
        "document", help="一份文件", description="加一份文件：documents/<文件代号>/document.yaml"
    )
    question = kinds.add_parser("question", help="一个问题", description="在 questions.yaml 末尾加一个问题。")
    site = kinds.add_parser(
        "site", help="一个网站的内容", description="新建一个内容文件夹，里面是一份虚构的样例，马上就能生成网站。"
    )
    site.add_argument("folder", type=place, metavar="文件夹", help="建在哪里；还没有，或者是空的")
    for kind in (measure, document, question):
        add_content(kind)
    measure.add_argument("--document", required=True, metavar="文件代号", help="加到哪一份文件")
    measure.add_argument("--number", type=number, metavar="序号", help="第几项；不写则接在最后一项后面")
    document.add_argument("--id", required=True, metavar="代号", help="文件代号，用作文件夹名和网址，如 qinghe-2032-3")
    question.add_argument("--id", required=True, metavar="代号", help="事实代号，规则中以 fact 引用，如 monthly_sales")
    question.add_argument(
        "--type",
        choices=QUESTION_TYPES,
        default="choice",
        help="choice 单选（默认）、choices 多选、boolean 是否、number 数字、date 日期",
    )


def add_content(command: ArgumentParser) -> None:
    command.add_argument(
        "--content", type=folder, default=Path("content"), metavar="文件夹", help="内容文件夹（默认 content）"
    )


def add_out_and_cache(command: ArgumentParser) -> None:
    command.add_argument(
        "--out",
        type=place,
        default=Path("_site"),
        metavar="文件夹",
        help="生成到哪个文件夹（默认 _site），其中原有网站整个替换",
    )
    add_cache(command)


def add_cache(command: ArgumentParser) -> None:
    command.add_argument(
        "--cache",
        type=place,
        metavar="文件夹",
        help="把以前的结果存在哪个文件夹（默认 .cache：在 build.py 旁边；安装的程序用当前文件夹里的），下次只重做有改动的；随时可以删去",
    )
    command.add_argument("--no-cache", action="store_true", help="不用以前的结果，也不保存")


def add_format(command: ArgumentParser) -> None:
    command.add_argument(
        "--format",
        choices=FORMATS,
        help="怎样列出问题：text 文字（默认），github 标在 GitHub 的文件行上，json 供程序使用",
    )


def add_base_url(command: ArgumentParser) -> None:
    command.add_argument(
        "--base-url", type=base_url, metavar="网址", help="网站将来的网址，如 https://example.org/policies/"
    )
