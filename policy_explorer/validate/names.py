"""Rules: each name that a measure, a document or a question uses is in its vocabulary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from policy_explorer.load.problem import Problem, shown
from policy_explorer.model.payout import PARTS_WITH_UNITS
from policy_explorer.text.patterns import regex
from policy_explorer.validate.content import Content, NoticeFiles
from policy_explorer.validate.source_file import DEEP, EACH, Pattern, SourceFile, cached_per_file

# (pattern of the name, vocabulary).
IN_MEASURES = (
    (("lead", EACH), "departments"),
    (("responsible", EACH), "departments"),
    (("benefits", EACH, "lead", EACH), "departments"),
    (("benefits", EACH, "responsible", EACH), "departments"),
    (("benefits", EACH, "eligibility", DEEP, "by"), "departments"),
    (("sectors", EACH, "name"), "sectors"),
    (("audiences", EACH, "name"), "audiences"),
    (("benefits", EACH, "kind"), "kinds"),
    (("amounts", EACH, "unit"), "units"),
    (("benefits", EACH, "amounts", EACH, "unit"), "units"),
    *((("benefits", EACH, "payout", part, "unit"), "units") for part in PARTS_WITH_UNITS),
)
IN_DOCUMENTS = (
    (("standing_rule", "units", EACH), "departments"),
    (("clauses", EACH, "eligibility", DEEP, "by"), "departments"),
)
IN_QUESTIONS = (((EACH, "unit"), "units"),)
IN_EVERYDAY = tuple(((EACH, each, EACH), each) for each in ("sectors", "kinds", "audiences", "departments"))
# What editors write between names where YAML wants a comma of ASCII.
SEPARATORS = regex("[，、；;]")
VOCABULARY_LABELS = {
    "departments": "部门",
    "sectors": "行业",
    "kinds": "类别",
    "audiences": "面向对象",
    "units": "单位",
}


def names_in_vocabularies(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Require departments, sectors, audiences, kinds and units by their names in the vocabulary, not by aliases.

    Passes: `lead: [市财政局]`, where departments.yaml has that name.
    Fails: `lead: [财政局]`, where that is an alias of 市财政局; the hint gives the name.
    """
    for file in notice.measures:
        yield from unknown_names(file, IN_MEASURES, content)
    if notice.document:
        yield from unknown_names(notice.document, IN_DOCUMENTS, content)


def units_of_questions(content: Content) -> Iterator[Problem]:
    """Require that the unit of a question is in units.yaml.

    Passes: `unit: 万元`, where units.yaml has 万元.
    Fails: `unit: 万圆`.
    """
    if content.questions:
        yield from unknown_names(content.questions, IN_QUESTIONS, content)


def unknown_names(file: SourceFile, uses: Iterable[tuple[Pattern, str]], content: Content) -> Iterator[Problem]:
    """Yield a problem for each name in `file` that is not in its vocabulary. `uses` are (pattern, vocabulary) pairs."""
    for pattern, vocabulary in uses:
        used = file.values(*pattern, kind=str)
        if not used:
            continue
        words = content.vocabularies.get(vocabulary)
        known = names(words) if words else None
        if known is None or known.names.issuperset(used):
            continue
        for at, name in file.select(*pattern, kind=str):
            if name not in known.names:
                message = f"{VOCABULARY_LABELS[vocabulary]}词表 vocabularies/{vocabulary}.yaml 里没有这个名称"
                yield file.problem(at, message, name, known.hint(name))


@cached_per_file
def names(file: SourceFile) -> Words:
    """Return the names and aliases of the vocabulary `file`."""
    return Words(file)


class Words:
    """The names of a vocabulary, and `owners`: each alias with the name of its entry."""

    def __init__(self, file: SourceFile) -> None:
        self.names = {name for _, name in file.select(EACH, kind=str)} | {
            name for _, name in file.select(EACH, "name", kind=str)
        }
        self.owners = {
            alias: entry["name"]
            for _, entry in file.select(EACH, kind=dict)
            if isinstance(entry.get("name"), str) and isinstance(entry.get("aliases"), list)
            for alias in entry["aliases"]
            if isinstance(alias, str)
        }

    def hint(self, word: str) -> str:
        """Return the hint for `word`, which is no name."""
        if word in self.owners:
            return f"这是别名，请写 {shown(self.owners[word])}"
        listed = [part for part in SEPARATORS.split(word) if part]
        if len(listed) > 1 and any(part in self.names for part in listed):
            return f"两个名称之间用英文逗号和空格隔开：{', '.join(listed)}"
        near = get_close_matches(word, sorted([*self.names, *self.owners]), n=1, cutoff=0.5)
        return (
            f"是否想写 {shown(self.owners.get(near[0], near[0]))}？" if near else "改用词表中的名称，或先在词表中补上"
        )
