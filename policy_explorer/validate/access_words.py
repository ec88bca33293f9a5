"""Rules: what there is to do for a benefit, and how firmly it is promised, against the words of their clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from policy_explorer.load.problem import FieldPath, Problem
from policy_explorer.text.access_wording import ALLOWED, BY_ITSELF, ENCOURAGED, WORDS_OF, strength_of
from policy_explorer.text.verbatim import surroundings, without_whitespace
from policy_explorer.validate.content import Content, NoticeFiles
from policy_explorer.validate.source_file import EACH, SourceFile

APPLIES = re.compile(r"申请|申领")
# Beside the clause: not 对申请专利的企业.
TO_BE_APPLIED_FOR = re.compile(
    r"(?:可|须|应|向[^，。；]{1,14}|[日月年]内|[日月年底]前)(?:提出)?(?:申请|申报|申领)(?!的)"
)


def access_fits_words(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Require that the clause does not contradict `access`, and that the `counterpart` is named.

    The clause names it, or the title of the measure does.

    Passes: access direct, quote 符合条件的免申即享; access apply, quote 可向主管部门申请.
    Fails: access apply, quote 符合条件的免申即享; access direct, quote 可向主管部门申请; counterpart 银行, where the
    clause has 金融机构.
    """
    for file, at, benefit in benefits(notice):
        field, clause = clause_of(benefit, "access")
        access, counterpart = benefit.get("access"), benefit.get("counterpart")
        title = without_whitespace(file.get("title", str) or "")
        named = isinstance(counterpart, str) and without_whitespace(counterpart) in (clause + title)
        if access == "counterpart" and isinstance(counterpart, str) and not named:
            yield file.problem(
                (*at, "counterpart"),
                f"{field} 和标题里都没有提到找谁办理",
                counterpart,
                "照原文的称呼写；提到它的是另一段，就写在 access_quote；原文没有写的删去",
            )
        found = BY_ITSELF.search(clause)
        if access == "apply" and found:
            yield contradiction(file, at, "access", access, field, found[0], "写 access: direct")
        # 免申请 and the like hold the word 申请 too.
        if access == "direct" and not found and (applied := APPLIES.search(clause)):
            yield contradiction(file, at, "access", access, field, applied[0], "写 access: apply")
        elif access == "direct" and not found and field == "quote":
            sentences = [each.sentence for each in surroundings(clause, file.text)]
            if len(sentences) == 1 and (applied := TO_BE_APPLIED_FOR.search(sentences[0])):
                yield beside(file, at, access, applied[0])


def strength_fits_words(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Require that the clause bears out a `strength` that is less than a promise, and does not take back a promise.

    Passes: strength encourage, quote 鼓励金融机构给予支持; strength shall, quote 给予补助.
    Fails: strength encourage, quote 给予补助; strength shall, quote 采购人可以给予预付款, or 鼓励企业参加展会.
    """
    for file, at, benefit in benefits(notice):
        field, clause = clause_of(benefit, "strength")
        strength = benefit.get("strength")
        if strength == "encourage" and not ENCOURAGED.search(clause):
            yield wanting(file, at, strength, field, "鼓励、引导、支持、推动一类的字眼")
        elif strength == "may" and not ALLOWED.search(clause):
            yield wanting(file, at, strength, field, "可以、允许、视情况一类的字眼")
        elif strength == "shall":
            shown = strength_of(clause)
            if shown != strength and (found := WORDS_OF[shown].search(clause)):
                yield contradiction(file, at, "strength", strength, field, found[0], f"写 strength: {shown}")


def benefits(notice: NoticeFiles) -> Iterator[tuple[SourceFile, FieldPath, dict[str, Any]]]:
    """Yield (file, path, mapping) of each benefit that has a quote."""
    for file in notice.measures:
        for at, benefit in file.select("benefits", EACH, kind=dict):
            if isinstance(benefit.get("quote"), str):
                yield file, at, benefit


def clause_of(benefit: dict[str, Any], field: str) -> tuple[str, str]:
    """Return the name of the field that quotes the clause for `field`, and the clause without white space."""
    own = benefit.get(f"{field}_quote")
    name = f"{field}_quote" if isinstance(own, str) and own.strip() else "quote"
    return name, without_whitespace(benefit[name])


def contradiction(
    file: SourceFile, at: FieldPath, name: str, value: str, field: str, word: str, instead: str
) -> Problem:
    """Return the problem of a field `name` that the word `word` of its clause contradicts."""
    hint = f"{instead}；说的不是这一项的，在 {name}_quote 里引说这一项的那一段"
    return file.problem((*at, name), f"与 {field} 里的“{word}”对不上", value, hint)


def beside(file: SourceFile, at: FieldPath, access: str, words: str) -> Problem:
    """Return the problem of something to apply for, by the words beside its clause, that is said to be had directly."""
    hint = "写 access: apply；说的不是这一项的，在 access_quote 里引说这一项怎样得到的那一段"
    return file.problem((*at, "access"), f"与同一句里的“{words}”对不上", access, hint)


def wanting(file: SourceFile, at: FieldPath, strength: str, field: str, words: str) -> Problem:
    """Return the problem of a strength that no word of its clause bears out."""
    hint = "在 strength_quote 里引有这种字眼的那一段；原文是给予、应当的，写 strength: shall"
    return file.problem((*at, "strength"), f"{field} 里没有{words}", strength, hint)
