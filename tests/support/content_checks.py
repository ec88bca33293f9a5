"""Checks that hold for any content: its problems are of use to an editor, or it is shown as it was written.

They read YAML with PyYAML's plain loader, in their own way.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

import yaml

from policy_explorer.derive.derive import derive
from policy_explorer.load.loader import Sources
from policy_explorer.load.problem import Problem
from policy_explorer.model import Catalogue, Measure
from support.site_render import files as files_of

ENGLISH = re.compile(r"[A-Za-z]{3,} [a-z]{2,} [a-z]{2,}")

LONGEST = 2_000

UNPRINTABLE = ("Cc", "Cf", "Cs", "Zl", "Zp")


def require_useful_problem(problem: Problem, sources: Sources) -> None:
    """Require that an editor finds the place, and can read what is wrong."""
    said = str(problem)
    assert not any(unicodedata.category(character) in UNPRINTABLE for character in said) and len(said) < LONGEST, said
    own = re.sub("“[^”]*”|'[^']*'", "", problem.message + problem.hint)
    assert re.search("[\u4e00-\u9fff]", problem.message) and not ENGLISH.search(own), said
    text = sources.yaml_text.get(problem.path, sources.text.get(problem.path))
    known = text is not None or problem.path in sources.unreadable or not problem.line
    assert known, said
    if text is not None and problem.line:
        # YAML takes the refused U+2028 and its like for line breaks, editors do not.
        assert any(is_in_text(problem, re.split(breaks, text)) for breaks in ("\r\n|[\n\r\x85\u2028\u2029]", "\n")), (
            said
        )


def is_in_text(problem: Problem, lines: list[str]) -> bool:
    return problem.line <= len(lines) and problem.column <= len(lines[problem.line - 1]) + 1


def read_plainly(content: bytes) -> Any:
    return yaml.load(content.decode("utf-8-sig"), yaml.CBaseLoader)


def without_space(text: str) -> str:
    return re.sub(r"\s", "", text)


def require_shown_as_written(catalogue: Catalogue, path: str, content: bytes, plain: dict[str, Any]) -> None:
    if path.endswith(".yaml"):
        plain = {**plain, path: read_plainly(content)}
        require_every_value(plain[path], model_of(catalogue, path))
    for notice in catalogue.notices:
        folder = f"documents/{notice.document.id}"
        measures = sorted(
            (file for name, file in plain.items() if name.startswith(f"{folder}/measures/")),
            key=lambda file: int(file["number"]),
        )
        require_verbatim(notice.text, plain[f"{folder}/document.yaml"], measures)
    site = derive(catalogue)
    files = files_of(site)
    for entry in site.measures.values():
        if f"/measures/{entry.measure.number:02}.yaml" in path:
            require_on_page(files[entry.url].decode(), entry.measure)
    assert all(len(content) > 0 for content in files.values())


def wording(document: dict, measures: list[dict]) -> Iterator[str]:
    """Return the text of a notice from its files, in order."""
    headings = {chapter["number"]: chapter["heading"] for chapter in document["chapters"]}
    yield from (part["text"] for part in document["opening"])
    for measure in measures:
        yield headings.pop(measure["chapter"], "")
        yield (
            document["measure_heading"]
            .replace("{number}", str(int(measure["number"])))
            .replace("{title}", measure["title"])
        )
        yield measure["text"]
    yield from (*headings.values(), *(part["text"] for part in document.get("closing", ())))


def require_verbatim(notice: str, document: dict, measures: list[dict]) -> None:
    for measure in measures:
        require_quotes_in(measure, f"{measure['title']}。{measure['text']}")
    artefacts = {without_space(artefact) for artefact in document.get("page_artefacts", ())}
    official = "".join(
        line
        for line in map(without_space, re.split("[\n\r\f\v\x1c-\x1e\x85\u2028\u2029]", notice))
        if line not in artefacts
    )
    assert without_space("".join(wording(document, measures))) == official
    require_quotes_in(document, official)


def require_quotes_in(value: Any, text: str) -> None:
    text = without_space(text)
    for field, scalar in leaves(value):
        if field[-1] in ("quote", "units_quote", "from_quote") and "answers" not in field:
            assert without_space(scalar) and without_space(scalar) in text


def leaves(value: Any, at: tuple = ()) -> Iterator[tuple[tuple, Any]]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list | tuple) else None
    if items is None or not value:
        yield at, value
    for key, inner in items or ():
        yield from leaves(inner, (*at, key))


def model_of(catalogue: Catalogue, path: str) -> Any:
    """The models of a file as plain values."""
    models: Any
    if path == "site.yaml":
        models = catalogue.settings
    elif path in ("questions.yaml", "presets.yaml", "life_situations.yaml"):
        models = getattr(catalogue, path.removesuffix(".yaml"))
    elif path.startswith("vocabularies/"):
        models = getattr(catalogue.vocabulary, path.removeprefix("vocabularies/").removesuffix(".yaml"))
    else:
        _, id, *inner = path.split("/")
        notice = next(notice for notice in catalogue.notices if notice.document.id == id)
        number = int(re.match(r"\d+", inner[-1]).group()) if len(inner) > 1 else None
        models = next(m for m in notice.measures if m.number == number) if number else notice.document

    def dump(model):
        return model if isinstance(model, str) else model.model_dump(mode="json", by_alias=True, exclude_unset=True)

    return [dump(model) for model in models] if isinstance(models, tuple) else dump(models)


def require_every_value(written: Any, model: Any) -> None:
    """Every value that a plain reader finds is in the model, at its place, and no other."""
    found, read = dict(leaves(written)), dict(leaves(model))
    assert found.keys() == read.keys()
    for at, scalar in found.items():
        assert is_same_scalar(scalar, read[at]), (at, scalar, read[at])


def is_same_scalar(written: Any, read: Any) -> bool:
    if isinstance(read, bool) or read is None:
        return str(written).lower() == {True: "true", False: "false", None: "null"}[read]
    if isinstance(read, int | float):
        return float(written) == read
    return written == read or (not written and not read)


def require_on_page(markup: str, measure: Measure) -> None:
    text = without_space(html.unescape(re.sub("<[^>]*>", "", markup)))
    assert without_space(measure.title) in text and without_space(measure.summary.text) in text
    assert all(without_space(sentence) in text for sentence in re.split("(?<=。)", measure.text))
