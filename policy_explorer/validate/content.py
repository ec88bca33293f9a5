"""The content as validation rules see it: files of any shape, arranged by what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from msgspec import Struct

from policy_explorer.load.loader import Sources
from policy_explorer.load.problem import FieldPath
from policy_explorer.text.verbatim import official_text, without_whitespace
from policy_explorer.validate.source_file import DEEP, EACH, SourceFile, cached_per_file

SKIN = "skin/"


@cached_per_file
def tests(file: SourceFile) -> list[tuple[FieldPath, dict[str, Any]]]:
    """Return (path, mapping) of every mapping in the rules of a file: tests, and conditions that contain them.

    A measure has the rules of its benefits, document.yaml those of its general clauses.
    """
    in_benefits = file.select("benefits", EACH, "eligibility", DEEP, kind=dict)
    return in_benefits + file.select("clauses", EACH, "eligibility", DEEP, kind=dict)


@cached_per_file
def periods(file: SourceFile) -> list[tuple[FieldPath, dict[str, Any]]]:
    """Return (path, mapping) of the period of a measure, and of the own periods of its benefits."""
    return file.select("period", kind=dict) + file.select("benefits", EACH, "period", kind=dict)


class WrittenTest(Struct, frozen=True):
    """A test of a fact, as it is written, with the quote and the text that this is taken from, without white space."""

    file: SourceFile
    at: FieldPath
    test: dict[str, Any]
    quote: str
    text: str

    @property
    def negated(self) -> bool:
        """Whether the test is within an odd number of `not`, so that it must not be met."""
        return self.at.count("not") % 2 == 1


class NoticeFiles(Struct, frozen=True, dict=True):
    """The files of one document."""

    id: str  # the name of its folder
    document: SourceFile | None  # document.yaml; None where it cannot be read
    text: str | None  # notice.txt; None where it cannot be read
    measures: tuple[SourceFile, ...]  # sorted by number
    companions: Mapping[
        str, str
    ] = {}  # the text of each readable file in sources/, by its path from the content folder

    @property
    def with_rules(self) -> tuple[SourceFile, ...]:
        """The files that hold rules (see `tests`): the measures, and document.yaml where it can be read."""
        return (*self.measures, self.document) if self.document else self.measures

    @cached_property
    def official(self) -> str:
        """The text of the notice without white space and page artefacts; "" where it cannot be read."""
        artefacts = self.document.select("page_artefacts", EACH, kind=str) if self.document else ()
        return official_text(self.text or "", (artefact for _, artefact in artefacts))

    @cached_property
    def annexes(self) -> tuple[str, ...]:
        """The text of each annex without white space."""
        written = self.document.select("annexes", EACH, "passages", kind=list) if self.document else ()
        return tuple(without_whitespace("".join(map(passage_words, passages))) for _, passages in written)

    @cached_property
    def companion_texts(self) -> dict[str, str]:
        """The text of each companion that document.yaml lists and that can be read, by its id, without white space."""
        written = self.document.select("sources", EACH, kind=dict) if self.document else ()
        paths = {each["id"]: self.path(each["file"]) for _, each in reversed([*written]) if is_companion(each)}
        return {id: without_whitespace(self.companions[path]) for id, path in paths.items() if path in self.companions}

    def path(self, name: str) -> str:
        """Return the path of a file of the document from the content folder."""
        return f"documents/{self.id}/{name}"

    def has_quote(self, measure: SourceFile, quote: str) -> bool:
        """Tell whether `quote`, without white space, is in the title, the text or the tables of `measure`, or in an annex."""
        return quote in measure.words or any(quote in each for each in (measure.official_title, *self.annexes))


def is_companion(written: dict[str, Any]) -> bool:
    """Tell whether an entry of `sources` has an id and a file."""
    return isinstance(written.get("id"), str) and isinstance(written.get("file"), str)


def passage_words(passage: Any) -> str:
    """Return the text of a passage as written, or that of its cells; "" where it has neither."""
    if not isinstance(passage, dict):
        return ""
    if isinstance(passage.get("text"), str):
        return str(passage["text"])
    rows = passage.get("rows")
    return "".join(map(row_words, rows)) if isinstance(rows, list) else ""


def row_words(row: Any) -> str:
    """Return the cells of a row of a table, one after the other."""
    return "".join(cell for cell in row if isinstance(cell, str)) if isinstance(row, list) else ""


def written_tests(notice: NoticeFiles) -> Iterator[WrittenTest]:
    """Yield every test with a fact and a quote in the rules of the measures and in the general clauses."""
    for file in notice.with_rules:
        yield from tests_with_quotes(file, notice.official if file is notice.document else file.text)


@cached_per_file
def tests_with_quotes(file: SourceFile, text: str) -> list[WrittenTest]:
    """Return every test of `file` that has a fact and a quote; `text` is what the quotes are taken from."""
    return [
        WrittenTest(file, at, test, without_whitespace(test["quote"]), text)
        for at, test in tests(file)
        if isinstance(test.get("fact"), str) and isinstance(test.get("quote"), str)
    ]


class Content(Struct, frozen=True):
    """The files of the whole content, by what they are. A file that is absent or cannot be read is None or left out."""

    settings: SourceFile | None
    questions: SourceFile | None
    presets: SourceFile | None
    vocabularies: Mapping[str, SourceFile]  # by name, such as "departments"
    notices: tuple[NoticeFiles, ...]  # sorted by id
    pages: Mapping[str, str]  # Markdown, by the name of the page
    life_situations: SourceFile | None = None
    pictures: Mapping[str, bytes] = {}  # by path
    skin: Mapping[str, str] = {}  # templates and styles of its own, by path within the folder skin

    @property
    def measures(self) -> Iterator[SourceFile]:
        """The measures of all documents."""
        return (file for notice in self.notices for file in notice.measures)


def arrange(sources: Sources) -> Content:
    """Return the files of `sources` arranged by what they are."""
    files = {path: SourceFile(path, value, sources.yaml_text[path]) for path, value in sources.yaml.items()}
    return Content(
        settings=files.get("site.yaml"),
        questions=files.get("questions.yaml"),
        presets=files.get("presets.yaml"),
        life_situations=files.get("life_situations.yaml"),
        vocabularies={
            path.removeprefix("vocabularies/").removesuffix(".yaml"): file
            for path, file in files.items()
            if path.startswith("vocabularies/")
        },
        notices=tuple(notices(sources, files)),
        pages={
            path.removeprefix("pages/").removesuffix(".md"): text
            for path, text in sources.text.items()
            if path.startswith("pages/")
        },
        pictures=sources.pictures,
        skin={path.removeprefix(SKIN): text for path, text in sources.text.items() if path.startswith(SKIN)},
    )


def notices(sources: Sources, files: Mapping[str, SourceFile]) -> Iterator[NoticeFiles]:
    """Yield the files of each document, sorted by id. `files` are the readable YAML files, by path."""
    measures: dict[str, list[SourceFile]] = {}
    for path in (*files, *sources.text, *sources.unreadable):
        if path.startswith("documents/"):
            own = measures.setdefault(path.split("/")[1], [])
            if "/measures/" in path:
                own.append(files.get(path) or SourceFile(path, None, "", readable=False))
    for id, own in sorted(measures.items()):
        yield NoticeFiles(
            id=id,
            document=files.get(f"documents/{id}/document.yaml"),
            text=sources.text.get(f"documents/{id}/notice.txt"),
            measures=tuple(sorted(own, key=order)),
            companions={
                path: text for path, text in sources.text.items() if path.startswith(f"documents/{id}/sources/")
            },
        )


def order(file: SourceFile) -> tuple[int, str]:
    """Return the sorting key of a measure's file: its number, or else the number in its name, which begins with one."""
    number = file.get("number", int)
    in_name = re.match(r"\d+", file.path.rpartition("/")[2])
    return int(in_name.group()) if number is None and in_name else number or 0, file.path
