"""The words of a government's web page that are not of the notice: crumbs, tools, footers, links, its table of facts. Pure."""

from __future__ import annotations

import re

# A line that is furniture of the page wherever it stands outside the notice.
FURNITURE = re.compile(
    r"您?(?:现在|当前)?的?(?:所在)?位置|首页\s*(?:[>＞»/\\|｜·-]|&gt;)|网站首页|"
    r"字[号体][：:\[【]|【?(?:打印|关闭|收藏|返回|推荐)(?:本页|本文|此页|窗口|页面|顶部|列表)?】?(?:\s|【|\||$)|"
    r"(?:浏览|阅读|点击|访问)(?:次数|量|数)?\s*[：:]|分享(?:到|至|给|：|:|$)|扫[一描]|二维码|"
    r"上一[篇条页]|下一[篇条页]|责任编辑|编辑：|您?可能感兴趣|"
    r"版权所有|All Rights Reserved|Copyright|ICP\s*备|公网安备|备案号|网站标识码|网站地图|联系我们|网站声明|"
    r"技术支持|建议使用|分辨率|访客|友情链接|无障碍|繁体|手机版|"
    r"(?:主办|承办)(?:单位)?\s*[：:].*(?:承办|地址|ICP|政府|标识码|$)|(?:人民政府|局|委员会)\s*主办",
    re.IGNORECASE,
)
# A line between the title and the text: when it was put on the web, from where.
ABOUT = re.compile(
    r"(?:信息)?来\s*源[：:\s]|(?:发布|更新|公开|添加)?(?:日期|时间)[：:]|作者[：:]|"
    r"^\D{0,16}20[0-9]{2}[-/年][0-9]{1,2}[-/月][0-9]{1,2}日?(?:\s|$|[0-9]{1,2}:)"
)
# Where a page stands in its site: 政务公开 > 政策文件 > 部门文件.
CRUMBS = re.compile(r"[^，。；《》>＞»]{2,20}(?:\s*[>＞»]\s*[^，。；《》>＞»]{0,30}){1,8}")
# Who issued the notice and when it was put on the web, in one line below the title: 甲局 乙局 2024-05-06.
ISSUERS_AND_DAY = re.compile(
    r"(?P<issuers>(?:[一-鿿]{2,24}?(?:人民政府(?:办公室|办公厅)?|办公室|办公厅|委员会|管委会|总局|[部局厅委署])[\s、]*){1,6}?)[\s|｜·]*(?=20[0-9]{2}[-/.年])"
)
FILED = re.compile(r"[A-Z]{2,8}[-—–]?[0-9]{4}[-—–][0-9]{3,6}")  # under which a rule is filed: LHXR-2024-01003
# The heading of a part of the page that is about the notice, or about other things.
BESIDE = re.compile(
    r"(?:相关|政策|文件|热门|图文|专家|媒体|一图|视频|延伸|推荐|更多)?(?:解读|链接|文件|阅读|推荐|报道|稿件|图解|新闻|信息|问答|政策|文章)[：:]?(?:点击查看.*)?|"
    r"最新(?:公开|文件|信息|动态|政策)|点击排行|热点(?:推荐|关注)?"
)
LABELS = {
    "title": r"标\s*题|名\s*称|信息名称|文件名称",
    "reference": r"发文字号|文\s*号|发文文号|文件编号",
    "issuer": r"发布机构|发文机[关构]|制发机[关构]|发布单位|发文单位",
    "issued": r"成文日期|发文日期|生成日期|制发日期",
    "announced": r"发布日期|公布日期|发布时间|公开日期",
    "state": r"有\s*效\s*性|效力状态|时\s*效\s*性?|文件状态|是否有效",
}
LABEL = {field: re.compile(rf"[\[【]?\s*(?:{words})\s*[\]】]?\s*[：:]?\s*") for field, words in LABELS.items()}
# Other labels of the same table.
OTHER = re.compile(
    r"[\[【]?\s*(?:索\s*引\s*号|主\s*题\s*词|主题分类|公文种类|组配分类|来\s*源|信息来源|服务对象|体裁|关键词|废止日期|失效日期|实施日期|生效日期|公开方式|信息分类|内容概述)\s*[\]】]?\s*[：:]?\s*"
)
LONGEST_ABOUT = 120  # characters of a line above the text
DAY = re.compile(r"(?P<year>20[0-9]{2})\s*[-/.年]\s*(?P<month>[0-9]{1,2})\s*[-/.月]\s*(?P<day>[0-3]?[0-9])")
ENDED = re.compile(r"失效|废止|无效|已修[改订]|^否$")


def is_about_page(text: str) -> bool:
    """Return whether a short line above a text that was copied from a page is the page's, not the notice's."""
    if len(text) > LONGEST_ABOUT or re.search("[。；]", text):
        return False
    label = next((found for each in (*LABEL.values(), OTHER) if (found := each.match(text))), None)
    labelled = label is not None and ("：" in label.group() or ":" in label.group())
    return bool(
        labelled
        or CRUMBS.fullmatch(text)
        or FILED.fullmatch(text)
        or ABOUT.search(text)
        or ISSUERS_AND_DAY.match(text)
        or FURNITURE.search(text)
        or is_tool(text)
    )


def is_furniture(text: str, linked: float) -> bool:
    """Return whether a line is no part of a notice; `linked` is the share of its letters that are links."""
    return linked > 0.6 or (len(text) <= 60 and FURNITURE.search(text) is not None) or is_tool(text)


def is_tool(text: str) -> bool:
    """Return whether a line has nothing but the words of a tool bar: 分享 打印 关闭."""
    left = re.sub(r"分享|打印|关闭|收藏|字[体号]|默认|超大|[大中小]|A[+-]|登录|注册|微信|微博|QQ|留言|顶部", "", text)
    return len(left.strip("[]【】|｜·：: 　")) == 0
