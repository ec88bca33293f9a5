"""Rules: ids, names and numbers are unique, and can be parts of addresses."""

from __future__ import annotations

from collections.abc import Iterator

from policy_explorer.derive.page_values import BOOKLET
from policy_explorer.load.problem import FieldPath, Problem
from policy_explorer.validate.content import Content, NoticeFiles
from policy_explorer.validate.source_file import EACH, Pattern, SourceFile

VOCABULARIES_OF_ENTRIES = ("departments", "sectors", "kinds", "audiences")
# Names of pages of the site, and names that Windows does not allow for a file.
RESERVED = frozenset(
    {"index", "con", "prn", "aux", "nul", *(f"com{n}" for n in range(1, 10)), *(f"lpt{n}" for n in range(1, 10))}
)


def unique_questions(content: Content) -> Iterator[Problem]:
    """Require distinct ids of questions, ids and labels of the options of a question, and units.

    Passes: options `{id: farm, label: 务农}` and `{id: shop, label: 经商}`.
    Fails: both with `id: shop`, or both with `label: 经商`.
    """
    if content.questions:
        yield from repeated(content.questions, (EACH, "id"), "问题代号重复")
        for at, _ in content.questions.select(EACH, "options", kind=list):
            yield from repeated(content.questions, (*at, EACH, "id"), "选项代号重复")
            yield from repeated(content.questions, (*at, EACH, "label"), "选项文字重复")
    if units := content.vocabularies.get("units"):
        yield from repeated(units, (EACH,), "单位重复")


def unique_ids(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Require distinct ids in a measure and in a document.

    No two benefits of a measure have the same id, no two clauses or chapters of a document the same id or number, and
    no list of departments has one twice.

    Passes: `lead: [市财政局]`, `responsible: [市农业局]`.
    Fails: `responsible: [市农业局, 市农业局]`; two benefits with `id: subsidy`.
    """
    for file in notice.measures:
        yield from repeated(file, ("benefits", EACH, "id"), "本项内代号重复")
        for at, mapping in (*file.select(kind=dict), *file.select("benefits", EACH, kind=dict)):
            for field in ("lead", "responsible"):
                units = mapping.get(field)
                if isinstance(units, list) and len(units) > 1:
                    yield from repeated(file, (*at, field, EACH), "部门重复")
    if notice.document:
        yield from repeated(notice.document, ("clauses", EACH, "id"), "条款代号重复")
        yield from repeated(notice.document, ("annexes", EACH, "id"), "附件代号重复")
        yield from repeated(notice.document, ("sources", EACH, "id"), "配套文本代号重复")
        yield from repeated(notice.document, ("chapters", EACH, "number"), "章序号重复")
        yield from repeated(notice.document, ("standing_rule", "units", EACH), "部门重复")


def unique_words(content: Content) -> Iterator[Problem]:
    """Require that no two entries of a vocabulary share a slug, and that no word is a name or alias of two.

    Passes: 市财政局 with alias 财政局, 市农业局 with alias 农业局.
    Fails: both with the alias 市局; an alias that is the name of another entry.
    """
    for vocabulary in (*VOCABULARIES_OF_ENTRIES, "terms"):
        file = content.vocabularies.get(vocabulary)
        if file is None:
            continue
        yield from repeated(file, (EACH, "slug"), "网址短名重复")
        yield from repeated(file, (EACH, "name"), "名称重复")
        yield from repeated_aliases(file)


def repeated_aliases(file: SourceFile) -> Iterator[Problem]:
    """Yield a problem for each alias in `file` that is a name, or an alias above it."""
    names = {name: at for at, name in reversed(file.select(EACH, "name", kind=str))}
    seen: dict[str, FieldPath] = {}
    for at, alias in file.select(EACH, "aliases", EACH, kind=str):
        owner = names.get(alias) or seen.get(alias)
        if owner is not None:
            yield file.problem(at, "别名重复", alias, f"第 {file.position(owner).value[0]} 行已经用过")
        seen.setdefault(alias, at)


def safe_slugs(content: Content) -> Iterator[Problem]:
    """Refuse a slug that another page of the site has as its name, or that Windows does not allow for a file.

    Passes: `slug: finance-bureau`.
    Fails: `slug: index`; `slug: con`.
    """
    for vocabulary in VOCABULARIES_OF_ENTRIES:
        if file := content.vocabularies.get(vocabulary):
            for at, slug in file.select(EACH, "slug", kind=str):
                if slug in RESERVED:
                    yield file.problem(at, "这个网址短名另有用处，不能用", slug, "换一个，例如加上类别")


def safe_document_id(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Refuse a document id that another page of the site has as its name, or that Windows does not allow for a file.

    Passes: `id: qinghe-2032-3`.
    Fails: `id: index`; an id that ends like the name of a document's booklet.
    """
    document = notice.document
    id = document.get("id", str) if document else None
    if document and id is not None and (id in RESERVED or id.endswith(BOOKLET)):
        yield document.problem(("id",), "这个文件代号另有用处，不能用", id, "换一个，例如加上年份，文件夹同样改名")


def one_sector_for_everything(content: Content) -> Iterator[Problem]:
    """Allow at most one sector marked `everything`, the one that means "no restriction to a line of business".

    Passes: `{name: 不限行业, everything: true}` and no other.
    Fails: two sectors with `everything: true`.
    """
    if file := content.vocabularies.get("sectors"):
        marked = [at for at, value in file.select(EACH, "everything", kind=bool) if value]
        for at in marked[1:]:
            yield file.problem(
                at, "只能有一个行业表示“不限行业”", True, f"第 {file.position(marked[0]).value[0]} 行已经有了"
            )


def repeated(file: SourceFile, pattern: Pattern, message: str) -> Iterator[Problem]:
    """Yield a problem, with `message`, for each string or integer that `pattern` reaches a second time or later."""
    values = file.values(*pattern, kind=(str, int))
    if len(set(values)) == len(values):
        return
    first: dict[object, FieldPath] = {}
    for at, value in file.select(*pattern, kind=(str, int)):
        if value in first:
            yield file.problem(at, message, value, f"第 {file.position(first[value]).value[0]} 行已经用过")
        first.setdefault(value, at)
