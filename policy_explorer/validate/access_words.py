"""Rules: what there is to do for a benefit, and how firmly it is promised, against the words of their clauses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from policy_explorer.load.problem import FieldPath, Problem
from policy_explorer.text.access_wording import ALLOWED, BY_ITSELF, ENCOURAGED, WORDS_OF, strength_of
from policy_explorer.text.patterns import regex
from policy_explorer.text.verbatim import surroundings, without_whitespace
from policy_explorer.validate.content import Content, NoticeFiles
from policy_explorer.validate.source_file import EACH, SourceFile

APPLIES = regex(r"申请|申领")
# Beside the clause: not 对申请专利的企业.
TO_BE_APPLIED_FOR = regex(r"(?:可|须|应|向[^，。；]{1,14}|[日月年]内|[日月年底]前)(?:提出)?(?:申请|申报|申领)(?!的)")

# Of a clause that says how to get something, not of one that says for what: 对申报国家级项目的企业.
HANDED_IN = regex(r"申报(?!享受|的)|受理|报送|提交[^，。；]{0,10}(?:材料|资料)")
TO_A_DEPARTMENT = regex(r"向[^，。；]{0,12}(?:局|委|办|部门|政府|街道|单位)(?:提出)?(?:申请|申报|申领)")
BY_RETURN = regex(r"享受|抵扣|抵减|扣除|汇算清缴|纳税")  # what a taxpayer declares, and so has


def access_fits_words(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Require that neither the clause nor a time for applying contradicts `access`, and that the `counterpart` is named.

    The clause names it, or the title of the measure does.

    Passes: access direct, quote 符合条件的免申即享; access apply, quote 可向主管部门申请.
    Fails: access apply, quote 符合条件的免申即享; access direct, quote 可向主管部门申请, or access_quote 每年3月申报;
    access counterpart, quote 向主管局申请; counterpart 银行, where the clause has 金融机构.
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
        if access == "direct":
            yield from direct_with_window(file, at)
        if access == "counterpart" and (to_whom := TO_A_DEPARTMENT.search(clause)):
            yield contradiction(file, at, "access", access, field, to_whom[0], "写 access: apply")
        # 免申请 and the like hold the word 申请 too.
        if access == "direct" and not found and (words := applied_for(field, clause)):
            yield contradiction(file, at, "access", access, field, words, "写 access: apply")
        elif access == "direct" and not found and field == "quote":
            sentences = [each.sentence for each in surroundings(clause, file.text)]
            if len(sentences) == 1 and (applied := TO_BE_APPLIED_FOR.search(sentences[0])):
                yield beside(file, at, access, applied[0])


def applied_for(field: str, clause: str) -> str:
    """Return the words by which a clause says that one applies, "" where it does not."""
    handed_in = HANDED_IN.search(clause) if field == "access_quote" and not BY_RETURN.search(clause) else None
    applied = APPLIES.search(clause) or handed_in
    return applied[0] if applied else ""


def direct_with_window(file: SourceFile, at: FieldPath) -> Iterator[Problem]:
    """Yield a problem if the measure has a time for applying for what is had directly. Taxes are declared, not applied for.

    A time that the notice sets for all measures may be about the others.
    """
    of_benefit = file.values(*at, "windows", EACH, "quote", kind=str)
    for quote in map(without_whitespace, of_benefit or file.values("windows", EACH, "quote", kind=str)):
        found = APPLIES.search(quote) or HANDED_IN.search(quote)
        if found and quote in file.text and not BY_RETURN.search(quote):
            hint = "写 access: apply；申请时间只管另外几项的，把 windows 写在那几项里"
            yield file.problem((*at, "access"), f"与 windows 里的“{found[0]}”对不上", "direct", hint)
            return


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
