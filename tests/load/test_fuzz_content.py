"""Fuzzing: the real content, changed in thousands of ways, gives problems or a correct site, and no other error.

Every case changes one file. The result is either a ContentError with problems that an editor can use, or content that is
shown as it was written: its wording verbatim in the notice, its quotes in its wording, every value of the file in the
model, and the measure on its page (`support/content_checks.py`).
`--every-combination` takes many more cases.
"""

from __future__ import annotations

import copy
import json
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml

from policy_explorer.derive.derive import derive
from policy_explorer.load.loader import Sources, load, read_file
from policy_explorer.load.problem import ContentError
from policy_explorer.match.answers import read_answers
from policy_explorer.match.as_json import as_json
from policy_explorer.match.as_text import as_text
from policy_explorer.match.match import match
from policy_explorer.rules.analyse import flaws
from policy_explorer.validate import example_coverage, proofs
from policy_explorer.validate.missing_examples import missing_examples
from policy_explorer.validate.validate import validate
from support.content_checks import (
    read_plainly,
    require_every_value,
    require_shown_as_written,
    require_useful_problem,
    without_space,
    wording,
)
from support.content_mutations import as_yaml, spoil_bytes, spoil_value
from support.usual_run import some_of

PART = (1, 2, 3, 4, 9)  # measures whose words are enough for the questions that they need
WHOLE_ONE_OF = 12  # cases
CASES, MANY = 30, 60_000
ROUNDS = 6  # each a test of its own, so that processes can share them
SEED = 20231


@dataclass(frozen=True)
class GoodContent:
    """Good content: as the build reads it, as bytes by path, and as a plain reader of YAML reads it."""

    sources: Sources
    files: dict[str, bytes]

    @cached_property
    def plain(self) -> dict[str, Any]:
        return {path: read_plainly(content) for path, content in self.files.items() if path.endswith(".yaml")}


@pytest.fixture(scope="module")
def whole(real_content: Path) -> GoodContent:
    sources = load(real_content)
    return GoodContent(sources, {path: (real_content / path).read_bytes() for path in (*sources.yaml, *sources.text)})


@pytest.fixture(scope="module")
def part(whole: GoodContent, tmp_path_factory: pytest.TempPathFactory) -> GoodContent:
    """A few measures of each notice alone, with what they need: checked in a fraction of the time."""
    folder = tmp_path_factory.mktemp("part")
    for path, content in shortened(whole).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    sources = load(folder)
    assert validate(sources), "what is spoilt is good"
    return GoodContent(sources, {path: (folder / path).read_bytes() for path in (*sources.yaml, *sources.text)})


