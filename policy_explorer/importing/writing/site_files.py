"""Drafts of the files that all documents share, and what has to be added to those that exist. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from policy_explorer.importing.draft import Field, Inline
from policy_explorer.importing.fields.default_vocabularies import UNIT_SLUGS, VocabularyEntry
from policy_explorer.importing.fields.existing_content import ExistingContent
from policy_explorer.importing.fields.units import begins_with_place
from policy_explorer.importing.writing.yaml_text import scalar
from policy_explorer.text.skins import NEUTRAL

SHORTEST_SHORT = 2  # a longer name may be shortened by its first character, for the place
DISCLAIMER = "本站依据文件原文整理，不是官方决定，也不构成申报承诺；摘要、分类和条件为编者归纳，以文件原文和牵头单位的解释为准。文件中的期限可能已经届满，请先核对日期。"
METHOD = """本站把政府公开的政策文件拆成一项项措施，便于查找、对照和打印。它只是一个阅读工具，不是办事平台，也不代表任何部门。

## 原文怎么来

文件原文照公开文本录入。网站生成时，会把开头、各章标题、各项措施和结尾依次拼起来，与存档的文件全文比对，只略去空白和换行。有一个字对不上，网站就生成不出来。

## 哪些是编者归纳

一句话简介，行业、面向对象、类别等标签，内容的拆分和名称，从正文中读出的条件、金额和日期，自测的问题和选项，都是编者根据原文整理的，页面上标作“编者归纳”。每一处都附有所依据的原文。

原文没有写的，本站不补。

## 判定是什么意思

自测只对照文件写明的条件。“符合”是写明的条件都已满足；“可能符合”是还有没回答的、不清楚的，或者要由部门认定的；“不符合”是至少有一处没有满足；“没有可申请的事项”是由政府部门和机构去做的。能否享受由牵头单位决定。

## 您的回答去了哪里

自测全部在您的浏览器里完成，您的回答不会上传，也不会发给任何人。
"""


def department_entries(names: Iterable[str], known: ExistingContent) -> tuple[tuple[Field, ...], ...]:
    """Return an entry for each unit of `names` that departments.yaml lacks: name, slug, name without the place."""
    fresh = [name for name in dict.fromkeys(names) if name not in known.departments.values()]
    taken = set(known.slugs)
    words = {*known.departments, *fresh}
    made = []
    for at, name in enumerate(fresh, start=len(known.slugs) + 1):
        slug = free_slug(name, at, taken)
        short = name[1:] if begins_with_place(name) and len(name) > SHORTEST_SHORT else ""
        aliases = (short,) if short and short not in words else ()
        words.update(aliases)
        guess = "slug（网址短名）是暂拟的，公布以后就不能改了，请先改好"
        made.append(
            (Field("name", name), Field("slug", slug, guess), *((Field("aliases", aliases),) if aliases else ()))
        )
    return tuple(made)


def free_slug(name: str, at: int, taken: set[str]) -> str:
    """Return a slug for the unit `name`, the one with number `at`, that is not in `taken`, and add it there."""
    stem = next((slug for part, slug in UNIT_SLUGS if part in name), f"unit-{at}")
    slug, count = stem, 2
    while slug in taken:
        slug, count = f"{stem}-{count}", count + 1
    taken.add(slug)
    return slug


def entry_fields(entries: Iterable[VocabularyEntry], known_names: Iterable[str] = ()) -> tuple[tuple[Field, ...], ...]:
    """Return the fields of an entry for each of `entries` whose name is not in `known_names`."""
    unique = {entry.name: entry for entry in entries if entry.name not in set(known_names)}
    return tuple(
        (Field("name", w.name), Field("slug", w.slug), *((Field("everything", True),) if w.everything else ()))
        for w in unique.values()
    )


def settings(title: str, issuer: str, revised: date | None = None) -> tuple[Field, ...]:
    """Return the fields of site.yaml for a site with the document `title` of `issuer`, both of which may be "".

    `revised` is the day to show where no document has one.
    """
    name = f"{issuer}政策导航" if issuer else "政策导航"
    return (
        Field("title", name[:40], "网站名称，请改成自己的"),
        Field("tagline", "把政策文件拆成一项项看得懂的措施", "一句话说明，请改"),
        Field(
            "description",
            f"依据《{title}》原文整理的政策浏览网站。本站不是官方网站。"
            if title
            else "依据文件原文整理的政策浏览网站。本站不是官方网站。",
            "网站简介，请改",
        ),
        Field("publisher", "本站编者", "谁维护本网站，请改"),
        Field("disclaimer", DISCLAIMER),
        Field("skin", Inline((Field("name", NEUTRAL),))),
        *((Field("updated", revised, "文件没有写日期，暂写导入的这一天"),) if revised else ()),
    )


def missing_entries(
    drafted: dict[str, tuple[VocabularyEntry, ...]], known: ExistingContent
) -> dict[str, tuple[tuple[Field, ...], ...]]:
    """Return, by vocabulary, the entries of `drafted` that an existing file lacks."""
    found = {}
    for name, entries in drafted.items():
        if known.has(name):
            missing = entry_fields(entries, [entry.name for entry in known.vocabularies[name]])
            found.update({name: missing} if missing else {})
    return found


def entry_lines(entries: Iterable[tuple[Field, ...]]) -> Iterator[str]:
    """Yield a line of YAML for each entry, as an item of a list."""
    yield from (f"- {scalar(Inline(entry))}" for entry in entries)
