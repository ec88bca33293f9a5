"""Rules: life situations have distinct names, and lead to measures that exist."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from policy_explorer.load.problem import Problem
from policy_explorer.validate.content import Content
from policy_explorer.validate.facts import DocumentFacts
from policy_explorer.validate.hints import suggestion
from policy_explorer.validate.source_file import EACH
from policy_explorer.validate.uniqueness import repeated


def unique_life_situations(content: Content) -> Iterator[Problem]:
    """Require that no two life situations have the same id, and no two the same name.

    Passes: `{id: hire, name: 招人}` and `{id: open, name: 开店}`.
    Fails: the second called 招人 too.
    """
    if content.life_situations:
        yield from repeated(content.life_situations, (EACH, "id"), "情形代号重复")
        yield from repeated(content.life_situations, (EACH, "name"), "情形名称重复")


def life_situations_fit_measures(content: Content, facts: Mapping[str, DocumentFacts]) -> Iterator[Problem]:
    """Require that the measures of a life situation exist, each once.

    Passes: `measures: [qinghe-2032-3/2]`, where that document has a measure 2.
    Fails: `measures: [qinghe-2032-3/9]`, where it has four; `measures: [qinghe-2032-3/2, qinghe-2032-3/2]`.
    """
    if content.life_situations is None:
        return
    for index, _ in enumerate(content.life_situations.select(EACH)):
        yield from repeated(content.life_situations, (index, "measures", EACH), "这一项已经写过")
    for at, key in content.life_situations.select(EACH, "measures", EACH, kind=str):
        id, _, number = key.partition("/")
        known = facts.get(id)
        if known is None:
            yield content.life_situations.problem(at, "没有这个代号的文件", key, suggestion(id, facts))
        elif number.isascii() and number.isdecimal() and known.readable and int(number) not in known.last_days:
            hint = f"它有第 1 至 {max(known.last_days)} 项" if known.last_days else "那份文件没有措施"
            yield content.life_situations.problem(at, "那份文件没有这一项", key, hint)
