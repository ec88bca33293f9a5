"""Drivers of the hostile suite for what an editor may write: skins, the office, companions, amounts, windows, everyday words, new sites.

Like those in `hostile_drivers.py`: each makes one case from a seed and says what is wrong, "" if nothing is. A case ends with
problems in Chinese, or with a site that holds nothing from outside its content, no address but of the web, and no script.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from random import Random
from typing import Any

import yaml
from lxml import etree, html

from policy_explorer.build import MemorySink, build, check
from policy_explorer.cli.main import main
from policy_explorer.errors import PolicyExplorerError
from support.content_mutations import as_yaml, slots_in, spoil_bytes
from support.hostile_values import HOSTILE_TEXTS, HOSTILE_VALUES

TESTS = Path(__file__).parents[1]
TEMPLATES = TESTS.parent / "templates"
SECRET = "the-secret-of-another-folder"
PATIENCE = 120  # seconds of this process for one case; a second is usual
BIDI = "\u202etxt.exe\u2066"
ADDRESSES = (
    *("javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\nscript:alert(1)", "\x01javascript:alert(1)", "vbscript:x"),
    *("data:text/html,<script>alert(1)</script>", "file:///etc/passwd", "//example.org/x", "https:example.org", "ftp://a.b/"),
    *("https://www.g\u043ev.cn/", "https://www.gov.cn\u2044x@evil.example/", "https://gov.cn\\@evil.example/", "https://\u202egov.cn/"),
    *("https://a.b/" + "a" * 100_000, "https://" + "a" * 300 + ".cn/", "https://a.b/\u2066x", "https://a.b/%00", "https://a.b/\x7f"),
    *("https://a.b/\"onmouseover=alert(1)//", "https://a.b/'><script>alert(1)</script>", "https://[::1/", "https://user:pw@a.b/"),
    *("https://a.b:99999/", "https://.../", "https://-/", "https://xn--/", "https://a.b/#page=x&q=" + "%F0" * 2000, "https://1"),
)  # fmt: skip
COLOURS = (
    "#fff", "red", "#0f4480;background:url(//x)", "#0f4480}</style><script>", "#GGGGGG", "#0f4480\n", "#００ｆ４４８", "expression(1)", "var(--x)",
)  # fmt: skip
STYLES = (
    "@import 'https://evil.example/x.css';", "@\\69mport 'https://evil.example/x.css';", "@im/**/port 'https://evil.example/';",
    "a{background:url(https://evil.example/x)}", "a{background:u\\72l(https://evil.example/x)}", "a{background:\\75 rl('//evil.example')}",
    "a{background:image-set('https://evil.example/x' 1x)}", "a{background:-webkit-image-set(url(//evil.example) 1x)}",
    "a{background:URL(\n//evil.example/x)}", "a{background:src('https://evil.example/x')}", "@font-face{font-family:x;src:url(//evil.example/f)}",
    "a::before{content:'</style><script>alert(1)</script>'}", "/* </style><script>alert(1)</script> */a{}", "<!-- a{} -->", "a{", "}" * 50_000,
    "a{" * 20_000, "url(" + " " * 50_000, "@import" * 20_000, "/*" * 50_000, "'" * 9_999, "a{color:red}" * 20_000, "\0", "\ufeff@import url(x)",
    "a{behavior:url(#x)}", "@namespace url(http://evil.example);", "a{b:url(data:image/svg+xml,<svg onload=alert(1)>)}", "\\" * 9_999, "",
)  # fmt: skip
TEMPLATE_TRIES = (
    "{{ ''.__class__.__mro__[1].__subclasses__() }}", "{{ self._TemplateReference__context }}", "{{ look_of.__globals__ }}", "{{ past.__code__ }}",
    "{{ (contact_for_errors|attr('__globals__')) }}", "{{ cycler.__init__.__globals__.os.popen('touch TOUCHED').read() }}",
    "{{ lipsum.__globals__['os'].system('touch TOUCHED') }}", "{{ namespace.__init__.__globals__ }}", "{% include '/etc/passwd' %}",
    "{% include '../../secret.txt' %}", "{% include 'SECRET' %}", "{% extends '../../secret.txt' %}", "{% import '../../secret.txt' as x %}{{ x }}",
    "{{ '{0.__class__.__init__.__globals__}'.format(look_of) }}", "{{ '%s' % undefined_name }}", "{{ site.__class__.__bases__ }}", "{% if x %}\n",
    "{{ page }}{{ site }}", "{{ 1/0 }}", "{% for x in range(10**9) %}{% endfor %}", "{{ " + "(" * 3_000 + ")" * 3_000 + " }}", "{% raw %}", "{{ }}",
    "{% if 1 %}" * 2_000 + "{% endif %}" * 2_000, "{{ [" * 200, "\n\n{% block x %}", "{# ", "{{ 'a' }", "{% set x = 1 %}" * 20_000, "\x0b{% if %}",
    "{{ x|nothing }}", "{{ x is nothing }}", "{{ nothing() }}", "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}", "{{ caller() }}", "\0", "",
    "{% call look_of() %}{% endcall %}", "{{ None.x }}", "{{ ()|first }}", "{{ [1]|map('nothing')|list }}", "{{ 'a'|format(1, 2) }}", "{% do x %}",
)  # fmt: skip
DRAWINGS = (
    "<script>alert(1)</script>", "<a.b:script xmlns:a.b='http://www.w3.org/2000/svg'>alert(1)</a.b:script>", "<path onload='alert(1)'/>",
    "<path\nonload\n=\n'alert(1)'/>", "<a href='javascript:alert(1)'><path/></a>", "<a xlink:href='&#106;avascript:alert(1)'/>",
    "<use href='https://evil.example/x.svg#a'/>", "<image href='//evil.example/x.png'/>", "<foreignObject><b/></foreignObject>",
    "<style>@import 'https://evil.example';</style>", "<style>@\\69mport 'https://evil.example';</style>", "<style>a{b:u\\72l(//evil.example)}</style>",
    "<set attributeName='href' to='javascript:alert(1)'/>", "<animate attributeName='href' values='javascript:alert(1)'/>",
    "<scr\x1b(Bipt>alert(1)</scr\x1b(Bipt>", "<path style='fill:u\\72l(//evil.example)'/>", "<path fill='url(//evil.example/#a)'/>",
    "<path filter='u\\72l(//evil.example)'/>", "<x:b xmlns:x='http://www.w3.org/1999/xhtml'/>",
)  # fmt: skip
PROLOGS = (
    "", "<?xml version='1.0' encoding='ISO-2022-JP'?>", "<?xml-stylesheet href='//evil.example/x.css'?>",
    "<!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'>]>", "<!DOCTYPE svg SYSTEM 'file:///etc/passwd'>", "\ufeff",
)  # fmt: skip
GOOD_DRAWING = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>{}<path d='M0 0h9v9z'/></svg>"
PNG = b"\x89PNG\r\n\x1a\n"
OFFICIAL: dict[str, Any] = {
    "official": {
        "sponsor": "县农业局",
        "operator": "县财政局",
        "phone": "0591-87654321",
        "address": "云溪县农业楼",
        "icp": "闽ICP备12345678号-1",
        "police": {"number": "闽公网安备 35010000000000号", "url": "https://example.org/police"},
        "site_code": "3501000001",
        "mark": {"url": "https://example.org/mark", "picture": "pictures/mark.svg"},
        "errors_url": "https://example.org/errors",
        "emblem": "pictures/emblem.png",
    },
    "contact": {
        "email": "office@example.org",
        "phone": "12345",
        "form": "https://example.org/form",
        "address": "农业楼",
    },
    "licence": {"name": "措施", "url": "https://example.org/licence"},
    "skin": {
        "name": "blue",
        "light": "#0f4480",
        "dark": "#a3cbf7",
        "sign": "page",
        "hero": "plain",
        "official_font": "sans",
    },
    "address": "https://example.org/policies/",
}
WORDS = ("(a+)+$", "(.*)*x", "[", "\\", ".*", "a" * 10_000, "补" * 10_000, "\x00", "\x1b[31m", BIDI, "\u200b", "\u200b补贴", "<script>", "__proto__", "constructor", "１", "补贴", "%")  # fmt: skip
NAMES = (
    "..", ".", "/", "a/../..", "", " ", "-", "--", "-x", "a\nb", "a\x1b[2J", "\udcff", BIDI, "a" * 250, "a" * 255, "a" * 256, "a" * 5_000, "con", "a:b",
    "a\\b", "~", "$(touch TOUCHED)", "`touch TOUCHED`", "'; touch TOUCHED; '", "链接", "dangling", "file", "file/x", "full", "empty", "a/b/c/d", "COM1", "*", "?",
    "策" * 83, "策" * 84, "策" * 90, ".hidden", "a/./b", "loop", "a//b", "%s", "{0}", "link/x",
)  # fmt: skip
ALLOWED = re.compile(r"(?i)(?:https?|mailto|tel):|data:image/|[^:]*(?:[/?#]|\Z)")
ADDRESSED = ("href", "src", "action", "formaction", "xlink:href", "poster", "srcset", "background", "data")


def outcome(content: Path, made: Callable[[Path], Any]) -> str:
    """Make something of a content; return what is wrong with how it ends or with the site that comes of it."""
    secret = content.parent / "secret.txt"
    secret.write_text(SECRET, "utf-8")
    with limited():
        try:
            files = made(content)
        except PolicyExplorerError as error:
            said = str(error)
            return "" if said.encode() and "Traceback" not in said and SECRET not in said else f"said: {said[:500]}"
    if (content.parent / "TOUCHED").exists() or Path("TOUCHED").exists():
        return "a program was run"
    return "; ".join(faults_of(files or {}))


def built(content: Path) -> dict[str, bytes]:
    sink = MemorySink()
    build(content, sink=sink)
    return sink.files


@contextmanager
def limited() -> Iterator[None]:
    """End what takes longer than PATIENCE of this process, whatever else the machine does."""

    def end(*_: object) -> None:
        raise TimeoutError(f"longer than {PATIENCE} s")

    before = signal.signal(signal.SIGVTALRM, end)
    signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def faults_of(files: dict[str, bytes]) -> Iterator[str]:
    for path, content in files.items():
        if SECRET.encode() in content:
            yield f"{path}: holds a file of another folder"
        if b"evil.example" in content and path.endswith((".css", ".svg")):
            yield f"{path}: asks another place"
        if path.endswith(".html") and not path.startswith("offline/"):
            yield from (f"{path}: {fault}" for fault in faults_of_page(content))


HOST = re.compile(r"(?i)https?://([^/?#]*)")
PLAIN_HOST = re.compile(r"[0-9A-Za-z_.:\[\]\u4e00-\u9fff-]{1,1300}")


def faults_of_page(content: bytes) -> Iterator[str]:
    for element in html.document_fromstring(content.decode("utf-8"), parser=html.HTMLParser(encoding=None)).iter(
        etree.Element
    ):
        for name, value in element.attrib.items():
            if name.startswith("on") and name != "on":
                yield f"attribute {name}"
            if name in ADDRESSED and not ALLOWED.match(value):
                yield f"{name}={value[:100]!r}"
            host = HOST.match(value) if name == "href" else None
            if host and (not PLAIN_HOST.fullmatch(host[1]) or len(value) > 3_500):
                yield f"an address that looks like another, or has no end: {value[:100]!r}"
        if element.tag == "script" and not element.get("src") and "json" not in (element.get("type") or ""):
            yield f"a script {(element.text or '')[:50]!r}"


def settings_of(content: Path, more: dict[str, Any]) -> dict[str, Any]:
    return {**yaml.safe_load((content / "site.yaml").read_text("utf-8")), **json.loads(json.dumps(more))}


def pictures(content: Path) -> Path:
    folder = content / "pictures"
    folder.mkdir()
    (folder / "mark.svg").write_text(GOOD_DRAWING.format(""), "utf-8")
    (folder / "emblem.png").write_bytes(PNG)
    return folder


def official(random: Random, folder: Path) -> str:
    """Hostile addresses, names and pictures of the office that runs the site."""
    content = shutil.copytree(TESTS / "tiny_content", folder / "content")
    settings, drawn = settings_of(content, OFFICIAL), pictures(content)
    chosen = ["official", "contact", "licence", "address", "links"]
    settings["links"] = [{"title": "网站", "url": "https://example.org/"}]
    places = [(holder, key) for name in chosen for holder, key in slots_in({name: settings[name]})]
    places = [(settings, key) if key in chosen else (holder, key) for holder, key in places]
    for holder, key in random.sample(places, random.randint(1, 2)):
        holder[key] = random.choice((*ADDRESSES, *ADDRESSES, *HOSTILE_TEXTS, *HOSTILE_VALUES, BIDI))
    drawing = ""
    if random.random() < 0.4:
        settings = settings_of(content, OFFICIAL)
        prolog, drawing = random.choice(PROLOGS), random.choice(("", *DRAWINGS))
        drawing = prolog + GOOD_DRAWING.format(drawing) if prolog or drawing else ""
        (drawn / "mark.svg").write_text(drawing or GOOD_DRAWING.format(""), "utf-8")
    (content / "site.yaml").write_bytes(as_yaml(settings))
    said = outcome(content, built)
    if drawing and drawing != "\ufeff" + GOOD_DRAWING.format("") and not said and passes(content):
        return f"published: {drawing}"
    return said


def passes(content: Path) -> bool:
    try:
        check(content)
    except PolicyExplorerError:
        return False
    return True


def skins(random: Random, folder: Path) -> str:
    """Values of the skin, styles and templates of the content that want to get out."""
    content = shutil.copytree(TESTS / "tiny_content", folder / "content")
    settings = settings_of(content, OFFICIAL if random.random() < 0.5 else {"skin": OFFICIAL["skin"]})
    pictures(content)
    match random.randrange(3):
        case 0:
            settings["skin"][random.choice(list(settings["skin"]))] = random.choice(
                (*COLOURS, *HOSTILE_VALUES, *HOSTILE_TEXTS)
            )
        case 1:
            sheet = content / "skin" / "css" / random.choice(("site", "measure", "explorer", "nothing"))
            sheet.mkdir(parents=True)
            style = "".join(random.choices(STYLES, k=random.choice((1, 1, 2))))
            (sheet / random.choice(("colours.css", "own.css", "tokens.css"))).write_text(style, "utf-8")
        case _:
            path = random.choice(sorted(TEMPLATES.rglob("*.html"))).relative_to(TEMPLATES)
            own = content / "skin" / "templates" / path
            own.parent.mkdir(parents=True)
            own.write_text(random.choice(TEMPLATE_TRIES).replace("TOUCHED", str(folder / "TOUCHED")), "utf-8")
            (content / "site.yaml").write_bytes(as_yaml(settings))
            return outcome(content, built)
    (content / "site.yaml").write_bytes(as_yaml(settings))
    return outcome(content, built)


def amounts(random: Random, folder: Path) -> str:
    """Hostile values in what is paid, when it can be applied for, what relates to it, and how figures are computed."""
    content = shutil.copytree(TESTS / "tiny_content", folder / "content")
    overlay = random.choice(("counted_content", "units_content", "governed_content", "later_notices"))
    shutil.copytree(TESTS / overlay, content, dirs_exist_ok=True)
    files = sorted(
        path
        for name in ("questions.yaml", "documents/**/*.yaml", "vocabularies/units.yaml")
        for path in content.glob(name)
    )
    own = (
        "payout",
        "windows",
        "period",
        "how_to_apply",
        "sources",
        "relations",
        "sum",
        "ratio",
        "extends",
        "minimum",
        "examples",
        "tables",
    )
    slots = []
    values = {file: yaml.safe_load(file.read_text("utf-8")) for file in files}
    values = {file: json.loads(json.dumps(value, default=str)) for file, value in values.items()}
    for file, value in values.items():
        for holder, key in slots_in(value):
            if key in own:
                slots += [(file, holder, key), *((file, *slot) for slot in slots_in(holder[key]))]
    for file, holder, key in random.sample(slots, random.randint(1, 3)):
        if isinstance(holder, list) and random.random() < 0.1 and key < len(holder):
            holder.extend([holder[key]] * random.choice((10, 1_000)))
        elif (isinstance(holder, dict) and key in holder) or (isinstance(holder, list) and key < len(holder)):
            holder[key] = random.choice(
                (*HOSTILE_VALUES, *HOSTILE_TEXTS, *ADDRESSES[:10], 10**30, "1e999", -0.0, "2031-01-01")
            )
        file.write_bytes(as_yaml(values[file]))
    return outcome(content, built)


def companions(random: Random, folder: Path) -> str:
    """Sources of a document that are elsewhere, something else than a file, or spoilt."""
    content = shutil.copytree(TESTS / "tiny_content", folder / "content")
    shutil.copytree(TESTS / "counted_content", content, dirs_exist_ok=True)
    guide = random.choice(sorted(content.glob("documents/*/sources/*.txt")))
    document = guide.parents[1] / "document.yaml"
    match random.randrange(3):
        case 0:
            written = json.loads(json.dumps(yaml.safe_load(document.read_text("utf-8")), default=str))
            where = (
                "../../../secret.txt",
                "/etc/passwd",
                "sources/../../../../secret.txt",
                "sources/guide.txt\0",
                "sources",
                "C:\\x",
                "sources/" + "a" * 300,
            )
            holder, key = random.choice(list(slots_in(written.get("sources", [{}]))))
            holder[key] = random.choice((*where, *where, *ADDRESSES, *HOSTILE_VALUES))
            document.write_bytes(as_yaml(written))
        case 1:
            guide.unlink()
            random.choice(
                (
                    guide.mkdir,
                    lambda: os.mkfifo(guide),
                    *(
                        lambda to=to: guide.symlink_to(to)
                        for to in (folder / "secret.txt", "/dev/zero", guide, "nowhere", "/")
                    ),
                )
            )()
        case _:
            good = guide.read_bytes()
            text = random.choice(
                (
                    spoil_bytes(good, good, random),
                    good * 2_000,
                    b"\xff\xfe" + good,
                    b"(" * 10**6,
                    b"\0" * 10**6,
                    b"\n" * 10**6,
                    "第一条".encode() * 10**5,
                )
            )
            guide.write_bytes(text)
    return outcome(content, built)


def everyday(random: Random, folder: Path) -> str:
    """Everyday words that are many, long, not words, or patterns."""
    content = shutil.copytree(TESTS / "tiny_content", folder / "content")
    count = random.choice((1, 10, 100, 20_000, 100_000))
    fields = ("find", "near", "sectors", "kinds", "audiences", "departments")

    def word(number: int) -> str:
        return random.choice(WORDS) if random.random() < min(0.5, 5 / count) else f"词{number}{random.choice('甲乙丙')}"

    entries: list[Any] = []
    for number in range(count):
        entry: dict[str, Any] = {"say": [word(number)]}
        entry |= {"absent": True} if random.random() < 0.5 else {"find": ["有机"]}
        entries.append(entry)
    for entry in random.sample(entries, min(count, 2)):
        entry[random.choice(fields)] = random.choice(
            ([random.choice(WORDS)], random.choice(HOSTILE_VALUES), ["有机"] * 1_000)
        )
    (content / "vocabularies" / "everyday.yaml").write_bytes(as_yaml(entries))
    return outcome(content, built if count <= 100 else check)


def new_sites(random: Random, folder: Path) -> str:
    """Names for a new site: nothing but that folder is written, and it builds, or a line says why not."""
    (folder / "full").mkdir()
    (folder / "full" / "x").write_text("x", "utf-8")
    (folder / "file").write_text("x", "utf-8")
    (folder / "empty").mkdir()
    (folder / "链接").symlink_to("full")
    (folder / "link").symlink_to("empty")
    (folder / "dangling").symlink_to("nowhere")
    (folder / "loop").symlink_to("loop")
    name = random.choice(NAMES)
    before = {path: path.lstat().st_mtime_ns for path in folder.rglob("*") if not path.is_dir()}
    place = name if random.random() < 0.5 or name in ("/", "..", "a/../..") else os.path.join(folder, name)
    said, back = StringIO(), os.getcwd()
    os.chdir(folder)
    try:
        with redirect_stdout(said), redirect_stderr(said), limited():
            code = main(["new", "site", place])
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else -1
    finally:
        os.chdir(back)
    text = said.getvalue()
    if code not in (0, 1, 2) or "Traceback" in text or "程序出了毛病" in text or "\x1b" in text:
        return f"{name!r}: exit code {code}: {text[-1000:]}"
    if any(path.lstat().st_mtime_ns != time for path, time in before.items()) or list(folder.glob(".*.new")):
        return f"{name!r}: changed something else, or left something"
    if code == 0:
        check(Path(place if os.path.isabs(place) else folder / place))
    return "" if code == 0 or text.strip() else f"{name!r}: no word"


FIELD_DRIVERS = {driver.__name__: driver for driver in (skins, official, companions, amounts, everyday, new_sites)}
