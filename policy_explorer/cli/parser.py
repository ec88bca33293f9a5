"""argparse that speaks Chinese. In: a command line; out: its arguments, or exit code 2 and why, on stderr."""

from __future__ import annotations

import argparse
import re
from datetime import date
from pathlib import Path
from typing import NoReturn
from urllib.parse import urlsplit

from policy_explorer.cli.report import FORMATS
from policy_explorer.derive.site import BOOKLET
from policy_explorer.model.base import read_date
from policy_explorer.model.rules import OPERATORS_BY_TYPE
from policy_explorer.validate.uniqueness import RESERVED

WRONG_USE = 2
LONGEST_SLUG = 60
# What argparse may say, and how to say it in Chinese.
MESSAGES = (
    (r"the following arguments are required: (.+)", r"缺少参数：\1"),
    (r"unrecognized arguments: (.+)", r"不认识的参数：\1"),
    (r"ambiguous option: (\S+) could match (.+)", r"参数 \1 有歧义，可能是：\2"),
    (r"argument (.+?): expected one argument", r"参数 \1 缺少值"),
    (r"argument (.+?): ignored explicit argument (.+)", r"参数 \1 不接受值：\2"),
    (
        r"argument (.+?): invalid choice: (.+?)(?:, maybe you meant '.+')? \(choose from (.+)\)",
        r"参数 \1 不能是 \2，可用的有：\3",
    ),
    (r"argument (.+?): (.+)", r"参数 \1：\2"),
)


class ChineseHelp(argparse.HelpFormatter):
    def add_usage(self, usage, actions, groups, prefix=None):
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)


class ChineseParser(argparse.ArgumentParser):
    """Takes whole option names only, so that a new option never changes what an old command means."""

    def __init__(self, **options):
        super().__init__(add_help=False, allow_abbrev=False, formatter_class=ChineseHelp, **options)
        self.options = self.add_argument_group("选项")
        self.options.add_argument("-h", "--help", action="help", help="显示本说明")

    def error(self, message: str) -> NoReturn:
        self.exit(WRONG_USE, f"{self.format_usage()}{in_chinese(message)}\n")


def in_chinese(message: str) -> str:
    for pattern, chinese in MESSAGES:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return found.expand(chinese)
    return f"命令有误：{message}"


def parser() -> ChineseParser:
    whole = ChineseParser(prog="build.py", description="把一份政策文件的结构化内容（YAML）变成可查询的静态网站。")
    commands = whole.add_subparsers(
        dest="command", metavar="命令", required=True, title="命令", parser_class=ChineseParser
    )
    build = commands.add_parser(
        "build", help="检查内容并生成网站", description="检查内容并生成网站。内容有问题时，原有网站保持不变。"
    )
    check = commands.add_parser("check", help="只检查内容，不生成网站", description="只检查内容，不生成网站。")
    serve = commands.add_parser(
        "serve",
        help="生成网站并在本机预览，修改后自动重新生成",
        description="生成网站并在本机预览，修改内容、模板或样式后自动重新生成。按 Ctrl+C 结束。",
    )
    match = commands.add_parser(
        "match", help="按一位申请人的回答逐项判定", description="按一位申请人的回答逐项判定各项措施，并说明理由。"
    )
    bundle = commands.add_parser(
        "bundle",
        help="只生成离线版（ZIP 压缩包等），不生成网站",
        description="只生成离线版和校验值，写进一个文件夹；里面别的文件不动。每个离线版输出一行：路径、字节数、SHA-256。",
    )
    verify = commands.add_parser(
        "verify",
        help="核对离线版是否完整",
        description="按校验值核对离线版，列出每个改变、缺少、多出的文件。有不符之处时退出码为 1。",
    )
    draft = commands.add_parser(
        "import",
        help="把一份公文（.docx、.pdf、.txt、.html）变成内容草稿",
        description="读一份公文，写出内容草稿 documents/<代号>/；内容文件夹里还缺的文件也一并写出。已有的文件从不改动；推断的都标着“待核对”。",
    )
    doctor = commands.add_parser(
        "doctor",
        help="看内容还缺什么、哪里旧了",
        description="看内容还缺什么、哪里旧了：期限已过的、缺示例的、引文盖住不多的、别名撞车的……只是建议，不影响生成。",
    )
    new = commands.add_parser(
        "new",
        help="新写一项措施、一份文件或一个问题",
        description="放一份带说明的空白样稿，逐项填写。已有的文件从不覆盖。",
    )
    for command in (build, check, serve, match, bundle, doctor, *new_commands(new)):
        command.options.add_argument(
            "--content", type=folder, default=Path("content"), metavar="文件夹", help="内容文件夹（默认 content）"
        )
    for command in (build, serve):
        command.options.add_argument(
            "--out",
            type=Path,
            default=Path("_site"),
            metavar="文件夹",
            help="生成到哪个文件夹（默认 _site），其中原有网站整个替换",
        )
        command.options.add_argument(
            "--cache",
            type=Path,
            metavar="文件夹",
            help="把以前的结果存在哪个文件夹（默认程序旁的 .cache），下次只重做有改动的；随时可以删去",
        )
        command.options.add_argument("--no-cache", action="store_true", help="不用以前的结果，也不保存")
    build.options.add_argument(
        "--pages-only", action="store_true", help="只生成网页和网页所用的数据，不做检索索引和离线版"
    )
    build.options.add_argument("--profile", action="store_true", help="列出每一步用了多少时间和内存")
    for command in (build, check):
        command.options.add_argument(
            "--format",
            choices=FORMATS,
            help="怎样列出问题：text 文字（默认），github 标在 GitHub 的文件行上，json 供程序使用",
        )
    bundle.options.add_argument(
        "--out",
        type=Path,
        default=Path("_offline"),
        metavar="文件夹",
        help="写进哪个文件夹（默认 _offline），可以是 U 盘",
    )
    verify.add_argument_group("参数").add_argument(
        "paths",
        type=Path,
        nargs="+",
        metavar="路径",
        help="压缩包、解压后的文件夹、放离线版的文件夹，或旁边有 SHA256SUMS 的一个离线版",
    )
    draft.add_argument_group("参数").add_argument(
        "file", type=Path, metavar="公文", help="公文文件：.docx、.pdf、.txt 或 .html"
    )
    draft.options.add_argument(
        "--id", type=slug, required=True, metavar="代号", help="文件代号，如 mycity-2024-5：小写英文字母、数字、连字符"
    )
    draft.options.add_argument(
        "--content",
        type=Path,
        default=Path("content"),
        metavar="文件夹",
        help="写进哪个内容文件夹（默认 content），没有的会新建",
    )
    for command in (build, bundle):
        command.options.add_argument(
            "--base-url", type=base_url, metavar="网址", help="网站将来的网址，如 https://example.org/policies/"
        )
    match.options.add_argument(
        "--answers",
        type=Path,
        required=True,
        metavar="文件",
        help="回答，YAML 或 JSON：事实代号到答案，null 为不清楚，没写的为未回答",
    )
    match.options.add_argument("--on", type=day, metavar="日期", help="按哪一天看期限，如 2023-12-31；不写则只列期限")
    match.options.add_argument("--json", action="store_true", help="输出 JSON，供程序使用")
    doctor.options.add_argument("--on", type=day, metavar="日期", help="按哪一天看期限，如 2023-12-31；不写则按今天")
    serve.options.add_argument(
        "--host", default="127.0.0.1", metavar="地址", help="预览所用的地址（默认 127.0.0.1，只有本机能看到）"
    )
    serve.options.add_argument("--port", type=port, default=8000, metavar="端口", help="预览所用的端口（默认 8000）")
    return whole


