"""A content folder -> what it already knows: its words, and which of its files are there. Reads the disk."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from msgspec import Struct

from policy_explorer.importing.blocks import ImportFault
from policy_explorer.importing.starting_words import AUDIENCES, EVERYTHING, KINDS, NOBODY, SECTORS, Word
from policy_explorer.load.discovery import OPTIONAL, REQUIRED
from policy_explorer.load.loader import load
from policy_explorer.text.verbatim import squeeze

STARTING = {"sectors": SECTORS, "audiences": (*AUDIENCES, NOBODY), "kinds": KINDS}


class Known(Struct, frozen=True):
    """`words` of each vocabulary; of one that is not there, the starting words. `units` and `departments` may be empty."""

    present: frozenset[str]  # paths of files that are there, whatever they hold
    documents: frozenset[str]
    words: dict[str, tuple[Word, ...]]
    departments: dict[str, str]  # name or alias -> name
    slugs: frozenset[str]
    units: frozenset[str]

    def has(self, vocabulary: str) -> bool:
        return f"vocabularies/{vocabulary}.yaml" in self.present

    @property
    def everything(self) -> Word:
        return next((word for word in self.words["sectors"] if word.everything), EVERYTHING)


def known_in(content: Path) -> Known:
    if not content.exists():
        return known_from({}, frozenset(), frozenset())
    if not content.is_dir():
        raise ImportFault(f"{content} 不是文件夹")
    present = frozenset(path for path in (*REQUIRED, *OPTIONAL) if (content / path).exists())
    documents = content / "documents"
    folders = frozenset(path.name for path in documents.iterdir()) if documents.is_dir() else frozenset()
    yaml = load(content).yaml
    for path in sorted(present):
        if path.startswith("vocabularies/") and not isinstance(yaml.get(path), list):
            raise ImportFault(f"{path} 读不出来，不知道词表里有什么。先运行 build.py check，按提示改好，再导入")
    return known_from(yaml, present, folders)


def known_from(yaml: dict[str, Any], present: frozenset[str], documents: frozenset[str]) -> Known:
    lists = {
        name: yaml.get(f"vocabularies/{name}.yaml")
        for name in ("sectors", "audiences", "kinds", "departments", "units")
    }
    departments = {
        squeeze(word): entry["name"]
        for entry in entries(lists["departments"])
        for word in [*aliases(entry), entry["name"]]
    }
    return Known(
        present,
        documents,
        {name: tuple(map(word_of, entries(lists[name]))) if lists[name] else start for name, start in STARTING.items()},
        departments,
        frozenset(str(entry.get("slug")) for entry in entries(lists["departments"])),
        frozenset(unit for unit in lists["units"] or () if isinstance(unit, str)),
    )


def entries(written: Any) -> Iterable[dict[str, Any]]:
    return [entry for entry in written or () if isinstance(entry, dict) and isinstance(entry.get("name"), str)]


def aliases(entry: dict[str, Any]) -> list[str]:
    written = entry.get("aliases")
    return [alias for alias in written if isinstance(alias, str)] if isinstance(written, list) else []


def word_of(entry: dict[str, Any]) -> Word:
    everything = entry.get("everything") is True
    signs = () if everything else (entry["name"], entry["name"].removesuffix("业"), *aliases(entry))
    return Word(entry["name"], str(entry.get("slug")), tuple(sign for sign in signs if len(sign) > 1), everything)
