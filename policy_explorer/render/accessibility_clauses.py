"""What of WCAG 2.2 the generator meets and what not, under the four principles that GB/T 37668-2019 shares with it. Pure.

docs/accessibility.md says which test shows each. Criteria are named by the numbers of WCAG 2.2: the national standard has
58 requirements of its own, whose numbers we could not look up, so none is quoted.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Literal, NamedTuple

State = Literal["满足", "部分满足", "不满足", "没有这类内容"]
PERCEIVABLE, OPERABLE, UNDERSTANDABLE, ROBUST = "可感知", "可操作", "可理解", "兼容"


class AccessibilityClause(NamedTuple):
    """A statement on one or several criteria of WCAG 2.2."""

    principle: str
    criteria: str
    about: str
    state: State
    words: str


CLAUSES = tuple(
    AccessibilityClause(*row)
    for row in (
        (PERCEIVABLE, "1.1.1", "图形的替代文字", "满足", "图表、二维码和标识有文字，装饰图形读屏软件不读。"),
        (
            PERCEIVABLE,
            "1.2.1 至 1.2.9、1.4.2",
            "音频和视频",
            "没有这类内容",
            "朗读要自己点开，随时能停；读的就是页面上的文字。",
        ),
        (PERCEIVABLE, "1.3.1 至 1.3.4", "结构、顺序和方向", "满足", "标题、列表、表格和表单都有标记，横竖屏都能用。"),
        (PERCEIVABLE, "1.3.5", "填个人资料的用途", "没有这类内容", "不填姓名、电话一类个人资料。"),
        (PERCEIVABLE, "1.4.1", "不只用颜色", "满足", "结果和期限用符号、文字、颜色一起说。"),
        (PERCEIVABLE, "1.4.3、1.4.6", "文字对比度", "满足", "文字至少 7:1，明暗两种配色都是。"),
        (
            PERCEIVABLE,
            "1.4.4、1.4.10、1.4.12",
            "放大、重排和文字间距",
            "满足",
            "放大到 400% 不用左右滚动；另有大字版。",
        ),
        (PERCEIVABLE, "1.4.5", "图片里的文字", "满足", "文字都是文字，不用图片。"),
        (PERCEIVABLE, "1.4.13", "悬停才出现的内容", "满足", "没有悬停才看得到的内容。"),
        (PERCEIVABLE, "1.4.11", "控件的对比度", "满足", "按钮、输入框的边线至少 3:1。"),
        (OPERABLE, "2.1.1、2.1.2", "只用键盘", "满足", "全部功能可以只用键盘完成，焦点不会困在一处。"),
        (OPERABLE, "2.1.4", "单个字符的快捷键", "不满足", "按“/”会跳到搜索框，窗口模式用数字键作答，都不能关掉。"),
        (
            OPERABLE,
            "2.2.1",
            "时间限制",
            "部分满足",
            "阅读和作答没有时间限制，公用屏没有人用才清空，先问 30 秒；清空回答以后，“撤销”只保留 20 秒。",
        ),
        (OPERABLE, "2.2.2、2.3.1", "移动和闪烁", "满足", "没有自己移动、闪烁的内容；系统设为减少动画的，没有动画。"),
        (OPERABLE, "2.4.1 至 2.4.7", "导航和焦点", "满足", "可以跳到正文，标题说明内容，焦点看得见。"),
        (
            OPERABLE,
            "2.4.11",
            "焦点不被遮住",
            "部分满足",
            "键盘逐个走到的都看得见；停在窗口底部的条打开时，没有逐处核对。",
        ),
        (
            OPERABLE,
            "2.5.1 至 2.5.4、2.5.7、2.5.8",
            "手势、拖动和点按",
            "满足",
            "一次点按就行，不用手势、拖动、摇动；按钮和单独的链接至少 44 像素，名称里有看得见的字。",
        ),
        (UNDERSTANDABLE, "3.1.1、3.1.2", "语言", "满足", "页面标明是简体中文，没有整段的外文。"),
        (
            UNDERSTANDABLE,
            "3.1.5",
            "阅读难度",
            "不满足",
            "官方原文是公文，一字不改；简介和问题用平常的话，但没有逐篇测过难度。",
        ),
        (UNDERSTANDABLE, "3.2.1 至 3.2.4、3.2.6", "前后一致", "满足", "各页导航、页脚相同；说明和本页都在页脚。"),
        (
            UNDERSTANDABLE,
            "3.3.1 至 3.3.4、3.3.7",
            "填写和改错",
            "满足",
            "填错了说明哪里错、怎样改，回答随时能改；同一题不问两遍。",
        ),
        (UNDERSTANDABLE, "3.3.8", "登录", "没有这类内容", "不用登录，没有验证码。"),
        (ROBUST, "4.1.2、4.1.3", "名称、状态和提示", "满足", "控件有名称和状态，结果变化会告诉读屏软件。"),
        (ROBUST, "", "读屏软件实测", "不满足", "用程序检查过，没有请使用读屏软件的人实地试用。"),
    )
)


def by_principle(
    clauses: Iterable[AccessibilityClause] = CLAUSES,
) -> tuple[tuple[str, tuple[AccessibilityClause, ...]], ...]:
    """Return the clauses under their principles, in order."""
    return tuple((principle, tuple(own)) for principle, own in groupby(clauses, lambda clause: clause.principle))