def new_commands(new: ChineseParser) -> tuple[ChineseParser, ...]:
    """What `new` can make, each with its own options."""
    sorts = new.add_subparsers(dest="sort", metavar="什么", required=True, title="什么", parser_class=ChineseParser)
    measure = sorts.add_parser(
        "measure", help="一项措施", description="在一份文件里加一项措施：documents/<文件代号>/measures/<两位序号>.yaml"
    )
    document = sorts.add_parser(
        "document", help="一份文件", description="加一份文件：documents/<文件代号>/document.yaml"
    )
    question = sorts.add_parser("question", help="一个问题", description="在 questions.yaml 末尾加一个问题。")
    measure.options.add_argument("--document", required=True, metavar="文件代号", help="加到哪一份文件")
    measure.options.add_argument("--number", type=number, metavar="序号", help="第几项；不写则接在最后一项后面")
    document.options.add_argument(
        "--id", required=True, metavar="代号", help="文件代号，用作文件夹名和网址，如 qinghe-2032-3"
    )
    question.options.add_argument(
        "--id", required=True, metavar="代号", help="事实代号，规则中以 fact 引用，如 monthly_sales"
    )
    question.options.add_argument(
        "--type",
        choices=tuple(OPERATORS_BY_TYPE),
        default="choice",
        help="choice 单选（默认）、choices 多选、boolean 是否、number 数字、date 日期",
    )
    return measure, document, question


def folder(text: str) -> Path:
    if not Path(text).is_dir():
        raise argparse.ArgumentTypeError(f"找不到文件夹 {text}")
    return Path(text)


def slug(text: str) -> str:
    if (
        len(text) > LONGEST_SLUG
        or not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text)
        or text in RESERVED
        or text.endswith(BOOKLET)
    ):
        raise argparse.ArgumentTypeError(
            f"{text} 不能作代号：用小写英文字母、数字和连字符，不超过 {LONGEST_SLUG} 个字，如 mycity-2024-5"
        )
    return text


def base_url(text: str) -> str:
    """An http(s) address without anything after its path; always with a slash at the end.

    Two slashes in a row would lead the links of 404.html, which begin with the path, to another host.
    """
    try:
        parts = urlsplit(text)
        good = (
            parts.scheme in ("http", "https")
            and parts.hostname
            and parts.port != 0
            and "//" not in parts.path.rstrip("/")
        )
    except ValueError:
        good = False
    if not good or re.search(r"[?#@\\\s\"<>^`{|}\x00-\x1f]", text):
        raise argparse.ArgumentTypeError(f"{text} 不是有效的网址，应如 https://example.org/policies/")
    return text.rstrip("/") + "/"


def day(text: str) -> date:
    found = read_date(text)
    if not isinstance(found, date):
        raise argparse.ArgumentTypeError(f"{text} 不是日期，应如 2023-12-31")
    return found


def number(text: str) -> int:
    if not re.fullmatch(r"[1-9][0-9]{0,5}", text):
        raise argparse.ArgumentTypeError(f"{text} 不是序号，应为从 1 起的整数")
    return int(text)


def port(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,5}", text) or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"{text} 不是端口号，应为 0 到 65535 的整数")
    return int(text)
