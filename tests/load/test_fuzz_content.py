"""Fuzzing: the real content, changed in thousands of ways, gives problems or a correct site, and no other error.

Every case changes one file. The result is either a ContentError with problems that an editor can use, or content that is
shown as it was written: its wording verbatim in the notice, its quotes in its wording, every value of the file in the
model, and the measure on its page. The checks read YAML with PyYAML's plain loader, in their own way.
`--every-combination` takes many more cases.
"""

from __future__ import annotations

import copy
import html
import json
import os
import re
import shutil
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml

from policy_explorer.derive.derive import derive
from policy_explorer.load.loader import Sources, load, read_file
from policy_explorer.load.problem import ContentError, Problem
from policy_explorer.match.answers import read_answers
from policy_explorer.match.as_json import as_json
from policy_explorer.match.as_text import as_text
from policy_explorer.match.match import match
from policy_explorer.model import Catalogue, Measure
from policy_explorer.rules.analyse import flaws
from policy_explorer.validate import example_coverage, proofs
from policy_explorer.validate.validate import validate
from support.content_mutations import as_yaml, spoil_bytes, spoil_value
from support.site_render import files as files_of

FIRST = 7  # measures of the part
WHOLE_ONE_OF = 12  # cases
CASES, MANY = 1_200, 60_000
ROUNDS = 21  # each a test of its own, so that processes can share them
SEED = 20231
ENGLISH = re.compile(r"[A-Za-z]{3,} [a-z]{2,} [a-z]{2,}")
LONGEST = 2_000
UNPRINTABLE = ("Cc", "Cf", "Cs", "Zl", "Zp")


@dataclass(frozen=True)
class Content:
    """Good content: as the build reads it, as bytes by path, and as a plain reader of YAML reads it."""

    sources: Sources
    files: dict[str, bytes]

    @cached_property
    def plain(self) -> dict[str, Any]:
        return {path: plainly(content) for path, content in self.files.items() if path.endswith(".yaml")}


@pytest.fixture(scope="module")
def whole(real_content: Path) -> Content:
    sources = load(real_content)
    return Content(sources, {path: (real_content / path).read_bytes() for path in (*sources.yaml, *sources.text)})


@pytest.fixture(scope="module")
def part(whole: Content, tmp_path_factory: pytest.TempPathFactory) -> Content:
    """The first measures of each notice alone, with what they need: checked in a fraction of the time."""
    folder = tmp_path_factory.mktemp("part")
    for path, content in shortened(whole).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    sources = load(folder)
    assert validate(sources), "what is spoilt is good"
    return Content(sources, {path: (folder / path).read_bytes() for path in (*sources.yaml, *sources.text)})


