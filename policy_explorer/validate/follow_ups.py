"""Rule: what came after a document is another document, found after it was issued."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from policy_explorer.load.problem import Problem
from policy_explorer.model.base import read_date
from policy_explorer.validate.content import Content
from policy_explorer.validate.facts import DocumentFacts
from policy_explorer.validate.relations import RelationEntry, document_files, target_problems

DAYS = ("none_found", "seen")


def followed_documents(content: Content, facts: Mapping[str, DocumentFacts]) -> Iterator[Problem]:
    """Require that `follow_up` names another document of the site, and that an editor looked after the document was issued, not after the last revision of the site.

    Passes: `{title: 青禾市后续意见, document: qinghe-2033-1}`; `none_found: 2034-01-10` in a document of 2032.
    Fails: the own id; an id that no document has; `none_found: 2031-01-10` in a document of 2032; a day after `updated` of site.yaml.
    """
    files = document_files(content)
    updated = read_date(content.settings.get("updated", str)) if content.settings else None
    for file in files.values():
        for at, written in file.select("follow_up", kind=dict):
            document = written.get("document")
            entry = RelationEntry(file, at, document if isinstance(document, str) else None)
            yield from target_problems(entry, files, "接续")
            issued = read_date(file.get("issued", str))
            for name in DAYS:
                looked = read_date(written.get(name))
                if isinstance(looked, date) and isinstance(issued, date) and looked < issued:
                    yield file.problem((*at, name), "早于本文件成文的那一天", written[name], "写编者查的那一天")
                elif isinstance(looked, date) and isinstance(updated, date) and looked > updated:
                    hint = f"写编者查的那一天；site.yaml 的 updated 是 {updated}，没有改的改它"
                    yield file.problem((*at, name), "晚于本站内容的修订日", written[name], hint)
