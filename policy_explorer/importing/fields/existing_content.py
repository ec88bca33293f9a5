"""What the content folder has already: its vocabularies, its documents, and which of its files exist. Reads files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from policy_explorer.importing.blocks import ImportFailed
from policy_explorer.importing.fields.default_vocabularies import (
    AUDIENCES,
    EVERYTHING,
    KINDS,
    NOBODY,
    SECTORS,
    VocabularyEntry,
)
from policy_explorer.importing.fields.document_relations import KnownDocument
from policy_explorer.load.discovery import OPTIONAL, REQUIRED
from policy_explorer.load.loader import load
from policy_explorer.text.verbatim import without_whitespace

STARTING = {"sectors": SECTORS, "audiences": (*AUDIENCES, NOBODY), "kinds": KINDS}


class ExistingContent(Struct, frozen=True):
    """What an import uses of the content there is."""

    present: frozenset[str]  # paths of the files that exist, whatever is in them
    documents: frozenset[str]  # ids
    vocabularies: dict[
        str, tuple[VocabularyEntry, ...]
    ]  # by vocabulary: sectors, audiences and kinds; the defaults where it is absent
    departments: dict[str, str]  # name or alias -> name
    slugs: frozenset[str]  # of departments
    units: frozenset[str]  # of quantity
    empty: frozenset[str] = frozenset()  # paths of files whose list has no entry: []
    named: dict[str, KnownDocument] = {}  # documents by reference and by title

    def has(self, vocabulary: str) -> bool:
        """Return whether the file of `vocabulary` exists."""
        return f"vocabularies/{vocabulary}.yaml" in self.present

    @property
    def everything(self) -> VocabularyEntry:
        """The sector that means "no restriction to a line of business"."""
        return next((entry for entry in self.vocabularies["sectors"] if entry.everything), EVERYTHING)


def read_existing_content(content: Path) -> ExistingContent:
    """Read the folder `content`, which need not exist; raise ImportFailed where it is no folder or is not readable."""
    if not content.exists():
        return existing_content_of({}, frozenset(), frozenset())
    if not content.is_dir():
        raise ImportFailed(f"{content} 不是文件夹")
    present = frozenset(path for path in (*REQUIRED, *OPTIONAL) if (content / path).exists())
    documents = content / "documents"
    folders = frozenset(path.name for path in documents.iterdir()) if documents.is_dir() else frozenset()
    yaml = load(content).yaml
    for path in sorted(present):
        if path.startswith("vocabularies/") and not isinstance(yaml.get(path), list):
            raise ImportFailed(f"{path} 读不出来，不知道词表里有什么。先运行 build.py check，按提示改好，再导入")
    return existing_content_of(yaml, present, folders)


def existing_content_of(yaml: Mapping[str, Any], present: frozenset[str], documents: frozenset[str]) -> ExistingContent:
    """Return the existing content, of which `yaml` are the values of its files by path."""
    lists = {
        name: yaml.get(f"vocabularies/{name}.yaml")
        for name in ("sectors", "audiences", "kinds", "departments", "units")
    }
    departments = {
        without_whitespace(word): entry["name"]
        for entry in named_entries(lists["departments"])
        for word in [*aliases(entry), entry["name"]]
    }
    return ExistingContent(
        present,
        documents,
        {
            name: tuple(map(vocabulary_entry, named_entries(lists[name]))) if lists[name] else start
            for name, start in STARTING.items()
        },
        departments,
        frozenset(str(entry.get("slug")) for entry in named_entries(lists["departments"])),
        frozenset(unit for unit in lists["units"] or () if isinstance(unit, str)),
        frozenset(path for path in present if yaml.get(path) == []),
        known_documents(yaml, documents),
    )


def known_documents(yaml: Mapping[str, Any], ids: Iterable[str]) -> dict[str, KnownDocument]:
    """Return the documents with these ids, by reference and by title."""
    found: dict[str, KnownDocument] = {}
    for id in sorted(ids):
        written = yaml.get(f"documents/{id}/document.yaml")
        if isinstance(written, dict):
            title, reference = (without_whitespace(str(written.get(key, ""))) for key in ("title", "reference"))
            period = written.get("period")
            until = period.get("until", "") if isinstance(period, dict) else ""
            known = KnownDocument(id, title, reference, str(until or ""))
            found |= {key: known for key in (reference, title) if key}
    return found


def named_entries(written: Any) -> Iterable[dict[str, Any]]:
    """Return the entries of a vocabulary that have a name."""
    return [entry for entry in written or () if isinstance(entry, dict) and isinstance(entry.get("name"), str)]


def aliases(entry: dict[str, Any]) -> list[str]:
    """Return the aliases of a vocabulary's entry."""
    written = entry.get("aliases")
    return [alias for alias in written if isinstance(alias, str)] if isinstance(written, list) else []


def vocabulary_entry(entry: dict[str, Any]) -> VocabularyEntry:
    """Return the entry of a vocabulary, with its name and aliases as keywords."""
    everything = entry.get("everything") is True
    keywords = () if everything else (entry["name"], entry["name"].removesuffix("业"), *aliases(entry))
    return VocabularyEntry(
        entry["name"], str(entry.get("slug")), tuple(word for word in keywords if len(word) > 1), everything
    )