@pytest.fixture(autouse=True)
def remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cache what is proved of a rule, for all cases with the same questions: proofs take half of the time."""
    lacks = example_coverage.missing_examples
    known_flaws = once(lambda rule, questions, open_: (rule.model_dump_json(), open_), flaws)
    monkeypatch.setattr(proofs, "flaws", known_flaws)
    monkeypatch.setattr(example_coverage, "missing_examples", once(lambda case: case.benefit.model_dump_json(), lacks))


PROVEN: dict[tuple, list] = {}
ASKED = [""]  # the questions of the case, as written


def once(key: Callable[..., Any], prove: Callable[..., Any]) -> Callable[..., Any]:
    def known(*given: Any) -> list:
        about = prove.__name__, ASKED[0], key(*given)
        if about not in PROVEN:
            PROVEN[about] = list(prove(*given))
        return PROVEN[about]

    return known


@pytest.mark.parametrize("round_", range(ROUNDS))
def test_spoilt_content(round_: int, whole: Content, part: Content, many: bool) -> None:
    random = Random(SEED + round_)
    for case in range((MANY if many else CASES) // ROUNDS):
        good = part if case % WHOLE_ONE_OF else whole
        path, content = spoilt_file(good, random)
        try:
            hold(replaced(good.sources, path, content), path, content, good.plain)
        except Exception as fault:
            fault.add_note(f"round {round_}, case {case}: {path}\n{content[:3000]!r}")
            raise


@pytest.fixture(scope="module")
def many(pytestconfig: pytest.Config) -> bool:
    return pytestconfig.getoption("--every-combination")


def spoilt_file(good: Content, random: Random) -> tuple[str, bytes]:
    """Half of them measures, so that the other kinds of file are spoilt often too."""
    sources, contents = good.sources, good.files
    kinds = [path for path in contents if "/measures/" not in path]
    path = random.choice(kinds if random.random() < 0.5 else list(contents))
    if path.endswith(".yaml") and random.random() < 0.5:
        other = random.choice([path, random.choice(list(sources.yaml))])
        return path, as_yaml(spoil_value(sources.yaml[path], sources.yaml[other], random))
    return path, spoil_bytes(contents[path], contents[random.choice(list(contents))], random)


def shortened(whole: Content) -> dict[str, bytes]:
    """The content without the later measures of each notice, and without what is about those alone."""
    values, files = copy.deepcopy(dict(whole.sources.yaml)), dict(whole.files)
    for path in whole.files:
        if "/measures/" in path and values[path]["number"] > FIRST:
            del files[path], values[path]
    for folder in {path.rpartition("/")[0] for path in files if path.endswith("/notice.txt")}:
        document, measures = (
            values[f"{folder}/document.yaml"],
            [values[path] for path in sorted(files) if path.startswith(f"{folder}/measures/")],
        )
        document["chapters"] = [
            c for c in document["chapters"] if c["number"] in {measure["chapter"] for measure in measures}
        ]
        files[f"{folder}/notice.txt"] = "\n".join(wording(document, measures)).encode()
    rules = json.dumps([value for path, value in values.items() if "/measures/" in path])
    values["questions.yaml"] = [
        question for question in values["questions.yaml"] if f'"fact": "{question["id"]}"' in rules
    ]
    asked, official = (
        {question["id"] for question in values["questions.yaml"]},
        without_space("".join(files[p].decode() for p in files if p.endswith(".txt"))),
    )
    values["vocabularies/terms.yaml"] = [term for term in values["vocabularies/terms.yaml"] if term["name"] in official]
    for preset in values["presets.yaml"]:
        preset["answers"] = {fact: answer for fact, answer in preset["answers"].items() if fact in asked}
    values["presets.yaml"] = [preset for preset in values["presets.yaml"] if preset["answers"]]
    changed = {path: value for path, value in values.items() if value != whole.sources.yaml[path]}
    return files | {
        path: yaml.safe_dump(value, allow_unicode=True, sort_keys=False).encode() for path, value in changed.items()
    }


def replaced(sources: Sources, path: str, content: bytes) -> Sources:
    """Return the sources with another content of one file."""
    reading = read_file(path, content)
    values, texts, written = (
        {name: value for name, value in had.items() if name != path}
        for had in (sources.yaml, sources.text, sources.yaml_text)
    )
    if reading.readable:
        values[path] = reading.value
    if reading.text is not None:
        texts[path] = reading.text
    if reading.written is not None:
        written[path] = reading.written
    unreadable = () if reading.readable or reading.text is not None else (path,)
    return Sources(sources.root, values, texts, written, unreadable, reading.problems)


def hold(sources: Sources, path: str, content: bytes, plain: dict[str, Any]) -> None:
    ASKED[0] = sources.yaml_text.get("questions.yaml", "")
    try:
        catalogue = validate(sources)
    except ContentError as fault:
        assert fault.problems == sorted(fault.problems) and fault.problems
        for problem in fault.problems:
            usable(problem, sources)
    else:
        correct(catalogue, path, content, plain)


def usable(problem: Problem, sources: Sources) -> None:
    """An editor finds the place, and can read what is wrong."""
    said = str(problem)
    assert not any(unicodedata.category(character) in UNPRINTABLE for character in said) and len(said) < LONGEST, said
    own = re.sub("“[^”]*”|'[^']*'", "", problem.message + problem.hint)
    assert re.search("[\u4e00-\u9fff]", problem.message) and not ENGLISH.search(own), said
    text = sources.yaml_text.get(problem.path, sources.text.get(problem.path))
    known = text is not None or problem.path in sources.unreadable or not problem.line
    assert known, said
    if text is not None and problem.line:
        # YAML takes the refused U+2028 and its like for line breaks, editors do not.
        assert any(stands(problem, re.split(breaks, text)) for breaks in ("\r\n|[\n\r\x85\u2028\u2029]", "\n")), said


def stands(problem: Problem, lines: list[str]) -> bool:
    return problem.line <= len(lines) and problem.column <= len(lines[problem.line - 1]) + 1


# What was written is what is shown.


def plainly(content: bytes) -> Any:
    return yaml.load(content.decode("utf-8-sig"), yaml.CBaseLoader)


def without_space(text: str) -> str:
    return re.sub(r"\s", "", text)


def correct(catalogue: Catalogue, path: str, content: bytes, plain: dict[str, Any]) -> None:
    if path.endswith(".yaml"):
        plain = {**plain, path: plainly(content)}
        nothing_lost(plain[path], model_of(catalogue, path))
    for notice in catalogue.notices:
        folder = f"documents/{notice.document.id}"
        measures = sorted(
            (file for name, file in plain.items() if name.startswith(f"{folder}/measures/")),
            key=lambda file: int(file["number"]),
        )
        verbatim(notice.text, plain[f"{folder}/document.yaml"], measures)
    site = derive(catalogue)
    files = files_of(site)
    for entry in site.measures.values():
        if f"/measures/{entry.measure.number:02}.yaml" in path:
            shown(files[entry.url].decode(), entry.measure)
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


def verbatim(notice: str, document: dict, measures: list[dict]) -> None:
    for measure in measures:
        quoted(measure, measure["text"])
    artefacts = {without_space(artefact) for artefact in document.get("page_artefacts", ())}
    official = "".join(
        line
        for line in map(without_space, re.split("[\n\r\f\v\x1c-\x1e\x85\u2028\u2029]", notice))
        if line not in artefacts
    )
    assert without_space("".join(wording(document, measures))) == official
    quoted(document, official)


def quoted(value: Any, text: str) -> None:
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
    if path in ("site.yaml", "questions.yaml", "presets.yaml"):
        models = {"site": catalogue.settings, "questions": catalogue.questions, "presets": catalogue.presets}[
            path.removesuffix(".yaml")
        ]
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


def nothing_lost(written: Any, model: Any) -> None:
    """Every value that a plain reader finds is in the model, at its place, and no other."""
    found, read = dict(leaves(written)), dict(leaves(model))
    assert found.keys() == read.keys()
    for at, scalar in found.items():
        assert same(scalar, read[at]), (at, scalar, read[at])


def same(written: Any, read: Any) -> bool:
    if isinstance(read, bool) or read is None:
        return str(written).lower() == {True: "true", False: "false", None: "null"}[read]
    if isinstance(read, int | float):
        return float(written) == read
    return written == read or (not written and not read)


def shown(markup: str, measure: Measure) -> None:
    text = without_space(html.unescape(re.sub("<[^>]*>", "", markup)))
    assert without_space(measure.title) in text and without_space(measure.summary.text) in text
    assert all(without_space(sentence) in text for sentence in re.split("(?<=。)", measure.text))


# Whole files, and files of answers.


@pytest.mark.parametrize("round_", range(4))
def test_files_that_are_moved_lost_or_replaced(round_: int, real_content: Path, tmp_path: Path) -> None:
    random = Random(SEED - round_)
    content = shutil.copytree(real_content, tmp_path / "content")
    for _ in range(12):
        paths = [path for path in sorted(content.rglob("*")) if path.is_file() and not path.is_symlink()]
        file, other = random.sample(paths, 2)
        disturb(file, other, random)
        with pytest.raises(ContentError) as caught:
            validate(load(content))
        read = load(content)
        for problem in caught.value.problems:
            usable(problem, read)
        if random.random() < 0.6:
            shutil.rmtree(content)
            shutil.copytree(real_content, content)


def disturb(file: Path, other: Path, random: Random) -> None:
    choice = random.randrange(8)
    if choice == 0:
        file.unlink()
    elif choice == 1:
        file.replace(other)
    elif choice == 2:
        file.rename(
            file.with_name(
                random.choice(("99.yaml", "9" * 100 + ".yaml", "x\ny.yaml", "名.yaml", "-.yaml", "01.yml", "a.yaml"))
            )
        )
    elif choice == 3:
        file.unlink()
        file.mkdir()
    elif choice == 4:
        file.unlink()
        file.symlink_to(random.choice((other, "/etc/passwd", "nowhere", file.name)))
    elif choice == 5 and (file.parents[1] / "site.yaml").exists() | ("documents" in file.parts):
        file.parent.rename(file.parent.with_name(f"{file.parent.name}x"))
    elif choice == 6:
        shutil.copy(file, file.with_name(f"0{file.name}"))
    else:
        os.truncate(file, 0)


@pytest.mark.parametrize("round_", range(4))
def test_spoilt_answers(round_: int, whole: Content, tmp_path: Path, many: bool) -> None:
    """A file with answers of an applicant gives problems, or verdicts."""
    random = Random(SEED + 1000 + round_)
    catalogue = validate(whole.sources)
    site, file = derive(catalogue), tmp_path / "answers.yaml"
    presets = [preset["answers"] for preset in whole.sources.yaml["presets.yaml"]]
    for case in range(1_500 if many else 50):
        given, other = random.choice(presets), random.choice(presets)
        content = (
            as_yaml(spoil_value(given, other, random))
            if random.random() < 0.6
            else spoil_bytes(as_yaml(given), as_yaml(other), random)
        )
        file.write_bytes(content)
        try:
            answers = read_answers(file, catalogue.questions)
        except ContentError as fault:
            read = Sources(tmp_path, {}, {}, {str(file): content.decode("utf-8-sig", "replace")})
            for problem in fault.problems:
                usable(problem, read)
        else:
            nothing_lost(plainly(content), answers)
            if case % 10 == 0:
                found = match(site, answers, None)
                assert as_text(found) and as_json(found)
