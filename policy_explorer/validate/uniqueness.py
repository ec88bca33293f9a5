"""What has to be unique is."""

from __future__ import annotations

from collections.abc import Iterator

from policy_explorer.derive.site import BOOKLET
from policy_explorer.load.problem import FieldPath, Problem
from policy_explorer.validate.content import EACH, Content, NoticeFiles, SourceFile

VOCABULARIES_OF_ENTRIES = ("departments", "sectors", "kinds", "audiences")
# Pages that are not an entry's, and names that Windows does not let a file have.
RESERVED = frozenset(
    {"index", "con", "prn", "aux", "nul", *(f"com{n}" for n in range(1, 10)), *(f"lpt{n}" for n in range(1, 10))}
)


def unique_questions(content: Content) -> Iterator[Problem]:
    """Question ids, the option ids and labels of a question, and units are each written once."""
    if content.questions:
        yield from repeated(content.questions, (EACH, "id"), "问题代号重复")
        for at, _ in content.questions.select(EACH, "options", sort=list):
            yield from repeated(content.questions, (*at, EACH, "id"), "选项代号重复")
            yield from repeated(content.questions, (*at, EACH, "label"), "选项文字重复")
    if units := content.vocabularies.get("units"):
        yield from repeated(units, (EACH,), "单位重复")


def unique_ids(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """The benefit ids of a measure, the clause ids and chapter numbers of a document are each written once; so is a
    department in one list.
    """
    for file in notice.measures:
        yield from repeated(file, ("benefits", EACH, "id"), "本项内代号重复")
        yield from repeated(file, ("lead", EACH), "部门重复")
        yield from repeated(file, ("responsible", EACH), "部门重复")
    if notice.document:
        yield from repeated(notice.document, ("clauses", EACH, "id"), "条款代号重复")
        yield from repeated(notice.document, ("chapters", EACH, "number"), "章序号重复")
        yield from repeated(notice.document, ("standing_rule", "units", EACH), "部门重复")


def unique_words(content: Content) -> Iterator[Problem]:
    """Within a vocabulary, a slug belongs to one entry, and so does a word, be it a name or an alias;
    else a search for it would have two answers.
    """
    for vocabulary in (*VOCABULARIES_OF_ENTRIES, "terms"):
        file = content.vocabularies.get(vocabulary)
        if file is None:
            continue
        yield from repeated(file, (EACH, "slug"), "网址短名重复")
        yield from repeated(file, (EACH, "name"), "名称重复")
        yield from repeated_aliases(file)


def repeated_aliases(file: SourceFile) -> Iterator[Problem]:
    names = {name: at for at, name in reversed(file.select(EACH, "name", sort=str))}
    seen: dict[str, FieldPath] = {}
    for at, alias in file.select(EACH, "aliases", EACH, sort=str):
        owner = names.get(alias) or seen.get(alias)
        if owner is not None:
            yield file.problem(at, "别名重复", alias, f"第 {file.position(owner).value[0]} 行已经用过")
        seen.setdefault(alias, at)


def safe_slugs(content: Content) -> Iterator[Problem]:
    """A slug is not the name of another page, nor one that Windows refuses for a file."""
    for vocabulary in VOCABULARIES_OF_ENTRIES:
        if file := content.vocabularies.get(vocabulary):
            for at, slug in file.select(EACH, "slug", sort=str):
                if slug in RESERVED:
                    yield file.problem(at, "这个网址短名另有用处，不能用", slug, "换一个，例如加上类别")


def safe_document_id(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Nor is the id of a document."""
    id = notice.document.get("id", str) if notice.document else None
    if id in RESERVED or (id or "").endswith(BOOKLET):
        yield notice.document.problem(
            ("id",), "这个文件代号另有用处，不能用", id, "换一个，例如加上年份，文件夹同样改名"
        )


def one_for_everything(content: Content) -> Iterator[Problem]:
    """At most one sector stands for all of them."""
    if file := content.vocabularies.get("sectors"):
        marked = [at for at, value in file.select(EACH, "everything", sort=bool) if value]
        for at in marked[1:]:
            yield file.problem(
                at, "只能有一个行业表示“不限行业”", True, f"第 {file.position(marked[0]).value[0]} 行已经有了"
            )


def repeated(file: SourceFile, pattern: tuple, message: str) -> Iterator[Problem]:
    """A problem for each value that stood before under the same pattern."""
    values = file.values(*pattern, sort=(str, int))
    if len(set(values)) == len(values):
        return
    first: dict[object, FieldPath] = {}
    for at, value in file.select(*pattern, sort=(str, int)):
        if value in first:
            yield file.problem(at, message, value, f"第 {file.position(first[value]).value[0]} 行已经用过")
        first.setdefault(value, at)
