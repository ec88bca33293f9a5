"""The general clauses of a notice, from what stands around its measures: scope, conditions, exclusions, definitions. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from policy_explorer.importing.draft import Absent, Field, Inline
from policy_explorer.importing.wording.headings import BRACKETED
from policy_explorer.text.verbatim import without_whitespace

# By what a sentence says: the title of the clause, whether it is about applicants, and whether it sets a condition.
KINDS: tuple[tuple[str, re.Pattern[str], bool, bool], ...] = (
    (
        "不重复享受",
        re.compile(
            "不(?:再|得)?重复(?:享受|奖励|补助|支持|计算|资助|申报)?|就高不重复|[取从]高不重复|择优享受|只能享受"
        ),
        True,
        False,
    ),
    (
        "不予支持的情形",
        re.compile(
            "(?:失信|违法|违规|弄虚作假|安全事故|环境污染)[^。]{0,60}(?:不予|不得|取消|除外)|不予(?:支持|受理|奖励|补助)|不得(?:申请|申报|享受)|不适用本"
        ),
        True,
        True,
    ),
    (
        "申请条件",
        re.compile(
            "(?:申请|申报|享受)[^。；]{0,24}(?:应当?|须|需|必须)|(?:具备|符合|满足)(?:下列|以下)[^。；]{0,6}条件"
        ),
        True,
        True,
    ),
    ("适用范围", re.compile("适用(?:于|范围|对象)|(?:支持|扶持|奖补)(?:范围|对象)[：:]"), True, False),
    ("名词解释", re.compile("所(?:称|指)[^。]{1,40}(?:是指|指|包括)"), False, False),
)
NUMBERED = re.compile(
    r"(?P<citation>第[^，。；条]{1,6}条)\s*|(?:[0-9]{1,3}[.．、]|[（(]?[一二三四五六七八九十]{1,3}[）)、．.])\s*"
)
CLAUSES_GUESS = (
    "从总则、附则和开头、结尾认出的；title、concerns_applicants 请核对，漏的补上，写法见 docs/authoring.zh.md"
)
NONE_FOUND = "通用条款（如同类政策不重复享受）写在 clauses 里，写法见 docs/authoring.zh.md"


def clause_fields(texts: Iterable[str], judged: bool) -> Iterator[Field | Absent]:
    """Yield the field `clauses` of what `texts`, the paragraphs around the measures, say for all of them.

    `judged` is whether any measure has a rule, which a condition could be part of.
    """
    found = list(clauses_in(texts))
    if not found:
        yield Absent("clauses", NONE_FOUND)
        return
    drafted = tuple(
        (
            Field("id", f"clause-{number}"),
            Field("title", title if titles(found).count(title) == 1 else f"{title}（{nth(number)}）"),
            Field("quote", quote),
            Field("concerns_applicants", concerns),
            *((Field("citation", citation),) if citation else ()),
            *((manual(quote),) if condition and judged else ()),
        )
        for number, (title, quote, concerns, condition, citation) in enumerate(found, start=1)
    )
    yield Field("clauses", drafted, CLAUSES_GUESS)


def nth(number: int) -> str:
    """Return a letter for `number`: a digit would have to be one of the notice."""
    return "".join("甲乙丙丁戊己庚辛壬癸"[int(digit) - 1] for digit in str(number))


def titles(found: list[tuple[str, str, bool, bool, str]]) -> list[str]:
    """Return the titles of the clauses `found`."""
    return [title for title, *_ in found]


def clauses_in(texts: Iterable[str]) -> Iterator[tuple[str, str, bool, bool, str]]:
    """Yield (title, quote, whether it concerns applicants, whether it is a condition, citation) of each general clause."""
    for text in texts:
        words = without_whitespace(text)
        number = NUMBERED.match(words)
        citation = (number["citation"] or "") if number else ""
        body = words[number.end() :] if number else words
        named = BRACKETED.match(body)
        own_title = (named["round"] or named["square"]) if named else None
        for sentence in re.findall("[^。]+", body[named.end() :] if named else body):
            if re.fullmatch("关于.{2,12}", sentence):
                continue  # a heading
            for title, pattern, concerns, condition in KINDS:
                if pattern.search(sentence):
                    yield own_title or title, sentence, concerns, condition, citation
                    break


def manual(quote: str) -> Field:
    """Return the condition of a clause, which a department judges until an editor writes a rule."""
    words = "是否有不予支持的情形" if KINDS[1][1].search(quote) else "是否符合申请条件"
    return Field("eligibility", Inline((Field("manual", words), Field("quote", quote))))