@pytest.fixture(autouse=True)
def proofs_cached(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cache what is proved of a rule, for all cases with the same questions: proofs take half of the time."""
    known_flaws = cached_by(lambda rule, questions, open_, *days: (rule.model_dump_json(), open_, days), flaws)
    monkeypatch.setattr(proofs, "flaws", known_flaws)
    monkeypatch.setattr(example_coverage, "missing_examples", cached_by(repr, missing_examples))


PROVEN: dict[tuple, list] = {}
ASKED = [""]  # the questions of the case, as written


def cached_by(key: Callable[..., Any], prove: Callable[..., Any]) -> Callable[..., Any]:
    def known(*given: Any) -> list:
        about = prove.__name__, ASKED[0], key(*given)
        if about not in PROVEN:
            PROVEN[about] = list(prove(*given))
        return PROVEN[about]

    return known


@pytest.mark.parametrize("round_", range(ROUNDS))
def test_spoilt_content(round_: int, whole: GoodContent, part: GoodContent, many: bool) -> None:
    random = Random(SEED + round_)
    for case in range((MANY if many else CASES) // ROUNDS):
        good = part if case % WHOLE_ONE_OF else whole
        path, content = spoilt_file(good, random)
        try:
            check_case(replaced(good.sources, path, content), path, content, good.plain)
        except Exception as error:
            error.add_note(f"round {round_}, case {case}: {path}\n{content[:3000]!r}")
            raise


@pytest.fixture(scope="module")
def many(pytestconfig: pytest.Config) -> bool:
    return pytestconfig.getoption("--every-combination")


def spoilt_file(good: GoodContent, random: Random) -> tuple[str, bytes]:
    """Half of them measures, so that the other kinds of file are spoilt often too."""
    sources, contents = good.sources, good.files
    kinds = [path for path in contents if "/measures/" not in path]
    path = random.choice(kinds if random.random() < 0.5 else list(contents))
    if path.endswith(".yaml") and random.random() < 0.5:
        other = random.choice([path, random.choice(list(sources.yaml))])
        return path, as_yaml(spoil_value(sources.yaml[path], sources.yaml[other], random))
    return path, spoil_bytes(contents[path], contents[random.choice(list(contents))], random)


def shortened(whole: GoodContent) -> dict[str, bytes]:
    """The content without most measures of each notice, and without what is about those alone."""
    values, files = copy.deepcopy(dict(whole.sources.yaml)), dict(whole.files)
    for path in whole.files:
        if "/measures/" in path and values[path]["number"] not in PART:
            del files[path], values[path]
    for folder in {path.rpartition("/")[0] for path in files if path.endswith("/notice.txt")}:
        document, measures = (
            values[f"{folder}/document.yaml"],
            [values[path] for path in sorted(files) if path.startswith(f"{folder}/measures/")],
        )
        document["chapters"] = [
            c for c in document["chapters"] if c["number"] in {measure["chapter"] for measure in measures}
        ]
        superiors = document.get("superiors", [])
        document["superiors"] = [each for each in superiors if all(n in PART for n in each.get("measures", []))]
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
    everyday = values.get("vocabularies/everyday.yaml", [])
    of_measures = without_space(
        "\n".join(f"{value['title']}\n{value['text']}" for path, value in values.items() if "/measures/" in path)
    )
    for words in everyday:
        for field in ("find", "near"):
            words[field] = [word for word in words.get(field, []) if without_space(word) in of_measures]
    leading = ("find", "near", "sectors", "absent")
    values["vocabularies/everyday.yaml"] = [words for words in everyday if any(words.get(field) for field in leading)]
    for preset in values["presets.yaml"]:
        preset["answers"] = {fact: answer for fact, answer in preset["answers"].items() if fact in asked}
    values["presets.yaml"] = [preset for preset in values["presets.yaml"] if preset["answers"]]
    for situation in values["life_situations.yaml"]:
        situation["measures"] = [key for key in situation["measures"] if int(key.rpartition("/")[2]) in PART]
    values["life_situations.yaml"] = [each for each in values["life_situations.yaml"] if each["measures"]]
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
    if reading.yaml_text is not None:
        written[path] = reading.yaml_text
    unreadable = () if reading.readable or reading.text is not None else (path,)
    return Sources(sources.root, values, texts, written, unreadable, reading.problems)


def check_case(sources: Sources, path: str, content: bytes, plain: dict[str, Any]) -> None:
    ASKED[0] = sources.yaml_text.get("questions.yaml", "")
    try:
        catalogue = validate(sources)
    except ContentError as error:
        assert error.problems == sorted(error.problems) and error.problems
        for problem in error.problems:
            require_useful_problem(problem, sources)
    else:
        require_shown_as_written(catalogue, path, content, plain)


# Whole files, and files of answers.


@pytest.mark.parametrize("round_", some_of(range(4)))
def test_files_that_are_moved_lost_or_replaced(round_: int, real_content: Path, tmp_path: Path) -> None:
    random = Random(SEED - round_)
    content = shutil.copytree(real_content, tmp_path / "content")
    for _ in range(6):
        paths = [path for path in sorted(content.rglob("*")) if path.is_file() and not path.is_symlink()]
        file, other = random.sample(paths, 2)
        disturb(file, other, random)
        with pytest.raises(ContentError) as caught:
            validate(load(content))
        read = load(content)
        for problem in caught.value.problems:
            require_useful_problem(problem, read)
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
def test_spoilt_answers(round_: int, whole: GoodContent, tmp_path: Path, many: bool) -> None:
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
            answers = read_answers(file, site)
        except ContentError as error:
            read = Sources(tmp_path, {}, {}, {str(file): content.decode("utf-8-sig", "replace")})
            for problem in error.problems:
                require_useful_problem(problem, read)
        else:
            require_every_value(read_plainly(content), answers)
            if case % 10 == 0:
                found = match(site, answers, None)
                assert as_text(found) and as_json(found)
