"""What the docs say is so, and what there is, they say."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import build
from policy_explorer.arguments import parser
from policy_explorer.model import OPERATORS, AllOf, Amount, AnyOf, Benefit, DateSpan, Example, Manual, Measure, Not, Period, Preset
from policy_explorer.model.measure import Derived, Tagged

ROOT = Path(__file__).parents[1]
AUTHORING = (ROOT / "docs" / "authoring.zh.md").read_text("utf-8")
DOCS = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")] + sorted((ROOT / "docs").rglob("*.md"))
WRITTEN = (Measure, Benefit, Amount, Period, DateSpan, Derived, Tagged, Example, Manual, AllOf, AnyOf, Not, Preset)


def block(language: str) -> str:
    """The first block of that language in the authoring guide."""
    return re.search(rf"```{language}\n(.*?)```", AUTHORING, re.DOTALL)[1]


def test_the_specimen_is_a_measure_that_passes_every_check(tiny_copy, capsys):
    """Just as the guide says: the text into the notice, the file beside the others."""
    document = tiny_copy / "documents" / "yunxi-2031-5"
    notice, closing = document / "notice.txt", "本措施自发布之日起施行"
    text = notice.read_text("utf-8")
    assert closing in text
    notice.write_text(text.replace(closing, f"{block('text')}\n{closing}"), "utf-8")
    (document / "measures" / "04.yaml").write_text(block("yaml"), "utf-8")
    assert build.main(["check", "--content", str(tiny_copy)]) == 0, capsys.readouterr().err
    assert capsys.readouterr().out.startswith("内容没有问题：1 份文件，4 项措施。\n")


def test_the_guide_names_every_field_and_operator():
    fields = {field.alias or name for model in WRITTEN for name, field in model.model_fields.items()}
    assert {word for word in fields | set(OPERATORS) if not re.search(rf"(?<![\w-]){word}(?![\w-])", AUTHORING)} == set()


def test_the_readme_names_every_command_and_option():
    readme = (ROOT / "README.md").read_text("utf-8")
    commands = next(action.choices for action in parser()._actions if action.dest == "command")
    for name, command in commands.items():
        assert f"build.py {name} " in readme
        for action in command._actions:
            assert action.dest == "help" or (action.option_strings or [action.metavar])[0] in readme


def test_every_make_target_is_explained_where_it_stands():
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = re.search(r"\.PHONY: (.+)", makefile)[1].split()
    assert {target for target in targets if target != "site" and f"# make {target}" not in makefile} == set()


def test_every_package_has_its_reason():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"].values()
    packages = [package for packages in (project["dependencies"], *extras) for package in packages if not package.startswith(project["name"])]
    named = set(re.findall(r"^\| ([a-z0-9-]+) \|", (ROOT / "docs" / "dependencies.md").read_text("utf-8"), re.MULTILINE)) - {"package"}
    assert {re.match(r"[a-z0-9-]+", package)[0] for package in packages} == named


@pytest.mark.parametrize("doc", DOCS, ids=lambda path: path.name)
def test_links_between_the_docs_lead_somewhere(doc):
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", doc.read_text("utf-8")):
        assert (doc.parent / target).exists(), target
