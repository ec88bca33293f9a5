"""argparse that speaks Chinese. In: a command line; out: its arguments, or exit code 2 and why, on stderr."""

from __future__ import annotations

import argparse
import re
from datetime import date
from pathlib import Path
from typing import NoReturn
from urllib.parse import urlsplit

from .model.base import read_date
from .report import FORMATS

WRONG_USE = 2
# What argparse may say, and how to say it in Chinese.
MESSAGES = (
    (r"the following arguments are required: (.+)", r"缺少参数：\1"),
    (r"unrecognized arguments: (.+)", r"不认识的参数：\1"),
    (r"ambiguous option: (\S+) could match (.+)", r"参数 \1 有歧义，可能是：\2"),
    (r"argument (.+?): expected one argument", r"参数 \1 缺少值"),
    (r"argument (.+?): ignored explicit argument (.+)", r"参数 \1 不接受值：\2"),
    (r"argument (.+?): invalid choice: (.+?)(?:, maybe you meant '.+')? \(choose from (.+)\)", r"参数 \1 不能是 \2，可用的有：\3"),
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
    commands = whole.add_subparsers(dest="command", metavar="命令", required=True, title="命令", parser_class=ChineseParser)
    build = commands.add_parser("build", help="检查内容并生成网站", description="检查内容并生成网站。内容有问题时，原有网站保持不变。")
    check = commands.add_parser("check", help="只检查内容，不生成网站", description="只检查内容，不生成网站。")
    serve = commands.add_parser("serve", help="生成网站并在本机预览，修改后自动重新生成", description="生成网站并在本机预览，修改内容、模板或样式后自动重新生成。按 Ctrl+C 结束。")
    match = commands.add_parser("match", help="按一位申请人的回答逐项判定", description="按一位申请人的回答逐项判定各项措施，并说明理由。")
    bundle = commands.add_parser("bundle", help="只生成离线版（ZIP 压缩包等），不生成网站", description="只生成离线版和校验值，写进一个文件夹；里面别的文件不动。每个离线版输出一行：路径、字节数、SHA-256。")
    verify = commands.add_parser("verify", help="核对离线版是否完整", description="按校验值核对离线版，列出每个改变、缺少、多出的文件。有不符之处时退出码为 1。")
    for command in (build, check, serve, match, bundle):
        command.options.add_argument("--content", type=folder, default=Path("content"), metavar="文件夹", help="内容文件夹（默认 content）")
    for command in (build, serve):
        command.options.add_argument("--out", type=Path, default=Path("_site"), metavar="文件夹", help="生成到哪个文件夹（默认 _site），其中原有网站整个替换")
    for command in (build, check):
        command.options.add_argument("--format", choices=FORMATS, help="怎样列出问题：text 文字（默认），github 标在 GitHub 的文件行上，json 供程序使用")
    bundle.options.add_argument("--out", type=Path, default=Path("_offline"), metavar="文件夹", help="写进哪个文件夹（默认 _offline），可以是 U 盘")
    verify.add_argument_group("参数").add_argument("paths", type=Path, nargs="+", metavar="路径", help="压缩包、解压后的文件夹、放离线版的文件夹，或旁边有 SHA256SUMS 的一个离线版")
    for command in (build, bundle):
        command.options.add_argument("--base-url", type=base_url, metavar="网址", help="网站将来的网址，如 https://example.org/policies/")
    match.options.add_argument("--answers", type=Path, required=True, metavar="文件", help="回答，YAML 或 JSON：事实代号到答案，null 为不清楚，没写的为未回答")
    match.options.add_argument("--on", type=day, metavar="日期", help="按哪一天看期限，如 2023-12-31；不写则只列期限")
    match.options.add_argument("--json", action="store_true", help="输出 JSON，供程序使用")
    serve.options.add_argument("--host", default="127.0.0.1", metavar="地址", help="预览所用的地址（默认 127.0.0.1，只有本机能看到）")
    serve.options.add_argument("--port", type=port, default=8000, metavar="端口", help="预览所用的端口（默认 8000）")
    return whole


def folder(text: str) -> Path:
    if not Path(text).is_dir():
        raise argparse.ArgumentTypeError(f"找不到文件夹 {text}")
    return Path(text)


def base_url(text: str) -> str:
    """An http(s) address without anything after its path; always with a slash at the end.

    Two slashes in a row would lead the links of 404.html, which begin with the path, to another host.
    """
    try:
        parts = urlsplit(text)
        good = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0 and "//" not in parts.path.rstrip("/")
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


def port(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,5}", text) or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"{text} 不是端口号，应为 0 到 65535 的整数")
    return int(text)
