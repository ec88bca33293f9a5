"""Point by point: what is asked of a government site, and whether this one has it. Pure.

A point is met, missing, or for the host alone: nothing that the generator can see tells whether a site is on the list of
its authority. A source that we could not read in the original is said to be so, with what we know it by.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

from policy_explorer.load.loader import Sources
from policy_explorer.validate.content import Content, arrange
from policy_explorer.validate.document_days import day_in

GUIDE = "政府网站发展指引（国办发〔2017〕47号）"
EMBLEM_LAW = "国徽法（2021年1月1日起施行的文本）"
ELDERLY = "互联网网站适老化通用设计规范（工信部，2021年）"
ACCESSIBLE = "GB/T 37668-2019"
PRIVACY = "个人信息保护法"
YEAR = 366  # days; nobody has looked for longer
State = Literal["met", "missing", "host"]
HEADINGS: dict[State, str] = {"missing": "还缺的", "host": "只有主办者自己能办、能确认的", "met": "已经有的"}
# Who, of those that may run a local site, has to use the emblem on its home page.
EMBLEM_USERS = ("人民政府", "常务委员会", "人大常委会", "监察委员会", "人民法院", "人民检察院")
TOWNS = ("乡人民政府", "镇人民政府")
FIELDS = (
    ("sponsor", "主办单位", GUIDE),
    ("operator", "承办单位", GUIDE),
    ("phone", "联系方式", GUIDE),
    ("icp", "ICP 备案号", GUIDE),
    ("police", "公安机关备案标识", GUIDE),
    ("site_code", "网站标识码", GUIDE),
    ("mark", "党政机关网站标识", GUIDE),
    ("errors_url", "“我为政府网站找错”入口", GUIDE),
)
NOT_READ = (
    f"{GUIDE}的附件（网页标签）只查到别人的转录，标签名称已对照；{ACCESSIBLE} 的原件没有查到。上线前请对照原件。",
    "本清单不是法律意见；地方另有规定的，从其规定。",
)


class Point(NamedTuple):
    """A point, how it stands, what there is or what to do, and the rule that asks for it."""

    state: State
    name: str
    words: str
    source: str


def points(sources: Sources, on: date) -> list[Point]:
    """Return all points for the reference date `on`, in the order of their subjects."""
    content = arrange(sources)
    return [*footer_points(content), *emblem_points(content), *address_points(content), *page_points(content, on)]


def official_of(content: Content) -> dict[str, object]:
    value = content.settings.get("official", dict) if content.settings else None
    return value or {}


def footer_points(content: Content) -> Iterator[Point]:
    official = official_of(content)
    if not official:
        yield Point("missing", "official", "site.yaml 没有写 official，网站当作非官方网站", GUIDE)
    for field, name, source in FIELDS:
        if official.get(field):
            yield Point("met", name, "每页页脚都有", source)
        else:
            yield Point("missing", name, f"在 site.yaml 的 official 写 {field}", source)


def emblem_points(content: Content) -> Iterator[Point]:
    official = official_of(content)
    sponsor = str(official.get("sponsor") or "")
    must = sponsor.endswith(EMBLEM_USERS) and not sponsor.endswith(TOWNS)
    if official.get("emblem"):
        words = "首页显著位置有国徽图案；确认是中国人大网、中国政府网公布的标准版本，主办单位在法律所列的机关之内"
        if not must:
            words = f"用了国徽图案，但“{sponsor}”不像法律所列的机关（县级以上人大常委会、人民政府、监委、法院、检察院等），确认能不能用"
        yield Point("host", "国徽", words, EMBLEM_LAW)
    elif must:
        yield Point("missing", "国徽", "这类机关应当在网站首页显著位置使用国徽图案，写 emblem", EMBLEM_LAW)
    else:
        yield Point("met", "国徽", "没有用国徽图案；法律所列的机关才应当用", EMBLEM_LAW)


def address_points(content: Content) -> Iterator[Point]:
    address = content.settings.get("address", str) if content.settings else None
    if not address:
        yield Point("missing", "网址", "在 site.yaml 写 address，才有 SiteDomain、sitemap.xml 和规范网址", GUIDE)
    elif ".gov.cn" in address.split("/")[2]:
        yield Point("met", "域名", "以 .gov.cn 结尾", GUIDE)
    else:
        yield Point("missing", "域名", "政府网站用 .gov.cn 域名；这里不是", GUIDE)
    words = "县级部门、街道、乡镇原则上不单独开设网站，专题也不单独开设；作为门户网站的一个栏目，放在子目录里就行"
    yield Point("host", "开设", words, GUIDE)


def page_points(content: Content, on: date) -> Iterator[Point]:
    file = content.settings
    written = official_of(content)
    tags = "每页有 SiteName 等标签，从内容里取" if written else "写了 official 才有"
    yield Point("met" if written else "missing", "网页标签", tags, GUIDE)
    yield Point("met", "站点地图", "每页页脚通到网站地图", GUIDE)
    for field in ("disclaimer", "description", "publisher"):
        if written and file and "不是官方网站" in (file.get(field, str) or ""):
            yield Point("missing", field, f"写了 official，{field} 却还说“不是官方网站”，改一处", GUIDE)
    updated = day_in(file, ("updated",)) if file else None
    if updated is None:
        yield Point("missing", "更新", "在 site.yaml 写 updated，才知道内容何时修订", GUIDE)
    elif updated > on:
        yield Point("missing", "更新", f"updated 写的是 {updated}，比 {on} 还晚，改成内容真正修订的那天", GUIDE)
    else:
        days = (on - updated).days
        words = f"{updated} 修订，到 {on} 过了 {days} 天"
        if days > YEAR:
            yield Point("host", "更新", f"{words}；确认政策有没有变，再改 updated", GUIDE)
        else:
            yield Point("met", "更新", words, GUIDE)
    contact = file and (file.get("contact", dict) or written.get("phone"))
    yield Point("met" if contact else "missing", "纠错", "每项措施页末有现成的话" if contact else "写 contact", GUIDE)
    words = "各页都有大字版（长辈版）和大指针（特大鼠标），只用键盘能完成；没有广告和诱导按钮"
    yield Point("met", "大字版、大指针、键盘、无广告", words, ELDERLY)
    yield Point("host", "适老化和无障碍评测", "要取得标识的，向中国互联网协会申请", ELDERLY)
    checked = file and file.get("accessibility", dict)
    state: State = "met" if checked else "missing"
    yield Point(
        state,
        "无障碍",
        "声明里逐条写了满足和不满足的" + ("" if checked else "；自己检查过以后写 accessibility"),
        ACCESSIBLE,
    )
    yield Point("met", "隐私", "声明写明什么留在哪里；程序不收集个人信息", PRIVACY)
    yield Point("host", "访问日志", "服务器记下的 IP 地址等由主办者处理，写明保存多久、向谁查询和删除", PRIVACY)
    yield Point("host", "安全", "上线前的安全检测、等级保护、HTTPS 证书由主办者办", GUIDE)


def as_text(found: list[Point]) -> str:
    """Return the points as text: first what is missing, then what only the host can do, then what is met."""
    lines: list[str] = []
    for state, heading in HEADINGS.items():
        own = [point for point in found if point.state == state]
        lines += [f"【{heading}】（{len(own)}）"]
        lines += [f"  {point.name}：{point.words}。依据：{point.source}" for point in own]
        lines += [""]
    return "\n".join([*lines, *NOT_READ]) + "\n"
